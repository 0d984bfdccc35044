"""The program as a whole: help, version, errors in one line, pipes, start-up."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from faultlines.cli import faultlines
from faultlines.version import __version__

from .conftest import HOSTILE, Run, start

if TYPE_CHECKING:
    from pathlib import Path

VERBS = sorted(faultlines.commands)
NEEDS = {"read": ["articles"], "reread": [], "show": ["c0000000"], "claims": [], "documents": [], "brief": []}
"""Verbs that work on a case, and what else they need."""
OF_THEIR_OWN = ["actors", "gaps", "resolve"]
"""Verbs that work on a case as gathered; tested in a file of their own."""
WITHOUT_A_CASE = ["explain", "goods", "lists", "ownership", "screen"]
"""Verbs that need no case; tested in files of their own."""


def test_the_verbs() -> None:
    """The program has these verbs, and each is tested below or in a file of its own."""
    assert sorted(NEEDS) == ["brief", "claims", "documents", "read", "reread", "show"]
    assert sorted([*NEEDS, *OF_THEIR_OWN, *WITHOUT_A_CASE]) == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_has_help(run: Run, verb: str) -> None:
    """`--help` of a verb shows what it does and every option with an explanation."""
    printed = run(verb, "--help")
    command = faultlines.commands[verb]
    assert printed.status == 0
    assert str(command.help).splitlines()[0] in printed.out
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in printed.out
            assert parameter.help, parameter.name


def test_version(run: Run) -> None:
    """`--version` names the program and its version."""
    assert run("--version").out == f"faultlines, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [[], ["nothing"], ["claims"], ["read", "--case", "x.case"], ["claims", "--type", "GIVE"]]
)
def test_a_mistake_in_the_command_exits_2(run: Run, arguments: list[str]) -> None:
    """A missing verb, case or path, or a word out of no vocabulary, is a usage error on stderr."""
    printed = run(*arguments)
    assert printed.status == 2
    assert printed.out == ""
    assert "Usage" in printed.err


@pytest.mark.parametrize("verb", ["claims", "documents", "brief", "show"])
def test_a_missing_case_is_one_line(run: Run, tmp_path: Path, verb: str) -> None:
    """Verbs that look do not make a case: one line names the file and says how to make it; status 2."""
    path = tmp_path / "none.case"
    printed = run(verb, *NEEDS[verb], "--case", path)
    assert printed.status == 2
    assert printed.err == f"faultlines: {path}: no such case file (make it with `faultlines read PATH --case FILE`)\n"
    assert not path.exists()


@pytest.mark.parametrize("verb", sorted(NEEDS))
@pytest.mark.parametrize("kind", ["folder", "text"])
def test_what_is_not_a_case_is_one_line(run: Run, tmp_path: Path, verb: str, kind: str) -> None:
    """A folder or a text given as the case is refused by every verb, without a traceback, and stays as it is."""
    path = tmp_path
    if kind == "text":
        path = tmp_path / "articles"
        path.write_text("Moscow sends fuel to Pyongyang.\n" * 100, encoding="utf-8")
    printed = run(verb, *NEEDS[verb], "--case", path)
    assert printed.status == 2
    assert re.fullmatch(rf"faultlines: {re.escape(str(path))}: .*not a case file.*\n", printed.err)


def test_the_case_may_come_from_the_environment(run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAULTLINES_CASE stands for --case."""
    monkeypatch.setenv("FAULTLINES_CASE", str(case_path))
    assert run("documents").status == 0


def test_a_message_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    """A file name with escape sequences is shown, not obeyed, and stays on one line."""
    printed = run("claims", "--case", tmp_path / f"x{HOSTILE}\n.case")
    assert printed.status == 2
    assert printed.err.count("\n") == 1
    assert not set("\x1b\x07\u202e") & set(printed.err)


@pytest.mark.parametrize("style", ["table", "jsonl"])
def test_a_reader_that_stops_reading_is_no_error(case_path: Path, style: str) -> None:
    """`| head` ends the program without a traceback."""
    with start("claims", "--case", case_path, "--format", style) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


def test_help_starts_quickly() -> None:
    """`--help` takes under 0.2 s of CPU and loads no language model, parser or table library."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-X", "importtime", "-m", "faultlines", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "Commands:" in shown.stdout
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.2
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in shown.stderr.splitlines()}
    assert not loaded & {"spacy", "numpy", "rich", "sqlite3", "trafilatura", "pypdfium2", "jinja2", "lxml", "py3langid"}
