"""One list file on disk: its bytes, decompressed within limits, its text line by line, its hash."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from faultlines.errors import InputError, RefusedListError
from faultlines.lists.limits import ListLimits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHUNK = 1 << 20
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and nothing that can be stored as UTF-8."""
_GZIP = b"\x1f\x8b"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list file to be read, perhaps several times.

    Attributes:
        path: where its bytes are.
        locator: what messages call it: the path, or the address it was fetched from.
        limits: what it may cost.
        encoding: of its text; None for UTF-8, or what its first bytes say.
        progress: told of every chunk of bytes read from disk.
    """

    path: Path
    locator: str = ""
    limits: ListLimits = field(default_factory=ListLimits)
    encoding: str | None = None
    progress: Callable[[int], None] | None = None

    @property
    def name(self) -> str:
        """What messages call the file."""
        return self.locator or str(self.path)

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes, decompressed where they are gzip.

        Raises:
            InputError: if the file is not there or cannot be read.
            RefusedListError: if it is larger than the limit, or its compression is damaged or hostile.
        """
        total = 0
        try:
            # Opening a pipe waits for somebody to write into it; and a list is read more than once.
            if self.path.exists() and not self.path.is_file() and not self.path.is_dir():
                raise InputError("a pipe or device, not a file", locator=self.name, hint="save what it gives to a file")
            for chunk in self._decompressed():
                total += len(chunk)
                if total > self.limits.file_bytes:
                    raise self.refusal(f"it is larger than the limit of {self.limits.file_bytes:,} bytes")
                yield chunk
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise self.refusal(
                f"its compression is damaged: {error}", hint="it may be cut off; get it again"
            ) from error
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", locator=self.name) from error

    def head(self, size: int = 65_536) -> bytes:
        """Return the first bytes, decompressed."""
        found = b""
        for chunk in self.chunks():
            found += chunk[: size - len(found)]
            if len(found) >= size:
                break
        return found

    def sha256(self) -> str:
        """Return the hex digest of the bytes, decompressed: a list is the same list in or out of gzip."""
        digest = hashlib.sha256()
        for chunk in self.chunks():
            digest.update(chunk)
        return digest.hexdigest()

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text with their line feeds, decoded strictly.

        Raises:
            RefusedListError: with the line, if the text is not in its encoding or a line is longer than the limit.
        """
        number, pending = 1, ""
        decoder = codecs.getincrementaldecoder(self.text_encoding())("strict")
        for chunk in self.chunks():
            pending += self._decoded(decoder, chunk, number, pending)
            *whole, pending = pending.split("\n")
            for line in whole:
                if len(line) > self.limits.line_chars:
                    raise self._too_long(number)
                yield line + "\n"
                number += 1
            if len(pending) > self.limits.line_chars:
                raise self._too_long(number)
        pending += self._decoded(decoder, b"", number, pending, final=True)
        if pending:
            yield pending

    def refusal(
        self, message: str, line: int | None = None, *, place: str = "", hint: str | None = None
    ) -> RefusedListError:
        """Return the error that refuses this file, with the line or another place in it."""
        where = f":{line}" if line is not None else f", {place}" if place else ""
        return RefusedListError(message, locator=f"{self.name}{where}", hint=hint)

    def _too_long(self, line: int) -> RefusedListError:
        return self.refusal(f"the line is longer than the limit of {self.limits.line_chars:,} characters", line)

    def text_encoding(self) -> str:
        """Return the encoding of the text: the one given, or what the first bytes say.

        Raises:
            InputError: if the one given is none.
        """
        if self.encoding:
            name = _text_encoding(self.encoding)
            if name is None:
                raise InputError(f"no such encoding: {self.encoding}", hint="utf-8, cp1252, utf-16 …")
            return name
        head = self.head(4)
        return next((name for bom, name in _BOMS if head.startswith(bom)), "utf-8")

    def _decoded(
        self, decoder: codecs.IncrementalDecoder, chunk: bytes, line: int, pending: str, *, final: bool = False
    ) -> str:
        try:
            text = decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            at = line + pending.count("\n") + before.count(b"\n")
            octet = error.object[error.start]
            raise self.refusal(
                f"byte {octet:#04x} is not {error.encoding.upper()}",
                at,
                hint="the file is damaged, or in another encoding: say which with --encoding",
            ) from error
        except (UnicodeError, ValueError, AssertionError) as error:
            raise self.refusal(f"not in its encoding: {error}", line, hint="say which with --encoding") from error
        if self.encoding and _HALF.search(text):
            raise self.refusal("half of a character (a surrogate)", line, hint="is the encoding right?")
        if "\x00" in text:
            at = line + pending.count("\n") + text[: text.index("\x00")].count("\n")
            raise self.refusal("a zero byte in the text", at, hint="is it UTF-16? say so with --encoding utf-16")
        return text

    def _decompressed(self) -> Iterator[bytes]:
        with self.path.open("rb") as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            if not packed:
                while chunk := raw.read(_CHUNK):
                    self._tell(len(chunk))
                    yield chunk
                return
            done = produced = 0
            with gzip.GzipFile(fileobj=raw) as unpacked:
                while chunk := unpacked.read(_CHUNK):
                    produced += len(chunk)
                    self._tell(raw.tell() - done)
                    done = raw.tell()
                    if produced > max(done, 1) * self.limits.expansion + _CHUNK:
                        raise self.refusal(f"it expands to more than {self.limits.expansion} times its size")
                    yield chunk

    def _tell(self, size: int) -> None:
        if self.progress is not None:
            self.progress(size)


def _text_encoding(name: str) -> str | None:
    """Return the codec's own name, or None where it does not make text of bytes: Python has such as rot13 and zlib."""
    try:
        found = codecs.lookup(name).name
        made: object = codecs.getincrementaldecoder(found)("strict").decode(b"", True)
    except (LookupError, ValueError, TypeError):
        return None
    return found if isinstance(made, str) else None
