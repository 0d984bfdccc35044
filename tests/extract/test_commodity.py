"""What changes hands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faultlines.extract.commodity import commodities

from .conftest import Parsed


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("oil, food and cash", ("fuel", "food", "money")),
        ("missile technology", ("missile-technology",)),
        ("artillery shells", ("arms",)),
        ("nuclear weapons", ("nuclear-technology",)),
        ("missile and nuclear know-how", ("missile-technology", "nuclear-technology")),
        ("air-defence systems", ("arms",)),
        ("a friendly letter", ()),
    ],
)
def test_a_phrase_counts_before_its_words(parse: Callable[[str], Parsed], text: str, kinds: tuple[str, ...]) -> None:
    """Technology of missiles is no arms, and a vaguer kind gives way to a plainer one."""
    parsed = parse(f"Russia sent {text}.")
    assert commodities(parsed.sentence.words, parsed.lexicon) == kinds


def test_a_persons_name_is_no_rice(parse: Callable[[str], Parsed]) -> None:
    """Susan Rice is not food."""
    parsed = parse("The staff met Ambassador Susan Rice.")
    assert commodities(parsed.sentence.words, parsed.lexicon) == ()
