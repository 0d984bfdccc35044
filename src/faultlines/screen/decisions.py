"""Decisions about matches, and who has been asked about: one SQLite file, written only at its end.

A cleared pair stays cleared as long as the entry says what it said: the entry's content hash is part of the decision. A
decision is taken back by a later one, never deleted. Of whom was asked about, the file keeps which state of which list
answered, so that a later run can tell what is new to each of them.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultlines.errors import DecisionsError
from faultlines.records import content_id
from faultlines.screen.identifiers import key_of
from faultlines.sqlite_file import SqliteFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from faultlines.records import ListEntry, Query

DECISIONS = SqliteFile(
    what="file of screening decisions",
    application_id=0x464C5344,  # "FLSD"
    version=1,
    error=DecisionsError,
    package=__package__,
    foreign="give the path of a file made by `faultlines screen … --decisions FILE`",
    kept="what was decided stays",
    damaged="restore a copy",
)


@dataclass(frozen=True, slots=True)
class Cleared:
    """Why a pair is no match, who says so, and when (UTC, ISO 8601)."""

    reason: str
    author: str
    decided_at: str


def query_key(query: Query) -> str:
    """Return the id of what is known of the party asked about, however it is typed.

    The asker's own id is no part of it, nor the kind, which the entry has anyway; case, punctuation, hidden characters
    and the order of several values make no other party.
    """
    content = [
        _folded(query.name),
        sorted(query.birth_dates),
        sorted(query.countries),
        sorted((one.kind, key_of(one.value) or one.value) for one in query.identifiers),
    ]
    return content_id("q-", content)


def _folded(name: str) -> str:
    """Return a name without case, punctuation and characters that do not show."""
    text = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(
        "" if category == "Cf" else " " if category[0] in "PZC" else letter
        for letter in text
        for category in (unicodedata.category(letter),)
    )
    return re.sub(r"\s+", " ", kept).strip() or name.strip()


class Decisions:
    """The file of decisions, open."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Decisions:
        """Open the file, or make it.

        Raises:
            DecisionsError: if it is a folder, not such a file, locked, damaged, or its folder is missing.
        """
        connection = DECISIONS.connect(path, create=True, read_only=False, patience=10)
        return cls(path, connection)

    def __enter__(self) -> Decisions:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def clear(self, query: Query, list_name: str, entry: ListEntry, reason: str, author: str, at: str) -> None:
        """Write down that `query` is not `entry` as it now stands.

        Raises:
            DecisionsError: if the file cannot be written, or reason or author is empty.
        """
        self._decide(query, list_name, entry, True, reason, author, at)

    def restore(self, query: Query, list_name: str, entry: ListEntry, reason: str, author: str, at: str) -> None:
        """Take back that a pair was cleared."""
        self._decide(query, list_name, entry, False, reason, author, at)

    def _decide(
        self, query: Query, list_name: str, entry: ListEntry, cleared: bool, reason: str, author: str, at: str
    ) -> None:
        if not reason.strip() or not author.strip():
            raise DecisionsError("a decision needs a reason and an author", hint="give --reason and --author")
        row = (
            query_key(query),
            query.name,
            list_name,
            entry.entry_id,
            entry.content_hash,
            int(cleared),
            reason.strip(),
            author.strip(),
            at,
        )
        with DECISIONS.explained(self._path):
            self._connection.execute(
                "INSERT INTO decision (query, name, list, entry, content, cleared, reason, author, decided_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def cleared(self, query: Query, list_name: str, entry_id: str, content_hash: str) -> Cleared | None:
        """Return the decision that clears a pair; None if there is none, or it was taken back, or the entry changed."""
        with DECISIONS.explained(self._path):
            row = self._connection.execute(
                "SELECT content, cleared, reason, author, decided_at FROM decision"
                " WHERE query = ? AND list = ? AND entry = ? ORDER BY number DESC LIMIT 1",
                (query_key(query), list_name, entry_id),
            ).fetchone()
        return Cleared(*row[2:]) if row and row[1] and row[0] == content_hash else None

    def states_asked(self, query: Query, day: str) -> dict[str, str]:
        """Return by list the state of it that answered when the same was last asked, on or before `day` (ISO date)."""
        with DECISIONS.explained(self._path):
            rows = self._connection.execute(
                "SELECT list, state FROM asking WHERE query = ? AND substr(asked_at, 1, 10) <= ? ORDER BY number",
                (query_key(query), day),
            ).fetchall()
        return dict(rows)

    def note_asked(self, queries: list[Query], states: Mapping[str, str], at: str) -> None:
        """Write down that these were asked about.

        Args:
            queries: who.
            states: which state answered of every list that was asked, by the list's name.
            at: UTC, ISO 8601.
        """
        rows = [
            {"query": key, "list": name, "state": state, "at": at}
            for key in map(query_key, queries)
            for name, state in states.items()
        ]
        with DECISIONS.explained(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            # A state that answers again adds nothing: the last one noted by a day is the one that answered last.
            self._connection.executemany(
                "INSERT INTO asking (query, list, state, asked_at) SELECT :query, :list, :state, :at"
                " WHERE :state IS NOT (SELECT state FROM asking WHERE query = :query AND list = :list"
                " ORDER BY number DESC LIMIT 1)",
                rows,
            )
            self._connection.execute("COMMIT")
