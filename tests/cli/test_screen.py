"""`faultlines screen`."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from faultlines.lists import ListFile, ListStore, Reading
from faultlines.pipeline.screening import now
from faultlines.records import ListedName
from tests.screen.conftest import ENTRIES

if TYPE_CHECKING:
    from pathlib import Path

    from faultlines.records import ListEntry
    from tests.cli.conftest import Run

Asked = Callable[..., list[tuple[str, str, str]]]


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


def load(
    store: Path,
    file: Path,
    dated: str | None,
    entries: tuple[ListEntry, ...],
    name: str = "test",
    read_at: str = "2026-03-01T00:00:00Z",
) -> None:
    """Add a version of a list, read now."""
    file.write_text(f"{name} {dated} {len(entries)}")
    with ListStore.open(store) as opened:
        reading = Reading(name, "test", "A test", iter(entries), dated, (ListFile(file),))
        opened.add(reading, read_at, name=name, accept_shrink=True)


def today() -> str:
    """Return the day as the program takes it."""
    return now()[:10]


@pytest.fixture
def asked(run: Run, tmp_path: Path) -> Asked:
    """Screen Putin and Assad with decisions kept, and return (query, list, entry) of what is met."""
    path = tmp_path / "c.csv"
    path.write_text("name,kind\nPutin Vladimir,person\nAssad Bashar,person\n", encoding="utf-8")

    def call(*more: object) -> list[tuple[str, str, str]]:
        printed = run("screen", path, "--format", "jsonl", "--decisions", tmp_path / "d.db", *map(str, more))
        assert printed.status == 0
        rows = [json.loads(line) for line in printed.out.splitlines()]
        return [(row["query"].split()[0], row["list"], row["entry_id"]) for row in rows if row["verdict"] == "match"]

    return call


def test_since_meets_what_the_store_did_not_hold_when_last_asked(lists: Path, asked: Asked, tmp_path: Path) -> None:
    """A version read after the run counts though it is dated before it; what was met then is not met again."""
    assert asked() == [("Putin", "test", "x-3"), ("Assad", "test", "x-4")]
    assert asked("--since", today()) == []
    twin = replace(ENTRIES[2], entry_id="z-1")
    load(lists, tmp_path / "new.txt", "2026-02-02", (*ENTRIES, twin))
    assert asked("--since", today()) == [("Putin", "test", "z-1"), ("Assad", "test", "x-4")]
    assert asked("--since", today()) == []


def test_since_tells_lists_apart(lists: Path, asked: Asked, tmp_path: Path) -> None:
    """A list loaded after the run is new, old as its date and known as its wordings may be from another list."""
    asked()
    load(lists, tmp_path / "other.txt", "2020-01-01", ENTRIES, "other")
    assert asked("--since", today(), "--list", "test") == []
    assert asked("--since", today()) == [("Putin", "other", "x-3"), ("Assad", "other", "x-4")]


def test_a_list_left_out_of_a_run_is_new_to_those_asked(lists: Path, asked: Asked, tmp_path: Path) -> None:
    """Whoever was asked about on one list only has not been asked about on the other."""
    load(lists, tmp_path / "other.txt", "2020-01-01", ENTRIES, "other")
    asked("--list", "test")
    assert asked("--since", today()) == [("Putin", "other", "x-3"), ("Assad", "other", "x-4")]


@pytest.mark.usefixtures("lists")
def test_since_meets_everything_for_whoever_was_not_asked(asked: Asked, tmp_path: Path) -> None:
    """A new customer, and one first asked about after the day."""
    asked()
    (tmp_path / "c.csv").write_text("name\nPutin Vladimir\nKim Yong Chol\n", encoding="utf-8")
    assert [query for query, _, _ in asked("--since", today())] == ["Kim", "Kim"]
    assert [query for query, _, _ in asked("--since", "2026-01-01")] == ["Putin", "Kim", "Kim"]


def test_a_version_dated_ahead_does_not_answer_yet(lists: Path, asked: Asked, tmp_path: Path) -> None:
    """Who is listed from next century on is not listed today."""
    load(lists, tmp_path / "new.txt", "2126-01-01", ENTRIES[:3], read_at="2126-01-02T00:00:00Z")
    assert ("Assad", "test", "x-4") in asked()


@pytest.mark.usefixtures("lists")
def test_what_is_cleared_takes_no_place_among_results(run: Run, tmp_path: Path) -> None:
    """With one result wanted, the one that is not cleared is shown."""
    decided = ("--decisions", tmp_path / "d.db")
    query = ("screen", "Kim Yong Chol", *decided)
    first = json.loads(run(*query, "--limit", "1", "--format", "jsonl").out)["entry_id"]
    run(*query, "--clear", first, "--reason", "not he", "--author", "N. N.")
    left = json.loads(run(*query, "--limit", "1", "--format", "jsonl").out)
    assert {first, left["entry_id"]} == {"x-1", "x-2"}
    assert left["verdict"] == "match"


def test_a_decision_says_what_it_does_not_clear(lists: Path, run: Run, tmp_path: Path) -> None:
    """The same entry of another list needs a decision of its own, for which the list is named."""
    load(lists, tmp_path / "other.txt", "2020-01-01", ENTRIES, "other")
    decided = ("--decisions", tmp_path / "d.db", "--reason", "not he", "--author", "N. N.")
    both = run("screen", "Putin Vladimir", "--clear", "x-3", *decided)
    assert (both.status, "several lists: other, test" in both.err) == (2, True)
    printed = run("screen", "Putin Vladimir", "--clear", "x-3", "--list", "test", *decided)
    assert printed.status == 0
    assert "other" not in printed.out
    printed = run("screen", "Kim Yong Chol", "--clear", "x-1", "--list", "test", *decided)
    assert "needs a decision of its own" in printed.out
    assert "test x-2" in printed.out


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("c.csv", "--clear", "x-3"), "not a file"),
        (("Maersk Line", "--clear", "x-3"), "not among the results"),
        (("Putin Vladimir", "--clear", "x-99"), "no entry 'x-99'"),
        (("Putin Vladimir", "--clear", "x-3", "--restore", "x-3"), "contradict"),
        (("Putin Vladimir", "--restore", "x-3"), "does not stand cleared"),
        (("Putin Vladimir", "--clear", ""), "names no entry"),
        (("Putin Vladimir;Igor Sechin", "--clear", "x-3"), "several names"),
        (("Putin Vladimir", "--clear", "x-3", "--since", "2026-01-01"), "--since does not go with"),
    ],
)
def test_a_decision_that_means_nothing_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], complaint: str
) -> None:
    """It needs one party, one entry among its results, and one direction; nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.csv").write_text("name\nPutin Vladimir\n")
    printed = run("screen", *words, "--decisions", "d.db", "--reason", "not he", "--author", "N. N.")
    assert (printed.status, printed.err.count("\n")) == (2, 1)
    assert complaint in printed.err
    if (tmp_path / "d.db").exists():
        with closing(sqlite3.connect("d.db")) as connection:
            assert connection.execute("SELECT count(*) FROM decision").fetchone() == (0,)


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(
    "words",
    [
        ("t.csv", "--transactions", "--decisions", "d.db"),
        ("t.csv", "--transactions", "--kind", "person"),
        ("c.csv", "--kind", "person"),
        ("c.csv", "--born", "1984"),
        ("c.csv", "--country", "PRK"),
        ("c.csv", "--identifier", "imo:7937317"),
        ("Kim", "--reason", "why"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """One line names the option."""
    monkeypatch.chdir(tmp_path)
    for name in ("t.csv", "c.csv"):
        (tmp_path / name).write_text("name\nPutin Vladimir\n")
    printed = run("screen", *words)
    assert (printed.status, printed.out, printed.err.count("\n")) == (2, "", 1)
    assert next(word for word in reversed(words) if word.startswith("--")) in printed.err


@pytest.mark.usefixtures("lists")
def test_decisions_set_for_all_runs_are_said_not_to_apply(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment's file does not stop a run on transactions, but nobody is left to think that it counted."""
    monkeypatch.setenv("FAULTLINES_DECISIONS", str(tmp_path / "d.db"))
    (tmp_path / "t.csv").write_text("sender\nPutin Vladimir\n")
    printed = run("screen", tmp_path / "t.csv", "--transactions")
    assert printed.status == 0
    assert "not applied to transactions" in printed.err


@pytest.mark.usefixtures("lists")
def test_a_bad_row_is_told_and_the_others_are_screened(run: Run, tmp_path: Path) -> None:
    """Exit status 1, a line for the row, and results for all who have a name."""
    path = tmp_path / "c.csv"
    path.write_text("id;name;kind\n1;Kim Yong Chol;dragon\n2;;person\n3;Putin Vladimir;person\n")
    printed = run("screen", path, "--format", "jsonl", "--limit", "1")
    assert printed.status == 1
    assert [json.loads(line)["query_id"] for line in printed.out.splitlines()] == ["1", "3"]
    assert [f"{path}:{line}: " in printed.err for line in (2, 3, 4)] == [True, True, False]


@pytest.mark.usefixtures("lists")
def test_thousands_of_bad_rows_do_not_flood_the_terminal(run: Run, tmp_path: Path) -> None:
    """Twenty are named, the others counted."""
    path = tmp_path / "c.csv"
    path.write_text("id,name\n1,Kim\n" + "2,\n" * 500)
    printed = run("screen", path)
    assert printed.err.count("\n") == 21
    assert "and 480 more" in printed.err


@pytest.mark.usefixtures("lists")
def test_a_name_longer_than_any_path_is_a_name(run: Run) -> None:
    """The operating system's limit for names of files is none for parties."""
    printed = run("screen", "Putin Vladimir " + "very " * 200)
    assert (printed.status, printed.err) == (0, "")


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("style", ["customers", "transactions", "one"])
@pytest.mark.parametrize("width", [40, 80])
def test_no_line_is_wider_than_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: str, width: int
) -> None:
    """Long names, ids and reasons go on in a further line, Korean ones too, which take two cells a letter."""
    path = tmp_path / "c.csv"
    monkeypatch.setenv("FAULTLINES_DECISIONS", str(tmp_path / "d.db"))
    path.write_text(f"id,name\n{'9' * 90},조선광업개발무역회사\n8,Kim Yong Chol of {'x' * 120}\n", encoding="utf-8")
    words = {"customers": (path,), "transactions": (path, "--transactions"), "one": ("조선광업개발무역회사",)}[style]
    if style == "one":
        run("screen", *words, "--clear", "x-5", "--reason", "우리가 아는 다른 회사 " * 12, "--author", "N. N.")
    with monkeypatch.context() as narrow:
        narrow.setenv("COLUMNS", str(width))
        printed = run("screen", *words)
    assert printed.status == 0
    assert "x-5" in printed.out
    assert max(map(cell_len, printed.out.splitlines())) <= width


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("Kim", "--list", "nowhere"), "no list 'nowhere'"),
        (("Kim", "--since", "2026-01-01"), "--since needs --decisions"),
        (("Kim", "--since", "2126-01-01", "--decisions", "{tmp}/d.db"), "2126-01-01 lies ahead"),
        (("missing.xlsx",), "missing.xlsx"),
        ((".",), "a folder"),
        (("{tmp}",), "a folder"),
        ((" ",), "the name is empty"),
        (("Kim", "--clear", "x-1"), "no file of decisions"),
        (("missing.csv",), "missing.csv"),
    ],
)
@pytest.mark.usefixtures("lists")
def test_mistakes_are_told_in_a_line(run: Run, tmp_path: Path, words: tuple[str, ...], complaint: str) -> None:
    """Exit status 2 and one line that says what is wrong."""
    printed = run("screen", *(word.format(tmp=tmp_path) for word in words))
    assert printed.status == 2
    assert complaint in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(("option", "value"), [("--price", "nan"), ("--price", "0"), ("--since", "soon")])
def test_a_value_that_is_none_is_refused(run: Run, option: str, value: str) -> None:
    """`nan` is in no range, and a word no day."""
    printed = run("screen", "Kim Yong Chol", option, value)
    assert (printed.status, printed.out) == (2, "")
    assert value in printed.err


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
