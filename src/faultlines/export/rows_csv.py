"""Rows as CSV (RFC 4180 quoting, lines end in LF): for spreadsheets, and so guarded against formulas.

What a cell cannot hold exactly is in the JSON Lines: here lists become one cell, hidden characters are shown, and a
cell that a spreadsheet would compute begins with an apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from faultlines.export.escaping import visible
from faultlines.export.rows import FIELDS

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the last four are their full-width twins


def write_csv(rows: Iterable[Mapping[str, object]], stream: TextIO, fields: Sequence[str] = FIELDS) -> None:
    r"""Write a header and each of `rows`; a list is joined with `|`, a `|` inside its items is written `\|`."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in fields])


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    text = "|".join(_item(item) for item in value) if isinstance(value, list) else str(value)
    guarded = f"'{text}" if text.startswith(_FORMULA) else text
    return visible(guarded)


def _item(item: object) -> str:
    return (_quantity(item) if isinstance(item, Mapping) else str(item)).replace("\\", "\\\\").replace("|", "\\|")


def _quantity(item: Mapping[str, object]) -> str:
    """Bounds as an interval with open ends as in EDTF: `8000/11000 troops`, `1000/.. containers`."""
    low, high = (_number(item[end]) for end in ("low", "high"))
    return f"{low if low == high else f'{low}/{high}'} {item['unit']}"


def _number(value: object) -> str:
    if value is None:
        return ".."
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
