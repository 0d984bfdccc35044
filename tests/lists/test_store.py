"""The store: versions, history, what was listed on a day, and that nothing is rewritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.errors import InputError, ListStoreError, NotFoundError, RefusedListError
from faultlines.lists import ListFile, ListStore, Reading
from faultlines.lists.connection import default_path
from faultlines.lists.folding import folded, plain, script
from faultlines.records import EntryKind, Identifier, ListedName, ListEntry, NameQuality
from tests.lists.conftest import READ_AT


def entry(entry_id: str, name: str = "", **fields: object) -> ListEntry:
    """Make an entry."""
    made = ListEntry(entry_id, EntryKind.PERSON, (ListedName(name or entry_id.upper()),))
    return replace(made, **fields)  # type: ignore[arg-type]


def reading(folder: Path, entries: Iterable[ListEntry], dated: str | None = None) -> Reading:
    """Make a reading; its file's bytes differ where its entries do."""
    known = list(entries)
    path = folder / "list.txt"
    path.write_text("\n".join(f"{one.entry_id} {one.content_hash}" for one in known), encoding="utf-8")
    return Reading("made", "made", "A list made by hand", iter(known), dated, (ListFile(path),))


def names(store: ListStore, on: str | None = None) -> list[str]:
    """Give the ids in force."""
    return sorted(one.entry_id for one in store.entries("made", on))


def test_a_version_counts_what_it_adds_changes_and_removes(store: ListStore, tmp_path: Path) -> None:
    """Against the version before it in time."""
    store.add(reading(tmp_path, [entry("a"), entry("b"), entry("c")], "2024-01-01"), READ_AT)
    added = store.add(reading(tmp_path, [entry("a"), entry("b", "Bee"), entry("d")], "2024-02-01"), READ_AT)
    assert (added.new, added.added, added.changed, added.removed) == (True, 1, 1, 1)
    assert (added.version.number, added.version.moment, added.version.entries) == (2, "2024-02-01", 3)


def test_the_same_file_adds_nothing(store: ListStore, tmp_path: Path) -> None:
    """Nor on a later day; the attempt is noted."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    again = store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    later = store.add(reading(tmp_path, [entry("a")], "2024-03-01"), READ_AT)
    assert (again.new, later.new, later.version.number) == (False, False, 1)
    assert len(store.info("made").versions) == 1
    assert [reason for _, _, reason in store.attempts("made")] == ["the same file again"] * 2


def test_what_was_listed_on_a_day(store: ListStore, tmp_path: Path) -> None:
    """A day belongs to the version in force at its end."""
    store.add(reading(tmp_path, [entry("a"), entry("b")], "2024-01-10"), READ_AT)
    store.add(reading(tmp_path, [entry("b"), entry("c")], "2024-01-20"), READ_AT)
    assert names(store, "2024-01-10") == ["a", "b"]
    assert names(store, "2024-01-19") == ["a", "b"]
    assert names(store, "2024-01-20") == names(store) == names(store, "2030-01-01") == ["b", "c"]
    assert store.standing("made", "a", "2024-01-15").listed is True
    assert store.standing("made", "a", "2024-01-25").listed is False
    assert "version of 2024-01-20" in store.standing("made", "a", "2024-01-25").because


def test_before_the_first_version_listing_dates_tell(store: ListStore, tmp_path: Path) -> None:
    """An entry that says when it was listed is known for earlier days; one that does not is not known."""
    old, late = entry("old", listed_on="2016-03-02"), entry("late", listed_on="2023-12-30")
    gone = entry("gone", listed_on="2010-01-01", delisted_on="2015-01-01")
    store.add(reading(tmp_path, [old, late, gone, entry("undated")], "2024-01-10"), READ_AT)
    assert names(store, "2020-01-01") == ["old"]
    standings = {one: store.standing("made", one, "2020-01-01").listed for one in ("old", "late", "undated", "nobody")}
    assert standings == {"old": True, "late": False, "undated": None, "nobody": None}


def test_an_older_version_is_laid_between(store: ListStore, tmp_path: Path) -> None:
    """Loading history afterwards gives the history that loading it in order gives."""
    store.add(reading(tmp_path, [entry("a"), entry("x")], "2024-01-01"), READ_AT)
    store.add(reading(tmp_path, [entry("a"), entry("x")], "2024-03-01"), READ_AT, dated="2024-03-01")
    store.add(reading(tmp_path, [entry("a"), entry("c")], "2024-03-02"), READ_AT)
    store.add(reading(tmp_path, [entry("b"), entry("c")], "2024-02-01"), READ_AT)
    assert names(store, "2024-01-31") == ["a", "x"]
    assert names(store, "2024-02-15") == ["b", "c"]
    assert names(store, "2024-03-02") == ["a", "c"]
    assert [(start, end) for start, end, _ in store.history("made", "a")] == [
        ("2024-01-01", "2024-02-01"), ("2024-03-02", None),
    ]  # fmt: skip
    assert [(start, end) for start, end, _ in store.history("made", "c")] == [("2024-02-01", None)]


def test_two_versions_of_one_day(store: ListStore, tmp_path: Path) -> None:
    """The later reading is in force at the day's end; both are kept."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    store.add(reading(tmp_path, [entry("b")], "2024-01-01"), READ_AT)
    assert [version.moment for version in store.info("made").versions] == ["2024-01-01", "2024-01-01#02"]
    assert names(store, "2024-01-01") == ["b"]
    assert [one.entry_id for one in store.entries_of(store.version("made", "1"))] == ["a"]


