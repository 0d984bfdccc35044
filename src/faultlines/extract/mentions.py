"""Which words name an actor: the gazetteer first, then the parser's named entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faultlines.extract.lexicon import word_list
from faultlines.extract.tree import Sentence, Word
from faultlines.names import Gazetteer, Name
from faultlines.names.gazetteer import PERSON_KINDS, PLACE_KINDS

_NAME_TAGS = frozenset({"NNP", "NNPS", "FW"})
_COMMON = (
    word_list("syntax", "organs") | word_list("syntax", "collectives_state") | word_list("syntax", "collectives_group")
)
_NAME_LABELS = frozenset({"compound", "flat", "nmod", "amod"})


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A name in a sentence.

    Attributes:
        words: its words in order.
        head: the word of it that the rest of the sentence hangs on.
        code: actor code.
        kind: the gazetteer's kind, or "person", "organisation" for a name that it does not know.
        name: the gazetteer's entry, or None.
    """

    words: tuple[Word, ...]
    head: Word
    code: str
    kind: str
    name: Name | None = None

    @property
    def person(self) -> bool:
        """Whether it names a person."""
        return self.kind in PERSON_KINDS or self.kind == "person"

    @property
    def place(self) -> bool:
        """Whether it names a place that does not act."""
        return self.kind in PLACE_KINDS

    @property
    def adjective(self) -> bool:
        """Whether it is a people's adjective and not the people ("Russian", not "the Russians")."""
        return self.kind == "demonym" and (self.head.pos == "ADJ" or self.head.dep in ("amod", "compound", "nmod"))

    @property
    def text(self) -> str:
        """The words as written, with single spaces."""
        return " ".join(word.text for word in self.words).replace(" - ", "-").replace(" .", ".")


class MentionFinder:
    """Finds the mentions of a document's sentences; remembers which state stands behind a person once that was said."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._behind: dict[str, str] = {}

    def find(self, sentence: Sentence, text: str) -> dict[Word, Mention]:
        """Map each word of a name to its mention; `text` is the whole document, with straight quotes."""
        starts = {word.start: at for at, word in enumerate(sentence.words)}
        ends = {word.end: at for at, word in enumerate(sentence.words)}
        found: dict[Word, Mention] = {}
        for hit in self._gazetteer.find(text[sentence.start : sentence.end], text):
            first, last = starts.get(sentence.start + hit.start), ends.get(sentence.start + hit.end)
            if first is None or last is None:
                continue
            words = tuple(sentence.words[first : last + 1])
            name = hit.names[0]
            if name.kind == "event":
                continue
            if self._part_of_longer_name(words, name, sentence.words, first, last):
                continue
            mention = Mention(words, _head(words), name.code, name.kind, name)
            if mention.person and len(words) > 1:
                self._behind[words[-1].text] = name.code  # "Mr. Sullivan", after "Jake Sullivan"
            for word in words:
                found[word] = mention
        self._entities(sentence, found)
        return found

    def _part_of_longer_name(
        self, words: tuple[Word, ...], name: Name, all_words: list[Word], first: int, last: int
    ) -> bool:
        """Whether a bare surname stands inside a longer unknown name ("Kim Hyun-chong"), or a word inside a title."""
        if name.kind in PERSON_KINDS and len(words) == 1:
            after = all_words[last + 1] if last + 1 < len(all_words) else None
            if after is not None and after.ent == "PERSON" and words[0].ent == "PERSON" and after.tag in _NAME_TAGS:
                return after.start == words[0].end + 1
            before = all_words[first - 1] if first else None
            return (
                before is not None
                and before.ent == "PERSON"
                and before.tag == "NNP"
                and words[0].ent == "PERSON"
                and name.name not in _surname_ok(before)
            )
        return False

    def _entities(self, sentence: Sentence, found: dict[Word, Mention]) -> None:
        run: list[Word] = []
        for word in [*sentence.words, None]:
            if run and (word is None or word.ent != run[-1].ent or word in found):
                self._entity(tuple(run), found)
                run = []
            if (
                word is not None
                and word.ent in ("PERSON", "ORG")
                and word not in found
                and (run or word.pos not in ("DET", "ADP"))
            ):
                run.append(word)

    def _entity(self, words: tuple[Word, ...], found: dict[Word, Mention]) -> None:
        words = tuple(word for word in words if word.lower not in ("'s", "the", "'"))
        while words and words[-1].pos in ("ADP", "CCONJ", "PUNCT"):
            words = words[:-1]
        if not words or not any(word.tag in _NAME_TAGS for word in words):
            return
        text = " ".join(word.text for word in words).replace(" - ", "-")
        if len(words) == 1 and words[0].lower.rstrip("s") in _COMMON:
            return
        head = _head(words)
        if words[0].ent == "PERSON":
            surname = words[-1].text
            behind = _state_before(head, found) or self._behind.get(text) or self._behind.get(surname)
            if behind:
                self._behind[text] = self._behind[surname] = behind
            mention = Mention(words, head, behind or f"PER:{text}", "person")
        else:
            mention = Mention(words, head, _state_before(head, found) or f"ORG:{text}", "organisation")
        for word in words:
            found[word] = mention


def _surname_ok(before: Word) -> tuple[str, ...]:
    return ()


def _head(words: Iterable[Word]) -> Word:
    inside = set(words)
    for word in inside:
        if word.head not in inside or word.head is word:
            return word
    return next(iter(inside))


def _state_before(head: Word, found: dict[Word, Mention]) -> str | None:
    """The state named before a person ("Russian Defence Minister Andrei Belousov"), or in apposition to them."""
    titles = [head, *(child for child in head.children if child.dep in ("appos", *_NAME_LABELS))]
    if head.dep == "appos":
        titles.append(head.head)
    for title in titles:
        for child in title.children:
            mention = found.get(child)
            if mention is not None and not mention.person and child.dep in (*_NAME_LABELS, "poss"):
                return mention.code
        for child in title.children:
            if child.dep == "prep" and child.lower == "of" and title is not head:
                inner = child.child("pobj")
                mention = found.get(inner) if inner is not None else None
                if mention is not None and not mention.person:
                    return mention.code
    return None
