"""Elements to blocks: where paragraphs, headings, items and table rows of a parsed page begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.read.article import Block
from faultlines.read.encoding import scrub

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i",
    "ins", "kbd", "mark", "q", "ref", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
))  # fmt: skip
ASIDE = ("aside", "nav", "footer", "form", "figure", "button", "script", "style", "noscript", "select")
"""Elements whose words are beside an article, not in it."""
_CELL_WORDS = 30
"""Words above which a table cell holds running text: the table is there for the layout."""


def line(element: _Element) -> str:
    """All words of an element on one line, without invisible characters."""
    return " ".join(scrub("".join(element.itertext())).split())


def level(element: _Element) -> int:
    """1 to 6 for a heading (`h1`, or trafilatura's `head` with `rend`), 0 for any other element."""
    if not isinstance(element.tag, str):
        return 0
    name = element.get("rend", "h2") if element.tag == "head" else element.tag
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else 0


def blocks(body: _Element) -> list[Block]:
    """Blocks below an element in the order of the page; short cells of a row are one block, between semicolons."""
    gatherer = _Gatherer()
    gatherer.visit(body, 0)
    gatherer.flush(0)
    return gatherer.found


def paragraphs(whole: HtmlElement, *, without: re.Pattern[str] | None = None) -> Iterator[Block]:
    """Yield paragraphs and headings of an element in order, but for those in boxes inside it.

    Args:
        whole: an article element, or a page.
        without: classes and ids of further boxes.
    """
    for element in whole.iter("p", "h1", "h2", "h3", "h4", "blockquote"):
        if element.tag == "blockquote" and len(element):
            continue
        around = list(element.iterancestors())
        boxed = any(box.tag in ASIDE for box in around)
        if not boxed and without is not None:
            boxed = any(without.search(f"{box.get('class', '')} {box.get('id', '')}") for box in around)
        text = "" if boxed else line(element)
        if text:
            yield Block(text, level(element))


class _Gatherer:
    """Walks a tree once and gathers runs of inline text; recursion is as deep as the parser lets a page be (256)."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._run: list[str] = []

    def visit(self, element: _Element, inside: int) -> None:
        """Gather an element; `inside` is the level of the heading around it."""
        if not isinstance(element.tag, str):
            return
        if element.tag in ("row", "tr") and self._row(element, inside):
            return
        boundary = element.tag not in INLINE
        if boundary:
            self.flush(inside)
        own = level(element) or inside
        self._run.append(element.text or "")
        for child in element:
            self.visit(child, own)
            self._run.append(child.tail or "")
        if boundary:
            self.flush(own)

    def flush(self, inside: int) -> None:
        """End the block that is being gathered."""
        text = " ".join(scrub("".join(self._run)).split())
        self._run.clear()
        if text:
            self.found.append(Block(text, inside))

    def _row(self, row: _Element, inside: int) -> bool:
        cells = [line(cell) for cell in row]
        if not cells or any(cell.count(" ") >= _CELL_WORDS for cell in cells):
            return False
        self.flush(inside)
        filled = [cell for cell in cells if cell]
        if filled:
            self.found.append(Block("; ".join(filled)))
        return True
