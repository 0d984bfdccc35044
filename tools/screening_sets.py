"""The measuring sets of screening, read from the shared material and from tests, and the figures made of them."""

from __future__ import annotations

import csv
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("FAULTLINES_SHARED", ROOT.parent / "shared"))
SDN = SHARED / "lists/ofac/2024-05-03_sdn.csv"
UN = SHARED / "lists/un/2026-02-27_consolidated.xml"
QUERIES = SHARED / "gold/names/screening_queries.csv"
PAIRS = SHARED / "gold/names/pairs.csv"
CROSS_SCRIPT = ROOT / "tests/screen/data/cross_script_pairs.csv"
INDEPENDENT = ROOT / "tests/screen/data/independent_pairs.csv"
"""Pairs written by somebody who had seen neither the matcher nor the other table."""
FALSE_POSITIVES = 0.01


@dataclass(frozen=True)
class Asked:
    """One measuring query; `entry` is the entry that it should find, or "" for an unlisted name."""

    number: str
    kind: str
    name: str
    person: bool
    entry: str

    @property
    def chosen_on(self) -> bool:
        """Whether settings may be chosen on it: one half by a hash of the entry, or of the name where unlisted."""
        digest = hashlib.sha256(f"split:{self.entry or self.name}".encode()).hexdigest()
        return int(digest, 16) % 2 == 0


@dataclass(frozen=True)
class Answer:
    """What a matcher said: score of the right entry (0 if it was not found), best score of all, found at all."""

    asked: Asked
    right: float
    best: float
    retrieved: bool


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def asked() -> list[Asked]:
    """Return the screening queries."""
    return [
        Asked(row["id"], row["kind"], row["query"], row["schema"] == "Person", row["ent_num"]) for row in rows(QUERIES)
    ]


def threshold(answers: list[Answer]) -> float:
    """Return the score above which at most 1 % of unlisted names have a result."""
    unlisted = sorted((answer.best for answer in answers if answer.asked.kind == "unlisted"), reverse=True)
    return unlisted[int(len(unlisted) * FALSE_POSITIVES)] if unlisted else 0.0


def share_found(answers: list[Answer], kind: str, above: float) -> float:
    """Return the share of queries of one kind whose right entry scores above a threshold."""
    of_kind = [answer for answer in answers if answer.asked.kind == kind]
    return sum(answer.right > above for answer in of_kind) / len(of_kind)


def best_f1(scored: list[tuple[float, bool]]) -> tuple[float, float]:
    """Return the best F1 over all thresholds, and that threshold."""
    best = (0.0, 0.0)
    for cut in sorted({score for score, _ in scored if score > 0}):
        best = max(best, (f1_at(scored, cut), cut))
    return best


def f1_at(scored: list[tuple[float, bool]], cut: float) -> float:
    """Return F1 where scores from `cut` on count as the same."""
    right = sum(score >= cut and same for score, same in scored)
    wrong = sum((score >= cut) is not same for score, same in scored)
    return 2 * right / (2 * right + wrong) if right else 0.0
