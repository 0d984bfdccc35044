"""The EU's consolidated financial sanctions list as CSV, format 1.1.

Layout: the Commission's `csvFullSanctionsList_1_1`: semicolons, one row for each name, address, birth date,
identification or citizenship of an entity; `Entity_LogicalId` ties them, and columns carry the name of the XML element
that they come from.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from faultlines.lists.days import edtf, iso_day
from faultlines.lists.formats.eu_xml import KINDS, address, born, country_of, eu_identifier, joined
from faultlines.lists.reading import Format, Options, Reading
from faultlines.lists.tables import named_rows
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.lists.files import ListFile

_Item = TypeVar("_Item")
_NEEDED = ("Entity_LogicalId", "Entity_SubjectType", "NameAlias_WholeName")
_DATED = ("fileGenerationDate", "FileGenerationDate")


@dataclass(slots=True)
class _Entity:
    """What the rows of one entity have said so far; dictionaries for their order."""

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
    designated: set[str] = field(default_factory=set)
    in_force: set[str] = field(default_factory=set)


def _recognises(head: str) -> bool:
    header = next(csv.reader(head.lstrip("\ufeff").splitlines()[:1], delimiter=";"), [])
    return "Entity_LogicalId" in header and "NameAlias_WholeName" in header


def _read(source: ListFile, _: Options) -> Reading:
    first = next(named_rows(source, delimiter=";", needed=_NEEDED), (0, {}))[1]
    dated = next((edtf(first[name]) for name in _DATED if first.get(name)), None)
    return Reading(
        "eu-csv", "eu", "EU consolidated financial sanctions list", _entries(source), dated=dated, files=(source,)
    )


def _entries(source: ListFile) -> Iterator[ListEntry]:
    entities: dict[str, _Entity] = {}
    for line, row in named_rows(source, delimiter=";", needed=_NEEDED):
        logical_id = row["Entity_LogicalId"]
        if not logical_id:
            raise source.refusal("a row without Entity_LogicalId", line)
        entity = entities.get(logical_id)
        if entity is None:
            entity = entities[logical_id] = _Entity(line, _kind(source, row, line))
        _gather(entity, row)
    if not entities:
        raise source.refusal("it holds no entry")
    for logical_id, entity in entities.items():
        if not entity.names:
            raise source.refusal(f"entity {logical_id} has no name", entity.line)
        yield _entry(logical_id, entity)


def _kind(source: ListFile, row: dict[str, str], line: int) -> EntryKind:
    for name in ("Entity_SubjectType", "Entity_SubjectType_ClassificationCode"):
        kind = KINDS.get(row.get(name, "").lower())
        if kind is not None:
            return kind
    raise source.refusal(f"{row['Entity_SubjectType']!r} is no type of subject", line)


def _gather(entity: _Entity, row: dict[str, str]) -> None:
    _gather_name(entity, row)
    place, birth = _part(row, "Address_"), _part(row, "BirthDate_")
    document, citizenship = _part(row, "Identification_"), _part(row, "Citizenship_")
    birth = {"birthdate": birth.get("birthDate", ""), "monthOfYear": birth.get("month", ""), **birth}
    document["identificationTypeCode"] = document.get("typeCode", "")
    document["identificationTypeDescription"] = document.get("typeDescription", "")
    _add(entity.identifiers, eu_identifier(document))
    _add(entity.birth_dates, born(birth))
    _add(entity.birth_places, joined(birth, ("place", "city", "region", "zipCode")))
    for fields in (citizenship, place):
        _add(entity.countries, country_of(fields))
    _add(entity.addresses, address(place))
    _add(entity.programmes, row.get("Entity_Regulation_Programme"))
    _add(entity.remarks, row.get("Entity_Remark"))
    for days, name in (
        (entity.designated, "Entity_DesignationDate"),
        (entity.in_force, "Entity_Regulation_EntryIntoForceDate"),
    ):
        day = iso_day(row.get(name, ""))
        if day:
            days.add(day)


def _gather_name(entity: _Entity, row: dict[str, str]) -> None:
    fields = _part(row, "NameAlias_")
    parts = tuple(
        (part, fields[name])
        for part, name in (("first", "firstName"), ("middle", "middleName"), ("last", "lastName"))
        if fields.get(name)
    )
    whole = fields.get("wholeName") or " ".join(value for _, value in parts)
    if whole:
        weak = fields.get("strong", "").lower() == "false"
        quality = NameQuality.WEAK if weak else NameQuality.STRONG if entity.names else NameQuality.PRIMARY
        entity.names.setdefault(ListedName(" ".join(whole.split()), quality, parts))
    for name in ("function", "title"):
        _add(entity.positions, fields.get(name))


def _part(row: dict[str, str], prefix: str) -> dict[str, str]:
    """Return the columns of one element under the names that they have in the XML: `Address_ZipCode` is `zipCode`."""
    return {
        name[len(prefix)].lower() + name[len(prefix) + 1 :]: value
        for name, value in row.items()
        if name.startswith(prefix) and name != prefix and value
    }


def _entry(logical_id: str, entity: _Entity) -> ListEntry:
    return ListEntry(
        f"eu-{logical_id}",
        entity.kind,
        tuple(entity.names),
        tuple(entity.identifiers),
        tuple(entity.birth_dates),
        tuple(entity.birth_places),
        tuple(entity.countries),
        tuple(entity.addresses),
        tuple(entity.programmes),
        tuple(entity.positions),
        "\n".join(entity.remarks),
        min(entity.designated or entity.in_force, default=None),
        place=f"line {entity.line}",
    )


def _add(items: dict[_Item, None], item: _Item | None) -> None:
    if item:
        items.setdefault(item)


FORMAT = Format("eu-csv", "EU consolidated CSV 1.1", _recognises, _read)
