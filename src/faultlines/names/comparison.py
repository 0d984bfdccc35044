"""How far two names agree: words paired one to one, each pair worth its bits, and what is left over on either side.

The score is the share of both names that agrees, damped where the agreement rests on little evidence: two names that
share "Mohammad Ali" wholly prove less than two that share "Qasem Soleimani".
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from faultlines.names.korean_people import compare_korean
from faultlines.names.likeness import (
    LEAST_LIKENESS,
    Joined,
    apart,
    distance,
    likeness_joined,
    likeness_of,
    same_consonants,
)
from faultlines.names.scripts import Script
from faultlines.names.words import Form, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.names.weights import Weights


_TELLING = (Part.NAME, Part.CONCEPT, Part.INITIAL)
_SAME = 0.98
"""Likeness of two words that sound the same but are written differently."""
_SURELY_JOINED, _MAYBE_JOINED = 0.9, 0.8
_HOPELESS = 0.2
"""A score that nothing asks about: what would only lower it further is left out."""


class Pair(NamedTuple):
    """Two words taken for one: positions, likeness 0 to 1, bits that it is worth; -1 for words joined."""

    query: str
    listed: str
    likeness: float
    bits: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two names agree: score 0 to 1, evidence in bits, shares of query and listed name that agree, the pairs."""

    score: float
    bits: float
    query_share: float
    listed_share: float
    pairs: tuple[Pair, ...]
    way: str = "words"


NOTHING = Agreement(0.0, 0.0, 0.0, 0.0, ())


@dataclass(frozen=True, slots=True)
class Settings:
    """Numbers of the comparison, chosen on one half of the queries in `tools/screening_quality.py`.

    Attributes:
        floor: likeness of two words at which agreement begins.
        query_power, listed_power: how hard words without a partner count, on either side.
        evidence: bits at which a score stands at 1 - 1/e of its share.
    """

    floor: float = 0.5
    steep: float = 1.2
    query_power: float = 0.7
    listed_power: float = 0.4
    evidence: float = 7.0
    lost_surname: float = 0.9
    conflict: float = 0.8
    swapped: float = 0.97
    other_number: float = 0.6
    korean_power: float = 1.6


DEFAULT = Settings()


class Weighed:
    """A form with the bits of its words, ready for many comparisons."""

    __slots__ = ("bits", "by_key", "form", "plain", "total")

    def __init__(self, form: Form, weights: Weights) -> None:
        self.form = form
        self.bits = [weights.bits(word) for word in form.words]
        self.total = sum(self.bits) or 1.0
        self.plain = [
            (word.sound, word.bones) if word.part is Part.NAME and not word.open_vowels and not word.syllables else None
            for word in form.words
        ]
        by_key: dict[str, list[int]] = {}
        for at, word in enumerate(form.words):
            by_key.setdefault(word.key, []).append(at)
        self.by_key = by_key


def compare(query: Weighed, listed: Weighed, settings: Settings = DEFAULT) -> Agreement:
    """Return how two names agree, by words or, where both can be read so, as Korean names: the better counts."""
    by_words = _by_words(query, listed, settings)
    if query.form.korean and listed.form.korean:
        as_korean = _as_korean(query.form, listed.form, settings)
        if as_korean is not None:
            if query.form.script is Script.HANGUL:
                return as_korean
            if as_korean.score > by_words.score:
                return as_korean
            if query.form.script is Script.LATIN and any(pair.likeness == 0.0 for pair in as_korean.pairs):
                # "Kim Yong Chol" and "Kim Song Chol" differ by a whole syllable: more often another man than a slip
                return replace(by_words, score=(by_words.score + as_korean.score) / 2)
    return by_words


def _as_korean(query: Form, listed: Form, settings: Settings) -> Agreement | None:
    best = -1.0
    found = names = None
    for one in query.korean:
        for other in listed.korean:
            agreed = compare_korean(one, other)
            if agreed.share > best:
                best, found, names = agreed.share, agreed, (one, other)
    if found is None or names is None:
        return None
    share = best if found.surname else best * settings.lost_surname
    score = share**settings.korean_power * (1 - math.exp(-found.bits / settings.evidence))
    if found.surname and 0.0 in found.syllables:
        score *= settings.conflict
    ours, theirs = names
    pairs = (
        Pair(ours.surname, theirs.surname, 1.0 if found.surname else 0.0, 0.0),
        *(
            Pair(a.text, b.text, likeness, 4.5 * likeness)
            for a, b, likeness in zip(ours.given, theirs.given, found.syllables, strict=False)
        ),
    )
    return Agreement(score, found.bits, share, share, pairs, "Korean syllables")


class _Pairing(NamedTuple):
    """Which words of two names were taken for one: singly, run together, and not at all."""

    pairs: list[tuple[int, int, float]]
    joined: list[Joined]
    left: list[int]
    right: list[int]


