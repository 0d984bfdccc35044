"""`faultlines lists`: loading, showing, updating and comparing lists."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from faultlines.cli.lists import lists
from tests.cli.conftest import HOSTILE, Run

HEADER = "id,name,alias,kind,birth_date,country,listed_on,identifier:imo\n"
ROWS = (
    "p1,Kim Chol,Kim Chul,person,1961-03-01,KP,2016-03-02,\n"
    "v1,WISE HONEST,,vessel,,KP,2018-01-01,8905490\n"
    "o1,KOREA SONGI,,organisation,,KP,2017-01-01,\n"
)


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the store in a folder of the test."""
    monkeypatch.setenv("FAULTLINES_LISTS", str(tmp_path / "data" / "lists.sqlite"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Write a list."""
    path = tmp_path / "own_2024-01-01.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def test_add_says_what_it_did(run: Run, own: Path) -> None:
    """The first time it counts, the second it says that nothing is new."""
    first, again = run("lists", "add", own, "--as", "own"), run("lists", "add", own, "--as", "own")
    assert (first.status, again.status) == (0, 0)
    assert first.out == "own: 3 entries, in force from 2024-01-01 (3 added, 0 changed, 0 removed)\n"
    assert again.out == "own: nothing new; the version of 2024-01-01 holds the same\n"


def test_a_refused_file_ends_with_status_2(run: Run, own: Path) -> None:
    """One line with place and reason; what was in force stays, and the attempt is shown."""
    run("lists", "add", own, "--as", "own")
    own.write_text(HEADER + ROWS + "p2,Ri,,spaceship,,,,\n", encoding="utf-8")
    refused = run("lists", "add", own, "--as", "own", "--dated", "2024-02-01")
    assert (refused.status, refused.out) == (2, "")
    assert f"{own}:5: 'spaceship' is no kind of entry" in refused.err
    shown = run("lists", "show", "own").out
    assert "2024-01-01" in shown
    assert "nothing added:" in shown
    assert "2024-02-01" not in shown


def test_show_lists_within_80_columns(run: Run, own: Path) -> None:
    """A long path is cut at its front, so that the file's name is seen."""
    run("lists", "add", own, "--as", "own")
    shown = run("lists", "show")
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    assert "own_2024-01-01.csv" in shown.out
    assert json.loads(run("lists", "show", "--format", "json").out)[0]["entries"] == 3


def test_show_an_entry_on_a_day(run: Run, own: Path) -> None:
    """Every wording, and whether it was listed."""
    run("lists", "add", own, "--as", "own")
    own.write_text(HEADER + ROWS.replace("Kim Chul", "Kim Cheol"), encoding="utf-8")
    run("lists", "add", own, "--as", "own", "--dated", "2024-02-01")
    shown = run("lists", "show", "own", "--entry", "p1", "--on", "2020-01-01").out
    assert "in force from 2024-01-01 until 2024-02-01" in shown
    assert "names: Kim Cheol (strong)" in shown
    assert "on 2020-01-01: listed; the entry says that it was listed on 2016-03-02" in shown
    content = json.loads(run("lists", "show", "own", "--entry", "p1", "--on", "2015-01-01", "--format", "json").out)
    assert (content["standing"]["listed"], len(content["wordings"])) == (False, 2)


def test_show_a_day_and_its_entries(run: Run, own: Path) -> None:
    """Counts by kind, on what they rest, and the entries as JSON lines."""
    run("lists", "add", own, "--as", "own")
    assert (
        "own on 2024-05-01: 3 entries, by the version of 2024-01-01"
        in run("lists", "show", "own", "--on", "2024-05-01").out
    )
    assert (
        "own on 2017-06-01: 2 entries, by the entries' own listing dates"
        in run("lists", "show", "own", "--on", "2017-06-01").out
    )
    entries = [json.loads(line) for line in run("lists", "show", "own", "--entries").out.splitlines()]
    assert [one["entry_id"] for one in entries] == ["p1", "v1", "o1"]


def test_hostile_names_do_not_command_the_terminal(run: Run, tmp_path: Path) -> None:
    """Control characters and changes of direction in a list are shown, in tables and JSON."""
    path = tmp_path / "evil.csv"
    path.write_text(f"id,name,kind,remarks\nx,Evil {HOSTILE} name,person,{HOSTILE}\n", encoding="utf-8")
    run("lists", "add", path, "--as", "evil", "--dated", "2024-01-01")
    for arguments in (
        ("show", "evil", "--entry", "x"),
        ("show", "evil", "--entry", "x", "--format", "json"),
        ("show", "evil", "--entries"),
    ):
        out = run("lists", *arguments).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "Evil" in out


def test_diff_of_two_versions(run: Run, own: Path) -> None:
    """Added, removed and changed, with what each field lost and gained; all are counted under a limit."""
    run("lists", "add", own, "--as", "own")
    changed = ROWS.replace("1961-03-01", "1961").replace("o1,KOREA SONGI", "o2,KOREA SONGI TRADING")
    own.write_text(HEADER + changed, encoding="utf-8")
    run("lists", "add", own, "--as", "own", "--dated", "2024-02-01", "--accept-shrink")
    out = run("lists", "diff", "own@1", "own@2024-02-01").out
    assert out.splitlines() == [
        "~ p1 Kim Chol", "    - birth_dates: 1961-03-01", "    + birth_dates: 1961", "+ o2 KOREA SONGI TRADING",
        "- o1 KOREA SONGI", "1 added, 1 removed, 1 changed",
    ]  # fmt: skip
    limited = run("lists", "diff", "own@1", "own", "--limit", "1", "--format", "json")
    assert json.loads(limited.out)["fields"] == {"birth_dates": {"gone": ["1961-03-01"], "come": ["1961"]}}
    assert limited.err == "1 added, 1 removed, 1 changed\n"


def test_diff_of_two_files(run: Run, own: Path, tmp_path: Path) -> None:
    """Files need not be in the store, nor a store be there."""
    other = tmp_path / "other.csv"
    other.write_text(HEADER + ROWS.splitlines(keepends=True)[0], encoding="utf-8")
    found = run("lists", "diff", own, other)
    assert (found.status, found.out.splitlines()[-1]) == (0, "0 added, 2 removed, 0 changed")


def test_update_reads_again_and_goes_on_after_a_failure(run: Run, own: Path, tmp_path: Path) -> None:
    """One list is gone, the other has grown: status 1, the first keeps its version, the second has a new one."""
    gone = tmp_path / "gone.csv"
    gone.write_text(HEADER + ROWS, encoding="utf-8")
    run("lists", "add", gone, "--as", "a-gone", "--dated", "2024-01-01")
    run("lists", "add", own, "--as", "own", "--map", "name=name", "--map", "id=id")
    gone.unlink()
    own.write_text(HEADER + ROWS + "p9,New One,,person,,,,\n", encoding="utf-8")
    updated = run("lists", "update")
    assert updated.status == 1
    assert "a-gone:" in updated.err
    assert "2024-01-01 stays in force" in updated.err
    assert "own: 4 entries" in updated.out
    assert run("lists", "update", "own").status == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("show",), "no list store yet"),
        (("update",), "no list store yet"),
        (("add", "nowhere.csv"), "no such file"),
        (("add", "ftp://example.org/x.csv"), "ftp is not fetched"),
        (("show", "--entries"), "name the list"),
        (("show", "own", "--on", "soon"), "is not a day"),
        (("diff", "own@1", "own@2"), "no list store yet"),
        (("diff", "x" * 300, "own@2"), "no list store yet"),
        (("show", "--store", "x" * 300), "cannot be opened"),
        (("add", "http://["), "no address"),
        (("add", __file__, "--encoding", "rot13"), "no such encoding"),
    ],
)
def test_mistakes_are_told_with_status_2(run: Run, arguments: tuple[str, ...], reason: str) -> None:
    """In one message, with a way on where there is one."""
    told = run("lists", *arguments)
    assert told.status == 2
    assert reason in told.err


