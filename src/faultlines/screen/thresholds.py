"""From score to verdict, by the price of error.

`data/calibration.csv` says how often a result with a score was the right one; it was counted on one half of the
measuring queries (`tools/screening_quality.py --calibrate`). To miss a listed party costs so many times what a needless
look costs: a result is worth a look where chance times that price exceeds one.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources

from faultlines.records import Verdict

USUAL_PRICE = 20.0
"""A missed listed party is taken to cost as much as twenty needless looks, unless the user says otherwise."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from which a result is a match, and from which it is possible."""

    match: float
    possible: float

    @classmethod
    def by_price(cls, price: float = USUAL_PRICE) -> Thresholds:
        """Return thresholds for `price`, what one miss costs in needless looks.

        A match is a result that is rather right than wrong; a possible one is worth a look at the price.
        """
        match = _score_for(0.5)
        return cls(match, min(_score_for(1 / (1 + max(price, 1.0))), match))

    def verdict(self, score: float) -> Verdict:
        """Return what a score means."""
        if score >= self.match:
            return Verdict.MATCH
        return Verdict.POSSIBLE if score >= self.possible else Verdict.NONE


@cache
def _calibration() -> tuple[tuple[float, ...], tuple[float, ...]]:
    text = (resources.files("faultlines.screen") / "data/calibration.csv").read_text(encoding="utf-8")
    rows = [(float(row["chance"]), float(row["score"])) for row in csv.DictReader(text.splitlines())]
    return tuple(row[0] for row in rows), tuple(row[1] for row in rows)


def _score_for(chance: float) -> float:
    """Return the least score at which a result is right with `chance`, on the line between counted points."""
    chances, scores = _calibration()
    at = bisect_left(chances, chance)
    if at == 0:
        return scores[0]
    if at == len(chances):
        return scores[-1]
    share = (chance - chances[at - 1]) / (chances[at] - chances[at - 1])
    return scores[at - 1] + share * (scores[at] - scores[at - 1])
