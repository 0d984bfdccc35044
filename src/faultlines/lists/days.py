"""Dates as lists write them, as EDTF (ISO 8601-2) or as ISO 8601 days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from faultlines.errors import DateError
from faultlines.records import DateRange

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>[A-Za-z]{3,9})\.?,?\s+)?(?P<year>\d{4})")
_SLASHES = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T.*|Z|[+-]\d\d:\d\d)?)?)?")
_DECADE = re.compile(r"(?:(?:early|mid|late)[- ])?(?P<decade>\d{3})0'?s", re.IGNORECASE)
_ABOUT = re.compile(r"(?:circa|approximately|approx\.?|about|around|c\.)\s+", re.IGNORECASE)
_RANGE = re.compile(r"\s+(?:to|and|or|-|–)\s+|(?<=\d{4})\s*[-–]\s*(?=\d{4}\b)")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2}-\d{2}(?:-\d{2})?)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{6})?(?!\d)")


def edtf(text: str) -> str | None:
    """Return a date of birth as EDTF, or None where it is none.

    Read are `10 Dec 1948`, `Sep 1938`, `1946`, `circa 1951`, `1951 to 1953`, `01 Jan 1961 to 31 Dec 1962`, `1960s`,
    `13/06/1975` (day first; zeros for what is unknown, as the UK writes), and ISO 8601 days, months and years.
    """
    text = text.strip().rstrip(".;")
    about = _ABOUT.match(text)
    mark = "~" if about else ""
    ends = _RANGE.split(text[about.end() if about else 0 :])
    points = [_point(_ABOUT.sub("", end.strip())) for end in ends]
    if len(points) > 2 or not all(points):
        return None
    whole = "/".join(f"{point}{mark}" for point in points)
    try:
        return DateRange.parse(whole).edtf
    except DateError:
        return None


def iso_day(text: str) -> str | None:
    """Return the one day that a date means as ISO 8601, or None where it means none or more than one."""
    found = edtf(text)
    if found is None:
        return None
    days = DateRange.parse(found)
    return days.earliest.isoformat() if days.earliest is not None and days.earliest == days.latest else None


def american_day(text: str) -> str | None:
    """Return the day of a date written month first (`05/03/2024`), as OFAC's XML does."""
    found = _SLASHES.fullmatch(text.strip())
    return iso_day(f"{found['month']}/{found['day']}/{found['year']}") if found else iso_day(text)


def date_in_name(name: str) -> str | None:
    """Return the date that a file's name carries (`2024-05-03_sdn.csv`, `sdn_20240503.csv`), as EDTF."""
    found = _IN_NAME.search(name)
    if found:
        return edtf(found[1])
    compact = _COMPACT.search(name)
    return edtf("-".join(compact.groups())) if compact else None


def year_or_span(start: tuple[int, int, int], end: tuple[int, int, int]) -> str | None:
    """Return the days from `start` to `end` (year, month, day) as short EDTF: a whole year or month is written so."""
    try:
        return DateRange.of_days(date(*start), date(*end)).edtf
    except ValueError:
        return None


def day_before(day: str) -> str:
    """Return the ISO day before another."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _point(text: str) -> str | None:
    decade = _DECADE.fullmatch(text)
    if decade:
        return f"{decade['decade']}X"
    for pattern in (_ISO, _SLASHES, _WORDS):
        found = pattern.fullmatch(text)
        if found:
            month = found["month"] or ""
            if month and not month.isdigit():
                if month.lower() not in _MONTHS:
                    return None
                month = str(_MONTHS[month.lower()])
            day = found["day"] or ""
            if day and not month:
                return None
            if not int(month or 0):
                return found["year"]
            return f"{found['year']}-{int(month):02}" + (f"-{int(day):02}" if int(day or 0) else "")
    return None
