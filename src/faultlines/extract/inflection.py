"""From inflected English words to dictionary forms, for the closed set of words that the lexicons hold.

A table is built from the lexicons' own words, so that "hopes" can only become "hope" and never "hop"; the parser's
lemmatizer, which guesses, is not needed. Spelling rules after Quirk et al., A Comprehensive Grammar (1985), 3.5–3.10.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_VOWELS = frozenset("aeiou")


def verb_forms(lemma: str, irregular: Mapping[str, tuple[str, ...]]) -> set[str]:
    """All forms of a verb: base, -s, -ed, -ing, and the irregular ones where `irregular` lists them."""
    past = irregular.get(lemma)
    forms = {lemma, _with_s(lemma), *_ing(lemma)}
    return forms | (set(past) if past else _ed(lemma))


def noun_forms(lemma: str, irregular: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Singular and plural."""
    return {lemma, *irregular.get(lemma, (_with_s(lemma),))}


def table(lemmas: Iterable[str], forms: dict[str, set[str]]) -> dict[str, str]:
    """Map each form to its lemma; where two lemmas share a form, the lemma that equals it wins, then the longer."""
    result: dict[str, str] = {}
    for lemma in sorted(set(lemmas), key=len):
        for form in forms[lemma]:
            if form not in result or form == lemma or result[form] != form:
                result[form] = lemma
    return result


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last consonant doubles: one vowel before it, and the word short or stressed at its end."""
    if len(word) < 3 or word[-1] in _VOWELS or word[-1] in "wxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    syllables = sum(here in _VOWELS and there not in _VOWELS for here, there in zip(word, word[1:] + " ", strict=True))
    return syllables == 1 or word.endswith(
        ("mit", "fer", "pel", "bel", "cel", "vel", "gal", "cur", "tab", "dnap", "rol")
    )


def _ed(word: str) -> set[str]:
    if word.endswith("e"):
        return {word + "d"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return {word[:-1] + "ied"}
    return {word + word[-1] + "ed", word + "ed"} if _doubles(word) else {word + "ed"}


def _ing(word: str) -> set[str]:
    if word.endswith("ie"):
        return {word[:-2] + "ying"}
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return {word[:-1] + "ing"}
    return {word + word[-1] + "ing", word + "ing"} if _doubles(word) else {word + "ing"}
