"""Pinyin into Wade-Giles without its marks, as Taiwan's passports and older lists write Chinese names."""

from __future__ import annotations

import re
from functools import lru_cache

_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]+)")
_INITIALS = {
    "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "yi": "i",
    "you": "yu", "yan": "yen", "ye": "yeh", "yue": "yueh", "yong": "yung", "er": "erh", "ge": "ko", "ke": "ko",
    "he": "ho", "e": "o", "gui": "kuei", "kui": "kuei", "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo",
}  # fmt: skip
_FINALS = {"ong": "ung", "iong": "iung", "ian": "ien", "ie": "ieh", "ue": "ueh", "uo": "o"}


@lru_cache(maxsize=2000)
def wade_giles(pinyin: str) -> str:
    """Return one syllable of toneless pinyin in Wade-Giles: xiang becomes hsiang, zhong chung."""
    whole = _WHOLE.get(pinyin)
    if whole is not None:
        return whole
    parts = _SYLLABLE.fullmatch(pinyin)
    if parts is None:
        return pinyin
    initial, final = parts.groups()
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)