def test_a_list_without_a_date_is_in_force_from_its_reading(store: ListStore, tmp_path: Path) -> None:
    """A month counts from its last day: before it, it is not sure to hold."""
    assert store.add(reading(tmp_path, [entry("a")]), READ_AT).version.moment == "2026-11-23"
    assert store.add(reading(tmp_path, [entry("b")], "2021-07"), READ_AT).version.moment == "2021-07-31"


days = st.sampled_from([f"2024-{month:02}-{day:02}" for month in (1, 2) for day in (1, 2, 3, 4, 5, 6)])
states = st.frozensets(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["one", "two"])), min_size=1, max_size=8
).map(lambda pairs: dict(sorted(pairs)))


@given(st.lists(st.tuples(days, states), min_size=1, max_size=9))
def test_any_order_of_loading_gives_each_day_its_version(
    tmp_path_factory: pytest.TempPathFactory, versions: list[tuple[str, dict[str, str]]]
) -> None:
    """Whatever is loaded when: each day has the entries of the version that was last loaded for it."""
    folder = tmp_path_factory.mktemp("history")
    expected: dict[str, dict[str, str]] = {}
    with ListStore.open(folder / "s.sqlite", create=True) as store:
        for day, state in versions:
            entries = [entry(key, value) for key, value in state.items()]
            added = store.add(reading(folder, entries, day), READ_AT, accept_shrink=True)
            if added.new:
                expected[day] = state
        for day, state in expected.items():
            found = {one.entry_id: one.names[0].text for one in store.entries("made", day)}
            assert found == state, day
        held = [version.entries for version in store.info("made").versions]
        assert held == [len([*store.entries_of(version)]) for version in store.info("made").versions]


def test_a_list_that_shrinks_is_refused_unless_accepted(store: ListStore, tmp_path: Path) -> None:
    """Half a list is more likely cut off than delisted."""
    many = [entry(f"e{number}") for number in range(100)]
    store.add(reading(tmp_path, many, "2024-01-01"), READ_AT)
    with pytest.raises(RefusedListError, match="holds 50 entries where the version of 2024-01-01 has 100"):
        store.add(reading(tmp_path, many[:50], "2024-01-02"), READ_AT)
    assert len(names(store)) == 100
    store.add(reading(tmp_path, many[:50], "2024-01-02"), READ_AT, accept_shrink=True)
    assert len(names(store)) == 50


