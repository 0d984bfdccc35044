"""A plain CSV, one row an entry, its columns mapped by the user or named like our fields."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.errors import InputError
from faultlines.lists.countries import country_codes
from faultlines.lists.days import date_in_name, edtf, iso_day
from faultlines.lists.identifiers import identifier, kind_of, refined
from faultlines.lists.mapping import FIELDS, ColumnMapping
from faultlines.lists.reading import Format, Options, Reading, list_name_of
from faultlines.lists.tables import named_rows
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from faultlines.lists.files import ListFile

_NAMES = {
    "name": NameQuality.PRIMARY, "alias": NameQuality.STRONG, "weak_alias": NameQuality.WEAK,
    "former_name": NameQuality.FORMER, "acronym": NameQuality.ACRONYM,
}  # fmt: skip
_KINDS = {
    "individual": EntryKind.PERSON, "people": EntryKind.PERSON, "natural person": EntryKind.PERSON,
    "entity": EntryKind.ORGANISATION, "company": EntryKind.ORGANISATION, "organization": EntryKind.ORGANISATION,
    "legal person": EntryKind.ORGANISATION, "legalentity": EntryKind.ORGANISATION, "ship": EntryKind.VESSEL,
    "airplane": EntryKind.AIRCRAFT, "plane": EntryKind.AIRCRAFT,
}  # fmt: skip


def _recognises(head: str) -> bool:
    """Only a header with a name and another field of ours; other tables need a mapping."""
    header = next(csv.reader(head.lstrip("\ufeff").splitlines()[:1]), [])
    known = {name.strip() for name in header} & {*FIELDS}
    return "name" in known and len(known) > 1


def _read(source: ListFile, options: Options) -> Reading:
    mapping = options.mapping or _own_names(source)
    if "name" not in mapping.columns and not {"first_name", "last_name"} & mapping.columns.keys():
        raise InputError("no column is mapped to the name", locator=source.name, hint="--map name=COLUMN")
    name = Path(source.name).name
    return Reading(
        "csv",
        list_name_of(name, "csv"),
        name,
        _entries(source, mapping),
        dated=date_in_name(name),
        files=(source,),
    )


def _own_names(source: ListFile) -> ColumnMapping:
    header = next(csv.reader([next(iter(source.lines()), "").lstrip("\ufeff")]), [])
    names = (name.strip() for name in header)
    return ColumnMapping({name: (name,) for name in names if name in FIELDS or name.startswith("identifier:")})


def _entries(source: ListFile, mapping: ColumnMapping) -> Iterator[ListEntry]:
    needed = tuple(column for columns in mapping.columns.values() for column in columns)
    known: set[str] = set()
    for line, row in named_rows(source, delimiter=mapping.delimiter, needed=needed):
        entry = _entry(source, row, line, mapping)
        if entry.entry_id in known:
            raise source.refusal(f"{entry.entry_id} stands there twice", line)
        known.add(entry.entry_id)
        yield entry
    if not known:
        raise source.refusal("it holds no entry")


def _entry(source: ListFile, row: dict[str, str], line: int, mapping: ColumnMapping) -> ListEntry:
    def values(name: str) -> list[str]:
        cells = [row[column] for column in mapping.columns.get(name, ())]
        if name in mapping.constants:
            cells.append(mapping.constants[name])
        parts = (part for cell in cells for part in (cell.split(mapping.separator) if mapping.separator else [cell]))
        return list(dict.fromkeys(part.strip() for part in parts if part.strip()))

    names = [ListedName(text, quality) for field, quality in _NAMES.items() for text in values(field)]
    parts = tuple((part, value) for part in ("first", "last") for value in values(f"{part}_name")[:1])
    if parts and not any(name.quality is NameQuality.PRIMARY for name in names):
        names.insert(0, ListedName(" ".join(value for _, value in parts), NameQuality.PRIMARY, parts))
    if not names:
        raise source.refusal("the name is empty", line)
    said = values("kind")
    kind = _kind(said[0]) if said else EntryKind.UNKNOWN
    if kind is None:
        raise source.refusal(f"{said[0]!r} is no kind of entry", line, hint=", ".join(EntryKind))
    ids = values("id")
    return ListEntry(
        ids[0] if ids else _made_id(row),
        kind,
        tuple(names),
        tuple(_identifiers(mapping, values)),
        tuple(_days(source, line, values("birth_date"))),
        tuple(values("birth_place")),
        country_codes(values("country")),
        tuple(values("address")),
        tuple(values("programme")),
        tuple(values("position")),
        "\n".join(values("remarks")),
        next((day for value in values("listed_on") if (day := iso_day(value))), None),
        next((day for value in values("delisted_on") if (day := iso_day(value))), None),
        place=f"line {line}",
    )


def _identifiers(mapping: ColumnMapping, values: Callable[[str], list[str]]) -> Iterator[Identifier]:
    for field in dict.fromkeys([*mapping.columns, *mapping.constants]):
        if not field.startswith("identifier:"):
            continue
        label = field.partition(":")[2]
        for value in values(field):
            if kind_of(label) == "other" and label not in ("", "other"):
                kind, text = refined(label, value, "")
                yield Identifier(kind, text)
            elif (found := identifier(label, value)) is not None:
                yield found


def _days(source: ListFile, line: int, values: list[str]) -> Iterator[str]:
    for value in values:
        day = edtf(value)
        if day is None:
            raise source.refusal(
                f"{value!r} is not a date of birth", line, hint="2023-09-12, 12 Sep 2023, 12/09/2023, 2023"
            )
        yield day


def _kind(text: str) -> EntryKind | None:
    folded = text.casefold()
    return EntryKind(folded) if folded in {*EntryKind} else _KINDS.get(folded)


def _made_id(row: dict[str, str]) -> str:
    """Return an id for a row that has none: of its content, so that moving it changes nothing."""
    return "row-" + hashlib.sha256("\x1f".join(row.values()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


FORMAT = Format("csv", "plain CSV with a column mapping", _recognises, _read)
