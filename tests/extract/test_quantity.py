"""Amounts with bounds and unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.extract.quantity import quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("more than 11,000 troops", 11000, None, "troops"),
        ("up to 5.4m rounds", None, 5.4e6, "rounds"),
        ("about 3,000 soldiers", 3000, 3000, "soldiers"),
        ("half a million tonnes of grain", 500000, 500000, "tonnes"),
        ("$9.6bn", 9.6e9, 9.6e9, "USD"),
        ("$1.5 billion in ether", 1.5e9, 1.5e9, "USD"),
        ("millions of shells", 2e6, None, "shells"),
        ("between 8,000 and 10,000 workers", 8000, 10000, "workers"),
        ("10,000 to 12,000 troops", 10000, 12000, "troops"),
        ("a million barrels", 1e6, 1e6, "barrels"),
        ("6,700 containers", 6700, 6700, "containers"),
    ],
)
def test_amounts_have_bounds_and_a_unit(text: str, low: float | None, high: float | None, unit: str) -> None:
    """Words before a number open or close its bounds; scale words multiply."""
    found = list(quantities(f"Russia received {text} in all."))
    assert [(item.low, item.high, item.unit) for item in found] == [(low, high, unit)]


@pytest.mark.parametrize("text", ["a KN-23 missile", "the 1718 Committee", "an 11-hour dialogue", "Article 4", "2024"])
def test_designations_are_no_amounts(text: str) -> None:
    """A type number, a committee's number and a year count nothing."""
    assert list(quantities(f"They used {text} there.")) == []


@given(st.text(alphabet="0123456789,. $mbnk-to troops", max_size=40))
def test_any_digits_are_survived(text: str) -> None:
    """However digits are strewn, bounds are ordered and the words stand in the text."""
    for item in quantities(text):
        assert item.text in text
        assert item.low is not None or item.high is not None
