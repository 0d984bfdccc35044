"""OFAC's SDN and consolidated non-SDN lists as CSV, with their alias, address and comment files.

Layout: OFAC, SDN data specification (12/06/2004, updated 09/25/2023): no header; `-0-` for nothing; Control-Z at the
end. SDN.CSV and CONS_PRIM.CSV have twelve columns, ADD.CSV six, ALT.CSV five, SDN_COMMENTS.CSV two.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.lists.countries import country_code
from faultlines.lists.days import date_in_name
from faultlines.lists.files import ListFile
from faultlines.lists.reading import Format, Options, Reading
from faultlines.lists.remarks import Remarks, parse_remarks
from faultlines.lists.tables import END_MARK, rows
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality, OwnershipLink

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    "individual": EntryKind.PERSON, "vessel": EntryKind.VESSEL, "aircraft": EntryKind.AIRCRAFT,
    "entity": EntryKind.ORGANISATION, "": EntryKind.ORGANISATION,
}  # fmt: skip
_WIDTHS = {"main": 12, "addresses": 6, "aliases": 5, "comments": 2}
_ALIASES = {"aka": NameQuality.STRONG, "fka": NameQuality.FORMER, "nka": NameQuality.STRONG}
_MAIN_NAME = re.compile(r"(?P<before>.*?)(?P<name>sdn|cons_prim)(?P<after>[^a-z].*)?", re.IGNORECASE)
_PARTNERS = {
    "sdn": {"aliases": ("alt",), "addresses": ("add",), "comments": ("sdn_comments",)},
    "cons_prim": {"aliases": ("cons_alt",), "addresses": ("cons_add",), "comments": ("cons_comments",)},
}
_REMARKS = 1_000
"""Characters that the column of remarks has room for; what is longer goes on in the file of comments."""
_WHAT = {"aliases": "aliases", "addresses": "addresses", "comments": "the ends of long remarks"}


@dataclass(slots=True)
class _Companions:
    """What the companion files say, by the number of the entry."""

    aliases: dict[str, list[ListedName]] = field(default_factory=dict)
    addresses: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)


def _recognises(head: str) -> bool:
    return _role(head) is not None


def _role(head: str) -> str | None:
    """Return which of OFAC's four files begins so."""
    row = next(csv.reader(head.splitlines(keepends=True)[:1]), [])
    if not row or not row[0].strip().isdecimal():
        return None
    cells = [cell.strip() for cell in row]
    if len(row) == 12 and cells[2].lower() in {*_KINDS, "-0-"}:
        return "main"
    if len(row) == 6 and cells[1].isdecimal():
        return "addresses"
    if len(row) == 5 and cells[1].isdecimal() and cells[2].lower() in _ALIASES:
        return "aliases"
    return "comments" if len(row) == 2 else None


def _read(source: ListFile, options: Options) -> Reading:
    if _role(source.head().decode("utf-8", "replace")) != "main":
        raise source.refusal(
            "a companion file of OFAC's list, not the list",
            hint="give sdn.csv; it is found beside it, or with --companion",
        )
    files = _companion_files(source, options)
    consolidated = "cons" in Path(source.name).name.lower()
    reading = Reading(
        "ofac-csv",
        "ofac-cons" if consolidated else "ofac-sdn",
        "OFAC consolidated non-SDN list" if consolidated else "OFAC list of specially designated nationals",
        iter(()),
        dated=date_in_name(Path(source.name).name),
        files=(source, *files.values()),
    )
    reading.notes += [f"without a file of {_WHAT[role]}" for role in ("aliases", "addresses") if role not in files]
    reading.entries = _entries(source, files, reading)
    return reading


def _companion_files(source: ListFile, options: Options) -> dict[str, ListFile]:
    """Return the companion files by their role: those given, or those beside the list under OFAC's names."""
    if options.companions:
        found: dict[str, ListFile] = {}
        for one in options.companions:
            role = _role(one.head().decode("utf-8", "replace"))
            if role in (None, "main") or role in found:
                raise one.refusal(
                    "not one of OFAC's companion files", hint="aliases, addresses and comments, one of each"
                )
            found[str(role)] = one
        return found
    name = _MAIN_NAME.fullmatch(source.path.name)
    if source.locator or name is None:
        return {}
    found = {}
    for role, (partner,) in _PARTNERS[name["name"].lower()].items():
        spelled = partner.upper() if name["name"].isupper() else partner
        beside = source.path.with_name(f"{name['before']}{spelled}{name['after'] or ''}")
        if beside.is_file():
            found[role] = ListFile(beside, "", source.limits, source.encoding, source.progress)
    return found


def _entries(source: ListFile, files: dict[str, ListFile], reading: Reading) -> Iterator[ListEntry]:
    companions = _read_companions(files, reading)
    known: set[str] = set()
    cut = 0
    for line, row in _rows(source, "main", reading):
        number = row[0]
        if number in known:
            raise source.refusal(f"entry {number} stands there twice", line)
        known.add(number)
        cut += len(row[-1]) >= _REMARKS and number not in companions.comments
        yield _entry(source, row, line, companions)
    if not known:
        raise source.refusal("it holds no entry")
    if cut:
        reading.notes.append(f"{cut:,} remarks are cut off at {_REMARKS:,} characters: without {_WHAT['comments']}")
    for role, by_number in (("aliases", companions.aliases), ("addresses", companions.addresses)):
        strange = len(by_number.keys() - known)
        if strange:
            reading.notes.append(
                f"{strange:,} entries in the file of {_WHAT[role]} are not in the list: of another day?"
            )