def test_an_error_in_the_middle_undoes_everything(store: ListStore, tmp_path: Path) -> None:
    """Five thousand entries and then a failure leave no trace of the version."""

    def failing() -> Iterable[ListEntry]:
        yield from (entry(f"e{number}") for number in range(5_000))
        raise RefusedListError("broken", locator="list.txt:5001")

    made = reading(tmp_path, [], "2024-01-01")
    made.entries = iter(failing())
    with pytest.raises(RefusedListError):
        store.add(made, READ_AT)
    with closing(sqlite3.connect(store.path)) as raw:
        sums = ("SELECT count(*) FROM version", "SELECT count(*) FROM content", "SELECT count(*) FROM span")
        counts = [raw.execute(sql).fetchone()[0] for sql in sums]
    assert counts == [0, 0, 0]
    assert store.lists() == []


def test_entries_are_found_by_identifier_and_name(store: ListStore, tmp_path: Path) -> None:
    """Without case and punctuation, in every list, on a day."""
    ship = entry("s", "WISE HONEST", kind=EntryKind.VESSEL, identifiers=(Identifier("imo", "8905490"),))
    kim = entry("k", "Kim Jŏng-ŭn", identifiers=(Identifier("passport", "AB-12 34", "PRK"),))
    store.add(reading(tmp_path, [ship, kim], "2024-01-01"), READ_AT)
    store.add(reading(tmp_path, [kim], "2024-02-01"), READ_AT, accept_shrink=True)
    assert [(name, one.entry_id) for name, one in store.with_identifier("ab1234")] == [("made", "k")]
    assert store.with_identifier("8905490") == []
    assert [one.entry_id for _, one in store.with_identifier("8905490", "imo", "2024-01-15")] == ["s"]
    assert store.with_identifier("8905490", "mmsi", "2024-01-15") == []
    assert [one.entry_id for _, one in store.with_name("KIM JONG UN")] == ["k"]


def test_what_changed_since_a_day(store: ListStore, tmp_path: Path) -> None:
    """New entries and new wordings, not those that stood before."""
    store.add(reading(tmp_path, [entry("a"), entry("b")], "2024-01-01"), READ_AT)
    store.add(reading(tmp_path, [entry("a"), entry("b", "Bee"), entry("c")], "2024-02-01"), READ_AT)
    assert [one.entry_id for one in store.entries_since("made", "2024-01-15")] == ["b", "c"]
    assert [*store.entries_since("made", "2024-02-01")] == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE content SET record = '{}'",
        "DELETE FROM content",
        "DELETE FROM span",
        "UPDATE span SET content = content + 1",
        "UPDATE version SET moment = '2000-01-01'",
        "DELETE FROM version",
        "UPDATE name SET text = 'x'",
        "DELETE FROM identifier",
        "DELETE FROM list",
        "UPDATE attempt SET reason = ''",
        "INSERT INTO span (content, start, \"end\") VALUES (1, '2024-02-01', '2024-01-01')",
    ],
)
def test_what_a_list_said_is_never_rewritten(store: ListStore, tmp_path: Path, sql: str) -> None:
    """The file itself refuses, whoever asks."""
    store.add(reading(tmp_path, [entry("a", identifiers=(Identifier("imo", "1"),))], "2024-01-01"), READ_AT)
    store.add(reading(tmp_path, [entry("a", identifiers=(Identifier("imo", "1"),))], "2024-01-01"), READ_AT)
    with closing(sqlite3.connect(store.path)) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(sql)


def test_names_keep_script_and_fold() -> None:
    """Each script is named; folding drops case, marks and punctuation, and nothing of Korean or Chinese."""
    samples = {
        "김정은": "Hang",
        "金正恩": "Hani",
        "Ким Чен Ын": "Cyrl",
        "کیم": "Arab",
        "Kim Jŏng-ŭn": "Latn",
        "12": "Zyyy",
    }
    assert {text: script(text) for text in samples} == samples
    assert folded("Kim Jŏng-ŭn") == "kim jong un"
    assert folded("김정은 동지") == "김정은 동지"
    assert plain("ab-12 34/5") == "AB12345"


