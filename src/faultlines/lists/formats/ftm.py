"""FollowTheMoney entities as JSON lines, and their deltas.

Layout: one entity a line (`id`, `schema`, `properties` as lists of strings), as OpenSanctions' `entities.ftm.json`; a
line of a delta is `{"op": "ADD" | "MOD" | "DEL", "entity": …}`. Sanctions, documents and ownership stand in lines of
their own that name the entity, before it or after it: the file is read twice.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from faultlines.lists.countries import country_codes
from faultlines.lists.days import date_in_name, edtf, iso_day
from faultlines.lists.files import ListFile
from faultlines.lists.identifiers import identifier
from faultlines.lists.reading import Format, Options, Reading
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality, OwnershipLink

_SHARE = re.compile(
    r"(?P<sign>>=?|<=?|≥|≤|at least|more than|over|at most|up to|less than|under)?\s*"
    r"(?P<low>\d+(?:[.,]\d+)?)\s*(?:%|per\s?cent)?(?P<plus>\+)?"
    r"(?:\s*(?:[-–—]|to)\s*(?P<high>\d+(?:[.,]\d+)?)\s*(?:%|per\s?cent)?)?",
    re.IGNORECASE,
)
_ABOVE, _BELOW = (">", "more than", "over"), ("<", "less than", "under")
_AT_LEAST, _AT_MOST = (">=", "≥", "at least"), ("<=", "≤", "at most", "up to")
_JUST = 1e-6
"""Per cent by which "more than 50" is more than 50."""
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")
_DOCUMENTS = {"Passport": "passport", "Identification": "national id"}


@dataclass(slots=True)
class _Sides:
    """What other lines say of the entities."""

    delta: bool = False
    any_topics: bool = False
    programmes: dict[str, dict[str, None]] = field(default_factory=dict)
    listed: dict[str, list[str]] = field(default_factory=dict)
    ended: dict[str, list[str | None]] = field(default_factory=dict)
    documents: dict[str, list[Identifier]] = field(default_factory=dict)
    links: list[OwnershipLink] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)
    count: int = 0


def _recognises(head: str) -> bool:
    first = head.lstrip("\ufeff").lstrip().partition("\n")[0]
    return first.startswith("{") and ('"schema"' in first or ('"op"' in first and '"entity"' in first))


def _read(source: ListFile, _: Options) -> Reading:
    sides = _sides(source)
    reading = Reading(
        "ftm-delta" if sides.delta else "ftm",
        "ftm",
        "FollowTheMoney entities",
        iter(()),
        dated=date_in_name(Path(source.name).name),
        files=(source,),
        links=sides.links,
        delta=sides.delta,
    )
    reading.entries = _entries(source, sides, reading)
    return reading


def _lines(source: ListFile) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield (line, operation, entity); the operation of a plain file is ADD.

    Raises:
        RefusedListError: with the line, if it is not JSON or not an entity.
    """
    for number, line in enumerate(source.lines(), 1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            halved = _ESCAPED_HALF.search(line) and _HALF.search(json.dumps(content, ensure_ascii=False))
        except (ValueError, RecursionError) as error:
            raise source.refusal(
                f"not JSON: {_reason(error)}", number, hint="the file is cut off or damaged"
            ) from error
        if halved:
            raise source.refusal("half of a character (a lone surrogate)", number, hint="the file is damaged")
        op = "ADD"
        if isinstance(content, dict) and "op" in content:
            op, content = str(content["op"]), content.get("entity")
        if op not in ("ADD", "MOD", "DEL") or not isinstance(content, dict) or not isinstance(content.get("id"), str):
            raise source.refusal("not a FollowTheMoney entity", number)
        if op != "DEL" and not (isinstance(content.get("schema"), str) and isinstance(content.get("properties"), dict)):
            raise source.refusal("an entity without schema or properties", number)
        yield number, op, content


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return error.msg
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long"


def _sides(source: ListFile) -> _Sides:
    sides = _Sides(delta='"op"' in source.head(4096).decode("utf-8", "replace").partition("\n")[0])
    for _, op, entity in _lines(source):
        sides.count += 1
        if op == "DEL":
            continue
        schema = entity["schema"]
        if schema == "Sanction":
            _gather_sanction(sides, entity)
        elif schema in _DOCUMENTS:
            for holder in _values(entity, "holder"):
                for number in _values(entity, "number"):
                    found = identifier(_DOCUMENTS[schema], number, next(iter(_values(entity, "country")), ""))
                    sides.documents.setdefault(holder, []).extend([found] if found else [])
        elif schema == "Address":
            sides.addresses[entity["id"]] = next(iter(_values(entity, "full")), "")
        elif schema in _layout()["links"]:
            sides.links += _links(entity)
        elif schema in _layout()["kinds"]:
            sides.any_topics = sides.any_topics or bool(_values(entity, "topics"))
    return sides


def _gather_sanction(sides: _Sides, entity: dict[str, Any]) -> None:
    days = [day for name in ("startDate", "listingDate") for value in _values(entity, name) if (day := iso_day(value))]
    ended = max((day for value in _values(entity, "endDate") if (day := iso_day(value))), default=None)
    for target in _values(entity, "entity"):
        names = _values(entity, "programId") or _values(entity, "program") or _values(entity, "authority")
        sides.programmes.setdefault(target, {}).update(dict.fromkeys(names))
        sides.listed.setdefault(target, []).extend(days)
        sides.ended.setdefault(target, []).append(ended)


def _links(entity: dict[str, Any]) -> list[OwnershipLink]:
    layout = _layout()["links"][entity["schema"]]
    low, high = share(next(iter(_values(entity, "percentage")), ""))
    start = min((day for value in _values(entity, "startDate") if (day := iso_day(value))), default="")
    end = max((day for value in _values(entity, "endDate") if (day := iso_day(value))), default="")
    said = next(iter(_values(entity, "role")), "") or entity["schema"]
    datasets = entity.get("datasets")
    source = f"{said} ({', '.join(map(str, datasets))})" if isinstance(datasets, list) and datasets else said
    return [
        OwnershipLink(owner, owned, layout["kind"], low, high, start, end, source)
        for owner in _values(entity, layout["owner"])
        for owned in _values(entity, layout["owned"])
    ]


def share(text: str) -> tuple[float | None, float | None]:
    """Return low and high bound of a share in per cent; None for both where none is given.

    Read are `51`, `51.5 %`, `51,5`, `25-50`, `>50`, `≥ 50 %`, `50+`, `<25`, and `more than`, `at least`, `less than`,
    `at most` in words.
    """
    found = _SHARE.fullmatch(text.strip())
    if found is None or (found["high"] and (found["sign"] or found["plus"])) or (found["sign"] and found["plus"]):
        return None, None
    low = float(found["low"].replace(",", "."))
    high = float((found["high"] or found["low"]).replace(",", "."))
    sign = ">=" if found["plus"] else (found["sign"] or "").lower()
    if sign in _ABOVE:
        low, high = min(low + _JUST, 100.0), 100.0
    elif sign in _AT_LEAST:
        high = 100.0
    elif sign in _BELOW:
        low, high = 0.0, max(high - _JUST, 0.0)
    elif sign in _AT_MOST:
        low = 0.0
    return (low, high) if 0 <= low <= high <= 100 else (None, None)


def _entries(source: ListFile, sides: _Sides, reading: Reading) -> Iterator[ListEntry]:
    by_party: dict[str, list[OwnershipLink]] = {}
    for link in sides.links:
        for party in dict.fromkeys((link.owner, link.owned)):
            by_party.setdefault(party, []).append(link)
    known: set[str] = set()
    kinds = _layout()["kinds"]
    for line, op, entity in _lines(source):
        if op == "DEL":
            reading.removed.append(entity["id"])
            continue
        if entity["schema"] not in kinds:
            continue
        if entity["id"] in known:
            raise source.refusal(f"{entity['id']} stands there twice", line)
        known.add(entity["id"])
        entry = _entry(entity, sides, line)
        if entry is None:
            raise source.refusal(f"{entity['id']} has no name", line)
        if entry.entry_id in by_party:
            reading.labels[entry.entry_id] = entry.names[0].text
        if _is_listed(entity, sides):
            yield replace(entry, links=tuple(by_party.get(entry.entry_id, ())))
        elif op == "MOD":
            reading.removed.append(entry.entry_id)
    if not sides.count:
        raise source.refusal("it holds no entity", hint="the file is empty or cut off")
    if not known and not sides.delta and not sides.links:
        raise source.refusal("it holds no person, organisation, ship, aircraft or wallet")
    if sides.delta:
        orphans = len((sides.listed.keys() | sides.documents.keys()) - known)
        if orphans:
            reading.notes.append(
                f"changes to sanctions or documents of {orphans:,} entries that the delta does not hold were left out"
            )


def _is_listed(entity: dict[str, Any], sides: _Sides) -> bool:
    """Whether an entity is on the list, not only a relative, owner or asset of one that is.

    Files that give topics give them to what they target; a file that gives none is taken to list all that it holds.
    """
    if not sides.any_topics and not sides.listed:
        return True
    return bool(_values(entity, "topics")) or entity.get("target") is True or entity["id"] in sides.listed


def _entry(entity: dict[str, Any], sides: _Sides, line: int) -> ListEntry | None:
    layout, entity_id = _layout(), entity["id"]
    kind = EntryKind(layout["kinds"][entity["schema"]])
    names = _names(entity)
    if not names:
        return None
    countries = [value for name in layout["countries"]["properties"] for value in _values(entity, name)]
    codes = country_codes(countries)
    addresses = [
        *_values(entity, "address"),
        *(sides.addresses.get(one, "") for one in _values(entity, "addressEntity")),
    ]
    ended = sides.ended.get(entity_id, [])
    remarks = [*_values(entity, "notes"), *_values(entity, "summary")]
    return ListEntry(
        entity_id,
        kind,
        names,
        tuple(dict.fromkeys([*_identifiers(entity, codes), *sides.documents.get(entity_id, ())])),
        tuple(dict.fromkeys(day for value in _values(entity, "birthDate") if (day := edtf(value)))),
        tuple(_values(entity, "birthPlace")),
        codes,
        tuple(dict.fromkeys(address for address in addresses if address)),
        tuple(dict.fromkeys([*_values(entity, "programId"), *sides.programmes.get(entity_id, {})])),
        tuple(_values(entity, "position")),
        "\n".join(remarks),
        min(sides.listed.get(entity_id, ()), default=None),
        max(map(str, ended)) if ended and all(ended) else None,
        place=f"line {line}",
    )


def _names(entity: dict[str, Any]) -> tuple[ListedName, ...]:
    texts: dict[str, NameQuality] = {}
    caption = entity.get("caption")
    if isinstance(caption, str) and caption.strip():
        texts[caption.strip()] = NameQuality.PRIMARY
    for name, quality in _layout()["names"].items():
        for value in _values(entity, name):
            texts.setdefault(value, NameQuality(quality) if texts else NameQuality.PRIMARY)
    parts = _parts(entity)
    return tuple(
        ListedName(text, quality, parts if quality is NameQuality.PRIMARY else ()) for text, quality in texts.items()
    )


def _parts(entity: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return a person's name parts where each has one form; several forms cannot be told to belong together."""
    names = (("first", "firstName"), ("patronymic", "fatherName"), ("middle", "middleName"), ("last", "lastName"))
    found = [(part, _values(entity, name)) for part, name in names]
    return tuple((part, values[0]) for part, values in found if len(values) == 1)


def _identifiers(entity: dict[str, Any], countries: tuple[str, ...]) -> Iterator[Identifier]:
    only = countries[0] if len(countries) == 1 else ""
    for name, label in _layout()["identifiers"].items():
        for value in _values(entity, name):
            if name == "publicKey":
                label = f"Digital Currency Address - {next(iter(_values(entity, 'currency')), '')}".rstrip()  # noqa: PLW2901
            elif name == "registrationNumber" and entity["schema"] == "Airplane":
                label = "tail number"  # noqa: PLW2901
            # "TIN: 183111242572": the label inside the value says more than the property.
            told, colon, rest = value.partition(": ")
            found = identifier(told if colon else label, rest if colon else value, only)
            if found is not None:
                yield found


def _values(entity: dict[str, Any], name: str) -> list[str]:
    """Return the texts of a property; nested entities, which some exports have, are not text."""
    properties = entity.get("properties")
    values = properties.get(name, []) if isinstance(properties, dict) else []
    return [value for value in values if isinstance(value, str) and value] if isinstance(values, list) else []


@cache
def _layout() -> dict[str, Any]:
    text = (resources.files("faultlines.lists") / "data" / "ftm.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


FORMAT = Format("ftm", "FollowTheMoney JSON lines", _recognises, _read)
