"""The parser's systematic mistakes, mended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Parsed

Parse = Callable[[str], Parsed]


@pytest.mark.parametrize(
    ("text", "gerund", "thing"),
    [
        ("Kim denies breaking sanctions.", "breaking", "sanctions"),
        ("South Korea has ruled out sending weapons.", "sending", "weapons"),
    ],
)
def test_a_gerund_governs_its_object(parse: Parse, text: str, gerund: str, thing: str) -> None:
    """What is denied or ruled out is a deed with an object, and hangs on the denial."""
    parsed = parse(text)
    assert parsed.word(gerund).dep == "xcomp"
    assert parsed.word(thing).head is parsed.word(gerund)


def test_a_receiver_is_parted_from_the_thing(parse: Parse) -> None:
    """In "sold Libya rifles" Libya receives; in "sold Russian rifles" nobody is named."""
    assert parse("Iran sold Libya rifles.").word("Libya").dep == "dative"
    assert parse("Iran sold Russian rifles.").word("Russian").dep == "amod"


def test_a_subject_that_was_hung_on_a_preposition(parse: Parse) -> None:
    """The name before the verb is its subject again."""
    parsed = parse("In all his years in power Assad has never met Kim.")
    assert parsed.slot("met", "subj") == ["Assad"]
