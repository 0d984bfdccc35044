"""The frame lexicon and its checks."""

from __future__ import annotations

import pytest

from faultlines.errors import DataError
from faultlines.extract.lexicon import Lexicon, read_frames, read_pattern
from faultlines.records import EventType


def test_every_type_has_frames() -> None:
    """All eighteen types can be opened by some word."""
    frames = [frame for entries in Lexicon.load().frames.values() for frame in entries]
    assert {frame.type for frame in frames} == set(EventType)
    assert all(frame.patterns for frame in frames)


def test_a_pattern_is_read_side_by_side() -> None:
    """Slots, their order and their marks come out of the short form."""
    pattern = read_pattern("subj > to|obj.deep? : obj!arms,fuel", "here")
    assert pattern.actor is not None
    assert pattern.target is not None
    assert pattern.theme is not None
    assert pattern.actor.paths == (("subj",),)
    assert pattern.target.paths == (("to",), ("obj", "deep"))
    assert pattern.target.optional
    assert pattern.theme.commodity
    assert pattern.theme.only == {"arms", "fuel"}


@pytest.mark.parametrize(
    "data",
    [
        {"verb": [{"lemmas": ["give"], "patterns": ["subj >> obj"]}]},
        {"verb": [{"lemmas": ["give"], "patterns": ["subj"], "colour": "red"}]},
        {"verb": [{"lemmas": ["give"], "patterns": ["subj"], "commodity": ["gold bars"]}]},
        {"particle": [{"lemmas": ["up"], "patterns": ["subj"]}]},
    ],
)
def test_a_faulty_entry_is_refused_with_its_place(data: dict[str, object]) -> None:
    """A bad pattern, key, commodity or part of speech is named with the file it stands in."""
    with pytest.raises(DataError) as caught:
        read_frames(data, EventType.AID, "mine.toml")
    assert str(caught.value).startswith("mine.toml")
