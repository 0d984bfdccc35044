"""The main text of a page."""

from __future__ import annotations

from lxml import html

from faultlines.read import main_text
from faultlines.read.article import Block
from tests.read.conftest import SENTENCES
from tests.read.pages import page, paragraphs


def test_rows_of_doubtful_blocks_go_and_single_sentences_stay() -> None:
    """What only the generous reading has stays as a sentence among others, and goes as a list or a heading."""
    sure = [Block(line) for line in SENTENCES[:4]]
    teasers = [Block(f"{line} Again.") for line in SENTENCES[:4]]
    generous = [sure[0], Block(SENTENCES[5]), sure[1], Block("A heading"), *sure[2:], *teasers]
    assert main_text.agreed(generous, sure) == [sure[0], Block(SENTENCES[5]), *sure[1:]]


def test_an_article_element_stands_in_for_what_was_missed() -> None:
    """Where the paragraphs lie in many odd containers, the article element gives them all the same."""
    pieces = "".join(
        f"<div class='grid-{place}'><div class='promo'><p>{line}</p></div></div>"
        for place, line in enumerate(SENTENCES)
    )
    parsed = html.document_fromstring(page(f"<article><h1>Ships by night</h1>{pieces}</article>"))
    text = [block.text for block in main_text.extract(parsed)]
    assert [line for line in SENTENCES if line not in text] == []


def test_a_plain_page_is_read_whole() -> None:
    """A page of a heading and paragraphs comes out in order."""
    parsed = html.document_fromstring(page(f"<h1>Ships by night</h1>{paragraphs()}"))
    assert [block.text for block in main_text.extract(parsed)][-len(SENTENCES) :] == list(SENTENCES)
