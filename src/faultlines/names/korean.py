"""Korean syllables out of any writing of them: Hangul, romanisation of North and South, Cyrillic.

A syllable is three sets of jamo (onset, vowel, coda), as bits: of Hangul one each; of a romanisation every jamo that
the spelling may stand for, in two circles, the rules and the looser habits. Two syllables agree where all three sets
meet.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources

_ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_CODAS = ["", *"ㄱㄴㄷㄹㅁㅂㅇ"]
_FINALS = [
    "", "ㄱ", "ㄱ", "ㄱ", "ㄴ", "ㄴ", "ㄴ", "ㄷ", "ㄹ", "ㄱ", "ㅁ", "ㄹ", "ㄹ", "ㄹ", "ㅂ", "ㄹ", "ㅁ", "ㅂ", "ㅂ",
    "ㄷ", "ㄷ", "ㅇ", "ㄷ", "ㄷ", "ㄱ", "ㄷ", "ㅂ", "ㅎ",
]  # fmt: skip
_FIRST_HANGUL = 0xAC00
_LAST_HANGUL = 0xD7A3

_ONSET_CLASS = dict(zip(_ONSETS, "KKVTTVMPPSSVJJJKTPH", strict=True))
"""Onsets that are confused with each other; ㄴ, ㄹ and silence alternate at the head of a word."""
_VOWEL_CLASS = dict(zip(_VOWELS, "aeaeoeoeoaeeoooeiooii", strict=True))
_NEAR_VOWELS = ("ㅓㅗ", "ㅓㅜ", "ㅐㅔ", "ㅕㅛ", "ㅡㅜ", "ㅕㅠ", "ㅚㅐ", "ㅢㅣ", "ㅖㅔ", "ㅘㅏ", "ㅡㅓ", "ㅕㅖ")
_LIQUID = frozenset("ㄴㄹㅇ")

EXACT, LOOSE, NEAR, OTHER = 1.0, 0.93, 0.55, 0.0


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable: jamo that may be meant, as bits; the loose sets hold the strict ones; `text` as it was written."""

    onset: int
    vowel: int
    coda: int
    loose_onset: int
    loose_vowel: int
    text: str = field(default="", compare=False)

    @property
    def keys(self) -> frozenset[str]:
        """Coarse classes under which all writings of the syllable meet: for finding, not for judging."""
        return _keys(self)


@dataclass(frozen=True, slots=True)
class _Part:
    strict: int
    loose: int


@cache
def _spellings() -> dict[str, dict[str, _Part]]:
    """Return the tables of `data/korean_syllables.toml` as bits."""
    text = (resources.files("faultlines.names") / "data/korean_syllables.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, _Part]] = {}
    for name, rows in tomllib.loads(text).items():
        signs: str | list[str] = _ONSETS if "onset" in name else _VOWELS if "vowel" in name else _CODAS
        table = {}
        for spelling, meant in rows.items():
            rule, _, habit = meant.partition("~")
            strict = _bits(rule.split() or [""], signs)
            table[spelling] = _Part(strict, strict | _bits(habit.split(), signs))
        tables[name] = table
    return tables


def _bits(jamo: list[str], signs: str | list[str]) -> int:
    return sum(1 << signs.index(one) for one in jamo)


def _letters(bits: int, signs: str | list[str]) -> list[str]:
    return [sign for at, sign in enumerate(signs) if bits >> at & 1]


@lru_cache(maxsize=20_000)
def _keys(syllable: Syllable) -> frozenset[str]:
    onsets = {_ONSET_CLASS[jamo] for jamo in _letters(syllable.loose_onset, _ONSETS)}
    vowels = {_VOWEL_CLASS[jamo] for jamo in _letters(syllable.loose_vowel, _VOWELS)}
    codas = _letters(syllable.coda, _CODAS)
    return frozenset(f"{o}{v}{c}" for o in onsets for v in vowels for c in codas)


@lru_cache(maxsize=12_000)
def of_hangul(sign: str) -> Syllable:
    """Return the syllable of one precomposed Hangul sign."""
    at = ord(sign) - _FIRST_HANGUL
    onset, rest = divmod(at, 588)
    vowel, final = divmod(rest, 28)
    coda = _FINALS[final]
    codas = 1 << _CODAS.index(coda) if coda in _CODAS else 1
    return Syllable(1 << onset, 1 << vowel, codas, 1 << onset, 1 << vowel, sign)


def is_hangul(sign: str) -> bool:
    """Return whether `sign` is one precomposed Hangul syllable."""
    return _FIRST_HANGUL <= ord(sign) <= _LAST_HANGUL


def hangul_syllables(text: str) -> tuple[Syllable, ...]:
    """Return the syllables of the Hangul signs in `text`, as written."""
    return tuple(of_hangul(sign) for sign in text if is_hangul(sign))


_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}


