"""The head of an article in plain lines: which of them is the headline, who wrote it, when it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.read import dating
from faultlines.read.furniture import Kind, Look, ends_sentence, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.read.article import Block

_INSIDE = 4
"""Blocks below which a byline or date after the first sentence is none: standfirsts stand above them."""
_DEEP = 60
"""Blocks after which there is no head any more, sentence or not."""
_BY = re.compile(r"(?:(?:written|words|story|text|report|analysis|opinion|commentary) )?by:? +", re.I)
_AFTER_NAME = re.compile(
    r",|;|\(| [|•·–—-] | (?:for|in|at|on) (?=[A-Z])| (?=\d)| (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_NAME = re.compile(r"[A-ZÀ-ÞŁŠŽ][\w'’.-]*|de|van|von|der|bin|al|el|la|du|di|ter")
_TAG = re.compile(r"[A-Z][\w.]*(?:[ '’-](?:[A-Z]\w*|of|the|al|bin|\d+))*")
_PROPER = re.compile(r"[A-ZÀ-ÞŁŠŽ][\w'’.-]*|of|the|for|and|&|on")
SEPARATOR = re.compile(r" *[|•·] *| [–—-] ")
"""What stands between names, dates and sections on one line."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of an article say of it, and which of them say nothing else.

    Attributes:
        title, author, publisher: as written there.
        published: EDTF.
        gone: places of blocks that are mastheads, bylines and date lines, and no part of the text.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    gone: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that only says who or when: the author's name, and the day of publication as EDTF."""

    author: str | None
    published: str | None


def read(blocks: Sequence[Block], looks: Sequence[Look]) -> Head:
    """Read the head of one article.

    A date counts as the day of publication where its line says so, or where it stands alone above the text, or opens
    the text as a dateline; of several different ones none does.
    """
    body = _body(blocks, looks)
    around = range(min(body + _INSIDE, len(blocks)))
    credits_ = {place: found for place in around if (found := credit(blocks[place].text))}
    title = _title(blocks, looks, body, credits_)
    mastheads = set() if title is None else _mastheads(blocks, looks, title, credits_)
    return Head(
        title=None if title is None else blocks[title].text,
        author=next((found.author for found in credits_.values() if found.author), None),
        publisher=_publisher(blocks, looks, mastheads),
        published=_published(blocks, body, credits_),
        gone=frozenset(mastheads | credits_.keys() | _kickers(blocks, looks, title, body)),
    )


def credit(line: str) -> Credit | None:
    """Who and when, of a line that says nothing else: `By Mark Almond | June 19, 2024`; None for any other line."""
    whole = dating.from_line(line)
    if whole:
        return Credit(None, whole[0])
    if line.count(" ") > 20 or ends_sentence(line):
        return None
    author = published = None
    for segment in SEPARATOR.split(line):
        before, by, name_part = segment.rpartition(" by ")
        day = dating.from_line(before if by else segment)
        name = byline(f"by {name_part}" if by and (day or before.count(" ") < 2) else segment)
        author, published = author or name, published or (day[0] if day else None)
        if not name and not day and segment.count(" ") > 3:
            return None
    return Credit(author, published) if author or published else None


def byline(line: str) -> str | None:
    """Return the author's name or names of a line such as `By Mark Almond, Director` or `BY JO SMITH AND KIM LEE`."""
    found = _BY.match(line)
    if found is None:
        return None
    names = _AFTER_NAME.split(line[found.end() :])[0].strip()
    people = re.split(r" (?:and|AND|&) ", names)
    parts = [person.split() for person in people]
    if not all(part and len(part) <= 5 and all(map(_NAME.fullmatch, part)) for part in parts):
        return None
    return names if len(parts[0]) > 1 or names.isupper() else None


def _body(blocks: Sequence[Block], looks: Sequence[Look]) -> int:
    """Place of the first sentence that is not a headline or a credit."""
    for place, (block, seen) in enumerate(zip(blocks[:_DEEP], looks[:_DEEP], strict=True)):
        headline = seen.kind is Kind.QUESTION and place < 3
        if seen.sentence and not headline and not credit(block.text):
            return place
    return min(_DEEP, len(blocks))


def _title(blocks: Sequence[Block], looks: Sequence[Look], body: int, credits_: dict[int, Credit]) -> int | None:
    """Place of the headline, by what is marked as one, by length, and by what stands directly above it.

    A line of six words or more is no masthead. A line of four or five may be one; it, and what stands directly above
    either, is the headline, unless that looks like a name: between mastheads and headlines there are menus or dates.
    """
    places = [
        place
        for place in range(body)
        if not looks[place].furniture and place not in credits_ and not _is_tag_list(blocks[place].text)
    ]
    marked = [place for place in places if blocks[place].level == 1]
    long = [place for place in places if blocks[place].text.count(" ") >= 5]
    medium = [place for place in places if blocks[place].text.count(" ") >= 3]
    # Many short lines above the text are a menu, of which none can be told to be the headline.
    first = next(iter(marked or long or medium or (places if len(places) < 4 else [])), None)
    if first is None or marked:
        return first
    above = first - 1
    return above if above in places and not _is_name(blocks[above].text) else first


def _mastheads(blocks: Sequence[Block], looks: Sequence[Look], title: int, credits_: dict[int, Credit]) -> set[int]:
    """Places of the site's name and menu entries: names, and a word or two, parted from the headline by furniture."""
    parted = [place for place in range(title) if looks[place].furniture or place in credits_]
    above = set(range(max(parted, default=0))) - set(parted)
    return {place for place in above if blocks[place].text.count(" ") < 2 or _is_name(blocks[place].text)}


def _kickers(blocks: Sequence[Block], looks: Sequence[Look], title: int | None, body: int) -> set[int]:
    """Places between the headline and the text where a section stands, in one word, or a list of names: tags."""
    if title is None:
        return set()
    short = (place for place in range(title + 1, body) if looks[place].kind is Kind.SHORT and not blocks[place].level)
    return {place for place in short if " " not in blocks[place].text or _is_tag_list(blocks[place].text)}


def _is_name(line: str) -> bool:
    """Tell whether a line of at most five words may be the name of a site."""
    return line.count(" ") < 5 and all(map(_PROPER.fullmatch, line.split()))


def _is_tag_list(line: str) -> bool:
    """Tell whether a line is three names or more between commas, with no verb to make a statement of them."""
    names = line.split(", ")
    return len(names) >= 3 and all(map(_TAG.fullmatch, names))


def _publisher(blocks: Sequence[Block], looks: Sequence[Look], mastheads: set[int]) -> str | None:
    """Return the name that furniture gives, in the longer form of a masthead that holds it; else a name at the top."""
    name = next((seen.publisher for seen in looks if seen.publisher), None)
    if name is not None:
        longer = (blocks[place].text for place in sorted(mastheads) if key(name) in key(blocks[place].text))
        return next(longer, name)
    top = blocks[0].text if 0 in mastheads else ""
    return top if top and _is_name(top) else None


def _published(blocks: Sequence[Block], body: int, credits_: dict[int, Credit]) -> str | None:
    labelled = {found[0] for block in blocks if (found := dating.from_line(block.text)) and found[1]}
    if labelled:
        return labelled.pop() if len(labelled) == 1 else None
    above = {found.published for found in credits_.values() if found.published}
    if above:
        return above.pop() if len(above) == 1 else None
    return dating.dateline(blocks[body].text) if body < len(blocks) else None
