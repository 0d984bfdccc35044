"""Negation, modals, conditions and adverbs that stand beside a word."""

from __future__ import annotations

from faultlines.extract.clauses import verbal
from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.setting import Effect, Setting, effects_of, marks, modals, perfect
from faultlines.extract.tree import Word
from faultlines.records import Likelihood

_STRONGER = {Likelihood.LIKELY: Likelihood.VERY_LIKELY, Likelihood.UNLIKELY: Likelihood.VERY_UNLIKELY}


class Modality:
    """Reads the signs beside one word into a setting."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def beside(self, word: Word, setting: Setting, *, first: bool) -> None:
        """Negation, modals and adverbs that stand beside the word itself."""
        is_verb = verbal(word)
        for child in word.children:
            lower = child.lower
            if child.dep == "neg" or (
                child.dep in ("advmod", "preconj", "cc") and lower in ("never", "neither", "hardly", "nor")
            ):
                if lower == "nor" and child.dep == "cc":
                    continue
                setting.effects.append(("negate", child))
            elif child.dep == "det" and lower in ("no", "neither"):
                setting.effects.append(("ended" if self._no_more(word) else "negate", child))
            elif is_verb and child.dep in ("nsubj", "nsubjpass", "dobj") and self._negative_phrase(child):
                setting.effects.append(("ended" if self._no_more(child) else "negate", child))
            elif child.dep in ("advmod", "npadvmod") and lower == "longer" and self._negative_phrase(child):
                setting.effects.append(("negate", child))
            elif child.dep in ("aux", "auxpass") and child.tag == "MD":
                self._modal(word, child, setting)
            elif child.dep in ("advmod", "npadvmod"):
                effect = effects_of("adverb").get(lower)
                if effect is not None and (first or is_verb):
                    self.apply(effect, child, setting)
            elif child.dep in ("amod", "acomp") and not is_verb and child.dep == "amod":
                effect = effects_of("adjective").get(lower)
                if effect is not None and effect.name in ("possible", "plan", "negate"):
                    self.apply(effect, child, setting)
            elif child.dep == "mark" and lower in marks("condition"):
                setting.effects.append(("condition", child))
            elif child.dep == "mark" and lower in marks("question"):
                setting.effects.append(("possible", child))
            elif child.dep == "advcl" and is_verb and self._conditional_clause(child) and self._open_clause(word):
                setting.effects.append(("conditioned", child.child("mark") or child))
        self._around(word, setting)

    def _around(self, word: Word, setting: Setting) -> None:
        """Signs in the order of the words and in the preposition above."""
        if verbal(word):
            self._inverted(word, setting)
            self._going_to(word, setting)
        if word.dep == "pobj" and word.head.lower == "without":
            setting.effects.append(("negate", word.head))
        if word.dep == "pcomp" and (
            word.head.lower == "without" or (word.head.lower == "from" and self._negating_verb(word.head.head))
        ):
            setting.effects.append(("negate", word.head))

    def _negating_verb(self, verb: Word) -> bool:
        effect = effects_of("verb").get(self._lexicon.verb(verb.lower))
        return effect is not None and effect.name == "negate"

    def _no_more(self, noun: Word) -> bool:
        """Whether only more of it is denied: "no new sanctions" leaves those there are."""
        return any(child.lower in ("new", "further", "additional", "more", "fresh") for child in noun.children)

    def _negative_phrase(self, noun: Word) -> bool:
        return any(
            child.dep in ("det", "neg") and child.lower in ("no", "neither") for child in noun.children
        ) or noun.lower in (
            "nobody",
            "none",
            "nothing",
            "neither",
        )

    def _open_clause(self, verb: Word) -> bool:
        """Whether a clause with a condition beside it is open and not a plain past."""
        return (
            any(child.tag == "MD" for child in verb.children)
            or verb.tag in ("VB", "VBP", "VBZ", "VBG")
            or verb.child("acomp") is not None
        )

    def _conditional_clause(self, verb: Word) -> bool:
        if any(
            child.dep in ("mark", "advmod") and child.lower in ("if", "unless", "provided", "assuming")
            for child in verb.children
        ):
            return True
        return self._inverted_should(verb)

    def _inverted_should(self, verb: Word) -> bool:
        """Whether the modal stands before its subject ("Should Kim attack")."""
        subject = verb.child("nsubj", "nsubjpass")
        return (
            subject is not None
            and any(
                child.dep == "aux" and child.lower in ("should", "were", "had") and child.i < subject.i
                for child in verb.children
            )
            and verb.dep in ("advcl", "ccomp", "ROOT")
        )

    def _inverted(self, verb: Word, setting: Setting) -> None:
        if self._inverted_should(verb) and verb.dep in ("advcl", "ccomp"):
            setting.effects = [(name, word) for name, word in setting.effects if word.lower != "should"]
            setting.effects.append(("condition", verb))

    def _going_to(self, verb: Word, setting: Setting) -> None:
        if verb.dep == "xcomp" and verb.head.lower in ("going", "gonna", "due", "set", "about"):
            setting.effects.append(("future", verb.head))

    def _modal(self, verb: Word, modal: Word, setting: Setting) -> None:
        kind = modals().get(modal.lower)
        if kind is None:
            return
        subject = verb.child("nsubj", "nsubjpass")
        if modal.lower == "should" and subject is not None and modal.i < subject.i:
            setting.effects.append(("condition", modal))
            return
        past = perfect(verb)
        if kind == "possible" and modal.lower == "could" and verb.child("neg") is not None and not past:
            kind = "ability"  # "could not agree": they did not
        if kind == "forecast":
            setting.effects.append(("future", modal))
        elif kind == "possible":
            setting.effects.append(("possible", modal))
            if not past:
                setting.effects.append(("ahead", modal))
        elif kind == "ability":
            setting.effects.append(("ability", modal))
        elif kind == "recommend":
            if past and modal.lower == "must":
                setting.effects.append(("possible", modal))
            else:
                setting.effects.append(("recommend", modal))
        elif kind == "conditional":
            setting.effects.append(("conditional", modal))

    def apply(self, effect: Effect, word: Word, setting: Setting) -> None:
        """Add a word's effect, and its likelihood where none stands nearer the predicate."""
        if effect.name not in ("affirm", "certain"):
            setting.effects.append((effect.name, word))
        if effect.likelihood is not None and setting.likelihood is None:
            strong = any(child.lower in marks("strong") for child in word.children)
            setting.likelihood = _STRONGER.get(effect.likelihood, effect.likelihood) if strong else effect.likelihood

    def called_for(self, subject: Word, verb: Word) -> bool:
        """Whether a measure named as subject is called for: "is essential", "are crucial steps", "will help deter"."""
        if subject.dep == "nsubj" and any(
            child.dep == "det" and child.lower in ("the", "this", "that", "these") for child in subject.children
        ):
            return False
        adjectives = effects_of("adjective")
        for child in verb.children:
            if child.dep in ("acomp", "attr"):
                words = [child, *(grand for grand in child.children if grand.dep == "amod")]
                if any(
                    (effect := adjectives.get(item.lower)) is not None and effect.name == "recommend" for item in words
                ):
                    return True
        modal = next((child.lower for child in verb.children if child.tag == "MD"), "")
        return modal in ("will", "can", "must", "should") and (
            self._lexicon.verb(verb.lower) in word_list("syntax", "remedies")
        )

    def put_off(self, head: Word) -> bool:
        """Whether a thing has "yet to" happen."""
        return head.lower in ("has", "have", "had", "is", "are", "remains") and any(
            child.lower == "yet" for child in head.children
        )
