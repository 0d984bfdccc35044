"""Reading into a case: workers read, this process alone writes, each document is durable as soon as it is done."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from faultlines import read
from faultlines.case import CaseFile
from faultlines.errors import InputError
from faultlines.pipeline.executors import Executor, Lost, ProcessExecutor, SerialExecutor
from faultlines.pipeline.summary import ReadSummary, Skip, Watcher
from faultlines.pipeline.tally import Tally
from faultlines.pipeline.work import Outcome, Source, extractor_version, now, plain, work
from faultlines.read import source
from faultlines.records import Document, Failure, Sighting

STANDARD_INPUT = Path("-")
_KILLER = "its worker process was killed twice while reading it"
_KILLER_HINT = "it may need more memory than there is; split it"


def read_into(
    case: CaseFile,
    paths: Iterable[str | Path],
    *,
    jobs: int = 1,
    hints: read.Hints | None = None,
    manifest: str | Path | None = None,
    watch: Watcher | None = None,
    executor: Executor | None = None,
    lexicon: str | Path | None = None,
) -> ReadSummary:
    """Read files and folders into a case.

    What the case holds already is recognised by its bytes before any work is done on it, so the same call after an
    interruption goes on where it stopped. Documents are stored in the order in which they are given.

    Args:
        case: open for writing.
        paths: files and folders; `-` is standard input.
        jobs: processes that read; 1 reads in this one.
        hints: date and source of all that is read, where a manifest does not say otherwise.
        manifest: CSV file with date, source and title by file name.
        watch: told of each document once it is stored.
        executor: where the work is done, instead of `jobs` processes of this machine.
        lexicon: TOML file of the user's own names, commodities and frames.

    Raises:
        InputError: if a path does not exist, or the manifest or lexicon cannot be used; nothing is read then.
        CaseError: if the case cannot be written to; what was committed is kept.
    """
    begun = time.monotonic()
    labels = _Labels(hints or read.Hints(), manifest)
    skipped: list[read.Skipped] = []
    files = list(read.discover(_existing(paths), manifest=manifest, on_skip=skipped.append))
    words = Path(lexicon).resolve() if lexicon is not None else None
    run = _Run(case, files, labels, words, Tally(len(files), _skips(skipped, case.path), watch))
    where = executor or (SerialExecutor() if jobs == 1 else ProcessExecutor(jobs))
    for outcome in where.map(work, run.sources()):
        run.store(_killed(outcome.item) if isinstance(outcome, Lost) else outcome)
    run.settle()
    return run.tally.summary(time.monotonic() - begun)


def _existing(paths: Iterable[str | Path]) -> list[Path]:
    given = [Path(path) for path in paths]
    for path in given:
        if path != STANDARD_INPUT and not os.path.lexists(path):
            raise InputError("no such file or folder", locator=str(path))
    return given


class _Labels:
    """What is said of each file: by the manifest, and where that is silent by the user."""

    def __init__(self, hints: read.Hints, manifest: str | Path | None) -> None:
        self._hints = hints
        self._rows = read.manifest(manifest) if manifest is not None else {}

    def of(self, file: Path) -> read.Hints:
        """Return what is said of a file."""
        row = self._rows.get(file.name)
        if row is None:
            return self._hints
        return read.Hints(row.published or self._hints.published, row.source or self._hints.source, row.title)


class _Run:
    """One run: which sources are new, and what is stored of them."""

    def __init__(
        self, case: CaseFile, files: Sequence[Path], labels: _Labels, lexicon: Path | None, tally: Tally
    ) -> None:
        self.tally = tally
        self._lexicon = lexicon
        self._version = extractor_version(lexicon)
        self._case = case
        self._files = files
        self._labels = labels

    def sources(self) -> Iterator[Source]:
        """Yield what the case does not hold yet; of the rest only its being seen is noted, at once."""
        for number, file in enumerate(self._files, 1):
            hints = self._labels.of(file)
            if file == STANDARD_INPUT or read.holds_lines(file):
                yield from self._lines(number, file, hints)
                continue
            whole = Source(number, plain(str(file)), file, hints, self._lexicon)
            stored = self._case.documents_of_bytes(_digest(file))
            if stored:
                self._note_known(whole, stored)
            else:
                yield whole

    def store(self, outcome: Outcome) -> None:
        """Commit all that came of one source together, so that its bytes are known only once they are done."""
        where = outcome.source.locator
        with self._case.transaction():
            added = [
                self._case.add(item.document, item.claims, _sighting(item.document, outcome.source), self._version)
                for item in outcome.readings
            ]
        for new, item in zip(added, outcome.readings, strict=True):
            if new:
                self.tally.note_new(item, where)
            else:
                self.tally.note_known(item.document, where)
        for failure in outcome.failures:
            self._case.add_failure(failure, self._version)
            self.tally.note_failure(failure)
        self.tally.done(outcome.source)

    def settle(self) -> None:
        """Let earlier failures of the files of this run stand no more if they did not happen again."""
        files = {plain(str(file)) for file in self._files if file != STANDARD_INPUT}  # whose content is never the same
        again = {(failure.locator, failure.reason) for failure in self.tally.failures}
        self._case.settle(
            failure
            for failure in list(self._case.failures())
            if _file_of(failure.locator, files) and (failure.locator, failure.reason) not in again
        )

    def _lines(self, number: int, file: Path, hints: read.Hints) -> Iterator[Source]:
        """Yield the new documents of a file of one a line, or of standard input, each as a source of its own."""
        stream = sys.stdin.buffer if file == STANDARD_INPUT else file
        for found in read.documents(stream, name=plain(file.name), hints=hints):
            if isinstance(found, Failure):
                self.store(Outcome(Source(number, found.locator, file, hints), failures=(found,)))
                continue
            line = Source(
                number, plain(str(file)) + found.name.removeprefix(plain(file.name)), found, hints, self._lexicon
            )
            if self._case.has_document(found.id):
                self._note_known(line, [found])
            else:
                yield line

    def _note_known(self, source: Source, stored: Iterable[Document]) -> None:
        with self._case.transaction():
            for document in stored:
                self._case.add_sighting(_sighting(document, source), self._version)
                self.tally.note_known(document, source.locator)
        self.tally.done(source)


def _skips(skipped: Iterable[read.Skipped], case: Path) -> list[Skip]:
    """Return what to say of files that were skipped: nothing of the case itself, which may lie among what is read."""
    own = {case.resolve().with_name(case.name + ending) for ending in ("", "-wal", "-shm")}
    return [Skip(plain(str(item.path)), item.reason, item.hint) for item in skipped if item.path.resolve() not in own]


def _killed(source: Source) -> Outcome:
    return Outcome(source, failures=(Failure(source.locator, _KILLER, now(), _KILLER_HINT),))


def _sighting(document: Document, source: Source) -> Sighting:
    hints = source.hints
    return Sighting(document.id, source.locator, now(), hints.source, hints.title, hints.published)


def _file_of(locator: str, files: set[str]) -> bool:
    """Tell whether a locator is one of `files`, or a line, page or document in it."""
    return any(locator.rpartition(mark)[0] in files for mark in ":#") or locator in files


def _digest(file: Path) -> str:
    """Return the digest of a file's bytes; nothing where it cannot be had, since reading the file will say why."""
    try:
        return source.digest(file) if file.is_file() else ""
    except OSError:
        return ""
