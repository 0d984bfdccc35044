"""The Markdown text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from faultlines.export import Brief, build_brief, render_markdown
from faultlines.export.escaping import markdown
from faultlines.export.wording import load_data

from .hostile import ATTACKS, hostile_brief
from .sample import CLAIMS, DOCUMENTS
from .test_build import sample_brief

if TYPE_CHECKING:
    from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _inline(brief: Brief) -> list[Token]:
    return [child for token in PARSER.parse(render_markdown(brief)) for child in token.children or ()]


def _headings(brief: Brief) -> list[str]:
    tokens = PARSER.parse(render_markdown(brief))
    return [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]


def test_every_claim_stands_with_its_words_and_command() -> None:
    """Each claim's quotation and id are in the text."""
    shown = "".join(child.content for child in _inline(sample_brief()))
    for made in CLAIMS:
        assert made.quote in shown
        assert f"faultlines show {made.id}" in shown


def test_modes_denials_and_reprints_are_spoken() -> None:
    """A line says how it is put, who denies it, and that a reprint is one."""
    text = render_markdown(sample_brief())
    assert "stated as fact by Investigators and one other; in 2 documents" in text
    assert "**denied by North Korea**" in text
    assert "2 documents, same words" in text
    assert "likely (55–80 %)" in text


def test_every_hash_is_in_the_table() -> None:
    """The chain of custody is whole."""
    text = render_markdown(sample_brief())
    assert all(read.sha256 in text for read in DOCUMENTS)


def test_hostile_texts_are_shown_and_not_obeyed() -> None:
    """No link, picture, HTML, code or heading comes of an ingested text, and no table row breaks."""
    tokens = PARSER.parse(render_markdown(hostile_brief()))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text", "text_special", "strong_open", "strong_close", "code_inline", "softbreak",
    }  # fmt: skip
    assert all(child.content.startswith("faultlines ") for child in inline if child.type == "code_inline")
    assert not any(token.type in ("html_block", "fence", "code_block", "hr") for token in tokens)
    shown = "".join(child.content for child in inline)
    assert "<script>alert(1)</script>" in shown
    assert "[click](javascript:alert(1))" in shown
    assert "‹U+001B›[31mred" in shown


def test_hostile_texts_add_no_headings() -> None:
    """An attacked brief has its title and the headings of any brief; ingested words stand in them as words."""
    ours = {*_headings(build_brief([], [], [], title="t")), *_headings(sample_brief())}
    for headings in load_data("sections.toml")["group"].values():
        ours.update(headings.values())
    theirs = [heading for heading in _headings(hostile_brief()) if "→" not in heading]
    assert theirs[0] == markdown(ATTACKS[5])
    assert set(theirs[1:]) <= ours


def test_an_empty_case_is_a_whole_text() -> None:
    """Each section says that nothing was found."""
    text = render_markdown(build_brief([], [], [], title="Nothing yet"))
    assert text.startswith("# Nothing yet\n")
    assert text.count("Nothing of this kind was found in these documents.") == 7
