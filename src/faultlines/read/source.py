"""Bytes of a source, within limits: a file, a stream or bytes at hand, decompressed where they are gzipped."""

from __future__ import annotations

import gzip
import hashlib
import io
import stat
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from faultlines.errors import UnreadableError
from faultlines.read import media

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

    from faultlines.read.limits import Limits

_FREE = 16_000_000
"""Bytes that may come out of a gzip file whatever its size: small files compress well without harm."""
_AGAIN = "download or copy it again"


@contextmanager
def opened(source: Path | bytes, limits: Limits) -> Iterator[io.BufferedReader]:
    """Open a file, or bytes at hand, as a stream of their content, decompressed, that can be peeked into.

    Raises:
        UnreadableError: for a path that is missing, no regular file, or not to be opened.
    """
    with _raw(source) as (stream, size):
        if stream.peek(2)[:2] == b"\x1f\x8b":
            yield io.BufferedReader(_Expanding(stream, size, limits.expansion), media.SNIFFED)
        else:
            yield stream


def digest(source: Path | bytes) -> str:
    """Return the SHA-256 of a file as it lies there, or of bytes at hand, as hex digits."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    with source.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        UnreadableError: where there are none, or more than `limit`.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(f"it is over the limit of {limit:,} bytes", hint="split the file")
    if not data.strip():
        raise UnreadableError("it is empty")
    return data


def unreadable(error: OSError | EOFError | zlib.error) -> UnreadableError:
    """Say what a read that failed means to a person."""
    if isinstance(error, EOFError):
        return UnreadableError("the gzip file is cut short", hint=_AGAIN)
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return UnreadableError("the gzip file is damaged", hint=_AGAIN)
    return UnreadableError(f"it cannot be opened: {(error.strerror or str(error)).lower()}")


@contextmanager
def _raw(source: Path | bytes) -> Iterator[tuple[io.BufferedReader, int]]:
    """Open the source's own bytes as a stream, and say how many there are."""
    if isinstance(source, bytes):
        yield io.BufferedReader(io.BytesIO(source)), len(source)
        return
    about = source.stat()
    if stat.S_ISDIR(about.st_mode):
        raise UnreadableError("it is a folder whose files cannot be listed")
    if not stat.S_ISREG(about.st_mode):
        raise UnreadableError("it is no regular file (a pipe, socket or device)", hint="use - for standard input")
    with source.open("rb") as stream:
        yield stream, about.st_size


class _Expanding(io.RawIOBase):
    """A gzip file's content, which ends in an error when it grows out of proportion."""

    def __init__(self, stream: BinaryIO, size: int, ratio: int) -> None:
        self._content = gzip.GzipFile(fileobj=stream)
        self._left = max(_FREE, size * ratio)
        self._ratio = ratio

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Decompress into a buffer."""
        room = memoryview(buffer).cast("B")
        data = self._content.read(len(room))
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(
                f"it expands to more than {self._ratio} times its size", hint="decompress it first if you trust it"
            )
        room[: len(data)] = data
        return len(data)
