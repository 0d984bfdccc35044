"""What screening gives back: who was asked about, which entry answers, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faultlines.records.listing import EntryKind, Identifier


class Verdict(StrEnum):
    """What to do about a result: take it as the same, look at it, or let it pass."""

    MATCH = "match"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Query:
    """Somebody or something to be screened; all but the name may be unknown.

    Attributes:
        id: the asker's own id.
        name: as the asker writes it, in any script.
        kind: UNKNOWN if not known; only entries that may be of the kind are compared.
        birth_dates: EDTF.
        countries: ISO 3166-1 alpha-3.
        identifiers: exact numbers and addresses; `kind` may be "" where the asker does not know it.
    """

    id: str
    name: str
    kind: EntryKind = EntryKind.UNKNOWN
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score: which, the two values compared, and what it did: 0 to 1 for names, else a signed change."""

    part: str
    query: str
    listed: str
    effect: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that answers a query.

    Attributes:
        query: who was asked about.
        rank: 1 for the best.
        score: 0 to below 1; never 1, so that results at the top keep an order.
        verdict: by the thresholds of the run.
        list_name, entry_id, entry_name, matched_name: which entry, its first name, the name that matched.
        place: where the entry stands in the list's file.
        content_hash: of the entry, so that a decision can tell whether it has changed.
        reasons: the parts of the score.
        cleared: the reason of a decision that clears this pair, or "".
    """

    query: Query
    rank: int
    score: float
    verdict: Verdict
    list_name: str
    entry_id: str
    entry_name: str
    matched_name: str
    place: str
    content_hash: str
    reasons: tuple[Reason, ...]
    cleared: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of one row that meets a list or a watched country.

    Attributes:
        row_id: the row's own id, or its line.
        column, role, value: where it stood, as what it was read, what was there.
        verdict, score: as for matches.
        list_name, entry_id, entry_name: what it meets; of a port the country's code as `entry_id`.
        reason: in words.
    """

    row_id: str
    column: str
    role: str
    value: str
    verdict: Verdict
    score: float
    list_name: str
    entry_id: str
    entry_name: str
    reason: str
