"""OFSI's consolidated list of asset freeze targets as CSV (ConList.csv, the format in use since 2022).

Layout: a line with the day of the last update, then the header; one row a name, address or document; `Group ID` ties
the rows of one party. `Other Information` carries labelled parts: `(IMO number):`, `(Parent company):`.
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

_NEEDED = ("Name 6", "Group Type", "Regime", "Group ID")
_LABELLED = re.compile(r"\((?P<label>[A-Z][^():]{2,50})\)\s*:\s*")
_LINKS = {"parent company": True, "current owner/operator": True, "subsidiaries": False}
_IDENTIFIERS = {"imo number": "imo", "business reg no": "registration no", "hull identification number": "serial no"}


def _recognises(head: str) -> bool:
    lines = head.lstrip("\ufeff").splitlines()[:2]
    return any(all(name in line for name in _NEEDED) and "Unique ID" not in line for line in lines)


def _read(source: ListFile, _: Options) -> Reading:
    first = next(iter(source.lines()), "").lstrip("\ufeff")
    skip = 0 if "Group ID" in first else 1
    day = re.search(r"\d{1,2}/\d{1,2}/\d{4}", first) if skip else None
    return Reading(
        "uk-conlist",
        "uk-ofsi",
        "UK OFSI consolidated list of asset freeze targets",
        _entries(source, skip),
        dated=edtf(day[0]) if day else None,
        files=(source,),
    )


def _entries(source: ListFile, skip: int) -> Iterator[ListEntry]:
    parties: dict[str, Party] = {}
    for line, fields in named_rows(source, skip=skip, needed=_NEEDED):
        row = folded(fields)
        group, kind = row["group id"], KINDS.get(row["group type"].casefold())
        if not group or kind is None:
            raise source.refusal("a row without Group ID, or of no known Group Type", line)
        party = parties.setdefault(group, Party(line, kind))
        _gather(party, row, f"uk-{group}")
    if not parties:
        raise source.refusal("it holds no entry")
    for group, party in parties.items():
        if not party.names:
            raise source.refusal(f"group {group} has no name", party.line)
        yield party.entry(f"uk-{group}")


def _gather(party: Party, row: dict[str, str], entry_id: str) -> None:
    party.add_name(row, row.get("alias type", ""), row.get("alias quality", ""))
    party.add_places(row, "address ", "post/zip code", "country")
    party.add_birth(row.get("dob", ""), row.get("town of birth", ""), row.get("country of birth", ""))
    nationalities = several(row.get("nationality", ""))
    for name in nationalities:
        add(party.countries, country_code(name))
    only = nationalities[0] if len(nationalities) == 1 else ""
    party.add_identifiers("Passport", row.get("passport number", "") or row.get("passport details", ""), only)
    party.add_identifiers(
        "National ID", row.get("national identification number", "") or row.get("ni number", ""), only
    )
    for cell in (row.get("position", ""), row.get("title", "")):
        for value in several(cell):
            add(party.positions, value)
    add(party.programmes, row["regime"])
    add(party.remarks, row.get("other information"))
    day = iso_day(row.get("listed on", ""))
    if day:
        party.listed.add(day)
    _gather_labelled(party, row.get("other information", ""), entry_id)


def _gather_labelled(party: Party, remarks: str, entry_id: str) -> None:
    pieces = _LABELLED.split(remarks)
    for label, value in zip(pieces[1::2], pieces[2::2], strict=False):
        name = label.casefold()
        if name in _IDENTIFIERS:
            party.add_identifiers(_IDENTIFIERS[name], value)
        elif name in _LINKS:
            for other in several(value):
                owner, owned = (other, entry_id) if _LINKS[name] else (entry_id, other)
                add(party.links, OwnershipLink(owner, owned, "controls", None, None, source=f"OFSI: {label.lower()}"))
        elif "flag" in name:
            for flag in several(value):
                add(party.countries, country_code(flag))


FORMAT = Format("uk-conlist", "UK OFSI consolidated list CSV", _recognises, _read)
