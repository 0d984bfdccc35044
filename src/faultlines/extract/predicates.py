"""Which words of a sentence open a frame, and which of the frame's patterns their arguments fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faultlines.extract.arguments import Finder
from faultlines.extract.clauses import verbal
from faultlines.extract.commodity import commodities
from faultlines.extract.lexicon import Frame, Lexicon, Pattern, Side, word_list
from faultlines.extract.parties import NOBODY, Parties, Party
from faultlines.extract.slots import Slots
from faultlines.extract.tree import Sentence, Word
from faultlines.records import Commodity, EventType

_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.ACCUSE, EventType.SANCTION})
"""Types whose target may be named by what is theirs: "the attack on its consulate"."""
_AGENTS = frozenset({"subj", "poss", "mod", "sup", "between"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame whose pattern is filled.

    Attributes:
        frame, pattern: which.
        predicate: the word that opened it.
        actor, target: the parties.
        theme: the commodities found in the theme's slot, with those of the frame itself.
        heads: the words that filled slots; the evidence must cover them.
        agentless: the actor's slot was empty and the frame allows that.
    """

    frame: Frame
    pattern: Pattern
    predicate: Word
    actor: Party
    target: Party
    theme: tuple[Commodity, ...]
    heads: tuple[Word, ...]
    agentless: bool = False


