"""How far what is said around a word reaches into it: where truth outside stops."""

from __future__ import annotations

from faultlines.extract.clauses import verbal
from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.setting import marks
from faultlines.extract.tree import Word

_FACTIVE_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Reach:
    """Decides where the walk from a predicate to the root ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def breaks(self, word: Word) -> bool:
        """Whether truth outside no longer reaches in: relatives state their own, subject nouns are taken as given."""
        if (
            word.dep == "advcl"
            and any(child.dep in ("mark", "advmod") and child.lower in marks("own") for child in word.children)
            and not any(child.dep == "aux" and child.lower == "to" for child in word.children)
        ):
            return True
        if word.dep in ("ccomp", "pcomp") and any(
            child.tag in ("WP", "WRB") and child.lower != "whether" and child.i < word.i for child in word.children
        ):
            return True  # "would not say what they discussed": that they did is taken as given
        if word.dep == "relcl" and self._unspecific(word.head) and word.tag in ("VBZ", "VBP", "VB"):
            return False  # "needs a strategy that isolates Moscow": there is no such strategy yet
        if (
            word.dep in _FACTIVE_SUBJECTS
            and not verbal(word)
            and self._lexicon.verb(word.head.lower) in word_list("syntax", "aspectual")
        ):
            return False  # "the deliveries will go on": what is said of their course is said of them
        if self._in_passing(word):
            return True
        return word.dep in ("relcl", "appos") or (
            word.dep in _FACTIVE_SUBJECTS and not verbal(word) and not self.empty_subject(word)
        )

    def _in_passing(self, word: Word) -> bool:
        """Whether it is said in passing, of a thing taken as given: "the threat posed by", "nations dependent on"."""
        if word.pos == "ADJ":
            return word.dep in ("amod", "acl")
        definite = any(child.dep == "det" and child.lower in ("the", "this", "these") for child in word.head.children)
        participle = word.dep == "acl" and word.tag == "VBN" and word.child("aux", "mark", "nsubj") is None
        return participle and definite

    def _unspecific(self, noun: Word) -> bool:
        """Whether no particular thing is meant: "a strategy", "efforts", under a verb."""
        determiners = [child.lower for child in noun.children if child.dep in ("det", "poss")]
        return (
            noun.pos == "NOUN"
            and not any(child.pos in ("NUM", "PROPN") for child in noun.children)
            and noun.dep in ("dobj", "pobj", "attr")
            and (not determiners or determiners[0] in ("a", "an", "any"))
        )

    def presupposed(self, noun: Word) -> bool:
        """Whether a noun is somebody's own ("Russia's visit", "their violations"): then it is taken as given."""
        if verbal(noun):
            return False
        if noun.dep == "pobj" and noun.head.lower in marks("given"):
            return True
        definite = any(child.dep == "det" and child.lower in ("the", "this", "that") for child in noun.children)
        return any(
            child.dep == "poss" or (definite and child.dep == "prep" and child.lower in ("from", "by"))
            for child in noun.children
        )

    def empty_subject(self, noun: Word) -> bool:
        """A subject that the negation or modality of its clause reaches: "no missiles were sent"."""
        return any(
            child.lower in ("no", "any", "neither", "further") and child.dep in ("det", "amod", "preconj")
            for child in noun.children
        )
