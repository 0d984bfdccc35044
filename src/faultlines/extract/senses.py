"""The types that a word may carry, widely, by its stem: what lets the trained model carry over from word to word."""

from __future__ import annotations

from functools import cache, lru_cache

from faultlines.extract.lexicon import load_data


@lru_cache(maxsize=20_000)
def stem(form: str) -> str:
    """A crude stem, the same for most forms of a word: for words that no lexicon lists."""
    for end in ("ings", "ing", "ied", "ies", "ed", "es", "s", "e"):
        if form.endswith(end) and len(form) - len(end) >= 3:
            cut = form[: -len(end)]
            if end in ("ied", "ies"):
                return cut + "i"
            if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lsz":
                cut = cut[:-1]
            return cut[:-1] + "i" if cut.endswith("y") else cut.removesuffix("e")
    return form[:-1] + "i" if form.endswith("y") else form


@cache
def senses() -> dict[tuple[str, str], tuple[str, ...]]:
    """The types that a stem may carry, by the letter of its part of speech."""
    table: dict[tuple[str, str], list[str]] = {}
    for kind, parts in load_data("senses").items():
        for part, words in parts.items():
            for word in words:
                entry = table.setdefault((part[0], stem(word)), [])
                if kind not in entry:
                    entry.append(kind)
    return {key: tuple(kinds) for key, kinds in table.items()}
