"""What a list of sanctioned parties or controlled goods says of one entry: the records between lists and screening."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    WALLET = "wallet"
    GOODS = "goods"
    UNKNOWN = "unknown"


class NameQuality(StrEnum):
    """How a list rates a name: as its heading, an alias, one too common to stand alone, a past name, an acronym."""

    PRIMARY = "primary"
    STRONG = "strong"
    WEAK = "weak"
    FORMER = "former"
    ACRONYM = "acronym"


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name as the list writes it.

    Attributes:
        text: the name, in the list's own order and script.
        quality: how the list rates it.
        parts: (part, text) where the list tells parts apart: `last`, `first`, `middle`, `patronymic`, `maiden` …
    """

    text: str
    quality: NameQuality = NameQuality.PRIMARY
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or code that stands for one party.

    Attributes:
        kind: `imo`, `mmsi`, `passport`, `national-id`, `inn`, `ogrn`, `kpp`, `lei`, `swift`, `registration`, `tax`,
            `crypto:<currency>`, `aircraft-tail`, `aircraft-serial`, `hs` or `other`.
        value: as the list writes it.
        country: ISO 3166-1 alpha-3 of the issuer, or "".
    """

    kind: str
    value: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class OwnershipLink:
    """Who owns, controls, directs or is linked to whom.

    Attributes:
        owner, owned: entry ids or, where the source gives no id, names.
        kind: `owns`, `controls`, `directs` or `linked`.
        share_low, share_high: bounds of the share in per cent; None where the source gives none.
        start, end: ISO 8601 days, or "".
        source: who says so.
    """

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
    """One entry of a list, in one state of that list.

    Attributes:
        entry_id: unique in its list: the list's own id with a prefix (`ofac-123`, `un-KPi.001`, `eu-1234`, `uk-12345`).
        kind: what it is.
        names: the list's heading first.
        identifiers: numbers and codes.
        birth_dates: EDTF dates or intervals.
        birth_places: as the list writes them.
        countries: ISO 3166-1 alpha-3: nationality, flag, address.
        addresses: one line each.
        programmes: under which the entry is listed.
        positions: offices and titles.
        remarks: the list's own free text, whole.
        listed_on, delisted_on: ISO 8601 days, or None where the list does not say.
        links: ownership and control that the list itself states.
        place: where it stands in the file: `line 12` or `element 5`.
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
        """SHA-256 of the entry as canonical JSON, without `place`: the same text in another line is the same entry."""
        return hashlib.sha256(entry_json(self).encode("utf-8", "surrogatepass")).hexdigest()


def entry_json(entry: ListEntry) -> str:
    """Return the entry as canonical JSON (keys sorted, no white space), without `place`."""
    # Written out field by field: `dataclasses.asdict` takes ten times as long, and a list has tens of thousands.
    content = {
        "addresses": entry.addresses,
        "birth_dates": entry.birth_dates,
        "birth_places": entry.birth_places,
        "countries": entry.countries,
        "delisted_on": entry.delisted_on,
        "entry_id": entry.entry_id,
        "identifiers": [{"country": one.country, "kind": one.kind, "value": one.value} for one in entry.identifiers],
        "kind": entry.kind,
        "links": [
            {
                "end": link.end,
                "kind": link.kind,
                "owned": link.owned,
                "owner": link.owner,
                "share_high": link.share_high,
                "share_low": link.share_low,
                "source": link.source,
                "start": link.start,
            }
            for link in entry.links
        ],
        "listed_on": entry.listed_on,
        "names": [{"parts": name.parts, "quality": name.quality, "text": name.text} for name in entry.names],
        "positions": entry.positions,
        "programmes": entry.programmes,
        "remarks": entry.remarks,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def entry_from_json(text: str, place: str = "") -> ListEntry:
    """Return the entry that `entry_json` wrote.

    Raises:
        ValueError, KeyError, TypeError: if the text is not such JSON.
    """
    content = json.loads(text)
    return ListEntry(
        content["entry_id"],
        EntryKind(content["kind"]),
        tuple(
            ListedName(name["text"], NameQuality(name["quality"]), tuple((part[0], part[1]) for part in name["parts"]))
            for name in content["names"]
        ),
        tuple(Identifier(one["kind"], one["value"], one["country"]) for one in content["identifiers"]),
        tuple(content["birth_dates"]),
        tuple(content["birth_places"]),
        tuple(content["countries"]),
        tuple(content["addresses"]),
        tuple(content["programmes"]),
        tuple(content["positions"]),
        content["remarks"],
        content["listed_on"],
        content["delisted_on"],
        tuple(OwnershipLink(**link) for link in content["links"]),
        place,
    )
