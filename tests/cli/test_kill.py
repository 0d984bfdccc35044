"""SIGKILL of a real `faultlines read` at many moments: the same command goes on, and nothing is lost or doubled."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faultlines.case import CaseFile
from faultlines.cli import main

from .conftest import start

ENGLISH = "Russia supplied oil to North Korea in September 2023, officials said. Kim denied sending shells to Russia."
UNREAD = "Übergröße für"
"""Too few words, and not plain ASCII: stored and not read, without any model being loaded for it."""
MOMENTS = 12


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Make a folder of files and of lines in one file, most of them for no model, so that a run gets on quickly."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(30):
        text = ENGLISH if number % 5 == 4 else UNREAD
        (folder / f"{number:02}.txt").write_text(f"{text} {number}.", encoding="utf-8")
    lines = [{"id": number, "text": f"{ENGLISH if number % 3 == 0 else UNREAD} {number} x."} for number in range(12)]
    (folder / "lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (folder / "98.txt").write_text("", encoding="utf-8")
    return folder


def contents(path: Path) -> dict[str, list[object]]:
    """Return all that a case says, in its order, times left out; and check that SQLite finds no fault with it."""
    with CaseFile.open(path) as case:
        assert case._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert case._connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            "documents": list(case.documents()),
            "claims": [(claim.id, claim) for claim in case.claims()],
            "sightings": [(seen.document, seen.locator, seen.source) for seen in case.sightings()],
            "failures": [(failure.locator, failure.reason) for failure in case.failures()],
            "found": [*case.search("oil"), *case.search("Übergröße")],
        }


def _after(seconds: float) -> Callable[[subprocess.Popen[str], Path], None]:
    """Wait for a time."""
    return lambda process, log: time.sleep(seconds)


def _at_commit(seconds: float) -> Callable[[subprocess.Popen[str], Path], None]:
    """Wait until the write-ahead log grows, which is in the midst of a commit, and a moment more."""

    def wait(process: subprocess.Popen[str], log: Path) -> None:
        before = log.stat().st_size if log.exists() else 0
        while process.poll() is None and (log.stat().st_size if log.exists() else 0) in (0, before):
            time.sleep(0.0005)
        time.sleep(seconds)

    return wait


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_a_run_killed_again_and_again_ends_like_one_that_was_not(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After twelve kills, by the clock and in the midst of commits, the case equals that of an undisturbed run."""
    arguments = ["read", str(corpus), "--source", "Wire", "--case"]
    assert main([*arguments, str(tmp_path / "whole.case")]) == 1
    draw = random.Random(20240619)  # noqa: S311 - moments of the test, the same each time
    by_clock = [_after(draw.uniform(0.05, 0.7)) for _ in range(MOMENTS // 3)]
    by_commit = [_at_commit(draw.uniform(0, 0.03)) for _ in range(MOMENTS - len(by_clock))]
    waits = draw.sample([*by_clock, *by_commit], MOMENTS)
    path, killed = tmp_path / "killed.case", 0
    for number, wait in enumerate(waits):
        process = start(*arguments, path, *(["--jobs", "2"] if number % 4 == 3 else []))
        wait(process, path.with_name("killed.case-wal"))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    assert killed >= MOMENTS // 2
    assert main([*arguments, str(path)]) == 1
    assert contents(path) == contents(tmp_path / "whole.case")
