"""The UK Sanctions List as CSV (FCDO; since January 2026 the UK's only list).

Layout: a line with the day of the report, then the header; one row a name, address or document; `Unique ID` ties them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faultlines.lists.countries import country_code
from faultlines.lists.days import edtf, iso_day
from faultlines.lists.formats.uk_rows import KINDS, Party, add, folded, several
from faultlines.lists.reading import Format, Options, Reading
from faultlines.lists.tables import named_rows
from faultlines.records import ListEntry, OwnershipLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.lists.files import ListFile

_NEEDED = ("Unique ID", "Name 6", "Name type", "Regime Name")
_TYPES = ("individual, entity, ship", "designation type", "group type")
_IDENTIFIERS = {
    "imo number": "imo", "business registration number (s)": "registration number", "passport number": "passport",
    "national identifier number": "national id", "hull identification number (hin)": "serial no",
}  # fmt: skip
_LINKS = {"parent company": True, "current owner/operator (s)": True, "subsidiaries": False}


def _recognises(head: str) -> bool:
    lines = head.lstrip("\ufeff").splitlines()[:2]
    return any(all(name in line for name in _NEEDED) for line in lines)


def _read(source: ListFile, _: Options) -> Reading:
    first = next(iter(source.lines()), "").lstrip("\ufeff").strip().strip('",')
    skip = 0 if "Unique ID" in first else 1
    day = re.search(r"(?:Report Date|Last Updated)\W*([\w/ -]+)", first, re.IGNORECASE) if skip else None
    return Reading(
        "uk-list",
        "uk",
        "UK Sanctions List",
        _entries(source, skip),
        dated=edtf(day[1].strip().replace("-", " ") if re.search("[A-Za-z]", day[1]) else day[1].strip())
        if day
        else None,
        files=(source,),
    )


def _entries(source: ListFile, skip: int) -> Iterator[ListEntry]:
    parties: dict[str, Party] = {}
    for line, fields in named_rows(source, skip=skip, needed=_NEEDED):
        row = folded(fields)
        unique, type_ = row["unique id"], next((row[name] for name in _TYPES if row.get(name)), "")
        kind = KINDS.get(type_.casefold())
        if not unique or kind is None:
            raise source.refusal("a row without Unique ID, or of no known type", line)
        party = parties.setdefault(unique, Party(line, kind))
        _gather(party, row, f"uk-{unique}")
    if not parties:
        raise source.refusal("it holds no entry")
    for unique, party in parties.items():
        if not party.names:
            raise source.refusal(f"{unique} has no name", party.line)
        yield party.entry(f"uk-{unique}")


def _gather(party: Party, row: dict[str, str], entry_id: str) -> None:
    party.add_name(row, row["name type"], row.get("alias strength", ""))
    party.add_places(row, "address line ", "address postal code", "address country")
    party.add_birth(row.get("d.o.b", ""), row.get("town of birth", ""), row.get("country of birth", ""))
    nationalities = several(row.get("nationality(/ies)", ""))
    for name in (*nationalities, *several(row.get("current believed flag of ship", ""))):
        add(party.countries, country_code(name))
    only = nationalities[0] if len(nationalities) == 1 else ""
    for column, label in _IDENTIFIERS.items():
        party.add_identifiers(label, row.get(column, ""), only)
    for column in ("position", "title"):
        for value in several(row.get(column, "")):
            add(party.positions, value)
    add(party.programmes, row["regime name"])
    for column in ("other information", "uk statement of reasons"):
        add(party.remarks, row.get(column))
    day = iso_day(row.get("date designated", ""))
    if day:
        party.listed.add(day)
    for column, is_owner in _LINKS.items():
        for other in several(row.get(column, "")):
            owner, owned = (other, entry_id) if is_owner else (entry_id, other)
            add(party.links, OwnershipLink(owner, owned, "controls", None, None, source=f"UK Sanctions List: {column}"))


FORMAT = Format("uk-list", "UK Sanctions List CSV", _recognises, _read)
