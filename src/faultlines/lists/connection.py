"""Opening the list store, and saying in plain words why it cannot be opened."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.errors import ListStoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x464C544D
"""Marks an SQLite file as a list store ("FLTM"), for this code and for `file(1)`."""
SCHEMA_VERSION = 1
"""Kept in `user_version`; a store of a higher one is refused."""

_FOREIGN = ("not a list store", "give the path of a file made by `faultlines lists add … --store FILE`")
_REASONS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: ("the list store is locked", "another program is writing to it; try again when it has ended"),
    sqlite3.SQLITE_LOCKED: ("the list store is locked", "close the other reader in this program first"),
    sqlite3.SQLITE_READONLY: ("the list store cannot be written to", "check its permissions and those of its folder"),
    sqlite3.SQLITE_PERM: ("the list store cannot be opened", "check its permissions and those of its folder"),
    sqlite3.SQLITE_CANTOPEN: ("the list store cannot be opened", "check its permissions and those of its folder"),
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and repeat the command; what was in force stays"),
    sqlite3.SQLITE_IOERR: ("the disk refused to read or write", "check the disk; what was in force stays"),
    sqlite3.SQLITE_CORRUPT: ("the list store is damaged", "restore a copy, or load the lists into a new one"),
    sqlite3.SQLITE_NOTADB: _FOREIGN,
}


def default_path() -> Path:
    """Return where the store is kept if the user says nothing: in the folder that the system has for user data."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "faultlines" / "lists.sqlite"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into a `ListStoreError` about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        message, hint = _REASONS.get(code, (f"SQLite: {error}", None))
        raise ListStoreError(message, locator=str(path), hint=hint) from error


def connect(path: Path, *, create: bool, read_only: bool, patience: float) -> sqlite3.Connection:
    """Open the store at `path`; `patience` is in seconds, for a lock that another program holds.

    Raises:
        ListStoreError: if it is missing (and not to be made), a folder, not a store, of a newer version, or locked.
    """
    try:
        folder = path.is_dir()
    except OSError as error:
        raise ListStoreError(f"cannot be opened: {error.strerror}", locator=str(path)) from error
    if folder:
        raise ListStoreError("a folder, not a list store", locator=str(path), hint="name a file, such as lists.sqlite")
    if not path.exists():
        if not create or read_only:
            raise ListStoreError(
                "there is no list store yet", locator=str(path), hint="load a list: `faultlines lists add PATH`"
            )
        try:
            path.absolute().parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ListStoreError(f"its folder cannot be made: {error.strerror}", locator=str(path)) from error
    with explained(path):
        mode = "ro" if read_only else "rwc" if create else "rw"
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
        try:
            _prepare(connection, path, create=create and not read_only, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
    connection.row_factory = sqlite3.Row
    # A store may come from someone else: its schema must not reach for functions or tables with side effects.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    if create and _blank(connection):
        _make(connection)
    _check_identity(connection, path)
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA synchronous = FULL")


def _blank(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tables == 0 and _pragma(connection, "application_id") == 0


def _make(connection: sqlite3.Connection) -> None:
    """Lay out an empty store in one transaction, so that a killed first run leaves a file that is still blank."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _blank(connection):  # another process may have been quicker
            pending = ""
            script = resources.files(__package__).joinpath("schema.sql").read_text("utf-8")
            for line in script.splitlines(keepends=True):
                pending += line
                if sqlite3.complete_statement(pending):
                    connection.execute(pending)
                    pending = ""
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise ListStoreError(_FOREIGN[0], locator=str(path), hint=_FOREIGN[1])
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise ListStoreError(
            f"the list store has schema version {version}, this program knows {SCHEMA_VERSION}",
            locator=str(path),
            hint="install a newer Faultlines",
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
