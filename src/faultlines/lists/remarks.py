"""OFAC's remarks: one line of semicolons that holds what its other columns have no room for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from faultlines.lists.countries import country_code
from faultlines.lists.days import edtf
from faultlines.lists.identifiers import identifier, kinds
from faultlines.records import Identifier, ListedName, NameQuality

_Item = TypeVar("_Item")
_ALIAS = re.compile(r"(?P<type>[afn]\.k|d\.b)\.a\.,? ['\"](?P<name>.+)['\"]$", re.IGNORECASE)
_VALUE = re.compile(
    r"(?P<value>.*?)(?:\s+\((?P<country>[^()]*)\))?(?:\s+issued\s+[^()]*?)?(?:\s+expires\s+[^()]*)?(?:\s+\((?P<late>[^()]*)\))?$"
)
_NATIONALITY = re.compile(r"(?:nationality|citizen)\s+(?P<country>.+)$", re.IGNORECASE)
_FLAG = re.compile(r"(?:Former )?Vessel Flag (?P<country>.+)$")
_CRYPTO = re.compile(r"(?P<label>Digital Currency Address - \w+)\s+(?P<value>\S+)$")
_SECONDARY = (
    "Secondary sanctions risk", "Additional Sanctions Information - Subject to Secondary Sanctions",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
)  # fmt: skip
_NOTICES = (
    "Gender", "Target Type", "Organization Type", "Organization Established Date", "Executive Order", "Effective Date",
    "Listing Date", "Purchase/Sales For Divestment", "For more information", "all offices worldwide", "Aircraft Model",
    "Aircraft Manufacture Date", "Aircraft Operator", "Additional Sanctions Information", "Vessel Type",
    "Vessel Year of Build", "Issuer Name", "CAATSA", "Vessel Gross", "Vessel Owner", "Vessel Flag",
    "Former Vessel Flag", "Vessel Manager", "Vessel Operator",
)  # fmt: skip


@dataclass(slots=True)
class Remarks:
    """What the remarks of one entry say, each thing where it belongs.

    Attributes:
        names: aliases; those in remarks are the ones OFAC calls weak (its FAQ 122), "f.k.a." is a past name.
        birth_dates: EDTF.
        birth_places: as written.
        countries: alpha-3: nationality, citizenship, flag.
        identifiers: with their issuers.
        linked_to: names of the parties that the entry is linked to.
        secondary_risk: warnings that dealing with the party exposes foreigners to sanctions too.
        gender: "male", "female" or "".
        notices: what was recognised but has no field: target type, model of aircraft, directives.
        unread: what was not recognised; mostly offices held.
    """

    names: list[ListedName] = field(default_factory=list)
    birth_dates: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    linked_to: list[str] = field(default_factory=list)
    secondary_risk: list[str] = field(default_factory=list)
    gender: str = ""
    notices: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def parse_remarks(text: str) -> Remarks:
    """Read OFAC's remarks (SDN data specification, September 2023: `Remarks`, and the overflow in SDN_COMMENTS)."""
    found = Remarks()
    for item in _items(text):
        _read(item, found)
    return found


def _items(text: str) -> list[str]:
    body = text.strip()
    body = body[:-1] if body.endswith(".") and not body.endswith("..") else body
    items, depth = [], ""
    for piece in body.split("; "):
        depth = f"{depth}; {piece}" if depth else piece
        # A bracket that is still open belongs to a value with a semicolon of its own.
        if depth.count("(") <= depth.count(")"):
            items.append(depth.strip())
            depth = ""
    if depth:
        items += [piece.strip() for piece in depth.split("; ")]
    return [item for item in items if item]


def _read(item: str, found: Remarks) -> None:
    plain = item[5:] if item.startswith("alt. ") else item
    if _read_simple(plain, found):
        return
    if plain.startswith(_SECONDARY):
        found.secondary_risk.append(plain)
        return
    alias = _ALIAS.match(plain)
    if alias:
        quality = {"f": NameQuality.FORMER, "n": NameQuality.STRONG}.get(alias["type"][0].lower(), NameQuality.WEAK)
        found.names.append(ListedName(alias["name"], quality))
        return
    country = _NATIONALITY.match(plain) or _FLAG.match(plain)
    if country:
        _add(found.countries, country_code(country["country"].removeprefix("possibly ")))
        return
    one = _identifier(plain)
    if one is not None:
        _add(found.identifiers, one)
    elif plain.startswith(_NOTICES):
        found.notices.append(plain)
    else:
        found.unread.append(item)


def _read_simple(item: str, found: Remarks) -> bool:
    """Read what a fixed word introduces; say whether it was one of those."""
    if item.startswith("DOB "):
        born = edtf(item[4:])
        if born is None:
            found.unread.append(item)
        else:
            _add(found.birth_dates, born)
    elif item.startswith("POB "):
        _add(found.birth_places, item[4:].strip())
    elif item.startswith("Linked To: "):
        _add(found.linked_to, item[11:].strip())
    elif item.startswith("Gender "):
        found.gender = item[7:].strip().lower()
    else:
        return False
    return True


def _identifier(item: str) -> Identifier | None:
    crypto = _CRYPTO.match(item)
    if crypto:
        return identifier(crypto["label"], crypto["value"])
    pattern = _labels().get(_first_word(item))
    label = pattern.match(item) if pattern else None
    if label is None:
        return None
    value = _VALUE.match(item[label.end() :].strip().strip(":").strip())
    if value is None or not re.search(r"\w", value["value"]):
        return identifier(label[1], item[label.end() :].strip(" ():"))
    issuer = next((text for text in (value["country"], value["late"]) if text and country_code(text)), "")
    return identifier(label[1], value["value"], issuer)


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    """Return, by first word, a pattern of the known labels that begin with it, longest first, a value behind them."""
    by_word: dict[str, list[str]] = {}
    for label in sorted(kinds(), key=len, reverse=True):
        # Folded labels have lost their full stops: "C.U.R.P." is kept as "c u r p".
        spelled = r"[.:]?[ ]?".join(map(re.escape, label.split()))
        by_word.setdefault(_first_word(label), []).append(spelled)
    return {word: re.compile(rf"({'|'.join(labels)})[.:]?(?=\s)", re.IGNORECASE) for word, labels in by_word.items()}


def _first_word(text: str) -> str:
    found = re.match(r"\w*", text)
    return found[0].casefold() if found else ""


def _add(items: list[_Item], item: _Item) -> None:
    if item and item not in items:
        items.append(item)