def _read_companions(files: dict[str, ListFile], reading: Reading) -> _Companions:
    found = _Companions()
    if "aliases" in files:
        for line, row in _rows(files["aliases"], "aliases", reading):
            quality = _ALIASES.get(row[2].lower())
            if quality is None:
                raise files["aliases"].refusal(f"{row[2]!r} is no type of alias: aka, fka or nka", line)
            found.aliases.setdefault(row[0], []).append(ListedName(row[3], quality))
    if "addresses" in files:
        for _, row in _rows(files["addresses"], "addresses", reading):
            whole = ", ".join(part for part in (row[2], row[3], row[4]) if part)
            if whole:
                found.addresses.setdefault(row[0], []).append((whole, row[4]))
    if "comments" in files:
        found.comments = {row[0]: row[1] for _, row in _rows(files["comments"], "comments", reading)}
    return found


def _rows(source: ListFile, role: str, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with `-0-` as nothing.

    Raises:
        RefusedListError: at a row with the wrong number of fields, or without a number, or at a last line cut off.
    """
    width, closed = _WIDTHS[role], False
    for line, row in rows(source, closed=True):
        if "".join(row).strip() == END_MARK:
            closed = True
            continue
        if closed:
            raise source.refusal("text after OFAC's end mark", line, hint="are two files joined? get it again")
        if len(row) != width:
            raise source.refusal(f"{len(row)} fields where OFAC has {width}", line, hint="it is cut off or damaged")
        cells = ["" if cell.strip() == "-0-" else cell.strip() for cell in row]
        if role in ("main", "comments") and cells[-1]:
            cells[-1] = row[-1]  # remarks go on in the file of comments, perhaps at a space
        if not cells[0].isdecimal():
            raise source.refusal(f"{cells[0]!r} is not an entry's number", line)
        yield line, cells
    reading.ends[role] = closed
    if not closed:
        of = f" of the file of {_WHAT[role]}" if role in _WHAT else ""
        reading.notes.append(
            f"OFAC's end mark (Control-Z){of} is missing: the file may have been cut off between two lines"
        )


def _entry(source: ListFile, row: list[str], line: int, companions: _Companions) -> ListEntry:
    number, name, type_, programmes, title, call_sign, _vessel_type, _tonnage, _grt, flag, owner, remarks = row
    kind = _KINDS.get(type_.lower())
    if kind is None or not name:
        raise source.refusal(f"{type_!r} is no type of entry" if name else "the name is empty", line)
    entry_id = f"ofac-{number}"
    whole = len(remarks) < _REMARKS or number in companions.comments
    remarks = (remarks + companions.comments.get(number, "")).strip()
    # What is cut off in the middle may read as another number: it stays in the remarks only.
    said = parse_remarks(remarks if whole else remarks.rpartition("; ")[0])
    addresses = companions.addresses.get(number, [])
    countries = [*said.countries, country_code(flag), *(country_code(country) for _, country in addresses)]
    return ListEntry(
        entry_id,
        kind,
        tuple(with_parts(kind, one) for one in [ListedName(name), *companions.aliases.get(number, []), *said.names]),
        (*said.identifiers, *([Identifier("other", call_sign)] if call_sign else [])),
        tuple(said.birth_dates),
        tuple(said.birth_places),
        tuple(dict.fromkeys(code for code in countries if code)),
        tuple(dict.fromkeys(whole for whole, _ in addresses)),
        tuple(programmes.split("] [")) if programmes else (),
        positions(kind, said, title),
        remarks,
        links=links_of(entry_id, said, owner),
        place=f"line {line}",
    )


def with_parts(kind: EntryKind, name: ListedName) -> ListedName:
    """Return a person's name with the parts that OFAC's comma tells apart: `LAST, First Middle`."""
    last, comma, first = name.text.partition(", ")
    if kind is not EntryKind.PERSON or not comma or not last or not first:
        return name
    return ListedName(name.text, name.quality, (("last", last), ("first", first)))


def positions(kind: EntryKind, said: Remarks, title: str) -> tuple[str, ...]:
    """Return the entry's title and, for a person, what of the remarks has no label: mostly offices held."""
    loose = [item for item in said.unread if not item.startswith("DOB")] if kind is EntryKind.PERSON else []
    return tuple(dict.fromkeys(text for text in (*title.split("; "), *loose) if text))


def links_of(entry_id: str, said: Remarks, owner: str = "") -> tuple[OwnershipLink, ...]:
    """Return the links that remarks and the column of a vessel's owner state; OFAC gives no shares."""
    linked = (OwnershipLink(name, entry_id, "linked", None, None, source="OFAC remarks") for name in said.linked_to)
    owned = [OwnershipLink(owner, entry_id, "owns", None, None, source="OFAC")] if owner else []
    return (*owned, *linked)


FORMAT = Format("ofac-csv", "OFAC SDN or non-SDN CSV", _recognises, _read)