def test_versions_are_named_by_day_and_number(store: ListStore, tmp_path: Path) -> None:
    """And what is not there is said to be not there, with a way on."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-10"), READ_AT)
    assert store.version("made", "1") == store.version("made") == store.version("made", "2024-06-01")
    with pytest.raises(NotFoundError, match="no such version"):
        store.version("made", "2024-01-09")
    with pytest.raises(NotFoundError, match="lists: made"):
        store.info("other")
    with pytest.raises(InputError, match="is not a day"):
        store.version("made", "May 2024")
    with pytest.raises(NotFoundError, match="no such entry"):
        store.entry("made", "z")


def test_a_foreign_file_is_no_store(tmp_path: Path) -> None:
    """A folder, a text, another program's database, a newer store, a missing one."""
    (tmp_path / "text").write_text("words " * 100)
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE t (x)")
        other.commit()
    ListStore.open(tmp_path / "newer", create=True).close()
    with closing(sqlite3.connect(tmp_path / "newer")) as newer:
        newer.execute("PRAGMA user_version = 99")
        newer.commit()
    for name, reason in (
        (".", "a folder"), ("text", "not a list store"), ("other", "not a list store"), ("newer", "schema version 99"),
        ("missing", "no list store yet"),
    ):  # fmt: skip
        with pytest.raises(ListStoreError, match=reason):
            ListStore.open(tmp_path / name)


def test_a_reader_sees_the_old_version_while_one_is_added(store: ListStore, tmp_path: Path) -> None:
    """Another connection reads what is in force until the new version is whole."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    seen: list[list[str]] = []

    def watching() -> Iterable[ListEntry]:
        for number in range(2_500):
            yield entry(f"e{number}")
        with ListStore.open(store.path, read_only=True) as other:
            seen.append(names(other))

    made = reading(tmp_path, [entry("b")], "2024-02-01")
    made.entries = iter(watching())
    store.add(made, READ_AT)
    assert seen == [["a"]]
    assert len(names(store)) == 2_500


def test_the_store_has_a_sensible_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the folder for user data that the system names."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "faultlines" / "lists.sqlite"


def test_quality_survives_the_store(store: ListStore, tmp_path: Path) -> None:
    """An entry comes back as it went in, place included."""
    names_in = (ListedName("Korea Mining"), ListedName("KOMID", NameQuality.ACRONYM, (("name", "KOMID"),)))
    made = entry("k", names=names_in, place="line 7", addresses=("Pyongyang",), listed_on="2009-04-24")
    store.add(reading(tmp_path, [made], "2024-01-01"), READ_AT)
    assert [*store.entries("made")] == [made]


@pytest.mark.parametrize("name", ["own@2", "my list", "", "a/b", "x" * 65, "-x"])
def test_names_that_no_list_can_have(store: ListStore, tmp_path: Path, name: str) -> None:
    """`@` separates a name from a version; white space and slashes would be taken for something else."""
    with pytest.raises(InputError, match="cannot name a list"):
        store.add(replace_name(reading(tmp_path, [entry("a")]), name), READ_AT)


def replace_name(made: Reading, name: str) -> Reading:
    """Give a reading another name."""
    made.list_name = name
    return made


def test_a_damaged_entry_is_told(store: ListStore, tmp_path: Path) -> None:
    """A record that is no entry is an error of ours, not a traceback."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    with closing(sqlite3.connect(store.path)) as raw:
        raw.execute("DROP TRIGGER content_kept")
        raw.execute("UPDATE content SET record = '{}'")
        raw.commit()
    with pytest.raises(ListStoreError, match="an entry cannot be read"):
        list(store.entries("made"))
