"""Two names beside each other, without a list: whether they are one name.

Here nobody searches thousands of names, so that chance agreement matters less than in screening, and a word that the
other name contradicts matters more: a typing error is forgiven, another given name is not.
"""

from __future__ import annotations

from functools import cache, lru_cache

from faultlines.names.comparison import NOTHING, Agreement, Settings, Weighed, compare
from faultlines.names.organisations import organisation_forms
from faultlines.names.people import person_forms
from faultlines.names.weights import Weights

PAIRWISE = Settings(evidence=2.5, swapped=0.5, floor=0.6)
"""Chosen on every second of the pairs in `tools/screening_quality.py`; the others are reported apart."""


@cache
def _general() -> Weights:
    return Weights()


@lru_cache(maxsize=20_000)
def _weighed(name: str, person: bool) -> tuple[Weighed, ...]:
    forms_of = person_forms if person else organisation_forms
    return tuple(Weighed(form, _general()) for form in forms_of(name))


def compare_names(one: str, other: str, *, person: bool, settings: Settings = PAIRWISE) -> Agreement:
    """Return how far two names agree, whichever stands first; the best of their readings counts."""
    ours, theirs = (_weighed(name, person) for name in (one, other))
    best = NOTHING
    for first in ours:
        for second in theirs:
            both = (compare(first, second, settings), compare(second, first, settings))
            agreed = min(both, key=lambda agreement: agreement.score)
            if agreed.score > best.score:
                best = agreed
    return best
