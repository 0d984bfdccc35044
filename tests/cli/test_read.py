"""`faultlines read`: reports, exit statuses, standard input, interruption."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faultlines.case import CaseFile

from .conftest import HOSTILE, Run, start

ENGLISH = "Russia supplied oil to North Korea in September 2023, officials said. Kim denied sending shells to Russia."
RUSSIAN = "Владимир Путин встретился с Ким Чен Ыном на космодроме Восточный и осмотрел пусковые установки."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Make a folder with one English article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ENGLISH, encoding="utf-8")
    return folder


def figures(out: str) -> dict[str, int]:
    """Return the numbers of the closing table by their names."""
    cells = [(line[:13].strip(), line[13:20].strip()) for line in out.splitlines()]
    return {name: int(number) for name, number in cells if number.isdecimal()}


def test_everything_read_exits_0(run: Run, articles: Path, tmp_path: Path) -> None:
    """The closing table counts documents and claims by mode; stderr is silent where it is no terminal."""
    printed = run("read", articles, "--case", tmp_path / "pact.case")
    assert (printed.status, printed.err) == (0, "")
    table = figures(printed.out)
    assert table["claims"] > 0
    assert {**table, "claims": 0} == {
        "read": 1, "claims": 0, "already known": 0, "not read": 0, "failed": 0, "skipped": 0,
    }  # fmt: skip
    assert " fact" in printed.out


def test_reading_again_knows_everything(run: Run, articles: Path, tmp_path: Path) -> None:
    """A second reading reads nothing, adds nothing and exits 0."""
    run("read", articles, "--case", tmp_path / "pact.case")
    printed = run("read", articles, "--case", tmp_path / "pact.case")
    assert printed.status == 0
    assert {name: number for name, number in figures(printed.out).items() if number} == {"already known": 1}


def test_what_was_not_read_is_named_and_exits_1(run: Run, articles: Path, tmp_path: Path) -> None:
    """A foreign text, an empty file and a file of another kind are named with reasons; the first two set status 1."""
    (articles / "b.txt").write_text(RUSSIAN, encoding="utf-8")
    (articles / f"c{HOSTILE}.txt").write_text("", encoding="utf-8")
    (articles / "d.docx").write_bytes(b"PK")
    printed = run("read", articles, "--case", tmp_path / "pact.case")
    assert printed.status == 1
    assert f"not read: {articles}/b.txt: language ru" in printed.out
    assert "failed: " in printed.out
    assert f"skipped: {articles}/d.docx: " in printed.out
    assert not set("\x1b\x07\u202e") & set(printed.out)
    assert run("read", articles / "d.docx", "--case", tmp_path / "pact.case").status == 1
    assert run("read", articles / "a.txt", "--case", tmp_path / "pact.case").status == 0


def test_json_for_programs(run: Run, articles: Path, tmp_path: Path) -> None:
    """`--format json` prints the whole summary as one object."""
    (articles / "b.txt").write_text(RUSSIAN, encoding="utf-8")
    printed = run("read", articles, "--case", tmp_path / "pact.case", "--format", "json")
    assert printed.status == 1
    summary = json.loads(printed.out)
    assert (summary["read"], summary["known"], summary["complete"]) == (1, 0, False)
    assert summary["unread"][0]["reason"] == "language ru"
    assert summary["claims"]["fact"] >= 1
    assert summary["case"] == str(tmp_path / "pact.case")


def test_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads one document from standard input, and knows it the second time."""
    for expected in ("read", "already known"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
        printed = run("read", "-", "--published", "2023-09-14", "--source", "Wire", "--case", tmp_path / "pact.case")
        assert (printed.status, figures(printed.out)[expected]) == (0, 1)
    with CaseFile.open(tmp_path / "pact.case") as case:
        (document,) = case.documents()
        assert (document.published, document.source) == ("2023-09-14", "Wire")
        assert [seen.locator for seen in case.sightings()] == ["-"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["none.txt"],
        ["articles", "--published", "soon"],
        ["articles", "--jobs", "0"],
        ["articles", "--jobs", "many"],
        ["articles", "--manifest", "none.csv"],
        ["articles", "--manifest", "bad.csv"],
        ["articles", "--format", "csv"],
    ],
)
def test_a_mistake_exits_2_and_stores_nothing(
    run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """A missing path, a bad date, number, manifest or format: status 2, a message, and nothing is stored."""
    (tmp_path / "bad.csv").write_text("doc,published\na.txt,2023-09-14\nb.txt,14/09/2023\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed = run("read", *arguments, "--case", tmp_path / "pact.case")
    assert printed.status == 2
    assert printed.out == ""
    assert "Traceback" not in printed.err
    if "bad.csv" in arguments:
        assert printed.err.startswith("faultlines: bad.csv:3: '14/09/2023' is not a date")
    if (tmp_path / "pact.case").exists():
        with CaseFile.open(tmp_path / "pact.case") as case:
            assert case.counts().documents == case.counts().failures == 0


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can make a file")
def test_a_case_in_a_read_only_folder(run: Run, articles: Path) -> None:
    """Where the case cannot be made, one line says so before anything is read."""
    printed = run("read", articles, "--case", "/proc/new.case")
    assert printed.status == 2
    assert printed.err.startswith("faultlines: /proc/new.case: the case file cannot be opened")


def test_a_terminal_gets_a_progress_bar_on_stderr_only(articles: Path, tmp_path: Path) -> None:
    """The bar goes to the terminal, the table to stdout without a single escape sequence."""
    screen, terminal = pty.openpty()
    process = start("read", articles, "--case", tmp_path / "pact.case", stderr=terminal)
    out, _ = process.communicate()
    os.close(terminal)
    shown = os.read(screen, 100_000).decode()
    os.close(screen)
    assert process.returncode == 0
    assert "documents" in shown
    assert "\x1b" not in out
    assert figures(out)["read"] == 1


def _wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def stored(path: Path) -> int:
    """Return how many documents a case holds, none if it is not there yet."""
    try:
        with CaseFile.open(path, read_only=True) as case:
            return case.counts().documents
    except Exception:  # not there, or not laid out yet
        return 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_was_stored(articles: Path, tmp_path: Path, jobs: int) -> None:
    """Ctrl-C ends the program and its workers with one line and status 130; what was stored stays readable."""
    path = tmp_path / "pact.case"
    lines = [json.dumps({"text": f"Größe Öl {number}"}) for number in range(20_000)]
    (articles / "b.jsonl").write_text("\n".join(lines), encoding="utf-8")
    process = start("read", articles, "--case", path, "--jobs", str(jobs), start_new_session=True)
    _wait_until(lambda: stored(path) >= 3)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.strip() == "faultlines: interrupted; what was stored is kept, and the same command goes on from there"
    assert 3 <= stored(path) < 20_001
