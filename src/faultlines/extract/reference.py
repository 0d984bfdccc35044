"""Who is meant by "he", "the regime", "both nations", "this alliance": reference within and across sentences.

Candidates are the names already seen; kind and number must fit; grammatical subjects come before others, the near
before the far (after Lappin and Leass 1994). What does not resolve is left open and said to be open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.mentions import Mention
from faultlines.extract.tree import Sentence, Word
from faultlines.records import Claim

_LARGEST = 5
"""Parties of a group that acts together; more are a list."""
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_REACH = 4
"""Sentences back to look for the one meant by a pronoun."""
PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my"})
PRONOUNS = PERSONAL | NEUTER | PLURAL | FIRST
_SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "ROOT"})
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "both", "two", "three", "four", "such"})


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody mentioned: codes, words, kind, and how prominently."""

    codes: tuple[str, ...]
    text: str
    person: bool
    plural: bool
    subject: bool
    sentence: int
    i: int
    place: bool = False


@dataclass(slots=True)
class Discourse:
    """What a document has spoken of so far; sentences are added in order.

    Attributes:
        speaker: code behind "we", where the publisher is an office of a state.
        last_transfer: the last claim of something given, for "the deliveries".
        things: whose troops, tankers or workers were spoken of last, by the noun, for "the tankers".
    """

    lexicon: Lexicon
    speaker: str | None = None
    entities: list[Entity] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    last_transfer: Claim | None = None
    things: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: Counter[tuple[str, ...]] = field(default_factory=Counter)
    _current: list[Entity] = field(default_factory=list)
    _topics: list[Word | None] = field(default_factory=list)

    def enter(self, sentence: Sentence, mentions: dict[Word, Mention]) -> None:
        """Take in the mentions of the next sentence."""
        self.entities += self._current
        self.entities = self.entities[-60:]
        self._current = []
        self._topics = [*self._topics[-1:], sentence.root.child("nsubj", "nsubjpass")]
        seen: set[Mention] = set()
        for word in sentence.words:
            mention = mentions.get(word)
            if mention is None or mention in seen or mention.place:
                continue
            seen.add(mention)
            head = mention.head
            owned = self.lexicon.noun(head.head.lower) if head.dep in ("amod", "poss", "compound", "nmod") else ""
            if owned in word_list("syntax", "organs"):
                self.things[owned] = (mention.code,)
            group = _coordinated(head, mentions)
            if len(group) > 1:
                self._current.append(
                    Entity(
                        tuple(group),
                        " and ".join(group),
                        False,
                        True,
                        head.dep in _SUBJECT_LABELS,
                        sentence.index,
                        head.i,
                    )
                )
                self.together([tuple(group)])
            if not mention.code.startswith(("PER:", "ORG:", "MULTI:", "NGO:")):
                self.counts[mention.code] += 1
            self._current.append(
                Entity(
                    (mention.code,),
                    mention.text,
                    mention.person,
                    mention.head.tag in ("NNPS", "NNS") and mention.kind == "demonym",
                    head.dep in _SUBJECT_LABELS or (head.dep == "poss" and head.head.dep in _SUBJECT_LABELS),
                    sentence.index,
                    head.i,
                    head.dep == "pobj" and head.head.lower in ("in", "at", "near", "from", "through", "across", "into"),
                )
            )

    def together(self, groups: Iterable[tuple[str, ...]]) -> None:
        """Take note of those who met, agreed or worked together: they are "the two" of what follows."""
        for group in groups:
            if 2 <= len(set(group)) <= _LARGEST:
                self.pairs[tuple(sorted(set(group)))] += 1

    def parties(self, number: int | None = 2) -> tuple[str, ...]:
        """Those whom the document speaks of together: the group of that number named most often; None: of any number.

        Without such a group they are the two named most, where two may be meant.
        """
        groups = [group for group, _ in self.pairs.most_common() if number in (None, len(group))]
        if groups:
            return groups[0]
        named = [code for code, _ in self.counts.most_common(2)]
        return tuple(named) if len(named) > 1 and number in (None, 2) else ()

    def implied(self) -> dict[str, tuple[str, ...]]:
        """Who may be meant where a clause names nobody: the state that speaks, the last subject, the group told of."""
        found: dict[str, tuple[str, ...]] = {}
        if self.speaker:
            found["speaker"] = (self.speaker,)
        subjects = [entity for entity in self.entities if entity.subject and not entity.place]
        if subjects:
            found["topic"] = subjects[-1].codes
        if self.pairs:
            found["group"] = self.parties(None)
        return found

    def pronoun(self, word: Word, barred: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """Codes of the one meant by a pronoun, who is none of those `barred`; empty if that stays open."""
        if word.lower in FIRST:
            return (self.speaker,) if self.speaker else ()
        if word.lower in PLURAL:
            return self._latest(word, plural=True) or ()
        if word.lower == "it" and (thing := self._thing_spoken_of(word)) is not None:
            lemma = self.lexicon.noun(thing.lower)
            return self.parties() if lemma in word_list("descriptions", "bond") else ()
        if word.lower == "it" and word.dep in ("dobj", "pobj"):
            # as an object "it" is a thing more often than a state, unless a state was just spoken of
            entity = self._antecedent(word, plural=False, person=False, barred=barred)
            near = entity is not None and (entity.sentence == word.sentence or entity.subject)
            return entity.codes if entity is not None and near and word.sentence - entity.sentence <= 1 else ()
        return self._latest(word, plural=False, person=word.lower in PERSONAL, barred=barred)

    def _thing_spoken_of(self, word: Word) -> Word | None:
        """The subject of the sentence before, where "it" opens a sentence and that subject is a thing."""
        if (
            word.dep not in _SUBJECT_LABELS
            or any(entity.i < word.i for entity in self._current)
            or len(self._topics) < 2
        ):
            return None
        topic = self._topics[-2]
        if topic is None or topic.pos not in ("NOUN",) or any(entity.i == topic.i for entity in self.entities):
            return None
        return topic

    def description(self, noun: Word) -> tuple[str, ...]:
        """Codes meant by "the regime", "both leaders", "this pact"; empty if it is none such or stays open."""
        lemma = self.lexicon.noun(noun.lower)
        determiners = {
            child.lower
            for child in noun.children
            if child.dep in ("det", "nummod", "predet", "quantmod", "poss", "amod")
        }
        plural = noun.tag in ("NNS", "NNPS")
        bound = any(child.dep in ("prep", "relcl", "acl") for child in noun.children)
        if not determiners & (_DETERMINERS | {"their", "its", "his", "our"}) or (
            bound and not (plural and determiners & set(_NUMBERS))
        ):
            return ()
        if plural and lemma in word_list("descriptions", "pair"):
            number = next((_NUMBERS[word] for word in sorted(determiners) if word in _NUMBERS), None)
            if number is not None or "these" in determiners:
                return self.parties(number or 2)
            if lemma in word_list("descriptions", "heads") and "the" in determiners and self.pairs:
                return self.parties(None)
        if lemma in word_list("descriptions", "bond") and not plural:
            return self.parties() if determiners & {"this", "the", "their", "such"} else ()
        if determiners & {"its", "his"} and lemma in word_list("descriptions", "other"):
            return self._other(noun)
        if plural or not determiners & {"the", "this", "that"}:
            return ()
        if lemma == "president" and self.speaker and noun.text[0].isupper():
            return (self.speaker,)
        if lemma in word_list("descriptions", "person"):
            return self._latest(noun, plural=False, person=True)
        if lemma in word_list("descriptions", "state"):
            return self._latest(noun, plural=False, person=False)
        return ()

    def _other(self, noun: Word) -> tuple[str, ...]:
        owner = next((child for child in noun.children if child.dep == "poss"), None)
        if owner is None:
            return ()
        mine = set(self.pronoun(owner))
        rest = tuple(code for code in self.parties() if code not in mine)
        return rest if mine and len(rest) == 1 else ()

    def named(self, word: Word) -> str:
        """The name of the one meant by a personal pronoun, in the words last used for them; "" if that stays open."""
        if word.lower not in PERSONAL | NEUTER:
            return ""
        entity = self._antecedent(word, plural=False, person=word.lower in PERSONAL)
        return entity.text if entity is not None else ""

    def _latest(
        self, word: Word, *, plural: bool, person: bool | None = None, barred: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        entity = self._antecedent(word, plural=plural, person=person, barred=barred)
        if entity is not None:
            return entity.codes
        return self.parties(None) if plural else ()

    def _antecedent(
        self, word: Word, *, plural: bool, person: bool | None = None, barred: frozenset[str] = frozenset()
    ) -> Entity | None:
        pools = [[entity for entity in self._current if entity.i < word.i]]
        pools += [
            [entity for entity in self.entities if entity.sentence == word.sentence - back]
            for back in range(1, _REACH + 1)
        ]
        if plural and word.dep in _SUBJECT_LABELS:
            # what acts goes on acting: a group that was subject, even two sentences back, before one that was not
            acting = [entity for pool in pools for entity in reversed(pool) if entity.plural and entity.subject]
            acting = [entity for entity in acting if not barred & set(entity.codes) and not entity.place]
            if acting:
                return acting[0]
            if self.pairs:
                return None
        for depth, pool in enumerate(pools):
            fits = [
                entity
                for entity in pool
                if entity.plural == plural
                and not barred & set(entity.codes)
                and (plural or person is None or entity.person == person)
            ]
            fits = [entity for entity in fits if not entity.place] or fits
            subjects = [entity for entity in fits if entity.subject]
            if subjects:
                return subjects[-1 if depth == 0 else 0]
            if fits:
                return fits[-1]
        return None


def _coordinated(head: Word, mentions: dict[Word, Mention]) -> list[str]:
    """Distinct codes joined to a name by "and", or through the nouns that they modify."""
    if head.dep == "conj":
        return []
    found = [mentions[head].code]
    stack = list(head.children)
    while stack:
        child = stack.pop(0)
        if child.dep in ("conj", "appos") and child in mentions and not mentions[child].place:
            if mentions[child].code not in found and child.dep == "conj":
                found.append(mentions[child].code)
            stack += child.children
    if len(found) == 1 and head.dep in ("amod", "compound", "nmod"):
        for other in head.head.children:
            if (
                other is not head
                and other in mentions
                and other.dep in ("amod", "compound", "nmod")
                and other.i > head.i
            ):
                code = mentions[other].code
                if (
                    code not in found
                    and mentions[other].head is other
                    and not mentions[head].person
                    and not mentions[other].person
                ):
                    found.append(code)
    return found
