"""What a word of a name is worth as evidence, in bits: rare words much, common names and words of a class little.

Two sources, the lower counts: how many names of the lists at hand carry the word, and how common a name is among people
at large (`data/common_names.toml`), which a list cannot tell.
"""

from __future__ import annotations

import csv
import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from faultlines.names.folding import abjad
from faultlines.names.romanise import names_in_arabic
from faultlines.names.variants import sound_of
from faultlines.names.words import Form, Part, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

_BY_LENGTH = {1: 1.5, 2: 5.0, 3: 8.0, 4: 10.5}
_MOST = 13.0
_LEAST = 0.4
_CAPS = {"legal": 0.6, "link": 0.3, "trade": 6.0, "body": 6.0, "place": 3.5, "town": 5.5, "number": 5.0}
_PARTICLE = 0.3
_SYLLABLE = 5.5
"""A syllable of a Chinese or Korean name: some four hundred are spelled, and a few dozen make up most names."""
_CONSONANT = 2.7
"""A consonant of a name in Arabic script, whose vowels are open: many names share the same three."""
_VOWELS = re.compile(r"[aeiou]+")
_NAME_IN_ARABIC = 7.0
"""A name whose vowels everybody knows, or a surname made of it, is common: what is read so must not prove too much."""
_FEWEST = 8000
"""A list counts as if it had at least so many names: that a word stands once among ten does not make it common."""
_ENOUGH = 2000
"""Names from which on a list itself tells how common words of the closed class are."""
_INITIAL = 1.5
_NUMBER = 5.0


@cache
def _common() -> dict[str, float]:
    text = (resources.files("faultlines.names") / "data/common_names.toml").read_text(encoding="utf-8")
    bits: dict[str, float] = {}
    for worth, names in tomllib.loads(text)["bits"].items():
        for name in names.split():
            bits.setdefault(sound_of(name), float(worth))
    for name in names_in_arabic():
        bits.setdefault(sound_of(name), _NAME_IN_ARABIC)
        bits.setdefault(sound_of(f"{name}i"), _NAME_IN_ARABIC)
    return bits


@cache
def _concepts() -> dict[str, float]:
    text = (resources.files("faultlines.names") / "data/concept_bits.csv").read_text(encoding="utf-8")
    return {f"@{row['concept']}": float(row["bits"]) for row in csv.DictReader(text.splitlines())}


@dataclass(slots=True)
class Weights:
    """Bits by word, learnt from the forms of a set of names; without any, from general knowledge alone."""

    names: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[str, Part, bool], float] = field(default_factory=dict)

    @classmethod
    def of(cls, forms: Iterable[Form]) -> Weights:
        """Count in how many forms each word stands."""
        weights = cls()
        for form in forms:
            weights.names += 1
            keys = {word.key for word in form.words}
            keys.update(
                f"~{abjad(word.text)}" for word in form.words if word.part is Part.NAME and not word.open_vowels
            )
            weights.counts.update(keys)
        return weights

    def bits(self, word: Word) -> float:
        """Return what agreement on `word` is worth."""
        what = (word.key, word.part, word.signs)
        known = self._known.get(what)
        if known is None:
            known = self._known[what] = self._bits(word)
        return known

    def _bits(self, word: Word) -> float:
        if word.part is Part.PARTICLE:
            return _PARTICLE
        if word.part is Part.INITIAL:
            return _INITIAL
        listed = math.log2((max(self.names, _FEWEST) + 1) / (self.counts.get(word.key, 0) + 0.5))
        if word.part is Part.NUMBER:
            return min(listed, _NUMBER)
        if word.group:
            if self.names < _ENOUGH:
                listed = _concepts().get(word.key, _MOST)
            return max(min(listed, _CAPS[word.group]), _LEAST)
        length = len(word.sound) if not word.open_vowels else len(word.bones) * 3 // 2
        if word.open_vowels:
            listed = min(listed, _CONSONANT * len(word.bones))
        if word.signs:
            listed = min(listed, _SYLLABLE * len(_VOWELS.findall(word.sound)))
        worth = min(listed, _BY_LENGTH.get(length, _MOST), _common().get(word.sound, _MOST))
        return max(worth, _LEAST)
