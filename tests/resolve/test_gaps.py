"""Gaps in a real case against a real store: who is tied to a trade, who is listed, who never is a candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import faultlines
from faultlines.errors import NotFoundError
from faultlines.lists import ColumnMapping, ListStore
from faultlines.lists.loading import Order, load
from faultlines.resolve.ties import sentence_around

if TYPE_CHECKING:
    from pathlib import Path

    from faultlines.records import Gap


def found(case_path: Path, store_path: Path) -> dict[str, Gap]:
    """Return the gaps of a case by name."""
    with (
        faultlines.open_case(case_path, read_only=True) as case,
        ListStore.open(store_path, read_only=True) as store,
    ):
        return {gap.actor.name: gap for gap in case.gaps(store)}


def test_listed_and_unlisted_are_told_apart(case_path: Path, store_path: Path) -> None:
    """The firm and the ship that no list names come first, by sources; the listed trader comes apart with his entry."""
    gaps = found(case_path, store_path)
    firm, trader = gaps["Meridian Bunkering Company"], next(gap for gap in gaps.values() if gap.listed)
    assert (firm.listed, firm.trades, firm.partners) == (False, ("fuel",), ("PRK",))
    assert "Ri Chang Bom" in trader.actor.names
    assert [(match.list_name, match.entry_id) for match in trader.matches][:1] == [("own", "L-1")]
    assert trader.sources == ("coast ledger", "strait post")
    ship = next(gap for gap in gaps.values() if gap.actor.kind == "vessel")
    assert (ship.listed, len(ship.sources)) == (False, 2)
    order = [gap.listed for gap in gaps.values()]
    assert order == sorted(order)


def test_each_gap_has_its_sentences(case_path: Path, store_path: Path) -> None:
    """Every claim behind a gap comes with the sentence that holds its words, whole."""
    firm = found(case_path, store_path)["Meridian Bunkering Company"]
    assert [one.sentence for one in firm.evidence] == [
        "The Meridian Bunkering Company supplied fuel to North Korea in March, researchers say."
    ]
    assert firm.evidence[0].holder == "researchers"


def test_states_open_names_and_other_trades_are_no_candidates(case_path: Path, store_path: Path) -> None:
    """No state, no bare surname, nobody tied by a visit alone, and nobody who sells to a state under no measures."""
    names = set(found(case_path, store_path))
    assert not names & {"Kim", "Russia", "North Korea", "Kim Yo Jong", "Sergei Shoigu", "Ri Chang Il"}


def test_a_number_on_a_list_finds_a_ship_of_another_name(case_path: Path, tmp_path: Path) -> None:
    """A ship is listed if its number is, whatever the list calls it."""
    (tmp_path / "ships.csv").write_text("id,name,imo\nS-1,Quite Another,9100011\n", encoding="utf-8")
    columns = ColumnMapping.of(("id=id", "name=name", "identifier:imo=imo", "kind:=vessel"))
    with ListStore.open(tmp_path / "ships.db", create=True) as store:
        load(store, Order(str(tmp_path / "ships.csv"), (), None, None, columns, "2024-01-01"), "2024-01-01T00:00:00Z",
             name="ships")  # fmt: skip
    ship = next(gap for gap in found(case_path, tmp_path / "ships.db").values() if gap.actor.kind == "vessel")
    assert ship.listed
    assert ship.matches[0].entry_id == "S-1"


def test_what_counts_as_one_source_can_be_told(case_path: Path, store_path: Path) -> None:
    """With every document of one origin, nobody has more than one source."""
    with (
        faultlines.open_case(case_path, read_only=True) as case,
        ListStore.open(store_path, read_only=True) as store,
    ):
        gaps = case.gaps(store, origin_of=lambda _: "one wire")
    assert {gap.sources for gap in gaps if gap.sources} == {("one wire",)}


def test_an_unknown_list_is_an_error(case_path: Path, store_path: Path) -> None:
    """A list that the store does not hold is refused by name."""
    with (
        faultlines.open_case(case_path, read_only=True) as case,
        ListStore.open(store_path, read_only=True) as store,
        pytest.raises(NotFoundError, match="nosuch"),
    ):
        case.gaps(store, ["nosuch"])


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two sent oil. Three.", "sent oil", "Two sent oil."),
        ("Mr. Grabov sent oil. Two.", "sent oil", "Mr. Grabov sent oil."),
        ("The U.S. Treasury sent oil.\nTwo.", "sent", "The U.S. Treasury sent oil."),
        ('He said: "We sent oil." Two.', "sent oil", 'He said: "We sent oil."'),
    ],
)
def test_the_sentence_around_some_words(text: str, words: str, sentence: str) -> None:
    """A sentence ends where a sentence ends, not at an abbreviation."""
    at = text.index(words)
    assert sentence_around(text, at, at + len(words)).rstrip('" ') == sentence.rstrip('" ')
