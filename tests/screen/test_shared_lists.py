"""The matcher on the real lists, where they lie beside the project."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import pytest

from faultlines.records import EntryKind, Query
from faultlines.screen import Screener

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("FAULTLINES_SHARED", ROOT.parent / "shared"))
SDN = SHARED / "lists/ofac/2024-05-03_sdn.csv"
UN = SHARED / "lists/un/2026-02-27_consolidated.xml"

sys.path.insert(0, str(ROOT / "tools"))
from ofac_names import sdn_entries, un_entries  # noqa: E402 - a tool, not part of the package

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SDN.exists() and UN.exists()), reason="the shared lists are not here"),
]


def test_the_cross_script_table_keeps_its_bounds() -> None:
    """Recall .90 at precision .95 on both parts of the table, at the threshold of a match."""
    screener = Screener({"ofac-2024-05-03": sdn_entries(SDN), "un-2026-02-27": un_entries(UN)})
    with (Path(__file__).parent / "data/cross_script_pairs.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) >= 300
    for part in ("open", "unread"):
        said = [
            (row["verdict"] == "same", any(
                one.listing.entry.entry_id == row["entry_id"] and one.score >= screener.thresholds.match
                for one in screener.score(Query("", row["query"], EntryKind(row["kind"])))
            ))
            for row in rows if row["part"] == part
        ]  # fmt: skip
        right = sum(same and found for same, found in said)
        assert right / sum(same for same, _ in said) >= 0.90
        assert right / sum(found for _, found in said) >= 0.95
