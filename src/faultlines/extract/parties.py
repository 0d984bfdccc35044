"""From the noun phrase in a slot to actor codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faultlines.extract.arguments import Finder
from faultlines.extract.clauses import conjuncts, preps, verbal
from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.mentions import Mention
from faultlines.extract.reference import FIRST, PERSONAL, PLURAL, PRONOUNS, Discourse
from faultlines.extract.setting import effects_of
from faultlines.extract.tree import Word

_MODIFIERS = frozenset({"poss", "compound", "amod", "nmod"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_QUANTIFIERS = frozenset(
    {"many", "most", "some", "several", "other", "all", "various", "both", "few", "numerous", "more"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """Who fills a slot.

    Attributes:
        codes: distinct actor codes, in order; empty if nobody was found.
        text: the words used.
        named: whether a name, and not only a pronoun, description or common noun, gives the codes.
        person: whether a person or people are meant.
        place: whether only places are named, which do not act.
        open: references that were left open, in the text's words.
    """

    codes: tuple[str, ...] = ()
    text: str = ""
    named: bool = False
    person: bool = False
    place: bool = False
    open: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anybody was found."""
        return bool(self.codes)

    def __add__(self, other: Party) -> Party:
        """Both together."""
        if not self.codes and not self.open:
            return other
        codes = tuple(dict.fromkeys(self.codes + other.codes))
        text = self.text if not other.text or other.text in self.text else f"{self.text}, {other.text}".lstrip(", ")
        return Party(
            codes,
            text,
            self.named or other.named,
            self.person or other.person,
            self.place and other.place,
            self.open + other.open,
        )


NOBODY = Party()


