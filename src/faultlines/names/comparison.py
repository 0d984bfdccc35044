"""How far two names agree: words paired one to one, each pair worth its bits, and what is left over on either side.

The score is the share of both names that agrees, damped where the agreement rests on little evidence: two names that share
"Mohammad Ali" wholly prove less than two that share "Qasem Soleimani".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from faultlines.names.forms import Form, Part, Word
from faultlines.names.korean import alignment
from faultlines.names.korean_people import compare_korean
from faultlines.names.scripts import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.names.weights import Weights

_distance = OSA.normalized_similarity


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

    __slots__ = ("bits", "by_key", "form", "sounds", "total")

    def __init__(self, form: Form, weights: Weights) -> None:
        self.form = form
        self.bits = [weights.bits(word) for word in form.words]
        self.total = sum(self.bits) or 1.0
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
    return by_words


def _as_korean(query: Form, listed: Form, settings: Settings) -> Agreement | None:
    best, found = -1.0, None
    for one in query.korean:
        for other in listed.korean:
            agreed = compare_korean(one, other)
            if agreed.share > best:
                best, found = agreed.share, agreed
    if found is None:
        return None
    share = best if found.surname else best * settings.lost_surname
    score = share**settings.korean_power * (1 - math.exp(-found.bits / settings.evidence))
    if found.surname and 0.0 in found.syllables:
        score *= settings.conflict
    pairs = (Pair("surname", "surname", 1.0 if found.surname else 0.0, 0.0), *(Pair("syllable", "syllable", s, 4.5 * s) for s in found.syllables))
    return Agreement(score, found.bits, share, share, pairs, "Korean syllables")


def _by_words(query: Weighed, listed: Weighed, settings: Settings) -> Agreement:
    words, others = query.form.words, listed.form.words
    if not words or not others:
        return NOTHING
    bits, other_bits = query.bits, listed.bits
    pairs: list[tuple[int, int, float]] = []
    left: list[int] = []
    taken: set[int] = set()
    by_key = listed.by_key
    for at, word in enumerate(words):
        for to in by_key.get(word.key, ()):
            if to not in taken:
                taken.add(to)
                pairs.append((at, to, 1.0 if word.text == others[to].text else 0.98))
                break
        else:
            left.append(at)
    right = [to for to in range(len(others)) if to not in taken]
    run_together = 0.0
    if left and right:
        run_together = _joined(words, others, left, right)
        if run_together < _SURELY_JOINED:
            found = _nearest(words, others, left, right, settings.floor)
            pairs += found
            if found:
                gone, came = {pair[0] for pair in found}, {pair[1] for pair in found}
                left = [at for at in left if at not in gone]
                right = [to for to in right if to not in came]
                run_together = _joined(words, others, left, right) if left and right else 0.0
    agreed = query_agreed = listed_agreed = 0.0
    shown = []
    floor, steep = settings.floor, settings.steep
    for at, to, likeness in pairs:
        worth = likeness if likeness >= 0.98 else max((likeness - floor) / (1 - floor), 0.0) ** (1 / steep)
        query_agreed += worth * bits[at]
        listed_agreed += worth * other_bits[to]
        mean = worth * min(bits[at], other_bits[to])
        agreed += mean
        shown.append(Pair(words[at].text, others[to].text, likeness, mean))
    if run_together > _MAYBE_JOINED:
        ours, theirs = sum(bits[at] for at in left), sum(other_bits[to] for to in right)
        worth = (run_together - floor) / (1 - floor)
        query_agreed += worth * ours
        listed_agreed += worth * theirs
        agreed += worth * min(ours, theirs)
        shown.append(Pair(" ".join(words[at].text for at in left), " ".join(others[to].text for to in right), run_together, worth * min(ours, theirs)))
        left = right = []
    query_share = query_agreed / query.total
    listed_share = listed_agreed / listed.total
    score = query_share**settings.query_power * listed_share**settings.listed_power * (1 - math.exp(-agreed / settings.evidence))
    score *= _contradictions(query, listed, left, right, settings)
    return Agreement(score, agreed, query_share, listed_share, tuple(shown))


def _contradictions(query: Weighed, listed: Weighed, left: list[int], right: list[int], settings: Settings) -> float:
    """Return what is left of a score where both names have words of their own, numbers differ, or the surname is missed."""
    words, others = query.form.words, listed.form.words
    kept = 1.0
    ours = max((query.bits[at] for at in left if words[at].part in _TELLING), default=0.0)
    theirs = max((listed.bits[to] for to in right if others[to].part in _TELLING), default=0.0)
    if ours and theirs:
        kept *= settings.swapped * (1 - settings.conflict * min(ours, theirs) / max(query.total, listed.total))
    if any(words[at].part is Part.NUMBER for at in left) or any(others[to].part is Part.NUMBER for to in right):
        kept *= settings.other_number
    if any(others[to].surname and others[to].part is Part.NAME for to in right):
        kept *= settings.lost_surname
    return kept


def _nearest(words: Sequence[Word], others: Sequence[Word], left: list[int], right: list[int], floor: float) -> list[tuple[int, int, float]]:
    """Return pairs of words that are alike, the likest first, each word once."""
    candidates = []
    for at in left:
        word = words[at]
        for to in right:
            likeness = likeness_of(word, others[to], floor)
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


_TELLING = (Part.NAME, Part.CONCEPT, Part.INITIAL)
_SURELY_JOINED, _MAYBE_JOINED = 0.9, 0.8
_ORGANS = frozenset({"@ministry", "@department", "@bureau", "@generalbureau", "@office"})
_ORGAN_LIKENESS = 0.88
"""Translators choose freely among words for organs of state: 부 is a department here and a ministry there."""


def likeness_of(word: Word, other: Word, floor: float = 0.0) -> float:
    """Return how alike two words are, 0 to 1."""
    one, two = word.part, other.part
    if one is Part.INITIAL or two is Part.INITIAL:
        return 0.85 if word.text[:1] == other.text[:1] and one in (Part.NAME, Part.INITIAL) and two in (Part.NAME, Part.INITIAL) else 0.0
    if one is Part.NUMBER or two is Part.NUMBER:
        return 0.0
    if one is Part.LEGAL or two is Part.LEGAL:
        return 0.9 if one is two else 0.0
    if word.open_vowels or other.open_vowels:
        return _by_consonants(word, other)
    if word.syllables and other.syllables and (word.signs or other.signs):
        return max(alignment(a, b) for a in word.syllables for b in other.syllables) ** 2
    if word.key in _ORGANS and other.key in _ORGANS:
        return _ORGAN_LIKENESS
    if not word.sound or not other.sound:
        return 0.0
    likeness = _distance(word.sound, other.sound, score_cutoff=0.4)
    if likeness == 1.0:
        return 0.98
    if word.bones == other.bones and len(word.bones) > 1:
        likeness += (1 - likeness) * (0.5 if len(word.bones) > 2 else 0.3)
    return float(likeness)


def _by_consonants(word: Word, other: Word) -> float:
    from faultlines.names.folding import abjad  # noqa: PLC0415

    one = word.bones if word.open_vowels else abjad(word.text)
    two = other.bones if other.open_vowels else abjad(other.text)
    if not one or not two:
        return 0.0
    if one == two:
        return 0.95 if len(one) > 2 else 0.85 if len(one) > 1 else 0.6
    return float(_distance(one, two, score_cutoff=0.5)) * 0.9


def _joined(words: Sequence[Word], others: Sequence[Word], left: list[int], right: list[int]) -> float:
    """Return the likeness of what is left on both sides, run together: SKY ZONE and SKYZONE."""
    ours = "".join(words[at].sound for at in left)
    theirs = "".join(others[to].sound for to in right)
    if len(left) + len(right) < 3 or min(len(ours), len(theirs)) < 4:
        return 0.0
    return float(_distance(ours, theirs, score_cutoff=0.75))
