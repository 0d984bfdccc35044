"""Frames and model together."""

from __future__ import annotations

import numpy as np
import pytest

from faultlines.extract import Reader
from faultlines.extract.judge import MODEL, NONE, Judge
from faultlines.extract.linear import LinearModel
from faultlines.records import Document, EventType

SENTENCE = "Moscow hawked warplanes to Tehran."


def constant(label: str, others: tuple[str, ...]) -> LinearModel:
    """A model that is sure of one label whatever it sees."""
    labels = (label, *others)
    bias = np.array([9.0, *([0.0] * len(others))], np.float32)
    return LinearModel(labels, {}, np.zeros((0, len(labels)), np.float32), bias)


def document(text: str) -> Document:
    """A text as the reader takes it."""
    return Document("0" * 64, 0, "t.txt", "text/plain", text, language="en")


def reader(sense: str) -> Reader:
    """A reader whose model is sure that every word carries this sense."""
    made = Reader()
    labels = tuple(label for label in (NONE, *EventType) if label != sense)
    made.judge = Judge(sense=constant(sense, labels))
    return made


def test_a_model_sure_of_no_claim_silences_a_filled_frame() -> None:
    """The frame fills, the model refuses."""
    text = "Russia supplied oil to North Korea."
    assert [claim.type for claim in Reader().claims(document(text))] == [EventType.AID]
    assert reader(NONE).claims(document(text)) == []


def test_the_model_reads_no_word_in_a_sense_that_no_list_gives_it() -> None:
    """However sure, "hawked" cannot protest."""
    assert reader(EventType.PROTEST).claims(document(SENTENCE)) == []


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("On Monday Iran bribed Syria over the islands.", EventType.COERCE, ("IRN",), ("SYR",)),
        ("China admonished Japan over the islands.", EventType.ACCUSE, ("CHN",), ("JPN",)),
    ],
)
def test_words_without_a_frame_are_read(
    text: str, kind: EventType, actor: tuple[str, ...], target: tuple[str, ...]
) -> None:
    """A listed sense, an actor and a likely claim are enough, and the reading says that it is the model's."""
    drafts = Reader().drafts(document(text))
    assert [(draft.claim.type, draft.claim.actor, draft.claim.target) for draft in drafts] == [(kind, actor, target)]
    assert drafts[0].item.frame.source == MODEL


def test_who_obtains_is_no_giver() -> None:
    """Without a frame that says from whom, the model may not turn a receiver into a giver."""
    claims = reader(EventType.AID).claims(document("Putin hopes to obtain shells for Russia."))
    assert [claim for claim in claims if claim.type is EventType.AID] == []


def test_what_a_frame_excludes_the_model_does_not_bring_back() -> None:
    """A charm offensive is no assault, however sure the model is."""
    claims = reader(EventType.ASSAULT).claims(document("Putin's charm offensive riled Washington."))
    assert [claim for claim in claims if claim.type is EventType.ASSAULT] == []