@dataclass(slots=True)
class Parties:
    """Reads parties in one sentence."""

    lexicon: Lexicon
    finder: Finder
    mentions: dict[Word, Mention]
    discourse: Discourse

    def of(self, words: Iterable[Word]) -> Party:
        """All parties that these heads name, joined."""
        joined = NOBODY
        for word in words:
            joined += self.one(word)
        return joined

    def deep(self, words: Iterable[Word], predicate: Word, *, clauses: bool = False) -> Party:
        """Everybody named anywhere below these heads, or, with `clauses`, in a clause there if the phrase names nobody.

        The branch that holds the predicate itself is left out.
        """
        above = {predicate, *predicate.ancestors()}
        joined = NOBODY
        for word in words:
            party = self.one(word) if not verbal(word) else NOBODY
            party = party or self._below(word, _CLAUSES, above)
            joined += party if party or not clauses else self._below(word, frozenset(), above)
        return joined

    def _below(self, word: Word, barred: frozenset[str], above: set[Word]) -> Party:
        joined = NOBODY
        stack = [child for child in word.children if child.dep not in barred and child not in above]
        while stack:
            inner = stack.pop(0)
            mention = self.mentions.get(inner)
            if mention is not None and mention.head is inner:
                joined += Party((mention.code,), mention.text, named=True, person=mention.person)
            elif inner.lower in PRONOUNS and inner.dep == "poss":
                joined += self.one(inner)
            elif inner.pos == "NOUN" and (codes := self.discourse.description(inner)):
                joined += Party(codes, phrase(inner))
            stack += [child for child in inner.children if child.dep not in barred and child not in above]
        return joined

    def one(self, word: Word) -> Party:
        """The party that one head names."""
        mention = self.mentions.get(word)
        if mention is not None:
            return Party((mention.code,), mention.text, not mention.place, mention.person, mention.place)
        if word.lower == "it" and _expletive(word):
            return NOBODY
        if word.lower in PRONOUNS:
            if word.lower in FIRST and (speaker := self._quoted(word)):
                return Party(speaker.codes, word.text, person=True)
            bound = self._bound(word)
            codes = (bound.code,) if bound is not None else self.discourse.pronoun(word, self._beside(word))
            person = word.lower in ("he", "him", "his", "she", "her")
            return Party(codes, word.text, person=person, open=() if codes else (word.text,))
        if (
            word.lower in ("two", "both")
            and word.dep in ("nsubj", "nsubjpass", "dobj", "pobj")
            and not any(child.dep in ("prep", "relcl") for child in word.children)
        ):
            codes = self.discourse.parties()
            return Party(codes, phrase(word), person=True, open=() if codes else (word.text,))
        if word.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "X") or verbal(word):
            return NOBODY
        return self._phrase(word)

    def owner(self, words: Iterable[Word]) -> Party:
        """Whose these things are: "Moscow's support" is Moscow's, "Russian technology" Russian."""
        joined = NOBODY
        for counted in words:
            word = self._counted(counted)
            if word.pos in ("NOUN", "PROPN") and word not in self.mentions:
                found = self._owner(word, parts=False)
                if found:
                    joined += Party(found.codes, phrase(word), found.named, person=False)
        return joined

    def _bound(self, word: Word) -> Mention | None:
        """A possessive pronoun most often means the subject of the clause it stands in ("Russia to end its aid")."""
        if word.dep != "poss" or word.lower in FIRST:
            return None
        for up in word.ancestors():
            if not verbal(up):
                continue
            subjects = self.finder.surface_subject(up)
            if len(subjects) == 1 and word.lower not in PLURAL and subjects[0].i < word.i:
                mention = self.mentions.get(subjects[0]) or self._owning_mention(subjects[0])
                if mention is not None and not mention.adjective and mention.person == (word.lower in PERSONAL):
                    return mention
            if up.dep not in ("xcomp", "advcl", "conj", "ccomp", "acl", "pcomp"):
                break
        return None

    def _owning_mention(self, noun: Word) -> Mention | None:
        """The name that possesses a thing ("Russia's reliance on … underscores its willingness")."""
        owner = next((child for child in noun.children if child.dep == "poss"), None)
        return self.mentions.get(owner) if owner is not None else None

    def _quoted(self, word: Word) -> Party:
        """The speaker of the words in which "we" stands ("We gave wheat", the Russian minister said)."""
        for up in word.ancestors():
            if up.dep in ("ccomp", "parataxis") and verbal(up.head):
                effect = effects_of("verb").get(self.lexicon.verb(up.head.lower))
                if effect is not None and effect.name in ("speech", "deny", "opinion"):
                    subjects = self.finder.surface_subject(up.head)
                    return self.of(item for item in subjects if item.lower not in PRONOUNS)
        return NOBODY

    def _beside(self, word: Word) -> frozenset[str]:
        """Codes of the subject of the verb whose object the pronoun is: "Putin thanked him" is not about himself."""
        verb = word.head.head if word.head.pos == "ADP" else word.head
        if word.dep in ("dobj", "pobj", "dative") and verbal(verb) and not word.lower.endswith(("self", "selves")):
            return frozenset(self.mentions[item].code for item in self.finder.subject(verb) if item in self.mentions)
        return frozenset()

    def _counted(self, word: Word) -> Word:
        """What is counted: "workers" in "thousands of North Korean workers"."""
        parts = preps(word, "of")
        return parts[0] if parts and self.lexicon.noun(word.lower) in word_list("syntax", "counters") else word

    def _phrase(self, noun: Word) -> Party:
        lemma = self.lexicon.noun(noun.lower)
        return self._own(noun, lemma) or self._referring(noun, lemma) or self._common(noun, lemma)

    def _own(self, noun: Word, lemma: str) -> Party:
        """Codes that the phrase itself holds: the state of an organ, a relative's owner, a name in apposition."""
        text = phrase(noun)
        organ = lemma in word_list("syntax", "organs")
        if any(child.lower in ("unknown", "unidentified", "unnamed") for child in noun.children) and (
            organ or lemma in word_list("syntax", "collectives_group")
        ):
            return Party(("UNK",), text)
        if organ and (owner := self._owner(noun)):
            self.discourse.things[lemma] = owner.codes
            person = owner.person or lemma in word_list("descriptions", "person")
            return Party(owner.codes, text, named=owner.named, person=person)
        if (lemma in word_list("syntax", "counters") or noun.pos == "NUM") and (part := self.of(preps(noun, "of"))):
            return part
        if lemma in word_list("syntax", "kin"):
            return self._relative(noun, text)
        for child in noun.children:
            if child.dep == "appos" and child in self.mentions:
                mention = self.mentions[child]
                return Party((mention.code,), mention.text, named=True, person=mention.person)
        return NOBODY

    def _relative(self, noun: Word, text: str) -> Party:
        """Somebody named by whose relative they are ("his uncle")."""
        owner = next((child for child in noun.children if child.dep == "poss"), None)
        if owner is None:
            return NOBODY
        named = self.mentions.get(owner) or self._bound(owner)
        whose = f"{named.text}'s" if named is not None else owner.text
        return Party((f"PER:{whose} {noun.text}",), text, person=True)

    def _referring(self, noun: Word, lemma: str) -> Party:
        """Codes that the phrase has from elsewhere: "the tankers", "the deployment", "the regime", "both leaders"."""
        text = phrase(noun)
        marks = {child.lower for child in noun.children if child.dep in ("det", "nummod", "predet")}
        person = lemma in word_list("descriptions", "person")
        if lemma in self.discourse.things and marks & {"the", "these", "those"}:
            return Party(self.discourse.things[lemma], text)
        if noun.dep == "attr" and verbal(noun.head) and (person or lemma in word_list("descriptions", "state")):
            return self.of(item for item in self.finder.surface_subject(noun.head) if item is not noun)
        told = self.discourse.last_transfer
        if told is not None and lemma in word_list("syntax", "transfers") and noun.dep in ("nsubj", "nsubjpass"):
            return Party(told.actor, text)
        if codes := self.discourse.description(noun):
            return Party(codes, text, person=person)
        return NOBODY

    def _common(self, noun: Word, lemma: str) -> Party:
        """Actors without a name: "all countries", "rogue states", "rebels"; two who were not found stay open."""
        text = phrase(noun)
        marks = {child.lower for child in noun.children if child.dep in ("det", "nummod", "predet")}
        singular = noun.tag == "NN"
        if lemma in ("country", "state", "nation", "member", "government") and marks & {"all", "every"}:
            return Party(("INTL",), text)
        if lemma in word_list("descriptions", "pair") and marks & {"both", "two", "these"}:
            return Party((), text, open=(text,))
        examples = [item for name in ("like", "as", "including") for item in preps(noun, name)]
        if examples and noun.tag == "NNS":
            return self.of(examples)
        if lemma in word_list("syntax", "collectives_state") and not singular:
            return Party((f"MULTI:{text}",), text)
        if lemma in word_list("syntax", "collectives_group") and (not singular or marks & {"a", "an", "the"}):
            return Party((f"ORG:{text}",), text)
        return NOBODY

    def _owner(self, noun: Word, *, parts: bool = True) -> Party:
        """The state behind an organ: its possessor, its adjective, or the "of" after it."""
        found = NOBODY
        for child in noun.children:
            if child.dep in _MODIFIERS:
                for item in conjuncts(child):
                    party = self.one(item) if item in self.mentions or item.lower in PRONOUNS else NOBODY
                    if not party and item.pos in ("NOUN", "PROPN"):
                        party = self._owner(item)
                    found += party
        if found or not parts:
            return found
        for item in preps(noun, "of"):
            found += self.one(item) if item in self.mentions else self._owner(item)
        if not found:
            after = [child for child in noun.head.children if child.lower == "in" and child.i == noun.i + 1]
            for item in preps(noun, "in") or [
                inner for child in after for inner in child.children if inner.dep == "pobj"
            ]:
                mention = self.mentions.get(item)
                if mention is not None and mention.kind in ("capital", "state"):
                    found += self.one(item)
        return found


