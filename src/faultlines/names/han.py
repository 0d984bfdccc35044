"""Chinese characters: how they are read in Chinese and in Korean.

Pinyin is without tones, Hangul as the North writes it. The table is `data/han.csv`, one row a pair of readings: facts
from common dictionaries. What names read otherwise is in `data/name_words.toml`.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources


@cache
def _table() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    text = (resources.files("faultlines.names") / "data/han.csv").read_text(encoding="utf-8")
    pinyin: dict[str, str] = {}
    hangul: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(text.splitlines()):
        readings = tuple(row["hangul"].split("|"))
        for character in row["characters"]:
            pinyin[character] = row["pinyin"]
            hangul[character] = readings
    for character, reading in _readings("korean_readings").items():
        if reading not in hangul.get(character, ()):
            hangul[character] = (reading, *hangul.get(character, ()))
    return pinyin, hangul


@cache
def _readings(table: str) -> dict[str, str]:
    text = (resources.files("faultlines.names") / "data/name_words.toml").read_text(encoding="utf-8")
    return {str(character): str(reading) for character, reading in tomllib.loads(text)[table].items()}


def pinyin_of(character: str, *, surname: bool = False) -> str:
    """Return the toneless pinyin of one character (ü as v), "" if unknown; the reading of surnames where asked."""
    if surname and (reading := _readings("surname_readings").get(character)):
        return reading
    return _table()[0].get(character, "")


def korean_of(character: str) -> tuple[str, ...]:
    """Return the Korean readings of one character, each one Hangul sign; () if unknown."""
    return _table()[1].get(character, ())
