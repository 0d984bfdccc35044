"""The real lists, where they are present: counts, and entries that are known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from faultlines.errors import RefusedListError
from faultlines.lists import ListFile, Options
from tests.lists.conftest import entries_of, ids, texts

pytestmark = pytest.mark.shared


def test_the_un_list_has_1003_entries(shared_lists: Path) -> None:
    """730 persons and 273 entities, under the list's own date."""
    reading, entries = entries_of(ListFile(shared_lists / "un" / "2026-02-27_consolidated.xml"))
    assert Counter(entry.kind.value for entry in entries) == {"person": 730, "organisation": 273}
    assert (reading.format, reading.dated, reading.list_name) == ("un-xml", "2026-02-27", "un")


def test_an_entry_of_the_un_list_is_read_whole(shared_lists: Path) -> None:
    """Yun Ho-jin: names, birth, passport, country, programme, office and listing date."""
    entries = {e.entry_id: e for e in entries_of(ListFile(next((shared_lists / "un").iterdir())))[1]}
    yun = entries["un-KPi.001"]
    assert texts(yun) == [("YUN HO-JIN", "primary"), ("Yun Ho-chin", "strong")]
    assert (yun.birth_dates, yun.countries, yun.programmes) == (("1944-10-13",), ("PRK",), ("DPRK",))
    assert yun.listed_on == "2009-07-16"
    assert yun.positions == ("Director of Namchongang Trading Corporation",)
    assert entries["un-IQi.028"].names[1].text == "حكمت مزبان إبراهيم العزاوي"


def test_the_sdn_list_has_14965_rows(shared_lists: Path) -> None:
    """14,965 entries, 851 of them vessels, dated by the file's name."""
    reading, entries = entries_of(ListFile(shared_lists / "ofac" / "2024-05-03_sdn.csv"))
    counts = Counter(entry.kind.value for entry in entries)
    assert (len(entries), counts["vessel"], counts["person"], counts["aircraft"]) == (14_965, 851, 6_854, 376)
    assert (reading.dated, reading.list_name) == ("2024-05-03", "ofac-sdn")
    assert sum(one.kind == "imo" for e in entries if e.kind == "vessel" for one in e.identifiers) >= 840


def test_companions_beside_the_list_are_found(shared_lists: Path) -> None:
    """The aliases and addresses of July 2021 come with that month's list."""
    reading, entries = entries_of(ListFile(shared_lists / "ofac" / "2021-07_sdn.csv"))
    assert len(entries) == 8_976
    assert [one.path.name for one in reading.files] == ["2021-07_sdn.csv", "2021-07_alt.csv", "2021-07_add.csv"]
    assert reading.notes == ["5 remarks are cut off at 1,000 characters: without the ends of long remarks"]
    assert ("AERO-CARIBBEAN", "strong") in texts(entries[0])
    assert entries[0].addresses == ("Havana, Cuba",)


def test_companions_of_another_day_are_named(shared_lists: Path) -> None:
    """Aliases of 2025 with the list of 2024 are taken, and their strangers are counted."""
    ofac = shared_lists / "ofac"
    companions = (ListFile(ofac / "2025-12_alt.csv"), ListFile(ofac / "2025-12_add.csv"))
    reading, entries = entries_of(ListFile(ofac / "2024-05-03_sdn.csv"), Options(companions))
    assert sum(len(entry.names) for entry in entries) > 35_000
    assert [note for note in reading.notes if "1,567 entries in the file of aliases" in note]


def test_the_non_sdn_list_is_read(shared_lists: Path) -> None:
    """The consolidated list of December 2025 has 442 entries under a name of its own."""
    reading, entries = entries_of(ListFile(shared_lists / "ofac" / "2025-12_cons_prim.csv"))
    assert (len(entries), reading.list_name, len(reading.files)) == (442, "ofac-cons", 3)


def test_a_snapshot_is_the_same_list_in_and_out_of_gzip(shared_lists: Path) -> None:
    """Hash and entries do not depend on compression."""
    plain = ListFile(shared_lists / "ofac" / "2024-05-03_sdn.csv")
    packed = ListFile(shared_lists / "ofac" / "history" / "sdn_2024-05-03.csv.gz")
    assert plain.sha256() == packed.sha256()


def test_ownership_stands_beside_entries(shared_lists: Path) -> None:
    """Zakharov holds 51 % of CST since 2015; relatives and firms without a listing are no entries."""
    reading, entries = entries_of(ListFile(shared_lists / "ftm" / "zala.entities.ftm.json"))
    assert (len(entries), len(reading.labels), len(reading.links)) == (14, 17, 21)
    held = [link for link in reading.links if link.share_low == 51.0]
    assert [(link.kind, link.start, reading.labels[link.owned]) for link in held] == [("owns", "2015-11-25", "LLC CST")]


def test_the_goods_list_has_50_codes(shared_lists: Path) -> None:
    """Fifty six-digit codes in six tiers."""
    _, entries = entries_of(ListFile(next((shared_lists / "goods").iterdir())))
    assert len(entries) == 50
    assert Counter(entry.programmes[0] for entry in entries)["tier 1"] == 4
    assert ids(entries[0]) == [("hs", "854231", "")]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ftm/t1__index.json", "an index of data sets"),
        ("ftm/t1__delta.json", "an index of deltas"),
        ("ftm/t1__20240527134702-zbn__entities.delta.json", "the file is empty"),
        ("ofac/2021-07_alt.csv", "a companion file"),
    ],
)
def test_what_is_no_list_is_refused(shared_lists: Path, name: str, reason: str) -> None:
    """An index, an empty delta and a companion file are told apart from lists."""
    with pytest.raises(RefusedListError, match=reason):
        entries_of(ListFile(shared_lists / name))
