"""Page furniture: menus, comment forms, newsletter boxes, captions said twice, teasers of other articles.

The words are data (`data/furniture.toml`); the mechanism beside them works on shape: what has no sentence in it and
stands among furniture, or is repeated, is furniture too. A line with a sentence in it goes only where the data name it
or where it stands in the text a second time.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from faultlines.read.article import Block

_LONGEST, _WIDEST = 60, 400
"""Words and characters above which a line is never furniture."""
_FEW = 4
"""Words up to which a line that ends as a sentence does may be a button or a heading of furniture."""
_HEADLINE = 24
"""Words up to which a question may be a headline."""
_ORNAMENT = " \t*•·‣▪●○►▶→»›>|×✕✖✗+–—-_=~#"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " "})
_LETTER = re.compile(r"[^\W_]")
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟।](?:[\"'”’»)\]」』]|\[\d+\])*$|[\"”»」』]$")
_BAR = re.compile(r"\s+[|•·]\s+")
_BUTTON = re.compile(r" (?:log in|sign in|sign up|register|subscribe|search|my account|menu)$", re.I)


class Kind(Enum):
    """Return what a block looks like by itself."""

    SENTENCE = "sentence"
    QUESTION = "question"  # a short question or exclamation: a sentence, but in a list of teasers a headline
    SHORT = "short"  # a headline, sub-heading, caption, name or menu entry: no sentence in it
    FURNITURE = "furniture"
    CLOSING = "closing"  # furniture where articles end
    LISTING = "listing"  # furniture that teasers follow


@dataclass(frozen=True, slots=True)
class Look:
    """A block's kind, and the publisher where the furniture names one."""

    kind: Kind
    publisher: str | None = None

    @property
    def sentence(self) -> bool:
        """Whether the block holds a sentence."""
        return self.kind in (Kind.SENTENCE, Kind.QUESTION)

    @property
    def furniture(self) -> bool:
        """Whether the block is furniture by itself."""
        return self.kind in (Kind.FURNITURE, Kind.CLOSING, Kind.LISTING)


_SENTENCE, _QUESTION, _SHORT = Look(Kind.SENTENCE), Look(Kind.QUESTION), Look(Kind.SHORT)


def key(line: str) -> str:
    """Return the form in which lines are compared: case folded, straight quotes, single spaces, bare ends."""
    plain = " ".join(line.translate(_QUOTES).casefold().split())
    return plain.strip(_ORNAMENT).rstrip(" .:!…*")


