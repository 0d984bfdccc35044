"""The timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.export.svg_timeline import describe_timeline, draw_timeline
from faultlines.records import Mode, QuadClass

from .hostile import ATTACKS
from .pictures import labels, outside, overlapping, parse
from .test_timeline_axis import mark

if TYPE_CHECKING:
    from faultlines.export.model import Mark

DAYS = st.dates(date(1900, 1, 1), date(2060, 12, 31))


@st.composite
def _mark(draw: st.DrawFn) -> Mark:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    made = mark(
        first, draw(st.sampled_from([first, last])), draw(st.sampled_from(Mode)), draw(st.sampled_from(QuadClass))
    )
    return replace(made, documents=draw(st.integers(1, 50)))


@given(st.lists(_mark(), min_size=1, max_size=60), st.sampled_from([360, 560, 760, 1200]))
@settings(max_examples=60, deadline=None)
def test_labels_never_overlap_nor_leave_the_picture(marks: list[Mark], width: int) -> None:
    """At every width each label stands by itself, inside the picture."""
    svg = draw_timeline(marks, width=width)
    assert overlapping(svg) == []
    assert outside(svg) == []


@pytest.mark.parametrize("width", [360, 760])
@pytest.mark.parametrize("number", [11, 999, 9999])
def test_a_crowded_timeline_counts_what_it_cannot_draw(width: int, number: int) -> None:
    """Neighbouring columns with more marks than room say how many more, without touching."""
    marks = [mark(date(2014 + at % 11, 1, 1)) for at in range(11 * number)]
    svg = draw_timeline(marks, width=width)
    assert overlapping(svg) == []
    assert any(text.startswith("+") for text in labels(svg)) == (number > 4 * (width // 11 // 13))


def test_only_facts_are_filled() -> None:
    """A denial, a forecast and all else are hollow; a denial is crossed through as well."""
    for mode in Mode:
        svg = draw_timeline([mark(date(2024, 1, 1), mode=mode), mark(date(2023, 1, 1), date(2024, 12, 31), mode)])
        shapes = [element for element in parse(svg).iter() if element.tag.endswith(("circle", "rect"))]
        filled = [element for element in shapes if "full" in (element.get("class") or "") and element.get("r") != "1"]
        assert bool(filled) == (mode is Mode.FACT)
        if mode in (Mode.FORECAST, Mode.RECOMMENDATION, Mode.HYPOTHETICAL):
            assert all(element.get("stroke-dasharray") for element in shapes)


def test_marks_lead_to_claims_that_the_page_shows() -> None:
    """A mark is a link only where there is something to link to."""
    made = mark(date(2024, 1, 1))
    assert 'href="#c0"' in draw_timeline([made], linked={"c0"})
    assert "href" not in draw_timeline([made], linked={"c1"})


def test_a_mark_says_what_it_stands_for() -> None:
    """Headline, mode, denial, date and number of documents, for the pointer."""
    made = replace(mark(date(2024, 1, 1)), when="2024-01", denied=True)
    assert "<title>Headline: stated as fact, denied elsewhere; January 2024; 1 document</title>" in draw_timeline(
        [made]
    )


def test_the_description_counts_by_class() -> None:
    """Who cannot see it is told how much is in it, and from when to when."""
    assert describe_timeline([mark(date(2014, 1, 1)), mark(date(2024, 1, 1))]) == (
        "2 dated contents, 2014 to 2024. By class: condition 2."
    )
    assert draw_timeline([]) == ""


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_headlines_stay_text(attack: str) -> None:
    """A headline in a mark's title is escaped."""
    tree = parse(
        draw_timeline([replace(mark(date(2024, 1, 1)), headline=attack, when=attack, claim=attack)], linked={attack})
    )
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
        "svg", "title", "desc", "style", "path", "text", "circle", "g", "a",
    }  # fmt: skip
