"""Figures that cannot all be right."""

from __future__ import annotations

from faultlines.export.figures import differing_figures
from faultlines.records import Claim, Document, Quantity

from .sample import COUNT, WIRE, claim


def _stated(
    source: Document, low: float | None, high: float | None, unit: str = "troops", when: str | None = None
) -> Claim:
    return claim(source, quantity=(Quantity(low, high, unit, f"{low} to {high} {unit}"),), when=when)


def test_bounds_that_do_not_meet_differ() -> None:
    """The lower figure is named first."""
    assert differing_figures([_stated(WIRE, 11000, 12000), _stated(COUNT, 8000, 8000)]) == (
        "8000 to 8000 troops",
        "11000 to 12000 troops",
    )


def test_bounds_that_meet_agree() -> None:
    """Up to 10,000 and more than 8,000 can both be right."""
    assert differing_figures([_stated(WIRE, None, 10000), _stated(COUNT, 8000, None)]) == ()


def test_units_documents_and_times_are_kept_apart() -> None:
    """Two units, two figures of one document, or two years are no dispute."""
    assert differing_figures([_stated(WIRE, 1, 1, "ships"), _stated(COUNT, 2, 2, "trains")]) == ()
    assert differing_figures([_stated(WIRE, 1, 1), _stated(WIRE, 2, 2)]) == ()
    assert differing_figures([_stated(WIRE, 1, 1, when="2023"), _stated(COUNT, 2, 2, when="2024")]) == ()
    assert differing_figures([_stated(WIRE, 1, 1, when="2023"), _stated(COUNT, 2, 2, when="2023-05")]) != ()
