"""Elements to blocks."""

from __future__ import annotations

from lxml import html

from faultlines.read import markup


def blocks(body: str) -> list[tuple[str, int]]:
    """Return the blocks of an element's content."""
    element = html.fragment_fromstring(body, create_parent="div")
    return [(block.text, block.level) for block in markup.blocks(element)]


def test_blocks_end_where_a_reader_sees_them_end() -> None:
    """Paragraphs, headings, items and line breaks end blocks; emphasis and links do not."""
    body = (
        "lead <b>bold</b> text<h2>Head <i>ing</i></h2><p>one<br>two</p><ul><li>item <a href=x>link</a>s</li></ul>tail"
    )
    assert blocks(body) == [
        ("lead bold text", 0),
        ("Head ing", 2),
        ("one", 0),
        ("two", 0),
        ("item links", 0),
        ("tail", 0),
    ]


def test_rows_of_short_cells_are_one_block() -> None:
    """A row of data is one block; a cell that holds running text is there for the layout and keeps its paragraphs."""
    long = "word " * 40
    table = f"<table><tr><td>2023</td><td>1,500</td></tr><tr><td><p>{long}</p><p>{long}</p></td></tr></table>"
    assert blocks(table) == [("2023; 1,500", 0), (long.strip(), 0), (long.strip(), 0)]


def test_boxes_inside_an_article_are_left_out_of_its_paragraphs() -> None:
    """Asides, forms and figures hold no paragraphs of the article."""
    article = html.fragment_fromstring(
        "<article><h1>Head</h1><p>one</p><aside><p>box</p></aside><figure><p>cap</p></figure><p>two</p></article>"
    )
    assert [block.text for block in markup.paragraphs(article)] == ["Head", "one", "two"]
