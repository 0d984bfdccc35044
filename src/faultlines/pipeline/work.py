"""The part of a run that a worker process does: from one source to its documents and their claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from faultlines import read
from faultlines.errors import FaultlinesError
from faultlines.extract import NOTHING, Reader, read_additions
from faultlines.records import Claim, Document, Failure
from faultlines.version import __version__

_FAULT_HINT = "a fault of Faultlines: report it, with the file if you can"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read.

    Attributes:
        number: which of the given files it belongs to.
        locator: path, `path#id` of a line, or `-` for standard input.
        content: the file, or a document that was read already (a line of a JSON Lines file, standard input).
        hints: what the user or a manifest says of it.
        lexicon: a user's own words, or None.
    """

    number: int
    locator: str
    content: Path | Document
    hints: read.Hints
    lexicon: Path | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the claims found in it."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: readings, or the failures that kept it from being read. To be stored together."""

    source: Source
    readings: tuple[Reading, ...] = ()
    failures: tuple[Failure, ...] = ()


def work(source: Source) -> Outcome:
    """Read one source and its claims. Whatever goes wrong with it is part of the outcome, never raised.

    A file of which one part fails is not stored at all: its bytes are then not known, and a mended Faultlines will
    read it.
    """
    found = list(_found(source))
    failures = tuple(item for item in found if isinstance(item, Failure))
    readings = tuple(item for item in found if isinstance(item, Reading))
    return Outcome(source, () if failures else readings, failures)


def plain(text: str) -> str:
    r"""Return a path or name as text that can be stored: bytes of a file name that are no text become `\udcff`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def now() -> str:
    """Return the time, UTC, ISO 8601 with seconds and `Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _found(source: Source) -> Iterator[Reading | Failure]:
    try:
        for item in _documents(source):
            yield replace(item, locator=plain(item.locator)) if isinstance(item, Failure) else _reading(item, source)
    except Exception as error:  # a source that breaks a reader must not end the run
        yield _failure(source.locator, error)


def _documents(source: Source) -> Iterator[Document | Failure]:
    if isinstance(source.content, Document):
        return iter((source.content,))
    return read.documents(source.content, name=plain(source.content.name), hints=source.hints)


def _reading(document: Document, source: Source) -> Reading | Failure:
    try:
        return Reading(document, tuple(reader(source.lexicon).claims(document)) if document.readable else ())
    except Exception as error:  # as above
        return _failure(source.locator, error, document.sha256)


def _failure(locator: str, error: Exception, sha256: str | None = None) -> Failure:
    if isinstance(error, FaultlinesError):
        return Failure(error.locator or locator, error.message, now(), error.hint, sha256)
    return Failure(locator, f"{type(error).__name__} while reading it: {error}", now(), _FAULT_HINT, sha256)


def extractor_version(lexicon: Path | None = None) -> str:
    """The version under which claims are stored: the program's, and the digest of a user's own words.

    Raises:
        DataError: if the file of words has a mistake in it.
    """
    return f"{__version__}+{read_additions(lexicon).digest}" if lexicon is not None else __version__


@cache
def reader(lexicon: Path | None = None) -> Reader:
    """Return this process's reader, with a user's own words: its language model takes about a second to load.

    Raises:
        DataError: if the file of words has a mistake in it.
    """
    return Reader(read_additions(lexicon) if lexicon is not None else NOTHING)
