"""Goods against the Common High Priority List's shape: codes, headings, editions, words."""

from __future__ import annotations

import pytest

from faultlines.records import EntryKind, Identifier, ListedName, ListEntry
from faultlines.screen.goods import GoodsIndex


def goods(code: str, tier: str) -> ListEntry:
    """Make a listed code."""
    return ListEntry(
        f"hs-{code}", EntryKind.GOODS, (ListedName(code),), (Identifier("hs", code),), programmes=(f"tier {tier}",)
    )


INDEX = GoodsIndex(
    ("chpl", goods(code, tier))
    for code, tier in (
        ("854231", "1"), ("854239", "1"), ("853224", "2"), ("854149", "3A"), ("854151", "3A"), ("848210", "3B"),
        ("848250", "3B"), ("901420", "3B"), ("880730", "3B"),
    )
)  # fmt: skip


def found(query: str) -> list[tuple[str, str]]:
    """Give verdict and code."""
    return [(one.verdict.value, one.code) for one in INDEX.look_up(query)]


@pytest.mark.parametrize(
    "query", ["854231", "8542.31", "8542 31", "8542.31.0001", "8542310001", "HS 8542.31", "８５４２.31"]
)
def test_a_listed_code_is_a_match(query: str) -> None:
    """With or without dots, with national digits behind it, in any digits."""
    assert found(query) == [("match", "854231")]


def test_a_match_says_tier_and_reason() -> None:
    """The tier, what it means, what the code covers."""
    (one,) = INDEX.look_up("8542.31")
    assert (one.tier, one.list_name, one.entry_id) == ("1", "chpl", "hs-854231")
    assert one.reason == "8542.31 is on the list (tier 1)"
    assert "precision-guided weapons" in one.meaning
    assert one.covers.startswith("processors")


def test_a_code_of_the_same_heading_is_near() -> None:
    """Shown as near, never as a match."""
    assert found("8542.90") == [("near", "854231"), ("near", "854239")]
    assert found("8542") == [("near", "854231"), ("near", "854239")]


def test_a_code_that_was_moved_is_near() -> None:
    """8541.50 of 2017 became 8541.51 and others in 2022; parts of helicopters changed their heading."""
    reasons = {one.code: one.reason for one in INDEX.look_up("8541.50")}
    assert reasons["854151"] == "8541.50 is the code of 2017 that 8541.51 came from (tier 3A)"
    assert reasons["854149"] == "in the same heading as 8541.50 (tier 3A)"
    assert found("8803.30") == [("near", "880730")]


def test_words_point_to_codes() -> None:
    """A line without a code is near what its words name; the longest words win."""
    assert found("2,000 pcs multilayer ceramic capacitors") == [("near", "853224")]
    assert found("cylindrical roller bearings NU 206") == [("near", "848250")]
    assert found("BALL BEARINGS 6204-2RS") == [("near", "848210")]


def test_a_code_in_a_line_is_found() -> None:
    """Labelled, dotted, or bare where it is listed."""
    assert found("Parts, HS code: 8482.10, 20 cartons") == [("match", "848210")]
    assert found("bearings / TN VED 8482109008 / China") == [("match", "848210")]
    assert found("848210 steel goods") == [("match", "848210")]


@pytest.mark.parametrize(
    "query",
    ["rice", "invoice 854290 of 2023-09-12", "tel 8542901234567", "2023", "0042", "77", "", "12.5 kg at 8542.319"],
)
def test_what_is_no_code_is_nothing(query: str) -> None:
    """Dates, telephone and invoice numbers, sums, chapters that do not exist."""
    assert found(query) == []


def test_a_longer_word_hides_a_shorter_one() -> None:
    """A gyroscope is no flight controller, and "imu" is no part of "maximum"."""
    assert found("inertial measurement unit, maximum range") == [("near", "901420")]
    assert found("maximum") == []


@pytest.mark.parametrize(
    "query",
    [
        "ТН ВЭД 8542 31 900 0", "ТНВЭД: 8542319000", "код ТН ВЭД ЕАЭС 8542 31 900 0", "8542 31 900 0", "854231.0",
        "8542310000.0", "8542-31", "8542/31", "85423100001", "8542.31.000", "8542.31.00.00", "854231000",
        "8542310000999",
        "процессоры, ТН ВЭД 8542 31 900 0, 20 шт", "chips 8542 31 900 0, boxed", "processor parts HS 8542-31",
        "code 8542.31", "HS Code: 8542.31", "tariff no. 854231",
    ],
)  # fmt: skip
def test_a_code_as_customs_and_spreadsheets_write_it(query: str) -> None:
    """Russian labels and groups, dashes, a spreadsheet's decimals, national digits of any number."""
    assert ("match", "854231") in found(query)


def test_several_codes_in_one_cell() -> None:
    """Each is looked up, whatever stands between them."""
    for sign in (",", ", ", ";", " / ", "\n", "|"):
        assert found(f"854231{sign}848210.0{sign}999999") == [("match", "854231"), ("match", "848210")]


def test_a_number_longer_than_most_codes_is_only_a_match_or_nothing() -> None:
    """Near codes of what may be a telephone number say nothing."""
    assert found("8542901234567") == []
    assert found("8542.90.00.00") != []


def test_a_word_for_a_class_of_goods_is_near_all_its_codes() -> None:
    """A bill need not say which capacitor; singular or plural."""
    assert found("capacitors") == found("1 capacitor") == [("near", "853224")]
    assert found("bearing, steel") == [("near", "848210"), ("near", "848250")]


def test_a_listed_code_tells_what_a_word_beside_it_means() -> None:
    """The other kinds of bearings are not meant; other goods in the line still are."""
    assert found("bearings and capacitors, HS 8482.10") == [("match", "848210"), ("near", "853224")]


def test_a_sum_is_no_code() -> None:
    """A decimal comma or point, or a longer number; a comma between codes parts them."""
    for text in ("EUR 854231,50 paid", "EUR 854231.50 paid", "no 854231/7 of", "854-231-00", "sum 1854231 of"):
        assert found(text) == []
    assert found("parts 854231,848210 boxed") == [("match", "854231"), ("match", "848210")]
