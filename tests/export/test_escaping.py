"""Neutralising ingested text."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from faultlines.export.escaping import clip, json_text, markdown, one_line, visible

TEXTS = st.text(st.characters(codec=None), max_size=80)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "‹U+001B›[2J"),
        ("a\u202eb", "a‹U+202E›b"),
        ("\ud800", "‹U+D800›"),
        ("\U000e0041", "‹U+E0041›"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("김정은 й 👩‍👧", "김정은 й 👩‍👧"),
    ],
)
def test_hidden_characters_are_shown_and_others_kept(text: str, shown: str) -> None:
    """A control, an override or a surrogate is named; scripts and emoji stay as they are."""
    assert visible(text) == shown


@given(TEXTS)
def test_nothing_hidden_is_left_and_nothing_changes_twice(text: str) -> None:
    """After one pass no control but tab and line feed is left, and a second pass finds nothing."""
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in shown.replace("\n", "").replace("\t", ""))
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@given(TEXTS)
def test_one_line_is_one_line(text: str) -> None:
    """However a text breaks its lines, it comes out on one."""
    assert len(one_line(text).splitlines()) <= 1


@given(TEXTS, st.integers(min_value=2, max_value=40))
def test_clip_keeps_within_the_limit_and_says_where_it_cut(text: str, limit: int) -> None:
    """A cut text ends in an ellipsis and is no longer than asked; a short one stays whole."""
    cut = clip(text, limit)
    assert len(cut) <= limit
    assert cut == text or cut.endswith("…")


@given(TEXTS)
def test_markdown_shows_the_text_and_obeys_none_of_it(text: str) -> None:
    """In a list, a quotation and a table cell, a text is shown as it is, and no markup comes of it."""
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    safe = markdown(text)
    for frame in ("x {} x\n", "- x {} x\n", "  > “x{}x”\n", "| a |\n| --- |\n| x{}x |\n"):
        tokens = parser.parse(frame.format(safe))
        inline = [child for token in tokens if token.children for child in token.children]
        assert {child.type for child in inline} <= {"text", "text_special"}
        content = "".join(child.content for child in inline)
        assert "".join(one_line(text).split()) in "".join(content.split())


@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8))
def test_json_text_means_the_same(value: object) -> None:
    """Escaping hidden characters in JSON changes its letters, not its value, and makes it printable as UTF-8."""
    written = json_text(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value
    written.encode("utf-8")
    assert not set(written) & set("\x1b\x9b\u202e\u2028")
