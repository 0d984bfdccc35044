"""Decisions about matches."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from faultlines.errors import DecisionsError
from faultlines.records import EntryKind, Identifier, Query
from faultlines.screen.decisions import Decisions, query_key
from tests.screen.conftest import ENTRIES

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-03-01T10:00:00Z"
CUSTOMER = Query("17", "Kim Yong Chol", EntryKind.PERSON)
ENTRY = ENTRIES[0]


def test_a_cleared_pair_comes_back_only_when_the_entry_changes(tmp_path: Path) -> None:
    """The same entry stays cleared, in another line too; one more alias brings it back."""
    with Decisions.open(tmp_path / "d.db") as decisions:
        decisions.clear(CUSTOMER, "test", ENTRY, "born 1990, seen his passport", "A. Reviewer", AT)
        moved = replace(ENTRY, place="line 99")
        changed = replace(ENTRY, birth_dates=("1990",))
        found = decisions.cleared(CUSTOMER, "test", ENTRY.entry_id, moved.content_hash)
        assert found is not None
        assert (found.reason, found.author) == ("born 1990, seen his passport", "A. Reviewer")
        assert decisions.cleared(CUSTOMER, "test", ENTRY.entry_id, changed.content_hash) is None


def test_a_decision_is_for_one_party_and_one_entry(tmp_path: Path) -> None:
    """Another customer of the name, with a date of birth, is not cleared; nor is the customer of another entry."""
    with Decisions.open(tmp_path / "d.db") as decisions:
        decisions.clear(CUSTOMER, "test", ENTRY, "not he", "A", AT)
        other = replace(CUSTOMER, birth_dates=("1946",))
        assert decisions.cleared(other, "test", ENTRY.entry_id, ENTRY.content_hash) is None
        assert decisions.cleared(CUSTOMER, "test", "x-2", ENTRY.content_hash) is None
        assert decisions.cleared(replace(CUSTOMER, id="18"), "test", ENTRY.entry_id, ENTRY.content_hash) is not None


def test_a_decision_can_be_taken_back_but_not_rewritten(tmp_path: Path) -> None:
    """Restoring adds a row; changing or deleting one is refused by the file itself."""
    path = tmp_path / "d.db"
    with Decisions.open(path) as decisions:
        decisions.clear(CUSTOMER, "test", ENTRY, "not he", "A", AT)
        decisions.restore(CUSTOMER, "test", ENTRY, "it is he after all", "B", AT)
        assert decisions.cleared(CUSTOMER, "test", ENTRY.entry_id, ENTRY.content_hash) is None
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM decision").fetchone() == (2,)
    for statement in ("UPDATE decision SET reason = 'x'", "DELETE FROM decision"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(("reason", "author"), [("", "A"), ("why", " ")])
def test_a_decision_needs_reason_and_author(tmp_path: Path, reason: str, author: str) -> None:
    """Nobody clears a match without saying who and why."""
    with Decisions.open(tmp_path / "d.db") as decisions, pytest.raises(DecisionsError, match="reason and an author"):
        decisions.clear(CUSTOMER, "test", ENTRY, reason, author, AT)


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    """Another database, or no database, is not written to."""
    foreign, text = tmp_path / "f.db", tmp_path / "t.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    text.write_text("not a database, but a long enough text to be read as one" * 20)
    for path in (foreign, text, tmp_path / "no" / "such.db"):
        with pytest.raises(DecisionsError) as caught:
            Decisions.open(path)
        assert caught.value.locator == str(path)


def test_the_state_of_each_list_that_answered_last_is_remembered(tmp_path: Path) -> None:
    """By the day asked about, per list; another list, another party and an earlier day know nothing of it."""
    with Decisions.open(tmp_path / "d.db") as decisions:
        for day, states in (
            ("03-01", {"un": "1"}),
            ("03-05", {"un": "1", "ofac": "1"}),
            ("03-09", {"un": "2"}),
            ("03-09", {"un": "1"}),
        ):
            decisions.note_asked([CUSTOMER], states, f"2026-{day}T10:00:00Z")
        assert decisions.states_asked(CUSTOMER, "2026-02-28") == {}
        assert decisions.states_asked(CUSTOMER, "2026-03-04") == {"un": "1"}
        assert decisions.states_asked(CUSTOMER, "2026-03-08") == {"un": "1", "ofac": "1"}
        assert decisions.states_asked(CUSTOMER, "2026-03-09") == {"un": "1", "ofac": "1"}
        assert decisions.states_asked(replace(CUSTOMER, countries=("PRK",)), "2026-03-09") == {}


def test_a_state_that_answers_again_takes_no_room(tmp_path: Path) -> None:
    """Asked a hundred times about the same state, the file holds one row."""
    path = tmp_path / "d.db"
    with Decisions.open(path) as decisions:
        for _ in range(100):
            decisions.note_asked([CUSTOMER], {"un": "1"}, AT)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM asking").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("name", ["kim yong chol", "KIM, Yong-Chol", "Kim\u00a0 Yong Chol ", "Kim Yo\u200bng Chol"])
def test_a_party_is_the_same_however_it_is_typed(tmp_path: Path, name: str) -> None:
    """Case, punctuation, blanks and hidden characters do not bring a cleared pair back; nor does its kind."""
    with Decisions.open(tmp_path / "d.db") as decisions:
        decisions.clear(CUSTOMER, "test", ENTRY, "not he", "A", AT)
        typed = Query("", name)
        assert decisions.cleared(typed, "test", ENTRY.entry_id, ENTRY.content_hash) is not None


def test_names_of_other_letters_stay_apart() -> None:
    """Marks of Thai and Devanagari are letters to their readers, and a name of signs alone is itself."""
    for one, other in (("กา", "กี"), ("मीना", "मना"), ("!!!", "???")):
        assert query_key(Query("", one)) != query_key(Query("", other))


def test_the_order_of_values_makes_no_other_party() -> None:
    """Two passports and two countries, given in either order."""
    numbers = (Identifier("passport", "381-420-754"), Identifier("imo", "7937317"))
    one = Query("1", "Kim", countries=("PRK", "CHN"), identifiers=numbers)
    other = Query("2", "Kim", countries=("CHN", "PRK"), identifiers=(numbers[1], Identifier("passport", "381420754")))
    assert query_key(one) == query_key(other)
