"""The list store, written: a list file in, one more version, or nothing at all."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from faultlines.errors import RefusedListError
from faultlines.lists.connection import connect, explained
from faultlines.lists.folding import folded, plain, script
from faultlines.lists.view import OPEN, ListVersion, ListView
from faultlines.records import DateRange, ListEntry, entry_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from faultlines.lists.reading import Reading

_BATCH = 2_000
_LEAST_SHARE = 0.8
"""A version with fewer than four in five of the entries before it is refused unless the user accepts it."""
_LEAST_COUNT = 25
"""Lists that were smaller may shrink as they like."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a reading did to the store.

    Attributes:
        version: in force for the file's date: the new one, or the one that holds the same already.
        new: whether the file added anything.
        added, changed, removed: entries, against the version before it in time.
        notes: what the reader of the list should know.
    """

    version: ListVersion
    new: bool
    added: int = 0
    changed: int = 0
    removed: int = 0
    notes: tuple[str, ...] = ()


class ListStore(ListView):
    """A list store open for reading and, unless opened read-only, for adding versions."""

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False, patience: float = 10.0) -> Self:
        """Open the store at `path`; with `create`, make it and its folder if they are not there.

        Raises:
            ListStoreError: if it is missing, a folder, not a store, of a newer version, locked or damaged.
        """
        place = Path(path)
        return cls(place, connect(place, create=create, read_only=read_only, patience=patience))

    def add(
        self,
        reading: Reading,
        read_at: str,
        *,
        name: str | None = None,
        dated: str | None = None,
        origin: dict[str, object] | None = None,
        accept_shrink: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> Added:
        """Store what a reading gives as one version, in one transaction.

        A file that is refused anywhere leaves the store as it was, but for a note of the attempt; a file that is stored
        already adds nothing.

        Args:
            reading: the open list file.
            read_at: UTC, ISO 8601 with seconds and `Z`.
            name: of the list; the format's own if None.
            dated: the list's date, EDTF, where the user knows better than the file.
            origin: what `lists update` needs to read it again.
            accept_shrink: whether the version may have far fewer entries than the one before it.
            progress: told the number of entries stored so far, now and then.

        Raises:
            RefusedListError: if the file is broken, or shrinks the list.
            ListStoreError: if the store cannot be written to.
        """
        list_name, source = name or reading.list_name, reading.files[0].name
        dated = dated or reading.dated
        day = _in_force_from(dated, read_at)
        try:
            digest = _digest(reading)
            known = self._known(list_name, digest, day)
            if known is not None:
                self._note_attempt(list_name, reading.title, read_at, source, digest, "the same file again")
                return Added(known, new=False)
            with self._transaction():
                key = self._list_key(list_name, reading.title, read_at)
                moment = self._free_moment(key, day)
                added = self._lay(reading, key, moment, accept_shrink, progress)
                number = self._next_number(key)
                row = (number, moment, dated, read_at, digest, reading.format, source, json.dumps(origin or {}), added[0])
                self._write(
                    "INSERT INTO version (list, number, moment, dated, read_at, sha256, format, source, origin, entries)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [(key, *row)],
                )
                self._add_links(reading, key, number)
        except RefusedListError as error:
            self._note_attempt(list_name, reading.title, read_at, source, None, str(error))
            raise
        return Added(ListVersion(list_name, *row), True, *added[1:], notes=tuple(reading.notes))

    def note_refusal(self, name: str, read_at: str, source: str, reason: str) -> None:
        """Note that a list could not be read, where it could not even be opened; nothing where there is no such list."""
        if self._rows("SELECT 1 FROM list WHERE name = ?", [name]):
            self._note_attempt(name, name, read_at, source, None, reason)

    def _known(self, list_name: str, digest: str, day: str) -> ListVersion | None:
        """Return the version that says the same: of the same day, or in force on that day."""
        if not self._rows("SELECT 1 FROM version JOIN list ON list.key = version.list WHERE name = ?", [list_name]):
            return None
        before = [one for one in self.list(list_name).versions if one.moment <= f"{day}~"]
        same_day = [one for one in before if one.moment[:10] == day and one.sha256 == digest]
        if same_day:
            return same_day[-1]
        return before[-1] if before and before[-1].sha256 == digest else None

    def _lay(
        self, reading: Reading, key: int, moment: str, accept_shrink: bool, progress: Callable[[int], None] | None
    ) -> tuple[int, int, int, int]:
        """Lay the entries of a version between those before and after it; return how many, added, changed, removed."""
        self._execute("CREATE TEMP TABLE incoming (entry_id TEXT PRIMARY KEY, content INTEGER NOT NULL) WITHOUT ROWID")
        try:
            previous = self._scalar("SELECT max(moment) FROM version WHERE list = ? AND moment < ?", [key, moment])
            following = self._scalar("SELECT min(moment) FROM version WHERE list = ? AND moment > ?", [key, moment]) or OPEN
            if reading.delta:
                self._take_over(reading, key, moment, previous)
            for count, batch in _batches(reading.entries):
                self._take_in(key, self._completed(batch, key, moment) if reading.delta else batch)
                if progress is not None:
                    progress(count)
            if reading.delta:
                self._write("DELETE FROM incoming WHERE entry_id = ?", [(one,) for one in reading.removed])
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
        from faultlines.records import entry_from_json  # noqa: PLC0415 - deltas only

        for entry_id in entry_ids:
            for row in self._rows(
                "SELECT record, place FROM content JOIN span ON span.content = content.key"
                f" WHERE list = ?1 AND {_COVERS} AND entry_id = ?3",
                [key, moment, entry_id],
            ):
                yield entry_from_json(row["record"], row["place"])

    def _take_in(self, key: int, batch: list[ListEntry]) -> None:
        first = int(self._rows("SELECT coalesce(max(key), 0) + 1 FROM content")[0][0])
        contents, names, identifiers, incoming = [], [], [], []
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
                (number, at, one.text, one.quality, script(one.text), folded(one.text)) for at, one in enumerate(entry.names)
            ]
            identifiers += [
                (number, at, one.kind, one.value, plain(one.value), one.country) for at, one in enumerate(entry.identifiers)
            ]
        self._write("INSERT INTO content (key, list, entry_id, hash, kind, place, record) VALUES (?, ?, ?, ?, ?, ?, ?)", contents)
        self._write("INSERT INTO name (content, position, text, quality, script, folded) VALUES (?, ?, ?, ?, ?, ?)", names)
        self._write(
            "INSERT INTO identifier (content, position, kind, value, plain, country) VALUES (?, ?, ?, ?, ?, ?)", identifiers
        )
        self._write("INSERT OR REPLACE INTO incoming (entry_id, content) VALUES (?, ?)", incoming)

    def _count_changes(self, key: int, moment: str) -> tuple[int, int, int, int]:
        standing = (
            "SELECT entry_id, content FROM content JOIN span ON span.content = content.key"
            f" WHERE list = ?1 AND {_COVERS}"
        )
        count = "SELECT count(*) FROM incoming"
        total = self._scalar(count, [])
        added = self._scalar(f"{count} WHERE entry_id NOT IN (SELECT entry_id FROM ({standing}))", [key, moment])
        changed = self._scalar(
            f"{count} JOIN ({standing}) AS before USING (entry_id) WHERE before.content <> incoming.content", [key, moment]
        )
        removed = self._scalar(
            f"SELECT count(*) FROM ({standing}) WHERE entry_id NOT IN (SELECT entry_id FROM incoming)", [key, moment]
        )
        return int(str(total)), int(str(added)), int(str(changed)), int(str(removed))

    def _check_size(self, reading: Reading, key: int, previous: object, count: int, accept: bool) -> None:
        if previous is None or accept:
            return
        before = int(str(self._scalar("SELECT entries FROM version WHERE list = ? AND moment = ?", [key, previous])))
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
        self._execute(f'UPDATE span SET "end" = ?2 WHERE (content, start) IN (SELECT span.content, span.start {gone})', [key, moment])
        uncovered = f"content NOT IN (SELECT span.content FROM span JOIN content ON content.key = span.content WHERE list = ?1 AND {_COVERS})"
        # What the next version has too begins earlier than was known.
        self._execute(
            f"UPDATE span SET start = ?2 WHERE start = ?3 AND content IN (SELECT content FROM incoming WHERE {uncovered})",
            [key, moment, following],
        )
        self._execute(
            f'INSERT INTO span (content, start, "end") SELECT content, ?2, ?3 FROM incoming WHERE {uncovered}',
            [key, moment, following],
        )

    def _add_links(self, reading: Reading, key: int, number: int) -> None:
        version = self._scalar("SELECT key FROM version WHERE list = ? AND number = ?", [key, number])
        self._write(
            'INSERT INTO link (version, position, owner, owned, kind, share_low, share_high, start, "end", source)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (version, at, one.owner, one.owned, one.kind, one.share_low, one.share_high, one.start, one.end, one.source)
                for at, one in enumerate(reading.links)
            ],
        )
        parties = {party for one in reading.links for party in (one.owner, one.owned)}
        self._write(
            "INSERT INTO label (version, party, name) VALUES (?, ?, ?)",
            [(version, party, reading.labels[party]) for party in sorted(parties) if party in reading.labels],
        )

    def _note_attempt(self, name: str, title: str, read_at: str, source: str, digest: str | None, reason: str) -> None:
        with self._transaction():
            key = self._list_key(name, title, read_at)
            self._write(
                "INSERT INTO attempt (list, read_at, source, sha256, reason) VALUES (?, ?, ?, ?, ?)",
                [(key, read_at, source, digest, reason)],
            )

    def _list_key(self, name: str, title: str, read_at: str) -> int:
        self._write("INSERT OR IGNORE INTO list (name, title, created_at) VALUES (?, ?, ?)", [(name, title, read_at)])
        return int(self._rows("SELECT key FROM list WHERE name = ?", [name])[0]["key"])

    def _free_moment(self, key: int, day: str) -> str:
        taken = self._rows("SELECT moment FROM version WHERE list = ? AND substr(moment, 1, 10) = ?", [key, day])
        return day if not taken else f"{day}#{len(taken) + 1:02}"

    def _next_number(self, key: int) -> int:
        return int(str(self._scalar("SELECT coalesce(max(number), 0) + 1 FROM version WHERE list = ?", [key])))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with explained(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    def _scalar(self, sql: str, values: list[object]) -> object:
        return self._rows(sql, values)[0][0]

    def _execute(self, sql: str, values: list[object] | None = None) -> None:
        with explained(self.path):
            self._connection.execute(sql, values or [])

    def _write(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
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


def _digest(reading: Reading) -> str:
    """Return the hash of the list's bytes; with companions, of all their hashes together."""
    digests = [one.sha256() for one in reading.files]
    return digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _in_force_from(dated: str | None, read_at: str) -> str:
    """Return the day from which a version is surely in force: the last that its date may mean, or that of reading."""
    if dated is not None:
        latest = DateRange.parse(dated).latest
        if latest is not None:
            return latest.isoformat()
    return read_at[:10]


