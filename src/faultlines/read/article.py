"""What a format hands on: blocks of text, and the article they make with what its source says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row.

    Attributes:
        text: one line, no newline in it, no white space around it.
        level: 1 to 6 for a heading that the source marks as one; 0 for running text, or where the source marks nothing.
    """

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: not yet a `Document`, which also knows its bytes, name and language.

    Attributes:
        text: clean text, paragraphs separated by one blank line.
        title, author, publisher, url: as the source gives them.
        published: EDTF date, or None where the source dates nothing.
        source: the name under which a JSON Lines file says it is to be filed.
        language: ISO 639-1 code where a JSON Lines file states it.
    """

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None


def joined(blocks: list[Block]) -> str:
    """Return the text of a document: blocks separated by exactly one blank line."""
    return "\n\n".join(block.text for block in blocks)
