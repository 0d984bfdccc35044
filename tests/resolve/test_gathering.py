"""Names of claims become actors: what is one, what stays apart, what stays open, and that order does not matter."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.records import Actor, ActorKind, Claim, Document, EventType, Mode
from faultlines.resolve import LocalActor, NameReader, gather
from tests.resolve.texts import valid_imo

if TYPE_CHECKING:
    from collections.abc import Sequence

READER = NameReader()


def read(*texts: str, published: str = "2024-06-01") -> list[LocalActor]:
    """Return the names of documents of which every sentence is a claim."""
    return [actor for text in texts for actor in one_document(text, published)]


def one_document(text: str, published: str = "2024-06-01") -> list[LocalActor]:
    """Return the names of one document; each of its paragraphs is a claim."""
    document = Document(hashlib.sha256(text.encode()).hexdigest(), 0, "t.txt", "text/plain", text, "en",
                        published=published)  # fmt: skip
    claims, at = [], 0
    for part in text.split("\n\n"):
        at = text.index(part, at)
        claims.append(
            Claim(document.id, at, at + len(part), part, ("RUS",), (), "", "", EventType.COOPERATE, Mode.FACT)
        )
    return READER.read(document, claims)


def people(actors: Sequence[Actor]) -> dict[str, set[str]]:
    """Return the names of each person, by the first."""
    return {actor.name: set(actor.names) for actor in actors if actor.kind is ActorKind.PERSON}


def of(actors: Sequence[Actor], name: str) -> Actor:
    """Return the one actor with a name."""
    found = [actor for actor in actors if name in actor.names]
    assert len(found) == 1, [actor.names for actor in found]
    return found[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The trader Ri Pyong Chol came.", "The trader Lee Byong-chol came."),
        ("Colonel Choe Chol Su came.", "Colonel Чхве Чхоль Су came."),
        ("Colonel Choe Chol Su came.", "The shells came from 최철수 in May."),
        ("Minister Sergei Grabov came.", "Minister Sergey Grabov came."),
        ("Mr Aleksandr Drumov came.", "Mr Alexander Drumov came."),
        ("Vostokline Trading LLC paid.", "OOO Vostokline Trading paid."),
        ("Orangpong Trading Corporation (OTC) paid.", "The firm Orangpong Trading Corp. paid."),
    ],
)
def test_spellings_scripts_and_legal_forms_are_one_actor(one: str, other: str) -> None:
    """One name in two spellings or scripts, or its legal form elsewhere, is one actor with a score and a reason."""
    found = [actor for actor in gather(read(one, other)) if actor.kind in (ActorKind.PERSON, ActorKind.ORGANISATION)]
    assert len(found) == 1, [actor.names for actor in found]
    assert len(found[0].documents) == 2
    assert all(0 < merge.score <= 1 and merge.reason for merge in found[0].merges)
    assert found[0].merges


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The trader Ri Pyong Chol came.", "The trader Ri Yong Chol came."),
        ("Colonel Kim Jong Il came.", "Colonel Kim Jong Un came."),
        ("Mr Ivan Petrov came.", "Mr Igor Petrov came."),
        ("Mr Sergei Lavrov came.", "Mr Sergei Naryshkin came."),
        ("Vostokline Trading LLC paid.", "Zapadline Trading LLC paid."),
        ("The tanker Rusich 1 came.", "The tanker Rusich 2 came."),
        ("The Ministry of Industry and Trade paid.", "The Ministry of Industry and Trade refused."),
    ],
)
def test_what_is_not_surely_one_stays_apart(one: str, other: str) -> None:
    """Another given name, number or proper word is another actor; so is an office that any state has."""
    found = [actor for actor in gather(read(one, other)) if actor.kind not in (ActorKind.STATE, ActorKind.BODY)]
    assert len(found) == 2, [actor.names for actor in found]


def test_a_surname_after_the_whole_name_is_that_person() -> None:
    """The word "Kim" after "Kim Jong Un" in one document is he, and says why."""
    actor = of(gather(read("Kim Jong Un came.\n\nKim sent shells.")), "Kim Jong Un")
    assert [mention.text for mention in actor.mentions] == ["Kim Jong Un", "Kim"]
    assert any('"Kim" beside "Kim Jong Un"' in merge.reason for merge in actor.merges)


def test_a_bare_surname_of_two_people_stays_open_and_names_both() -> None:
    """With two of a surname in the document, or none, a bare surname stays by itself and says whose it may be."""
    actors = gather(read("Kim Jong Un and Kim Yo Jong came.\n\nKim sent shells.", "Kim sent oil."))
    bare = [actor for actor in actors if actor.name == "Kim"]
    assert len(bare) == 2
    assert {"may be Kim Jong Un or Kim Yo Jong"} < {actor.unresolved for actor in bare}
    assert all(actor.unresolved for actor in bare)


def test_an_ancestor_out_of_office_does_not_make_a_surname_ambiguous() -> None:
    """A leader of 1949 beside today's is not meant by a bare surname today; the score is lower for it."""
    actor = of(gather(read("Kim Jong Un came, as Kim Il Sung had.\n\nKim sent shells.")), "Kim Jong Un")
    assert "Kim" in actor.names
    assert min(merge.score for merge in actor.merges) == 0.75


