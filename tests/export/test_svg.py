"""The pieces of the pictures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faultlines.export.svg import DASH, Box, fit, label, legend, picture, text_width
from faultlines.records import Mode

from .pictures import parse

TEXTS = st.text(max_size=60)


@given(TEXTS, st.floats(20, 400))
def test_a_fitted_label_is_no_wider_than_its_room(text: str, width: float) -> None:
    """Whatever the text, it fits, and what is cut ends in an ellipsis."""
    assert text_width(fit(text, width)) <= width
    assert fit("short", 1000) == "short"


@given(TEXTS, TEXTS)
def test_a_picture_is_well_formed_whatever_its_texts(title: str, text: str) -> None:
    """Every text is escaped, in labels and in the description."""
    tree = parse(picture("p", 100, 50, title, text, [label(0, 10, text, style="name", anchor="end")]))
    assert [child.tag.rpartition("}")[2] for child in tree] == ["title", "desc", "style", "text"]


def test_boxes_overlap_only_where_they_share_an_area() -> None:
    """Boxes that touch at an edge do not overlap."""
    assert Box(0, 0, 2, 2).overlaps(Box(1, 1, 3, 3))
    assert not Box(0, 0, 2, 2).overlaps(Box(2, 0, 3, 2))
    assert not Box(0, 0, 2, 2).overlaps(Box(0, 2, 2, 3))


def test_a_legend_breaks_its_line_where_there_is_no_room() -> None:
    """On a narrow picture the entries stand one below the other."""
    entries = [("<path/>", f"entry number {number}") for number in range(4)]
    _, narrow = legend(0, 0, 160, entries)
    _, wide = legend(0, 0, 1200, entries)
    assert narrow == wide + 3 * 20


def test_every_mode_has_its_stroke() -> None:
    """Modes can be told without colour: only a fact is drawn through."""
    assert set(DASH) == set(Mode)
    assert [mode for mode, dash in DASH.items() if not dash] == [Mode.FACT]
