"""Chinese characters: how they are read in Chinese (pinyin, without tones) and in Korean (Hangul, before the South's rules
for the head of a word). The table is `data/han.csv`: one row a pair of readings; facts from common dictionaries.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

_SURNAMES = {"朴": "piao", "曾": "zeng", "单": "shan", "單": "shan", "解": "xie", "仇": "qiu", "区": "ou", "區": "ou", "查": "zha", "翟": "zhai", "尹": "yin", "覃": "qin", "盖": "ge", "乐": "yue", "樂": "yue", "任": "ren", "华": "hua", "葛": "ge", "宁": "ning", "召": "shao", "缪": "miao"}  # fmt: skip
_MORE_KOREAN = {"金": "김", "車": "차", "车": "차", "不": "부", "北": "북", "樂": "락", "乐": "락", "洪": "홍", "柳": "류"}


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
    for character, reading in _MORE_KOREAN.items():
        if reading not in hangul.get(character, ()):
            hangul[character] = (reading, *hangul.get(character, ()))
    return pinyin, hangul


def pinyin_of(character: str, *, surname: bool = False) -> str:
    """Return the toneless pinyin of one character (ü as v), "" if unknown; the reading of surnames where asked."""
    if surname and character in _SURNAMES:
        return _SURNAMES[character]
    return _table()[0].get(character, "")


def korean_of(character: str) -> tuple[str, ...]:
    """Return the Korean readings of one character, each one Hangul sign; () if unknown."""
    return _table()[1].get(character, ())
