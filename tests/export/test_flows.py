"""The data of the flow picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.export import build_brief
from faultlines.records import Claim, Commodity, EventType, Mode

from .sample import ARMS, COUNT, DENIAL, NAMES, OIL, OIL_AGAIN, REPRINT, SHELLS, WIRE, claim

if TYPE_CHECKING:
    from faultlines.export.model import Flow


def _flows(*claims: Claim) -> tuple[Flow, ...]:
    return build_brief(claims, [WIRE, REPRINT, COUNT], [], title="t", names=NAMES).flows


def test_each_commodity_flows_by_itself() -> None:
    """Oil and food in one sentence are two flows."""
    both = claim(WIRE, actor="RUS", target="PRK", commodity=(Commodity.FUEL, Commodity.FOOD))
    assert {flow.what for flow in _flows(both)} == {"fuel", "food"}


def test_a_flow_counts_documents_and_says_who_denies_it() -> None:
    """A reprint is said to be one, a denial is a flow of its own and a note on the fact."""
    oil, shells, denied = _flows(OIL, OIL_AGAIN, SHELLS, DENIAL)
    assert (oil.giver, oil.receiver, oil.support) == ("Russia", "North Korea", "2 documents, same words")
    assert (shells.mode, shells.denied_by) == (Mode.FACT, ("North Korea",))
    assert (denied.mode, denied.denied_by) == (Mode.DENIAL, ())


def test_two_wordings_weigh_more_than_a_reprint() -> None:
    """The flow that two documents report in their own words leads."""
    own = [claim(WIRE, "Ships", commodity=ARMS), claim(COUNT, "Trains", commodity=ARMS)]
    assert [flow.what for flow in _flows(OIL, OIL_AGAIN, *own)] == ["arms", "fuel"]


def test_what_is_only_wished_or_supposed_does_not_flow() -> None:
    """Recommendations, suppositions and other types are not drawn."""
    assert not _flows(
        claim(WIRE, mode=Mode.RECOMMENDATION), claim(WIRE, mode=Mode.HYPOTHETICAL), claim(WIRE, kind=EventType.AGREE)
    )


def test_help_without_a_receiver_is_counted() -> None:
    """What cannot be drawn is not left out in silence."""
    brief = build_brief([claim(WIRE, target=""), claim(WIRE, actor="UNK")], [WIRE], [], title="t")
    assert (brief.flows, brief.flows_open) == ((), 2)
