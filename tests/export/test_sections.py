"""The table of sections."""

from __future__ import annotations

from itertools import product

import pytest

from faultlines.export import build_brief
from faultlines.export.sections import home, plans
from faultlines.records import EventType, Instrument, Likelihood, Mode

from .sample import OPINION, claim


@pytest.mark.parametrize(("mode", "kind"), list(product(Mode, EventType)))
def test_every_mode_and_type_has_one_section(mode: Mode, kind: EventType) -> None:
    """No pair of mode and type is without a home, and none has two."""
    assert [plan for plan in plans() if plan.takes(mode, kind)] == [home(mode, kind)]


def test_recommendations_are_grouped_by_instrument() -> None:
    """Each kind of response has its heading, in the order of the vocabulary; what names none comes last."""
    claims = [
        claim(OPINION, f"{instrument}", mode=Mode.RECOMMENDATION, instrument=instrument)
        for instrument in (None, *reversed(Instrument))
    ]
    sections = build_brief(claims, [OPINION], [], title="t").sections
    section = next(section for section in sections if section.key == "recommended")
    assert [group.heading.casefold() for group in section.groups] == [
        *(instrument.value for instrument in Instrument),
        "kind of instrument not stated",
    ]


def test_forecasts_are_apart_from_suppositions() -> None:
    """A stated likelihood leads, suppositions come last."""
    claims = [
        claim(OPINION, "a", mode=Mode.HYPOTHETICAL),
        claim(OPINION, "b", mode=Mode.FORECAST),
        claim(OPINION, "c", target="CHN", mode=Mode.FORECAST, likelihood=Likelihood.EVEN),
    ]
    sections = build_brief(claims, [OPINION], [], title="t").sections
    section = next(section for section in sections if section.key == "expected")
    assert [[line.evidence[0].quote for line in group.lines] for group in section.groups] == [["c"], ["b"], ["a"]]


def test_single_lines_between_others_share_a_heading() -> None:
    """A pair with one line from one document does not get a heading of its own."""
    claims = [
        claim(OPINION, "a"),
        claim(OPINION, "b", mode=Mode.ASSESSMENT),
        claim(OPINION, "c", "CHN"),
        claim(OPINION, "d", "IRN"),
    ]
    section = build_brief(claims, [OPINION], [], title="t").sections[0]
    assert [(group.heading, len(group.lines)) for group in section.groups] == [
        ("PRK → RUS", 2),
        ("Between others, each in one document", 2),
    ]
    assert section.groups[0].query == "faultlines claims --actor PRK --target RUS"
