"""What OFSI's consolidated list and the UK Sanctions List have in common: several rows for one party."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from faultlines.lists.countries import country_code
from faultlines.lists.days import edtf
from faultlines.lists.identifiers import identifier
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality, OwnershipLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KINDS = {
    "individual": EntryKind.PERSON, "entity": EntryKind.ORGANISATION, "ship": EntryKind.VESSEL,
}  # fmt: skip
_Item = TypeVar("_Item")
_GIVEN = tuple(f"name {number}" for number in range(1, 6))
_NUMBERED = re.compile(r"\(\d+\)\s*")
_UNKNOWN_DAY = re.compile(r"\b(?:dd|mm)\b", re.IGNORECASE)
_FORMER = ("fka", "f.k.a", "formerly")


@dataclass(slots=True)
class Party:
    """What the rows of one party have said so far; dictionaries for their order."""

    line: int
    kind: EntryKind
    names: dict[ListedName, None] = field(default_factory=dict)
    identifiers: dict[Identifier, None] = field(default_factory=dict)
    birth_dates: dict[str, None] = field(default_factory=dict)
    birth_places: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    addresses: dict[str, None] = field(default_factory=dict)
    programmes: dict[str, None] = field(default_factory=dict)
    positions: dict[str, None] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    links: dict[OwnershipLink, None] = field(default_factory=dict)

    def add_name(self, row: Mapping[str, str], type_: str, strength: str) -> None:
        """Take in a row's name, its parts, and the same name in its own script."""
        parts = tuple(
            (part, value)
            for part, columns in (("first", _GIVEN[:1]), ("middle", _GIVEN[1:]), ("last", ("name 6",)))
            if (value := " ".join(row[column] for column in columns if row.get(column)))
        )
        whole = " ".join(value for _, value in parts)
        quality = _quality(type_, strength)
        if whole:
            add(
                self.names,
                ListedName(whole, quality, parts if self.kind is EntryKind.PERSON and len(parts) > 1 else ()),
            )
        script = row.get("name non-latin script", "")
        if script:
            add(self.names, ListedName(script, NameQuality.STRONG if quality is NameQuality.PRIMARY else quality))

    def add_places(self, row: Mapping[str, str], prefix: str, post_code: str, country: str) -> None:
        """Take in a row's address and its country."""
        lines = (row.get(f"{prefix}{number}", "") for number in range(1, 7))
        whole = ", ".join(value for value in (*lines, row.get(post_code, ""), row.get(country, "")) if value)
        add(self.addresses, whole)
        add(self.countries, country_code(row.get(country, "")))

    def add_birth(self, dates: str, towns: str, countries: str) -> None:
        """Take in dates (`00/00/1962` where only the year is known) and places of birth."""
        for value in several(dates):
            add(self.birth_dates, edtf(_UNKNOWN_DAY.sub("00", value)))
        names = several(countries)
        for at, town in enumerate(several(towns) or ([""] if names else [])):
            country = names[at] if at < len(names) else names[0] if len(names) == 1 else ""
            add(self.birth_places, ", ".join(value for value in (town, country) if value))

    def add_identifiers(self, label: str, cell: str, country: str = "") -> None:
        """Take in one identifier or several of one kind."""
        for value in several(cell):
            add(self.identifiers, identifier(label, value, country))

    def entry(self, entry_id: str) -> ListEntry:
        """Return the entry, its primary names first."""
        order = sorted(self.names, key=lambda name: name.quality is not NameQuality.PRIMARY)
        return ListEntry(
            entry_id,
            self.kind,
            tuple(order),
            tuple(self.identifiers),
            tuple(self.birth_dates),
            tuple(self.birth_places),
            tuple(self.countries),
            tuple(self.addresses),
            tuple(self.programmes),
            tuple(self.positions),
            "\n".join(self.remarks),
            min(self.listed, default=None),
            links=tuple(self.links),
            place=f"line {self.line}",
        )


def several(cell: str) -> list[str]:
    """Return the values of a cell: `(1) A (2) B`, or with bars or semicolons between them, or one."""
    if _NUMBERED.match(cell):
        values: Iterable[str] = _NUMBERED.split(cell)
    else:
        values = re.split(r"\s*[|;]\s*", cell)
    return [value.strip(" .,") for value in values if value.strip(" .,")]


def folded(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row with its column names in lower case: the two lists, and their editions, differ in capitals."""
    return {name.casefold(): " ".join(value.split()) for name, value in row.items()}


def add(items: dict[_Item, None], item: _Item | None) -> None:
    """Keep an item once, in its order, if there is one."""
    if item:
        items.setdefault(item)


def _quality(type_: str, strength: str) -> NameQuality:
    type_, strength = type_.casefold(), strength.casefold()
    if type_ in ("primary name", ""):
        return NameQuality.PRIMARY
    if type_.startswith(_FORMER):
        return NameQuality.FORMER
    return NameQuality.WEAK if "low" in strength or "weak" in strength else NameQuality.STRONG
