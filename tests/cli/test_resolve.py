"""`faultlines resolve`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faultlines.pipeline import open_case

from .conftest import Run


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which one man is named in two ways."""
    folder = tmp_path_factory.mktemp("resolve")
    text = "Kim Jong Un met Vladimir Putin in Pyongyang. Mr Putin thanked Kim Jong-un and promised oil to North Korea."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    with open_case(folder / "a.case") as opened:
        opened.read(folder / "a.txt", published="2024-06-19")
    return folder / "a.case"


def test_each_merge_has_a_score_and_a_reason(run: Run, case: Path) -> None:
    """The least sure first; the same as JSON."""
    rows = json.loads(run("resolve", "--case", str(case), "--format", "json").out)
    assert {"Vladimir Putin"} <= {row["name"] for row in rows["merges"]}
    assert all(0 < row["score"] <= 1 and row["reason"] for row in rows["merges"])
    assert [row["score"] for row in rows["merges"]] == sorted(row["score"] for row in rows["merges"])
    shown = run("resolve", "--case", str(case))
    assert shown.status == 0
    assert f"{rows['mentions']} mentions, {rows['actors']} actors" in shown.out


def test_only_scores_up_to_a_bound(run: Run, case: Path) -> None:
    """A bound below every score leaves nothing."""
    assert json.loads(run("resolve", "--case", str(case), "--below", "0.01", "--format", "json").out)["merges"] == []
