"""Payments and bills of lading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from faultlines.records import EntryKind, Finding, ListedName, ListEntry, Verdict
from faultlines.screen import Screener
from faultlines.screen.sheets import table_rows
from faultlines.screen.transactions import role_of, screen_rows

if TYPE_CHECKING:
    from pathlib import Path


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
        ("Account name", "party"),
        ("Beneficiary account holder", "party"),
        ("Ship owner", "party"),
        ("Destination bank", "party"),
        ("Swift name", "party"),
        ("BeneficiaryName", "party"),
        ("Ship report", "ship"),
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


@pytest.mark.parametrize(
    "column",
    [
        "Account name", "Beneficiary account holder", "Ship owner", "Vessel operator", "Ship manager", "Port agent",
        "Destination bank", "Origin bank", "Receiver bank account", "Swift name", "Value", "Time", "Vessel", "id",
    ],
)  # fmt: skip
def test_a_party_is_found_under_any_header(screener: Screener, column: str) -> None:
    """Where a header tells of a ship, a port or an account too, or of nothing but numbers, a name is still screened."""
    for value, entry in (("Vladimir Putin", "x-3"), ("Korea Daesong Bank", "x-6")):
        hits = {finding.entry_id: finding.verdict for finding in findings(screener, **{column: value})}
        assert hits.get(entry) is Verdict.MATCH


@pytest.mark.parametrize(
    ("value", "entry"),
    [
        ("KOREA DAESONG BANK, SEGORI-DONG, GYONGHEUNG ST., POTONGGANG DISTRICT, PYONGYANG", "x-6"),
        ("Putin Vladimir, Kremlin, Moscow, Russia", "x-3"),
        ("PUTIN, Vladimir, Kremlin, Moscow, Russia", "x-3"),
        ("/DE12345678\nVLADIMIR PUTIN\nMOSCOW", "x-3"),
        ("Miller and Sons c/o Bashar al-Assad", "x-4"),
        ("Maersk A/S; Kim Yong Chol; MSC", "x-1"),
        ("청천강호; 대련", "x-7"),
    ],
)
def test_an_address_does_not_hide_a_party(screener: Screener, value: str, entry: str) -> None:
    """A name before an address, on a line of its own, after `c/o` or among others is screened by itself."""
    hits = {finding.entry_id: finding.verdict for finding in findings(screener, beneficiary=value)}
    assert hits.get(entry) is Verdict.MATCH


@pytest.mark.parametrize("country", ["IR", "IRN", "Iran", "Islamic Republic of Iran", "KP", "DPRK"])
def test_a_watched_country_is_told_however_it_is_written(screener: Screener, country: str) -> None:
    """By codes of two and three letters and by name; two letters in a text are no country."""
    (found,) = findings(screener, country=country)
    assert (found.list_name, found.entry_id) == ("places", "PRK" if country in ("KP", "DPRK") else "IRN")
    assert findings(screener, unheard_of="CU") == []


@pytest.mark.parametrize(
    ("memo", "entries"),
    [
        ("payment to Vladimir Putin", {"x-3"}),
        ("fees of Putin and of Vladimir Petrov", set()),
        ("for Vladimir Smith and Igor Putin", set()),
        ("for Vladimir and Putin Brothers", set()),
        ("Vladimir", set()),
    ],
)
def test_a_text_need_not_give_the_patronymic(screener: Screener, memo: str, entries: set[str]) -> None:
    """Given name and surname side by side name a person listed with a patronymic; apart, or alone, they do not."""
    assert {one.entry_id for one in findings(screener, memo=memo) if one.verdict is Verdict.MATCH} == entries


def test_one_word_of_a_text_is_no_match_for_a_ship() -> None:
    """Ships bear names of people: a word of a text that equals one is worth a look, and no more."""
    entries = [ListEntry("s-1", EntryKind.VESSEL, (ListedName("SABRINA"),))]
    found = findings(Screener({"test": entries}), memo="salary of Steven Sabrina Bradford")
    assert [(one.entry_id, one.verdict) for one in found] == [("s-1", Verdict.POSSIBLE)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_payments_are_read_with_any_separator(
    screener: Screener, tmp_path: Path, separator: str, encoding: str
) -> None:
    """Semicolons and tabs part the columns as well as commas, in UTF-8 and UTF-16."""
    path = tmp_path / "payments.csv"
    lines = ["date,amount,sender", "2024-05-03,100,Vladimir Putin"]
    path.write_text("\n".join(line.replace(",", separator) for line in lines), encoding=encoding)
    found = list(screen_rows(table_rows(path), screener))
    assert [(one.column, one.entry_id) for one in found] == [("sender", "x-3")]


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
