"""The brief in a terminal."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from faultlines.export import build_brief, render_terminal
from faultlines.records import EventType, Mode

from .hostile import hostile_brief
from .sample import CLAIMS, DENIAL, NAMES, OPINION, SHELLS, WIRE, claim
from .test_build import sample_brief

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [40, 80, 100, 200])
@pytest.mark.parametrize("case", ["sample", "hostile"])
def test_no_row_is_wider_than_the_terminal(width: int, case: str) -> None:
    """Rows fit, also where a character takes two cells or a word has no break."""
    brief = sample_brief() if case == "sample" else hostile_brief()
    rows = render_terminal(brief, width).splitlines()
    assert max(cell_len(row) for row in rows) <= width


def test_the_text_keeps_to_its_number_of_lines() -> None:
    """A large case fills the page and no more; what is left out is counted, with the command that lists it."""
    claims = [
        claim(WIRE, f"Sentence number {number}", "PRK", kind, "RUS,CHN" if number % 2 else "RUS", mode)
        for number in range(40)
        for kind in EventType
        for mode in Mode
    ]
    text = render_terminal(build_brief(claims, [WIRE], [], title="t", names=NAMES))
    assert 100 <= text.count("\n") <= 120
    assert re.search(r"… and \d+ more: faultlines claims --mode forecast", text)


def test_a_caller_may_ask_for_fewer_lines() -> None:
    """Every section with claims still shows one."""
    text = render_terminal(sample_brief(), lines=1)
    assert SHELLS.id in text
    assert DENIAL.id in text
    assert text.count("\n") < render_terminal(sample_brief()).count("\n")


def test_lines_carry_mode_holder_source_and_dates() -> None:
    """All that a line needs to be judged by stands with it."""
    text = " ".join(render_terminal(sample_brief(), 100).split())
    for words in (
        "● North Korea → Russia: arms · stated as fact by Investigators and one other · in 2 documents",
        "· denied by North Korea",
        f"Harbour Wire, 27 March 2024 · {SHELLS.id}",
        "⊘ North Korea → Russia: arms · denied by North Korea",
        "asserted: stated as fact by Investigators and one other, Harbour Wire, in 2 documents",
        "likely (55–80 %)",
        "scans/annex.pdf: no text in it: its pages are pictures",
    ):
        assert words in text


def test_a_long_quotation_is_cut_and_closed() -> None:
    """A terminal shows two rows of it, and the cut is seen."""
    text = render_terminal(build_brief([claim(OPINION, "word " * 100)], [OPINION], [], title="t"))
    assert "…”" in text


def test_colour_is_sent_only_where_asked_for() -> None:
    """Without colour there is no escape at all; with it, only colour and weight, and the words are the same."""
    plain, coloured = render_terminal(sample_brief(), 80), render_terminal(sample_brief(), 80, True)
    assert "\x1b" not in plain
    assert _COLOUR.search(coloured)
    assert _COLOUR.sub("", coloured) == plain


def test_colour_does_not_depend_on_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller decides, not what the process happens to inherit."""
    expected = render_terminal(sample_brief(), 80, True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "30")
    assert render_terminal(sample_brief(), 80, True) == expected


def test_hostile_texts_do_not_command_the_terminal() -> None:
    """Controls in a text are named; markup of the terminal library is shown as it is written."""
    text = _COLOUR.sub("", render_terminal(hostile_brief(), 80, True, lines=5000))
    assert not set(text) & set("\x1b\x07\x08\x9b\r\u202e\ud800")
    assert "‹U+001B›" in text
    assert "[bold red]markup[/]" in text
    text.encode("utf-8")


def test_an_empty_case_says_so() -> None:
    """No section is printed where there is nothing to print."""
    text = render_terminal(build_brief([], [], [], title="Nothing yet"))
    assert "no claim was found" in text
    assert "Who gives what to whom" not in text


def test_every_mode_of_the_sample_has_its_section() -> None:
    """Each section that has claims names them in its heading."""
    text = render_terminal(sample_brief())
    assert "What is recommended" in text
    assert sum(int(number) for number in re.findall(r" (\d+) claims?$", text, re.MULTILINE)) == len(CLAIMS)