def test_two_states_keep_one_name_apart() -> None:
    """A name that one document puts behind the North and another behind the South is two people."""
    actors = gather(read("North Korean Colonel Kim Song Il came.", "South Korean Colonel Kim Song Il came."))
    assert sorted(actor.state for actor in actors if actor.kind is ActorKind.PERSON) == ["KOR", "PRK"]


def test_a_ship_is_its_number_under_any_name() -> None:
    """One IMO number under two names is one ship; two numbers under one name are two; a wrong one counts for none."""
    number, other = valid_imo("910001"), valid_imo("920002")
    same = gather(read(f"The tanker Paek Yang 7 (IMO {number}) came.", f"The Sun Lotus (IMO {number}) came."))
    assert of(same, "Sun Lotus").identifiers == (("imo", number),)
    assert "Paek Yang 7" in of(same, "Sun Lotus").names
    two = gather(read(f"The Sun Lotus (IMO {number}) came.", f"The Sun Lotus (IMO {other}) came."))
    assert len([actor for actor in two if actor.kind is ActorKind.VESSEL]) == 2
    wrong = str((int(number[-1]) + 1) % 10)
    assert not of(gather(read(f"The tanker Sun Lotus (IMO {number[:-1]}{wrong}) came.")), "Sun Lotus").identifiers


def test_several_ships_in_one_list() -> None:
    """After "the tankers", every name of the list is a ship."""
    actors = gather(read("The tankers Orion Pearl, Mina Star and Vega came to Rajin."))
    assert {actor.name for actor in actors if actor.kind is ActorKind.VESSEL} == {"Orion Pearl", "Mina Star", "Vega"}


def test_the_prefix_of_a_ship_is_no_part_of_its_name() -> None:
    """M/V, M/T and MV before a name say that it is a ship's, with and without quotation marks."""
    actors = gather(read('M/V Lady Grace and M/T "Bella Star" came to Rajin with MV Orion.'))
    assert {actor.name for actor in actors if actor.kind is ActorKind.VESSEL} == {"Lady Grace", "Bella Star", "Orion"}


def test_a_title_tells_a_person_from_the_office_behind_the_name() -> None:
    """In "General X of the Arsenal" the general is a person, and neither rank nor arsenal part of his name."""
    actors = gather(read("General Sidorenko of the 18th Arsenal received shells."))
    assert [(actor.name, actor.titles) for actor in actors if actor.kind is ActorKind.PERSON] == [
        ("Sidorenko", ("General",))
    ]


def test_another_name_in_brackets_is_an_alias_everywhere() -> None:
    """A name that one document explains by another is an alias, and so found where another document uses it alone."""
    actors = gather(read("Ri Chang Bom (리창범) sold shells.", "The shells of 리창범 came."))
    assert people(actors) == {"Ri Chang Bom": {"Ri Chang Bom", "리창범"}}
    assert len(of(actors, "리창범").documents) == 2


