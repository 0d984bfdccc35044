"""EDTF dates in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.export.spoken_dates import parse_date, spoken_date, spoken_dates


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06-19", "19 June 2024"),
        ("2023-07", "July 2023"),
        ("2022", "2022"),
        ("195X", "the 1950s"),
        ("19XX", "the 1900s (century)"),
        ("2024~", "about 2024"),
        ("2024-03?", "March 2024 (uncertain)"),
        ("2023-12/2024-02", "December 2023 to February 2024"),
        ("2022/..", "since 2022"),
        ("../2022", "until 2022"),
        ("/2022", "until 2022"),
        ("last spring", "last spring"),
        ("2024-13", "2024-13"),
    ],
)
def test_dates_are_spoken(edtf: str, words: str) -> None:
    """Each kind of date has its words; what is no date stays as it is."""
    assert spoken_date(edtf) == words


@given(st.text(max_size=30))
def test_any_text_is_spoken_without_an_error(text: str) -> None:
    """A date field that holds something else never stops a brief."""
    assert isinstance(spoken_date(text), str)
    parse_date(text)


def test_many_dates_are_counted() -> None:
    """The first four are named, the rest counted."""
    years = [f"{year}" for year in range(2014, 2020)]
    assert spoken_dates(years) == "2014; 2015; 2016; 2017; and 2 other dates"
    assert spoken_dates(years[:5]) == "2014; 2015; 2016; 2017; and one other date"
    assert spoken_dates(years[:2]) == "2014; 2015"
    assert spoken_dates([]) == ""
