"""Screening as a run: lists out of the store, queries out of a file or one name, decisions remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from faultlines.errors import InputError, NotFoundError
from faultlines.records import Verdict
from faultlines.screen import Screener, Thresholds
from faultlines.screen.sheets import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from faultlines.lists import ListVersion, ListView
    from faultlines.records import Finding, ListEntry, Match, Query
    from faultlines.screen.decisions import Decisions
    from faultlines.screen.transactions import GoodsLookUp

_BATCH = 1000
_ALL = 1_000_000
"""No limit: what is cleared or known already is set aside before results are cut."""


def now() -> str:
    """Return the time, UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Screening:
    """One run over chosen lists, with decisions if there is a file of them."""

    def __init__(
        self,
        source: ListView,
        lists: Sequence[str] = (),
        *,
        decisions: Decisions | None = None,
        since: str | None = None,
        thresholds: Thresholds | None = None,
    ) -> None:
        """Make lists ready to be asked.

        Args:
            source: of the lists; of each, the version in force today is asked.
            lists: their names; all that the source has if none is named.
            decisions: what people decided before, and who was asked about.
            since: an ISO date. Those asked about by then are compared only with entries that the lists did not hold, or
                not in this wording, when they were last asked about by that day; a list that was not asked then is new.
            thresholds: for verdicts.

        Raises:
            NotFoundError: if there is no such list, none at all, or none in force yet.
            InputError: if `since` lies ahead, or there are no decisions to tell who was asked.
        """
        names = list(dict.fromkeys(lists)) or list(source.lists())
        for name in lists:
            if name not in source.lists():
                raise NotFoundError(f"no list {name!r}", hint=f"lists: {', '.join(source.lists()) or 'none'}")
        if not names:
            raise NotFoundError("no list to screen against", hint="add one with `faultlines lists add`")
        today = now()[:10]
        if since is not None:
            if since > max(today, date.today().isoformat()):
                raise InputError(f"{since} lies ahead", hint="--since takes the day of an earlier run")
            if decisions is None:
                raise InputError(
                    "no file of decisions, which knows who was asked about", hint="--since needs --decisions FILE"
                )
        self._source = source
        self._versions = {name: source.version(name, today) for name in names}
        self._decisions = decisions
        self._since = since
        self._thresholds = thresholds or Thresholds.by_price()
        self._known: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}

    def run(self, queries: Iterable[Query], limit: int = 10) -> Iterator[tuple[Query, list[Match]]]:
        """Yield each query with its results, cleared ones last and marked, and note that it was asked about."""
        asked: list[Query] = []
        at = now()
        for query in queries:
            yield query, self.ask(query, limit)
            asked.append(query)
            if len(asked) >= _BATCH:
                self._note(asked, at)
                asked = []
        self._note(asked, at)

    def ask(self, query: Query, limit: int = 10) -> list[Match]:
        """Return at most `limit` results for one query, those not cleared first."""
        found = self._marked(query, self._new_to(query, self._screener.screen(query, _ALL)))
        found.sort(key=lambda match: bool(match.cleared))
        return [replace(match, rank=rank) for rank, match in enumerate(found[:limit], 1)]

    def clear(self, query: Query, entry_id: str, reason: str, author: str) -> list[Match]:
        """Write down that `query` is not an entry, which must be among its results.

        Returns:
            The results that still ask for a look: a decision is for one entry of one list.

        Raises:
            NotFoundError: if there is no such entry, or it is not among the results.
            InputError: if several lists have an entry of that id, or there is no file of decisions.
            DecisionsError: if reason or author is missing.
        """
        decisions = self._needed_decisions()
        found = self._screener.screen(query, _ALL)
        standing = self._entries(entry_id)
        meant = {match.list_name for match in found if match.entry_id == entry_id} & standing.keys()
        if not meant:
            others = ", ".join(match.entry_id for match in found[:5])
            raise NotFoundError(
                f"{entry_id} is not among the results for {query.name!r}",
                hint=f"results: {others}" if others else "there are none",
            )
        name = _one(meant, entry_id)
        decisions.clear(query, name, standing[name], reason, author, now())
        return [match for match in self._marked(query, found) if not match.cleared]

    def restore(self, query: Query, entry_id: str, reason: str, author: str) -> None:
        """Take back that `query` was cleared of an entry.

        Raises:
            NotFoundError: if there is no such entry, or the pair does not stand cleared.
            InputError, DecisionsError: as for `clear`.
        """
        decisions = self._needed_decisions()
        standing = self._entries(entry_id)
        cleared = {
            name for name, entry in standing.items() if decisions.cleared(query, name, entry_id, entry.content_hash)
        }
        if not cleared:
            raise NotFoundError(f"{query.name!r} does not stand cleared of {entry_id}")
        name = _one(cleared, entry_id)
        decisions.restore(query, name, standing[name], reason, author, now())

    def transactions(self, path: Path, limit: int = 3, goods: GoodsLookUp | None = None) -> Iterator[Finding]:
        """Yield what the rows of a file of payments or shipments meet, at most `limit` entries for a value.

        Raises:
            UnreadableError, DataError: if the file is broken; with the line.
        """
        from faultlines.screen.transactions import screen_rows  # noqa: PLC0415 - the gazetteer is not needed before

        return screen_rows(table_rows(path), self._screener, goods, limit)

    @cached_property
    def _screener(self) -> Screener:
        """The lists, made ready when first asked: all of them, so that scores do not depend on what has changed."""
        return Screener(
            {name: self._source.entries_of(version) for name, version in self._versions.items()}, self._thresholds
        )

    def _needed_decisions(self) -> Decisions:
        if self._decisions is None:
            raise InputError("no file of decisions", hint="give --decisions FILE")
        return self._decisions

    def _entries(self, entry_id: str) -> dict[str, ListEntry]:
        """Return the entries of an id by list.

        Raises:
            NotFoundError: if there is none in the chosen lists.
        """
        found = {
            listing.list_name: listing.entry
            for listing in self._screener.listings
            if listing.entry.entry_id == entry_id
        }
        if not found:
            raise NotFoundError(f"no entry {entry_id!r} in {', '.join(self._versions)}")
        return found

    def _marked(self, query: Query, found: list[Match]) -> list[Match]:
        """Return results, those cleared with the decision and without a verdict."""
        if self._decisions is None:
            return found
        marked = []
        for match in found:
            cleared = self._decisions.cleared(query, match.list_name, match.entry_id, match.content_hash)
            if cleared is None:
                marked.append(match)
            else:
                note = f"{cleared.reason} ({cleared.author}, {cleared.decided_at[:10]})"
                marked.append(replace(match, cleared=note, verdict=Verdict.NONE))
        return marked

    def _note(self, asked: list[Query], at: str) -> None:
        if self._decisions is not None and asked:
            states = {name: _state(version) for name, version in self._versions.items()}
            self._decisions.note_asked(asked, states, at)

    def _new_to(self, query: Query, found: list[Match]) -> list[Match]:
        """Return the results that the lists did not hold when the same was last asked by the day given."""
        if self._since is None or self._decisions is None or not found:
            return found
        states = self._decisions.states_asked(query, self._since)
        return [
            match
            for match in found
            if (match.entry_id, match.content_hash) not in self._held(match.list_name, states.get(match.list_name, ""))
        ]

    def _held(self, name: str, state: str) -> frozenset[tuple[str, str]]:
        """Return (id, content hash) of the entries of a list in a state that answered; none if it is not there."""
        if (name, state) not in self._known:
            version = next((one for one in self._source.info(name).versions if _state(one) == state), None)
            entries = self._source.entries_of(version) if version is not None else ()
            self._known[name, state] = frozenset((entry.entry_id, entry.content_hash) for entry in entries)
        return self._known[name, state]


def _state(version: ListVersion) -> str:
    """Return what names a version for good, in another store of the same lists too."""
    return f"{version.sha256[:16]} {version.read_at}"  # short: one is kept for every party and list


def _one(lists: set[str], entry_id: str) -> str:
    if len(lists) > 1:
        raise InputError(
            f"{entry_id} stands in several lists: {', '.join(sorted(lists))}", hint="say which with --list"
        )
    return lists.pop()
