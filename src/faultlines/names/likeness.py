"""How alike two words are, by whatever both can be compared by: sound, consonants, syllables, initials."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from faultlines.names.folding import abjad
from faultlines.names.korean import alignment, readings
from faultlines.names.words import Part, Word, name_words

if TYPE_CHECKING:
    from collections.abc import Sequence

distance = OSA.normalized_similarity
"""Likeness of two strings by edits, swapped neighbours counting as one."""
LEAST_LIKENESS = 0.4
Joined = tuple[tuple[int, ...], tuple[int, ...], float]
"""Positions of words on either side that are one when run together, and their likeness."""
_MOST_JOINED = 5
_ANOTHER_NAME = 0.7
_NEAR_LIKENESS = 0.88
"""Translators choose freely among some words: 부 is a department here and a ministry there (`near`)."""


@cache
def _near() -> frozenset[tuple[str, str]]:
    """Return the pairs of keys of concepts that may stand for each other."""
    rows = (row.split() for row in name_words()["near"])
    return frozenset((f"@{one}", f"@{other}") for row in rows for one in row for other in row)


def likeness_of(word: Word, other: Word) -> float:
    """Return how alike two words are, 0 to 1."""
    one, two = word.part, other.part
    if one is Part.INITIAL or two is Part.INITIAL:
        return (
            0.85
            if word.text[:1] == other.text[:1] and one in (Part.NAME, Part.INITIAL) and two in (Part.NAME, Part.INITIAL)
            else 0.0
        )
    if one is Part.NUMBER or two is Part.NUMBER:
        return 0.0
    if one is Part.LEGAL or two is Part.LEGAL:
        return 0.9 if one is two else 0.0
    if word.open_vowels or other.open_vowels:
        return _by_consonants(word, other)
    if word.syllables and other.syllables and (word.signs or other.signs):
        return max(alignment(a, b) for a in word.syllables for b in other.syllables) ** 2
    if one is Part.CONCEPT and two is Part.CONCEPT and (word.key, other.key) in _near():
        return _NEAR_LIKENESS
    if not word.sound or not other.sound:
        return 0.0
    likeness = float(distance(word.sound, other.sound, score_cutoff=LEAST_LIKENESS))
    if likeness == 1.0:
        return 0.98
    return same_consonants(likeness, word.sound, other.sound, word.bones) if word.bones == other.bones else likeness


def same_consonants(likeness: float, one: str, two: str, bones: str) -> float:
    """Return the likeness of two words with the same consonants: vowels are what romanisations differ in most.

    But a last i makes another name of a name: Muhammadi is not Muhammad.
    """
    if len(one) != len(two) and (one == f"{two}i" or two == f"{one}i"):
        return min(likeness, _ANOTHER_NAME)
    if likeness == 1.0 or len(bones) < 2:
        return min(likeness, 0.98)
    return likeness + (1 - likeness) * (0.5 if len(bones) > 2 else 0.3)


def _by_consonants(word: Word, other: Word) -> float:
    one = word.bones if word.open_vowels else abjad(word.text)
    two = other.bones if other.open_vowels else abjad(other.text)
    if not one or not two:
        return 0.0
    if one == two:
        return 0.95 if len(one) > 2 else 0.85 if len(one) > 1 else 0.6
    return float(distance(one, two, score_cutoff=0.5)) * 0.9


def likeness_joined(words: Sequence[Word], others: Sequence[Word], left: list[int], right: list[int]) -> float:
    """Return the likeness of what is left on both sides, run together: SKY ZONE and SKYZONE."""
    if len(left) + len(right) < 3:
        return 0.0
    if len(left) == 1 or len(right) == 1:
        spelled = _joined_syllables([words[at] for at in left], [others[to] for to in right])
        if spelled:
            return spelled
    length, other = 0, 0
    for at in left:
        length += len(words[at].sound)
    for to in right:
        other += len(others[to].sound)
    if length < 4 or other < 4 or length < 0.75 * other or other < 0.75 * length:
        return 0.0
    ours = "".join([words[at].sound for at in left])
    theirs = "".join([others[to].sound for to in right])
    return float(distance(ours, theirs, score_cutoff=0.75))


def _joined_syllables(ours: list[Word], theirs: list[Word]) -> float:
    """Return how one word in signs agrees with several in letters: 청천강 and Chong Chon Gang."""
    if len(ours) > 1:
        ours, theirs = theirs, ours
    if not ours[0].signs or not ours[0].syllables:
        return 0.0
    spelled = readings("".join(word.text for word in theirs)) if len(theirs) <= _MOST_JOINED else ()
    return max((alignment(one, other) for one in ours[0].syllables for other in spelled), default=0.0)


_SURELY_APART = 0.9
_SHORTEST_OF_TWO = 4


def apart(words: Sequence[Word], others: Sequence[Word], left: list[int], right: list[int]) -> list[Joined]:
    """Return words that are two neighbours on the other side: SKYZONE among SKY, ZONE and TRADING, and the reverse."""
    if len(left) + len(right) < 3:
        return []
    for at, pair, likeness in _two_of_one(words, others, left, right):
        return [((at,), pair, likeness)]
    for to, pair, likeness in _two_of_one(others, words, right, left):
        return [(pair, (to,), likeness)]
    return []


def _two_of_one(
    words: Sequence[Word], others: Sequence[Word], left: list[int], right: list[int]
) -> list[tuple[int, tuple[int, int], float]]:
    found: list[tuple[int, tuple[int, int], float]] = []
    wholes = [(at, sound) for at in left if len(sound := words[at].sound) > _SHORTEST_OF_TWO]
    if not wholes:
        return found
    for first, second in pairwise(right):
        if second != first + 1:
            continue
        one, two = others[first].sound, others[second].sound
        length = len(one) + len(two)
        if len(one) < 2 or len(two) < 2:
            continue
        for at, whole in wholes:
            if whole[0] == one[0] and -1 <= len(whole) - length <= 1:
                if Part.NUMBER in (others[first].part, others[second].part):
                    break
                likeness = float(distance(whole, one + two, score_cutoff=_SURELY_APART))
                if likeness:
                    found.append((at, (first, second), likeness))
    return found
