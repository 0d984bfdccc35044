"""In: nothing. Out: the frozen, typed records that every stage takes and gives.

Must never read, write, fetch, or import any other part of Faultlines but its errors.
"""

from faultlines.records.claim import Claim, Quantity
from faultlines.records.dates import DateRange
from faultlines.records.document import Document, Failure, Sighting
from faultlines.records.explanation import Explanation, Step
from faultlines.records.identity import content_id
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
    "Claim",
    "Commodity",
    "DateRange",
    "Document",
    "EventType",
    "Explanation",
    "Failure",
    "Instrument",
    "Likelihood",
    "Mode",
    "QuadClass",
    "Quantity",
    "Sighting",
    "Step",
    "content_id",
]