@lru_cache(maxsize=20_000)
def as_spoken(syllables: tuple[Syllable, ...]) -> tuple[Syllable, ...]:
    """Return the syllables with the changes of sound between them that romanisations write.

    압록 is read Amnok, 승리 Sungni, 신라 Silla (Standard Pronunciation, articles 18 to 20).
    """
    spoken = list(syllables)
    for at in range(len(spoken) - 1):
        left, right = spoken[at], spoken[at + 1]
        codas, onsets = _letters(left.coda, _CODAS), _letters(right.onset, _ONSETS)
        if len(codas) != 1 or len(onsets) != 1:
            continue
        coda, onset = codas[0], onsets[0]
        if onset == "ㄹ" and coda in ("ㄱ", "ㄷ", "ㅂ", "ㅁ", "ㅇ"):
            onset = "ㄴ"
        elif (onset == "ㄹ" and coda == "ㄴ") or (onset == "ㄴ" and coda == "ㄹ"):
            onset = coda = "ㄹ"
        if onset in ("ㄴ", "ㅁ"):
            coda = _NASAL.get(coda, coda)
        new_onset = 1 << _ONSETS.index(onset)
        spoken[at] = replace(left, coda=1 << _CODAS.index(coda))
        spoken[at + 1] = replace(right, onset=new_onset, loose_onset=new_onset)
    return tuple(spoken)


def _pattern(kind: str) -> re.Pattern[str]:
    tables = _spellings()
    parts = []
    for part in ("onset", "vowel", "coda"):
        spellings = sorted((s for s in tables[f"{kind}{part}"] if s), key=len, reverse=True)
        choice = "|".join(re.escape(s) for s in spellings)
        parts.append(f"({choice})" if part == "vowel" else f"({choice})?")
    return re.compile("".join(parts))


_MARKS = re.compile(r"[’ʻʼʹ`´‘′]")
_LONGEST = 8
_MOST_READINGS = 6


@lru_cache(maxsize=100_000)
def readings(word: str, *, cyrillic: bool = False) -> tuple[tuple[Syllable, ...], ...]:
    """Return every way to read a romanised (or Cyrillic) word in small letters as Korean syllables, or ().

    Breves are written as apostrophes after the vowel, as lists do: `ch'o'l`. Readings with fewer syllables come first.
    """
    word = _MARKS.sub("'", word).strip("'")
    if not word or len(word) > 24:
        return ()
    kind = "cyrillic_" if cyrillic else ""
    found: list[tuple[Syllable, ...]] = []
    _read(word, kind, (), found)
    if not found and "'" in word:
        _read(word.replace("'", ""), kind, (), found)
    found.sort(key=len)
    return tuple(found[:_MOST_READINGS])


def _read(word: str, kind: str, before: tuple[Syllable, ...], found: list[tuple[Syllable, ...]]) -> None:
    if not word:
        found.append(before)
        return
    if len(before) >= _LONGEST or len(found) >= 4 * _MOST_READINGS:
        return
    for length, syllable in _heads(word, kind):
        rest = word[length:]
        _read(rest[1:] if rest[:1] == "'" and len(rest) > 1 else rest, kind, (*before, syllable), found)


