"""The tally of a run, kept while it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from faultlines.pipeline.summary import Progress, ReadSummary, Skip, Unread, Watcher
from faultlines.pipeline.work import Reading, Source
from faultlines.records import Document, Failure, Mode


class Tally:
    """Counts what comes of each source and tells the watcher.

    Args:
        files: number of files to read.
        skipped: files in folders that are not read.
        watch: told of each source that is done.
    """

    def __init__(self, files: int, skipped: Sequence[Skip], watch: Watcher | None) -> None:
        self._files = files
        self._skipped = tuple(skipped)
        self._watch = watch
        self._read = self._known = 0
        self._unread: dict[str, Unread] = {}
        self._failures: list[Failure] = []
        self._claims: Counter[Mode] = Counter()

    @property
    def failures(self) -> list[Failure]:
        """Failures so far."""
        return self._failures

    def note_known(self, document: Document, locator: str) -> None:
        """Count a document that the case held already."""
        if document.readable:
            self._known += 1
        else:
            self._note_unread(document, locator)

    def note_new(self, reading: Reading, locator: str) -> None:
        """Count a document that is new to the case."""
        if reading.document.readable:
            self._read += 1
            self._claims.update(claim.mode for claim in reading.claims)
        else:
            self._note_unread(reading.document, locator)

    def note_failure(self, failure: Failure) -> None:
        """Count something that could not be read."""
        self._failures.append(failure)

    def done(self, source: Source) -> None:
        """Tell the watcher that a source is done."""
        if self._watch:
            documents = self._read + self._known + len(self._unread) + len(self._failures)
            self._watch(Progress(source.number, self._files, documents, source.locator))

    def summary(self, seconds: float) -> ReadSummary:
        """Return what came of the run."""
        return ReadSummary(
            read=self._read,
            known=self._known,
            unread=tuple(self._unread.values()),
            failures=tuple(self._failures),
            skipped=self._skipped,
            claims={mode: self._claims[mode] for mode in Mode if self._claims[mode]},
            seconds=seconds,
        )

    def _note_unread(self, document: Document, locator: str) -> None:
        reason = f"language {document.language or 'unknown'}" if document.text.strip() else "no text"
        self._unread.setdefault(document.id, Unread(locator, document.id, reason))
