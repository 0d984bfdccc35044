"""Dates in a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.extract.times import Anchor, expressions
from faultlines.records import DateRange

WEDNESDAY = Anchor(DateRange.parse("2024-06-19"), "2024-06-18")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 12 September 2023", "2023-09-12"),
        ("on September 12, 2023", "2023-09-12"),
        ("on 12 September", "2023-09-12"),
        ("on 3 May", "2024-05-03"),
        ("in July last year", "2023-07"),
        ("in December", "2023-12"),
        ("in March 2021", "2021-03"),
        ("in 1950", "1950"),
        ("since 1953", "1953/2024"),
        ("in the 1960s", "196X"),
        ("in the 20th century", "19XX"),
        ("between 2016 and 2018", "2016/2018"),
        ("between March and October 2024", "2024-03/2024-10"),
        ("from November to February 2024", "2023-11/2024-02"),
        ("from August 2023 to May 2024", "2023-08/2024-05"),
        ("in 1949-50", "1949/1950"),
        ("twenty years ago", "2004"),
        ("three months ago", "2024-03"),
        ("two days ago", "2024-06-17"),
        ("last week", "2024-06-10/2024-06-16"),
        ("last month", "2024-05"),
        ("next year", "2025"),
        ("yesterday", "2024-06-18"),
        ("on Monday", "2024-06-17"),
        ("the coming winter", "2024-12/2025-02"),
        ("last winter", "2023-12/2024-02"),
        ("in the summer of 2023", "2023-06/2023-08"),
        ("by 2027", "2024-06-19/2027"),
        ("on the same day", "2024-06-18"),
        ("in late 2023", "2023-09/2023-12"),
        ("in recent years", "202X"),
    ],
)
def test_dates_are_read_against_the_day_of_publication(text: str, edtf: str) -> None:
    """Absolute, relative and partial dates become EDTF, seen from 19 June 2024."""
    assert [found.edtf for found in expressions(f"It happened {text} there.", WEDNESDAY)] == [edtf]


def test_a_month_without_a_year_may_lie_ahead() -> None:
    """Where the sentence looks ahead the next such month is meant."""
    ahead = Anchor(DateRange.parse("2024-06-19"))
    assert [found.edtf for found in expressions("They will meet in December.", ahead)] == ["2024-12"]
    assert [found.edtf for found in expressions("They will meet on 3 May.", ahead)] == ["2025-05-03"]


@pytest.mark.parametrize(
    "text", ["KN-23", "1,953 troops", "$2024", "the Act of 1961", "2024 containers", "12 shells", "May he live"]
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    """Numbers, designations, sums and a statute's name date nothing."""
    assert list(expressions(f"They saw {text} there.", WEDNESDAY)) == []


@pytest.mark.parametrize("text", ["last week", "yesterday", "two years ago", "on 12 September", "in July", "on Monday"])
def test_an_undated_document_resolves_nothing_relative(text: str) -> None:
    """Without a publication date a relative date stays open; today's date is never taken."""
    assert list(expressions(f"It happened {text}.", Anchor(None))) == []


@given(st.text(max_size=80))
def test_whatever_the_text_every_date_is_valid(text: str) -> None:
    """Any text gives valid EDTF or nothing, in order and without overlap."""
    found = list(expressions(text, WEDNESDAY))
    for expression in found:
        DateRange.parse(expression.edtf)
    assert all(one.end <= two.start for one, two in pairwise(found))
