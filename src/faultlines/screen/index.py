"""The index: every listed name under short pieces of its sound, so that a name typed over is still found.

Pieces are pairs and triples of letters of each folded word, consonants, concepts, numbers, and Korean syllables in
coarse classes. A query's pieces vote with their rarity; the names with most votes are compared. Two typing errors in
a name of a dozen letters leave most pieces standing, which exact or phonetic keys alone would not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from faultlines.names.folding import abjad
from faultlines.names.korean_people import finding_keys
from faultlines.names.words import Form, Part, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COMMONEST = 0.12
"""A piece in more than this share of all names finds nothing by itself and is left out."""


_WORTH = {"@": 2.5, "%": 3.0, "#": 1.5, "=": 2.0}
"""A concept (@), a pair of Korean syllables (%), a number (#), all consonants of a word (=) stand for many letters."""


def pieces_of(form: Form) -> set[str]:
    """Return the pieces under which a form is found; the first sign tells what a piece is (`_WORTH`)."""
    pieces: set[str] = set()
    for word in form.words:
        _add_word(pieces, word)
    for name in form.korean:
        pieces.update(f"%{key}" for key in finding_keys(name))
    return pieces


def without_letters(pieces: set[str]) -> set[str]:
    """Return the pieces that say nothing of letters: concepts, numbers, Korean syllables."""
    return {piece for piece in pieces if piece[0] in "%@#"}


def _add_word(pieces: set[str], word: Word) -> None:
    part = word.part
    if part is Part.CONCEPT or part is Part.NUMBER:
        pieces.add(word.key)
        return
    if part in (Part.LEGAL, Part.PARTICLE, Part.INITIAL):
        return
    for reading in word.syllables:
        keys = [syllable.keys for syllable in reading]
        for left, right in pairwise(keys):
            for a in left:
                for b in right:
                    pieces.add(f"%{a}.{b}")
    if word.open_vowels:
        bones = word.bones
    else:
        padded = f"^{word.sound}$"
        for at in range(len(padded) - 1):
            pieces.add(padded[at : at + 2])
            if at + 3 <= len(padded):
                pieces.add(padded[at : at + 3])
        bones = abjad(word.text)
    if len(bones) > 1:
        pieces.add(f"={bones}")
        padded = f"^{bones}$"
        for at in range(len(padded) - 1):
            pieces.add(f"~{padded[at : at + 2]}")


class PieceIndex:
    """Finds, for the pieces of a query, the rows (numbers of names) that share most of them by weight."""

    def __init__(self, rows: Sequence[Iterable[str]]) -> None:
        """Index rows of pieces; row numbers are positions in `rows`."""
        numbers: dict[str, int] = {}
        flat_pieces: list[int] = []
        flat_rows: list[int] = []
        for at, pieces in enumerate(rows):
            for piece in pieces:
                flat_pieces.append(numbers.setdefault(piece, len(numbers)))
                flat_rows.append(at)
        order = np.argsort(np.asarray(flat_pieces, dtype=np.int32), kind="stable")
        self._rows = np.asarray(flat_rows, dtype=np.int32)[order]
        counts = np.bincount(np.asarray(flat_pieces, dtype=np.int32), minlength=len(numbers))
        self._starts = np.concatenate(([0], np.cumsum(counts)))
        self._numbers = numbers
        self.size = len(rows)
        rarity = np.log2((self.size + 1) / (counts + 0.5))
        rarity[counts > max(self.size * _COMMONEST, 50)] = 0.0
        worth = np.fromiter((_WORTH.get(piece[0], 1.0) for piece in numbers), dtype=np.float64, count=len(numbers))
        self._rarity = (np.maximum(rarity, 0.0) * worth).astype(np.float32)
        by_piece = np.repeat(self._rarity, counts)
        norms = np.bincount(self._rows, weights=by_piece.astype(np.float64) ** 2, minlength=self.size)
        self._norms = (1 / np.sqrt(np.sqrt(norms) + 1)).astype(np.float32)

    def find(self, pieces: Iterable[str], most: int, floor: float = 0.0) -> np.ndarray:
        """Return the numbers of at most `most` rows, the best first."""
        numbers, rarity, starts, rows = self._numbers, self._rarity, self._starts, self._rows
        known = [number for piece in pieces if (number := numbers.get(piece)) is not None and rarity[number] > 0]
        if not known:
            return np.empty(0, dtype=np.int64)
        parts = [rows[starts[number] : starts[number + 1]] for number in known]
        weights = np.repeat(rarity[known], [len(part) for part in parts])
        votes = np.bincount(np.concatenate(parts), weights=weights, minlength=self.size) * self._norms
        best = votes.max()
        likely = np.flatnonzero(votes > max(best * 0.35, floor))
        if len(likely) > most:
            likely = likely[np.argpartition(votes[likely], -most)[-most:]]
        return likely[np.argsort(-votes[likely])]
