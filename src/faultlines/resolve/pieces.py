"""A text as pieces: words with their places, and the runs of them that look like names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.names.scripts import Script, script_of
from faultlines.resolve.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u00ad": "-", "‑": "-"})
"""One sign for one sign, so that offsets stay."""
_PIECE = re.compile(r"\bM/[VT]\b|[^\W_]+(?:[-'&][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
_UNCASED = frozenset({Script.HANGUL, Script.HAN, Script.KANA, Script.ARABIC, Script.HEBREW, Script.GEORGIAN})
_MOST_WORDS = 9
_TITLE_CASE = 0.6


@dataclass(frozen=True, slots=True)
class Piece:
    """A word: offsets, end exclusive, and its text without a possessive ending."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def pieces(text: str) -> list[Piece]:
    """Return the words of a text that was made straight."""
    found = []
    for match in _PIECE.finditer(text):
        word = match.group()
        bare = _POSSESSIVE.sub("", word) or word
        found.append(Piece(match.start(), match.start() + len(bare), bare))
    return found


def uncased(piece: Piece) -> bool:
    """Whether a word is written in a script without capitals: any word of it may be a name."""
    return script_of(piece.text[0]) in _UNCASED


def runs(text: str, found: Sequence[Piece], taken: set[int]) -> Iterator[list[Piece]]:
    """Yield the runs of capitalised words, and of words in a script without capitals, that stand outside `taken`.

    Small links ("of", "and") are inside a run where a capitalised word follows. A line in which most words have
    capitals is a headline, and gives none.
    """
    shouting = _headlines(text, found)
    run: list[Piece] = []
    for at, piece in enumerate(found):
        if at in taken or at in shouting:
            yield from _closed(run)
            run = []
            continue
        if run and not _joined(text, run[-1], piece):
            yield from _closed(run)
            run = []
        if run and piece.capital and piece.lower in words("beginnings") | words("ship_cues"):
            yield from _closed(run)
            run = []
        if piece.capital or (piece.text[0].isdigit() and run and len(piece.text) <= 4):
            if run and uncased(run[-1]):
                yield from _closed(run)
                run = []
            run.append(piece)
        elif uncased(piece):
            if run and script_of(run[-1].text[0]) is not script_of(piece.text[0]):
                yield from _closed(run)
                run = []
            run.append(piece)
        elif run and piece.lower in words("links") and not uncased(run[-1]):
            run.append(piece)
        else:
            yield from _closed(run)
            run = []
    yield from _closed(run)


def _closed(run: list[Piece]) -> Iterator[list[Piece]]:
    while run and not (run[-1].capital or uncased(run[-1]) or run[-1].text[0].isdigit()):
        run = run[:-1]
    if run:
        yield run[:_MOST_WORDS]


def _joined(text: str, before: Piece, after: Piece) -> bool:
    """Whether nothing but a space, the stop of an initial or abbreviation, or an ampersand stands between two words."""
    between = text[before.end : after.start]
    if between in (" ", "\u3000", "·", "・", " & ", "-"):
        return True
    return between == ". " and (len(before.text) == 1 or before.lower in ("mr", "mrs", "ms", "dr", "gen", "col", "lt"))


def _headlines(text: str, found: Sequence[Piece]) -> set[int]:
    """Return the positions of the words of lines in which most words have capitals though no sentence ends there."""
    shouting: set[int] = set()
    start = 0
    for line in _lines(text):
        end = line[1]
        stop = start
        while stop < len(found) and found[stop].start < end:
            stop += 1
        own = range(start, stop)
        start = stop
        cased = [at for at in own if found[at].text[0].isalpha() and not uncased(found[at])]
        if len(cased) < 5 or text[line[0] : end].rstrip("\"' ”").endswith((".", "!", "?", ":", ";")):
            continue
        if sum(found[at].capital for at in cased) / len(cased) > _TITLE_CASE:
            shouting.update(cased)
    return shouting


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1
