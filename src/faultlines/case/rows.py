"""Rows of the case file as records."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from faultlines.records import (
    Claim,
    Commodity,
    Decision,
    DecisionKind,
    Document,
    EventType,
    Failure,
    Instrument,
    Likelihood,
    Mode,
    Quantity,
)

if TYPE_CHECKING:
    import sqlite3

_DOCUMENT = [field.name for field in fields(Document)]
_FAILURE = [field.name for field in fields(Failure)]


def document_of(row: sqlite3.Row) -> Document:
    """Return the record of a row of `document`."""
    return Document(**{name: row[name] for name in _DOCUMENT})


def failure_of(row: sqlite3.Row) -> Failure:
    """Return the record of a row of `failure`."""
    return Failure(**{name: row[name] for name in _FAILURE})


def decision_of(row: sqlite3.Row) -> Decision:
    """Return the record of a row of `decision`, with the id of the decision that it undoes as `undone`."""
    detail = json.loads(row["detail"])
    return Decision(
        kind=DecisionKind(row["kind"]),
        subject=row["subject"],
        author=row["decided_by"],
        reason=str(detail.pop("reason", "")),
        decided_at=row["decided_at"],
        detail=detail,
        undoes=row["undone"],
        number=row["key"],
    )


def claim_of(row: sqlite3.Row) -> Claim:
    """Return the record of a row of `ledger`."""
    return Claim(
        document=row["document"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        actor=tuple(json.loads(row["actor"])),
        target=tuple(json.loads(row["target"])),
        actor_text=row["actor_text"],
        target_text=row["target_text"],
        type=EventType(row["type"]),
        mode=Mode(row["mode"]),
        commodity=tuple(Commodity(name) for name in json.loads(row["commodity"])),
        holder=row["holder"],
        when=row["when"],
        likelihood=Likelihood(row["likelihood"]) if row["likelihood"] else None,
        quantity=tuple(Quantity(*parts) for parts in json.loads(row["quantity"])),
        where=row["where"],
        instrument=Instrument(row["instrument"]) if row["instrument"] else None,
        unresolved=tuple(json.loads(row["unresolved"])),
        extractor=row["extractor"],
    )
