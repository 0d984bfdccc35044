"""Dates in a sentence, as EDTF, resolved against the publication date where they lean on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from faultlines.errors import DateError
from faultlines.extract.time_rules import Anchor, rules
from faultlines.records import DateRange

_AHEAD = re.compile(r"\b(?:will|shall|going to|due|expected|scheduled|plans?|planned|upcoming|intends?|set to|would)\b")
_CLAUSE = re.compile(r"[,;:]|\b(?:who|which|that|after|since|because|when|while)\b")

__all__ = ["Anchor", "TimeExpression", "expressions"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date in the text: offsets into it, end exclusive, the EDTF it stands for and the rule that read it."""

    start: int
    end: int
    edtf: str
    rule: str


def expressions(text: str, anchor: Anchor) -> Iterator[TimeExpression]:
    """Yield the dates in `text`, left to right; the more exact rule wins where two overlap."""
    taken: list[TimeExpression] = []
    for name, pattern, read in rules():
        for found in pattern.finditer(text):
            if any(found.start() < other.end and other.start < found.end() for other in taken):
                continue
            before = _CLAUSE.split(text[: found.start()])[-1]
            edtf = read(found, replace(anchor, ahead=_AHEAD.search(before) is not None))
            if edtf is None:
                continue
            try:
                DateRange.parse(edtf)
            except DateError:
                continue
            taken.append(TimeExpression(found.start(), found.end(), edtf, name))
    yield from sorted(taken, key=lambda expression: expression.start)
