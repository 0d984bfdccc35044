"""What heads a clause, whether it is passive, and what is joined to a word by coordination or a preposition."""

from __future__ import annotations

from faultlines.extract.tree import Word

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "ROOT", "conj", "parataxis", "dep"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def conjuncts(word: Word) -> list[Word]:
    """The word and everything coordinated with it ("oil, food and cash")."""
    found = [word]
    for item in found:
        found += [
            child for child in item.children if child.dep == "conj" and child not in found and _same_sort(item, child)
        ]
        found += [child for child in item.children if child.dep == "appos" and item.dep == "pobj" and child.child("cc")]
    return found


def _same_sort(one: Word, two: Word) -> bool:
    nominal = {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"}
    return one.pos not in nominal or two.pos in nominal or two.tag in ("VBG", "NNS")


def verbal(word: Word) -> bool:
    """Whether the word heads a clause; a gerund with an article, adjective or possessor before it is a noun."""
    if word.tag == "VBG" and any(child.dep in ("det", "amod", "poss") and child.i < word.i for child in word.children):
        return False
    if word.pos in ("VERB", "AUX") or (word.tag.startswith("VB") and word.dep in _CLAUSES):
        return True
    return (
        word.dep == "ROOT"
        and word.pos in ("NOUN", "PROPN")
        and any(child.dep in ("nsubj", "dobj") and child.i != word.i for child in word.children)
        and not any(child.dep in ("det", "cop", "poss") for child in word.children)
    )


def passive(verb: Word) -> bool:
    """Whether the verb's surface subject is its logical object."""
    if verb.lower in ("opposed", "committed", "determined", "prepared", "allied") and verb.child("agent") is None:
        return False  # adjectives in the dress of participles: "is opposed to talks"
    if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag != "VBN" or any(child.dep in ("aux", "dobj") and child.lower not in ("to",) for child in verb.children):
        return False
    if verb.dep == "conj" and verbal(verb.head):
        return passive(verb.head) and verb.child(*_SUBJECTS) is None
    return verb.dep in ("acl", "advcl", "relcl", "amod", "nmod", "ccomp", "oprd") or (
        verb.dep == "xcomp" and verb.head.child("dobj") is not None
    )


def preps(word: Word, name: str) -> list[Word]:
    """Objects of the preposition `name` under the word, with what is coordinated with them."""
    found: list[Word] = []
    for child in word.children:
        if child.dep in ("prep", "dative", "agent", "prt") and child.lower == name:
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    found += conjuncts(inner)
            for more in child.children:
                if (more.dep == "conj" and more.pos == "ADP") or more.dep == "prep":
                    found += [item for inner in more.children if inner.dep == "pobj" for item in conjuncts(inner)]
    return found
