"""Dates and intervals in EDTF (ISO 8601-2:2019), the part of it that open reporting needs.

Understood: `2023-09-12`, `2023-07`, `2023`, `195X`, `19XX`, any of them with `~`, `?` or `%`, and intervals `a/b` whose
ends may be open (`..`). The `edtf` package is the opponent in the tests, not a dependency.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from faultlines.errors import DateError

_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)")
_HINT = "EDTF: 2023-09-12, 2023-07, 2023, 195X, 2024~, 2023-12/2024-02, 2022/.."


@dataclass(frozen=True, slots=True)
class DateRange:
    """An EDTF string and the days it covers.

    Attributes:
        edtf: the string as given.
        earliest, latest: first and last day it may mean; None where the interval is open on that side.
    """

    edtf: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> DateRange:
        """Read an EDTF date or interval.

        Raises:
            DateError: if it is neither, names a day that does not exist, or ends before it begins.
        """
        first, slash, last = text.strip().partition("/")
        if not slash:
            return cls(text.strip(), *_point(first, text))
        earliest = None if first in ("", "..") else _point(first, text)[0]
        latest = None if last in ("", "..") else _point(last, text)[1]
        if earliest is None and latest is None:
            raise DateError(f"{text!r} is an interval without a beginning or an end", hint=_HINT)
        if earliest is not None and latest is not None and latest < earliest:
            raise DateError(f"{text!r} ends before it begins", hint=_HINT)
        return cls(text.strip(), earliest, latest)

    @classmethod
    def of_day(cls, day: date) -> DateRange:
        """One day."""
        return cls(day.isoformat(), day, day)

    @classmethod
    def of_days(cls, first: date, last: date) -> DateRange:
        """From `first` to `last`, written as shortly as it can be: a year, a month, a day, or an interval of days."""
        if first == last:
            return cls.of_day(first)
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
            if (first.year, first.month) == (last.year, last.month):
                return cls(f"{first.year:04}-{first.month:02}", first, last)
            if first.month == 1 and last.month == 12:
                edtf = f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
                return cls(edtf, first, last)
            return cls(f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}", first, last)
        return cls(f"{first.isoformat()}/{last.isoformat()}", first, last)

    def overlaps(self, other: DateRange) -> bool:
        """Whether the two can mean a common day."""
        return (self.earliest is None or other.latest is None or self.earliest <= other.latest) and (
            other.earliest is None or self.latest is None or other.earliest <= self.latest
        )

    def __str__(self) -> str:
        """The EDTF string."""
        return self.edtf


def _point(text: str, whole: str) -> tuple[date, date]:
    found = _POINT.fullmatch(text)
    if found is None:
        raise DateError(f"{whole!r} is not a date", hint=_HINT)
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year and month:
        raise DateError(f"{whole!r} has a month in an unknown year", hint=_HINT)
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if day:
            only = date(first_year, int(month), int(day))
            return only, only
        if month:
            length = calendar.monthrange(first_year, int(month))[1]
            return date(first_year, int(month), 1), date(first_year, int(month), length)
        return date(first_year, 1, 1), date(last_year, 12, 31)
    except ValueError as error:
        raise DateError(f"{whole!r} is not a date: {error}", hint=_HINT) from error
