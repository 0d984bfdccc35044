"""SQLite files of the product's own: made, recognised and opened in one way, with errors in plain words.

A case, the list store and the file of decisions each say what they are (`SqliteFile`); how such a file is laid out,
told from a stranger's, and opened safely is the same for all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from faultlines.errors import FaultlinesError


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """One kind of file.

    Attributes:
        what: its name in messages ("case file").
        application_id: marks the file, for this code and for `file(1)`.
        version: of its schema, kept in `user_version`; a file of a higher one is refused.
        error: raised about it.
        package: where its SQL lies.
        foreign: what to do about a file of another kind.
        kept: what stays if writing fails, for a hint.
        damaged: what to do about a damaged file.
        views: SQL run at every opening, beside `schema.sql`, which lays the file out; "" for none.
    """

    what: str
    application_id: int
    version: int
    error: type[FaultlinesError]
    package: str
    foreign: str
    kept: str
    damaged: str
    views: str = ""

    @contextmanager
    def explained(self, path: Path) -> Iterator[None]:
        """Turn what SQLite raises inside the block into this kind's error about `path`."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            message, hint = self._reasons().get(code, (f"SQLite: {error}", None))
            raise self.error(message, locator=str(path), hint=hint) from error

    def connect(self, path: Path, *, create: bool, read_only: bool, patience: float) -> sqlite3.Connection:
        """Open the file at `path`; `patience` is in seconds, for a lock that another program holds.

        Raises:
            FaultlinesError: this kind's, if the file is missing (and not to be made), another's, newer or locked.
        """
        with self.explained(path):
            mode = "ro" if read_only else "rwc" if create else "rw"
            uri = f"{path.absolute().as_uri()}?mode={mode}"
            if read_only and _lies_still(path, uri):
                uri += "&immutable=1"
            connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
            try:
                self._prepare(connection, path, create=create and not read_only, read_only=read_only)
            except BaseException:
                connection.close()
                raise
        return connection

    def _reasons(self) -> dict[int, tuple[str, str]]:
        what, locked = self.what, "another program is writing to it; try again when it has ended"
        permissions = "check its permissions and those of its folder"
        return {
            sqlite3.SQLITE_BUSY: (f"the {what} is locked", locked),
            sqlite3.SQLITE_LOCKED: (f"the {what} is locked", "close the other reader in this program first"),
            sqlite3.SQLITE_READONLY: (f"the {what} cannot be written to", permissions),
            sqlite3.SQLITE_PERM: (f"the {what} cannot be opened", permissions),
            sqlite3.SQLITE_CANTOPEN: (f"the {what} cannot be opened", permissions),
            sqlite3.SQLITE_FULL: ("the disk is full", f"free some space and repeat the command; {self.kept}"),
            sqlite3.SQLITE_IOERR: ("the disk refused to read or write", f"check the disk; {self.kept}"),
            sqlite3.SQLITE_CORRUPT: (f"the {what} is damaged", self.damaged),
            sqlite3.SQLITE_NOTADB: (f"not a {what}", self.foreign),
        }

    def _prepare(self, connection: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
        connection.row_factory = sqlite3.Row
        # The file may come from someone else: its schema must not reach for functions or tables with side effects.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
        if create and _blank(connection):
            self._make(connection)
        self._check_identity(connection, path)
        if self.views:
            self._run(connection, self.views)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA synchronous = FULL")

    def _make(self, connection: sqlite3.Connection) -> None:
        """Lay out an empty file in one transaction, so that a killed first run leaves one that is still blank."""
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _blank(connection):  # another process may have been quicker
                self._run(connection, "schema.sql")
                connection.execute(f"PRAGMA application_id = {self.application_id}")
                connection.execute(f"PRAGMA user_version = {self.version}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    def _run(self, connection: sqlite3.Connection, script: str) -> None:
        """Run a script statement by statement: `executescript` would commit the open transaction first."""
        pending = ""
        for line in resources.files(self.package).joinpath(script).read_text("utf-8").splitlines(keepends=True):
            pending += line
            if sqlite3.complete_statement(pending):
                connection.execute(pending)
                pending = ""

    def _check_identity(self, connection: sqlite3.Connection, path: Path) -> None:
        if _pragma(connection, "application_id") != self.application_id:
            raise self.error(f"not a {self.what}", locator=str(path), hint=self.foreign)
        version = _pragma(connection, "user_version")
        if version > self.version:
            raise self.error(
                f"the {self.what} has schema version {version}, this program knows {self.version}",
                locator=str(path),
                hint="install a newer Faultlines",
            )


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


def _blank(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tables == 0 and _pragma(connection, "application_id") == 0


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
