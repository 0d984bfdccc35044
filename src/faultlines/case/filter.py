"""Which claims are wanted."""

from __future__ import annotations

import json
from dataclasses import dataclass

from faultlines.records import Commodity, DateRange, EventType, Mode

OPEN_START, OPEN_END = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Conditions that a claim must meet, all of them; an empty one asks nothing.

    Attributes:
        actor, target: codes of which one must be among them (`RUS`, `MULTI:regional alliances`).
        type, mode, commodity: from the vocabularies, of which one must agree.
        holder: words that the holder must contain, whatever their case (ASCII).
        since, until: EDTF. A claim counts when its `when`, or its document's `published` where it has none, may
            overlap the days from the first of `since` to the last of `until`; one without any date never does.
        document: id of the document.
    """

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    type: tuple[EventType, ...] = ()
    mode: tuple[Mode, ...] = ()
    commodity: tuple[Commodity, ...] = ()
    holder: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None


def days(edtf: str | None) -> tuple[str, str] | tuple[None, None]:
    """Return the first and last day of an EDTF string as they are stored; (None, None) for no date."""
    if edtf is None:
        return None, None
    span = DateRange.parse(edtf)
    return _day(span.earliest, OPEN_START), _day(span.latest, OPEN_END)


def where(wanted: ClaimFilter) -> tuple[str, list[str]]:
    """Return an SQL condition on the view `ledger`, and its parameters.

    Raises:
        DateError: if `since` or `until` is not EDTF.
    """
    conditions = [
        ("key IN (SELECT claim FROM claim_actor WHERE code IN (SELECT value FROM json_each(?)))", _any(wanted.actor)),
        ("key IN (SELECT claim FROM claim_target WHERE code IN (SELECT value FROM json_each(?)))", _any(wanted.target)),
        ("type IN (SELECT value FROM json_each(?))", _any(wanted.type)),
        ("mode IN (SELECT value FROM json_each(?))", _any(wanted.mode)),
        (
            "key IN (SELECT claim FROM claim_commodity WHERE commodity IN (SELECT value FROM json_each(?)))",
            _any(wanted.commodity),
        ),
        ("instr(lower(holder), lower(?)) > 0", wanted.holder),
        ("latest >= ?", days(wanted.since)[0]),
        ("earliest <= ?", days(wanted.until)[1]),
        ("document_key = (SELECT key FROM document WHERE id = ?)", wanted.document),
    ]
    asked = [(condition, value) for condition, value in conditions if value is not None]
    return " AND ".join(condition for condition, _ in asked) or "TRUE", [value for _, value in asked]


def _any(values: tuple[str, ...]) -> str | None:
    return json.dumps(values) if values else None


def _day(day: object, otherwise: str) -> str:
    return otherwise if day is None else str(day)
