"""From a document to its claims: the behaviour that an analyst relies on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.extract import Reader
from faultlines.extract.reader import LONGEST_CHUNK, parted
from faultlines.records import Document, EventType, Mode

from .conftest import Read

JUMBLE = ["Russia", "North Korea", "sent", "shells", "to", "denied that", ".", "“", "\n\n", "\u202e", "it", "1,000"]
KIM_DENIES = "Kim denies breaking sanctions by providing weapons to Russia."


@pytest.mark.parametrize(
    ("text", "mode", "holder"),
    [
        ("Russia has sent oil to North Korea.", Mode.FACT, "author"),
        (KIM_DENIES, Mode.DENIAL, "Kim"),
        ("Peskov denied that Moscow had received shells from North Korea.", Mode.DENIAL, "Peskov"),
        ("Russia did not send oil to North Korea.", Mode.DENIAL, "author"),
        ("No shells were sent to Russia by North Korea.", Mode.DENIAL, "author"),
        ("Russia may have sent oil to North Korea.", Mode.ASSESSMENT, "author"),
        ("Seoul believes that Russia has sent oil to North Korea.", Mode.ASSESSMENT, "Seoul"),
        ("Russia will send oil to North Korea.", Mode.FORECAST, "author"),
        ("Russia could send missile technology to North Korea.", Mode.FORECAST, "author"),
        ("Putin hopes to obtain shells from North Korea.", Mode.FORECAST, "Putin"),
        ("The West should send missiles to Ukraine.", Mode.RECOMMENDATION, "author"),
        ("If Russia sends oil to North Korea, Seoul will act.", Mode.HYPOTHETICAL, "author"),
        ("According to the NIS, North Korea has sent troops to Russia.", Mode.FACT, "the NIS"),
        ("North Korea rejected the allegation that it had sold weapons to Russia.", Mode.DENIAL, "North Korea"),
        ("South Korea has ruled out sending weapons to Ukraine.", Mode.DENIAL, "South Korea"),
    ],
)
def test_mode_and_holder_of_a_transfer(read: Read, text: str, mode: Mode, holder: str) -> None:
    """What is denied, doubted, expected, called for or supposed is never read as a fact, and its holder is named."""
    transfers = [claim for claim in read(text) if claim.type is EventType.AID]
    assert [(claim.mode, claim.holder) for claim in transfers] == [(mode, holder)]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("North Korea sold shells to Russia.", "PRK", "RUS"),
        ("Shells were sold to Russia by North Korea.", "PRK", "RUS"),
        ("Russia bought shells from North Korea.", "PRK", "RUS"),
        ("Russia received shells from North Korea.", "PRK", "RUS"),
        ("arms shipments from Pyongyang to Moscow worried Seoul.", "PRK", "RUS"),
        ("Russia gave North Korea oil.", "RUS", "PRK"),
        ("Moscow accused Seoul of supplying shells to Ukraine.", "KOR", "UKR"),
    ],
)
def test_giver_and_receiver_are_not_exchanged(read: Read, text: str, actor: str, target: str) -> None:
    """Active, passive, buying, nominal and dative: the giver is the actor and the receiver the target."""
    transfers = [claim for claim in read(text) if claim.type is EventType.AID]
    assert [(claim.actor, claim.target) for claim in transfers] == [((actor,), (target,))]


@pytest.mark.parametrize(
    "text",
    [
        "Has Russia sent oil to North Korea?",
        "The film opened in Moscow to long queues.",
        "Russia should not send oil to North Korea.",
        "The street market sells Korean food.",
        "Kim is a merciless dictator.",
    ],
)
def test_nothing_is_claimed_where_nothing_is_said(read: Read, text: str) -> None:
    """Questions, scene setting, judgements and calls not to act give no claim."""
    assert read(text) == []


def test_the_quotation_is_the_text_at_its_offsets(read: Read) -> None:
    """Curly quotes, odd spaces and several paragraphs do not shift the offsets."""
    text = (
        "“Nothing is certain,” he said.\n\nKim’s regime\u00a0has sent\u00a0shells to Russia. Moscow’s oil goes East.\n"
    )
    claims = read(text)
    assert claims
    assert all(claim.quote == text[claim.start : claim.end] for claim in claims)


@given(st.lists(st.sampled_from(JUMBLE), max_size=25))
@settings(max_examples=60, deadline=None)
def test_any_jumble_of_words_is_survived(words: list[str]) -> None:
    """Whatever the words, offsets stay true and no claim lacks an actor."""
    text = " ".join(words)
    for claim in READER.claims(Document("0" * 64, 0, "t", "text/plain", text, language="en")):
        assert claim.quote == text[claim.start : claim.end]
        assert claim.actor


READER = Reader()


def test_a_document_in_another_language_is_not_half_read() -> None:
    """A readable name in a Russian text makes no claim."""
    document = Document(
        "0" * 64, 0, "t", "text/plain", "Путин встретил Ким Чен Ына. Russia met North Korea.", language="ru"
    )
    assert READER.claims(document) == []


def test_reading_twice_gives_the_same_claims(read: Read) -> None:
    """The reader keeps nothing from one document to the next."""
    first = read(KIM_DENIES)
    read("Xi Jinping met Putin. He praised the regime.")
    assert [claim.id for claim in read(KIM_DENIES)] == [claim.id for claim in first]


def test_an_open_pronoun_is_said_to_be_open(read: Read) -> None:
    """Where nobody can be meant, no actor is guessed."""
    assert all("RUS" not in claim.actor for claim in read("They sent shells to Russia."))


def test_relative_dates_need_a_publication_date(read: Read) -> None:
    """The week before publication is "last week"; in an undated document it is nothing."""
    text = "Putin visited Pyongyang last week."
    assert [claim.when for claim in read(text, published="2024-06-24")] == ["2024-06-17/2024-06-23"]
    assert [claim.when for claim in read(text)] == [None]


def test_amounts_belong_to_what_changes_hands(read: Read) -> None:
    """A transfer carries its amount with bounds and unit."""
    claim = next(claim for claim in read("North Korea has sent more than 11,000 troops to Russia.") if claim.quantity)
    assert [(item.low, item.high, item.unit) for item in claim.quantity] == [(11000, None, "troops")]


def test_likelihood_is_a_band_of_words(read: Read) -> None:
    """Words of likelihood give an ICD 203 band, and nothing else does."""
    bands = [claim.likelihood for claim in read("It is highly likely that Russia will send oil to North Korea.")]
    assert bands == ["very likely"]
    assert [claim.likelihood for claim in read("Russia will send oil to North Korea.")] == [None]


def test_the_publisher_speaks_as_we(read: Read) -> None:
    """In a statement of a state's office, "we" is that state; elsewhere it stays open."""
    text = "We have sent missiles to Ukraine."
    assert [claim.actor for claim in read(text, publisher="The White House")] == [("USA",)]
    assert read(text, publisher="Blitz") == []


