"""Markdown: marks off, words kept; what front matter says of the article."""

from __future__ import annotations

import re
from dataclasses import replace

from faultlines.read import dating, text
from faultlines.read.article import Article, Block

_FRONT_MATTER = re.compile(r"\s*---[^\S\n]*\n(?P<fields>.{0,10000}?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)", re.S)
_FIELD = re.compile(
    r"^(?P<name>title|author|date|published|publisher|source|url)[^\S\n]*:[^\S\n]*(?P<value>[^\n]+)$", re.I | re.M
)
_FENCE = re.compile(r"\s{0,3}(?P<fence>```+|~~~+)")
_HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})[^\S\n]+(?P<words>.+?)[^\S\n]*#*$")
_UNDERLINE = re.compile(r"\s{0,3}(?P<mark>=+|-{2,})\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
# No mark may stand inside what another one encloses: each pattern then looks at each character once.
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,2000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]\n]{1,200}\]:\s+\S+")
_AUTOLINK = re.compile(r"<(?P<address>https?://[^>\s]{1,2000})>")
_EMPHASIS = re.compile(r"(?<![\w*_])(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_\n]{1,3000})(?<=\S)(?P=mark)(?![\w*_])")
_CODE = re.compile(r"`(?P<words>[^`\n]{1,2000})`")
_ESCAPE = re.compile(r"\\(?P<mark>[\\`*_{}\[\]()#+.!>~|-])")


def read(source: str) -> list[Article]:
    """Return the articles in a Markdown file; front matter wins over what its first lines say.

    Args:
        source: decoded and scrubbed (`encoding`).
    """
    front = _FRONT_MATTER.match(source)
    fields = _fields(front["fields"]) if front else {}
    found = text.articles(blocks(source[front.end() :] if front else source))
    if not found or not fields:
        return found
    first = found[0]
    return [
        replace(
            first,
            title=fields.get("title", first.title),
            author=fields.get("author", first.author),
            publisher=fields.get("publisher", fields.get("source", first.publisher)),
            published=dating.written(fields.get("date", fields.get("published", ""))) or first.published,
            url=fields.get("url"),
        ),
        *found[1:],
    ]


def blocks(source: str) -> list[Block]:
    """Return paragraphs, headings and list items without marks; code, pictures and comments are left out."""
    found: list[tuple[list[str], int]] = []
    paragraph: list[str] = []  # lines of the paragraph that is open; empty where none is
    fence = ""
    for raw in _without_comments(source).split("\n"):
        mark = _FENCE.match(raw)
        if mark or fence:
            closed = fence and mark and mark["fence"].startswith(fence)
            fence = "" if closed else fence or (mark["fence"] if mark else "")
            paragraph = []
            continue
        line = _QUOTE.sub("", raw, count=1)
        underline, heading = _UNDERLINE.fullmatch(line), _HEADING.fullmatch(line)
        if underline and paragraph:
            found[-1] = (paragraph, 1 if underline["mark"][0] == "=" else 2)
        elif heading:
            found.append(([_words(heading["words"])], len(heading["marks"])))
        elif line.strip() and not underline and not _DEFINITION.match(line):
            item = _ITEM.match(line)
            if item or not paragraph:
                paragraph = []
                found.append((paragraph, 0))
            paragraph.append(_words(line[item.end() :] if item else line))
            continue
        paragraph = []
    texts = ((" ".join(" ".join(lines).split()), level) for lines, level in found)
    return [Block(text, level) for text, level in texts if text]


def _without_comments(source: str) -> str:
    before, *others = source.split("<!--")
    return before + "".join(other.partition("-->")[2] for other in others)


def _words(line: str) -> str:
    line = _AUTOLINK.sub(r"\g<address>", _LINK.sub(r"\g<words>", _IMAGE.sub("", line)))
    line = _EMPHASIS.sub(r"\g<words>", _EMPHASIS.sub(r"\g<words>", line))
    return _ESCAPE.sub(r"\g<mark>", _CODE.sub(r"\g<words>", line)).strip()


def _fields(front: str) -> dict[str, str]:
    return {found["name"].lower(): found["value"].strip().strip("\"'").strip() for found in _FIELD.finditer(front)}