@pytest.mark.parametrize("verb", ["add", "diff", "show", "update"])
def test_every_verb_has_help_within_80_columns(run: Run, verb: str) -> None:
    """And every option an explanation."""
    assert sorted(lists.commands) == ["add", "diff", "show", "update"]
    printed = run("lists", verb, "--help")
    assert printed.status == 0
    assert all(len(line) <= 80 for line in printed.out.splitlines())
    for parameter in lists.commands[verb].params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


def test_goods(run: Run, tmp_path: Path) -> None:
    """A match, near codes, and nothing, in a table and as JSON lines."""
    path = tmp_path / "common_high_priority_2024-02-23.csv"
    path.write_text("hs6,tier\n854231,1\n854239,1\n848210,3B\n", encoding="utf-8")
    assert run("goods", "8542.31").status == 2
    run("lists", "add", path)
    shown = run("goods", "8542.31", "8542.90", "rice")
    assert "  match 8542.31 tier 1 (chpl) processors" in shown.out
    assert "  near  8542.39 tier 1 (chpl)" in shown.out
    assert "on no list of goods" in shown.out
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    row = json.loads(run("goods", "848210", "--format", "json").out)
    assert [(one["verdict"], one["tier"]) for one in row["matches"]] == [("match", "3B")]
    assert run("goods", "848210", "--on", "2020-01-01").status == 2


def test_why_there_are_no_goods_is_told_truly(run: Run, tmp_path: Path, own: Path) -> None:
    """None loaded, none so old, or a list of something else."""
    run("lists", "add", own, "--as", "own")
    assert "no list of goods is loaded" in run("goods", "854231").err
    path = tmp_path / "common_high_priority_2024-02-23.csv"
    path.write_text("hs6,tier\n854231,1\n", encoding="utf-8")
    run("lists", "add", path)
    early, other = run("goods", "854231", "--on", "2020-01-01"), run("goods", "854231", "--list", "own")
    assert "no list of goods is in force on 2020-01-01 (loaded: chpl from 2024-02-23)" in early.err
    assert "no list of goods: own (lists of goods: chpl)" in other.err
    assert (early.status, other.status) == (2, 2)
