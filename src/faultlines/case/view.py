"""Reading a case: records out of rows, streamed where there may be many."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from faultlines.case.connection import explained
from faultlines.case.filter import ClaimFilter, where
from faultlines.case.fulltext import match_expression
from faultlines.case.rows import claim_of, decision_of, document_of, failure_of
from faultlines.errors import CaseError, NotFoundError
from faultlines.records import Claim, Decision, Document, Failure, Mode, Sighting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_SHORTEST_PREFIX = 6
_MOST_CANDIDATES = 10
_BEGINNING_SO = {
    "claim": "SELECT id FROM ledger WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
    "document": "SELECT id FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a case holds.

    Attributes:
        documents: stored, read for claims or not.
        sightings: places where they were seen.
        claims: that stand, superseded ones left out.
        failures: that stand.
        by_mode: claims of each mode that has any.
    """

    documents: int
    sightings: int
    claims: int
    failures: int
    by_mode: dict[Mode, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found.

    Attributes:
        document: id of the document.
        claim: id of the claim whose quotation holds the words, or None where the document's text does.
    """

    document: str
    claim: str | None = None


class CaseView:
    """The records of a case file, for reading only; long lists are streamed."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._connection.row_factory = sqlite3.Row

    def close(self) -> None:
        """Close the file; it cannot be used afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def has_document(self, document: str) -> bool:
        """Whether the document of this id is stored."""
        return bool(self._rows("SELECT 1 FROM document WHERE id = ?", [document]))

    def documents(self) -> Iterator[Document]:
        """Yield every document, in the order in which they were read."""
        return (document_of(row) for row in self._stream("SELECT * FROM document ORDER BY key"))

    def documents_of_bytes(self, sha256: str) -> list[Document]:
        """Return the documents that these bytes hold, part by part; empty if they were never read."""
        return [
            document_of(row) for row in self._rows("SELECT * FROM document WHERE sha256 = ? ORDER BY part", [sha256])
        ]

    def document(self, document: str) -> Document:
        """Return the document of this id, or of the only one that begins so (six characters or more).

        Raises:
            NotFoundError: if there is none, or more than one.
        """
        whole = self._complete("document", document)
        return document_of(self._rows("SELECT * FROM document WHERE id = ?", [whole])[0])

    def sightings(self, document: str | None = None) -> Iterator[Sighting]:
        """Yield where documents were seen, in order; where one was, if its id is given."""
        sql = (
            "SELECT document.id, locator, seen_at, sighting.source, sighting.title, sighting.published FROM sighting"
            " JOIN document ON document.key = sighting.document"
        )
        if document is None:
            return (Sighting(*row) for row in self._stream(sql + " ORDER BY sighting.key"))
        return (
            Sighting(*row) for row in self._stream(sql + " WHERE document.id = ? ORDER BY sighting.key", [document])
        )

    def claims(self, wanted: ClaimFilter | None = None) -> Iterator[Claim]:
        """Yield the claims that stand and meet the filter: document by document as read, in the order of their text.

        Raises:
            DateError: if the filter's dates are not EDTF.
        """
        condition, values = where(wanted or ClaimFilter())
        # The conditions are constants of the filter's module; every value is bound.
        sql = f"SELECT * FROM ledger WHERE {condition} ORDER BY key"  # noqa: S608
        return (claim_of(row) for row in self._stream(sql, values))

    def claim(self, claim: str) -> Claim:
        """Return the claim of this id, or of the only one that begins so (six characters or more).

        Raises:
            NotFoundError: if there is none, or more than one.
        """
        whole = self._complete("claim", claim)
        return claim_of(self._rows("SELECT * FROM ledger WHERE id = ?", [whole])[0])

    def failures(self) -> Iterator[Failure]:
        """Yield what could not be read and has not been read since, in order."""
        return (failure_of(row) for row in self._stream("SELECT * FROM open_failure ORDER BY key"))

    def decisions(self) -> Iterator[Decision]:
        """Yield every decision of a person, the undone ones too, in the order in which they were taken."""
        sql = (
            "SELECT decision.*, before.id AS undone FROM decision"
            " LEFT JOIN decision AS before ON before.key = decision.undoes ORDER BY decision.key"
        )
        return (self._decision(row) for row in self._stream(sql))

    def _decision(self, row: sqlite3.Row) -> Decision:
        try:
            return decision_of(row)
        except (ValueError, TypeError, AttributeError) as error:
            raise CaseError(
                f"decision {row['id']} is of a kind or form that this version does not know", locator=str(self.path),
                hint="a newer version of Faultlines may have written it",
            ) from error  # fmt: skip

    def counts(self) -> Counts:
        """Count the records of each kind the case holds."""
        documents, sightings, failures = self._rows(
            "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM sighting),"
            " (SELECT count(*) FROM open_failure)"
        )[0]
        standing = "SELECT mode, count(*) FROM claim WHERE key NOT IN (SELECT claim FROM superseded) GROUP BY mode"
        found = {Mode(mode): int(number) for mode, number in self._rows(standing)}
        by_mode = {mode: found[mode] for mode in Mode if mode in found}
        return Counts(documents, sightings, sum(by_mode.values()), failures, by_mode)

    def search(self, text: str, *, limit: int = 100) -> list[Hit]:
        """Find words in quotations and documents, in any script: at most `limit` claims, then `limit` documents.

        All words must occur, in any order; "..." keeps words together. Best first (BM25).

        Raises:
            InputError: if `text` holds no letter or digit.
        """
        asked = [match_expression(text), limit]
        claims = self._rows(
            "SELECT ledger.document, ledger.id FROM claim_index JOIN ledger ON ledger.key = claim_index.rowid"
            " WHERE claim_index MATCH ? ORDER BY claim_index.rank LIMIT ?",
            asked,
        )
        documents = self._rows(
            "SELECT document.id FROM document_index JOIN document ON document.key = document_index.rowid"
            " WHERE document_index MATCH ? ORDER BY document_index.rank LIMIT ?",
            asked,
        )
        return [Hit(*row) for row in claims] + [Hit(*row) for row in documents]

    def _complete(self, kind: str, beginning: str) -> str:
        """Return the one id of a claim or document that is, or begins with, `beginning`."""
        prefix = beginning.strip().lower()
        if len(prefix) < _SHORTEST_PREFIX:
            raise NotFoundError(f"too short for the id of a {kind}", locator=beginning, hint="six characters or more")
        # Ids are hexadecimal after their first letter, so `g` comes after every one that begins so.
        found = [str(row["id"]) for row in self._rows(_BEGINNING_SO[kind], [prefix, prefix + "g", _MOST_CANDIDATES])]
        if len(found) > 1:
            raise NotFoundError(f"several {kind}s begin so", locator=beginning, hint="one of " + ", ".join(found))
        if not found:
            raise NotFoundError(f"no such {kind}", locator=beginning, hint=f"`faultlines {kind}s` lists them")
        return found[0]

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        with explained(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[sqlite3.Row]:
        with explained(self.path):
            cursor = self._connection.execute(sql, values)
        return self._fetched(cursor)

    def _fetched(self, cursor: Iterable[sqlite3.Row]) -> Iterator[sqlite3.Row]:
        with explained(self.path):
            # Not `yield from`, which would close the cursor with the generator, perhaps after the file.
            for row in cursor:  # noqa: UP028
                yield row
