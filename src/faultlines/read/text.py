"""Plain text and Markdown: characters → articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faultlines.read import furniture, head, parts
from faultlines.read.article import Article, Block, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_WRAPPED = range(50, 110)
"""Lengths that lines have when an editor or a mail program broke them."""
_BULLET = re.compile(r"^[•‣▪●○►◦*-] ")
_OPEN_END = re.compile(r"[^.!?:;\"”’»)\]…]$")


def read(text: str) -> list[Article]:
    """Return the articles in a plain text file, furniture out, with title, author and date from the first lines.

    Args:
        text: decoded and scrubbed (`encoding`).
    """
    return articles([Block(line) for line in paragraphs(text)])


def articles(blocks: Sequence[Block]) -> list[Article]:
    """Articles of a page that consists of `blocks`; those in which nothing is left are left out."""
    looks = [furniture.look(block) for block in blocks]
    found = [_article(blocks[first:end], looks[first:end]) for first, end in parts.split(blocks, looks)]
    return [article for article in found if article.text]


def paragraphs(text: str) -> list[str]:
    """Paragraphs of plain text, each on one line with single spaces and without a bullet before it.

    A blank line ends a paragraph. A single newline ends one too, except where the file's lines look hard-wrapped:
    there they are joined with a space, and a paragraph ends where a line is short and ends a sentence or the next one
    is indented.
    """
    groups = [group.split("\n") for group in _GAP.split(text) if group.strip()]
    found = _unwrapped(groups) if _is_wrapped(groups) else [line for group in groups for line in group]
    return [clean for line in found if (clean := _BULLET.sub("", " ".join(line.split())))]


def _article(blocks: Sequence[Block], looks: Sequence[furniture.Look]) -> Article:
    top = head.read(blocks, looks)
    places = [place for place in range(len(blocks)) if place not in top.gone]
    kept = furniture.strip([blocks[place] for place in places], [looks[place] for place in places])
    return Article(joined(kept), top.title, top.author, top.publisher, top.published)


def _is_wrapped(groups: Sequence[Sequence[str]]) -> bool:
    """Whether single newlines fall inside sentences: most lines long, alike, and broken in the middle of one."""
    inner = [line.rstrip() for group in groups for line in group[:-1]]
    longest = max((len(line) for group in groups for line in group), default=0)
    if len(inner) < 2 or longest > _WRAPPED.stop + 20:
        return False
    long = [line for line in inner if len(line) in _WRAPPED]
    broken = [line for line in long if _OPEN_END.search(line)]
    return len(long) >= 0.6 * len(inner) and len(broken) >= 0.5 * len(long)


def _unwrapped(groups: Sequence[Sequence[str]]) -> list[str]:
    width = max(len(line) for group in groups for line in group)
    found: list[list[str]] = []
    for group in groups:
        for place, line in enumerate(group):
            before = group[place - 1].rstrip() if place else ""
            indented = line[:1].isspace() and not before[:1].isspace()
            ended = len(before) < 0.75 * width and not _OPEN_END.search(before)
            if place and not indented and not ended:
                found[-1].append(line)
            else:
                found.append([line])
    return [" ".join(lines) for lines in found]
