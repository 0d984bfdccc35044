"""The plain words of a brief."""

from __future__ import annotations

import pytest

from faultlines.export.wording import (
    NAME_LIMIT,
    actor_name,
    actor_names,
    commodity_words,
    counted,
    headline,
    holder_words,
    holders_words,
    likelihood_words,
    mode_label,
    mode_meaning,
    said_by,
    support_words,
    type_words,
)
from faultlines.records import Commodity, EventType, Likelihood, Mode

from .sample import NAMES


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("PRK", "North Korea"),
        ("FRA", "FRA"),
        ("WEST", "the West"),
        ("UNK", "an unknown actor"),
        ("MULTI:rogue states", "rogue states"),
        ("ORG:", "an unnamed actor"),
        ("PER:a\n\x1b[1m b", "a ‹U+001B›[1m b"),
    ],
)
def test_codes_are_shown_by_name(code: str, name: str) -> None:
    """A state comes from the table given, a group from our own, an actor in words by its words."""
    assert actor_name(code, NAMES) == name


def test_a_long_name_is_cut() -> None:
    """A headline takes only so much of a name that a text made up."""
    assert len(actor_name("ORG:" + "long " * 500, {})) <= NAME_LIMIT


def test_actors_are_joined() -> None:
    """Three actors read as a list."""
    assert actor_names(["PRK", "RUS", "CHN"], NAMES) == "North Korea, Russia and China"


@pytest.mark.parametrize(
    ("actor", "kind", "target", "commodities", "words"),
    [
        (["PRK"], EventType.AID, ["RUS"], [Commodity.ARMS], "North Korea → Russia: arms"),
        (["PRK"], EventType.AID, ["RUS"], [], "North Korea → Russia: help of a kind not stated"),
        (["PRK", "RUS"], EventType.CONSULT, [], [], "North Korea ↔ Russia: meeting or talks"),
        (["PRK", "RUS", "CHN"], EventType.CONSULT, [], [], "North Korea, Russia and China: meeting or talks"),
        (["WEST"], EventType.SANCTION, [], [], "The West: sanctions or restrictions"),
        ([], EventType.ASSAULT, ["UKR"], [], "An unnamed actor → Ukraine: attack"),
        (["PRK"], EventType.POSSESS, [], [Commodity.MISSILE_TECHNOLOGY], "North Korea: holds missile technology"),
    ],
)
def test_headlines(
    actor: list[str], kind: EventType, target: list[str], commodities: list[Commodity], words: str
) -> None:
    """A headline names giver, receiver and what passes between them."""
    assert headline(actor, kind, target, commodities, NAMES) == words


@pytest.mark.parametrize("kind", list(EventType))
def test_every_type_has_words(kind: EventType) -> None:
    """No event type is left without words, with or without a commodity."""
    words = type_words(kind)
    assert words.bare
    assert "{what}" in words.with_what
    assert words.sign in ("→", "↔")


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_says_who_and_what_it_means(mode: Mode) -> None:
    """Each mode names its holder, has a label of its own and an explanation."""
    assert "Kim" in said_by(mode, ["Kim"])
    assert mode_meaning(mode)
    assert sum(mode_label(mode) == mode_label(other) for other in Mode) == 1


def test_holders_are_spoken_in_their_chain() -> None:
    """The nearest holder comes first, then who reports it; the author is called so."""
    assert holder_words("author") == "the author"
    assert holder_words("Kim < state media < author") == "Kim, as reported by state media, as reported by the author"
    assert said_by(Mode.DENIAL, ["Kim", "author", "Seoul"]) == "denied by Kim and 2 others"
    assert holders_words(["Kim", "author", "Seoul"]) == "Kim, the author and one other"
    assert holders_words([]) == ""


def test_bands_are_said_in_words_and_per_cent() -> None:
    """A likelihood is the band's name and its bounds in ICD 203."""
    assert likelihood_words(Likelihood.LIKELY) == "likely (55–80 %)"


def test_support_says_when_documents_share_their_words() -> None:
    """Two documents with one wording are a reprint and are said to be."""
    assert support_words(1, 1) == "in 1 document"
    assert support_words(3, 3) == "in 3 documents"
    assert support_words(2, 1) == "2 documents, same words"
    assert support_words(5, 3) == "in 5 documents, 3 wordings"


def test_commodities_read_as_things() -> None:
    """Hyphens go, and a code that is no noun gets one."""
    assert commodity_words([Commodity.NUCLEAR_TECHNOLOGY, Commodity.CYBER]) == "nuclear technology and cyber means"


def test_numbers_agree_with_their_noun() -> None:
    """One document, two documents, thousands with commas."""
    assert [counted(number, "document") for number in (0, 1, 2318)] == ["0 documents", "1 document", "2,318 documents"]
