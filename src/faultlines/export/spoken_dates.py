"""EDTF dates in plain English words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faultlines.errors import DateError
from faultlines.records import DateRange

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FEW = 4
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_MARKS = {"": "{}", "~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def parse_date(edtf: str | None) -> DateRange | None:
    """Return the days that `edtf` covers, or None where there is no date or none that can be read."""
    if edtf is None:
        return None
    try:
        return DateRange.parse(edtf)
    except DateError:
        return None


def spoken_date(edtf: str) -> str:
    """Return `2024-06-19` as "19 June 2024", `195X` as "the 1950s", `2022/..` as "since 2022"; else `edtf` itself."""
    if parse_date(edtf) is None:
        return edtf
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return _spoken_point(first)
    if first in ("", ".."):
        return f"until {_spoken_point(last)}"
    if last in ("", ".."):
        return f"since {_spoken_point(first)}"
    return f"{_spoken_point(first)} to {_spoken_point(last)}"


def spoken_dates(dates: Sequence[str]) -> str:
    """Return the first few of `dates` in words, the rest counted: "2023; June 2024; and 3 other dates"."""
    words = [spoken_date(edtf) for edtf in dates[:_FEW]]
    others = len(dates) - _FEW
    if others > 0:
        words.append("and one other date" if others == 1 else f"and {others} other dates")
    return "; ".join(words)


def _spoken_point(text: str) -> str:
    found = _POINT.fullmatch(text)
    if found is None:
        return text
    year, month, day, mark = found.groups()
    words = _spoken_year(year)
    if month:
        words = f"{MONTHS[int(month) - 1]} {words}"
    if day:
        words = f"{int(day)} {words}"
    return _MARKS[mark].format(words)


def _spoken_year(year: str) -> str:
    if year.endswith("XX"):
        return f"the {year[:2]}00s (century)"
    return f"the {year[:3]}0s" if year.endswith("X") else year
