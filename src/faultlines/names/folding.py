"""Latin letters brought together by sound: what romanisations write differently and mean alike is written one way.

`fold` keeps the vowels and is compared by edit distance; `skeleton` drops them. Capital letters in a folded word stand
for sounds of several letters: S sh, C ch or ts, J j or zh.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from faultlines.names.romanise import letters_of

_LETTERS = re.compile(
    r"shch|tsch|sch|dzh|tch|dzs|sh|ch|cz|ts|tz|zh|dj|kh|ph|th|dh|gh|ck|cq|qu|ou|oo|ij(?=$)|iy|yy|c(?=[eiy])|[cqwxjy]"
)
_SOUNDS = {
    "shch": "S", "tsch": "C", "sch": "S", "dzh": "J", "tch": "C", "dzs": "J", "sh": "S", "ch": "C", "cz": "C",
    "ts": "C", "tz": "C", "zh": "J", "dj": "J", "kh": "h", "ph": "f", "th": "t", "dh": "d", "gh": "g", "ck": "k",
    "cq": "k", "qu": "kv", "ou": "u", "oo": "u", "ij": "i", "iy": "i", "yy": "i", "q": "k", "w": "v", "x": "ks",
    "j": "J", "y": "i",
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?<=[aeiou])h$")
_SURNAME = re.compile(r"([oe])f$")
_GLIDE = re.compile(r"(?<=.)i(?=e)")
_VOWELS = str.maketrans("", "", "aeiou")
_PLAIN_DROPPED = re.compile(r"[aeiouvwy'’]+")
_MARKS = re.compile(r"[’'ʻʼʹ`´‘′]")


def plain(text: str) -> str:
    """Return Latin text in small ASCII letters: accents, ligatures and width are taken off, other signs stay."""
    if text.isascii():
        return text.lower()
    flat = unicodedata.normalize("NFKD", text).lower()
    table = letters_of("latin")
    return "".join(table.get(letter, letter) for letter in flat if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return a plain Latin word (see `plain`) folded by sound: Yevgeniy and Evgeni, Hussein and Husein meet."""
    word = _MARKS.sub("", word)
    if len(word) > 3:
        word = _ENDING.sub("", word)
    sounds = _LETTERS.sub(_sound, word)
    sounds = _DOUBLED.sub(r"\1", sounds)
    if sounds[:2] == "ie":
        sounds = sounds[1:]
    sounds = _GLIDE.sub("", sounds)
    sounds = _DOUBLED.sub(r"\1", sounds)
    if len(sounds) > 3:
        sounds = _SURNAME.sub(r"\1v", sounds)
    return sounds


def _sound(found: re.Match[str]) -> str:
    letters = found.group()
    if letters == "c":
        after = found.string[found.end() : found.end() + 1]
        return "s" if after and after in "eiy" else "k"
    return _SOUNDS[letters]


@lru_cache(maxsize=200_000)
def skeleton(folded: str) -> str:
    """Return the consonants of a folded word: Muhammad and Mohamed meet in `mhmd`."""
    return folded.translate(_VOWELS)


@lru_cache(maxsize=200_000)
def abjad(word: str) -> str:
    """Return the consonants that Arabic script would write, of a plain Latin word.

    Its w (v in Persian) and y count as vowels there, and q is one with gh, as Persian says it.
    """
    short = _PLAIN_DROPPED.sub("", _LETTERS.sub(_abjad_sound, word))
    short = _DOUBLED.sub(r"\1", short)
    return short[:-1] if len(short) > 2 and short[-1] == "h" else short


def _abjad_sound(found: re.Match[str]) -> str:
    letters = found.group()
    if letters in ("w", "y", "iy", "yy"):
        return ""
    return "g" if letters == "q" else _sound(found)
