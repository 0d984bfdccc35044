"""`faultlines brief`: to the terminal, to HTML, to Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import FUEL, Run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_terminal_shows_the_brief(run: Run, case_path: Path) -> None:
    """Without --output the brief is printed, with quotations, and nothing in it can command the terminal."""
    printed = run("brief", "--case", case_path, "--title", "The pact")
    assert printed.status == 0
    assert "The pact" in printed.out
    assert FUEL in " ".join(printed.out.split())
    assert not set("\x1b\x07\u202e") & set(printed.out)


@pytest.mark.parametrize(
    ("name", "beginning"), [("brief.html", "<!doctype html>"), ("BRIEF.HTML", "<!doctype html>"), ("b.md", "#")]
)
def test_a_file_is_written_by_its_ending(run: Run, case_path: Path, tmp_path: Path, name: str, beginning: str) -> None:
    """The ending of --output chooses the format; its path is printed for the next command."""
    path = tmp_path / name
    printed = run("brief", "--case", case_path, "--output", path)
    assert (printed.status, printed.out) == (0, f"{path}\n")
    text = path.read_text(encoding="utf-8")
    assert text.lower().startswith(beginning)
    assert FUEL in text


@pytest.mark.parametrize("name", ["brief.docx", "brief", "none/brief.html"])
def test_what_cannot_be_written_is_one_line(run: Run, case_path: Path, tmp_path: Path, name: str) -> None:
    """Another ending, or a folder that is not there: one line, status 2, no file."""
    printed = run("brief", "--case", case_path, "--output", tmp_path / name)
    assert printed.status == 2
    assert printed.err.startswith(f"faultlines: {tmp_path / name}: ")
    assert not (tmp_path / name).exists()
