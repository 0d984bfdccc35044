"""The table of short cases: its form, and the share that the reader gets right."""

from __future__ import annotations

import json
from pathlib import Path

from faultlines.records import Commodity, EventType, Mode

FOLDER = Path(__file__).parent / "cases"
CASES = [json.loads(line) for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]


def test_the_table_is_large_and_a_third_of_it_is_silent() -> None:
    """At least 400 cases, about a third without a claim, and 30 per cent kept unread."""
    assert len(CASES) >= 400
    assert 0.28 <= sum(not case["claims"] for case in CASES) / len(CASES) <= 0.40
    assert 0.28 <= sum(case["split"] == "unread" for case in CASES) / len(CASES) <= 0.32


def test_every_row_keeps_to_the_closed_vocabularies() -> None:
    """Ids are unique; types, modes and commodities are the product's own."""
    assert len({case["id"] for case in CASES}) == len(CASES)
    for case in CASES:
        for claim in case["claims"]:
            assert claim["type"] in set(EventType)
            assert claim["mode"] in set(Mode)
            assert set(claim.get("commodity") or []) <= set(Commodity)
