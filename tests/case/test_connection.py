"""Opening: what is refused, and whether the message helps."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from faultlines.case import CaseFile
from faultlines.case.connection import CASE
from faultlines.errors import CaseError


def refusal(path: Path, *, create: bool = False) -> CaseError:
    """Return what opening `path` raises."""
    with pytest.raises(CaseError) as caught:
        CaseFile.open(path, create=create, patience=0)
    assert caught.value.hint
    assert caught.value.locator == str(path)
    return caught.value


def test_a_new_case_says_what_it_is(tmp_path: Path) -> None:
    """A case is marked as one, with its schema version, and keeps a write-ahead log."""
    path = tmp_path / "new.case"
    CaseFile.open(path, create=True).close()
    with sqlite3.connect(path) as plain:
        pragmas = [plain.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        assert pragmas == [CASE.application_id, CASE.version]
        assert plain.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_evidence_is_written_with_full_sync_and_foreign_keys(tmp_path: Path) -> None:
    """The connection that writes has synchronous = FULL (2) and checks foreign keys."""
    with CaseFile.open(tmp_path / "new.case", create=True) as case:
        read = [case._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")]
    assert read == [2, 1]


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    """Without `create`, a missing case is an error that says how to make one, and no file appears."""
    path = tmp_path / "none.case"
    assert "faultlines read" in str(refusal(path))
    assert not path.exists()


def test_a_folder_is_not_a_case(tmp_path: Path) -> None:
    """A folder is refused by name, whether a case is to be made or not."""
    assert "a folder" in refusal(tmp_path).message
    assert "a folder" in refusal(tmp_path, create=True).message


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """A case cannot be made in a folder that does not exist."""
    assert "folder" in refusal(tmp_path / "none" / "new.case", create=True).message


@pytest.mark.parametrize("content", [b"Moscow sends fuel to Pyongyang.\n" * 40, b"\x00" * 4096, b"short"])
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """A text given as the case is refused and keeps every byte, even where a case was to be made."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for create in (False, True):
        assert "not a case file" in refusal(path, create=create).message
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    """An SQLite file with tables of its own is refused and gets none of ours."""
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
    before = path.read_bytes()
    assert "not a case file" in refusal(path, create=True).message
    assert path.read_bytes() == before


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    """A case of a later schema is not touched; the message says to update."""
    path = tmp_path / "later.case"
    CaseFile.open(path, create=True).close()
    with sqlite3.connect(path) as plain:
        plain.execute(f"PRAGMA user_version = {CASE.version + 1}")
    assert "newer Faultlines" in str(refusal(path))


def test_an_empty_file_becomes_a_case_only_where_one_is_to_be_made(tmp_path: Path) -> None:
    """What a run killed at its very start leaves, an empty file, is no obstacle to the next."""
    path = tmp_path / "empty.case"
    path.touch()
    refusal(path)
    with CaseFile.open(path, create=True) as case:
        assert case.counts().documents == 0


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    """A file held by another program is reported as locked, not as damaged."""
    path = tmp_path / "held.case"
    CaseFile.open(path, create=True).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert "locked" in refusal(path).message
    finally:
        holder.close()


def test_damage_is_reported(tmp_path: Path) -> None:
    """Pages overwritten with rubbish are reported as damage when they are read."""
    path = tmp_path / "torn.case"
    CaseFile.open(path, create=True).close()
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(CaseError, match="damaged"), CaseFile.open(path) as case:
        list(case.documents())


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can make a file")
def test_a_read_only_folder_is_reported() -> None:
    """Where no file can be made, the message speaks of permissions."""
    assert "permissions" in str(refusal(Path("/proc/new.case"), create=True))


def test_a_case_on_a_read_only_medium_can_be_read(tmp_path: Path) -> None:
    """Where SQLite can make none of its side files, a case that nobody is writing to still opens for reading."""
    path = tmp_path / "fixed.case"
    CaseFile.open(path, create=True).close()
    path.with_name("fixed.case-shm").mkdir()  # stands for a folder in which the side file cannot be made
    with CaseFile.open(path, read_only=True) as case:
        assert case.counts().documents == 0
