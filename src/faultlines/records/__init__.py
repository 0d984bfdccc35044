"""In: nothing. Out: the frozen, typed records that every stage takes and gives.

Must never read, write, fetch, or import any other part of Faultlines but its errors.
"""

from faultlines.records.actor import Actor, ActorKind, Mention, Merge, Part, Role
from faultlines.records.claim import Claim, Quantity
from faultlines.records.dates import DateRange
from faultlines.records.decision import Decision, DecisionKind
from faultlines.records.document import Document, Failure, Sighting
from faultlines.records.explanation import Explanation, Step
from faultlines.records.gap import Evidence, Gap
from faultlines.records.identity import content_id
from faultlines.records.listing import (
    EntryKind,
    Identifier,
    ListedName,
    ListEntry,
    NameQuality,
    OwnershipLink,
    entry_from_json,
    entry_json,
)
from faultlines.records.match import Finding, Match, Query, Reason, Verdict
from faultlines.records.vocabulary import (
    QUAD_CLASS,
    Commodity,
    EventType,
    Instrument,
    Likelihood,
    Mode,
    QuadClass,
)

__all__ = [
    "QUAD_CLASS",
    "Actor",
    "ActorKind",
    "Claim",
    "Commodity",
    "DateRange",
    "Decision",
    "DecisionKind",
    "Document",
    "EntryKind",
    "EventType",
    "Evidence",
    "Explanation",
    "Failure",
    "Finding",
    "Gap",
    "Identifier",
    "Instrument",
    "Likelihood",
    "ListEntry",
    "ListedName",
    "Match",
    "Mention",
    "Merge",
    "Mode",
    "NameQuality",
    "OwnershipLink",
    "Part",
    "QuadClass",
    "Quantity",
    "Query",
    "Reason",
    "Role",
    "Sighting",
    "Step",
    "Verdict",
    "content_id",
    "entry_from_json",
    "entry_json",
]
