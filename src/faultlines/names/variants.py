"""Given names that many spell differently, brought to one: Sergei and Serhiy, Mohamed and Muhammad.

Variants of one name among neighbours, not translations: no John for Ivan. The table is `data/name_variants.csv`.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib import resources

from faultlines.names.folding import fold

_PATRONYMIC = re.compile(r"(.{3,}?)i?[oea]v(iC|na)$")


@cache
def _variants() -> dict[str, str]:
    text = (resources.files("faultlines.names") / "data/name_variants.csv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        name = fold(row["name"])
        for form in (row["name"], *row["variants"].split()):
            found.setdefault(fold(form), name)
    return found


@lru_cache(maxsize=200_000)
def sound_of(word: str) -> str:
    """Return a plain Latin word folded by sound, a common given name or patronymic in its one form."""
    sound = fold(word)
    variants = _variants()
    known = variants.get(sound)
    if known is not None:
        return known
    patronymic = _PATRONYMIC.match(sound)
    if patronymic is not None:
        stem, ending = patronymic.groups()
        for father in (stem, f"{stem}i"):
            if father in variants:
                return f"{variants[father].rstrip('i')}ov{ending}"
    return sound