def test_a_very_long_sentence_is_read_in_parts(read: Read) -> None:
    """A sentence without an end is read piece by piece, with true offsets, and junk without blanks is passed over."""
    text = "x" * 50_000 + "\n\n" + "Russia sent shells to North Korea and then " * 1500
    claims = read(text)
    assert claims
    assert all(claim.quote == text[claim.start : claim.end] for claim in claims)


@given(st.text(alphabet='ab. A"(', max_size=200), st.integers(0, 50))
def test_parts_make_up_the_whole(paragraph: str, start: int) -> None:
    """Parting a paragraph loses no character, and every part knows its place."""
    long = paragraph * 120
    parts = list(parted(long, start))
    assert "".join(part for part, _ in parts) == long
    assert all(long[at - start : at - start + len(part)] == part for part, at in parts)
    assert all(len(part) <= LONGEST_CHUNK for part, _ in parts)


def test_a_blast_kills_without_an_actor(read: Read) -> None:
    """Who planted the bomb is not said: the actor is unknown, and the bombing is no state's."""
    claims = read("A roadside bombing killed two American soldiers.")
    assert [(claim.actor, claim.type, claim.target) for claim in claims] == [(("UNK",), "ASSAULT", ("USA",))]


def test_a_crowd_that_blocks_a_road_protests(read: Read) -> None:
    """A state that blocks one does not."""
    assert [claim.type for claim in read("French farmers blocked the road to Belgium.")] == ["PROTEST"]
    assert "PROTEST" not in [claim.type for claim in read("Russia blocked the road to Georgia.")]
