"""Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.read import markdown
from tests.read.conftest import SENTENCES


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("# Title here\n\nText", [("Title here", 1), ("Text", 0)]),
        ("Title here\n==========\nText", [("Title here", 1), ("Text", 0)]),
        ("one\ntwo\n\nthree", [("one two", 0), ("three", 0)]),
        ("- first\n- second\n  goes on\n1. third", [("first", 0), ("second goes on", 0), ("third", 0)]),
        ("> said *she*, the **owner** of `ship.db`", [("said she, the owner of ship.db", 0)]),
        ("see [the list](https://x.example/a) and ![map](map.png)", [("see the list and", 0)]),
        ("see [the list][1]\n\n[1]: https://x.example/a", [("see the list", 0)]),
        ("a <!-- hidden --> b", [("a b", 0)]),
        ("before\n```python\ncode = 1\n```\nafter", [("before", 0), ("after", 0)]),
        ("before\n\n---\n\nafter", [("before", 0), ("after", 0)]),
        (r"5 \* 3 and a_b_c and 2*3*4", [("5 * 3 and a_b_c and 2*3*4", 0)]),
    ],
)
def test_marks_go_and_words_stay(source: str, lines: list[tuple[str, int]]) -> None:
    """Headings, lists, quotations, emphasis and links leave their words; code, pictures and comments leave nothing."""
    assert [(block.text, block.level) for block in markdown.blocks(source)] == lines


def test_front_matter_speaks_for_the_article() -> None:
    """Title, author, date and source in front matter win over what the text's first lines say."""
    front = "---\ntitle: 'Ships by night'\nauthor: Jo Marlow\ndate: 2024-06-19\nsource: Harbour Gazette\n---\n"
    (found,) = markdown.read(f"{front}# Another title\n\n{SENTENCES[0]}")
    assert (found.title, found.author, found.published) == ("Ships by night", "Jo Marlow", "2024-06-19")
    assert found.publisher == "Harbour Gazette"
    assert found.text == f"Another title\n\n{SENTENCES[0]}"


def test_without_front_matter_the_heading_is_the_title() -> None:
    """A first heading is the title, and stays in the text, since headlines hold claims."""
    (found,) = markdown.read(f"# Ships by night\n\n{SENTENCES[0]}\n{SENTENCES[1]}")
    assert found.title == "Ships by night"
    assert found.text.split("\n\n") == ["Ships by night", f"{SENTENCES[0]} {SENTENCES[1]}"]


@given(st.text(alphabet=st.sampled_from("ab *_[]()!`#>-~<\n"), max_size=200))
def test_any_source_can_be_read(source: str) -> None:
    """No combination of marks breaks the reader, and blocks are single lines."""
    assert not [block for block in markdown.blocks(source) if "\n" in block.text or not block.text]
