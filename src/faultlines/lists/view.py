"""The list store, read: lists and versions, entries of a day, standing of an entry, identifiers, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from faultlines.errors import InputError, ListStoreError, NotFoundError
from faultlines.lists.connection import explained
from faultlines.lists.days import iso_day
from faultlines.lists.folding import folded, plain
from faultlines.records import ListEntry, OwnershipLink, entry_from_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

OPEN = "~"
"""The moment after all moments."""


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One state of a list.

    Attributes:
        list_name: of the list.
        number: 1 for the first that was read.
        moment: from when it is in force: its day, with `#02` … behind it for a second version of one day.
        dated: the list's own date, EDTF, or None where it carries none.
        read_at: UTC, ISO 8601 with seconds and `Z`.
        sha256: of the bytes read, companions included.
        format: that it was read in.
        source: path or address.
        origin: JSON of what `lists update` needs to read it again.
        entries: how many.
    """

    list_name: str
    number: int
    moment: str
    dated: str | None
    read_at: str
    sha256: str
    format: str
    source: str
    origin: str
    entries: int


@dataclass(frozen=True, slots=True)
class ListInfo:
    """A list and its versions, in the order in which they came into force."""

    name: str
    title: str
    versions: tuple[ListVersion, ...]

    @property
    def latest(self) -> ListVersion:
        """The version in force today."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an entry was listed on a day.

    Attributes:
        listed: True, False, or None where the store cannot know.
        because: on what this rests, for a person.
        version: the version that tells, or None.
    """

    listed: bool | None
    because: str
    version: ListVersion | None = None


