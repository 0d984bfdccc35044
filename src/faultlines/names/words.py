"""Words of names, and a name as words: what every comparison works on."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from faultlines.names.folding import abjad, plain, skeleton
from faultlines.names.romanise import arabic_parts, arabic_word, is_persian, romanise
from faultlines.names.scripts import Script, script_of, without_disguise
from faultlines.names.variants import sound_of

if TYPE_CHECKING:
    from faultlines.names.korean import Syllable
    from faultlines.names.korean_people import KoreanName


class Part(IntEnum):
    """What a word does in a name."""

    NAME = 0
    CONCEPT = 1
    LEGAL = 2
    NUMBER = 3
    INITIAL = 4
    PARTICLE = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        text: in plain Latin letters, as compared; shown in reasons.
        sound, bones: folded by sound; its consonants.
        part: what it does.
        key: equal for words that are the same to us: the sound, or "@" and the concept, or "#" and the number.
        syllables: ways to read it as Korean syllables; () for most words.
        signs: whether it was written in Hangul or Chinese characters.
        open_vowels: whether it comes from Arabic script without short vowels, so that only consonants compare.
        surname: whether the source marks it as (part of) the surname.
        group: the concept's group, or "".
    """

    text: str
    sound: str
    bones: str
    part: Part
    key: str
    syllables: tuple[tuple[Syllable, ...], ...] = ()
    signs: bool = False
    open_vowels: bool = False
    surname: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a name: its words, its readings as a Korean personal name, the script it was written in."""

    words: tuple[Word, ...]
    korean: tuple[KoreanName, ...] = ()
    script: Script = Script.LATIN


_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
MARKS = re.compile(r"[’ʻʼʹ`´‘′]")
"""Apostrophes of every kind: glottal stops, soft signs, breves of Korean."""
_WORD = re.compile(r"[a-z0-9']+")
_NATIVE_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OTHER_ALPHABET = re.compile("[\u0370-\u06ff\u10a0-\u10ff]")
"""A letter of another alphabet among Latin ones: each word is then read in its own."""
_ALLAH = "الله"
_HEH = {0x6C1: 0x647, 0x6BE: 0x647}
"""Urdu and Pashto write the letter heh by signs of their own."""
MOST_WORDS = 24
_MOST_LETTERS = 400


@cache
def name_words() -> dict[str, Any]:
    """Return `data/name_words.toml`."""
    return tomllib.loads((resources.files("faultlines.names") / "data/name_words.toml").read_text(encoding="utf-8"))


@cache
def words_listed(name: str) -> frozenset[str]:
    """Return one list of words of `data/name_words.toml`."""
    return frozenset(name_words()[name].split())


def tidy(text: str) -> str:
    """Return at most the first 400 characters of a name in Unicode's compatibility form, disguises taken off."""
    if text.isascii():
        return text[:_MOST_LETTERS]
    # Signs that show nothing do not count, so that a name cannot be pushed out of what is read.
    seen = without_disguise(text[: _MOST_LETTERS * 50])[:_MOST_LETTERS]
    return unicodedata.normalize("NFKC", seen)


def unread(text: str) -> Form:
    """Return a name in a script that nothing here reads: it can still equal itself."""
    words = tuple(Word(word, word, word, Part.NAME, word) for word in text.casefold().split())
    return Form(words[:MOST_WORDS], (), Script.OTHER)


def native_words(text: str, script: Script) -> list[tuple[str, bool]]:
    """Return the plain Latin words of a text in an alphabet, and whether the vowels of each are known."""
    if script in (Script.LATIN, Script.NONE, Script.KANA) and not _OTHER_ALPHABET.search(text):
        return [(word, True) for word in latin_words(text, script)]
    found: list[tuple[str, bool]] = []
    previous = ""
    persian = is_persian(text)
    for word in _NATIVE_WORD.findall(text):
        own = script_of(word[0])
        if own is Script.ARABIC:
            joined = word.translate(_HEH) == _ALLAH and bool(found)
            if joined:
                del found[-len(arabic_parts(previous)) :]
            previous = previous + word if joined else word
            found += [arabic_word(part, persian=persian) for part in arabic_parts(previous)]
        else:
            found += [(one, True) for one in latin_words(romanise(word.lower(), own), Script.LATIN)]
    return [pair for pair in found if pair[0]]


def latin_words(text: str, script: Script) -> list[str]:
    """Return the plain Latin words of a text in an alphabet."""
    if script not in (Script.LATIN, Script.NONE, Script.KANA):
        return [pair[0] for pair in native_words(text, script)]
    flat = _DOTTED.sub("", MARKS.sub("'", plain(text)).replace("&", " and "))
    return [bare for word in _WORD.findall(flat) if (bare := word.replace("'", ""))]


def name_word(
    text: str, *, signs: bool = False, surname: bool = False, open_vowels: bool = False,
    syllables: tuple[tuple[Syllable, ...], ...] = (),
) -> Word:  # fmt: skip
    """Return a word that is proper to a name: an initial, a particle, or a name with sound and consonants."""
    if len(text) == 1:
        return Word(text, text, text, Part.INITIAL, text, surname=surname, signs=signs)
    part = Part.PARTICLE if text in words_listed("particles") and not signs and not surname else Part.NAME
    if open_vowels:
        bones = abjad(text)
        return Word(text, bones, bones, part, f"~{bones}", open_vowels=True, surname=surname)
    sound = sound_of(text)
    return Word(text, sound, skeleton(sound), part, sound, syllables, signs=signs, surname=surname)
