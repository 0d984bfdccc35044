"""Plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.read import text
from tests.read.conftest import SENTENCES


def test_a_single_newline_ends_a_paragraph_in_text_from_the_web() -> None:
    """Where lines are not wrapped, every line is a paragraph."""
    assert text.paragraphs("\n".join(SENTENCES)) == list(SENTENCES)


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines broken at one width in mid-sentence make one paragraph, up to a blank line."""
    wrapped = (
        "The freighter left the northern harbour shortly before midnight with\n"
        "forty containers on deck, and nobody in the port would say who had\n"
        "paid for them.\n"
        "\n"
        "Customs officers declined to comment on a voyage that, by their own\n"
        "records, had never taken place.\n"
    )
    first, second = text.paragraphs(wrapped)
    assert first.endswith("nobody in the port would say who had paid for them.")
    assert second.startswith("Customs officers declined to comment on a voyage that, by their own records")


def test_indented_lines_begin_paragraphs_in_wrapped_text() -> None:
    """Where no blank lines divide a wrapped text, an indented line begins a paragraph."""
    wrapped = (
        "The freighter left the northern harbour shortly before midnight with\n"
        "forty containers on deck, and nobody in the port would say who paid.\n"
        "   Customs officers declined to comment on a voyage that, by their own\n"
        "records, had never taken place and for which no papers could be found\n"
    )
    assert len(text.paragraphs(wrapped)) == 2


def test_white_space_is_single_and_bullets_go() -> None:
    """Tabs, runs and no-break spaces become one space; a bullet before an item is not part of it."""
    assert text.paragraphs("a\tb  c\u00a0d\n\n• item one\n- item two\n-5 degrees") == [
        "a b c d",
        "item one",
        "item two",
        "-5 degrees",
    ]


@given(st.text(alphabet=st.sampled_from("ab .\n\t-"), max_size=300))
def test_paragraphs_keep_every_word_in_order(source: str) -> None:
    """Whatever the layout, no word is lost, added or moved, and no paragraph holds a newline."""
    found = text.paragraphs(source)
    assert not any("\n" in paragraph or not paragraph for paragraph in found)
    assert "".join(found).replace("-", "").replace(" ", "") == "".join(source.split()).replace("-", "")


def test_what_a_quotation_needs_is_kept() -> None:
    """Curly quotes, dashes and accents stay as they are, so that quotations can be found again."""
    (found,) = text.read("Ships by night in the strait\n\n“Kim’s café,” she said – twice…, of the owner’s naïveté.")
    assert found.text.endswith("“Kim’s café,” she said – twice…, of the owner’s naïveté.")


def test_nothing_but_furniture_is_no_article() -> None:
    """A file in which nothing but forms and menus stands gives no article."""
    assert text.read("Leave a comment\n\nSubscribe\n\n×\n") == []


@pytest.mark.shared
def test_shared_articles_come_out_clean(shared: Path) -> None:
    """In the five articles, no line of furniture is left and every uncaptioned quotation of the gold is found."""
    texts = {
        path.name[:3]: "\n\n".join(article.text for article in text.read(path.read_text(encoding="utf-8")))
        for path in (shared / "articles").glob("*.txt")
    }
    furniture = ("comment", "Font size", "PHOTO-", "Stay Informed", "Advertisements", "Google News", "your name", "ago")
    for name, clean in texts.items():
        lines = clean.split("\n\n")
        assert len(set(lines)) == len(lines), name
        assert not [line for line in lines if len(line) < 120 and any(words in line for words in furniture)], name
    assert texts["002"].startswith("The Laurel and Hardy of Terror\n\n")
    assert "Crushing Blow" not in texts["002"]
    assert texts["000"].endswith("Mark Almond is Director of the Crisis Research Institute, Oxford.")
    assert "Massive headache" in texts["000"]
