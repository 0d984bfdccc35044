"""Reading the documents of a case anew, with a newer reader or with a user's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faultlines import read
from faultlines.case import CaseFile
from faultlines.pipeline.executors import Executor, Lost, ProcessExecutor, SerialExecutor
from faultlines.pipeline.work import Source, extractor_version, now, work


@dataclass(frozen=True, slots=True)
class RereadSummary:
    """What reading anew changed.

    Attributes:
        documents: read anew.
        added: claims that are new.
        superseded: claims that the reader finds no more; they stay in the file and stand no more.
        lost: ids of documents that could not be read anew; their claims stay as they were.
        extractor: version under which the claims now stand.
    """

    documents: int
    added: int
    superseded: int
    lost: tuple[str, ...]
    extractor: str


def reread(
    case: CaseFile,
    *,
    jobs: int = 1,
    lexicon: str | Path | None = None,
    watch: Callable[[int, int], None] | None = None,
    executor: Executor | None = None,
) -> RereadSummary:
    """Read every document of a case anew; claims that the reader still finds stay as they are.

    Args:
        case: open for writing.
        jobs: processes that read.
        lexicon: TOML file of the user's own names, commodities and frames.
        watch: told, after each document, how many are done and how many there are.
        executor: where the work is done, instead of `jobs` processes of this machine.

    Raises:
        DataError: if the lexicon has a mistake in it; nothing is read then.
        CaseError: if the case cannot be written to; what was committed is kept.
    """
    words = Path(lexicon).resolve() if lexicon is not None else None
    version = extractor_version(words)
    ids = [document.id for document in case.documents()]
    where = executor or (SerialExecutor() if jobs == 1 else ProcessExecutor(jobs))
    added = superseded = 0
    lost: list[str] = []

    def sources() -> Iterator[Source]:
        for number, name in enumerate(ids, 1):
            yield Source(number, name, case.document(name), read.Hints(), words)

    for done, outcome in enumerate(where.map(work, sources()), 1):
        if isinstance(outcome, Lost) or not outcome.readings:
            lost.append(ids[done - 1])
        else:
            (found,) = outcome.readings
            more, fewer = case.reread(found.document.id, found.claims, version, now())
            added, superseded = added + more, superseded + fewer
        if watch is not None:
            watch(done, len(ids))
    return RereadSummary(len(ids) - len(lost), added, superseded, tuple(lost), version)
