"""The time axis."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.export.model import Mark
from faultlines.export.timeline_axis import choose_axis
from faultlines.records import Mode, QuadClass

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def mark(first: date, last: date | None = None, mode: Mode = Mode.FACT, lane: QuadClass = QuadClass.CONDITION) -> Mark:
    """Return a mark on these days."""
    return Mark(lane, first.isoformat(), first, last or first, mode, "Headline", 1, "c0", False)


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=30), st.sampled_from([360.0, 760.0]))
def test_every_day_has_a_column_and_columns_fill_the_width(spans: list[list[date]], width: float) -> None:
    """Columns follow each other without gaps, time runs to the right, and each has room for a count."""
    axis = choose_axis([mark(span[0], span[1]) for span in spans], width)
    edges = [axis.edges(column) for column in range(axis.columns)]
    assert edges[0][0] == 0
    assert edges[-1][1] == pytest.approx(width)
    assert all(left[1] == pytest.approx(right[0]) for left, right in pairwise(edges))
    assert all(right - left >= 27 for left, right in edges)
    days = sorted(day for span in spans for day in span)
    columns = [axis.column(day) for day in days]
    assert columns == sorted(columns)
    assert set(columns) <= set(range(axis.columns))


@pytest.mark.parametrize(
    ("days", "unit", "names"),
    [
        ([date(2024, 1, 5), date(2024, 3, 1)], "month", ["Jan", "Feb", "Mar"]),
        ([date(2020, 1, 5), date(2023, 3, 1)], "year", ["2020", "2021", "2022", "2023"]),
        ([date(1650, 1, 1), date(1950, 1, 1)], "decade", None),
    ],
)
def test_the_finest_unit_that_fits_is_chosen(days: list[date], unit: str, names: list[str] | None) -> None:
    """Months for a season, years for a decade, decades for centuries."""
    axis = choose_axis([mark(day) for day in days for _ in range(3)], 760)
    assert axis.unit == unit
    if names:
        assert [axis.names(column)[0] for column in range(axis.columns)] == names


def test_a_few_far_dates_go_to_the_outer_columns() -> None:
    """The Korean War does not squeeze the last ten years together."""
    marks = [mark(date(1950, 6, 25)), *(mark(date(year, 1, 1)) for year in range(2014, 2025)), mark(date(2095, 1, 1))]
    axis = choose_axis(marks, 760)
    assert (axis.unit, axis.earlier, axis.later) == ("year", True, True)
    assert axis.names(0) == ("earlier", "")
    assert axis.names(axis.columns - 1) == ("later", "")
    assert axis.column(date(1950, 6, 25)) == 0
    assert axis.column(date(2095, 1, 1)) == axis.columns - 1


def test_months_name_the_year_where_it_begins() -> None:
    """The year stands below its January and below the first month."""
    axis = choose_axis([mark(date(2023, 11, 1)), mark(date(2024, 2, 1))], 760)
    assert [axis.names(column) for column in range(4)] == [("Nov", "2023"), ("Dec", ""), ("Jan", "2024"), ("Feb", "")]
