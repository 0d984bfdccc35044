"""The words that make a claim."""

from __future__ import annotations

import pytest

from faultlines.extract.evidence import LONGEST
from faultlines.records import EventType

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The Kremlin on Monday denied reports that North Korea was sending soldiers to Russia.", "denied"),
        ("Analysts do not expect Russia to send oil to North Korea.", "not expect"),
        ("It is unlikely that Russia will send oil to North Korea.", "unlikely"),
        ("If talks fail, Russia will send oil to North Korea.", "If"),
    ],
)
def test_the_quotation_holds_what_turns_it(read: Read, text: str, cue: str) -> None:
    """Nobody who reads the quotation alone takes what is denied or doubted for a fact."""
    quotes = [claim.quote for claim in read(text) if claim.type is EventType.AID]
    assert quotes
    assert all(cue in quote for quote in quotes)


def test_a_quotation_is_never_a_page(read: Read) -> None:
    """However long the sentence, the quotation stays within bounds."""
    text = "Russia, " + "which has a long history and many rivers and many towns, " * 20 + "sent oil to North Korea."
    assert all(len(claim.quote) <= 3 * LONGEST for claim in read(text))


def test_the_quotation_holds_the_no_of_its_subject(read: Read) -> None:
    """It says “No single measure will end it”, and is not quoted without its "no"."""
    quotes = [
        claim.quote for claim in read("No single measure will end the arms trade between Russia and North Korea.")
    ]
    assert quotes
    assert all(quote.startswith("No single") for quote in quotes)
