"""Which denial contradicts which assertion."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from faultlines.export.wording import type_words
from faultlines.records import EventType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from faultlines.export.content import Cited, Content, Key

ASSERTING = (Mode.FACT, Mode.ASSESSMENT)
"""Modes that a denial contradicts: it speaks of what was or is, not of what may come."""


def contradicts(denial: Content, assertion: Content) -> bool:
    """Whether what `denial` denies is, at least in part, what `assertion` asserts.

    They share the type, an actor, and a target or, where neither names one, a commodity; a denial that names no
    commodity denies them all. Of a mutual act, the parties of one are among the parties of the other. An actor and a
    type alone are too little: "denies breaking sanctions" does not answer "represses its people".
    """
    if denial == assertion:
        return True
    if denial.type is not assertion.type:
        return False
    commodities = set(denial.commodity) & set(assertion.commodity)
    if denial.commodity and not commodities:
        return False
    actors, others = set(denial.actor), set(assertion.actor)
    if type_words(denial.type).mutual:
        return len(actors & others) > 1 and (actors <= others or others <= actors)
    if not actors & others:
        return False
    if denial.target or assertion.target:
        return bool(set(denial.target) & set(assertion.target))
    return bool(commodities)


class Denials:
    """The denials of a corpus, to be asked what they contradict."""

    def __init__(self, lines: Mapping[Key, Sequence[Cited]]) -> None:
        self._holders: dict[Content, Counter[str]] = {}
        self._index: defaultdict[tuple[EventType, str], list[Content]] = defaultdict(list)
        for key, cited in lines.items():
            if key.mode is Mode.DENIAL:
                self._holders[key.content] = Counter(item.claim.holder for item in cited)
                for actor in key.content.actor:
                    self._index[key.content.type, actor].append(key.content)

    def of(self, assertion: Content) -> tuple[str, ...]:
        """Return the holders who deny `assertion`, the most frequent first."""
        found: Counter[str] = Counter()
        for denial in self._touching(assertion):
            if contradicts(denial, assertion):
                found.update(self._holders[denial])
        return tuple(holder for holder, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def assertions(self, keys: Iterable[Key]) -> dict[Content, list[Key]]:
        """Return, for each denied content, those of `keys` that assert it."""
        found: dict[Content, list[Key]] = {denial: [] for denial in self._holders}
        for key in keys:
            if key.mode in ASSERTING:
                for denial in self._touching(key.content):
                    if contradicts(denial, key.content):
                        found[denial].append(key)
        return found

    def _touching(self, content: Content) -> set[Content]:
        return {denial for actor in content.actor for denial in self._index.get((content.type, actor), ())}
