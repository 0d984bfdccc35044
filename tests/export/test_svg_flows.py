"""The flow picture."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faultlines.export.flows import DRAWN
from faultlines.export.model import Flow
from faultlines.export.svg_flows import STRONGEST, draw_flows
from faultlines.records import Mode

from .hostile import ATTACKS
from .pictures import labels, outside, overlapping, parse

NAMES = [
    "North Korea",
    "Russia",
    "The international community",
    "Countries subject to outside intervention",
    "朝鮮民主主義人民共和国",
]
WHAT = ["arms", "missile technology", "help of a kind not stated", "diplomatic cover"]


@st.composite
def _flow(draw: st.DrawFn) -> Flow:
    documents = draw(st.integers(1, 40))
    return Flow(
        giver=draw(st.sampled_from(NAMES)),
        receiver=draw(st.sampled_from(NAMES)),
        what=draw(st.sampled_from(WHAT)),
        mode=draw(st.sampled_from(DRAWN)),
        documents=documents,
        wordings=draw(st.integers(1, documents)),
        denied_by=draw(st.sampled_from([(), ("Kim",)])),
    )


FLOWS = st.lists(
    _flow(), min_size=1, max_size=20, unique_by=lambda flow: (flow.giver, flow.receiver, flow.what, flow.mode)
)


@given(FLOWS, st.sampled_from([360, 560, 760, 1200]))
@settings(max_examples=60, deadline=None)
def test_labels_never_overlap_nor_leave_the_picture(flows: list[Flow], width: int) -> None:
    """At every width each label stands by itself, inside the picture."""
    svg = draw_flows(flows, width=width)
    assert overlapping(svg) == []
    assert outside(svg) == []


@given(FLOWS)
@settings(max_examples=30, deadline=None)
def test_only_facts_are_drawn_through(flows: list[Flow]) -> None:
    """The line of a denial, a forecast or an assessment is broken, and its label says what it is."""
    tree = parse(draw_flows(flows))
    for path in tree.iter("{http://www.w3.org/2000/svg}path"):
        kinds = (path.get("class") or "").split()
        if "line" in kinds:
            assert (path.get("stroke-dasharray") is None) == (Mode.FACT.value in kinds)


@pytest.mark.parametrize("width", [360, 760])
def test_a_denial_is_never_labelled_as_a_fact(width: int) -> None:
    """However narrow the picture, the label keeps its mode and that it is contested."""
    long = "help of a kind not stated and of a very long name"
    denial = Flow("North Korea", "Russia", long, Mode.DENIAL, 3, 3, ())
    fact = Flow("North Korea", "Russia", long, Mode.FACT, 3, 3, ("Kim",))
    first, second = [text for text in labels(draw_flows([denial, fact], width=width)) if "help" in text]
    assert " · denied" in min(first, second, key=lambda text: "contested" in text or "elsewhere" in text)
    assert "contested" in first + second or "denied elsewhere" in first + second


def test_more_documents_make_a_thicker_line() -> None:
    """Thickness grows with the number of documents, and a single report is thin."""
    flows = [Flow("A", "B", what, Mode.FACT, number, 1, ()) for what, number in (("arms", 9), ("fuel", 3), ("food", 1))]
    tree = parse(draw_flows(flows))
    widths = [float(path.get("stroke-width", 0)) for path in tree.iter() if (path.get("class") or "") == "line fact"]
    assert widths[:3] == sorted(widths[:3])
    assert widths[0] == 2.0


def test_only_the_strongest_are_drawn() -> None:
    """A dozen lines; the rest is for the table."""
    flows = [Flow("A", "B", f"thing {number}", Mode.FACT, 1, 1, ()) for number in range(30)]
    assert sum("thing" in text for text in labels(draw_flows(flows))) == STRONGEST
    assert draw_flows([]) == ""


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_names_stay_text(attack: str) -> None:
    """A name is escaped in labels, title and description, and cut to its room."""
    tree = parse(draw_flows([Flow(attack, attack, attack, Mode.FACT, 1, 1, (attack,))], width=360))
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} == {
        "svg", "title", "desc", "style", "path", "text", "rect", "g",
    }  # fmt: skip


def test_the_picture_has_a_title_and_a_description() -> None:
    """Who cannot see it is told what it shows."""
    tree = parse(draw_flows([Flow("North Korea", "Russia", "arms", Mode.FACT, 2, 1, ("Kim",))], name="f"))
    assert tree.get("aria-labelledby") == "f-title f-desc"
    assert tree[1].text == "North Korea to Russia: arms, stated as fact, 2 documents, same words, denied elsewhere."
