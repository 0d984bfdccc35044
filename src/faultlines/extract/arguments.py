"""One finder for the logical subject, object and obliques of any predicate.

Passive, control, relative and participial clauses, coordination, light verbs and possessives are handled here, once, so
that a frame only has to say which slot means what. Slots: `subj`, `obj`, `dat`, every preposition by its own word, and
for nouns `poss`, `mod` (an adjective or compound before it) and `sup` (the subject of the verb that carries the noun).
"""

from __future__ import annotations

from faultlines.extract.clauses import conjuncts, passive, preps, verbal
from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.tree import Word

_NOUN_SLOTS = {"poss": "poss", "compound": "mod", "amod": "mod", "nmod": "mod"}
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "what"})


class Finder:
    """Finds arguments in one sentence, remembering what it has found; make one per sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._subjects: dict[Word, list[Word]] = {}

    def slot(self, predicate: Word, name: str) -> list[Word]:
        """The heads that fill slot `name` of the predicate, a verb or a noun; empty if none does."""
        if name == "self":
            return [predicate]
        return self._verb_slot(predicate, name) if verbal(predicate) else self._noun_slot(predicate, name)

    def surface_subject(self, verb: Word) -> list[Word]:
        """The grammatical subject, its own or the one that control, relatives or coordination supply."""
        if verb not in self._subjects:
            self._subjects[verb] = []  # a circle of clauses ends here
            self._subjects[verb] = self._find_subject(verb)
        return self._subjects[verb]

    def subject(self, verb: Word) -> list[Word]:
        """The logical subject: who does it."""
        if not passive(verb):
            return self.surface_subject(verb)
        agent = [
            item
            for child in verb.children
            if child.dep == "agent"
            for p in child.children
            if p.dep == "pobj"
            for item in conjuncts(p)
        ]
        below = [
            item for child in verb.children if child.dep == "prep" for item in child.children if item.dep == "pobj"
        ]
        return agent or preps(verb, "by") or [found for item in below for found in preps(item, "by")]

    def object(self, verb: Word) -> list[Word]:
        """The logical direct object."""
        own = [
            item
            for child in verb.children
            if child.dep in ("dobj", "oprd") and not self._relative(verb, child)
            for item in conjuncts(child)
        ]
        gap = self._gap(verb)
        if passive(verb):
            return own or self.surface_subject(verb)
        if (
            not own
            and verb.dep == "conj"
            and verbal(verb.head)
            and not verb.child("prep", "ccomp", "xcomp", "acomp", "attr")
        ):
            shared = [child for child in verb.head.children if child.dep == "dobj" and child.i > verb.i]
            own = [item for child in shared for item in conjuncts(child)]
        if not own:
            # "ramp up and expand shipments": the object hangs on the last verb alone
            last = [child for child in verb.children if child.dep == "conj" and verbal(child)]
            if last and not verb.child("prep", "ccomp", "xcomp", "acomp", "attr", "advcl", "nsubjpass") and not gap:
                joined = [child for child in last[0].children if child.dep == "dobj"]
                between = any(child.dep in ("nsubj", "nsubjpass", "mark") for child in last[0].children)
                own = [] if between else [item for child in joined for item in conjuncts(child)]
        return own or gap

    def dative(self, verb: Word) -> list[Word]:
        """The receiver put before the thing given ("gave Putin shells"; "was given shells")."""
        own = [
            item for child in verb.children if child.dep == "dative" and child.pos != "ADP" for item in conjuncts(child)
        ]
        if not own and passive(verb) and verb.child("dobj", "oprd"):
            return self.surface_subject(verb)
        return own

    def carrier(self, noun: Word) -> Word | None:
        """The verb whose logical object the noun is, or the one to which it hangs by a preposition ("on a visit")."""
        top = noun
        while top.dep == "conj" and top.head.pos in ("NOUN", "PROPN"):
            top = top.head
        for child in noun.children:
            if child.dep in ("acl", "relcl") and (passive(child) or self._gap(child)) and child.tag != "TO":
                return child
        head = top.head
        if top.dep in ("dobj", "nsubj", "nsubjpass", "attr", "oprd") and verbal(head):
            return head if top.dep != "nsubj" or head.child("dobj") else None
        if top.dep == "pobj" and head.dep == "agent" and verbal(head.head):
            return head.head
        if (
            top.dep == "pobj"
            and head.head is not head
            and verbal(head.head)
            and head.lower in word_list("syntax", "carrying_prepositions")
        ):
            return head.head
        if top.dep == "pobj" and head.lower in ("of", "for") and self._blames(head.head):
            return head.head if verbal(head.head) else head.head.head
        if (
            top.dep == "pobj"
            and head.lower == "with"
            and head.head.dep in ("dobj", "nsubjpass")
            and verbal(head.head.head)
        ):
            return head.head.head  # "builds a shield with Russian help"
        return None

    def _blames(self, word: Word) -> bool:
        """Whether "of" or "for" after the word names what somebody is said to have done."""
        return word.lower in ("responsible", "guilty") or self._lexicon.verb(word.lower) in word_list(
            "syntax", "blamers"
        )

    def _verb_slot(self, verb: Word, name: str) -> list[Word]:
        if name == "subj":
            return self.subject(verb)
        if name == "obj":
            return self.object(verb)
        if name == "dat":
            return self.dative(verb)
        if name == "attr":
            return [item for child in verb.children if child.dep in ("attr", "acomp") for item in conjuncts(child)]
        found = preps(verb, name)
        if not found:
            for thing in self.object(verb):
                if thing.i > verb.i and (found := preps(thing, name)):
                    break
        if not found and verb.dep == "conj" and verbal(verb.head) and name in ("to", "for", "against", "on", "with"):
            found = [item for item in preps(verb.head, name) if item.i > verb.i]
        if not found and verb.dep in ("relcl",):
            found = self._stranded(verb, name)
        if not found and verb.dep == "xcomp" and verb.head.i < verb.i and not verbal(verb.head):
            return found
        return found

    def _stranded(self, verb: Word, name: str) -> list[Word]:
        for child in verb.children:
            if child.dep == "prep" and child.lower == name:
                inner = child.child("pobj")
                if inner is None or inner.lower in _RELATIVES:
                    return [verb.head]
        return []

    def _noun_slot(self, noun: Word, name: str) -> list[Word]:
        if name == "poss":
            return [item for child in noun.children if child.dep == "poss" for item in conjuncts(child)]
        if name == "mod":
            return self._modifiers(noun)
        if name in ("sup", "pat"):
            verb = self.carrier(noun)
            if verb is None:
                return []
            subject = noun.dep == "nsubj" and verb is noun.head
            if subject and name == "sup":
                return []
            if subject:
                return self.object(verb) if self._lexicon.verb(verb.lower) in word_list("syntax", "affecting") else []
            if noun.dep == "pobj" and noun.head.dep == "agent":
                return self.object(verb) if name == "pat" else []
            patient = self._lexicon.verb(verb.lower) in word_list("syntax", "patient_carriers")
            if patient != (name == "pat"):
                return []
            hangs = noun.dep == "pobj" and noun.head.dep == "prep"
            if hangs and verbal(noun.head.head) and self._blames(noun.head.head):
                return self.object(verb) if name == "sup" else []
            if name == "sup" and not hangs and self._lexicon.verb(verb.lower) not in word_list("syntax", "carriers"):
                return []
            return self.surface_subject(verb) if hangs else self.subject(verb)
        found = preps(noun, name)
        if not found and name not in ("of", "between", "by"):
            verb = self.carrier(noun)
            if verb is not None and (noun.dep in ("dobj", "nsubjpass", "conj", "attr") or verb.dep in ("acl", "relcl")):
                found = [item for item in preps(verb, name) if item.i != noun.i]
        if not found and name in ("to", "from", "with", "for"):
            below = [*preps(noun, "of"), *preps(noun, "as")]
            found = [item for thing in below for item in preps(thing, name)]
        return found

    def _modifiers(self, noun: Word) -> list[Word]:
        found: list[Word] = []
        for child in noun.children:
            if child.dep in _NOUN_SLOTS and child.dep != "poss":
                found += conjuncts(child)
                if child.lower in word_list("syntax", "participles"):
                    found += [inner for inner in child.children if inner.dep in ("npadvmod", "compound", "nmod")]
        if not found and noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN") and not noun.child("det", "poss"):
            return [item for item in self._modifiers(noun.head) if item.i < noun.head.i]
        return found

    def _relative(self, verb: Word, child: Word) -> bool:
        """Whether a relative pronoun fills the slot, so that the antecedent does."""
        return verb.dep == "relcl" and child.lower in _RELATIVES

    def _gap(self, verb: Word) -> list[Word]:
        """The head noun of an object relative ("the pact they signed", "technology that Russia possesses")."""
        if verb.dep == "acl" and verb.tag == "VB":
            return []
        if verb.dep != "relcl" or passive(verb):
            return []
        if any(child.dep == "dobj" and child.lower not in _RELATIVES for child in verb.children):
            return []
        subjects = [child for child in verb.children if child.dep == "nsubj"]
        if subjects and subjects[0].lower not in _RELATIVES:
            marker = any(child.dep == "dobj" and child.lower in _RELATIVES for child in verb.children)
            free = not any(child.dep in ("ccomp", "attr", "acomp", "xcomp") for child in verb.children)
            if marker or free:
                return [verb.head]
        return []

    def _find_subject(self, verb: Word) -> list[Word]:
        subjects = [child for child in verb.children if child.dep in ("nsubj", "nsubjpass")]
        nearer = [child for child in subjects if child.i < verb.i]
        own = nearer[-1] if nearer else subjects[0] if subjects else None
        head = verb.head
        if own is not None:
            relative = verb if verb.dep == "relcl" else head if verb.dep == "conj" and head.dep == "relcl" else None
            return [relative.head] if relative is not None and own.lower in _RELATIVES else conjuncts(own)
        if head is verb:
            return []
        if verb.dep == "conj":
            return self.surface_subject(head) if verbal(head) else self._outer(head)
        if verb.dep == "relcl":
            return [head] if not self._gap(verb) else []
        if verb.dep == "acl":
            return self._acl_subject(verb, head)
        if verb.dep == "pcomp":
            return self._blamed(head) or self._outer(head)
        if verb.dep in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl"):
            if verbal(head):
                return self._controller(verb, head) or self.surface_subject(head)
            return self._outer(head) if head.pos in ("ADJ", "NOUN", "PROPN") else []
        return []

    def _controller(self, verb: Word, head: Word) -> list[Word]:
        """The object that controls a complement's subject ("forced Kim to sign", "called on Russia to stop")."""
        called = [item for name in ("on", "upon") for item in preps(head, name)]
        lemma = self._lexicon.verb(head.lower)
        if verb.dep in ("xcomp", "ccomp"):
            own = [child for child in head.children if child.dep in ("dobj", "dative") and child.pos != "ADP"]
            things = [item for child in own for item in conjuncts(child)] or called
            return things if lemma in word_list("syntax", "object_control") else []
        return called if lemma in word_list("syntax", "callers") else []

    def _blamed(self, prep: Word) -> list[Word]:
        """The one of whom a gerund after a preposition speaks ("accused Moscow of violating the embargo")."""
        verb = prep.head
        lemma = self._lexicon.verb(verb.lower) if verbal(verb) else ""
        if prep.lower not in ("of", "into", "from", "in", "to", "for"):
            return []
        if prep.lower == "for" and lemma in word_list("syntax", "punitive"):
            hit = [item for name in ("on", "against") for item in self.slot(verb, name)]
            return hit or self.object(verb)
        return self.object(verb) if lemma in word_list("syntax", "object_control") else []

    def _acl_subject(self, verb: Word, noun: Word) -> list[Word]:
        if verb.tag in ("VBG", "VBN"):
            # "reports of North Korea ramping up": the parser hangs the clause on the first noun
            inner = preps(noun, "of") if verb.tag == "VBG" else []
            return inner if inner and inner[-1].i == verb.i - 1 else [noun]
        owner = self._noun_slot(noun, "poss") or preps(noun, "of") if noun.pos != "PRON" else []
        if owner:
            return owner
        carrier = self.carrier(noun)
        if carrier is not None and carrier is not verb:
            return self.surface_subject(carrier)
        return self._modifiers(noun) or self._outer(noun)

    def _outer(self, word: Word) -> list[Word]:
        """The subject of the clause that the word stands in, or the owner of the noun it hangs on."""
        for up in [word, *word.ancestors()]:
            if verbal(up):
                return self.surface_subject(up)
            if up.pos in ("NOUN", "PROPN") and up is not word:
                owner = self._noun_slot(up, "poss")
                if owner:
                    return owner
        return []
