"""Where sentences end."""

from __future__ import annotations

from faultlines.records import EventType

from .conftest import Read


def test_a_denial_does_not_reach_the_sentence_before(read: Read) -> None:
    """Two sentences that the parser would run together are read apart."""
    text = "Seoul accused North Korea of stealing $235 million from WazirX. In May North Korea denied stealing coins."
    modes = [claim.mode for claim in read(text) if claim.type is EventType.COERCE]
    assert modes == ["fact", "denial"]


def test_an_abbreviation_ends_no_sentence(read: Read) -> None:
    """A title's full stop does not part a name from its verb."""
    text = "Russian Gen. Petrov visited Pyongyang."
    assert [claim.actor for claim in read(text) if claim.type is EventType.CONSULT] == [("RUS",)]
