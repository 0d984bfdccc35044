"""What a denial contradicts."""

from __future__ import annotations

import pytest

from faultlines.export.content import Content
from faultlines.export.denials import contradicts
from faultlines.records import Commodity, EventType

ARMS, FUEL = Commodity.ARMS, Commodity.FUEL
AID, CONSULT, COERCE = EventType.AID, EventType.CONSULT, EventType.COERCE


def _content(actor: str, kind: EventType, target: str, *commodity: Commodity) -> Content:
    return Content(tuple(actor.split()), kind, tuple(target.split()), commodity)


@pytest.mark.parametrize(
    ("denial", "assertion"),
    [
        (_content("PRK", AID, "RUS", ARMS), _content("PRK", AID, "RUS", ARMS)),
        (_content("PRK", AID, "RUS", ARMS), _content("PRK", AID, "RUS", ARMS, FUEL)),
        (_content("PRK", AID, "RUS"), _content("PRK", AID, "RUS", FUEL)),
        (_content("PRK", AID, "RUS", ARMS), _content("CHN PRK", AID, "RUS", ARMS)),
        (_content("PRK", COERCE, ""), _content("PRK", COERCE, "")),
        (_content("PRK RUS", CONSULT, ""), _content("CHN PRK RUS", CONSULT, "")),
    ],
)
def test_a_denial_contradicts(denial: Content, assertion: Content) -> None:
    """The same deed, in whole or in part, is contradicted; a denial of any help denies each kind of it."""
    assert contradicts(denial, assertion)


@pytest.mark.parametrize(
    ("denial", "assertion"),
    [
        (_content("PRK", AID, "RUS", ARMS), _content("RUS", AID, "PRK", ARMS)),
        (_content("PRK", AID, "RUS", ARMS), _content("PRK", AID, "RUS", FUEL)),
        (_content("PRK", AID, "RUS", ARMS), _content("PRK", AID, "RUS")),
        (_content("PRK", AID, "RUS", ARMS), _content("PRK", AID, "SYR", ARMS)),
        (_content("PRK", AID, "RUS", ARMS), _content("PRK", EventType.THREATEN, "RUS", ARMS)),
        (_content("PRK", COERCE, ""), _content("PRK RUS", COERCE, "")),
        (_content("PRK", COERCE, ""), _content("PRK", COERCE, "GBR", Commodity.CYBER)),
        (_content("PRK RUS", CONSULT, ""), _content("CHN PRK", CONSULT, "")),
    ],
)
def test_a_denial_leaves_other_deeds_alone(denial: Content, assertion: Content) -> None:
    """The other direction, another thing, another receiver, or an actor and a type alone are not what was denied."""
    assert not contradicts(denial, assertion)
