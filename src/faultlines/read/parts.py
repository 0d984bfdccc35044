"""A page that holds two articles: where the second begins.

Pages put an advertisement, a comment form or a share bar both between two articles and in the middle of one, and a
headline looks like a sub-heading. So three things are asked together: furniture before it, the shape of a headline, and
either a byline of its own or text that uses other words than the text before.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from faultlines.read.furniture import Kind, Look, key
from faultlines.read.head import credit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from faultlines.read.article import Block

WORDS, SENTENCES = 120, 3
"""What each part must hold at least: shorter ones are teasers."""
_ALIKE = 0.2
"""Cosine below which two texts are on different subjects. The halves of one White House document lie above it 98 times
in 100, those of one news page 87 times; halves of two different documents lie below it 90 times, of two pages 98."""
_TRIES = 20
"""Headlines looked at in one page; each costs a pass over the page."""
_WORD = re.compile(r"[^\W\d_]{5,}")


def split(blocks: Sequence[Block], looks: Sequence[Look]) -> list[tuple[int, int]]:
    """Return the articles in a page, as (first, end) places; one for a page that holds one."""
    starts = [0]
    for place in islice(_headlines(blocks, looks), _TRIES):
        if _begins_article(blocks, looks, starts[-1], place):
            starts.append(place)
    return list(zip(starts, [*starts[1:], len(blocks)], strict=True))


def likeness(before: Sequence[Block], after: Sequence[Block]) -> float:
    """Cosine, 0 to 1, of the words of five letters or more in two texts, weighted by the logarithm of their counts."""
    one, two = _weights(before), _weights(after)
    length = math.sqrt(sum(value * value for value in one.values()) * sum(value * value for value in two.values()))
    return sum(value * two[word] for word, value in one.items() if word in two) / length if length else 0.0


def _headlines(blocks: Sequence[Block], looks: Sequence[Look]) -> Iterator[int]:
    """Places of lines that look like headlines: short, of four words or more, after furniture or marked as such."""
    for place in range(1, len(blocks)):
        line = blocks[place].text
        if looks[place].kind not in (Kind.SHORT, Kind.QUESTION) or not 3 <= line.count(" ") <= 30 or line[-1] in "–—-,":
            continue
        if (looks[place - 1].furniture or blocks[place].level == 1) and not credit(line):
            yield place


def _begins_article(blocks: Sequence[Block], looks: Sequence[Look], start: int, place: int) -> bool:
    if key(blocks[place].text) in {key(block.text) for block in blocks[start : start + 3]}:
        return False
    if not any(seen.sentence for seen in looks[place + 1 : place + 6]):
        return False
    end = next((other for other in range(place + 1, len(blocks)) if looks[other].kind is Kind.CLOSING), len(blocks))
    if not (_substantial(blocks, looks, start, place) and _substantial(blocks, looks, place, end)):
        return False
    bylines = (credit(block.text) for block in blocks[place + 1 : place + 4])
    if any(found and found.author for found in bylines):
        return True
    return likeness(blocks[start:place], blocks[place:end]) < _ALIKE


def _substantial(blocks: Sequence[Block], looks: Sequence[Look], first: int, end: int) -> bool:
    sentences = [blocks[place].text for place in range(first, end) if looks[place].sentence]
    return len(sentences) >= SENTENCES and sum(text.count(" ") + 1 for text in sentences) >= WORDS


def _weights(blocks: Sequence[Block]) -> dict[str, float]:
    counts = Counter(word for block in blocks for word in _WORD.findall(block.text.casefold()))
    return {word: 1 + math.log(times) for word, times in counts.items()}