class ListView:
    """A list store open for reading."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def lists(self) -> list[str]:
        """Return the names of the lists that have a version."""
        return [info.name for info in self.infos()]

    def infos(self) -> list[ListInfo]:
        """Return every list that has a version, by name."""
        names = self._rows(
            "SELECT name FROM list WHERE EXISTS (SELECT 1 FROM version WHERE list = list.key) ORDER BY name"
        )
        return [self.info(row["name"]) for row in names]

    def info(self, name: str) -> ListInfo:
        """Return one list.

        Raises:
            NotFoundError: if the store has none of that name.
        """
        found = self._rows("SELECT key, title FROM list WHERE name = ?", [name])
        versions = (
            self._rows(
                "SELECT number, moment, dated, read_at, sha256, format, source, origin, entries FROM version"
                " WHERE list = ? ORDER BY moment",
                [found[0]["key"]],
            )
            if found
            else []
        )
        if not versions:
            known = ", ".join(row["name"] for row in self._rows("SELECT name FROM list ORDER BY name"))
            raise NotFoundError(
                "no such list", locator=name, hint=f"lists: {known}" if known else "no list was loaded yet"
            )
        return ListInfo(name, found[0]["title"], tuple(ListVersion(name, *row) for row in versions))

    def attempts(self, name: str) -> list[tuple[str, str, str]]:
        """Return (time, source, reason) of each reading of a list that added nothing, oldest first."""
        rows = self._rows(
            "SELECT read_at, source, reason FROM attempt WHERE list = (SELECT key FROM list WHERE name = ?)"
            " ORDER BY key",
            [name],
        )
        return [(row["read_at"], row["source"], row["reason"]) for row in rows]

    def version(self, name: str, which: str | None = None) -> ListVersion:
        """Return one version: the latest, the one in force on a day, or the one of a number.

        Raises:
            NotFoundError: if there is no such list or version.
        """
        versions = self.info(name).versions
        if which is None:
            return versions[-1]
        if which.isdigit() and len(which) < 4:
            found = [version for version in versions if version.number == int(which)]
        else:
            last = _last_moment(which)
            found = [version for version in versions if version.moment <= last]
        if not found:
            raise NotFoundError(
                "no such version",
                locator=f"{name}@{which}",
                hint=f"the first is of {versions[0].moment}; `faultlines lists show`",
            )
        return found[-1]

    def entries(self, name: str, on: str | None = None) -> Iterator[ListEntry]:
        """Yield the entries of a list that are in force now, or were on a day, in the order of their first reading.

        Before the first version, these are the entries of that version that say themselves that they were listed by
        then.
        """
        first = self.info(name).versions[0].moment
        if on is None:
            yield from self._entries_at(name, OPEN)
        elif _last_moment(on) < first:
            day = _day(on)
            for entry in self._entries_at(name, first + "~", ""):
                if entry.listed_on is not None and entry.listed_on <= day and not (entry.delisted_on or OPEN) <= day:
                    yield entry
        else:
            yield from self._entries_at(name, _last_moment(on))

    def entries_of(self, version: ListVersion) -> Iterator[ListEntry]:
        """Yield the entries of one version, whatever came after it on the same day."""
        yield from self._entries_at(version.list_name, version.moment)

    def entries_since(self, name: str, day: str) -> Iterator[ListEntry]:
        """Yield the entries in force now that were not, or not in this wording, at the end of a day."""
        yield from self._entries_at(name, OPEN, "AND span.start > :value", _last_moment(day))

    def entry(self, name: str, entry_id: str, on: str | None = None) -> ListEntry:
        """Return one entry as it stands now, or stood on a day.

        Raises:
            NotFoundError: if it does not stand there then.
        """
        moment = OPEN if on is None else _last_moment(on)
        found = list(self._entries_at(name, moment, "AND entry_id = :value", entry_id))
        if not found:
            raise NotFoundError("no such entry", locator=f"{name} {entry_id}")
        return found[0]

    def history(self, name: str, entry_id: str) -> list[tuple[str, str | None, ListEntry]]:
        """Return (first moment, moment of its end or None, entry) of each wording of an entry, oldest first."""
        rows = self._rows(
            'SELECT start, "end", record, place FROM span JOIN content ON content.key = span.content'
            " WHERE list = (SELECT key FROM list WHERE name = ?) AND entry_id = ? ORDER BY start",
            [name, entry_id],
        )
        return [(row["start"], None if row["end"] == OPEN else row["end"], self._entry(row)) for row in rows]

    def standing(self, name: str, entry_id: str, on: str) -> Standing:
        """Say whether an entry was on a list on a day.

        The version in force on that day tells. Before the first version, only the entry's own listing date can: later
        than the day, it was not listed; not later, it was, unless it had been taken off and put on again.
        """
        versions = self.info(name).versions
        last, day = _last_moment(on), _day(on)
        if last >= versions[0].moment:
            version = self.version(name, on)
            here = bool(list(self._entries_at(name, last, "AND entry_id = :value", entry_id)))
            said = "is" if here else "is not"
            return Standing(here, f"it {said} in the version of {version.moment}", version)
        found = list(self._entries_at(name, versions[0].moment + "~", "AND entry_id = :value", entry_id))
        if not found:
            return Standing(None, f"no version of {name} is as old; the first is of {versions[0].moment}")
        listed_on = found[0].listed_on
        if listed_on is None:
            return Standing(
                None, f"no version is as old as {day}, and the entry has no listing date of its own", versions[0]
            )
        verdict = listed_on <= day
        return Standing(verdict, f"the entry says that it was listed on {listed_on}", versions[0])

    def with_identifier(
        self, value: str, kind: str | None = None, on: str | None = None
    ) -> list[tuple[str, ListEntry]]:
        """Return (list, entry) of each entry in force with an identifier, compared without case and punctuation."""
        moment = OPEN if on is None else _last_moment(on)
        rows = self._rows(
            "SELECT DISTINCT list.name AS list, record, place FROM identifier JOIN content"
            " ON content.key = identifier.content JOIN span ON span.content = content.key"
            " JOIN list ON list.key = content.list"
            f" WHERE plain = :plain AND (:kind IS NULL OR identifier.kind = :kind) AND {_IN_FORCE}"
            " ORDER BY list.name, content.key",
            {"plain": plain(value), "kind": kind, "moment": moment},
        )
        return [(row["list"], self._entry(row)) for row in rows]

    def with_name(self, text: str, on: str | None = None) -> list[tuple[str, ListEntry]]:
        """Return (list, entry) of each entry in force with this name, compared without case, marks and punctuation."""
        moment = OPEN if on is None else _last_moment(on)
        rows = self._rows(
            "SELECT DISTINCT list.name AS list, record, place FROM name JOIN content ON content.key = name.content"
            " JOIN span ON span.content = content.key JOIN list ON list.key = content.list"
            f" WHERE folded = :folded AND {_IN_FORCE} ORDER BY list.name, content.key",
            {"folded": folded(text), "moment": moment},
        )
        return [(row["list"], self._entry(row)) for row in rows]

    def links(self, names: Sequence[str], on: str | None = None) -> tuple[list[OwnershipLink], dict[str, str]]:
        """Return the links that lists state, those of their entries included, and the names of parties by id.

        They are those of the version in force on the day or, before the first version, of the first: links carry dates
        of their own.
        """
        links: dict[OwnershipLink, None] = {}
        labels: dict[str, str] = {}
        for name in names:
            versions = self.info(name).versions
            early = on is not None and versions[0].moment > _last_moment(on)
            version = versions[0] if early else self.version(name, on)
            key = "(SELECT version.key FROM version JOIN list ON list.key = version.list WHERE name = ? AND number = ?)"
            for row in self._rows(
                'SELECT owner, owned, kind, share_low, share_high, start, "end", source FROM link'
                f" WHERE version = {key} ORDER BY position",
                [name, version.number],
            ):
                links.setdefault(OwnershipLink(*row))
            for row in self._rows(f"SELECT party, name FROM label WHERE version = {key}", [name, version.number]):
                labels.setdefault(row["party"], row["name"])
            for entry in self.entries_of(version):
                labels[entry.entry_id] = entry.names[0].text
                links.update(dict.fromkeys(entry.links))
        return list(links), labels

    def _entries_at(self, name: str, moment: str, condition: str = "", value: str = "") -> Iterator[ListEntry]:
        sql = (
            "SELECT record, place FROM content JOIN span ON span.content = content.key"
            f" WHERE list = (SELECT key FROM list WHERE name = :name) AND {_IN_FORCE} {condition} ORDER BY content.key"
        )
        with explained(self.path):
            for row in self._connection.execute(sql, {"name": name, "moment": moment, "value": value}):
                yield self._entry(row)

    def _entry(self, row: sqlite3.Row) -> ListEntry:
        try:
            return entry_from_json(row["record"], row["place"])
        except (ValueError, KeyError, TypeError) as error:
            raise ListStoreError(
                "the list store is damaged: an entry cannot be read", locator=str(self.path), hint="load the lists anew"
            ) from error

    def _rows(self, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[sqlite3.Row]:
        with explained(self.path):
            return self._connection.execute(sql, values).fetchall()


_IN_FORCE = '(span.start <= :moment AND (span."end" > :moment OR span."end" = \'~\'))'
"""Whether a span covers the moment of a query."""


def _day(on: str) -> str:
    """Return an ISO day.

    Raises:
        InputError: if it is none.
    """
    day = iso_day(on)
    if day is None:
        raise InputError(f"{on!r} is not a day", hint="write it as 2024-05-03")
    return day


def _last_moment(on: str) -> str:
    """Return the end of a day as a moment: after all versions of that day, before those of the next."""
    return _day(on) + "~"
