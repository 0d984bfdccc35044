"""Names of organisations, ships and other things taken apart: concepts, numbers, and what is proper to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from faultlines.names.folding import fold, skeleton
from faultlines.names.han import korean_of, pinyin_of
from faultlines.names.korean import Syllable, as_spoken, hangul_syllables, is_hangul, readings, romanised
from faultlines.names.korean_people import merged
from faultlines.names.organisation_words import Concept, find_concepts, find_sign_concepts
from faultlines.names.romanise import romanise
from faultlines.names.scripts import Script, main_script, script_of
from faultlines.names.words import MOST_WORDS, Form, Part, Word, name_word, name_words, native_words, tidy, unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_MOST_SYLLABLES = 6
_LONGEST_SYLLABLE = 6
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}$")


def organisation_forms(text: str) -> tuple[Form, ...]:
    """Return the readings of an organisation's, ship's or other name that is no person's.

    An acronym in brackets is a reading of its own, and left out of the other.
    """
    text = tidy(text)
    forms = []
    for inside in _BRACKETS.findall(text):
        if _ACRONYM.match(inside.strip()) and text.strip() != f"({inside})":
            forms.append(_organisation(inside))
            text = text.replace(f"({inside})", " ").replace(f"（{inside}）", " ")
    whole = _organisation(text)
    spaced = _syllables_joined(text) if whole.script is Script.LATIN else ""
    return (whole, *forms, _organisation(spaced)) if spaced else (whole, *forms)


def _syllables_joined(text: str) -> str:
    """Return a name that is written syllable by syllable (RUNG RA DO) with its syllables joined; "" for others.

    Only so are syllables that look like particles elsewhere ("do", "un") part of the name.
    """
    words = text.lower().split()
    if words and words[-1] == "ho":
        words.pop()
    syllables = [word for word in words if not word.isdigit()]
    if not 2 <= len(syllables) <= _MOST_SYLLABLES or words[: len(syllables)] != syllables:
        return ""
    if any(len(word) > _LONGEST_SYLLABLE or not word.isalpha() or not word.isascii() for word in syllables):
        return ""
    if not all(any(len(reading) == 1 for reading in readings(word)) for word in syllables):
        return ""
    return " ".join(["".join(syllables), *words[len(syllables) :]])


def _organisation(text: str) -> Form:
    script = main_script(text)
    words: list[Word] = []
    for stretch, own in _stretches(text):
        if own in (Script.HANGUL, Script.HAN):
            for part in re.split(r"[\s·・,.()\[\]《》“”\"「」-]+", stretch):
                words += _signed_words(part)
        elif own is Script.OTHER:
            words += unread(stretch).words
        else:
            words += _lettered_words(native_words(stretch, own))
    return Form(tuple(words[:MOST_WORDS]), (), script)


def _stretches(text: str) -> Iterator[tuple[str, Script]]:
    """Yield the stretches of one way of writing: signs (Hangul, Chinese), or letters of whatever alphabet."""
    if text.isascii():
        yield text, Script.LATIN
        return
    start, current = 0, Script.NONE
    for at, letter in enumerate(text):
        script = script_of(letter)
        if script is Script.KANA:
            script = Script.HAN
        if script is Script.NONE or script is current:
            continue
        if current is not Script.NONE:
            yield text[start:at], current
            start = at
        current = script
    if current is not Script.NONE or text:
        yield text[start:], current if current is not Script.NONE else Script.LATIN


def _lettered_words(pairs: Sequence[tuple[str, bool]]) -> Iterator[Word]:
    sounds = [fold(word) for word, _ in pairs]
    for start, end, concept in find_concepts(sounds):
        if concept is not None:
            yield _concept_word(" ".join(word for word, _ in pairs[start:end]), concept)
            continue
        text, known = pairs[start]
        digits = text.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
        if digits.isdigit():
            yield Word(text, text, text, Part.NUMBER, f"#{int(digits)}")
        elif text in name_words()["roman"]:
            yield Word(text, text, text, Part.NUMBER, f"#{name_words()['roman'][text]}")
        elif len(text) > 1 and known:
            yield name_word(text, syllables=_korean_readings_of_word(text))
        else:
            yield name_word(text, open_vowels=not known)


def _korean_readings_of_word(text: str) -> tuple[tuple[Syllable, ...], ...]:
    return tuple(reading for reading in readings(text) if len(reading) > 1 or len(text) > 3)


def _concept_word(text: str, concept: Concept) -> Word:
    if concept.group == "number":
        return Word(
            text,
            text,
            text,
            Part.NUMBER,
            f"#{name_words()['ordinals'].split().index(concept.name) + 1}",
            group=concept.group,
        )
    part = Part.LEGAL if concept.group == "legal" else Part.PARTICLE if concept.group == "link" else Part.CONCEPT
    sound = fold(text.replace(" ", "")) if text.isascii() else ""
    return Word(text, sound, skeleton(sound), part, f"@{concept.name}", group=concept.group)


_DIGITS = re.compile(r"(\d+)")
_SHIP_MARKS = frozenset("호号號")
_ORDINAL = re.compile(r"[제第](?=\d)")


def _signed_words(text: str) -> Iterator[Word]:
    """Yield the words of an unspaced stretch of signs; digits in it are numbers."""
    for piece in _DIGITS.split(_ORDINAL.sub("", text)):
        if piece.isdigit():
            yield Word(piece, piece, piece, Part.NUMBER, f"#{int(piece)}")
            continue
        bare = "".join(sign for sign in piece if sign.isalnum())
        if bare in _SHIP_MARKS:  # of "2호" the sign behind the number says nothing
            continue
        for start, end, concept in find_sign_concepts(bare):
            signs = bare[start:end]
            if concept is not None:
                yield _concept_word(signs, concept)
            elif all(is_hangul(sign) for sign in signs):
                plainly = hangul_syllables(signs)
                spoken = as_spoken(plainly)
                yield name_word(
                    romanised(signs), signs=True, syllables=(plainly,) if spoken == plainly else (plainly, spoken)
                )
            else:
                latin = "".join(pinyin_of(sign) or romanise(sign, Script.KANA) for sign in signs)
                yield name_word(latin or signs, signs=True, syllables=_sino_korean(signs))


def _sino_korean(signs: str) -> tuple[tuple[Syllable, ...], ...]:
    choices = [korean_of(sign) for sign in signs]
    if not all(choices) or len(choices) > 8:
        return ()
    plainly = tuple(merged(choice) for choice in choices)
    spoken = as_spoken(plainly)
    return (plainly,) if spoken == plainly else (plainly, spoken)
