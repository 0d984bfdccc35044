"""Screening as a run: lists out of a source, queries out of a file or one name, decisions remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from faultlines.errors import NotFoundError
from faultlines.records import Verdict
from faultlines.screen import Screener, Thresholds
from faultlines.screen.sheets import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from faultlines.records import Finding, ListEntry, Match, Query
    from faultlines.screen import ListSource
    from faultlines.screen.decisions import Decisions
    from faultlines.screen.transactions import GoodsLookUp

_BATCH = 1000


def now() -> str:
    """Return the time, UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Screening:
    """One run over chosen lists, with decisions if there is a file of them."""

    def __init__(
        self,
        source: ListSource,
        lists: Sequence[str] = (),
        *,
        decisions: Decisions | None = None,
        since: str | None = None,
        thresholds: Thresholds | None = None,
    ) -> None:
        """Make lists ready to be asked.

        Args:
            source: of the lists.
            lists: their names; all that the source has if none is named.
            decisions: what people decided before, and who was asked about.
            since: an ISO date. Those asked about by then are compared only with entries that are new or changed since;
                without decisions, which know who was asked, everybody is.
            thresholds: for verdicts.
        """
        names = list(lists) or list(source.lists())
        for name in lists:
            if name not in source.lists():
                raise NotFoundError(f"no list {name!r}", hint=f"lists: {', '.join(source.lists()) or 'none'}")
        if not names:
            raise NotFoundError("no list to screen against", hint="add one with `faultlines lists add`")
        self._source = source
        self._names = names
        self._decisions = decisions
        self._since = since
        self._thresholds = thresholds or Thresholds.by_price()
        self._changed: frozenset[str] | None = None

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
        """Return the results for one query, those not cleared first."""
        found = self._screener.screen(query, limit, self._news(query))
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
        marked.sort(key=lambda match: bool(match.cleared))
        return [replace(match, rank=rank) for rank, match in enumerate(marked, 1)]

    def transactions(self, path: Path, limit: int = 3, goods: GoodsLookUp | None = None) -> Iterator[Finding]:
        """Yield what the rows of a file of payments or shipments meet, at most `limit` entries for a value.

        Raises:
            UnreadableError, DataError: if the file is broken; with the line.
        """
        from faultlines.screen.transactions import screen_rows  # noqa: PLC0415 - the gazetteer is not needed before

        return screen_rows(table_rows(path), self._screener, goods, limit)

    def entry(self, entry_id: str) -> tuple[str, ListEntry]:
        """Return an entry of the chosen lists with its list's name.

        Raises:
            NotFoundError: if there is none of that id.
        """
        for name in self._names:
            for entry in self._source.entries(name):
                if entry.entry_id == entry_id:
                    return name, entry
        raise NotFoundError(f"no entry {entry_id!r} in {', '.join(self._names)}")

    @cached_property
    def _screener(self) -> Screener:
        """The lists, made ready when first asked: all of them, so that scores do not depend on what has changed."""
        return Screener({name: self._source.entries(name) for name in self._names}, self._thresholds)

    def _note(self, asked: list[Query], at: str) -> None:
        if self._decisions is not None and asked:
            self._decisions.note_asked(asked, at)

    def _news(self, query: Query) -> frozenset[str] | None:
        """Return the content hashes of the entries with which a query is to be compared; None for all."""
        if self._since is None or (self._decisions is not None and not self._decisions.asked_by(query, self._since)):
            return None
        if self._changed is None:
            before = {hashed for name in self._names for hashed in self._hashes(name, self._since)}
            now_there = {listing.entry.content_hash for listing in self._screener.listings}
            self._changed = frozenset(now_there - before)
        return self._changed

    def _hashes(self, name: str, on: str) -> Iterator[str]:
        """Yield the content hashes of a list's entries on a day; none if there was no such list yet."""
        try:
            for entry in self._source.entries(name, on):
                yield entry.content_hash
        except NotFoundError:
            return
