"""The case file: the one writer, and everything its view gives."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from faultlines.case.connection import connect, explained
from faultlines.case.filter import days
from faultlines.case.fulltext import pairs, words
from faultlines.case.view import CaseView
from faultlines.errors import CaseError, NotFoundError
from faultlines.records import Claim, Decision, Document, Failure, Quantity, Sighting, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class CaseFile(CaseView):
    """A case file open for reading and, unless opened read-only, for adding; nothing in it is ever rewritten."""

    _run: tuple[str, int] | None = None

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False, patience: float = 5.0) -> Self:
        """Open the case file at `path`; with `create`, make it if it is not there.

        Args:
            path: the file.
            create: whether a missing or empty file becomes a new case.
            read_only: refuse every write, even by mistake.
            patience: seconds to wait for a lock that another program holds.

        Raises:
            CaseError: if it is missing, a folder, not a case, of a newer version, locked or damaged.
        """
        place = Path(path)
        return cls(place, connect(place, create=create, read_only=read_only, patience=patience))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is added inside the block durable together, or, if it is left by an error, none of it."""
        if self._connection.in_transaction:
            yield
            return
        run = self._run
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with explained(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            self._run = run
            self._connection.rollback()
            raise

    def add(self, document: Document, claims: Sequence[Claim], sighting: Sighting, extractor: str) -> bool:
        """Store a document, its claims and where it was seen, in one transaction.

        A document that is stored already gains the sighting if that is new, and nothing else.

        Args:
            document: the document.
            claims: its claims, in the order in which they are to be kept.
            sighting: where it was seen.
            extractor: version of the extractor that read it.

        Returns:
            Whether the document is new.

        Raises:
            CaseError: if a claim's quotation does not stand at its offsets, or the file cannot be written to.
        """
        _check_quotations(document, claims, self.path)
        with self.transaction():
            new = not self.has_document(document.id)
            if new:
                run = self._run_of(extractor, sighting.seen_at)
                key = self._insert_document(document, run)
                self._insert_claims(document, key, map(_as_stored, claims), run)
            self.add_sighting(sighting, extractor)
        return new

    def add_sighting(self, sighting: Sighting, extractor: str = "") -> bool:
        """Note where a stored document was seen, unless it was seen there before and nothing new is said of it.

        Returns:
            Whether the sighting is new.

        Raises:
            NotFoundError: if its document is not stored.
        """
        content = [sighting.document, sighting.locator, sighting.source, sighting.title, sighting.published]
        with self.transaction():
            document = self._rows("SELECT key FROM document WHERE id = ?", [sighting.document])
            if not document:
                raise NotFoundError("no such document", locator=sighting.document)
            said_before = self._rows(
                "SELECT 1 FROM sighting WHERE document = ?1 AND locator = ?2 AND (?3 IS NULL OR source = ?3)"
                " AND (?4 IS NULL OR title = ?4) AND (?5 IS NULL OR published = ?5)",
                [document[0]["key"], *content[1:]],
            )
            if said_before:
                return False
            run = self._run_of(extractor, sighting.seen_at)
            self._write(
                "INSERT INTO sighting (id, run, document, locator, seen_at, source, title, published)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(content_id("s", content), run, document[0]["key"], content[1], sighting.seen_at, *content[2:])],
            )
        return True

    def add_failure(self, failure: Failure, extractor: str = "") -> bool:
        """Note that something could not be read; the same reason at the same place is noted once.

        Returns:
            Whether the failure is new, or stands again after it was settled.
        """
        identity = _failure_id(failure)
        with self.transaction():
            known = self._rows("SELECT key FROM failure WHERE id = ?", [identity])
            if known:
                again = bool(self._rows("SELECT 1 FROM settled WHERE failure = ?", [known[0]["key"]]))
                self._write("DELETE FROM settled WHERE failure = ?", [(known[0]["key"],)] if again else [])
                return again
            run = self._run_of(extractor, failure.seen_at)
            self._write(
                "INSERT INTO failure (id, run, locator, reason, seen_at, hint, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(identity, run, failure.locator, failure.reason, failure.seen_at, failure.hint, failure.sha256)],
            )
        return True

    def settle(self, failures: Iterable[Failure]) -> None:
        """Let failures stand no more: what failed there was read since, or is there no longer."""
        sql = "INSERT OR IGNORE INTO settled (failure) SELECT key FROM failure WHERE id = ?"
        with self.transaction():
            self._write(sql, [(_failure_id(failure),) for failure in failures])

    def add_decision(self, decision: Decision) -> Decision:
        """Append a decision of a person, and return it with its number; claims and actors stay as they are.

        Raises:
            CaseError: if it has no author or no reason, or the file cannot be written to.
            NotFoundError: if the decision that it undoes is not there.
        """
        if not decision.author or not decision.reason:
            raise CaseError("a decision needs an author and a reason", locator=str(self.path))
        with self.transaction():
            numbered = replace(decision, number=self._next_key("SELECT coalesce(max(key), 0) + 1 FROM decision"))
            before = self._rows("SELECT key FROM decision WHERE id = ?", [decision.undoes])
            if decision.undoes is not None and not before:
                raise NotFoundError("no such decision", locator=decision.undoes)
            detail = json.dumps({**decision.detail, "reason": decision.reason}, ensure_ascii=False, sort_keys=True)
            self._write(
                "INSERT INTO decision (key, id, subject, kind, detail, decided_by, decided_at, undoes)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(
                    numbered.number, numbered.id, decision.subject, decision.kind, detail, decision.author,
                    decision.decided_at, before[0]["key"] if before else None,
                )],
            )  # fmt: skip
        return numbered

    def reread(self, document: str, claims: Sequence[Claim], extractor: str, read_at: str) -> tuple[int, int]:
        """Let the claims of a newer extractor supersede those of a stored document.

        Claims that both find stay as they are; those that only the older one found stay in the file but stand no more.

        Args:
            document: id of the document.
            claims: what the newer extractor finds in it.
            extractor: the newer extractor's version.
            read_at: UTC, ISO 8601 with seconds and `Z`.

        Returns:
            How many claims are new, and how many are superseded.
        """
        stored = self.document(document)
        _check_quotations(stored, claims, self.path)
        with self.transaction():
            run = self._run_of(extractor, read_at)
            key = self._rows("SELECT key FROM document WHERE id = ?", [stored.id])[0]["key"]
            rows = self._rows("SELECT id, key, superseded.claim FROM claim LEFT JOIN superseded"
                              " ON superseded.claim = claim.key WHERE document = ?", [key])  # fmt: skip
            before = {row["id"]: row["key"] for row in rows}
            standing = {row["id"] for row in rows if row["claim"] is None}
            newer = {claim.id: claim for claim in map(_as_stored, claims)}
            gone, again = standing - newer.keys(), (newer.keys() & before.keys()) - standing
            self._insert_claims(stored, key, [claim for name, claim in newer.items() if name not in before], run)
            self._write("INSERT INTO superseded (claim, run) VALUES (?, ?)", [(before[name], run) for name in gone])
            self._write("DELETE FROM superseded WHERE claim = ?", [(before[name],) for name in again])
        return len(newer.keys() - standing), len(gone)

    def _run_of(self, extractor: str, started_at: str) -> int:
        """Return the key of this opening's run: begun with its first write, so that adding nothing leaves no trace."""
        if self._run is None or self._run[0] != extractor:
            with explained(self.path):
                cursor = self._connection.execute(
                    "INSERT INTO run (extractor, started_at) VALUES (?, ?)", (extractor, started_at)
                )
            if cursor.lastrowid is None:
                raise CaseError("the run got no number", locator=str(self.path))
            self._run = extractor, cursor.lastrowid
        return self._run[1]

    def _insert_document(self, document: Document, run: int) -> int:
        key = self._next_key("SELECT coalesce(max(key), 0) + 1 FROM document")
        self._write(
            "INSERT INTO document (key, id, run, sha256, part, name, media_type, text, language, title, author,"
            " publisher, published, source, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(
                key, document.id, run, document.sha256, document.part, document.name, document.media_type,
                document.text, document.language, document.title, document.author, document.publisher,
                document.published, document.source, document.url,
            )],
        )  # fmt: skip
        self._write(
            "INSERT INTO document_index (rowid, title, words, pairs) VALUES (?, ?, ?, ?)",
            [
                (
                    key,
                    words(document.title or ""),
                    words(document.text),
                    pairs(f"{document.title or ''}\n{document.text}"),
                )
            ],
        )
        return key

    def _insert_claims(self, document: Document, document_key: int, claims: Iterable[Claim], run: int) -> None:
        first = self._next_key("SELECT coalesce(max(key), 0) + 1 FROM claim")
        distinct = {claim.id: claim for claim in claims}
        numbered = [(first + number, identity, claim) for number, (identity, claim) in enumerate(distinct.items())]
        self._write(
            'INSERT INTO claim (key, id, run, document, start, "end", quote, actor_text, target_text, type, mode,'
            ' holder, "when", earliest, latest, likelihood, "where", instrument, unresolved)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    key, identity, run, document_key, claim.start, claim.end, claim.quote,
                    claim.actor_text, claim.target_text, claim.type, claim.mode, claim.holder,
                    claim.when, *days(claim.when or document.published),
                    claim.likelihood, claim.where, claim.instrument, json.dumps(claim.unresolved, ensure_ascii=False),
                )
                for key, identity, claim in numbered
            ],
        )  # fmt: skip
        self._write(
            "INSERT INTO claim_actor (claim, position, code) VALUES (?, ?, ?)",
            [(key, at, code) for key, _, claim in numbered for at, code in enumerate(claim.actor)],
        )
        self._write(
            "INSERT INTO claim_target (claim, position, code) VALUES (?, ?, ?)",
            [(key, at, code) for key, _, claim in numbered for at, code in enumerate(claim.target)],
        )
        self._write(
            "INSERT INTO claim_commodity (claim, position, commodity) VALUES (?, ?, ?)",
            [(key, at, name) for key, _, claim in numbered for at, name in enumerate(claim.commodity)],
        )
        self._write(
            "INSERT INTO claim_quantity (claim, position, low, high, unit, text) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (key, at, item.low, item.high, item.unit, item.text)
                for key, _, claim in numbered
                for at, item in enumerate(claim.quantity)
            ],
        )
        self._write(
            "INSERT INTO claim_index (rowid, words, pairs) VALUES (?, ?, ?)",
            [(key, words(claim.quote), pairs(claim.quote)) for key, _, claim in numbered],
        )

    def _next_key(self, sql: str) -> int:
        """Return the next number: safe to allot, since the transaction holds the file's only write lock."""
        return int(self._rows(sql)[0][0])

    def _write(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        with explained(self.path):
            self._connection.executemany(sql, rows)


def _failure_id(failure: Failure) -> str:
    return content_id("f", [failure.locator, failure.reason, failure.hint, failure.sha256])


def _as_stored(claim: Claim) -> Claim:
    """Return the claim with its amounts as the file keeps them: 8000 and 8000.0 are equal, but not in an id's JSON."""
    amounts = tuple(Quantity(_real(item.low), _real(item.high), item.unit, item.text) for item in claim.quantity)
    return replace(claim, quantity=amounts) if amounts else claim


def _real(bound: float | None) -> float | None:
    return None if bound is None else float(bound)


def _check_quotations(document: Document, claims: Iterable[Claim], path: Path) -> None:
    """Refuse a claim that is not tied to the words that make it: the promise of the whole file."""
    for claim in claims:
        if claim.document != document.id or not claim.quote or document.text[claim.start : claim.end] != claim.quote:
            raise CaseError(f"claim {claim.id} does not quote document {document.id} at its offsets", locator=str(path))
