"""`faultlines actors` and `faultlines gaps`: 80 columns, JSON, CSV, and text that wants to command the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run
from tests.resolve.conftest import case_path as gathered_path
from tests.resolve.conftest import read_once, store_path

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["gathered_path", "read_once", "store_path"]


@pytest.fixture
def gathered(read_once: Path, tmp_path: Path) -> Path:
    """Give a copy of the case of the small corpus."""
    path = tmp_path / "copy.case"
    path.write_bytes(read_once.read_bytes())
    return path


def narrow(text: str) -> bool:
    """Whether every line fits a terminal of 80 columns, counted in cells."""
    return all(cell_len(line) <= 80 for line in text.splitlines())


def test_the_table_and_its_details_fit_a_terminal(run: Run, gathered: Path, store_path: Path) -> None:
    """The table of actors, one actor and the gaps stay within 80 columns, in any script."""
    table = run("actors", "--case", gathered)
    assert (table.status, narrow(table.out)) == (0, True)
    assert "리창범" in table.out or "Ri Chang Bom" in table.out
    shown = run("actors", "show", "리창범", "--case", gathered)
    assert (shown.status, narrow(shown.out)) == (0, True)
    assert "Korean syllables" in shown.out
    gaps = run("gaps", "--case", gathered, "--store", store_path)
    assert (gaps.status, narrow(gaps.out)) == (0, True)
    assert gaps.out.index("On no list") < gaps.out.index("Meridian") < gaps.out.index("Listed:")


def test_json_and_csv_say_the_same(run: Run, gathered: Path, store_path: Path) -> None:
    """Every format lists the same actors and gaps; each gap in JSON has its evidence and its entries."""
    rows = json.loads(run("actors", "--case", gathered, "--format", "json").out)
    lines = run("actors", "--case", gathered, "--format", "csv").out.splitlines()
    assert len(lines) == len(rows) + 1
    assert {"id", "name", "kind", "state", "mentions", "documents", "aliases"} <= rows[0].keys()
    people = json.loads(run("actors", "--case", gathered, "--kind", "person", "--format", "json").out)
    assert {row["kind"] for row in people} == {"person"}
    gaps = json.loads(run("gaps", "--case", gathered, "--store", store_path, "--format", "json").out)
    assert all(gap["evidence"] and gap["evidence"][0]["sentence"] for gap in gaps)
    assert any(gap["listed"] and gap["matches"][0]["entry_id"] == "L-1" for gap in gaps)
    assert len(run("gaps", "--case", gathered, "--store", store_path, "--format", "csv").out.splitlines()) > len(gaps)


def test_merge_split_and_undo(run: Run, gathered: Path) -> None:
    """The three verbs write decisions that `show` prints, undone ones too; `--case` may stand before the verb."""
    merged = run(
        "actors", "--case", gathered, "merge", "Sergei Shoigu", "Ri Chang Il", "--reason", "one", "--author", "A"
    )
    assert merged.status == 0
    decision = merged.out.partition(":")[0]
    actor = json.loads(run("actors", "show", "Sergei Shoigu", "--case", gathered, "--format", "json").out)
    mention = next(each["id"] for each in actor["mentions"] if each["text"] == "Ri Chang Il")
    split = run("actors", "split", actor["id"], "--mention", mention, "--case", gathered, "--reason", "two",
                "--author", "B", "--format", "json")  # fmt: skip
    assert json.loads(split.out)["kind"] == "split"
    undone = run("actors", "undo", decision, "--case", gathered, "--reason", "no", "--author", "C")
    assert undone.status == 0
    shown = run("actors", "show", "Sergei Shoigu", "--case", gathered)
    assert "merge by A" in shown.out
    assert "undone, by" in " ".join(shown.out.split())
    assert narrow(shown.out)


def test_mistakes_are_told_in_one_line(run: Run, gathered: Path, tmp_path: Path) -> None:
    """No case, an unknown actor, no reason: exit status 2, a line on stderr, no traceback."""
    for arguments in (
        ("actors",), ("actors", "show", "Nobody", "--case", gathered),
        ("actors", "merge", "Sergei Shoigu", "Ri Chang Il", "--case", gathered),
        ("actors", "merge", "Sergei Shoigu", "Ri Chang Il", "--case", tmp_path / "none.case", "--reason", "x"),
        ("gaps", "--case", gathered, "--store", tmp_path / "none.db"),
    ):  # fmt: skip
        printed = run(*arguments)
        assert printed.status == 2
        assert printed.err
        assert "Traceback" not in printed.err


def test_hostile_names_command_nothing(run: Run, case_path: Path) -> None:
    """Control characters and changes of direction in names are shown, not obeyed; a formula is guarded in CSV."""
    for style in ("table", "json", "csv"):
        printed = run("actors", "--case", case_path, "--format", style)
        assert printed.status == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(printed.out)
        assert not any(line.startswith(("=", "+", "@")) for line in printed.out.splitlines())
