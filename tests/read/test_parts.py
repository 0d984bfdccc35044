"""A page that holds two articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultlines.read import parts, text
from faultlines.read.article import Block
from faultlines.read.furniture import look
from tests.read.conftest import SENTENCES

BEES = (
    "Beekeepers on the island lost nearly half of their colonies during the long and unusually wet spring.",
    "A parasite that weakens the larvae spread from hive to hive before anybody had noticed its arrival.",
    "Veterinary officers advise owners to burn infected combs and to leave the meadow empty until autumn.",
    "Honey will cost more this winter, grocers expect, although imports from the mainland may help a little.",
    "The school that teaches beekeeping has more pupils than ever, its headmistress says with some surprise.",
    "Orchards suffer as well, because cherries and pears set little fruit where no insects visit the blossom.",
    "A fund for beginners, paid from the lottery, hands out two young queens to every member who applies.",
    "Older keepers remember that the valley recovered within four summers after the great loss of 1978.",
)


def split(*lines: str) -> int:
    """Count the parts of lines of plain text."""
    blocks = [Block(line) for line in lines]
    return len(parts.split(blocks, [look(block) for block in blocks]))


HEAD, OTHER = "Ships by night and what they carry", "Half of the colonies on the island are gone"


def test_another_subject_after_furniture_is_another_article() -> None:
    """An advertisement, a headline and a text in other words begin a second article."""
    assert split(HEAD, *SENTENCES, "Advertisements", OTHER, *BEES) == 2


def test_each_part_has_its_own_title_and_text() -> None:
    """Two articles in one file come out with their own headlines, the furniture between them gone."""
    first, second = text.read("\n\n".join((HEAD, *SENTENCES, "Advertisements", OTHER, *BEES)))
    assert (first.title, second.title) == (HEAD, OTHER)
    assert first.text.endswith(SENTENCES[-1])
    assert second.text == "\n\n".join((OTHER, *BEES))


def test_the_same_subject_after_furniture_is_the_same_article() -> None:
    """An advertisement in the middle, and a sub-heading after it, do not cut an article in two."""
    more = [sentence.replace("ship", "freighter") for sentence in SENTENCES]
    assert split(HEAD, *SENTENCES, "Advertisements", "Who pays for the night convoys", *more) == 1


def test_a_second_byline_begins_another_article_on_the_same_subject() -> None:
    """After furniture, a headline with its own byline is a second article even where the words are the same."""
    more = [sentence.replace("ship", "freighter") for sentence in SENTENCES]
    assert split(HEAD, *SENTENCES, "Font size: +", "Who pays for the night convoys", "By Jo Marlow", *more) == 2


def test_sub_headings_do_not_split() -> None:
    """Without furniture before them, headings divide an article into sections, not into articles."""
    assert split(HEAD, *SENTENCES, OTHER, *BEES) == 1


def test_teasers_do_not_split() -> None:
    """A headline with two sentences under it is a teaser."""
    assert split(HEAD, *SENTENCES, "Advertisements", OTHER, *BEES[:2]) == 1


def test_likeness_is_a_cosine() -> None:
    """A text is wholly like itself, not at all like one without common words, and like in both directions."""
    ships, bees = [Block(line) for line in SENTENCES], [Block(line) for line in BEES]
    assert parts.likeness(ships, ships) == pytest.approx(1)
    assert parts.likeness(ships, [Block("")]) == 0
    assert parts.likeness(ships, bees) == pytest.approx(parts.likeness(bees, ships))


@pytest.mark.shared
def test_shared_articles_have_the_parts_that_a_reader_sees(shared: Path) -> None:
    """Of the five articles, the blog page holds two and the long read with sub-headings stays whole."""
    folder = shared / "articles"
    found = {path.name[:3]: len(text.read(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.txt"))}
    assert found == {"000": 1, "001": 2, "002": 1, "003": 1, "004": 1}
