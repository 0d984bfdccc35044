"""A small reader of OFAC's SDN CSV and of the UN's XML, for measuring the matcher apart from the list store."""

from __future__ import annotations

import calendar
import csv
import re
from typing import TYPE_CHECKING

from faultlines.records.listing import EntryKind, Identifier, ListedName, ListEntry, NameQuality

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KINDS = {"individual": EntryKind.PERSON, "vessel": EntryKind.VESSEL, "aircraft": EntryKind.AIRCRAFT}
_NOTHING = "-0-"
_BIRTH = re.compile(r"(?:alt\. )?DOB (?:circa )?(\d{2} [A-Z][a-z]{2} \d{4}|[A-Z][a-z]{2} \d{4}|\d{4})")
_IMO = re.compile(r"IMO (\d{7})")
_PASSPORT = re.compile(r"Passport ([A-Z0-9]+)")
_CRYPTO = re.compile(r"Digital Currency Address - ([A-Z]+) ([A-Za-z0-9]+)")
_CALLED = re.compile(r"a\.k\.a\. '([^']+)'")
_MONTHS = {calendar.month_abbr[at]: f"{at:02}" for at in range(1, 13)}


def _edtf(text: str) -> str:
    parts = text.split()
    if len(parts) == 3:
        return f"{parts[2]}-{_MONTHS[parts[1]]}-{parts[0]}"
    return f"{parts[1]}-{_MONTHS[parts[0]]}" if len(parts) == 2 else parts[0]


def sdn_entries(path: Path, *, aliases: bool = True) -> Iterator[ListEntry]:
    """Yield the entries of an SDN file; with `aliases`, the names that the remarks give."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        for row in rows:
            if len(row) < 12:
                continue
            remarks = row[11].strip()
            names = [ListedName(row[1])]
            if aliases:
                names += [ListedName(name, NameQuality.WEAK) for name in _CALLED.findall(remarks)]
            identifiers = [Identifier("imo", value) for value in _IMO.findall(remarks)]
            identifiers += [Identifier("passport", value) for value in _PASSPORT.findall(remarks)]
            identifiers += [Identifier(f"crypto:{coin}", value) for coin, value in _CRYPTO.findall(remarks)]
            yield ListEntry(
                f"ofac-{row[0]}",
                _KINDS.get(row[2].strip(), EntryKind.ORGANISATION),
                tuple(names),
                identifiers=tuple(identifiers),
                birth_dates=tuple(_edtf(date) for date in _BIRTH.findall(remarks)),
                programmes=tuple(part for part in row[3].split("] [") if part != _NOTHING),
                remarks=remarks,
                place=f"line {rows.line_num}",
            )


def un_entries(path: Path) -> Iterator[ListEntry]:
    """Yield the entries of the UN's consolidated list with their aliases and names in original script."""
    from defusedxml.ElementTree import parse  # noqa: PLC0415 - needed only where this list is measured

    root = parse(path).getroot()
    for section, tag, kind in (
        ("INDIVIDUALS", "INDIVIDUAL", EntryKind.PERSON),
        ("ENTITIES", "ENTITY", EntryKind.ORGANISATION),
    ):
        for at, element in enumerate(root.find(section).findall(tag)):
            parts = [(element.findtext(f"{n}_NAME") or "").strip() for n in ("FIRST", "SECOND", "THIRD", "FOURTH")]
            names = [ListedName(" ".join(part for part in parts if part))]
            original = (element.findtext("NAME_ORIGINAL_SCRIPT") or "").strip()
            if original:
                names.append(ListedName(original, NameQuality.STRONG))
            for alias in element.findall(f"{tag}_ALIAS"):
                text = (alias.findtext("ALIAS_NAME") or "").strip()
                if text:
                    names.append(ListedName(text, NameQuality.STRONG))
            yield ListEntry(
                f"un-{(element.findtext('REFERENCE_NUMBER') or '').strip()}", kind, tuple(names), place=f"element {at}"
            )
