"""Payments and bills of lading."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from faultlines.records import Finding, Verdict
from faultlines.screen import Screener
from faultlines.screen.transactions import role_of, screen_rows


@dataclass(frozen=True)
class Goods:
    """A look-up of goods that knows one code."""

    verdict: str = "match"
    list_name: str = "goods"
    entry_id: str = "hs-854231"
    code: str = "854231"
    reason: str = "tier 1"

    def look_up(self, query: str) -> list[Goods]:
        """Return itself where the code stands."""
        return [self] if self.code in query.replace(".", "") else []


def findings(screener: Screener, **cells: str) -> list[Finding]:
    """Screen one row."""
    return list(screen_rows([(2, cells)], screener, Goods()))


@pytest.mark.parametrize(
    ("column", "role"),
    [
        ("Consignee", "party"),
        ("beneficiary_bank", "party"),
        ("Vessel name", "ship"),
        ("IMO No.", "imo"),
        ("Port of loading", "port"),
        ("HS code", "goods"),
        ("Remittance information", "text"),
        ("Amount", ""),
        ("Feld 7", "text"),
    ],
)
def test_headers_tell_what_columns_hold(column: str, role: str) -> None:
    """Parties, ships, ports and codes by their headers; what is unknown is read as text."""
    assert role_of(column) == role


@pytest.mark.parametrize(
    ("column", "value", "entry"),
    [
        ("shipper", "Korea Mining Dev. Trading Corp.", "x-5"),
        ("vessel", "MV CHONGCHONGANG", "x-7"),
        ("imo", "7937317", "x-7"),
        ("remittance", "transfer for Vladimir Vladimirovich Putin re invoice 12", "x-3"),
        ("details", "ex IMO 7937317 at anchor", "x-7"),
        ("memo", "pay to 0x098B716B8Aaf21512996dC57EB0615e2383E2f96 now", "x-9"),
        ("port_of_loading", "Nampo", "PRK"),
        ("hs_code", "8542.31", "hs-854231"),
        ("unheard_of", "on behalf of Korea Daesong Bank", "x-6"),
    ],
)
def test_every_kind_of_value_is_screened(screener: Screener, column: str, value: str, entry: str) -> None:
    """Parties, ships, numbers, ports, goods and names inside free text are found where they stand."""
    found = findings(screener, **{column: value})
    assert entry in [finding.entry_id for finding in found]
    assert {finding.column for finding in found} == {column}


def test_a_plain_row_has_no_match(screener: Screener) -> None:
    """Ordinary trade is let through."""
    row = {
        "id": "7",
        "shipper": "Maersk A/S",
        "vessel": "MSC Oscar",
        "port": "Rotterdam",
        "description": "flat-pack furniture",
    }
    assert [finding for finding in findings(screener, **row) if finding.verdict is Verdict.MATCH] == []


def test_findings_name_their_row(screener: Screener) -> None:
    """By its own id, or by its line."""
    assert findings(screener, id="B/L 9", imo="7937317")[0].row_id == "B/L 9"
    assert findings(screener, imo="7937317")[0].row_id == "2"
