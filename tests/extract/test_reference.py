"""Pronouns and descriptions, within and across sentences."""

from __future__ import annotations

import pytest

from faultlines.records import EventType

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kim met the press. He sold shells to Russia.", ("PRK",)),
        ("Kim is a dictator. The regime has nothing. North Korea waits. It sold shells to Russia.", ("PRK",)),
        ("Iran and China signed a pact. Both countries sold shells to Russia.", ("CHN", "IRN")),
        ("Kim Jong Un met Xi Jinping. The two leaders sold shells to Russia.", ("CHN", "PRK")),
        ("North Korean tankers left. The tankers carried shells to Russia.", ("PRK",)),
        ("Washington called on Iran to end its sale of shells to Russia.", ("IRN",)),
    ],
)
def test_the_one_meant_is_found(read: Read, text: str, actor: tuple[str, ...]) -> None:
    """He, it, both, the two, the tankers and its are those spoken of before."""
    found = [claim for claim in read(text) if claim.type is EventType.AID]
    assert [tuple(sorted(claim.actor)) for claim in found] == [actor]


def test_it_that_means_nothing_makes_no_actor(read: Read) -> None:
    """In "it is tempting to dismiss", nobody dismisses."""
    assert all(
        claim.type is not EventType.REJECT for claim in read("Russia waits. It is tempting to dismiss the visit.")
    )


def test_the_transfer_told_of_before(read: Read) -> None:
    """What "the deliveries" are, the sentence before has said."""
    text = "Russia has sent oil to North Korea. The deliveries will continue through the winter."
    later = [claim for claim in read(text) if claim.mode == "forecast"]
    assert [(claim.actor, claim.target, claim.commodity) for claim in later] == [(("RUS",), ("PRK",), ("fuel",))]


def test_moscow_in_1950_is_soviet(read: Read) -> None:
    """The claim's own date decides which state Moscow stood for."""
    codes = [claim.actor for claim in read("In 1950 Moscow sent tanks to North Korea.") if claim.type is EventType.AID]
    assert codes == [("SUN",)]
