"""`faultlines reread` and a user's own words on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faultlines.pipeline import open_case

from .conftest import Run

OWN = '[[name]]\nname = "Rason Sunrise"\ncode = "PRK"\nkind = "firm"\n'


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of one document, whose giver only the user knows."""
    (tmp_path / "a.txt").write_text("Rason Sunrise supplied shells to Russia. Russia met China.", encoding="utf-8")
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    with open_case(tmp_path / "a.case") as opened:
        opened.read(tmp_path / "a.txt")
    return tmp_path / "a.case"


def givers(case: Path) -> set[tuple[str, ...]]:
    """Who gives, by the claims that stand."""
    with open_case(case, read_only=True) as opened:
        return {claim.actor for claim in opened.claims(type="AID")}


def test_a_case_is_read_anew_with_a_users_words_and_back(run: Run, case: Path) -> None:
    """What stands follows the words; what both find stays."""
    before = givers(case)
    words = str(case.with_name("own.toml"))
    printed = run("reread", "--case", str(case), "--lexicon", words, "--format", "json")
    assert printed.status == 0
    summary = json.loads(printed.out)
    assert (summary["documents"], summary["added"], summary["lost"]) == (1, 1, [])
    assert "+" in summary["extractor"]
    assert givers(case) == {("PRK",)}
    again = run("reread", "--case", str(case), "--lexicon", words, "--format", "json")
    assert json.loads(again.out)["added"] == 0
    assert run("reread", "--case", str(case)).status == 0
    assert givers(case) == before


def test_a_claim_is_explained_with_the_words_it_was_read_with(run: Run, case: Path) -> None:
    """Without them the reader says that it does not make the claim."""
    words = str(case.with_name("own.toml"))
    assert run("reread", "--case", str(case), "--lexicon", words).status == 0
    with open_case(case, read_only=True) as opened:
        (claim,) = opened.claims(type="AID")
    told = run("explain", claim.id, "--case", str(case), "--lexicon", words)
    assert "“Rason Sunrise” is PRK (firm)" in " ".join(told.out.split())
    refused = run("explain", claim.id, "--case", str(case))
    assert refused.status == 2
    assert "does not make claim" in refused.err


def test_reading_with_a_users_words(run: Run, case: Path) -> None:
    """From the first reading on, in worker processes too."""
    other = case.with_name("b.case")
    words = ["--lexicon", str(case.with_name("own.toml")), "--jobs", "2"]
    assert run("read", str(case.with_name("a.txt")), "--case", str(other), *words).status == 0
    assert givers(other) == {("PRK",)}


@pytest.mark.parametrize("verb", [["read", "a.txt"], ["reread"]])
def test_a_lexicon_with_a_mistake_is_refused_before_anything_is_read(run: Run, case: Path, verb: list[str]) -> None:
    """With file and line; the case stays as it was."""
    wrong = case.with_name("wrong.toml")
    wrong.write_text(OWN.replace("PRK", "Korea"), encoding="utf-8")
    paths = [str(case.with_name(name)) if name == "a.txt" else name for name in verb]
    printed = run(*paths, "--case", str(case), "--lexicon", str(wrong))
    assert printed.status == 2
    assert "wrong.toml:3" in printed.err


def test_a_missing_case_is_not_made(run: Run, tmp_path: Path) -> None:
    """There is nothing to read anew."""
    assert run("reread", "--case", str(tmp_path / "none.case")).status == 2
    assert not (tmp_path / "none.case").exists()
