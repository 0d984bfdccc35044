"""Lines of PDF pages to paragraphs: where a line stands tells what it is.

Lengths are in points (1/72 inch), measured from the bottom left corner of the page.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from faultlines.read.article import Block
from faultlines.read.furniture import ends_sentence, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line."""
_MARGIN = 0.13
"""Share of a page's height, at the top and at the bottom, where running heads and page numbers stand."""
_EDGE, _SMALL = 0.06, 0.85
"""Share of the height where no text stands, and of the usual size of type below which a line there is no text."""
_REPEATED = 0.4
"""Share of pages on which a line in the margin stands if it is a running head; left and right pages may differ."""
_PAGE_NUMBER = re.compile(r"(?:page|p\.)? ?[-–—|•]* ?(?:\d{1,4}|[ivxlc]{1,6}) ?[-–—|•]*(?: ?(?:of|/) ?\d{1,4})?", re.I)
_BULLET = re.compile(r"^[•‣▪●○►◦*-] ")
_DIVIDED = re.compile(r"(?P<head>[\w’']+)\ufffe(?P<tail>[\w’']+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type.

    Attributes:
        text: its words.
        left, right, top, bottom: its edges.
        size: of the type.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in reading order, and the page's height."""

    lines: tuple[Line, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document: size of type, and distance from one line to the next in that size."""

    size: float
    pitch: float


def blocks(pages: Sequence[Page]) -> list[Block]:
    """Paragraphs and headings of a document in reading order, across pages; words divided at line ends are whole."""
    bodies = list(_without_margins(pages))
    lines = [line for body in bodies for line in body]
    if not lines:
        return []
    measure = _measure(bodies)
    groups: list[list[Line]] = []
    for body in bodies:
        right = max((line.right for line in body), default=0.0)
        for place, line in enumerate(body):
            before = body[place - 1] if place else None
            if groups and not _breaks(groups[-1][-1], line, measure, right, same_page=before is not None):
                groups[-1].append(line)
            else:
                groups.append([line])
    first = {id(line) for line in bodies[0]}
    headline = max((line.size for line in bodies[0]), default=0.0)
    known = Counter(re.findall(r"[\w’'-]+", " ".join(line.text for line in lines)))
    found = []
    for group in groups:
        text = _BULLET.sub("", _whole(" ".join(line.text for line in group), known))
        larger = group[0].size > 1.12 * measure.size and len(text) < 300
        level = 0 if not larger else 1 if id(group[0]) in first and group[0].size == headline else 2
        found.append(Block(text, level))
    return found


def running_heads(pages: Sequence[Page]) -> list[str]:
    """Return the different lines that stand in the margins: running heads, footers, page numbers."""
    return list(dict.fromkeys(line.text for page in pages for line in page.lines if _in_margin(line, page)))


def _without_margins(pages: Sequence[Page]) -> Iterator[list[Line]]:
    """Lines of each page without running heads, footers and page numbers.

    These stand in the margins and are repeated from page to page, or are set small at the very edge.
    """
    marks = ({_mark(line) for line in page.lines if _in_margin(line, page)} for page in pages)
    repeated = Counter(mark for page_marks in marks for mark in page_marks)
    enough = max(2, _REPEATED * len(pages))
    small = _SMALL * _usual_size([page.lines for page in pages])
    for page in pages:
        yield [
            line
            for line in page.lines
            if not _in_margin(line, page)
            or not (
                repeated[_mark(line)] >= enough
                or _PAGE_NUMBER.fullmatch(line.text)
                or (line.size <= small and _in_margin(line, page, _EDGE))
            )
        ]


def _in_margin(line: Line, page: Page, share: float = _MARGIN) -> bool:
    return line.top > (1 - share) * page.height or line.bottom < share * page.height


def _mark(line: Line) -> tuple[str, int]:
    """Return a line as running heads are compared: by words and height; figures change from page to page."""
    return re.sub(r"\d+", "#", key(line.text)), round(line.top / 4)


def _usual_size(bodies: Sequence[Sequence[Line]]) -> float:
    """Size of type in which most characters are set; 0 where there are none."""
    lengths: Counter[float] = Counter()
    for body in bodies:
        for line in body:
            lengths[round(line.size, 1)] += len(line.text)
    return lengths.most_common(1)[0][0] if lengths else 0.0


def _measure(bodies: Sequence[Sequence[Line]]) -> _Measure:
    size = _usual_size(bodies)
    steps = [
        one.top - two.top
        for body in bodies
        for one, two in pairwise(body)
        if abs(one.size - size) < 0.5 and abs(two.size - size) < 0.5 and 0.5 * size < one.top - two.top < 3 * size
    ]
    # A quarter of all steps at least lie inside paragraphs, unless every paragraph is one line.
    return _Measure(size, sorted(steps)[len(steps) // 4] if steps else 1.2 * size)


def _breaks(one: Line, two: Line, measure: _Measure, right: float, *, same_page: bool) -> bool:
    """Tell whether a new block begins with line `two` after line `one`; `right` is the page's right edge of type."""
    if abs(one.size - two.size) > 0.08 * one.size:
        return True
    step = one.top - two.top
    if not same_page or step < -0.5 * one.size:  # the next page or column
        return ends_sentence(one.text) and not two.text[:1].islower()
    if step < 0.3 * one.size:  # the same line of type, apart: cells or a tabulator
        return False
    if step > 1.3 * measure.pitch * one.size / measure.size:
        return True
    indented = two.left > one.left + 0.8 * one.size
    short = one.right < right - 0.12 * (right - one.left)
    return ends_sentence(one.text) and (indented or short)


def _whole(text: str, known: Counter[str]) -> str:
    """Text with the words divided at line ends made whole.

    The hyphen stays where the document writes the compound elsewhere, before a capital or a figure, and after words
    that begin compounds; else it goes.
    """

    def joined(found: re.Match[str]) -> str:
        head, tail = found["head"], found["tail"]
        with_hyphen, without = known[f"{head}-{tail}"], known[head + tail]
        if with_hyphen == without:
            hyphen = not tail[0].islower() or head.casefold() in _compound_heads()
        else:
            hyphen = with_hyphen > without
        return f"{head}-{tail}" if hyphen else head + tail

    return _DIVIDED.sub(joined, text.replace(f"{HYPHEN} ", HYPHEN)).replace(HYPHEN, "-")


@cache
def _compound_heads() -> frozenset[str]:
    source = (files(__package__) / "data" / "compounds.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(source)["heads"].split())
