"""Page furniture and repetitions."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.read.article import Block
from faultlines.read.furniture import Kind, key, look, strip
from tests.read.conftest import SENTENCES


def stripped(*lines: str) -> list[str]:
    """Strip lines of plain text."""
    return [block.text for block in strip([Block(line) for line in lines])]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a comment",
        "Send a Comment",
        "3 Comments",
        "Your email address will not be published. Required fields are marked *",
        "Please enter your comment!",
        "Please enter your name here",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Stay Informed",
        "When you subscribe to the blog, we will send you an e-mail when there are new updates on the site.",
        "Sign up for our newsletter",
        "Font size: +",
        "×",
        "* * *",
        "Advertisements",
        "Story continues below advertisement",
        "Follow us on Telegram",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        "We use cookies to improve your experience on this site.",
        "Accept all cookies",
        "Related articles",
        "Read more: Who owns the harbour",
        "Most read",
        "5 min read",
        "REPORTS - 1 month ago",
        "Last updated 12 May 2023",
        "PHOTO-2023-09-14-09-08-23",
        "IMG_20230914_090823.jpg",
        "harbour-at-night.webp",
        "Photo: the port authority",
        "(c) 2023 The Harbour Gazette",
        "© 2023 The Harbour Gazette. All rights reserved.",
        "https://gazette.example/2023/ships",
        "Tags: ships, harbours, insurance",
        "News | Ports | Security | Sign in",
        "NEWS SPORT OPINION Log in",
        "(MORE TO FOLLOW)",
    ],
)
def test_furniture_is_recognised(line: str) -> None:
    """Menus, forms, boxes, buttons, notices, file names and tags are furniture by themselves."""
    assert look(Block(line)).furniture


@pytest.mark.parametrize(
    "line",
    [
        *SENTENCES,
        "Advertisements for the voyage had been placed in three newspapers.",
        "He shared on Facebook a picture of the containers that were loaded at night.",
        "Subscribe to this view and you must also hold that the sanctions never worked.",
        "Related companies in two ports were listed in May.",
        "The next article of the treaty deals with mutual help in the event of war.",
        "More on the ministry's mind is the price of fuel.",
        "Follow the money, investigators say, and it ends above a bakery.",
        "Jo Marlow is director of the Institute for Harbour Studies.",
        "The Navy, the Coast Guard, and the Customs Office have been told.",
        "What comes next?",
        "A comment by the ministry was not to be had.",
        "The convoy was seen off the cape a week ago.",
        "(c) the term “vessel” means any ship above 300 tonnes;",
        "Thank you all for this morning's briefing.",
    ],
)
def test_sentences_are_not_furniture(line: str) -> None:
    """A sentence stays, though it uses the words that furniture uses."""
    assert not look(Block(line)).furniture


def test_furniture_names_the_publisher() -> None:
    """Lines that ask readers to follow a site say its name, in their own spelling."""
    assert look(Block("Please follow The Harbour Gazette on Google News Channel")).publisher == "The Harbour Gazette"
    assert look(Block("South Pier | Report")).publisher == "South Pier"
    assert look(Block("Leave a comment")).publisher is None


def test_captions_said_twice_at_once_go() -> None:
    """A line without a sentence that stands twice in a row is alternative text and caption: neither copy stays."""
    caption = "A freighter at the northern pier in the last light"
    typed = "A freighter at the northern pier, in 'last' light"
    curly = "A freighter at the northern pier, in ‘last’ light"
    assert stripped(
        "Headline of it", SENTENCES[0], caption, caption, SENTENCES[1], typed, curly, SENTENCES[2], caption
    ) == [
        "Headline of it",
        *SENTENCES[:3],
    ]


def test_a_headline_said_twice_stays_once() -> None:
    """The headline of the page and that of the article are one."""
    assert stripped("Ships by night and what they carry", "Ships by night and what they carry", SENTENCES[0]) == [
        "Ships by night and what they carry",
        SENTENCES[0],
    ]


def test_short_sentences_may_be_said_again() -> None:
    """Speakers repeat themselves: only long paragraphs count as repeated by the page."""
    long = f"{SENTENCES[0]} {SENTENCES[1]}"
    assert stripped(long, "Thank you.", SENTENCES[2], "Thank you.", long) == [
        long,
        "Thank you.",
        SENTENCES[2],
        "Thank you.",
    ]


def test_teasers_behind_the_article_go() -> None:
    """After furniture at the end, lines without a sentence are headlines of other articles."""
    tail = ("×", "Stay Informed", "Kelp Prices Slip Again", "Fog on the Approaches")
    assert stripped(*SENTENCES, *tail) == list(SENTENCES)
    questions = ("More from The Long View", "The lighthouse that moved", "Who owns the seabed?", "14 comments")
    assert stripped(*SENTENCES, *questions) == list(SENTENCES)


def test_sub_headings_stay() -> None:
    """Lines without a sentence inside the article are sub-headings, also next to an advertisement."""
    lines = [SENTENCES[0], "Advertisement", "A larger headache", SENTENCES[1], "What to fear", SENTENCES[2]]
    assert stripped(*lines) == [line for line in lines if line != "Advertisement"]


def test_teasers_inside_the_article_go_with_their_heading() -> None:
    """A list of other articles under "Related" goes; one line after it may be a sub-heading and stays."""
    lines = (SENTENCES[0], "Related articles", "Kelp prices slip again", "Fog on the approaches", SENTENCES[1])
    assert stripped(*lines) == [SENTENCES[0], SENTENCES[1]]
    assert stripped(SENTENCES[0], "Related articles", "A larger headache", SENTENCES[1])[1] == "A larger headache"


def test_sentences_in_other_scripts_are_sentences() -> None:
    """Chinese and Japanese full stops end sentences."""
    assert look(Block("貨物船は北の港を出港した。")).kind is Kind.SENTENCE


@given(st.lists(st.sampled_from([*SENTENCES, "Share", "A heading", "Related", "Leave a reply", "Why?"]), max_size=12))
def test_stripping_keeps_every_sentence_in_order(lines: list[str]) -> None:
    """Whatever stands around them, sentences stay, each once, in their order."""
    wanted = [line for line in dict.fromkeys(lines) if line in SENTENCES]
    assert list(dict.fromkeys(line for line in stripped(*lines) if line in SENTENCES)) == wanted


@given(st.text(max_size=200))
def test_any_line_has_a_look(line: str) -> None:
    """No line is too strange to be looked at, and its key is stable."""
    look(Block(line))
    assert key(key(line)) == key(line)


def test_each_pattern_of_the_data_is_valid_by_itself() -> None:
    """Every pattern in the data file compiles, and is written in lower case as lines are compared."""
    tables = tomllib.loads((files("faultlines.read") / "data" / "furniture.toml").read_text(encoding="utf-8"))
    for name, table in tables.items():
        for pattern in (*table.get("lines", ()), *table.get("sentences", ())):
            re.compile(pattern)
            words = re.sub(r"\\[A-Za-z]|\(\?P<\w+>", "", pattern)
            assert words == words.lower(), f"[{name}] {pattern}"
