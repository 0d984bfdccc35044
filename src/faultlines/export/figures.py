"""Amounts that cannot all be right: the same content with bounds that do not meet, in different documents."""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from faultlines.export.spoken_dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from faultlines.records import Claim, Quantity

_EXTREMES = 5
"""Highest and lowest amounts compared for each unit: enough to find a pair, and few enough for a line of thousands."""


def differing_figures(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the lower and the higher of two amounts in the same unit that exclude each other, in the texts' words.

    Amounts exclude each other where the lower one's upper bound is below the higher one's lower bound; they are
    compared between different documents, about events that may have been at the same time. Empty where none do.
    """
    by_unit: defaultdict[str, list[tuple[Quantity, Claim]]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.quantity:
            by_unit[quantity.unit].append((quantity, claim))
    for _, stated in sorted(by_unit.items()):
        lowest = sorted(stated, key=lambda item: (_high(item[0]), item[0].text))[:_EXTREMES]
        highest = sorted(stated, key=lambda item: (-_low(item[0]), item[0].text))[:_EXTREMES]
        for small, one in lowest:
            for large, other in highest:
                if _high(small) < _low(large) and one.document != other.document and _may_coincide(one, other):
                    return small.text, large.text
    return ()


def _low(quantity: Quantity) -> float:
    return -inf if quantity.low is None else quantity.low


def _high(quantity: Quantity) -> float:
    return inf if quantity.high is None else quantity.high


def _may_coincide(one: Claim, other: Claim) -> bool:
    first, second = parse_date(one.when), parse_date(other.when)
    return first is None or second is None or first.overlaps(second)
