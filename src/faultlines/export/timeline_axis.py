"""The time axis of the timeline: its unit, its window, and the column of each day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.export.spoken_dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from faultlines.export.model import Mark

OUTER_WIDTH = 54.0
"""Width of the columns for what lies before or after the window, in view box units."""
_UNITS: dict[str, Callable[[date], int]] = {
    "month": lambda day: day.year * 12 + day.month - 1,
    "year": lambda day: day.year,
    "decade": lambda day: day.year // 10,
}
_ENOUGH = {"month": 0.9, "year": 0.6, "decade": 0.0}
"""Share of the marks that a window must hold for its unit to be chosen, finest first."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns of equal time, with one more on a side where marks lie outside the window.

    Attributes:
        unit: `month`, `year` or `decade`.
        start, count: first unit and number of units in the window.
        earlier, later: whether there is a column for what lies before or after.
        width: of the whole axis, in view box units.
    """

    unit: str
    start: int
    count: int
    earlier: bool
    later: bool
    width: float

    @property
    def columns(self) -> int:
        """Number of columns, the outer ones included."""
        return self.count + self.earlier + self.later

    def column(self, day: date) -> int:
        """Return the column of `day`, counted from 0 at the left."""
        place = _UNITS[self.unit](day) - self.start
        return min(max(place, -int(self.earlier)), self.count - 1 + int(self.later)) + int(self.earlier)

    def edges(self, column: int) -> tuple[float, float]:
        """Return the left and right edge of a column."""
        inner = (self.width - OUTER_WIDTH * (self.earlier + self.later)) / self.count
        left = 0.0 if column == 0 else OUTER_WIDTH * self.earlier + inner * (column - self.earlier)
        outer = (column == 0 and self.earlier) or (column == self.columns - 1 and self.later)
        return left, left + (OUTER_WIDTH if outer else inner)

    def names(self, column: int) -> tuple[str, str]:
        """Return the label of a column and, where a year begins among months, that year."""
        if self.earlier and column == 0:
            return "earlier", ""
        if self.later and column == self.columns - 1:
            return "later", ""
        unit = self.start + column - self.earlier
        if self.unit == "month":
            year, month = divmod(unit, 12)
            return MONTHS[month][:3], f"{year}" if month == 0 or column == int(self.earlier) else ""
        return (f"{unit}", "") if self.unit == "year" else (f"{unit * 10}s", "")


def choose_axis(marks: Sequence[Mark], width: float, narrowest: float = 27.7) -> Axis:
    """Return the axis with the finest unit whose best window holds most of `marks`, columns `narrowest` or wider."""
    for unit, enough in _ENOUGH.items():
        spans = [(_UNITS[unit](mark.first), _UNITS[unit](mark.last)) for mark in marks]
        low, high = min(first for first, _ in spans), max(last for _, last in spans)
        most = int(width // narrowest)
        if high - low < most:
            return Axis(unit, low, high - low + 1, False, False, width)
        room, start, held = _best_window(spans, width, narrowest)
        if held >= enough * len(marks):
            inside = [span for span in spans if start <= span[0] and span[1] < start + room]
            first = min((span[0] for span in inside), default=start)
            last = max((span[1] for span in inside), default=start + room - 1)
            return Axis(unit, first, last - first + 1, low < first, high > last, width)
    raise AssertionError("the coarsest unit takes any share")


def _best_window(spans: Sequence[tuple[int, int]], width: float, narrowest: float) -> tuple[int, int, int]:
    """Return the size and start of the window that holds most spans whole, the latest of equals, and how many it holds.

    It leaves room for a column on either side; for one only, where nothing lies on the other.
    """
    starts = sorted({first for first, _ in spans})
    size = start = held = 0
    for outer in (1, 2):
        size = int((width - outer * OUTER_WIDTH) // narrowest)
        held, start = max(
            (sum(start <= first and last < start + size for first, last in spans), start) for start in starts
        )
        if start == starts[0] or max(last for _, last in spans) < start + size:
            break
    return size, start, held
