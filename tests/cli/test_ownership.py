"""`faultlines ownership`: who is reached by whose listing, and through whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import HOSTILE, Run

LINKS = "owner,owned,share,start,end\nIvan Petrov,Alpha LLC,60,,\nAlpha LLC,Beta LLC,50,,\nBeta LLC,Gamma LLC,30,,\n"


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the store in a folder of the test."""
    monkeypatch.setenv("FAULTLINES_LISTS", str(tmp_path / "lists.sqlite"))


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """Write links of ownership."""
    path = tmp_path / "links.csv"
    path.write_text(LINKS, encoding="utf-8")
    return path


def test_owners_are_found_by_their_names_in_a_list(run: Run, links: Path, tmp_path: Path) -> None:
    """A listed person's firm and its half-owned daughter are reached, with the path; a minority is not."""
    sdn = tmp_path / "sdn.csv"
    sdn.write_text(
        '7,"Petrov, Ivan","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'Ivan Petrov\'."\r\n\x1a'
    )
    run("lists", "add", sdn, "--dated", "2024-01-01")
    shown = run("ownership", "--links", links, "--on", "2025-01-01")
    assert shown.status == 0
    lines = shown.out.splitlines()
    assert lines[0] == "OFAC 50 percent rule (50 % or more) on 2025-01-01"
    assert "owned      60 %          Alpha LLC" in lines
    assert "    60 %: Petrov, Ivan (listed); links.csv line 2" in lines
    assert "    path: Petrov, Ivan (listed) → 60 % → Alpha LLC → 50 % → Beta LLC" in lines
    assert "Gamma" not in shown.out
    assert all(len(line) <= 80 for line in lines)
    assert (
        "minority   30 %          Gamma LLC"
        in run("ownership", "--links", links, "--minority", "--on", "2025-01-01").out
    )


def test_listed_parties_can_be_named(run: Run, links: Path) -> None:
    """Without a store; the UK's rule stops at half."""
    found = json.loads(
        run("ownership", "--links", links, "--listed", "ivan petrov", "--rule", "uk", "--format", "json").out
    )
    assert [(one["name"], one["verdict"]) for one in found["findings"]] == [("Alpha LLC", "owned")]
    assert found["threshold"] == "more than 50 %"
    assert "regulation 7" in found["source"]


def test_one_party(run: Run, links: Path) -> None:
    """Asked for by name: reached, listed itself, not reached, not known."""
    arguments = ("--links", links, "--listed", "Ivan Petrov")
    assert "owned      50 %          Beta LLC" in run("ownership", "Beta LLC", *arguments).out
    assert "listed itself: Ivan Petrov" in run("ownership", "Ivan Petrov", *arguments).out
    assert (
        "not reached by listed parties" in run("ownership", "Ivan Petrov", "--links", links, "--listed", "Beta LLC").out
    )
    unknown = run("ownership", "Delta LLC", *arguments)
    assert (unknown.status, "no party of the links is called 'Delta LLC'" in unknown.err) == (2, True)


def test_oddities_are_told(run: Run, tmp_path: Path) -> None:
    """Shares that add up to more than all, and names that would command the terminal."""
    path = tmp_path / "links.csv"
    path.write_text(f"owner,owned,share\nX,Evil {HOSTILE},80\nY,Evil {HOSTILE},70\nX,X,5\n", encoding="utf-8")
    out = run("ownership", "--links", path, "--listed", "X").out
    assert "add up to 150 %" in " ".join(out.split())
    assert "own themselves were left out" in out
    assert "\x1b" not in out


def test_nothing_to_go_on(run: Run, links: Path, tmp_path: Path) -> None:
    """No store, nobody listed, no links."""
    assert "no list store yet" in run("ownership").err
    assert "nobody is listed" in run("ownership", "--links", links).err
    empty = tmp_path / "empty.csv"
    empty.write_text("owner,owned\n", encoding="utf-8")
    assert "no links of ownership" in run("ownership", "--links", empty, "--listed", "X").err


def test_doubtful_shares_are_told(run: Run, tmp_path: Path) -> None:
    """Fractions, and several rows on the same two parties, with how they were read."""
    path = tmp_path / "links.csv"
    path.write_text("owner,owned,share\nX,A,0.5\nX,B,30\nX,B,20\nX,C,70\nX,C,70\n", encoding="utf-8")
    out = " ".join(run("ownership", "--links", path, "--listed", "X", "--minority").out.split())
    assert "1 shares in links.csv are 1 or less and were read as per cent" in out
    assert "X holds 0.5 % of A" in out
    assert "1 pairs in links.csv have several rows with different shares (the first: X and B, 30 %, 20 %)" in out


def test_the_chain_beside_a_direct_holding_is_printed(run: Run, tmp_path: Path) -> None:
    """The listed owner's own part does not hide how the rest is reached."""
    path = tmp_path / "links.csv"
    path.write_text("owner,owned,share\nX,C,30\nX,A,60\nA,C,30\n", encoding="utf-8")
    arguments = ("ownership", "C", "--links", path, "--listed", "X")
    assert "    path: X (listed) → 60 % → A → 30 % → C" in run(*arguments).out.splitlines()
    (finding,) = json.loads(run(*arguments, "--format", "json").out)["findings"]
    assert (finding["path_from"], finding["path_length"], len(finding["other_paths"])) == ("X", 1, 1)