class PredicateFinder:
    """Finds filled frames in one sentence."""

    def __init__(self, lexicon: Lexicon, finder: Finder, parties: Parties) -> None:
        self._lexicon = lexicon
        self._finder = finder
        self._parties = parties
        self._slots = Slots(lexicon, finder, parties.mentions)
        self._hostile = False

    def find(self, sentence: Sentence) -> Iterator[Filled]:
        """Yield every filled frame, predicate by predicate; of one frame, the first pattern that fills.

        A frame that asks for certain words beside its own beats, at the same predicate, one that asks for none.
        """
        for word in sentence.words:
            if word in self._parties.mentions:
                continue
            found = [filled for frame in self._frames(word) if (filled := self._best(frame, word)) is not None]
            again = self._again(word) if all(filled.agentless for filled in found) else None
            if again is not None:
                yield again
                continue
            special = [
                filled for filled in found if filled.frame.object or filled.frame.requires or filled.frame.requires_word
            ]
            yield from special or found

    def _again(self, word: Word) -> Filled | None:
        """A transfer spoken of again: "the deliveries", "these shipments" are those last told of."""
        last = self._parties.discourse.last_transfer
        if last is None or self._lexicon.noun(word.lower) not in word_list("syntax", "transfers"):
            return None
        definite = any(
            child.dep == "det" and child.lower in ("the", "these", "those", "such") for child in word.children
        )
        owner = self._parties.of([*self._finder.slot(word, "poss"), *self._finder.slot(word, "mod")])
        known = owner.codes == last.actor if owner else definite
        if not known or any(child.dep in ("prep", "acl", "relcl") for child in word.children):
            return None
        lemma = self._lexicon.noun(word.lower)
        frame = next((frame for frame in self._lexicon.frames["noun", lemma] if frame.type is EventType.AID), None)
        if frame is None:
            return None
        return Filled(
            frame,
            frame.patterns[0],
            word,
            Party(last.actor, word.text, named=True),
            Party(last.target, word.text, named=True),
            last.commodity,
            (word, word.head) if verbal(word.head) else (word, word.head) if verbal(word.head) else (word,),
        )

    def _best(self, frame: Frame, word: Word) -> Filled | None:
        if not self._allowed(frame, word):
            return None
        best = None
        for pattern in frame.patterns:
            filled = self._fill(frame, pattern, word)
            if filled is not None and (best is None or _completeness(filled) > _completeness(best)):
                best = filled
        return best

    def _frames(self, word: Word) -> list[Frame]:
        table = self._lexicon.frames
        if verbal(word) or word.tag.startswith("VB"):
            lemma = self._lexicon.verb(word.lower)
            found = list(table.get(("verb", lemma), ()))
            for child in word.children:
                if child.dep == "prt" or (child.dep in ("prep", "advmod", "acomp") and child.i == word.i + 1):
                    found = list(table.get(("verb", f"{lemma} {child.lower}"), ())) + found
            if word.tag == "VBG" and not found:
                found = list(table.get(("noun", word.lower), ()))
            return found
        if word.pos in ("NOUN", "PROPN"):
            found = list(table.get(("noun", self._lexicon.noun(word.lower)), ()))
            if not found and word.tag in ("NN", "NNS") and word.lower.endswith("ing"):
                found = list(table.get(("verb", self._lexicon.verb(word.lower)), ()))
            return found
        if word.pos == "ADJ":
            return list(table.get(("adjective", word.lower), ()))
        return []

    def _allowed(self, frame: Frame, word: Word) -> bool:
        """Whether what the frame asks of its surroundings is there."""
        if frame.complement and word.child("ccomp", "xcomp") is None:
            return False
        if frame.object and not self._object_is(frame, word):
            return False
        if frame.requires and not self._near(frame.requires, word):
            return False
        if frame.requires_word and not any(
            item.lower in frame.requires_word or self._lexicon.noun(item.lower) in frame.requires_word
            for item in _clause(word)
        ):
            return False
        if frame.exclude and self._near(frame.exclude, word):
            return False
        if frame.yields and any(
            other.type is not frame.type and other.type is not EventType.POSSESS
            for thing in self._finder.slot(word, "obj")
            for other in self._lexicon.frames.get(("noun", self._lexicon.noun(thing.lower)), ())
        ):
            return False
        if frame.requires_theme:
            kinds = commodities(phrase_words(word), self._lexicon)
            return bool(frame.requires_theme & {str(kind) for kind in kinds})
        return True

    def _object_is(self, frame: Frame, word: Word) -> bool:
        things = self._finder.slot(word, "obj") if verbal(word) else []
        things += self._finder.slot(word, "attr") if verbal(word) else []
        for thing in things:
            if self._lexicon.noun(thing.lower) in frame.object:
                return True
            if any(
                self._lexicon.noun(item.lower) in frame.object
                for item in thing.children
                if item.dep in ("compound", "conj")
            ):
                return True
            if any(self._lexicon.noun(item.lower) in frame.object for item in self._finder.slot(thing, "of")):
                return True
        return any(
            child.dep == "prep" and any(self._lexicon.noun(item.lower) in frame.object for item in child.children)
            for child in word.children
            if child.lower in ("on", "down", "off", "up")
        )

    def _near(self, wanted: frozenset[str], word: Word) -> bool:
        for item in phrase_words(word):
            if item is not word and (item.lower in wanted or self._lexicon.noun(item.lower) in wanted):
                return True
        return False

    def _fill(self, frame: Frame, pattern: Pattern, word: Word) -> Filled | None:
        self._hostile = frame.type in _HOSTILE
        heads: list[Word] = []
        theme: tuple[Commodity, ...] = ()
        if pattern.theme is not None:
            theme, found = self._theme(pattern.theme, word)
            if pattern.theme.commodity and not theme:
                return None
            heads += found
        agentless = False
        actor = NOBODY
        if pattern.actor is not None:
            actor, found = self._party(pattern.actor, word, acting=True)
            heads += found
            agentless = not actor
            if actor and pattern.actor.plural and not _several(actor):
                return None
        elif not frame.agentless:
            return None
        else:
            agentless = True
        target = NOBODY
        if pattern.target is not None:
            target, found = self._party(pattern.target, word)
            heads += found
            rest = tuple(code for code in target.codes if code not in actor.codes)
            if target.codes and not rest:
                return None
            target = replace(target, codes=rest)
            mutual = _several(actor) and _each_other(self._slots.of_side(pattern.target, word))
            if not target and not pattern.target.optional and not mutual:
                return None
        if agentless and not target and not theme:
            return None
        if word.pos != "VERB" and self._lexicon.noun(word.lower) in frame.soft and not (actor.named and target):
            return None
        if frame.person and not actor.person:
            return None
        if frame.crowd and not any(item.lower in word_list("syntax", "crowds") or item.tag == "NNPS" for item in heads):
            return None
        commodity = tuple(dict.fromkeys((*theme, *frame.commodity)))
        return Filled(frame, pattern, word, actor, target, commodity, tuple(heads), agentless)

    def _down(self, heads: list[Word], path: tuple[str, ...]) -> list[Word]:
        """Follow a path from what fills its first slot: `obj.of` is what stands after "of" under the object."""
        for name in path[1:]:
            if name not in ("deep", "deeper", "owner"):
                heads = [item for head in heads if not verbal(head) for item in self._finder.slot(head, name)]
        return heads

    def _party(self, side: Side, word: Word, *, acting: bool = False) -> tuple[Party, list[Word]]:
        hostile = self._hostile
        for path in side.paths:
            heads = self._slots.heads(path, word)
            if not heads:
                continue
            heads = self._down(heads, path)
            if path[-1] == "owner":
                party = self._parties.owner(heads)
            elif path[-1] in ("deep", "deeper"):
                party = self._parties.deep(heads, word, clauses=path[-1] == "deeper")
            elif len(path) > 1:
                party = self._parties.of(heads)
            elif path[0] == "mod":
                heads = [head for head in heads if head in self._parties.mentions]
                party = self._parties.of(heads)
            else:
                party = self._parties.of(heads)
                if not party and (path[0] in ("subj", "obj", "by", "sup", "pat") or hostile):
                    party = self._parties.owner(heads)
                    party = party if acting or party.named or hostile else NOBODY
            if side.plural and not _several(party):
                continue
            if party and not (acting and party.place and path[0] in _AGENTS):
                return party, heads
        return NOBODY, []

    def _theme(self, side: Side, word: Word) -> tuple[tuple[Commodity, ...], list[Word]]:
        for path in side.paths:
            heads = [word] if path[0] == "self" else self._down(self._slots.heads(path, word), path)
            heads = [head for head in heads if self._lexicon.noun(head.lower) not in word_list("syntax", "information")]
            if not heads:
                continue
            words = [item for head in heads for item in phrase_words(head)]
            kinds = commodities(words, self._lexicon)
            if side.only:
                kinds = tuple(kind for kind in kinds if str(kind) in side.only)
            if kinds:
                return kinds, heads
        return (), []


