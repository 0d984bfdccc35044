"""How one version is laid between those before and after it: contents, spans, links."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from faultlines.errors import RefusedListError
from faultlines.lists.connection import explained
from faultlines.lists.folding import folded, plain, script
from faultlines.lists.view import OPEN, ListView
from faultlines.records import ListEntry, entry_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from faultlines.lists.reading import Reading

_BATCH = 2_000
_LEAST_SHARE = 0.8
"""A version with fewer than four in five of the entries before it is refused unless the user accepts it."""
_LEAST_COUNT = 25
"""Lists that were smaller may shrink as they like."""


class ListWriter(ListView):
    """What `ListStore` adds versions with; every method runs inside its transaction."""

    def lay(
        self, reading: Reading, key: int, moment: str, accept_shrink: bool, progress: Callable[[int], None] | None
    ) -> tuple[int, int, int, int]:
        """Lay the entries of a version between those before and after it; return how many, added, changed, removed."""
        self._execute("CREATE TEMP TABLE incoming (entry_id TEXT PRIMARY KEY, content INTEGER NOT NULL) WITHOUT ROWID")
        try:
            previous = self.scalar("SELECT max(moment) FROM version WHERE list = ? AND moment < ?", [key, moment])
            following = (
                self.scalar("SELECT min(moment) FROM version WHERE list = ? AND moment > ?", [key, moment]) or OPEN
            )
            if reading.delta:
                self._take_over(reading, key, moment, previous)
            for count, batch in _batches(reading.entries):
                self._take_in(key, self._completed(batch, key, moment) if reading.delta else batch)
                if progress is not None:
                    progress(count)
            if reading.delta:
                self.write("DELETE FROM incoming WHERE entry_id = ?", [(one,) for one in reading.removed])
            counts = self._count_changes(key, moment)
            self._check_size(reading, key, previous, counts[0], accept_shrink)
            self._move_spans(key, moment, str(following))
        finally:
            self._execute("DROP TABLE incoming")
        return counts

    def _take_over(self, reading: Reading, key: int, moment: str, previous: object) -> None:
        """Begin a delta with all that is in force before it."""
        if previous is None:
            raise RefusedListError(
                "changes without a list that they change", locator=reading.files[0].name,
                hint="load the full list first, and give the delta the same name with --as",
            )  # fmt: skip
        self._execute(
            "INSERT INTO incoming SELECT entry_id, content FROM content JOIN span ON span.content = content.key"
            f" WHERE list = ?1 AND {_COVERS}",
            [key, moment],
        )

    def _completed(self, batch: list[ListEntry], key: int, moment: str) -> list[ListEntry]:
        """Return the entries of a delta with what its lines need not repeat: listing dates, programmes, documents."""
        known = {entry.entry_id: entry for entry in self._standing_before([one.entry_id for one in batch], key, moment)}
        return [_carried_over(known[one.entry_id], one) if one.entry_id in known else one for one in batch]

    def _standing_before(self, entry_ids: list[str], key: int, moment: str) -> Iterator[ListEntry]:
        for entry_id in entry_ids:
            for row in self._rows(
                "SELECT record, place FROM content JOIN span ON span.content = content.key"
                f" WHERE list = ?1 AND {_COVERS} AND entry_id = ?3",
                [key, moment, entry_id],
            ):
                yield self._entry(row)

    def _take_in(self, key: int, batch: list[ListEntry]) -> None:
        first = int(self._rows("SELECT coalesce(max(key), 0) + 1 FROM content")[0][0])
        contents: list[tuple[object, ...]] = []
        names: list[tuple[object, ...]] = []
        identifiers: list[tuple[object, ...]] = []
        incoming: list[tuple[object, ...]] = []
        for entry in batch:
            record = entry_json(entry)
            digest = hashlib.sha256(record.encode("utf-8", "surrogatepass")).hexdigest()
            found = self._rows(
                "SELECT key FROM content WHERE list = ? AND entry_id = ? AND hash = ?", [key, entry.entry_id, digest]
            )
            if found:
                incoming.append((entry.entry_id, found[0]["key"]))
                continue
            number = first + len(contents)
            incoming.append((entry.entry_id, number))
            contents.append((number, key, entry.entry_id, digest, entry.kind, entry.place, record))
            names += [
                (number, at, one.text, one.quality, script(one.text), folded(one.text))
                for at, one in enumerate(entry.names)
            ]
            identifiers += [
                (number, at, one.kind, one.value, plain(one.value), one.country)
                for at, one in enumerate(entry.identifiers)
            ]
        self.write(
            "INSERT INTO content (key, list, entry_id, hash, kind, place, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
            contents,
        )
        self.write(
            "INSERT INTO name (content, position, text, quality, script, folded) VALUES (?, ?, ?, ?, ?, ?)", names
        )
        self.write(
            "INSERT INTO identifier (content, position, kind, value, plain, country) VALUES (?, ?, ?, ?, ?, ?)",
            identifiers,
        )
        self.write("INSERT OR REPLACE INTO incoming (entry_id, content) VALUES (?, ?)", incoming)

    def _count_changes(self, key: int, moment: str) -> tuple[int, int, int, int]:
        standing = (
            "SELECT entry_id, content FROM content JOIN span ON span.content = content.key"
            f" WHERE list = ?1 AND {_COVERS}"
        )
        count = "SELECT count(*) FROM incoming"
        total = self.scalar(count, [])
        added = self.scalar(f"{count} WHERE entry_id NOT IN (SELECT entry_id FROM ({standing}))", [key, moment])
        changed = self.scalar(
            f"{count} JOIN ({standing}) AS before USING (entry_id) WHERE before.content <> incoming.content",
            [key, moment],
        )
        removed = self.scalar(
            f"SELECT count(*) FROM ({standing}) WHERE entry_id NOT IN (SELECT entry_id FROM incoming)", [key, moment]
        )
        return int(str(total)), int(str(added)), int(str(changed)), int(str(removed))

    def _check_size(self, reading: Reading, key: int, previous: object, count: int, accept: bool) -> None:
        if previous is None or accept:
            return
        before = int(str(self.scalar("SELECT entries FROM version WHERE list = ? AND moment = ?", [key, previous])))
        if before >= _LEAST_COUNT and count < before * _LEAST_SHARE:
            raise RefusedListError(
                f"it holds {count:,} entries where the version of {previous} has {before:,}",
                locator=reading.files[0].name,
                hint="it may be cut off; if the list did shrink, say --accept-shrink",
            )

    def _move_spans(self, key: int, moment: str, following: str) -> None:
        """Cut the spans of what the new version lacks, and give one to what it adds."""
        gone = (
            f"FROM span JOIN content ON content.key = span.content WHERE list = ?1 AND {_COVERS}"
            " AND span.content NOT IN (SELECT content FROM incoming)"
        )
        # What the next version has again goes on from there.
        self._execute(
            f'INSERT INTO span (content, start, "end") SELECT span.content, ?3, span."end" {gone} AND span."end" > ?3',
            [key, moment, following],
        )
        self._execute(
            f'UPDATE span SET "end" = ?2 WHERE (content, start) IN (SELECT span.content, span.start {gone})',
            [key, moment],
        )
        uncovered = (
            "content NOT IN (SELECT span.content FROM span JOIN content ON content.key = span.content"
            f" WHERE list = ?1 AND {_COVERS})"
        )
        # What the next version has too begins earlier than was known.
        self._execute(
            f"UPDATE span SET start = ?2 WHERE start = ?3"
            f" AND content IN (SELECT content FROM incoming WHERE {uncovered})",
            [key, moment, following],
        )
        self._execute(
            f'INSERT INTO span (content, start, "end") SELECT content, ?2, ?3 FROM incoming WHERE {uncovered}',
            [key, moment, following],
        )

    def add_links(self, reading: Reading, key: int, number: int) -> None:
        """Store the links that a version states, and the names of their parties."""
        version = self.scalar("SELECT key FROM version WHERE list = ? AND number = ?", [key, number])
        self.write(
            'INSERT INTO link (version, position, owner, owned, kind, share_low, share_high, start, "end", source)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    version,
                    at,
                    one.owner,
                    one.owned,
                    one.kind,
                    one.share_low,
                    one.share_high,
                    one.start,
                    one.end,
                    one.source,
                )
                for at, one in enumerate(reading.links)
            ],
        )
        parties = {party for one in reading.links for party in (one.owner, one.owned)}
        self.write(
            "INSERT INTO label (version, party, name) VALUES (?, ?, ?)",
            [(version, party, reading.labels[party]) for party in sorted(parties) if party in reading.labels],
        )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all that is written inside the block durable together or, if it is left by an error, none of it."""
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with explained(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    def scalar(self, sql: str, values: list[object]) -> object:
        """Return the one value of a query."""
        return self._rows(sql, values)[0][0]

    def _execute(self, sql: str, values: list[object] | None = None) -> None:
        with explained(self.path):
            self._connection.execute(sql, values or [])

    def write(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run a statement for each row."""
        with explained(self.path):
            self._connection.executemany(sql, rows)


_COVERS = '(span.start <= ?2 AND span."end" > ?2)'
"""Whether a span covers the moment that is the second value of a query."""


def _carried_over(before: ListEntry, now: ListEntry) -> ListEntry:
    return replace(
        now,
        identifiers=tuple(dict.fromkeys([*now.identifiers, *before.identifiers])),
        programmes=tuple(dict.fromkeys([*now.programmes, *before.programmes])),
        listed_on=now.listed_on or before.listed_on,
        links=now.links or before.links,
    )


def _batches(entries: Iterable[ListEntry]) -> Iterator[tuple[int, list[ListEntry]]]:
    batch: list[ListEntry] = []
    count = 0
    for entry in entries:
        batch.append(entry)
        if len(batch) == _BATCH:
            count += len(batch)
            yield count, batch
            batch = []
    if batch:
        yield count + len(batch), batch
