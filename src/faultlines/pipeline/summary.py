"""What a run reports: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faultlines.records import Failure, Mode


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that is stored but not read for claims.

    Attributes:
        locator: where it was seen.
        document: its id.
        reason: one line for a person, such as "language ru".
    """

    locator: str
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A file met in a folder that is no document: nobody asked for it by name, so it is no failure.

    Attributes:
        locator: where it is.
        reason, hint: one line each for a person; the hint may be None.
    """

    locator: str
    reason: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What came of one run.

    Attributes:
        read: documents read for claims and stored by this run.
        known: documents that were in the case already; nothing was added but, at times, a sighting.
        unread: stored but not read, by this run or an earlier one, with the reason.
        failures: what could not be read at all, with the reason.
        skipped: files in folders that are no documents.
        claims: claims added by this run, of each mode that has any.
        seconds: wall-clock time.
    """

    read: int
    known: int
    unread: tuple[Unread, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skip, ...]
    claims: dict[Mode, int]
    seconds: float

    @property
    def complete(self) -> bool:
        """Whether everything given was read, now or earlier."""
        return not self.unread and not self.failures


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        files: files done.
        total: files to do.
        documents: documents stored, known or failed.
        locator: where the last of them stands.
    """

    files: int
    total: int
    documents: int
    locator: str


Watcher = Callable[[Progress], None]
"""Told of each document once it is committed."""
