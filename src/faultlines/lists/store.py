"""The list store, written: a list file in, one more version, or nothing at all."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from faultlines.errors import InputError, RefusedListError
from faultlines.lists.connection import connect
from faultlines.lists.view import ListVersion
from faultlines.lists.writer import ListWriter
from faultlines.records import DateRange

if TYPE_CHECKING:
    from collections.abc import Callable

    from faultlines.lists.reading import Reading


_NAME = re.compile(r"\w[\w.-]{0,63}")
"""What can name a list: without `@`, which separates a name from a version, and without white space."""


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


class ListStore(ListWriter):
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
            accept_shrink: whether the version may have far fewer entries than the one before it, or lack the end mark
                that that one had.
            progress: told the number of entries stored so far, now and then.

        Raises:
            InputError: if the name is no name of a list, or differs from one only in case, or the date is yet to come.
            RefusedListError: if the file is broken or surely cut off, or shrinks the list.
            ListStoreError: if the store cannot be written to.
        """
        list_name, source = name or reading.list_name, reading.files[0].name
        if not _NAME.fullmatch(list_name):
            raise InputError(f"{list_name!r} cannot name a list", hint="letters, digits, dots and dashes; up to 64")
        dated = dated or reading.dated
        day = _in_force_from(dated, read_at, source)
        try:
            digest = _digest(reading)
            with self.transaction():
                # Asked inside: another process may be adding the same file.
                known = self._known(list_name, digest, day)
                if known is not None:
                    self._write_attempt(list_name, reading.title, read_at, source, digest, "the same file again")
                    return Added(known, new=False)
                key = self._list_key(list_name, reading.title, read_at)
                moment = self._free_moment(key, day)
                added = self.lay(reading, key, moment, accept_shrink, progress)
                if not accept_shrink:
                    self._check_ends(reading, list_name, moment)
                number = self._next_number(key)
                row = (
                    number,
                    moment,
                    dated,
                    read_at,
                    digest,
                    reading.format,
                    source,
                    json.dumps((origin or {}) | ({"ends": reading.ends} if reading.ends else {})),
                    added[0],
                )
                self.write(
                    "INSERT INTO version (list, number, moment, dated, read_at, sha256, format, source, origin,"
                    " entries) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [(key, *row)],
                )
                self.add_links(reading, key, number)
        except RefusedListError as error:
            self._note_attempt(list_name, reading.title, read_at, source, None, str(error))
            raise
        return Added(ListVersion(list_name, *row), True, *added[1:], notes=tuple(reading.notes))

    def note_refusal(self, name: str, read_at: str, source: str, reason: str) -> None:
        """Note that a list could not even be opened; nothing is noted where there is no such list."""
        if self._rows("SELECT 1 FROM list WHERE name = ?", [name]):
            self._note_attempt(name, name, read_at, source, None, reason)

    def _known(self, list_name: str, digest: str, day: str) -> ListVersion | None:
        """Return the version that says the same: of the same day, or in force on that day."""
        if not self._rows("SELECT 1 FROM version JOIN list ON list.key = version.list WHERE name = ?", [list_name]):
            return None
        before = [one for one in self.info(list_name).versions if one.moment <= f"{day}~"]
        same_day = [one for one in before if one.moment[:10] == day and one.sha256 == digest]
        if same_day:
            return same_day[-1]
        return before[-1] if before and before[-1].sha256 == digest else None

    def _note_attempt(self, name: str, title: str, read_at: str, source: str, digest: str | None, reason: str) -> None:
        with self.transaction():
            self._write_attempt(name, title, read_at, source, digest, reason)

    def _write_attempt(self, name: str, title: str, read_at: str, source: str, digest: str | None, reason: str) -> None:
        key = self._list_key(name, title, read_at)
        self.write(
            "INSERT INTO attempt (list, read_at, source, sha256, reason) VALUES (?, ?, ?, ?, ?)",
            [(key, read_at, source, digest, reason)],
        )

    def _check_ends(self, reading: Reading, name: str, moment: str) -> None:
        """Refuse a file without the end mark that the version before it in the same format had."""
        if all(reading.ends.values()):
            return
        rows = self._rows(
            "SELECT origin FROM version JOIN list ON list.key = version.list"
            " WHERE name = ? AND format = ? AND moment < ? ORDER BY moment DESC LIMIT 1",
            [name, reading.format, moment],
        )
        before = json.loads(rows[0]["origin"]).get("ends", {}) if rows else {}
        if any(before.get(what) and not there for what, there in reading.ends.items()):
            raise RefusedListError(
                "its end mark is missing, which the version before had: it is cut off",
                locator=reading.files[0].name,
                hint="get it again; if the publisher ends it without the mark now, say --accept-shrink",
            )

    def _list_key(self, name: str, title: str, read_at: str) -> int:
        same = _caseless(name)
        for row in self._rows("SELECT name FROM list"):
            if row["name"] != name and _caseless(row["name"]) == same:
                raise InputError(
                    f"there is a list {row['name']!r}, which differs from {name!r} only in case",
                    hint=f"--as {row['name']}, or another name",
                )
        self.write("INSERT OR IGNORE INTO list (name, title, created_at) VALUES (?, ?, ?)", [(name, title, read_at)])
        return int(self._rows("SELECT key FROM list WHERE name = ?", [name])[0]["key"])

    def _free_moment(self, key: int, day: str) -> str:
        taken = self._rows("SELECT moment FROM version WHERE list = ? AND substr(moment, 1, 10) = ?", [key, day])
        return day if not taken else f"{day}#{len(taken) + 1:02}"

    def _next_number(self, key: int) -> int:
        return int(str(self.scalar("SELECT coalesce(max(number), 0) + 1 FROM version WHERE list = ?", [key])))


def _digest(reading: Reading) -> str:
    """Return the hash of the list's bytes; with companions, of all their hashes together."""
    digests = [one.sha256() for one in reading.files]
    return digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _in_force_from(dated: str | None, read_at: str, source: str) -> str:
    """Return the day from which a version is surely in force: the last that its date may mean, or that of reading.

    Raises:
        InputError: if it is dated after the day on which it is read: it would be taken for what is in force today.
    """
    today = read_at[:10]
    if dated is None:
        return today
    days = DateRange.parse(dated)
    if days.earliest is not None and days.earliest.isoformat() > today:
        raise InputError(
            f"dated {dated}, which is yet to come on {today}", locator=source,
            hint="load it on that day, or give the day from which it holds with --dated",
        )  # fmt: skip
    # What was read today was there today, whatever else a month or a year may mean.
    return today if days.latest is None else min(days.latest.isoformat(), today)


def _caseless(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
