"""What changes hands: commodities named in a phrase."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from faultlines.extract.lexicon import load_data
from faultlines.extract.tree import Word
from faultlines.records import Commodity

_TECHNICAL = frozenset({Commodity.MISSILE_TECHNOLOGY, Commodity.NUCLEAR_TECHNOLOGY})


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Commodity]]]:
    """Phrases by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Commodity]]] = {}
    for name, phrases in load_data("commodities").items():
        for phrase in phrases:
            words = tuple(phrase.replace("-", " - ").split())
            table.setdefault(words[0], []).append((words, Commodity(name)))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def named(words: Iterable[Word]) -> list[tuple[Commodity, Word]]:
    """The commodities that these words name, each with the word where its name begins, in order of mention.

    A phrase is read before its words: "missile technology" is not arms; a technology of a known kind is not listed
    again as "other".
    """
    ordered = sorted(words, key=lambda word: word.i)
    table, found, at = _phrases(), [], 0
    while at < len(ordered):
        step = 1
        best = 0
        for phrase, kind in table.get(ordered[at].lower, ()):
            if len(phrase) < best:
                break
            if all(
                at + n < len(ordered) and ordered[at + n].lower == part and ordered[at + n].i == ordered[at].i + n
                for n, part in enumerate(phrase)
            ):
                best = len(phrase)
                found.append((kind, ordered[at]))
                step = best
        at += step
    return found


def commodities(words: Iterable[Word]) -> tuple[Commodity, ...]:
    """The distinct commodities named, in order of mention, the vaguer left out where a plainer one is there."""
    kinds = list(dict.fromkeys(kind for kind, _ in named(words)))
    if _TECHNICAL & set(kinds) and Commodity.OTHER_TECHNOLOGY in kinds:
        kinds.remove(Commodity.OTHER_TECHNOLOGY)
    return tuple(kinds)