def test_one_person_under_two_of_the_gazetteers_names() -> None:
    """Two standard names of one surname, state, office and year are one; father and son in the same office are two."""
    assert len(people(gather(read("Joe Biden came.", "Joseph R. Biden came.")))) == 1
    assert len(people(gather(read("George H. W. Bush came.", "George W. Bush came.")))) == 2


def test_a_title_with_a_surname_reads_as_the_holder_of_the_office() -> None:
    """A bare surname that many bear is read as the gazetteer's holder of the office if that office stands before it."""
    actors = gather(read("North Korean supreme leader Kim sent shells."))
    assert [actor.name for actor in actors if actor.kind is ActorKind.PERSON] == ["Kim Jong Un"]
    assert not of(actors, "Kim Jong Un").unresolved


def test_headings_and_first_words_are_no_names() -> None:
    """A headline in capitals, a heading with a colon, the first word of a sentence and a title alone name nobody."""
    text = (
        "North Korean Tankers Made Forty Trips To Russian Port\n\nCybersecurity Measures: Restrict exports.\n\n"
        "However Defence Minister of the country came. Satellites saw it."
    )
    assert [actor.name for actor in gather(read(text)) if actor.kind not in (ActorKind.STATE, ActorKind.BODY)] == []


def test_pronouns_go_to_the_state_that_the_reader_put_there() -> None:
    """Words that are no name, but that the reader took for a state, are mentions of that state, not its names."""
    text = "It sent shells to Russia."
    document = Document("e" * 64, 0, "t.txt", "text/plain", text, "en")
    claim = Claim(document.id, 0, len(text), text, ("PRK",), ("RUS",), "It", "Russia", EventType.AID, Mode.FACT)
    actors = gather(READER.read(document, [claim]))
    north = next(actor for actor in actors if actor.state == "PRK")
    assert (north.name, north.aliases, [mention.text for mention in north.mentions]) == ("North Korea", (), ["It"])


SENTENCES = [
    "Kim Jong Un came.\n\nKim sent shells.", "Kim Yo Jong came.", "Kim sent oil.", "Ri Pyong Chol came.",
    "The trader Lee Byong-chol came.", "The trader Ri Yong Chol came.", "OOO Vostokline Trading paid.",
    "Vostokline Trading LLC paid.", "Vostokline paid. The firm Vostokline Trading paid.", "Ri Chang Bom (리창범) came.",
    "리창범 came to Russia.", "Mr V. Grabov came.", "Mr Viktor Grabov came.", "Mr Vasily Grabov came.",
    f"The tanker Sun Lotus (IMO {valid_imo('910001')}) came.", "The tanker Sun Lotus came.",
    f"The Paek Yang 7 (IMO {valid_imo('910001')}) came.", "Russia and North Korea met.",
]  # fmt: skip


@settings(max_examples=40)
@given(st.permutations(SENTENCES))
def test_the_order_of_reading_does_not_matter(order: list[str]) -> None:
    """The same documents in any order give the same actors, to the last reason."""
    assert gather(read(*order)) == gather(read(*SENTENCES))


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.text(max_size=20))
def test_hostile_text_gives_whole_mentions(before: str, name: str) -> None:
    """Whatever a document holds, mentions stand where they say, each once, and nothing breaks."""
    text = f"{before} Kim Jong Un ({name}) sent shells."
    found = one_document(text)
    for actor in found:
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text
    places = [(mention.start, mention.end) for actor in found for mention in actor.mentions]
    assert len(places) == len(set(places))


def test_a_name_of_ten_thousand_words_is_cut() -> None:
    """An endless run of capitals costs little and gives no endless name."""
    actors = gather(read("Aa " * 10_000 + "came.", "(" * 5_000 + "Kim Jong Un" + ")" * 5_000))
    assert max(len(name) for actor in actors for name in actor.names) < 200
