"""Which words name an actor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Parsed


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Kim Jong Un met Putin.", "Un", "PRK"),
        ("The Kremlin spoke.", "Kremlin", "RUS"),
        ("Russian Deputy Minister Ivan Petrenko spoke.", "Petrenko", "RUS"),
        ("South Korean officials spoke.", "Korean", "KOR"),
        ("Professor Alan Merriweather spoke.", "Merriweather", "PER:Alan Merriweather"),
    ],
)
def test_names_carry_codes(parse: Callable[[str], Parsed], text: str, word: str, code: str) -> None:
    """Leaders, seats, demonyms and titled persons are coded by their state; others keep their own names."""
    parsed = parse(text)
    assert parsed.mentions[parsed.word(word)].code == code


def test_a_war_is_no_actor(parse: Callable[[str], Parsed]) -> None:
    """The Korean War names neither Korea."""
    parsed = parse("Soviet pilots fought in the Korean War.")
    assert parsed.word("Korean") not in parsed.mentions
