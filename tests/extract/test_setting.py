"""Mode out of what surrounds a predicate."""

from __future__ import annotations

import pytest

from faultlines.extract.setting import Setting
from faultlines.extract.tree import Word
from faultlines.records import EventType, Mode

WORD = Word(0, "w", "w", "VERB", "VB", "ROOT", "", 0, 1, 0)


@pytest.mark.parametrize(
    ("effects", "mode"),
    [
        ([], Mode.FACT),
        (["speech"], Mode.FACT),
        (["negate"], Mode.DENIAL),
        (["negate", "negate"], Mode.FACT),
        (["deny"], Mode.DENIAL),
        (["future", "deny"], Mode.DENIAL),
        (["negate", "deny"], Mode.ASSESSMENT),
        (["possible"], Mode.ASSESSMENT),
        (["possible", "ahead"], Mode.FORECAST),
        (["opinion"], Mode.ASSESSMENT),
        (["future"], Mode.FORECAST),
        (["future", "negate"], Mode.FORECAST),
        (["plan", "negate"], Mode.DENIAL),
        (["conditional"], Mode.HYPOTHETICAL),
        (["conditional", "speech"], Mode.FORECAST),
        (["future", "conditioned"], Mode.HYPOTHETICAL),
        (["condition"], Mode.HYPOTHETICAL),
        (["recommend"], Mode.RECOMMENDATION),
        (["recommend", "conditioned"], Mode.RECOMMENDATION),
    ],
)
def test_the_stronger_effect_decides(effects: list[str], mode: Mode) -> None:
    """From the predicate outwards, what stands around it adds up to one mode."""
    assert Setting([(name, WORD) for name in effects]).mode(EventType.AID) is mode


def test_an_attempt_to_arm_is_arming() -> None:
    """Who tries to build a submarine is building up; who tries to send one has sent none."""
    setting = Setting([("attempt", WORD)])
    assert setting.mode(EventType.MOBILIZE) is Mode.FACT
    assert setting.mode(EventType.AID) is Mode.FORECAST
