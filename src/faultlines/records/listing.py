"""Entries of sanctions and watch lists, as every list format gives them and every screening takes them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    WALLET = "wallet"
    GOODS = "goods"
    UNKNOWN = "unknown"


class NameQuality(StrEnum):
    """What the list says of a name."""

    PRIMARY = "primary"
    STRONG = "strong"
    WEAK = "weak"
    FORMER = "former"
    ACRONYM = "acronym"


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name of an entry; `parts` where the list gives them apart: ("last", "KIM"), ("first", "Yong Chol")."""

    text: str
    quality: NameQuality = NameQuality.PRIMARY
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or address that identifies.

    Attributes:
        kind: imo, mmsi, passport, national-id, inn, ogrn, kpp, lei, swift, registration, tax, crypto:<currency>,
            aircraft-tail, aircraft-serial, hs or other.
        value: as the list writes it.
        country: ISO 3166-1 alpha-3, or "".
    """

    kind: str
    value: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class OwnershipLink:
    """Who owns, controls or directs whom; `owner` and `owned` are entry ids or names, shares in per cent."""

    owner: str
    owned: str
    kind: str
    share_low: float | None
    share_high: float | None
    start: str = ""
    end: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of one list.

    Attributes:
        entry_id: unique in its list: the list's own id with a prefix ("ofac-123", "un-KPi.001").
        kind: what it names.
        names: the primary name first.
        identifiers, birth_dates (EDTF), birth_places, countries (alpha-3), addresses, programmes, positions: as listed.
        remarks: what is left of the list's remarks.
        listed_on, delisted_on: EDTF dates, or None where the list does not say.
        links: ownership and control.
        place: where it stands in the file: "line 12", "element 5".
    """

    entry_id: str
    kind: EntryKind
    names: tuple[ListedName, ...]
    identifiers: tuple[Identifier, ...] = ()
    birth_dates: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    remarks: str = ""
    listed_on: str | None = None
    delisted_on: str | None = None
    links: tuple[OwnershipLink, ...] = ()
    place: str = ""

    @property
    def content_hash(self) -> str:
        """SHA-256 of the entry as canonical JSON, without `place`: it changes when the entry does."""
        content = asdict(self)
        del content["place"]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
