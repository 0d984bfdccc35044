"""The head of an article."""

from __future__ import annotations

import pytest

from faultlines.read import head
from faultlines.read.article import Block
from faultlines.read.furniture import look
from tests.read.conftest import SENTENCES


def head_of(*lines: str) -> head.Head:
    """Read the head of lines of plain text."""
    blocks = [Block(line) for line in lines]
    return head.read(blocks, [look(block) for block in blocks])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jo Marlow", "Jo Marlow"),
        ("BY JO MARLOW AND KIM LEE", "JO MARLOW AND KIM LEE"),
        ("By Jo Marlow, Director of the Institute", "Jo Marlow"),
        ("Written by Ana de la Cruz in Port North", "Ana de la Cruz"),
        ("By Jo Marlow Monday, November 18", "Jo Marlow"),
        ("By Monday", None),
        ("By the end of May the ships had gone", None),
        ("Bypass the sanctions", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    """A byline gives its names, whatever offices and places follow; other lines that begin with "by" do not."""
    assert head.byline(line) == names


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("By Jo Marlow | June 19, 2024 | World", "Jo Marlow", "2024-06-19"),
        ("Posted on June 19, 2024 by Jo Marlow", "Jo Marlow", "2024-06-19"),
        ("OPINION | THE LONG VIEW | June 2024", None, "2024-06"),
        ("19 June 2024", None, "2024-06-19"),
    ],
)
def test_credits(line: str, author: str | None, published: str | None) -> None:
    """A line that only says who and when is a credit, in any order and between any marks."""
    assert head.credit(line) == head.Credit(author, published)


@pytest.mark.parametrize(
    "line",
    [
        "The campaign was led by Jo Marlow.",
        "The buzz focused on a campaign led by Gov. Kris Loam.",
        "On 19 June 2024 the ship left by night",
        "A report by Jo Marlow on ships that pass the strait by night",
    ],
)
def test_sentences_with_names_and_dates_are_no_credits(line: str) -> None:
    """A statement that happens to hold a name after "by", or a date, is no credit."""
    assert head.credit(line) is None


def test_headline_byline_and_date_are_told_apart() -> None:
    """In the usual head each line is found, and only the headline stays in the text."""
    found = head_of("Ships by night", "By Jo Marlow", "19 June 2024", *SENTENCES)
    assert found == head.Head("Ships by night", "Jo Marlow", None, "2024-06-19", frozenset({1, 2}))


def test_mastheads_and_menus_above_the_headline_go() -> None:
    """The site's name is the publisher, and no part of the text, where a menu stands between it and the headline."""
    found = head_of(
        "The Harbour Gazette",
        "Home",
        "News | Ports | Sign in",
        "How the night convoys of the strait are paid for",
        *SENTENCES,
    )
    assert (found.title, found.publisher) == ("How the night convoys of the strait are paid for", "The Harbour Gazette")
    assert 0 in found.gone


def test_a_short_headline_above_a_second_line_is_the_headline() -> None:
    """A headline of four words is not taken for a masthead because a longer second line follows."""
    found = head_of("Ships that sail tonight", "How the convoys of the strait are paid for", *SENTENCES)
    assert found.title == "Ships that sail tonight"
    assert not found.gone


def test_no_line_above_the_headline_goes_unless_furniture_parts_them() -> None:
    """A short headline over a longer second line stays, whichever of the two is taken for the title."""
    found = head_of("Ships by night", "What the harbour books show", *SENTENCES)
    assert (found.title, found.gone) == ("Ships by night", frozenset())
    assert head_of("Night Ships", "What the books of the northern harbour show", *SENTENCES).gone == frozenset()


def test_a_headline_over_date_and_standfirst_stays() -> None:
    """A short headline is not taken for a masthead because a date parts it from a longer second line."""
    assert head_of(
        "Ships by night", "19 June 2024", "What the books of the northern harbour show", *SENTENCES
    ).gone == {1}


def test_a_question_may_be_the_headline() -> None:
    """A first line that ends in a question mark is a headline, not the text."""
    assert head_of("Who owns the seabed off the cape?", *SENTENCES).title == "Who owns the seabed off the cape?"


def test_a_text_may_have_no_head() -> None:
    """A text that begins with a sentence has no title, and loses nothing."""
    assert head_of(*SENTENCES) == head.Head()


def test_two_bare_dates_date_nothing() -> None:
    """Where two days stand above the text, neither is sure to be that of publication."""
    assert head_of("Ships by night", "19 June 2024", "20 June 2024", *SENTENCES).published is None


def test_a_labelled_date_counts_wherever_it_stands() -> None:
    """A line that says that it gives the day of publication is believed at the end too, against a bare date above."""
    assert head_of("Ships by night", "20 June 2024", *SENTENCES, "Published 19 June 2024").published == "2024-06-19"


def test_relative_and_later_dates_date_nothing() -> None:
    """An age in months and the day of an update say nothing about the day of publication."""
    assert head_of("Ships by night", "REPORTS - 1 month ago", "Updated 20 June 2024", *SENTENCES).published is None


def test_sections_and_tags_under_the_headline_go() -> None:
    """A section in one word and a list of names between headline and text are no part of the text."""
    found = head_of("Ships by night", "Security", "Harbour, Navy, Insurance, Customs Office", *SENTENCES)
    assert found.gone == {1, 2}
    assert head_of("Ships by night", "What the harbour books show", *SENTENCES).gone == frozenset()
