"""Dated contents: the data of the timeline."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from faultlines.export.model import Line, Mark
from faultlines.export.spoken_dates import parse_date
from faultlines.records import QUAD_CLASS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from faultlines.export.content import Cited, Key


def find_marks(lines: Mapping[Key, Sequence[Cited]], shown: Mapping[Key, Line]) -> tuple[Mark, ...]:
    """Return one mark for each content and date, in order of time."""
    marks = []
    for key, cited in lines.items():
        line = shown[key]
        by_date: defaultdict[str, set[str]] = defaultdict(set)
        for item in cited:
            if item.claim.when:
                by_date[item.claim.when].add(item.claim.document)
        for when, documents in by_date.items():
            days = covered_days(when)
            if days is None:
                continue
            marks.append(
                Mark(
                    lane=QUAD_CLASS[key.content.type],
                    when=when,
                    first=days[0],
                    last=days[1],
                    mode=key.mode,
                    headline=line.headline,
                    documents=len(documents),
                    claim=next(item.claim for item in line.evidence if item.when == when),
                    denied=bool(line.denied_by),
                )
            )
    return tuple(sorted(marks, key=lambda mark: (mark.first, mark.last, mark.lane, mark.headline, mark.mode)))


def covered_days(when: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date; of an open interval, those of the end that is known."""
    known = "/".join(end for end in when.strip().split("/") if end not in ("", ".."))
    days = parse_date(known)
    if days is None or days.earliest is None or days.latest is None:
        return None
    return days.earliest, days.latest
