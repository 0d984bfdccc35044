"""PDF files."""

from __future__ import annotations

import pytest
from fpdf import FPDF

from faultlines.errors import UnreadableError
from faultlines.read import pdf
from faultlines.read.article import Article
from faultlines.read.limits import Limits
from tests.read import pages
from tests.read.conftest import SENTENCES

LONG = [f"Part {number}. {first} {second}" for number, first in enumerate(SENTENCES) for second in SENTENCES[:3]]


def one(data: bytes) -> Article:
    """Read a PDF that holds one article."""
    (found,) = pdf.read(data, Limits())
    return found


def test_lines_become_paragraphs_without_running_heads_and_page_numbers() -> None:
    """Over several pages, each paragraph comes out whole, once and in order, and nothing from the margins does."""
    found = one(pages.pdf(LONG, "Ships by night", running_head="Harbour Papers no. 7"))
    lines = found.text.split("\n\n")
    assert lines[0] == "Ships by night"
    assert lines[1:] == LONG
    assert "Harbour Papers" not in found.text
    assert "Page" not in found.text


def test_words_divided_at_line_ends_are_whole() -> None:
    """A hyphen at the end of a line goes where it divides a word, and stays where it joins two."""
    sheet = FPDF()
    sheet.add_page()
    sheet.set_font("Times", size=11)
    for line in (
        "The inter-",
        "national committee has seen long-",
        "range missiles and a Russia-",
        "Korea pipeline there.",
    ):
        sheet.cell(0, 5.5, line, new_x="LMARGIN", new_y="NEXT")
    assert one(bytes(sheet.output())).text == (
        "The international committee has seen long-range missiles and a Russia-Korea pipeline there."
    )


def test_title_author_and_date_come_from_page_and_metadata() -> None:
    """The headline on the page wins over the file's title; the file's author fills in; a date line dates it."""
    found = one(pages.pdf(["19 June 2024", *LONG], "Ships by night", metadata="Another title", author="Jo Marlow"))
    assert (found.title, found.author, found.published) == ("Ships by night", "Jo Marlow", "2024-06-19")
    assert "19 June" not in found.text


def test_a_running_head_may_give_the_day() -> None:
    """Where the text does not date itself, the one day that stands in its running heads does."""
    assert one(pages.pdf(LONG, running_head="Harbour Papers | 19 June 2024")).published == "2024-06-19"


def test_the_file_s_own_date_is_not_that_of_publication() -> None:
    """Every PDF states when it was made; that dates nothing."""
    assert b"/CreationDate" in pages.pdf(LONG)
    assert one(pages.pdf(LONG)).published is None


@pytest.mark.parametrize("title", ["Microsoft Word - draft3.docx", "untitled", "scan_001.pdf", "???"])
def test_a_file_name_is_no_title(title: str) -> None:
    """What programs write into the title when nobody does is passed over."""
    assert one(pages.pdf(LONG, metadata=title)).title is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pages.pdf(LONG, lock="x"), "encrypted"),
        (pages.pdf(LONG)[:-700], "cut short"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF\n", "damaged"),
        (pages.pdf([]), "no text"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    """Encrypted, truncated, corrupt and scanned files are told apart, each with advice."""
    with pytest.raises(UnreadableError, match=reason) as caught:
        pdf.read(data, Limits())
    assert caught.value.hint


def test_pages_and_characters_are_limited() -> None:
    """A PDF over a limit is refused with the limit in the reason."""
    with pytest.raises(UnreadableError, match="limit of 1"):
        pdf.read(pages.pdf(LONG * 3), Limits(pdf_pages=1))
    with pytest.raises(UnreadableError, match="limit of 50"):
        pdf.read(pages.pdf(LONG), Limits(text_characters=50))
