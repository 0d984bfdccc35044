"""A list of goods by Harmonized System code and tier, such as the Common High Priority List."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.lists.days import date_in_name
from faultlines.lists.reading import Format, Options, Reading, list_name_of
from faultlines.lists.tables import named_rows
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.lists.files import ListFile

_CODE_COLUMNS = ("hs6", "hs", "hs_code", "hs code", "hscode", "commodity code", "cn code", "hs6 code")
_TEXT_COLUMNS = ("description", "item", "product", "name")
_DOTS = re.compile(r"[.\s]")


def _recognises(head: str) -> bool:
    header = [name.strip().casefold() for name in next(csv.reader(head.lstrip("\ufeff").splitlines()[:1]), [])]
    return any(name in _CODE_COLUMNS for name in header) and "tier" in header


def _read(source: ListFile, _: Options) -> Reading:
    name = Path(source.name).name
    common = "priority" in name.casefold() or "chpl" in name.casefold()
    return Reading(
        "goods-csv",
        "chpl" if common else list_name_of(name, "goods"),
        "Common High Priority List" if common else name,
        _entries(source),
        dated=date_in_name(name),
        files=(source,),
    )


def _entries(source: ListFile) -> Iterator[ListEntry]:
    known: set[str] = set()
    for line, fields in named_rows(source):
        row = {name.casefold(): value for name, value in fields.items()}
        code = _DOTS.sub("", next(row[name] for name in _CODE_COLUMNS if name in row))
        # The Harmonized System has chapters of 2 digits, headings of 4, subheadings of 6; what follows is national.
        if not code.isascii() or not code.isdigit() or len(code) not in (4, 6, 8, 10):
            raise source.refusal(f"{code!r} is not a code of the Harmonized System", line)
        if not row["tier"]:
            raise source.refusal(f"{code} has no tier", line)
        if code in known:
            raise source.refusal(f"{code} stands there twice", line)
        known.add(code)
        text = next((row[name] for name in _TEXT_COLUMNS if row.get(name)), f"HS {code[:4]}.{code[4:]}".rstrip("."))
        yield ListEntry(
            f"hs-{code}",
            EntryKind.GOODS,
            (ListedName(text),),
            (Identifier("hs", code),),
            programmes=(f"tier {row['tier']}",),
            place=f"line {line}",
        )
    if not known:
        raise source.refusal("it holds no code")


FORMAT = Format("goods-csv", "goods by HS code and tier", _recognises, _read)