def _several(party: Party) -> bool:
    """Whether two parties or more are meant: two codes, or a plural without names."""
    return len(party.codes) > 1 or any(code.startswith("MULTI:") for code in party.codes)


def _each_other(heads: list[Word]) -> bool:
    """Whether the target is "each other" or "one another", or what is theirs."""
    words = [item for head in heads for item in (head, *head.children)]
    return any(item.lower in ("other", "another") and item.dep in ("dobj", "pobj", "poss") for item in words)


def _completeness(filled: Filled) -> int:
    """An actor counts for more than a target; of equals the pattern listed first is kept."""
    return 2 * (not filled.agentless) + bool(filled.target)


_APART = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_OTHER_MATTER = frozenset({"against", "because", "despite", "after", "before", "since", "combined", "coupled"})


def phrase_words(head: Word) -> list[Word]:
    """A noun phrase with its prepositional parts, clauses and coordinated heads left out."""
    found, stack = [], [head]
    while stack:
        word = stack.pop()
        found.append(word)
        for child in word.children:
            if child.dep in _APART or (child.dep == "conj" and word is head):
                continue
            if (child.dep == "punct" and child.tag != "HYPH") or (child.dep == "prep" and child.lower in _OTHER_MATTER):
                continue
            stack.append(child)
    return found


def _clause(word: Word) -> list[Word]:
    found, stack = [], [word]
    while stack:
        item = stack.pop()
        found.append(item)
        stack += [child for child in item.children if child.dep not in ("conj",)]
    return found
