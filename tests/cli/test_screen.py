"""`faultlines screen`."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from faultlines.lists import ListFile, ListStore, Reading
from faultlines.records import ListedName
from tests.screen.conftest import ENTRIES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with two versions of one list; the newer adds an alias to the Bashar entry."""
    path = tmp_path / "lists.sqlite"
    newer = [
        replace(one, names=(*one.names, ListedName("ASSAD, Dr Bashar"))) if one.entry_id == "x-4" else one
        for one in ENTRIES
    ]
    with ListStore.open(path, create=True) as store:
        for date, entries in (("2026-01-01", ENTRIES), ("2026-02-01", newer)):
            file = tmp_path / f"{date}.txt"
            file.write_text(date)
            reading = Reading("test", "test", "A test", iter(entries), date, (ListFile(file),))
            store.add(reading, f"{date}T00:00:00Z")
    monkeypatch.setenv("FAULTLINES_LISTS", str(path))
    return path


@pytest.mark.usefixtures("lists")
def test_one_name_prints_its_results_with_reasons(run: Run) -> None:
    """The table names verdict, entry, list, and why."""
    printed = run("screen", "조선광업개발무역회사")
    assert printed.status == 0
    assert "match" in printed.out
    assert "x-5" in printed.out
    assert "무역 ~ trading" in printed.out


@pytest.mark.usefixtures("lists")
def test_jsonl_rows_carry_the_fields_of_the_contract(run: Run, tmp_path: Path) -> None:
    """Every query has a row, those without a result too; reasons are objects."""
    path = tmp_path / "c.csv"
    path.write_text("id,name,kind\n7,김영철,person\n8,John Smith,person\n", encoding="utf-8")
    rows = [json.loads(line) for line in run("screen", path, "--format", "jsonl", "--limit", "1").out.splitlines()]
    assert [(row["query_id"], row["rank"]) for row in rows] == [("7", 1), ("8", 0)]
    first, none = rows
    assert {
        "query_id", "query", "rank", "score", "verdict", "list", "entry_id", "entry_name", "matched_name", "reasons",
    } <= set(first)  # fmt: skip
    assert (first["verdict"], none["verdict"]) == ("match", "none")
    assert first["reasons"][0]["listed"] == "KIM, Yong Chol"


@pytest.mark.usefixtures("lists")
def test_csv_escapes_formulas(run: Run, tmp_path: Path) -> None:
    """A customer called like a formula does not compute in a spreadsheet."""
    path = tmp_path / "c.csv"
    path.write_text('name\n"=HYPERLINK(""http://x"")"\n', encoding="utf-8")
    row = next(csv.DictReader(run("screen", path, "--format", "csv").out.splitlines()))
    assert row["query"].startswith("'=")


@pytest.mark.usefixtures("lists")
def test_a_terminal_is_not_commanded_by_a_name(run: Run) -> None:
    """Control characters in a name are shown, not obeyed."""
    printed = run("screen", "Kim\x1b]0;owned\x07 Yong Chol")
    assert "\x1b]0" not in printed.out


@pytest.mark.usefixtures("lists")
def test_a_cleared_match_is_marked_until_restored(run: Run, tmp_path: Path) -> None:
    """Cleared with reason and author, it has no verdict; restored, it is back."""
    decided = ("--decisions", tmp_path / "d.db")
    query = ("screen", "Putin Vladimir", "--kind", "person", *decided)
    assert run(*query, "--clear", "x-3", "--reason", "a plumber", "--author", "N. N.").status == 0
    row = json.loads(run(*query, "--format", "jsonl").out.splitlines()[0])
    assert row["verdict"] == "none"
    assert "a plumber (N. N.," in row["cleared"]
    run(*query, "--restore", "x-3", "--reason", "no plumber", "--author", "N. N.")
    assert json.loads(run(*query, "--format", "jsonl").out.splitlines()[0])["verdict"] == "match"


@pytest.mark.usefixtures("lists")
def test_since_screens_what_changed(run: Run, tmp_path: Path) -> None:
    """Who was asked before the day meets only new and changed entries; who was not meets all."""
    path, decided = tmp_path / "c.csv", ("--decisions", tmp_path / "d.db")
    path.write_text("name,kind\nPutin Vladimir,person\nAssad Bashar,person\n", encoding="utf-8")

    def verdicts(*more: object) -> list[str]:
        printed = run("screen", path, "--format", "jsonl", "--limit", "1", *map(str, more))
        return [json.loads(line)["verdict"] for line in printed.out.splitlines()]

    assert verdicts("--since", "2026-01-15") == ["none", "match"]
    assert verdicts("--since", "2026-01-15", *decided) == ["match", "match"]
    path.write_text("name,kind\nPutin Vladimir,person\nAssad Bashar,person\nKim Yong Chol,person\n", encoding="utf-8")
    assert verdicts("--since", "2099-01-01", *decided) == ["none", "none", "match"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("Kim", "--list", "nowhere"), "no list 'nowhere'"),
        (("Kim", "--since", "soon"), "not a day"),
        (("Kim", "--clear", "x-1"), "no file of decisions"),
        (("missing.csv",), "missing.csv"),
    ],
)
@pytest.mark.usefixtures("lists")
def test_mistakes_are_told_in_a_line(run: Run, words: tuple[str, ...], complaint: str) -> None:
    """Exit status 2 and one line that says what is wrong."""
    printed = run("screen", *words)
    assert printed.status == 2
    assert complaint in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("style", ["table", "jsonl", "csv"])
def test_a_file_of_shipments_is_screened_column_by_column(run: Run, tmp_path: Path, style: str) -> None:
    """Every format names the row, the column and the entry."""
    path = tmp_path / "bills.csv"
    path.write_text("id,shipper,vessel\n9,=Maersk,M/V Chong Chon Gang\n", encoding="utf-8")
    printed = run("screen", path, "--transactions", "--format", style)
    assert printed.status == 0
    assert all(word in printed.out for word in ("9", "vessel", "x-7"))


@pytest.mark.usefixtures("lists")
def test_findings_keep_to_eighty_columns(run: Run, tmp_path: Path) -> None:
    """However long a value and its reason; wide signs count as two."""
    path = tmp_path / "bills.csv"
    name = "Korea Mining Development Trading Corporation"
    path.write_text(f"id,shipper,remittance\n9,{name},{'청천강호 ' * 12}IMO 7937317\n", encoding="utf-8")
    printed = run("screen", path, "--transactions")
    assert "x-7" in printed.out
    assert max(cell_len(line) for line in printed.out.splitlines()) <= 80
