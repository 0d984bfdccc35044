"""Acronyms, by letters and by syllables: RGB for Reconnaissance General Bureau, KOMID for Korea Mining Development."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINKS = frozenset(["of", "the", "for", "and", "de", "la", "y", "of", "in", "on"])
_LONGEST_PREFIX = 3
_SHORTEST = 3
_LONGEST = 8
_FEWEST_WORDS = 3
_BY_HEADS = 0.75
"""Heads of words fit by chance more often than first letters: Amcor is not Amezcua Contreras Organization."""


def may_be_acronym(text: str) -> bool:
    """Return whether a plain Latin word is as short as acronyms are."""
    return _SHORTEST <= len(text) <= _LONGEST and text.isalpha()


def stands_for(acronym: str, words: Sequence[str]) -> float:
    """Return how well a plain acronym stands for plain words, 0 to 1: 1 where it has the first letter of each.

    Heads of up to three letters of one word after another also count, and words may be left over at the end, for less:
    KOMID takes ko, mi and d. At least three words must take part.
    """
    content = [word for word in words if word not in _LINKS]
    for row in (words, content):
        if len(row) >= _FEWEST_WORDS and "".join(word[0] for word in row) == acronym:
            return 1.0
    if len(acronym) <= _SHORTEST:
        return 0.0
    used = _taken(acronym, content, 0)
    if used < _FEWEST_WORDS:
        return 0.0
    return _BY_HEADS * math.sqrt(used / len(content))


def _taken(acronym: str, words: Sequence[str], at: int) -> int:
    """Return how many words from the first on give their heads to the whole acronym; 0 if they cannot."""
    if not acronym:
        return at
    if at == len(words):
        return 0
    for length in range(min(_LONGEST_PREFIX, len(acronym)), 0, -1):
        if words[at].startswith(acronym[:length]) and (found := _taken(acronym[length:], words, at + 1)):
            return found
    return 0
