"""Which script a letter belongs to: by Unicode block, as far as names on lists and in customers' files need it.

Also what is written to deceive the eye: signs that show nothing, and letters of one script inside a word of another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum


class Script(StrEnum):
    """A script, or family of signs read alike."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    ARMENIAN = "armenian"
    GEORGIAN = "georgian"
    HEBREW = "hebrew"
    ARABIC = "arabic"
    HANGUL = "hangul"
    HAN = "han"
    KANA = "kana"
    OTHER = "other"
    NONE = "none"


_BLOCKS = (
    (0x41, 0x5A, Script.LATIN), (0x61, 0x7A, Script.LATIN), (0xAA, 0x24F, Script.LATIN), (0x250, 0x2AF, Script.LATIN),
    (0x370, 0x3FF, Script.GREEK), (0x400, 0x52F, Script.CYRILLIC), (0x531, 0x587, Script.ARMENIAN),
    (0x5D0, 0x5EA, Script.HEBREW), (0x620, 0x64A, Script.ARABIC), (0x66E, 0x6D3, Script.ARABIC),
    (0x6FA, 0x6FF, Script.ARABIC), (0x750, 0x77F, Script.ARABIC), (0x900, 0x0FFF, Script.OTHER),
    (0x10A0, 0x10FF, Script.GEORGIAN), (0x1100, 0x11FF, Script.HANGUL), (0x1200, 0x1CFF, Script.OTHER),
    (0x1E00, 0x1EFF, Script.LATIN), (0x1F00, 0x1FFF, Script.GREEK), (0x2DE0, 0x2DFF, Script.CYRILLIC),
    (0x3005, 0x3007, Script.HAN), (0x3041, 0x30FF, Script.KANA), (0x3131, 0x318E, Script.HANGUL),
    (0x3400, 0x4DBF, Script.HAN), (0x4E00, 0x9FFF, Script.HAN), (0xA640, 0xA69F, Script.CYRILLIC),
    (0xAC00, 0xD7A3, Script.HANGUL), (0xF900, 0xFAFF, Script.HAN), (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFC, Script.ARABIC), (0xFF21, 0xFF5A, Script.LATIN), (0xFF66, 0xFF9F, Script.KANA),
    (0x20000, 0x323AF, Script.HAN),
)  # fmt: skip
_SYLLABIC = (Script.HANGUL, Script.HAN)
_STARTS = tuple(block[0] for block in _BLOCKS)


def script_of(letter: str) -> Script:
    """Return the script of one character; NONE for digits, signs and spaces."""
    if not letter.isalpha():
        return Script.NONE
    at = bisect_right(_STARTS, ord(letter)) - 1
    if at >= 0 and ord(letter) <= _BLOCKS[at][1]:
        return _BLOCKS[at][2]
    return Script.OTHER


def main_script(text: str) -> Script:
    """Return the script of most of `text`; a sign for a syllable counts as three letters, Han with kana is KANA."""
    if text.isascii():
        return Script.LATIN if any(letter.isalpha() for letter in text) else Script.NONE
    counts: dict[Script, int] = {}
    for letter in text:
        script = script_of(letter)
        if script is not Script.NONE:
            counts[script] = counts.get(script, 0) + (3 if script in _SYLLABIC else 1)
    if not counts:
        return Script.NONE
    if Script.KANA in counts and Script.HAN in counts:
        return Script.KANA
    return max(counts, key=lambda script: counts[script])


_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Unicode's default ignorables: soft hyphens, zero-width spaces and joiners, marks of direction, fillers, tags."""
_ALIKE = {
    Script.CYRILLIC: (
        "АВЕКМНОРСТХУЅІЈЗЬаеорсухѕіјкмтвнԁԛԝһӏүҮԌӀ",
        "ABEKMHOPCTXYSIJ3baeopcyxsijkmtbhdqwhlyYGI",
    ),
    Script.GREEK: ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχτ", "ABEZHIKMNOPTYXaikvopuxt"),
    Script.ARMENIAN: ("ՕՍԼՏօսոհցզ", "OULSounhgq"),
}
"""Letters that look like Latin ones, and those, place by place."""
_TO_LATIN = {script: dict(zip(map(ord, other), latin, strict=True)) for script, (other, latin) in _ALIKE.items()}
_FROM_LATIN = {
    script: {ord(latin): chr(other) for other, latin in reversed(table.items())} for script, table in _TO_LATIN.items()
}
_FOREIGN = re.compile("[\u0370-\u0587\u1f00-\u1fff]")
_MIXABLE = re.compile("[^\\W\\d_]+(?:[\u0300-\u036f]+[^\\W\\d_]+)*")


def without_disguise(text: str) -> str:
    """Return text without signs that show nothing, and with every word that mixes scripts in one of them.

    A word whose foreign letters all look Latin becomes Latin; one whose Latin letters all look like those of the other
    script becomes that. Words of one script, however they look, stay.
    """
    if text.isascii():
        return text
    text = _UNSEEN.sub("", text)
    return _MIXABLE.sub(_of_one_script, text) if _FOREIGN.search(text) else text


def _of_one_script(found: re.Match[str]) -> str:
    word = found.group()
    scripts = {script_of(letter) for letter in word}
    if Script.LATIN not in scripts or len(scripts) == 1:
        return word
    for script, table in _TO_LATIN.items():
        if script in scripts:
            latin = word.translate(table)
            if any(script_of(letter) is script for letter in latin):
                other = word.translate(_FROM_LATIN[script])
                word = other if not any(script_of(letter) is Script.LATIN for letter in other) else latin
            else:
                word = latin
    return word
