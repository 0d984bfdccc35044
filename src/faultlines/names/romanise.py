"""Text of other alphabets into Latin letters, one sign at a time; the tables are `data/romanisation.toml`.

Hangul and Chinese characters have syllables and readings, and modules of their own.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
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


@cache
def _arabic_names() -> dict[str, str]:
    text = (resources.files("faultlines.names") / "data/arabic_names.csv").read_text(encoding="utf-8")
    return {form: row["latin"] for row in csv.DictReader(text.splitlines()) for form in row["forms"].split("|")}


def arabic_word(word: str) -> tuple[str, bool]:
    """Return a word of Arabic script in Latin letters, and whether its short vowels are known.

    Names so common that everybody knows their vowels are in `data/arabic_names.csv`; of others only the consonants and
    long vowels can be had. The article is taken off.
    """
    word = word.translate(_ARABIC_MARKS)
    names = _arabic_names()
    known = names.get(word)
    if known is None and word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        word = word[len(_ARTICLE) :]
        known = names.get(word)
    if known is not None:
        return known, True
    return romanise(word, Script.ARABIC), False
