"""Screening results as rows: one a result, one with verdict `none` for a query without any."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultlines.records import Finding, Match, Query, Reason

MATCH_FIELDS = (
    "query_id", "query", "rank", "score", "verdict", "list", "entry_id", "entry_name", "matched_name", "place",
    "cleared", "reasons",
)  # fmt: skip


def match_row(match: Match) -> dict[str, object]:
    """Return one result with its reasons as objects."""
    return {
        "query_id": match.query.id,
        "query": match.query.name,
        "rank": match.rank,
        "score": match.score,
        "verdict": str(match.verdict),
        "list": match.list_name,
        "entry_id": match.entry_id,
        "entry_name": match.entry_name,
        "matched_name": match.matched_name,
        "place": match.place,
        "cleared": match.cleared,
        "reasons": [_reason(reason) for reason in match.reasons],
    }


FINDING_FIELDS = (
    "row_id", "column", "role", "value", "verdict", "score", "list", "entry_id", "entry_name", "reason",
)  # fmt: skip


def finding_row(finding: Finding) -> dict[str, object]:
    """Return one finding in a file of transactions."""
    return {
        "row_id": finding.row_id, "column": finding.column, "role": finding.role, "value": finding.value,
        "verdict": str(finding.verdict), "score": finding.score, "list": finding.list_name,
        "entry_id": finding.entry_id, "entry_name": finding.entry_name, "reason": finding.reason,
    }  # fmt: skip


def no_match_row(query: Query) -> dict[str, object]:
    """Return the row of a query that no entry answers."""
    return {
        "query_id": query.id, "query": query.name, "rank": 0, "score": 0.0, "verdict": "none", "list": "",
        "entry_id": "", "entry_name": "", "matched_name": "", "place": "", "cleared": "", "reasons": [],
    }  # fmt: skip


def spoken_reasons(row: dict[str, object]) -> dict[str, object]:
    """Return a row whose reasons are sentences, for a cell."""
    reasons = row["reasons"]
    assert isinstance(reasons, list)  # noqa: S101 - made by `match_row`
    return {**row, "reasons": [spoken(reason) for reason in reasons]}


def spoken(reason: dict[str, object]) -> str:
    """Return one reason in words."""
    change = reason["effect"]
    step = "decides" if change is None else f"{change:+.2f}" if reason["part"] != "name" else f"{change:.2f}"
    note = f" ({reason['note']})" if reason["note"] else ""
    return f"{reason['part']} {step}: {reason['query']} = {reason['listed']}{note}"


def _reason(reason: Reason) -> dict[str, object]:
    return {
        "part": reason.part,
        "query": reason.query,
        "listed": reason.listed,
        "effect": None if math.isinf(reason.effect) else reason.effect,
        "note": reason.note,
    }
