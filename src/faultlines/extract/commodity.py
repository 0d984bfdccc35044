"""What changes hands: commodities named in a phrase."""

from __future__ import annotations

from collections.abc import Iterable

from faultlines.extract.lexicon import Lexicon, word_list
from faultlines.extract.tree import Word
from faultlines.records import Commodity

_TECHNICAL = frozenset({Commodity.MISSILE_TECHNOLOGY, Commodity.NUCLEAR_TECHNOLOGY})


def named(words: Iterable[Word], lexicon: Lexicon) -> list[tuple[Commodity, Word]]:
    """The commodities that these words name, each with the word where its name begins, in order of mention.

    A phrase is read before its words: "missile technology" is not arms; a technology of a known kind is not listed
    again as "other".
    """
    ordered = sorted(words, key=lambda word: word.i)
    table, found, at = lexicon.things, [], 0
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


def commodities(words: Iterable[Word], lexicon: Lexicon) -> tuple[Commodity, ...]:
    """The distinct commodities named, in order of mention, the vaguer left out where a plainer one is there."""
    listed = list(words)
    lower = {word.lower for word in listed}
    technical = bool(lower & word_list("syntax", "technical"))
    kinds: list[Commodity] = []
    for found, word in named(listed, lexicon):
        kind = found
        if word.ent == "PERSON":
            continue
        if kind is Commodity.ARMS and technical and word.lower in ("missile", "missiles", "rocket"):
            kind = Commodity.MISSILE_TECHNOLOGY
        if (
            kind is Commodity.ARMS
            and word.lower in ("weapon", "weapons", "weaponry", "arsenal", "bombs")
            and "nuclear" in lower
        ):
            continue
        if kind not in kinds:
            kinds.append(kind)
    if _TECHNICAL & set(kinds) and Commodity.OTHER_TECHNOLOGY in kinds:
        kinds.remove(Commodity.OTHER_TECHNOLOGY)
    return tuple(kinds)
