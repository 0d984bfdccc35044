"""Explanations of claims."""

from __future__ import annotations

import pytest

from faultlines.extract import Reader, explain
from faultlines.records import Document, Explanation

TEXT = (
    "Russia denied on Friday that North Korea had sent more than 10,000 troops to Kursk. "
    "Moscow supplies oil to Pyongyang. It was a fine day. The deal is dead."
)
DOCUMENT = Document("0" * 64, 0, "t.txt", "text/plain", TEXT, language="en", published="2024-10-20")


@pytest.fixture(scope="module")
def told() -> list[Explanation]:
    """What there is to say about the text."""
    return explain(Reader(), DOCUMENT)


def test_the_claims_are_those_of_the_reader(told: list[Explanation]) -> None:
    """Explaining changes nothing."""
    assert [item.claim for item in told if item.claim is not None] == Reader().claims(DOCUMENT)


def test_each_field_names_what_made_it(told: list[Explanation]) -> None:
    """The frame with its file and pattern, the name, the word that denies, the speaker."""
    sent = next(item for item in told if item.word == "sent")
    because = {step.field: (step.value, step.because) for step in sent.steps}
    assert because["type"][0] == "AID"
    assert because["type"][1].startswith("frames/AID.toml, verb ")
    assert "subj >" in because["type"][1]
    assert because["actor"] == ("PRK", "“North Korea” is PRK (state)")
    assert because["mode"] == ("denial", "“denied” denies")
    assert because["holder"][0] == "Russia"
    assert because["commodity"][0] == "troops"
    assert because["model"][0].startswith("claim ")


def test_words_of_which_nothing_came_say_why(told: list[Explanation]) -> None:
    """A noun that a frame lists and whose slots stay empty."""
    deal = next(item for item in told if item.word == "deal")
    assert deal.claim is None
    assert "slots not filled" in deal.steps[0].because
