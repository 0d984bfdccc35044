"""What else than the name speaks for or against a match: identifiers, dates of birth, countries, kind.

Each part moves the log-odds of the name's score by a fixed step; the steps are judgements with reasons, not fits: the
measuring sets carry names only.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from faultlines.countries import country_codes
from faultlines.errors import DateError
from faultlines.records import DateRange, EntryKind, Reason
from faultlines.screen.identifiers import CRAFT, UNIQUE, key_of, same, same_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.records import ListEntry, Query

_SAME_DAY, _SAME_YEAR, _NEAR_YEAR, _OTHER_YEAR = 2.5, 1.0, 0.0, -2.0
_SAME_COUNTRY, _OTHER_COUNTRY = 0.4, -0.5
_OTHER_IDENTIFIER = -2.5
_OTHER_KIND = -1.5
_NO_CRAFT = (EntryKind.PERSON, EntryKind.ORGANISATION)
_HIGHEST = 0.995
_LOWEST = 0.001
SAME_IDENTIFIER = 0.96
"""Least score where a unique identifier agrees: the number outweighs any name, which may be new."""


def evidence(query: Query, entry: ListEntry) -> Iterator[Reason]:
    """Yield the parts beside the name that speak for or against `entry`; `effect` is in log-odds."""
    yield from _identifiers(query, entry)
    if query.birth_dates and entry.birth_dates:
        yield _births(query, entry)
    ours, theirs = country_codes(query.countries), country_codes(entry.countries)
    if ours and theirs:  # a country that is not known, on either side, says nothing
        step = _OTHER_COUNTRY if set(ours).isdisjoint(theirs) else _SAME_COUNTRY
        yield Reason("country", ", ".join(query.countries), ", ".join(entry.countries), step)
    if EntryKind.UNKNOWN not in (query.kind, entry.kind) and query.kind is not entry.kind:
        yield Reason("kind", query.kind, entry.kind, _OTHER_KIND)


def _identifiers(query: Query, entry: ListEntry) -> Iterator[Reason]:
    for asked in query.identifiers:
        if not key_of(asked.value):
            continue
        # Mere digits of a person are no number of a ship that happens to have the same.
        bare = not asked.kind and asked.value.strip().isdigit() and query.kind in _NO_CRAFT
        fitting = [
            listed for listed in entry.identifiers if same_kind(asked, listed) and not (bare and listed.kind in CRAFT)
        ]
        agreed = next((listed for listed in fitting if same(asked, listed)), None)
        if agreed is not None:
            yield Reason("identifier", asked.value, agreed.value, math.inf, agreed.kind)
        else:
            other = next((listed for listed in fitting if listed.kind == asked.kind and asked.kind in UNIQUE), None)
            if other is not None:
                yield Reason("identifier", asked.value, other.value, _OTHER_IDENTIFIER, f"another {asked.kind}")


def _births(query: Query, entry: ListEntry) -> Reason:
    """Return the best agreement among all dates of birth given."""
    best = (_OTHER_YEAR, query.birth_dates[0], entry.birth_dates[0])
    for asked in query.birth_dates:
        for listed in entry.birth_dates:
            step = _birth_step(asked, listed)
            if step > best[0]:
                best = (step, asked, listed)
    return Reason("birth date", best[1], best[2], best[0])


def _birth_step(asked: str, listed: str) -> float:
    if asked == listed and len(asked) == len("1984-08-15"):
        return _SAME_DAY
    try:
        one, two = DateRange.parse(asked), DateRange.parse(listed)
    except DateError:
        return _NEAR_YEAR
    if one.earliest is None or one.latest is None or two.earliest is None or two.latest is None:
        return _NEAR_YEAR
    if one.earliest <= two.latest and two.earliest <= one.latest:
        return _SAME_YEAR
    gap = min(abs(one.earliest.year - two.latest.year), abs(two.earliest.year - one.latest.year))
    return _NEAR_YEAR if gap <= 1 or "~" in asked + listed else _OTHER_YEAR


def moved(score: float, reasons: list[Reason]) -> float:
    """Return the name's score moved by the other parts, between .001 and .995."""
    if any(math.isinf(reason.effect) for reason in reasons):
        return SAME_IDENTIFIER + (_HIGHEST - SAME_IDENTIFIER) * score
    if not reasons:
        return min(score, _HIGHEST)
    held = min(max(score, _LOWEST), _HIGHEST)
    odds = math.log(held / (1 - held)) + sum(reason.effect for reason in reasons)
    return min(1 / (1 + math.exp(-odds)), _HIGHEST)
