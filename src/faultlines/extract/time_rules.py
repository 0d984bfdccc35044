"""The rules that read dates: what each looks like, and the EDTF it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from faultlines.extract.lexicon import load_data
from faultlines.records import DateRange


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates lean on: the publication date and the last date spoken of.

    Attributes:
        published: the publication date, or None where the document is undated.
        last: EDTF of the last date in the document before this sentence.
        ahead: whether the sentence looks ahead, so that a month without a year is the next one and not the last.
    """

    published: DateRange | None
    last: str | None = None
    ahead: bool = False

    @property
    def day(self) -> date | None:
        """The day of publication, if it is known to the day."""
        return self.published.earliest if self.published and self.published.earliest == self.published.latest else None

    @property
    def month(self) -> date | None:
        """First day of the month of publication, if it is known to the month."""
        if self.published is None or self.published.earliest is None or self.published.latest is None:
            return None
        first, last = self.published.earliest, self.published.latest
        return first.replace(day=1) if (first.year, first.month) == (last.year, last.month) else None

    @property
    def year(self) -> int | None:
        """The year of publication, if it is known."""
        if self.published is None or self.published.earliest is None or self.published.latest is None:
            return None
        return self.published.earliest.year if self.published.earliest.year == self.published.latest.year else None


Rule = Callable[[re.Match[str], Anchor], str | None]


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    numbers: dict[str, int] = load_data("times")["numbers"]
    tens, _, ones = text.lower().partition("-")
    if tens not in numbers or (ones and ones not in numbers):
        return None
    return numbers[tens] + (numbers[ones] if ones else 0)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def _nearest_year(anchor: Anchor, month: int, day: int = 1) -> int | None:
    """The year of a date given without one: the last before publication, or the next where the text looks ahead."""
    if anchor.year is None or anchor.published is None or anchor.published.latest is None:
        return None
    if anchor.month is None:
        return anchor.year
    latest = anchor.published.latest
    if anchor.ahead:
        return anchor.year + 1 if (month, day) < (anchor.month.month, 1) else anchor.year
    return anchor.year - 1 if (month, day) > (latest.month, latest.day) else anchor.year


def _months_names() -> dict[str, int]:
    months: dict[str, int] = load_data("times")["months"]
    return months


def _full_day(found: re.Match[str], anchor: Anchor) -> str | None:
    month = _months_names()[found["month"].lower()]
    year = int(found["year"]) if found["year"] else _nearest_year(anchor, month, int(found["day"]))
    if year is None:
        return None
    first = _day(year, month, int(found["day"]))
    last = _day(year, month, int(found["until"])) if found.groupdict().get("until") else None
    return f"{first}/{last}" if first and last and last > first else first


def _month_only(found: re.Match[str], anchor: Anchor) -> str | None:
    month = _months_names()[found["month"].lower()]
    word = (found["rel"] or "").lower()
    if found["year"]:
        return _month(int(found["year"]), month)
    if anchor.year is None:
        return None
    if word:
        shift = {"this": 0, "last": -1, "next": 1}[word.split()[0]]
        return _month(anchor.year + shift, month)
    year = _nearest_year(anchor, month)
    return _month(year, month) if year else None