def _by_words(query: Weighed, listed: Weighed, settings: Settings) -> Agreement:
    if not query.form.words or not listed.form.words:
        return NOTHING
    pairing = _paired(query, listed, settings)
    bits, other_bits = query.bits, listed.bits
    agreed = query_agreed = listed_agreed = 0.0
    floor, steep = settings.floor, 1 / settings.steep
    for at, to, likeness in pairing.pairs:
        worth = likeness if likeness >= _SAME else max((likeness - floor) / (1 - floor), 0.0) ** steep
        ours, theirs = bits[at], other_bits[to]
        query_agreed += worth * ours
        listed_agreed += worth * theirs
        agreed += worth * min(ours, theirs)
    for ats, tos, likeness in pairing.joined:
        ours, theirs = sum(bits[at] for at in ats), sum(other_bits[to] for to in tos)
        worth = (likeness - floor) / (1 - floor)
        query_agreed += worth * ours
        listed_agreed += worth * theirs
        agreed += worth * min(ours, theirs)
    query_share, listed_share = query_agreed / query.total, listed_agreed / listed.total
    share = query_share**settings.query_power * listed_share**settings.listed_power
    score = share * (1 - math.exp(-agreed / settings.evidence))
    if score < _HOPELESS:
        return Agreement(score, agreed, query_share, listed_share, ())
    if pairing.left or pairing.right:
        score *= _contradictions(query, listed, pairing.left, pairing.right, settings)
    return Agreement(score, agreed, query_share, listed_share, tuple(_shown(query, listed, pairing)))


def _paired(query: Weighed, listed: Weighed, settings: Settings) -> _Pairing:
    """Return the words that are one: the same first, then what runs together, then the likest."""
    words, others = query.form.words, listed.form.words
    pairs: list[tuple[int, int, float]] = []
    joined: list[Joined] = []
    left: list[int] = []
    taken: set[int] = set()
    by_key = listed.by_key
    for at, word in enumerate(words):
        for to in by_key.get(word.key, ()):
            if to not in taken:
                taken.add(to)
                pairs.append((at, to, 1.0 if word.text == others[to].text else _SAME))
                break
        else:
            left.append(at)
    right = [to for to in range(len(others)) if to not in taken]
    if not (left and right):
        return _Pairing(pairs, joined, left, right)
    left = [at for at in left if words[at].part is not Part.PARTICLE]
    right = [to for to in right if others[to].part is not Part.PARTICLE]
    whole = likeness_joined(words, others, left, right)
    if whole < _SURELY_JOINED and left and right:
        for ats, tos, likeness in apart(words, others, left, right):
            joined.append((ats, tos, likeness))
            left = [at for at in left if at not in ats]
            right = [to for to in right if to not in tos]
        found = _nearest(query, listed, left, right, settings.floor)
        pairs += found
        gone, came = {pair[0] for pair in found}, {pair[1] for pair in found}
        left = [at for at in left if at not in gone]
        right = [to for to in right if to not in came]
        if found or joined:
            whole = likeness_joined(words, others, left, right) if left and right else 0.0
    if whole > _MAYBE_JOINED:
        joined.append((tuple(left), tuple(right), whole))
        left = right = []
    return _Pairing(pairs, joined, left, right)


def _shown(query: Weighed, listed: Weighed, pairing: _Pairing) -> Iterator[Pair]:
    """Yield the pairs in words."""
    words, others = query.form.words, listed.form.words
    for at, to, likeness in pairing.pairs:
        yield Pair(words[at].text, others[to].text, likeness, likeness * min(query.bits[at], listed.bits[to]))
    for ats, tos, likeness in pairing.joined:
        ours, theirs = " ".join(words[at].text for at in ats), " ".join(others[to].text for to in tos)
        yield Pair(
            ours,
            theirs,
            likeness,
            likeness * min(sum(query.bits[at] for at in ats), sum(listed.bits[to] for to in tos)),
        )


def _contradictions(query: Weighed, listed: Weighed, left: list[int], right: list[int], settings: Settings) -> float:
    """Return what is left of a score where words or numbers contradict, or the surname is missed."""
    words, others = query.form.words, listed.form.words
    kept = 1.0
    ours = max([query.bits[at] for at in left if words[at].part in _TELLING], default=0.0)
    theirs = max([listed.bits[to] for to in right if others[to].part in _TELLING], default=0.0)
    if ours and theirs:
        kept *= settings.swapped * (1 - settings.conflict * min(ours, theirs) / max(query.total, listed.total))
    numbers = [at for at in left if words[at].part is Part.NUMBER] + [
        to for to in right if others[to].part is Part.NUMBER
    ]
    if numbers:
        kept *= settings.other_number
    for to in right:
        if others[to].surname and others[to].part is Part.NAME:
            return kept * settings.lost_surname
    return kept


def _nearest(
    query: Weighed, listed: Weighed, left: list[int], right: list[int], floor: float
) -> list[tuple[int, int, float]]:
    """Return pairs of words that are alike, the likest first, each word once."""
    words, others = query.form.words, listed.form.words
    candidates = []
    for at in left:
        ours = query.plain[at]
        for to in right:
            theirs = listed.plain[to]
            if ours and theirs:  # by far the most pairs, and so without a call
                likeness = distance(ours[0], theirs[0], score_cutoff=LEAST_LIKENESS)
                if ours[1] == theirs[1]:
                    likeness = same_consonants(likeness, ours[0], theirs[0], ours[1])
            else:
                likeness = likeness_of(words[at], others[to])
            if likeness > floor:
                candidates.append((likeness, at, to))
    if len(candidates) > 1:
        candidates.sort(key=lambda found: -found[0])
    pairs = []
    gone: set[int] = set()
    came: set[int] = set()
    for likeness, at, to in candidates:
        if at not in gone and to not in came:
            gone.add(at)
            came.add(to)
            pairs.append((at, to, likeness))
    return pairs