def _expletive(word: Word) -> bool:
    """Whether nobody is meant: "it is clear that", "it seems that", "it is tempting to"."""
    verb = word.head
    if word.dep not in ("nsubj", "nsubjpass", "expl"):
        return False
    complement = verb.child("acomp", "attr", "oprd")
    clause = verb.child("ccomp", "xcomp", "advcl", "csubj", "acl")
    inner = complement is not None and complement.child("xcomp", "ccomp", "acl", "advcl") is not None
    if complement is not None and (clause is not None or inner):
        return True
    return clause is not None and (
        word.dep == "nsubjpass" or verb.lower in ("seems", "appears", "seemed", "appeared", "comes", "takes")
    )


def phrase(noun: Word) -> str:
    """The noun phrase up to its head, without the article's clause: "the ruling regime in", cut before "in"."""
    words = [word for word in noun.subtree() if word.i <= noun.i and not _in_clause(word, noun)]
    words.sort(key=lambda word: word.i)
    kept = words[-8:]
    text = ""
    for before, word in zip([None, *kept], kept, strict=False):
        gap = "" if before is None or before.end == word.start else " "
        text += gap + word.text
    return text


def _in_clause(word: Word, top: Word) -> bool:
    while word is not top:
        if word.dep in _CLAUSES:
            return True
        word = word.head
    return False
