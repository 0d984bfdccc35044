"""One act, one claim."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Russia agreed to send oil to North Korea.", ["AGREE"]),
        ("North Korea threatened to shell South Korea.", ["THREATEN"]),
        ("Seoul urged Beijing to stop the flow of oil to Pyongyang.", ["REQUEST"]),
        ("North Korea evades UN sanctions.", ["COERCE"]),
        ("Washington cut its ties with Minsk.", ["SANCTION"]),
        ("Russia provides military support to Syria.", ["AID"]),
    ],
)
def test_a_sentence_says_it_once(read: Read, text: str, types: list[str]) -> None:
    """Pledges take in their content, and what a verb acts upon is no second claim."""
    assert [claim.type for claim in read(text)] == types


def test_a_pledge_names_what_is_pledged(read: Read) -> None:
    """The goods and the receiver of what is agreed belong to the agreement."""
    claim = read("Russia agreed to send oil to North Korea.")[0]
    assert (claim.target, claim.commodity) == (("PRK",), ("fuel",))


def test_two_numbers_are_two_claims(read: Read) -> None:
    """The same transfer with another amount is kept beside the first."""
    text = "North Korea sent 1,500 troops to Russia. North Korea sent 11,000 troops to Russia."
    amounts = [claim.quantity[0].low for claim in read(text) if claim.type == "AID"]
    assert amounts == [1500, 11000]


def test_a_repeated_claim_is_written_once(read: Read) -> None:
    """The same thing said twice in a document is one claim, at its clearest statement."""
    claims = [
        claim
        for claim in read("It sold oil to Iran. Russia sold oil to Iran. Russia sold oil to Iran.")
        if claim.target
    ]
    assert [claim.quote for claim in claims] == ["Russia sold oil to Iran"]
