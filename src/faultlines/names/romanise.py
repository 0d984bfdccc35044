"""Text of other alphabets into Latin letters, one sign at a time; the tables are `data/romanisation.toml`.

Hangul and Chinese characters have syllables and readings, and modules of their own.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache, lru_cache
from importlib import resources

from faultlines.names.scripts import Script

_ALPHABETS = {
    Script.CYRILLIC: "cyrillic",
    Script.GREEK: "greek",
    Script.ARMENIAN: "armenian",
    Script.GEORGIAN: "georgian",
    Script.HEBREW: "hebrew",
    Script.ARABIC: "arabic",
    Script.KANA: "kana",
}
_ARTICLE = "ال"
_ARABIC_MARKS = dict.fromkeys((*range(0x64B, 0x653), 0x670, 0x640, 0x200C, 0x200F))
"""Vowel signs, the stretching line, and marks of joining and direction."""


@cache
def letters_of(alphabet: str) -> dict[str, str]:
    """Return the table of one alphabet of `romanisation.toml`: sign to Latin letters."""
    text = (resources.files("faultlines.names") / "data/romanisation.toml").read_text(encoding="utf-8")
    pairs = tomllib.loads(text)[alphabet]["letters"].split()
    return {pair.partition("=")[0]: pair.partition("=")[2] for pair in pairs}


def romanise(word: str, script: Script) -> str:
    """Return `word`, in small letters of an alphabet, in Latin letters; unknown signs are dropped.

    A word already Latin, or in a script without an alphabet here, comes back as it is or as "".
    """
    if script in (Script.LATIN, Script.NONE):
        return word
    alphabet = _ALPHABETS.get(script)
    if alphabet is None:
        return ""
    table = letters_of(alphabet)
    if script is Script.KANA:
        word = "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in word)
    return "".join(table.get(sign, "") for sign in word.lower())


_ONE_LETTER = str.maketrans("يىئكةأإآٱؤۀہھ", "یییکهااااوههه")
"""Letters that Arabic, Persian and Urdu write for each other, in the keys of the tables."""
_PERSIAN = frozenset("پچژگیک")
_PERSIAN_SOUNDS = str.maketrans("ضثقذ", "زسغز")
"""Letters that Persian sounds otherwise than Arabic, by letters of that sound."""
_PREFIXES = (_ARTICLE, "و" + _ARTICLE, "لل", "ب" + _ARTICLE)
"""The article, alone and behind and, for, with: where it begins a word it is no part of the name."""
_SERVANT = "عبدال"
_OF_GOD = ("الله", "اله")
_ENDINGS = {"زاده": "zadeh", "پور": "pur", "نژاد": "nezhad", "نیا": "nia", "فر": "far", "فرد": "fard", "یان": "ian",
            "خانی": "khani", "آبادی": "abadi", "وند": "vand", "لو": "lu", "یی": "i", "ی": "i"}  # fmt: skip
"""Endings of Persian and Arabic surnames behind a given name."""
_LEAST_STEM = 3


@cache
def _arabic_names() -> dict[str, str]:
    text = (resources.files("faultlines.names") / "data/arabic_names.csv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        for form in row["forms"].split("|"):
            found.setdefault(form.translate(_ARABIC_MARKS).translate(_ONE_LETTER), row["latin"])
    return found


def names_in_arabic() -> frozenset[str]:
    """Return the names of `data/arabic_names.csv` in Latin letters."""
    return frozenset(_arabic_names().values())


def is_persian(text: str) -> bool:
    """Return whether a text in Arabic script has letters that Persian writes and Arabic does not."""
    return not _PERSIAN.isdisjoint(text)


def arabic_word(word: str, *, persian: bool | None = None) -> tuple[str, bool]:
    """Return a word of Arabic script in Latin letters, and whether its short vowels are known.

    Names so common that everybody knows their vowels are in `data/arabic_names.csv`, and so are surnames made of them
    by an ending; of others only the consonants and long vowels can be had. The article is taken off. `persian` says how
    the letters sound; without it the word itself tells.
    """
    word = word.translate(_ARABIC_MARKS)
    if persian is None:
        persian = is_persian(word)
    known = _known(word.translate(_ONE_LETTER))
    if known is not None:
        return known, True
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            word = word[len(prefix) :]
            known = _known(word.translate(_ONE_LETTER))
            if known is not None:
                return known, True
            break
    if persian:
        word = word.translate(_PERSIAN_SOUNDS)
    return romanise(word, Script.ARABIC), False


@lru_cache(maxsize=20_000)
def _known(key: str) -> str | None:
    """Return the Latin form of a word in the letters of the tables, whole or as a known name with an ending."""
    names = _arabic_names()
    known = names.get(key)
    if known is not None:
        return known
    if key.startswith(_SERVANT):
        servant = _known(key[len(_SERVANT) :]) if len(key) > len(_SERVANT) + 1 else None
        return f"abd{servant}" if servant else None
    for ending in _OF_GOD:
        stem = names.get(key[: -len(ending)]) if key.endswith(ending) else None
        if stem is not None:
            return f"{stem}allah"
    for ending, latin in _ENDINGS.items():
        ending_key = ending.translate(_ONE_LETTER)
        if key.endswith(ending_key) and len(key) - len(ending_key) >= _LEAST_STEM:
            stem = names.get(key[: -len(ending_key)])
            if stem is not None:
                return stem + latin if stem[-1] not in "aeiu" or latin != "i" else f"{stem}i"
    return None


def arabic_parts(word: str) -> tuple[str, ...]:
    """Return a word of Arabic script as the two common names that it runs together (محمدرضا), or as it is."""
    key = word.translate(_ARABIC_MARKS).translate(_ONE_LETTER)
    if len(key) < 2 * _LEAST_STEM or _known(key) is not None:
        return (word,)
    names = _arabic_names()
    for cut in range(_LEAST_STEM, len(key) - _LEAST_STEM + 1):
        if key[:cut] in names and _known(key[cut:]) is not None:
            return word[:cut], word[cut:]
    return (word,)
