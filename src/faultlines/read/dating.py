"""When something was published, by what its source writes: machine-readable dates, date lines, datelines, addresses.

Only what can mean one day (or one month, where no day is given) counts: `03/04/2024` does not, since half the world
reads it as April and half as March. Nothing here knows today's date.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

_MONTHS = {
    name: number
    for number, names in enumerate(
        tomllib.loads((files(__package__) / "data" / "months.toml").read_text(encoding="utf-8"))["months"], start=1
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH},? {_DAY},? {_YEAR}", re.I)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?:the )?{_DAY}\.?(?: of| de)?[ -]{_MONTH},?(?: de)?[ -]{_YEAR}(?: года| р\.)?", re.I
)
_MONTH_ONLY = re.compile(rf"{_MONTH},? {_YEAR}", re.I)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)([-/.]?)(?P<month>[01]\d)\2(?P<day>[0-3]\d)(?=$|[T ,;])")
_SLASHED = re.compile(r"(?P<one>[0-3]?\d)[/.](?P<two>[0-3]?\d)[/.](?P<year>(?:19|20)\d\d)")
_TIME = (
    r"(?:[ ,T]*(?:at |- |– |\| )?\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?)?"
    r"(?: ?(?:Z|[+-]\d\d:?\d\d|\(?[A-Z]{2,5}(?:[+-]\d{1,2})?\)?))?"
)
_RELEASE = re.compile(r"[ .,(|–—-]*\bfor immediate release\b[ .:,)|–—-]*", re.I)
_AFTER = re.compile(rf"{_TIME}[ .,;]*", re.I)
_LABEL = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued|released|publication date|date published|release date|"
    r"pubdate|posted on|created)(?: on| at)?|date|on)\b ?[:,–—-]? ?",
    re.I,
)
_STRONG = re.compile(r"(?:first |originally )?(?:publi|posted|issued|released|release date|pubdate)", re.I)
_LATER = re.compile(r"(?:last |first )?(?:updated|modified|edited|revised|reviewed|accessed|retrieved)", re.I)
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w .,'’()/-]{1,60}?[,.(] ?(?P<date>[A-Za-z]{3,9}\.? \d{1,2},? (?:19|20)\d\d|\d{1,2} "
    r"[A-Za-z]{3,9}\.? (?:19|20)\d\d)\)? ?(?:\([^)]{2,40}\) ?|/[\w .-]{2,40}/ ?)?(?:[-–—:]|--)"
)
_ADDRESS = re.compile(
    r"(?:/|\b)(?P<year>(?:19[89]|20\d)\d)[/-](?P<month>[01]?\d|[a-z]{3,9})[/-](?P<day>[0-3]?\d)(?=[/_.-]|$)", re.I
)


def written(text: str) -> str | None:
    """EDTF of a string that is a date and nothing else, time of day and weekday aside; None for anything else.

    Understood: ISO 8601 and its variants with slashes, `19 June 2024`, `June 19th, 2024`, `Wed, 19 Jun 2024 10:00:00
    GMT`, `June 2024`, and `19/06/2024` or `06/19/2024` where one number is above twelve.
    """
    text = " ".join(text.split())
    if len(text) > 80:
        return None
    for pattern in (_ISO, _MONTH_FIRST, _DAY_FIRST, _SLASHED, _MONTH_ONLY):
        found = pattern.match(text)
        if found is not None and _AFTER.fullmatch(text, found.end()):
            return _edtf(found)
    return None


def from_line(line: str) -> tuple[str, bool] | None:
    """Date of a line that says nothing but when something was published, and whether the line says that it is that.

    `Published: 12 May 2023` says so, `12 May 2023` alone does not; `Updated 12 May 2023` is no publication date.
    """
    if len(line) > 80 or _LATER.match(line):
        return None
    plain = _RELEASE.sub("", line)
    labelled = _LABEL.match(plain)
    day = written(plain[labelled.end() :] if labelled else plain)
    return None if day is None else (day, plain != line or bool(_STRONG.match(plain)))


def dateline(paragraph: str) -> str | None:
    """Date of the dateline that opens a dispatch: `PYONGYANG, June 19, 2024 (KCNA) --`."""
    found = _DATELINE.match(paragraph[:160])
    if found is None:
        return None
    day = written(found["date"])
    return day if day is not None and len(day) == 10 else None


def from_address(url: str) -> str | None:
    """Date in the path of an address: `/2023/09/12/`, `/2023-09-12-`, `/2023/sep/12/`."""
    found = _ADDRESS.search(url)
    if found is None:
        return None
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    return _day(int(found["year"]), number, int(found["day"]))


def _edtf(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    if "one" in groups:
        one, two, year = int(groups["one"]), int(groups["two"]), int(groups["year"])
        if one <= 12 and two <= 12 and one != two:
            return None
        return _day(year, two, one) if one > 12 else _day(year, one, two)
    year, month, day = int(groups["year"]), groups["month"], groups.get("day")
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    return _day(year, number, int(day)) if day else f"{year:04}-{number:02}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