def _ago(found: re.Match[str], anchor: Anchor) -> str | None:
    count = _number(found["count"])
    unit = found["unit"].lower()
    if count is None:
        return None
    if unit.startswith("year") and anchor.year is not None:
        return f"{anchor.year - count:04}"
    if unit.startswith("decade") and anchor.year is not None:
        return f"{(anchor.year - 10 * count) // 10:03}X"
    if unit.startswith("month") and anchor.month is not None:
        total = anchor.month.year * 12 + anchor.month.month - 1 - count
        return _month(total // 12, total % 12 + 1)
    if anchor.day is None:
        return None
    day = anchor.day - timedelta(days=count if unit.startswith("day") else 7 * count)
    return day.isoformat() if unit.startswith("day") else str(_week(day))


def _week(day: date) -> DateRange:
    monday = day - timedelta(days=day.weekday())
    return DateRange.of_days(monday, monday + timedelta(days=6))


def _relative(found: re.Match[str], anchor: Anchor) -> str | None:
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}[
        found["rel"].lower()
    ]
    unit = found["unit"].lower()
    if unit == "year" and anchor.year is not None:
        return f"{anchor.year + shift:04}"
    if unit == "month" and anchor.month is not None:
        total = anchor.month.year * 12 + anchor.month.month - 1 + shift
        return _month(total // 12, total % 12 + 1)
    if unit == "week" and anchor.day is not None:
        return str(_week(anchor.day + timedelta(days=7 * shift)))
    if unit == "decade" and anchor.year is not None:
        return f"{anchor.year // 10 + shift:03}X"
    return None


def _recent(found: re.Match[str], anchor: Anchor) -> str | None:
    unit = found["unit"].lower()
    if unit == "years" and anchor.year is not None:
        return f"{(anchor.year - 1) // 10:03}X"
    if unit == "months" and anchor.year is not None:
        return (
            f"{anchor.year:04}"
            if anchor.month is None or anchor.month.month > 3
            else f"{anchor.year - 1:04}/{anchor.year:04}"
        )
    return _month(anchor.month.year, anchor.month.month) if anchor.month is not None else None


def _weekday(found: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.day is None:
        return None
    wanted = load_data("times")["weekdays"][found["weekday"].lower()]
    word = (found["rel"] or "").lower()
    back = (anchor.day.weekday() - wanted) % 7
    if word == "next":
        return (anchor.day + timedelta(days=(7 - back) or 7)).isoformat()
    if word == "last" and back == 0:
        back = 7
    return (anchor.day - timedelta(days=back)).isoformat()


def _named_day(found: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.day is None:
        return None
    shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[found.group().lower()]
    return (anchor.day + timedelta(days=shift)).isoformat()


def _season(found: re.Match[str], anchor: Anchor) -> str | None:
    first, length = load_data("times")["seasons"][
        {"fall": "autumn"}.get(found["season"].lower(), found["season"].lower())
    ]
    word = (found["rel"] or "").lower().removeprefix("the ")
    if found["year"]:
        year = int(found["year"])
    elif anchor.month is not None and word:
        now = anchor.month.month
        year = anchor.month.year
        if word == "last":
            year -= 1 if now < first + length or first == 12 else 0
        elif word in ("next", "coming"):
            year += 1 if now >= first else 0
        elif first == 12 and now <= 2:
            year -= 1
    else:
        return None
    total = year * 12 + first - 1 + length - 1
    return f"{_month(year, first)}/{_month(total // 12, total % 12 + 1)}"


def _years(found: re.Match[str], _: Anchor) -> str | None:
    first, last = found["first"], found["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else None


def _months(found: re.Match[str], _: Anchor) -> str | None:
    first, last = (_months_names()[found[name].lower()] for name in ("month", "until"))
    ends = int(found["year"])
    begins = int(found["begins"]) if found["begins"] else ends - (first > last)
    begun, ended = _month(begins, first), _month(ends, last)
    return f"{begun}/{ended}" if begun < ended else None


def _since(found: re.Match[str], anchor: Anchor) -> str | None:
    month = found["month"]
    begun = _month(int(found["year"]), _months_names()[month.lower()]) if month else found["year"]
    now = anchor.year if anchor.year is not None and anchor.year > int(found["year"]) else None
    return f"{begun}/{now or '..'}"


def _by(found: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.year is None or int(found["year"]) < anchor.year:
        return None
    return f"{anchor.published.edtf.split('/')[0] if anchor.published else anchor.year}/{found['year']}"


def _same_day(_: re.Match[str], anchor: Anchor) -> str | None:
    return anchor.last if anchor.last and len(anchor.last) == 10 else None


def _end_of(found: re.Match[str], anchor: Anchor) -> str | None:
    year = int(found["year"]) if found["year"] else anchor.year
    if year is None:
        return None
    word = found["part"].lower()
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (10, 12), "beginning": (1, 3), "start": (1, 3)}
    low, high = months[word.split("-")[0]]
    return f"{_month(year, low)}/{_month(year, high)}"


_COUNTED = "troops|soldiers|tonnes|tons|shells|km|miles|people|men|barrels|containers|workers"
"""What a four-digit number counts, where it is no year."""


@cache
def rules() -> tuple[tuple[str, re.Pattern[str], Rule], ...]:
    """Return name, pattern and reading of every rule, the more exact first."""
    data = load_data("times")
    month = "|".join(sorted((name.capitalize() for name in data["months"]), key=len, reverse=True))
    weekday = "|".join(name.capitalize() for name in data["weekdays"])
    season = "|".join([*data["seasons"], "fall"])
    number = r"\d{1,3}|" + "|".join(data["numbers"]) + r"|(?:twenty|thirty|forty|fifty|sixty|seventy)-\w+"
    year = r"(?:1[89]|20)\d\d"

    def rule(name: str, pattern: str, read: Rule, flags: int = 0) -> tuple[str, re.Pattern[str], Rule]:
        return name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", flags), read

    insensitive = re.IGNORECASE
    return (
        rule("ISO date", rf"(?P<iso>{year}-\d\d-\d\d)", lambda found, _: found["iso"]),
        rule(
            "days of a month",
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<until>\d{{1,2}}))?\s(?:of\s)?(?P<month>{month})\.?(?:,?\s(?P<year>{year}))?",
            _full_day,
        ),
        rule(
            "month and day",
            rf"(?P<month>{month})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<until>\d{{1,2}}))?(?:,?\s(?P<year>{year}))?",
            _full_day,
        ),
        rule("since", rf"[Ss]ince\s(?:(?P<month>{month})\s)?(?P<year>{year})", _since),
        rule(
            "months",
            rf"(?P<month>{month})(?:\s(?P<begins>{year}))?(?:\s?[-–—/]\s?|\s(?:to|and|until|through)\s)(?P<until>{month})\s(?P<year>{year})",
            _months,
        ),
        rule(
            "month",
            rf"(?:(?<=[Ii]n\s)|(?<=[Bb]y\s)|(?<=[Oo]f\s)|(?<=[Ll]ast\s)|(?<=[Tt]his\s)|(?<=[Ss]ince\s)|(?<=[Ll]ate\s)|(?<=[Ee]arly\s)|(?<=[Mm]id-)|(?=\w+\s{year}))(?P<month>{month})(?:,?\s(?P<year>{year}))?(?:\s(?P<rel>(?:this|last|next)\syear))?",
            _month_only,
        ),
        rule(
            "part of a year",
            rf"(?P<part>early|mid-?|late|end|beginning|start)(?:\s(?:of|in))?\s?(?P<year>{year})",
            _end_of,
            insensitive,
        ),
        rule(
            "years",
            rf"(?:from\s|between\s)?(?P<first>{year})(?:\s?[-–—/]\s?|\sto\s|\sand\s)(?P<last>{year}|\d\d)",
            _years,
        ),
        rule(
            "decade",
            r"(?:the\s)?(?:early\s|late\s|mid-)?(?P<decade>(?:1[89]|20)\d)0s",
            lambda found, _: f"{found['decade']}X",
        ),
        rule("century", r"(?P<ordinal>\d\d)th\scentury", lambda found, _: f"{int(found['ordinal']) - 1}XX"),
        rule("by a year", rf"[Bb]y\s(?:the\send\sof\s)?(?P<year>{year})", _by),
        rule(
            "ago",
            rf"(?:(?:about|some|nearly|almost|over|more\sthan|just)\s)?(?P<count>{number})\s(?P<unit>years?|months?|weeks?|days?|decades?)\s(?:ago|earlier)",
            _ago,
            insensitive,
        ),
        rule(
            "season",
            rf"(?:(?P<rel>(?:the\s)?coming|last|this|next)\s)?(?P<season>{season})(?:\s(?:of\s)?(?P<year>{year}))?",
            _season,
            insensitive,
        ),
        rule(
            "relative",
            r"(?:the\s)?(?P<rel>last|past|previous|this|next|coming|following)\s(?P<unit>week|month|year|decade)(?!\s?s)",
            _relative,
            insensitive,
        ),
        rule(
            "recent",
            r"(?:in|over)\s(?:the\s)?(?:recent|past|last\sfew|past\sfew)\s(?P<unit>years|months|weeks|days)",
            _recent,
            insensitive,
        ),
        rule("weekday", rf"(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<weekday>{weekday})", _weekday),
        rule("day", r"yesterday|today|tonight|tomorrow", _named_day, insensitive),
        rule("same day", r"(?:on\s)?(?:the|that)\s(?:same\s)?day", _same_day, insensitive),
        rule(
            "year",
            rf"(?<![$€£\d,.])(?<![Aa]ct\sof\s)(?<![Ll]aw\sof\s)(?P<only>{year})(?![,.]\d|\s?(?:%|per cent|{_COUNTED}))",
            lambda found, _: found["only"],
        ),
    )
