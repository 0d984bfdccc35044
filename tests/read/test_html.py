"""HTML pages."""

from __future__ import annotations

import pytest

from faultlines.errors import UnreadableError
from faultlines.read import html
from faultlines.read.article import Article
from faultlines.read.limits import Limits
from tests.read.conftest import SENTENCES
from tests.read.pages import page, paragraphs
from tests.read.test_parts import BEES


def read(data: bytes) -> list[Article]:
    """Read a page within the usual limits."""
    return html.read(data, Limits())


FURNISHED = page(
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"
    "<div class='cookies'>We use cookies to count our readers. <button>OK</button></div>"
    "<main><h1>Ships by night</h1><p class='byline'>By Jo Marlow | 19 June 2024</p>"
    f"{paragraphs()}<figure><img src=a.jpg><figcaption>The pier</figcaption></figure></main>"
    "<form><p>Leave a comment</p><p>Your email address will not be published.</p></form>"
    "<footer>About us | Terms of use</footer>"
)


def test_main_text_comes_out_with_its_headline() -> None:
    """Menus, notices, captions and forms go; the headline and each paragraph stay, once and in order."""
    (found,) = read(FURNISHED)
    assert found.text.split("\n\n") == ["Ships by night", *SENTENCES]


def test_byline_and_date_are_read_where_a_reader_sees_them() -> None:
    """Without machine-readable metadata, the line under the headline gives author and date."""
    (found,) = read(FURNISHED)
    assert (found.title, found.author, found.published) == ("Ships by night", "Jo Marlow", "2024-06-19")


def test_a_page_without_a_date_stays_undated() -> None:
    """Dates in the text, a copyright year and a footer's clock date nothing."""
    (found,) = read(
        page(
            f"<h1>Ships by night</h1>{paragraphs()}<p>The ship was built on 12 May 1998 in the yard, records say.</p>"
            "<footer>© 2024 The Harbour Gazette. Today is 19 June 2024.</footer>"
        )
    )
    assert found.published is None


def test_two_article_elements_are_two_parts() -> None:
    """Two articles side by side are two parts, each with its title, author and date, under one publisher."""
    first, second = read(
        page(
            "<article><h2>Ships by night</h2><p>By Jo Marlow</p><time datetime=2024-06-19>x</time>"
            f"{paragraphs()}</article>"
            f"<article><h2>Bees are gone</h2><time datetime=2024-06-18>x</time>{paragraphs(BEES)}</article>",
            "<title>Front page</title><meta property='og:site_name' content='The Harbour Gazette'>"
            "<link rel=canonical href='https://gazette.example/'>",
        )
    )
    assert (first.title, first.author, first.published) == ("Ships by night", "Jo Marlow", "2024-06-19")
    assert (second.title, second.author, second.published) == ("Bees are gone", None, "2024-06-18")
    assert first.publisher == second.publisher == "The Harbour Gazette"
    assert first.url == second.url == "https://gazette.example/"
    assert BEES[0] not in first.text
    assert SENTENCES[0] not in second.text


def test_stories_with_bylines_are_parts_and_chapters_are_not() -> None:
    """Sections of one class side by side are articles where each has a byline, and chapters of one where none has."""
    story = "<div class=story><h2>{}</h2><p>{}</p>{}</div>"
    signed = [
        story.format("Ships by night", "By Jo Marlow", paragraphs()),
        story.format("Bees are gone", "By Kim Lee", paragraphs(BEES)),
    ]
    assert [found.author for found in read(page("<h1>Edition</h1>" + "".join(signed)))] == ["Jo Marlow", "Kim Lee"]
    chapters = [
        story.format("The ships", "What the books show", paragraphs()),
        story.format("The bees", "What the keepers say", paragraphs(BEES)),
    ]
    (whole,) = read(page("<h1>Ships and bees</h1>" + "".join(chapters)))
    assert SENTENCES[0] in whole.text
    assert BEES[-1] in whole.text


def test_comments_are_not_articles() -> None:
    """Readers' comments in article elements are no parts of the page."""
    comment = f"<article class='comment'><h3>Anne writes</h3>{paragraphs(BEES)}</article>"
    (found,) = read(page(f"<article><h1>Ships by night</h1>{paragraphs()}</article>{comment}"))
    assert SENTENCES[0] in found.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "windows-1251"])
def test_declared_encodings_are_used(encoding: str) -> None:
    """A page is decoded as its bytes and its declaration say."""
    line = "Корабль вышел из порта незадолго до полуночи, сообщили чиновники в понедельник утром."
    line = line if encoding != "windows-1252" else "The café’s owner – déjà vu – saw the ship leave before midnight."
    source = f"<html><head><meta charset={encoding}></head><body><p>{line}</p><p>{line[::-1]}</p></body></html>"
    (found,) = read(source.encode(encoding))
    assert line in found.text


def test_entities_in_xhtml_are_not_expanded() -> None:
    """Neither a bomb of entities nor one that names a file reaches the text."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 8))
    source = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lol">{bomb}<!ENTITY x SYSTEM "file:///etc/hosts">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&e7; &x; {SENTENCES[0]}</p></body></html>'
    )
    (found,) = read(source.encode())
    assert "lol" not in found.text
    assert "127.0.0.1" not in found.text
    assert SENTENCES[0] in found.text


def test_elements_nested_too_deep_are_refused() -> None:
    """A page nested deeper than the parser goes is refused whole, instead of losing its end in silence."""
    with pytest.raises(UnreadableError, match="depth"):
        read(page("<div>" * 100_000 + "text" + "</div>" * 100_000))


def test_text_beyond_the_limit_is_refused() -> None:
    """A page whose text is longer than the limit is refused with the limit in the reason."""
    with pytest.raises(UnreadableError, match="limit of 100"):
        html.read(page(paragraphs()), Limits(text_characters=100))


def test_a_page_without_text_has_no_article() -> None:
    """An empty body gives nothing, and bytes that are no page at all are refused."""
    assert read(page("")) == []
    with pytest.raises(UnreadableError, match="no text"):
        read(b"<!-- nothing -->")
