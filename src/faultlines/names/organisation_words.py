"""Words of organisations' names that form a closed class: legal forms, trades, kinds of body, places.

They are not deleted but named by one concept in every language of `data/organisation_words.csv`, so that 무역회사,
贸易公司 and торговая компания all read trade + company. In Latin, words are looked up folded by sound, and a form may
end in `*`; in Hangul and Chinese characters the longest form wins, and one sign counts only at the end of a name.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from faultlines.names.folding import fold, plain
from faultlines.names.romanise import arabic_word, romanise
from faultlines.names.scripts import Script, main_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Concept(NamedTuple):
    """What a word of the closed class means, and its group: legal, link, trade, body, number, place."""

    name: str
    group: str


class Found(NamedTuple):
    """A stretch of a name: words (or signs) from `start` to `end`, and their concept or None."""

    start: int
    end: int
    concept: Concept | None


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    concept: Concept | None = None


_SHORTEST_STEM = 3
_LONGEST_ENDING = 5
_SIGN_SCRIPTS = (Script.HANGUL, Script.HAN, Script.KANA)


@cache
def _lexicon() -> tuple[_Node, dict[str, Concept]]:
    """Return the tree of Latin forms, and the forms in signs."""
    text = (resources.files("faultlines.names") / "data/organisation_words.csv").read_text(encoding="utf-8")
    root = _Node()
    signs: dict[str, Concept] = {}
    for row in csv.DictReader(text.splitlines()):
        concept = Concept(row["concept"], row["group"])
        for form in row["forms"].split("|"):
            script = main_script(form)
            if script in _SIGN_SCRIPTS:
                signs.setdefault(form.replace(" ", ""), concept)
                continue
            for persian in (False, True) if script is Script.ARABIC else (False,):
                _plant(root, words_of(form, keep_star=True, persian=persian), concept)
    return root, signs


def _plant(root: _Node, words: list[str], concept: Concept) -> None:
    """Add a form to the tree, unless another concept has it."""
    node = root
    for word in words:
        sound = fold(word.rstrip("*"))
        if word.endswith("*") and len(sound) >= _SHORTEST_STEM:
            sound = sound.rstrip("i") if len(sound) > _LONGEST_ENDING else sound  # -ie and -ia fold apart
            node = node.stems.setdefault(sound, _Node())
        else:
            node = node.after.setdefault(sound, _Node())
    if node.concept is None:
        node.concept = concept


def words_of(text: str, *, keep_star: bool = False, persian: bool = False) -> list[str]:
    """Return the plain Latin words of a form or a name: dots inside abbreviations are dropped, hyphens part words.

    Arabic script is read as Arabic or as `persian` sounds it.
    """
    script = main_script(text)
    if script is Script.ARABIC:
        text = " ".join(arabic_word(word, persian=persian)[0] for word in text.split())
    elif script not in (Script.LATIN, Script.NONE, *_SIGN_SCRIPTS):
        text = " ".join(romanise(word, script) for word in text.split())
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)|['’ʻʼʹ`´‘]", "", plain(text))
    return re.findall(r"[a-z0-9*]+" if keep_star else r"[a-z0-9]+", text)


def find_concepts(sounds: Sequence[str]) -> Iterator[Found]:
    """Yield the stretches of a name in folded words from left to right, the longest form first at each place."""
    at, total = 0, len(sounds)
    while at < total:
        best: tuple[int, Concept] | None = None
        states = _beginnings(sounds[at])
        step = at
        while states:
            if step > at:
                states = [child for node in states for child in _children(node, sounds[step])]
            step += 1
            for node in states:
                if node.concept is not None and (best is None or step > best[0]):
                    best = (step, node.concept)
            if step == total:
                break
        if best is None:
            yield Found(at, at + 1, None)
            at += 1
        else:
            yield Found(at, best[0], best[1])
            at = best[0]


@lru_cache(maxsize=100_000)
def _beginnings(sound: str) -> list[_Node]:
    return _children(_lexicon()[0], sound)


def _children(node: _Node, sound: str) -> list[_Node]:
    found = []
    child = node.after.get(sound)
    if child is not None:
        found.append(child)
    if node.stems:
        for length in range(len(sound), max(_SHORTEST_STEM, len(sound) - _LONGEST_ENDING) - 1, -1):
            child = node.stems.get(sound[:length])
            if child is not None:
                found.append(child)
                break
    return found


_LONGEST_SIGNS = 14


def find_sign_concepts(text: str) -> Iterator[Found]:
    """Yield the stretches of an unspaced name in Hangul or Chinese characters; unknown signs between come as one."""
    signs = _lexicon()[1]
    at, total, loose = 0, len(text), 0
    while at < total:
        concept, length = None, 0
        for size in range(min(_LONGEST_SIGNS, total - at), 0, -1):
            concept = signs.get(text[at : at + size])
            if concept is not None and (size > 1 or (at + 1 == total and at > 0)):
                length = size
                break
            concept = None
        if concept is None:
            at += 1
            continue
        if loose < at:
            yield Found(loose, at, None)
        yield Found(at, at + length, concept)
        at += length
        loose = at
    if loose < total:
        yield Found(loose, total, None)
