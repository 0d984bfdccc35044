"""`faultlines explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from faultlines.cli import faultlines as command
from faultlines.cli import main
from faultlines.pipeline import open_case


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one sentence."""
    folder = tmp_path_factory.mktemp("explain")
    (folder / "a.txt").write_text("Russia supplied oil to North Korea in May 2024, Seoul said.", encoding="utf-8")
    with open_case(folder / "a.case") as opened:
        opened.read(folder / "a.txt")
    return folder / "a.case"


def test_a_text_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Parties, type and mode at the head, then a line a field."""
    assert main(["explain", "--text", "Russia supplied oil to North Korea."]) == 0
    shown = capsys.readouterr().out
    assert "RUS → PRK" in shown
    assert "frames/AID.toml" in shown


def test_a_text_without_a_claim_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """No claim is an answer, not an error."""
    assert main(["explain", "--text", "It rained."]) == 0
    assert "no claim" in capsys.readouterr().out


def test_a_claim_is_explained_by_a_shortened_id_as_json(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each step has a field, a value and a reason."""
    with open_case(case, read_only=True) as opened:
        claim = next(iter(opened.claims()))
    assert main(["explain", claim.id[:10], "--case", str(case), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["claim"] == claim.id
    assert {"type", "actor", "target", "mode", "holder", "when"} <= {step["field"] for step in rows[0]["steps"]}


@pytest.mark.parametrize("words", [["explain"], ["explain", "c-123456", "--text", "x"], ["explain", "c-123456"]])
def test_what_is_missing_is_said(words: list[str]) -> None:
    """Neither, both, or an id without a case."""
    result = CliRunner(env={"FAULTLINES_CASE": None}).invoke(command, words)
    assert result.exit_code == 2
    assert "Error" in result.output


def test_hostile_text_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters are shown, not obeyed."""
    assert main(["explain", "--text", "Russia supplied \x1b[31moil to North Korea."]) == 0
    assert "\x1b[31m" not in capsys.readouterr().out
