"""Dates and intervals, with the `edtf` package as the opponent."""

from __future__ import annotations

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.errors import DateError
from faultlines.records import DateRange

DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))


@given(DAYS)
def test_a_day_covers_itself(day: date) -> None:
    """A day in EDTF is read back as that one day."""
    read = DateRange.parse(day.isoformat())
    assert (read.earliest, read.latest) == (day, day)
    assert read == DateRange.of_day(day)


@given(DAYS, st.integers(0, 4000))
def test_an_interval_of_days_survives_writing(first: date, length: int) -> None:
    """Whatever short form `of_days` chooses, parsing it gives the same days back."""
    last = first + timedelta(days=length)
    written = DateRange.of_days(first, last)
    read = DateRange.parse(str(written))
    assert (read.earliest, read.latest) == (first, last)


@pytest.mark.parametrize(
    "text", ["2023-09-12", "2023-07", "2024", "2024~", "2023-12/2024-02", "1953/2024", "195X", "19XX"]
)
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    """Earliest and latest days are those of an independent implementation."""
    other = edtf.parse_edtf(text)
    mine = DateRange.parse(text)
    assert mine.earliest is not None
    assert mine.latest is not None
    assert mine.earliest.timetuple()[:3] == tuple(other.lower_strict())[:3]
    assert mine.latest.timetuple()[:3] == tuple(other.upper_strict())[:3]


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2023-13", "2023-02-30", "2023-1", "../..", "/", "2024/2023", "195X-02", "2023-09-12T10:00"],
)
def test_what_is_not_a_date_is_refused(text: str) -> None:
    """Anything else is a DateError that shows what a date looks like."""
    with pytest.raises(DateError) as caught:
        DateRange.parse(text)
    assert "2023-09-12" in str(caught.value.hint)


@given(DAYS, DAYS)
def test_overlap_is_symmetric(one: date, two: date) -> None:
    """Overlap does not depend on the order, and an open interval overlaps all that comes after its beginning."""
    open_ended = DateRange.parse(f"{one.isoformat()}/..")
    day = DateRange.of_day(two)
    assert open_ended.overlaps(day) == day.overlaps(open_ended) == (two >= one)