@lru_cache(maxsize=50_000)
def _heads(word: str, kind: str) -> tuple[tuple[int, Syllable], ...]:
    """Return the syllables with which `word` may begin, and how many letters each takes."""
    tables = _spellings()
    onsets, vowels, codas = (tables[f"{kind}{part}"] for part in ("onset", "vowel", "coda"))
    heads = []
    for a in range(4):
        onset = onsets.get(word[:a]) if a <= len(word) else None
        if onset is None:
            continue
        for b in range(1, 4):
            vowel = vowels.get(word[a : a + b]) if a + b <= len(word) else None
            if vowel is None:
                continue
            for c in range(3):
                coda = codas.get(word[a + b : a + b + c]) if a + b + c <= len(word) else None
                if coda is None:
                    continue
                parts = (onset.strict, vowel.strict, coda.strict, onset.loose, vowel.loose)
                heads.append((a + b + c, Syllable(*parts, word[: a + b + c])))
    heads.sort(key=lambda head: -head[0])
    return tuple(heads)


@cache
def _near_vowel_bits() -> tuple[int, ...]:
    return tuple(_bits(list(pair), _VOWELS) for pair in _NEAR_VOWELS)


@lru_cache(maxsize=200_000)
def agreement(one: Syllable, other: Syllable) -> float:
    """Return how far two syllables may be the same: 1 by the rules, .93 by looser habits, .55 one near slip, else 0."""
    onset, vowel = _onsets(one, other), _vowels(one, other)
    coda = EXACT if one.coda & other.coda else OTHER
    worst = min(onset, vowel, coda)
    if worst > OTHER:
        return worst if sorted((onset, vowel))[1] == EXACT or worst > NEAR else worst * 0.8
    return OTHER


def _onsets(one: Syllable, other: Syllable) -> float:
    if one.onset & other.onset:
        return EXACT
    if one.loose_onset & other.loose_onset:
        return LOOSE
    left, right = _letters(one.onset, _ONSETS), _letters(other.onset, _ONSETS)
    if any(a in _LIQUID and b in _LIQUID for a in left for b in right):
        return LOOSE
    classes = {_ONSET_CLASS[jamo] for jamo in left} & {_ONSET_CLASS[jamo] for jamo in right}
    return NEAR if classes else OTHER


def _vowels(one: Syllable, other: Syllable) -> float:
    if one.vowel & other.vowel:
        return EXACT
    if one.loose_vowel & other.loose_vowel:
        return LOOSE
    both = one.vowel | other.vowel
    near = any(pair & one.vowel and pair & other.vowel and pair & both == pair for pair in _near_vowel_bits())
    return NEAR if near else OTHER


def alignment(one: tuple[Syllable, ...], other: tuple[Syllable, ...]) -> float:
    """Return the mean agreement of two equally long words, 0 where their lengths differ."""
    if len(one) != len(other) or not one:
        return 0.0
    return sum(map(agreement, one, other)) / len(one)


_LATIN_ONSETS = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h")
_LATIN_VOWELS = (
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u",
    "ui", "i",
)  # fmt: skip
_LATIN_CODAS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng", "ㅎ": ""}


def romanised(text: str) -> str:
    """Return Hangul in the North's romanisation, syllable by syllable; other signs as they are."""
    parts = []
    for sign in text:
        if not is_hangul(sign):
            parts.append(sign)
            continue
        onset, rest = divmod(ord(sign) - _FIRST_HANGUL, 588)
        vowel, final = divmod(rest, 28)
        parts.append(_LATIN_ONSETS[onset] + _LATIN_VOWELS[vowel] + _LATIN_CODAS[_FINALS[final]])
    return "".join(parts)
