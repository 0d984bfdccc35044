"""The data of the timeline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from faultlines.export import build_brief
from faultlines.export.marks import covered_days
from faultlines.records import Claim, QuadClass

from . import cases
from .sample import CLAIMS, COUNT, DOCUMENTS, SHELLS, WIRE, claim


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2024-06", (date(2024, 6, 1), date(2024, 6, 30))),
        ("2022/..", (date(2022, 1, 1), date(2022, 12, 31))),
        ("../1953", (date(1953, 1, 1), date(1953, 12, 31))),
        ("soon", None),
        ("", None),
    ],
)
def test_days_covered(when: str, days: tuple[date, date] | None) -> None:
    """An open interval stands where its known end is; what is no date stands nowhere."""
    assert covered_days(when) == days


def test_one_mark_for_one_content_and_date() -> None:
    """Two documents on the same event are one mark; another date is another."""
    claims = [claim(WIRE, when="2023"), claim(COUNT, when="2023"), claim(COUNT, when="2024")]
    marks = build_brief(claims, DOCUMENTS, [], title="t").timeline
    assert [(mark.when, mark.documents) for mark in marks] == [("2023", 2), ("2024", 1)]


def test_a_mark_tells_mode_lane_and_denial() -> None:
    """The picture can show that a dated fact is denied."""
    mark = next(mark for mark in build_brief(CLAIMS, DOCUMENTS, [], title="t").timeline if mark.claim == SHELLS.id)
    assert (mark.lane, mark.mode, mark.denied) == (QuadClass.MATERIAL_COOPERATION, "fact", True)


@given(cases.CLAIMS)
def test_marks_come_in_order_of_time(claims: list[Claim]) -> None:
    """The table below the picture reads from the earliest to the latest."""
    marks = build_brief(claims, cases.DOCUMENTS, [], title="t").timeline
    assert [mark.first for mark in marks] == sorted(mark.first for mark in marks)
    assert {mark.claim for mark in marks} <= {made.id for made in claims if made.when}
