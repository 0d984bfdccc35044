"""`faultlines show`: a claim, its passage, its provenance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from faultlines.cli.show import passage, selectors
from faultlines.records import Claim, Document, EventType, Mode

from .conftest import FUEL, NOTE, Run, start

if TYPE_CHECKING:
    from pathlib import Path

Records = tuple[list[Document], list[Claim]]


def test_the_passage_is_the_paragraph_with_the_quotation_marked(run: Run, case_path: Path, records: Records) -> None:
    """The quotation stands in its paragraph, between marks where no terminal can underline it."""
    printed = run("show", records[1][0].id[:8], "--case", case_path)
    assert printed.status == 0
    assert f"In 2023 >>>{FUEL}<<<, officials say." in printed.out
    assert "A first paragraph" not in printed.out


def test_fields_and_provenance_are_named(run: Run, case_path: Path, records: Records) -> None:
    """Every field that says something is shown, with hash, offsets, and where and when the document was seen."""
    documents, claims = records
    out = " ".join(run("show", claims[0].id, "--case", case_path).out.split())
    for words in (
        "actor RUS (“Russia”)", "commodity fuel", "holder officials", "when 2023", "likelihood very likely (80–95 %)",
        "where Tumangang", "source Wire", f"sha256 {documents[0].sha256}",
        f"offsets {claims[0].start}–{claims[0].end} of","at 2025-01-01T00:00:00Z", "extractor 1",
    ):  # fmt: skip
        assert words in out
    assert "instrument" not in out


def test_json_locates_the_words_by_two_selectors(run: Run, case_path: Path, records: Records) -> None:
    """JSON carries W3C selectors that lead back to the words, the hash and every sighting."""
    shown = json.loads(run("show", records[1][0].id, "--case", case_path, "--format", "json").out)
    quote, position = shown["selector"]
    assert NOTE.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"]) == position["start"]
    assert NOTE[position["start"] : position["end"]] == quote["exact"] == shown["quote"]
    assert shown["sha256"] == "a" * 64
    assert [seen["seen_at"] for seen in shown["sightings"]] == ["2025-01-01T00:00:00Z"]


@pytest.mark.parametrize("style", ["text", "json"])
def test_hostile_text_is_shown_not_obeyed(run: Run, case_path: Path, records: Records, style: str) -> None:
    """Neither the quotation, its actor's words nor the path can command the terminal."""
    printed = run("show", records[1][1].id, "--case", case_path, "--format", style)
    assert not set("\x1b\x07\u202e") & set(printed.out)


@pytest.mark.parametrize(
    ("claim", "reason"), [("c0000000", "no such claim"), ("c0", "too short"), ("xyzxyz", "no such claim")]
)
def test_an_unknown_claim_is_one_line(run: Run, case_path: Path, claim: str, reason: str) -> None:
    """No claim of that id: one line, status 2."""
    printed = run("show", claim, "--case", case_path)
    assert printed.status == 2
    assert printed.err.startswith(f"faultlines: {claim}: {reason}")
    assert printed.err.count("\n") == 1


def test_a_terminal_underlines_and_no_color_keeps_to_that(case_path: Path, records: Records) -> None:
    """On a terminal the quotation is bold and underlined instead of marked; --no-color sends no colour at all."""
    arguments = ("show", records[1][0].id, "--case", case_path)
    for extra, coloured in (((), True), (("--no-color",), False)):
        out = start("claims", "--case", case_path, *extra, environment={"FORCE_COLOR": "1"}).communicate()[0]
        assert ("\x1b[36m" in out) is coloured
    shown = start(*arguments, environment={"FORCE_COLOR": "1"}).communicate()[0]
    assert f"\x1b[1;4m{FUEL}" in shown
    assert ">>>" not in shown


def test_a_long_paragraph_is_cut_around_the_quotation() -> None:
    """The passage never grows with the paragraph."""
    text = "word " * 1000 + FUEL + " word" * 1000
    document = Document("c" * 64, 0, "long.txt", "text/plain", text, "en")
    claim = Claim(document.id, 5000, 5000 + len(FUEL), FUEL, ("RUS",), ("PRK",), "", "", EventType.AID, Mode.FACT)
    before, after = passage(claim, document)
    assert before.startswith("…")
    assert after.endswith("…")
    assert len(before + after) < 1300
    assert selectors(claim, document)[1] == {"type": "TextPositionSelector", "start": 5000, "end": 5000 + len(FUEL)}
