"""Why a claim says what it says, and why other words became none."""

from __future__ import annotations

from dataclasses import dataclass

from faultlines.records.claim import Claim


@dataclass(frozen=True, slots=True)
class Step:
    """One field and what made it.

    Attributes:
        field: a field of the claim (`type`, `actor`, `mode` …), or `reading` for what the word itself was taken for.
        value: what the field holds.
        because: words of the text and rules that led there.
    """

    field: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a word was taken for.

    Attributes:
        word: the word that opened a claim or might have.
        start: its offset into the document's text.
        claim: the claim, or None where nothing came of the word.
        steps: how each field came about, or why there is no claim.
    """

    word: str
    start: int
    claim: Claim | None
    steps: tuple[Step, ...]
