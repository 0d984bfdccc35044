"""The slots that a pattern may name beside subject, object and prepositions."""

from __future__ import annotations

from faultlines.extract.arguments import Finder
from faultlines.extract.clauses import verbal
from faultlines.extract.lexicon import Lexicon, Side, word_list
from faultlines.extract.mentions import Mention
from faultlines.extract.tree import Word


class Slots:
    """Finds the heads that fill a slot of a predicate in one sentence.

    `attrsubj`: the subject of the copula whose complement the noun is; `apposhead`, `appos`: the noun beside it;
    `xobj`: the object of the verb's infinitive; `clause`: the subject of its clause; `purpose`: whom a thing given is
    to help; `enabled`: whom the governing verb enables; `head`: what an adjective describes; `acl`: a clause on it.
    """

    def __init__(self, lexicon: Lexicon, finder: Finder, mentions: dict[Word, Mention]) -> None:
        self._lexicon = lexicon
        self._finder = finder
        self._mentions = mentions

    def of_side(self, side: Side, word: Word) -> list[Word]:
        """The heads that fill any of a side's slots."""
        return [head for path in side.paths for head in self.heads(path, word)]

    def heads(self, path: tuple[str, ...], word: Word) -> list[Word]:
        """The heads that fill the first slot of a path."""
        name = path[0]
        if name == "attrsubj":
            if word.dep in ("attr", "conj", "oprd") and verbal(word.head):
                return self._finder.surface_subject(word.head)
            if word.dep == "pobj" and word.head.lower == "as" and verbal(word.head.head):
                return self._finder.slot(word.head.head, "obj") or self._finder.surface_subject(word.head.head)
            return []
        if name == "apposhead":
            return [word.head] if word.dep == "appos" else []
        if name == "appos":
            return [child for child in word.children if child.dep == "appos" and child in self._mentions] or (
                [] if word not in self._mentions else [word]
            )
        if name == "xobj":
            inner = next((child for child in word.children if child.dep == "xcomp"), None)
            if inner is None:
                return []
            found = self._finder.slot(inner, "obj")
            return found + [
                item for prep in ("into", "in", "against", "on", "at") for item in self._finder.slot(inner, prep)
            ]
        if name == "enabled":
            above = word.head.head if word.dep == "pcomp" else word.head
            if word.dep in ("pcomp", "advcl", "csubj") and self._lexicon.verb(above.lower) in word_list(
                "syntax", "enabling"
            ):
                inner = next((child for child in above.children if child.dep in ("ccomp", "xcomp")), None)
                return self._finder.slot(above, "obj") or (
                    self._finder.slot(inner, "subj") if inner is not None else []
                )
            return []
        if name == "purpose":
            aims = [child for child in word.children if child.dep in ("xcomp", "advcl", "acl") and child.tag == "VB"]
            aims += [
                child for thing in self._finder.slot(word, "obj") for child in thing.children if child.dep == "acl"
            ]
            helping = [aim for aim in aims if self._lexicon.verb(aim.lower) in word_list("syntax", "helping")]
            return [
                item for aim in helping for name in ("obj", "for", "alongside") for item in self._finder.slot(aim, name)
            ]
        if name == "clause":
            inner = word.child("ccomp", "xcomp")
            return self._finder.slot(inner, "subj") if inner is not None and verbal(inner) else []
        if name == "head":
            return [word.head] if word.dep in ("amod", "acl", "relcl") else []
        if name == "acl":
            return [child for child in word.children if child.dep == "acl"]
        if name == "subj" and not verbal(word) and word.pos == "ADJ":
            return self._finder.surface_subject(word.head) if verbal(word.head) else []
        found = self._finder.slot(word, name)
        if not found and word.dep == "acomp" and name not in ("subj", "obj", "poss", "mod", "of"):
            return self._finder.slot(word.head, name)  # "had become reliant on": the parser hangs "on" on the verb
        return found
