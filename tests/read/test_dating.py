"""When something was published, by what its source writes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.read import dating
from faultlines.records import DateRange


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024-06-19", "2024-06-19"),
        ("2024-06-19T23:30:00-04:00", "2024-06-19"),
        ("2024/06/19", "2024-06-19"),
        ("20240619", "2024-06-19"),
        ("June 19, 2024", "2024-06-19"),
        ("Jun. 19th, 2024", "2024-06-19"),
        ("19 June 2024", "2024-06-19"),
        ("19th of June 2024", "2024-06-19"),
        ("Wednesday, June 19, 2024 at 10:30 AM EDT", "2024-06-19"),
        ("Wed, 19 Jun 2024 10:00:00 GMT", "2024-06-19"),
        ("19/06/2024", "2024-06-19"),
        ("06/19/2024", "2024-06-19"),
        ("05/05/2024", "2024-05-05"),
        ("June 2024", "2024-06"),
        ("19 июня 2024 года", "2024-06-19"),
        ("3. März 2022", "2022-03-03"),
        ("12 de marzo de 2023", "2023-03-12"),
    ],
)
def test_written_dates_are_understood(text: str, edtf: str) -> None:
    """A string that is one date, in any usual spelling, gives that day or month."""
    assert dating.written(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2024",
        "31 June 2024",
        "2024-13-01",
        "2024",
        "1 month ago",
        "yesterday",
        "June 19",
        "in June 2024 the ships left",
        "19 June 2024 and 20 June 2024",
        "",
        "x" * 500,
    ],
)
def test_what_may_mean_several_days_is_no_date(text: str) -> None:
    """A day that does not exist, an ambiguous order, a relative date and a sentence give nothing."""
    assert dating.written(text) is None


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_each_spelling(day: date) -> None:
    """Whatever the day, each spelling of it is read back as the same EDTF day."""
    spellings = (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", f"{day:%Y%m%d}")
    assert {dating.written(text) for text in spellings} == {DateRange.of_day(day).edtf}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Published: 12 May 2023", ("2023-05-12", True)),
        ("First published on May 12, 2023, 09:00", ("2023-05-12", True)),
        ("12 May 2023. For immediate release.", ("2023-05-12", True)),
        ("12 May 2023", ("2023-05-12", False)),
        ("Updated 12 May 2023", None),
        ("Last modified: 2023-05-12", None),
        ("On 12 May 2023 the ship sailed.", None),
    ],
)
def test_a_line_says_whether_its_date_is_that_of_publication(line: str, found: tuple[str, bool] | None) -> None:
    """A labelled date is told from a bare one, and the date of a change is none."""
    assert dating.from_line(line) == found


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("HARBOUR CITY, June 19, 2024 (Wire) -- The ship left.", "2024-06-19"),
        ("PORT NORTH (19 June 2024) – The ship left.", "2024-06-19"),
        ("HARBOUR CITY, June 19 (Wire) -- The ship left.", None),
        ("The ship left on June 19, 2024, officials said.", None),
    ],
)
def test_a_dateline_needs_a_year(paragraph: str, day: str | None) -> None:
    """A dispatch that opens with place and full date is dated by it; a sentence with a date in it is not."""
    assert dating.dateline(paragraph) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://paper.example/2023/09/12/ships", "2023-09-12"),
        ("https://paper.example/2023-09-12-ships", "2023-09-12"),
        ("https://paper.example/world/2023/sep/12/ships", "2023-09-12"),
        ("https://paper.example/2023/99/12/ships", None),
        ("https://paper.example/id/20230/12/3", None),
    ],
)
def test_an_address_may_hold_the_day(url: str, day: str | None) -> None:
    """A path of year, month and day dates the page; other numbers do not."""
    assert dating.from_address(url) == day
