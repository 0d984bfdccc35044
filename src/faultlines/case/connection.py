"""Opening a case file, and saying in plain words why it cannot be opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from importlib import resources
from typing import TYPE_CHECKING

from faultlines.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x464C544C
"""Marks an SQLite file as a case ("FLTL"), for this code and for `file(1)`."""
SCHEMA_VERSION = 1
"""Kept in `user_version`; a case of a higher one is refused."""

_FOREIGN = ("not a case file", "give the path of a file made by `faultlines read … --case FILE`")
_REASONS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: ("the case file is locked", "another program is writing to it; try again when it has ended"),
    sqlite3.SQLITE_LOCKED: ("the case file is locked", "close the other reader in this program first"),
    sqlite3.SQLITE_READONLY: ("the case file cannot be written to", "check its permissions and those of its folder"),
    sqlite3.SQLITE_PERM: ("the case file cannot be opened", "check its permissions and those of its folder"),
    sqlite3.SQLITE_CANTOPEN: ("the case file cannot be opened", "check its permissions and those of its folder"),
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and repeat the command; what was committed is kept"),
    sqlite3.SQLITE_IOERR: ("the disk refused to read or write", "check the disk; what was committed is kept"),
    sqlite3.SQLITE_CORRUPT: ("the case file is damaged", "restore a copy, or try `sqlite3 FILE .recover`"),
    sqlite3.SQLITE_NOTADB: _FOREIGN,
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into a `CaseError` about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        message, hint = _REASONS.get(code, (f"SQLite: {error}", None))
        raise CaseError(message, locator=str(path), hint=hint) from error


def connect(path: Path, *, create: bool, read_only: bool, patience: float) -> sqlite3.Connection:
    """Open the case file at `path`; `patience` is in seconds, for a lock that another program holds.

    Raises:
        CaseError: if it is missing (and not to be made), a folder, not a case, of a newer version, or locked.
    """
    _check_place(path, create and not read_only)
    with explained(path):
        connection = _connect(path, "ro" if read_only else "rwc" if create else "rw", patience)
        try:
            _prepare(connection, path, create=create and not read_only, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_place(path: Path, create: bool) -> None:
    if path.is_dir():
        raise CaseError("a folder, not a case file", locator=str(path), hint="name a file, such as pact.case")
    if create and not path.absolute().parent.is_dir():
        raise CaseError("the folder for the case file does not exist", locator=str(path), hint="make it first")
    if not create and not path.exists():
        raise CaseError("no such case file", locator=str(path), hint="make it with `faultlines read PATH --case FILE`")


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    if mode == "ro" and _lies_still(path, uri):
        uri += "&immutable=1"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)


def _lies_still(path: Path, uri: str) -> bool:
    """Whether the file is on a read-only medium, where SQLite can open a WAL file only as one that never changes."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        return False
    with closing(sqlite3.connect(uri, uri=True)) as trial:
        try:
            trial.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        except sqlite3.DatabaseError:
            return False
    return False


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
    # A case may come from someone else: its schema must not reach for functions or tables with side effects.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    if create and _blank(connection):
        _make(connection)
    _check_identity(connection, path)
    _execute_script(connection, "views.sql")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA synchronous = FULL")


def _blank(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tables == 0 and _pragma(connection, "application_id") == 0


def _make(connection: sqlite3.Connection) -> None:
    """Lay out an empty case in one transaction, so that a killed first run leaves a file that is still blank."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _blank(connection):  # another process may have been quicker
            _execute_script(connection, "schema.sql")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _execute_script(connection: sqlite3.Connection, name: str) -> None:
    """Run a script statement by statement: `executescript` would commit the open transaction first."""
    pending = ""
    for line in resources.files(__package__).joinpath(name).read_text("utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            connection.execute(pending)
            pending = ""


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise CaseError(_FOREIGN[0], locator=str(path), hint=_FOREIGN[1])
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise CaseError(
            f"the case file has schema version {version}, this program knows {SCHEMA_VERSION}",
            locator=str(path),
            hint="install a newer Faultlines",
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
