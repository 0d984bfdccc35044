"""From score to verdict, by the price of error.

`data/calibration.toml` says how often a result with a score is the right one: a logistic curve through one half of the
measuring queries (`tools/screening_quality.py --calibrate`). To miss a listed party costs so many times what a needless
look costs: a result is worth a look where chance times that price exceeds one.
"""

from __future__ import annotations

import math
import tomllib
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
def _calibration() -> tuple[float, float]:
    text = (resources.files("faultlines.screen") / "data/calibration.toml").read_text(encoding="utf-8")
    fitted = tomllib.loads(text)
    return float(fitted["intercept"]), float(fitted["slope"])


def chance_of(score: float) -> float:
    """Return how often a result with this score is the right one, where one in 21 asked about is listed."""
    intercept, slope = _calibration()
    return 1 / (1 + math.exp(-(intercept + slope * score)))


def _score_for(chance: float) -> float:
    """Return the score at which a result is right with `chance`."""
    intercept, slope = _calibration()
    return min(max((math.log(chance / (1 - chance)) - intercept) / slope, 0.05), 0.99)
