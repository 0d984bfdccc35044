"""Korean personal names: surname and given syllables out of any script and any order, and how far two of them agree.

Surnames are a closed set (`data/korean_surnames.csv`) with spellings of their own: Ri, Lee, I, Yi and 李 are one.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from faultlines.names.han import korean_of
from faultlines.names.korean import Syllable, agreement, hangul_syllables, is_hangul, of_hangul, readings
from faultlines.names.scripts import Script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_GIVEN = 3
_SOUTHERN = {"이": "리", "유": "류", "임": "림", "양": "량", "노": "로", "나": "라", "염": "렴", "여": "려", "룡": "용"}
_MOST_READINGS = 8


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A possible reading of a name: surnames that may be meant (Hangul, the North's spelling) and given syllables."""

    surnames: frozenset[str]
    given: tuple[Syllable, ...]
    surname: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class KoreanAgreement:
    """How two Korean names agree: share of the name, bits of evidence, and the agreement part by part."""

    share: float
    bits: float
    surname: bool
    syllables: tuple[float, ...]


@cache
def _surnames() -> tuple[dict[str, frozenset[str]], dict[str, float]]:
    """Return spellings (any script, small letters) with the surnames they may stand for, and bits of rarity."""
    text = (resources.files("faultlines.names") / "data/korean_surnames.csv").read_text(encoding="utf-8")
    spelled: dict[str, set[str]] = {}
    bits: dict[str, float] = {}
    for row in csv.DictReader(text.splitlines()):
        name = row["hangul"]
        bits[name] = -math.log2(int(row["per_mille"]) / 1000)
        southern = [form for form, northern in _SOUTHERN.items() if northern == name]
        forms = [name, *southern, *row["latin"].split(), *row["cyrillic"].split()]
        forms += row["hanja"].split() if len(name) > 1 else list(row["hanja"])
        for form in forms:
            spelled.setdefault(form, set()).add(name)
            spelled.setdefault(form.replace("'", ""), set()).add(name)
    return {form: frozenset(names) for form, names in spelled.items()}, bits


def surnames_spelled(word: str) -> frozenset[str]:
    """Return the Korean surnames that `word` (small letters, any script) may stand for."""
    known = _surnames()[0]
    return known.get(word) or known.get(word.replace("'", ""), frozenset())


def korean_names(words: Sequence[str], script: Script, surname_first: bool | None = None) -> tuple[KoreanName, ...]:
    """Return every reading of the words of a personal name as a Korean name; () if none.

    Args:
        words: the words in small letters, hyphens taken as spaces, breves as apostrophes.
        script: of the words.
        surname_first: True or False where the source says so, None where either end may be the surname.
    """
    if script in (Script.HANGUL, Script.HAN):
        found = list(_of_signs(words, hangul=script is Script.HANGUL))
    elif script in (Script.LATIN, Script.CYRILLIC):
        found = list(_of_spellings(words, surname_first, cyrillic=script is Script.CYRILLIC))
    else:
        return ()
    return tuple(dict.fromkeys(found))[:_MOST_READINGS]


def _of_signs(words: Sequence[str], *, hangul: bool) -> Iterator[KoreanName]:
    """Names in Hangul or Chinese characters: the surname leads, or stands alone at the end after a space."""
    orders = [words]
    if len(words) > 1 and words[-1] in _surnames()[0]:
        orders.append([words[-1], *words[:-1]])
    for order in orders:
        signs = "".join(order)
        for length in (2, 1):
            surnames = surnames_spelled(signs[:length])
            given = signs[length:]
            if not surnames or not 1 <= len(given) <= _MOST_GIVEN:
                continue
            if hangul:
                if all(is_hangul(sign) for sign in given):
                    yield KoreanName(surnames, hangul_syllables(given), signs[:length])
            else:
                choices = [korean_of(sign) for sign in given]
                if all(choices):
                    yield KoreanName(surnames, tuple(merged(choice) for choice in choices), signs[:length])
            break


def merged(choice: tuple[str, ...]) -> Syllable:
    """Return one syllable that stands for any of several, each one Hangul sign: the readings of a character."""
    parts = [of_hangul(sign) for sign in choice]
    onset = vowel = coda = 0
    for part in parts:
        onset, vowel, coda = onset | part.onset, vowel | part.vowel, coda | part.coda
    return Syllable(onset, vowel, coda, onset, vowel, choice[0])


def _of_spellings(words: Sequence[str], surname_first: bool | None, *, cyrillic: bool) -> Iterator[KoreanName]:
    if not 2 <= len(words) <= _MOST_GIVEN + 1:
        return
    ends = [True, False] if surname_first is None else [surname_first]
    for first in ends:
        surname, rest = (words[0], words[1:]) if first else (words[-1], words[:-1])
        surnames = surnames_spelled(surname)
        if not surnames:
            continue
        parts = [readings(word, cyrillic=cyrillic) for word in rest]
        if not all(parts):
            continue
        for given in _joined(parts):
            if 1 <= len(given) <= _MOST_GIVEN:
                yield KoreanName(surnames, given, surname)


def _joined(parts: Sequence[tuple[tuple[Syllable, ...], ...]]) -> Iterator[tuple[Syllable, ...]]:
    if len(parts) == 1:
        yield from parts[0]
        return
    for head in parts[0]:
        for tail in _joined(parts[1:]):
            yield head + tail


def compare_korean(one: KoreanName, other: KoreanName, bits_of: float = 4.5) -> KoreanAgreement:
    """Return how far two readings agree, syllable by syllable.

    A given name that has one syllable more or less than the other agrees only by its better half; `bits_of` is what one
    agreeing given syllable is worth (a syllable in a name is one of about thirty in common use).
    """
    rarity = _surnames()[1]
    shared = one.surnames & other.surnames
    surname_bits = min((rarity[name] for name in shared), default=0.0)
    open_bits = min((rarity[name] for name in one.surnames), default=5.0)
    scores = tuple(agreement(a, b) for a, b in zip(one.given, other.given, strict=False))
    longest = max(len(one.given), len(other.given))
    total = max(surname_bits if shared else open_bits, 4.0) + bits_of * longest
    agreed = (max(surname_bits, 4.0) if shared else 0.0) + bits_of * sum(scores)
    evidence = surname_bits + bits_of * sum(scores)
    return KoreanAgreement(agreed / total, evidence, bool(shared), scores)


def finding_keys(name: KoreanName) -> Iterator[str]:
    """Yield keys under which every writing of the name meets: pairs of coarse syllables, and surname with each."""
    keys = [syllable.keys for syllable in name.given]
    for left, right in pairwise(keys):
        for a in left:
            for b in right:
                yield f"{a}.{b}"
    for surname in name.surnames:
        for at, options in enumerate(keys):
            for key in options:
                yield f"{surname}{at}{key}"
