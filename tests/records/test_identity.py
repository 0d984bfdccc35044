"""Ids that follow from content."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from faultlines.records import Claim, Document, EventType, Mode, content_id

TEXT = st.text(max_size=40)
CLAIM = Claim("d1", 0, 4, "text", ("RUS",), ("PRK",), "Russia", "North Korea", EventType.AID, Mode.FACT)


@given(st.dictionaries(TEXT, st.integers() | TEXT | st.none()))
def test_an_id_does_not_depend_on_the_order_of_keys(content: dict[str, object]) -> None:
    """Canonical JSON: the same mapping in another order has the same id."""
    assert content_id("x", content) == content_id("x", dict(reversed(content.items())))


@given(TEXT, TEXT)
def test_different_content_has_different_ids(one: str, two: str) -> None:
    """Two contents share an id only if they are equal."""
    assert (content_id("x", [one]) == content_id("x", [two])) == (one == two)


def test_the_extractors_version_is_no_part_of_a_claims_id() -> None:
    """The same claim read by a newer extractor keeps its id, so that decisions can be carried over."""
    assert replace(CLAIM, extractor="9.9").id == CLAIM.id
    assert replace(CLAIM, mode=Mode.DENIAL).id != CLAIM.id


def test_a_documents_id_is_its_bytes_and_part() -> None:
    """Name and source do not make another document; another part of the same page does."""
    one = Document("ab" * 32, 0, "a.html", "text/html", "text")
    assert replace(one, name="b.html", source="elsewhere").id == one.id
    assert replace(one, part=1).id != one.id


def test_only_english_with_text_is_readable() -> None:
    """A document in another language, or without text, is stored and not read."""
    one = Document("ab" * 32, 0, "a.txt", "text/plain", "Some text.", language="en")
    assert one.readable
    assert not replace(one, language="ru").readable
    assert not replace(one, language=None).readable
    assert not replace(one, text=" \n").readable