def look(block: Block) -> Look:
    """Return what a block looks like by itself."""
    text = block.text
    words = text.count(" ") + 1
    if words > _LONGEST or len(text) > _WIDEST:
        return _SENTENCE
    if not _LETTER.search(text):
        return Look(Kind.FURNITURE)
    short = bool(block.level) or not ends_sentence(text)
    found = _pattern("sentences").fullmatch(key(text))
    if found is None and (short or words <= _FEW):
        found = _pattern("lines").fullmatch(key(text))
    if found is not None:
        return Look(_kinds()[found.lastgroup or ""], _named(found, text))
    if short:
        return Look(Kind.FURNITURE) if block.level == 0 and _is_menu(text) else _SHORT
    return _QUESTION if words <= _HEADLINE and text[-1] in "?!" else _SENTENCE


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do, closing quotation marks and notes aside."""
    return _SENTENCE_END.search(text[-12:]) is not None


def strip(blocks: Sequence[Block], looks: Sequence[Look] | None = None) -> list[Block]:
    """Return the blocks of one article without furniture and without repetitions.

    Args:
        blocks: the article, headline first where it has one.
        looks: their looks, where they are known already.
    """
    looks = [look(block) for block in blocks] if looks is None else looks
    gone = _furniture(looks)
    kept = [(block, seen) for place, (block, seen) in enumerate(zip(blocks, looks, strict=True)) if place not in gone]
    return _without_repetitions(kept)


def _furniture(looks: Sequence[Look]) -> set[int]:
    """Places of furniture: by itself, between furniture, after a heading of teasers, or in the tail."""
    gone = {place for place, seen in enumerate(looks) if seen.furniture}
    for first, end in _runs(looks):
        marks = [place for place in range(first, end) if looks[place].furniture]
        if not marks or first == 0:  # at the head, the headline may stand between furniture
            continue
        gone.update(range(marks[0], marks[-1] + 1))
        is_list = looks[marks[-1]].kind is Kind.LISTING and end - marks[-1] > 2
        if end == len(looks) or is_list:  # at the end, only teasers and forms follow furniture
            gone.update(range(marks[-1], end))
    return gone


def _runs(looks: Sequence[Look]) -> Iterable[tuple[int, int]]:
    """Stretches of blocks without a sentence, as (first, end); questions are none after a heading of teasers."""
    first, teasers = 0, False
    for place, seen in enumerate((*looks, _SENTENCE)):
        teasers = teasers or seen.kind is Kind.LISTING
        if seen.kind is Kind.SENTENCE or (seen.kind is Kind.QUESTION and not teasers):
            if first < place:
                yield first, place
            first, teasers = place + 1, False


def _without_repetitions(kept: Sequence[tuple[Block, Look]]) -> list[Block]:
    """Drop captions said twice at once, and whatever long enough is said again later."""
    keys = [key(block.text) for block, _ in kept]
    counts = Counter(keys)
    seen: set[str] = set()
    result: list[Block] = []
    for place, (block, seen_as) in enumerate(kept):
        mine = keys[place]
        if counts[mine] > 1:
            words = mine.count(" ") + 1
            twice_at_once = mine in keys[max(0, place - 1) : place] + keys[place + 1 : place + 2]
            caption = seen_as.kind is Kind.SHORT and block.level == 0 and mine != keys[0] and words > 2
            # Speakers repeat short sentences; pages repeat long ones.
            enough = 12 if seen_as.sentence else 3
            is_repeated = (twice_at_once and caption) or (mine in seen and (twice_at_once or words > enough))
            seen.add(mine)
            if is_repeated:
                continue
        result.append(block)
    return result


def _is_menu(text: str) -> bool:
    """Tell whether a line is a menu: entries between bars, or in capitals before something to press."""
    entries = [entry.strip() for entry in _BAR.split(text)]
    if len(entries) > 1:
        short = all(entry.count(" ") < 4 and not ends_sentence(entry) for entry in entries)
        return short and (len(entries) > 2 or any(_pattern("lines").fullmatch(key(entry)) for entry in entries))
    words, button = _BUTTON.split(text, maxsplit=1)[0], _BUTTON.search(text)
    return button is not None and words.count(" ") > 1 and words.isupper()


def _named(found: re.Match[str], text: str) -> str | None:
    """Return the publisher's name in the line's own spelling."""
    names = [name for group, name in found.groupdict().items() if name and group.startswith("publisher")]
    if not names:
        return None
    plain = " ".join(text.translate(_QUOTES).split())
    start = plain.casefold().find(names[0])
    return plain[start : start + len(names[0])].strip() if start >= 0 else None


@cache
def _kinds() -> dict[str, Kind]:
    """Kind by the table that a pattern stands in."""
    return {
        name: Kind.CLOSING if table.get("closes") else Kind.LISTING if table.get("lists") else Kind.FURNITURE
        for name, table in _tables().items()
    }


@cache
def _pattern(field: str) -> re.Pattern[str]:
    """All patterns of a field in one; the outermost group says which table matched, inner publishers are numbered."""
    tables = [f"(?P<{name}>{'|'.join(table[field])})" for name, table in _tables().items() if field in table]
    number = count()
    return re.compile(re.sub(r"\(\?P<publisher>", lambda _: f"(?P<publisher{next(number)}>", "|".join(tables)))


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "data" / "furniture.toml").read_text(encoding="utf-8"))
