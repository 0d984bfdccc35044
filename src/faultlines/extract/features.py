"""What a trained model sees of a word that may open a claim, and of a word that may name one of its parties.

Features are strings; a model knows the weights of those it met while trained and passes over the others. They speak of
words, grammar, the lexicon's frames and kinds of actors, never of which state it is, so that what is learned about one
partnership holds for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from faultlines.extract.clauses import passive, verbal
from faultlines.extract.commodity import commodities
from faultlines.extract.lexicon import Frame, Lexicon, word_list
from faultlines.extract.parties import Parties
from faultlines.extract.predicates import Filled
from faultlines.extract.reference import FIRST, PRONOUNS
from faultlines.extract.senses import senses, stem
from faultlines.extract.tree import Sentence, Word
from faultlines.records import EventType

_CONTENT = frozenset({"VERB", "NOUN", "ADJ"})
_ADPOSITIONS = frozenset({"prep", "agent", "dative"})
_LONGEST_PATH = 6


@cache
def _acquiring() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("syntax", "acquiring"))


class SentenceFeatures:
    """Features within one sentence, read once and kept."""

    def __init__(self, lexicon: Lexicon, parties: Parties, sentence: Sentence, filled: Iterable[Filled]) -> None:
        self.parties = parties
        self._lexicon = lexicon
        self.filled: dict[Word, list[Filled]] = {}
        for item in filled:
            self.filled.setdefault(item.predicate, []).append(item)
        self._finder = parties.finder
        self._sentence = sentence
        self._slots: dict[Word, dict[Word, list[str]]] = {}
        self._codes = {mention.code for mention in parties.mentions.values() if not mention.place}
        self._first = any(word.lower in FIRST for word in sentence.words)
        self._heads: list[Word] | None = None

    def predicates(self) -> Iterator[Word]:
        """The words that may open a claim: verbs, nouns and adjectives that are no part of a name."""
        for word in self._sentence.words:
            if word in self.filled or (
                word.pos in _CONTENT and word not in self.parties.mentions and len(word.lower) > 2
            ):
                yield word

    def heads(self) -> list[Word]:
        """The words that may name a party: heads of names, pronouns, and nouns in a place where parties stand."""
        if self._heads is None:
            self._heads = []
            for word in self._sentence.words:
                mention = self.parties.mentions.get(word)
                if mention is not None:
                    if mention.head is word:
                        self._heads.append(word)
                elif word.lower in PRONOUNS or (word.pos in ("NOUN", "NUM", "DET", "PRON") and self.parties.one(word)):
                    self._heads.append(word)
        return self._heads

    def licensed(self, word: Word) -> set[str]:
        """The types that some list gives the word, without those that a frame of it excludes here."""
        near = {child.lower for child in word.children}
        frames = self.listed(word)
        barred = {str(frame.type) for frame in frames if frame.exclude & near}
        if self.lemma(word) in _acquiring():
            barred.add(str(EventType.AID))  # who "obtains" is no giver; the frames know from whom
        return {*self._wide(word), *(str(frame.type) for frame in frames)} - barred

    def lemma(self, word: Word) -> str:
        """The word as the lexicon lists it, or its stem."""
        form = word.lower
        known = self._lexicon.verb(form) if verbal(word) or word.tag.startswith("VB") else self._lexicon.noun(form)
        return stem(known)

    def kind(self, word: Word) -> str:
        """What sort of party a head is: a name's kind, a sort of pronoun, a described or a common one."""
        mention = self.parties.mentions.get(word)
        if mention is not None:
            if mention.code.startswith("PER:"):
                return "stranger"
            if mention.code.startswith("ORG:"):
                return "organisation"
            if mention.place:
                return "place"
            return "person" if mention.person else "people" if mention.adjective else "state"
        lower = word.lower
        if lower in FIRST:
            return "first"
        if lower in PRONOUNS:
            return "they" if lower in ("they", "them", "their") else "it" if lower in ("it", "its") else "he"
        party = self.parties.one(word) if word.pos in ("NOUN", "NUM", "PROPN") else None
        if not party:
            return "thing"
        code = party.codes[0]
        return "common" if ":" in code else "described"

    def slots(self, predicate: Word) -> dict[Word, list[str]]:
        """Every head that the argument finder reaches from the predicate, with the names of its slots."""
        if predicate not in self._slots:
            found: dict[Word, list[str]] = {}
            verb = verbal(predicate)
            names = ["subj", "obj", "dat", "attr"] if verb else ["poss", "mod", "sup", "pat"]
            places = [predicate, *self._finder.slot(predicate, "obj")] if verb else [predicate]
            if not verb and (carrier := self._finder.carrier(predicate)) is not None:
                places.append(carrier)
            for place in places:
                names += [child.lower for child in place.children if child.dep in _ADPOSITIONS and child.pos == "ADP"]
            for name in dict.fromkeys(names):
                for head in self._finder.slot(predicate, name):
                    found.setdefault(head, []).append(name)
            self._slots[predicate] = found
        return self._slots[predicate]

    def sense(self, word: Word) -> list[str]:
        """Features of a word as the opener of a claim, for the model that says which type it is, if any."""
        lemma, part = self.lemma(word), word.pos[:1].lower()
        found = [f"l={lemma}|{part}", f"tag={word.tag}", f"dep={word.dep}", f"pos={part}"]
        found += self._arguments(word, lemma, part)
        found += self._frames(word, lemma, part)
        found += self._below(word, lemma)
        found += self._above(word)
        if part != "v":
            found += [f"e={word.lower[-4:]}", f"n={word.tag}"]
        found += [f"codes={min(len(self._codes), 3)}", f"first={self._first}", f"heads={min(len(self.heads()), 4)}"]
        return list(dict.fromkeys(found))

    def _arguments(self, word: Word, lemma: str, part: str) -> list[str]:
        """The senses that lists give the word, alone and with the kinds of what fills its slots."""
        listed = sorted({str(frame.type) for frame in self.listed(word)})
        wide = senses().get((part, lemma), ())
        found = [f"lt={name}" for name in listed] or ["lt=none"]
        found += [f"wl={name}" for name in wide] or ["wl=none"]
        kinds: dict[str, str] = {}
        for head, names in self.slots(word).items():
            kind = self._down(head)
            for name in names:
                found.append(f"s={name}:{kind}")
                if name in ("subj", "obj", "poss", "sup", "mod"):
                    kinds.setdefault(name, kind)
                elif name not in ("dat", "attr", "pat"):
                    found.append(f"lp={lemma}:{name}")
                    found += [f"wlp={sense}:{name}:{kind}" for sense in wide]
                    found += [f"ltp={sense}:{name}:{kind}" for sense in listed]
        actor = next((kinds[name] for name in ("subj", "poss", "sup", "mod") if name in kinds), "none")
        other = kinds.get("obj", "none")
        for tag, kinds_of in (("lt", listed), ("wl", wide)):
            found += [f"{tag}a={sense}:{part}:{actor}" for sense in kinds_of]
            found += [f"{tag}o={sense}:{part}:{other}" for sense in kinds_of]
        found.append(f"wl1={len(wide)}:{wide[0]}" if wide else "wl1=0")
        found += [f"ao={part}:{actor}:{other}", f"la={lemma}:{actor != 'none'}"]
        found.append(f"aw={bool(wide)}:{bool(listed)}:{part}:{actor != 'none'}:{other != 'none'}")
        return found

    def _frames(self, word: Word, lemma: str, part: str) -> list[str]:
        """The frames that the word fills, and how fully."""
        filled = self.filled.get(word, ())
        found = [] if filled else ["ft=none"]
        for item in filled:
            name = str(item.frame.type)
            full = f"{'u' if item.agentless else 'a'}{'t' if item.target else ''}{'c' if item.theme else ''}"
            found += [f"ft={name}", f"ftf={name}:{full}", f"fl={name}:{lemma}", f"ff={part}:{full}"]
        return found

    def _below(self, word: Word, lemma: str) -> list[str]:
        """What hangs on the word."""
        found = []
        for child in word.children:
            if child.dep in ("dobj", "attr", "nsubjpass", "compound", "amod", "prt", "acomp"):
                found.append(f"c={child.dep}:{self.lemma(child)}")
                if child.dep in ("dobj", "prt", "attr"):
                    found.append(f"lc={lemma}:{self.lemma(child)}")
                found += [f"ct={child.dep}:{frame.type}" for frame in self.listed(child)]
                found += [f"cw={child.dep}:{name}" for name in self._wide(child)]
                found += [f"cc={child.dep}:{thing}" for thing in commodities([child], self._lexicon)]
            elif child.dep in ("neg", "aux", "auxpass", "det", "mark", "poss"):
                found.append(f"f={child.dep}:{child.lower if child.dep != 'poss' else ''}")
            elif child.dep in ("ccomp", "xcomp", "acl", "relcl", "advcl"):
                found.append(f"f={child.dep}")
        return found

    def _above(self, word: Word) -> list[str]:
        """What the word hangs on."""
        head = word.head
        if head is word:
            return []
        found = [f"h={word.dep}:{self.lemma(head)}", f"hp={word.dep}:{head.pos}"]
        found += [f"ht={word.dep}:{frame.type}" for frame in self.listed(head)]
        found += [f"hw={word.dep}:{name}" for name in self._wide(head)]
        if head.dep in _ADPOSITIONS and head.head is not head:
            found.append(f"hh={head.lower}:{self.lemma(head.head)}")
        return found

    def role(self, predicate: Word, sense: str, head: Word) -> list[str]:
        """Features of a head as a party of a predicate of a given type."""
        slots = self.slots(predicate).get(head, [])
        lemma, part = self.lemma(predicate), predicate.pos[:1].lower()
        part = "p" if part == "v" and passive(predicate) else part
        kind = self.kind(head)
        side = "after" if head.i > predicate.i else "before" if head.i < predicate.i else "self"
        found = [
            f"k={kind}",
            f"kt={kind}:{sense}",
            f"side={side}:{part}",
            f"d={min(abs(head.i - predicate.i), 20) // 4}",
        ]
        for name in slots:
            found += [f"s={name}:{part}", f"st={name}:{sense}", f"sl={name}:{lemma}", f"sk={name}:{kind}"]
            found.append(f"spt={name}:{part}:{sense}")
        path = self.path(predicate, head)
        if not slots:
            found += ["s=none", f"nst={side}:{sense}"]
            found += [f"p={path}", f"pp={part}:{path}", f"pt={path}:{sense}"]
        for item in self.filled.get(predicate, ()):
            texts = [word for word in item.heads if word is head or head in word.subtree()]
            if texts:
                code = self.parties.one(head).codes
                if set(code) & set(item.actor.codes):
                    found += ["r=actor", f"rt=actor:{item.frame.type == sense}"]
                if set(code) & set(item.target.codes):
                    found += ["r=target", f"rt=target:{item.frame.type == sense}"]
        others = [other for other in self.heads() if other is not head]
        found += [f"n={min(len(others), 4)}"]
        before = [other for other in self.heads() if other.i < predicate.i]
        after = [other for other in self.heads() if other.i > predicate.i]
        if before and before[-1] is head:
            found.append(f"near=before:{part}")
        if before and before[0] is head:
            found.append(f"first=before:{part}:{head.dep}")
        if after and after[0] is head:
            found.append(f"near=after:{part}:{sense}")
        governor = head.head.lower if head.dep == "pobj" else head.dep
        found += [f"g={governor}", f"gt={governor}:{sense}", f"gs={governor}:{side}:{part}"]
        if any(name in ("subj", "poss", "sup") for names in self.slots(predicate).values() for name in names):
            found.append(f"hassubj:{'own' if slots else 'other'}")
        return list(dict.fromkeys(found))

    def implied(self, predicate: Word, sense: str, name: str) -> list[str]:
        """Features of somebody whom the clause does not name (`Discourse.implied` lists who may be meant)."""
        part = predicate.pos[:1].lower()
        part = "p" if part == "v" and passive(predicate) else part
        lemma = self.lemma(predicate)
        slots = [slot for names in self.slots(predicate).values() for slot in names]
        agent = any(slot in ("subj", "poss", "sup", "by") for slot in slots)
        heads = self.heads()
        codes = self.parties.discourse.implied()[name]
        named = any(set(self.parties.one(head).codes) & set(codes) for head in heads)
        found = [f"i={name}", f"ip={name}:{part}", f"it={name}:{sense}", f"il={name}:{lemma}"]
        found += [f"ia={name}:{part}:{agent}", f"in={name}:{min(len(heads), 3)}:{named}", f"if={name}:{self._first}"]
        found += [f"id={name}:{predicate.dep}", f"iag={name}:{agent}:{self._first}:{predicate.dep}"]
        subject = predicate.child("nsubj", "nsubjpass", "poss")
        found.append(
            f"is={name}:{subject.lower if subject is not None and subject.pos == 'PRON' else subject is not None}"
        )
        return found

    def path(self, predicate: Word, head: Word) -> str:
        """The labels from the predicate up to where the two meet and down to the head; "far" if that is long."""
        above = [predicate, *predicate.ancestors()]
        steps: list[str] = []
        at = head
        while at not in above:
            steps.append(at.dep if at.dep != "pobj" else f"{at.head.lower}")
            if at.dep == "pobj":
                at = at.head
            if at.head is at or len(steps) > _LONGEST_PATH:
                return "far"
            at = at.head
        ups = above.index(at)
        if ups + len(steps) > _LONGEST_PATH:
            return "far"
        up = [word.dep for word in above[:ups]]
        return "^".join(up) + "/" + ">".join(reversed(steps))

    def _wide(self, word: Word) -> tuple[str, ...]:
        return senses().get((word.pos[:1].lower(), self.lemma(word)), ())

    def listed(self, word: Word) -> list[Frame]:
        """The frames listed for a word."""
        table = self._lexicon.frames
        if verbal(word) or word.tag.startswith("VB"):
            found = list(table.get(("verb", self._lexicon.verb(word.lower)), ()))
            for child in word.children:
                if child.dep in ("prt", "prep", "advmod"):
                    found += table.get(("verb", f"{self._lexicon.verb(word.lower)} {child.lower}"), ())
            return found
        if word.pos in ("NOUN", "PROPN"):
            return list(table.get(("noun", self._lexicon.noun(word.lower)), ()))
        return list(table.get(("adjective", word.lower), ()))

    def _down(self, head: Word) -> str:
        """The kind of a head, or of whose it is."""
        kind = self.kind(head)
        if kind == "thing":
            owner = next(
                (
                    child
                    for child in head.children
                    if child.dep in ("poss", "amod", "compound", "nmod")
                    and (child in self.parties.mentions or child.lower in PRONOUNS)
                ),
                None,
            )
            if owner is not None:
                return f"of-{self.kind(owner)}"
        return kind
