"""Lines of type to paragraphs."""

from __future__ import annotations

from faultlines.read import layout
from faultlines.read.layout import Line, Page


def lines(*texts: str, top: float = 700, left: float = 70, size: float = 11) -> list[Line]:
    """Set lines one below the other, as wide as their text."""
    return [
        Line(text, left, left + 5 * len(text), top - 14 * place, top - 14 * place - 12, size)
        for place, text in enumerate(texts)
    ]


def texts(*pages: list[Line]) -> list[str]:
    """Return the blocks of pages 842 points high."""
    return [block.text for block in layout.blocks([Page(tuple(page), 842) for page in pages])]


def test_a_gap_ends_a_paragraph() -> None:
    """Lines at the usual distance belong together, a wider gap divides."""
    first = lines(
        "The ship left the harbour in the", "dark, and it came back all empty.", "Nobody saw it, the keepers said"
    )
    second = lines("A second paragraph stands lower", "on the page than a line would.", top=630)
    assert texts(first + second) == [
        "The ship left the harbour in the dark, and it came back all empty. Nobody saw it, the keepers said",
        "A second paragraph stands lower on the page than a line would.",
    ]


def test_a_short_last_line_ends_a_paragraph() -> None:
    """Without gaps, a sentence that ends far from the right edge ends its paragraph."""
    assert (
        len(
            texts(
                lines("The ship left the harbour in the dark", "and came back.", "A new paragraph begins with no gap")
            )
        )
        == 2
    )


def test_paragraphs_go_on_across_pages() -> None:
    """A sentence that a page ends in the middle of goes on at the top of the next; a finished one does not."""
    assert texts(lines("The ship left the harbour"), lines("in the dark.")) == [
        "The ship left the harbour in the dark."
    ]
    assert len(texts(lines("The ship left the harbour."), lines("Nobody saw it."))) == 2


def test_larger_type_is_a_heading() -> None:
    """The largest type on the first page is the headline, larger type elsewhere a sub-heading."""
    title = lines("Ships by night", top=760, size=18)
    body = lines("The ship left the harbour in the dark and", "came back empty a week later, they said.", top=650)
    other = lines("What it carried", top=600, size=13)
    found = layout.blocks([Page(tuple(title + body + other), 900)])
    assert [(block.text[:14], block.level) for block in found] == [
        ("Ships by night", 1),
        ("The ship left ", 0),
        ("What it carrie", 2),
    ]


def test_margins_go_where_they_repeat() -> None:
    """Running heads that differ in a number only, and page numbers, go; a title that stands high on one page stays."""
    pages = [
        [
            *lines(f"Harbour Papers {number}", top=830),
            *lines(f"Text of page {number}."),
            *lines(f"- {number} -", top=30),
        ]
        for number in (1, 2, 3)
    ]
    assert texts(*pages) == [f"Text of page {number}." for number in (1, 2, 3)]
    assert texts([*lines("Ships by night", top=830), *lines("Text.")])[0] == "Ships by night"


def test_small_type_at_the_edge_goes_from_a_single_page() -> None:
    """Where nothing can repeat, a line in small type at the very edge is a running head; a footnote higher up stays."""
    body = lines(*["The ship left the harbour in the dark and"] * 4, "came back empty a week later, they said.")
    note = lines("1 See the harbour's own books for that week.", top=90, size=8)
    edges = [*lines("Harbour Papers, number seven", top=830, size=8), *lines("Press office, page one", top=40, size=8)]
    assert [text[:12] for text in texts(body + note + edges)] == ["The ship lef", "1 See the ha"]


def test_running_heads_are_listed_once() -> None:
    """What stands in the margins can still be asked for."""
    pages = [Page((*lines("Harbour Papers", top=830), *lines("Text.")), 842)] * 3
    assert layout.running_heads(pages) == ["Harbour Papers"]


def test_a_compound_keeps_the_hyphen_that_the_document_gives_it() -> None:
    """How the document writes a word elsewhere decides whether a hyphen at a line's end belongs to it."""
    divided = f"re{layout.HYPHEN}"
    assert "re-entry vehicle" in texts(lines("They tested re-entry.", f"A {divided}", "entry vehicle fell."))[0]
    assert "reentry vehicle" in texts(lines("They tested reentry.", f"A {divided}", "entry vehicle fell."))[0]


def test_no_lines_no_blocks() -> None:
    """Pages without text give nothing."""
    assert layout.blocks([Page((), 842)]) == []
