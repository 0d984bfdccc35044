"""Sources to documents: every format by its own reader, every failure a record."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from faultlines.errors import InputError, UnreadableError
from faultlines.read import jsonl, language, markdown, media, source, text
from faultlines.read.discover import now
from faultlines.read.encoding import decode, scrub
from faultlines.read.isolation import CHILD
from faultlines.read.limits import Limits, check_text
from faultlines.records import DateRange, Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from faultlines.read.article import Article


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user or a manifest says of a file; it wins over what the file says of itself.

    In a JSON Lines file, whose lines speak each of one document, it only fills what a line leaves open, and its title
    is passed over.

    Attributes:
        published: EDTF date or interval; for all parts of a page.
        source: the name under which the file is to be filed.
        title: of the first article.
        language: ISO 639-1 code; no detection then.

    Raises:
        DateError: if `published` is no EDTF date.
    """

    published: str | None = None
    source: str | None = None
    title: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            DateRange.parse(self.published)


def documents(
    what: Path | str | bytes | BinaryIO,
    *,
    name: str | None = None,
    hints: Hints | None = None,
    limits: Limits | None = None,
) -> Iterator[Document | Failure]:
    """Read one source: a file, bytes, or an open binary stream.

    Args:
        what: a path, the bytes themselves, or a stream such as standard input, which is read to its end.
        name: the name to give the document; the file's base name, or `-`, where it is None.
        hints: what is known of it beforehand.
        limits: how much it may cost.

    Yields:
        The documents in it, in order, and a failure for each part of it that could not be read. Nothing is raised for
        what a file holds.
    """
    hints, limits = hints or Hints(), limits or Limits()
    path = Path(what) if isinstance(what, str | Path) else None
    shown = name or (path.name if path else "-")
    locator = str(path or shown)
    try:
        content = path or (what if isinstance(what, bytes) else source.whole(cast("BinaryIO", what), limits.file_bytes))
        with source.opened(content, limits) as stream:
            kind = media.media_type(stream.peek(media.SNIFFED)[: media.SNIFFED], shown)
            if kind == media.JSON_LINES:
                yield from _lines(stream, shown, locator, hints, limits)
            else:
                data = source.whole(stream, limits.file_bytes if kind == media.PDF else limits.page_bytes)
                yield from _whole(data, kind, source.digest(content), shown, locator, hints, limits)
    except UnreadableError as error:
        yield _failure(locator, error)
    except (OSError, EOFError, zlib.error) as error:
        yield _failure(locator, source.unreadable(error))


def holds_lines(path: Path | str) -> bool:
    """Tell whether a file holds one document a line, each a source of its own; no, where it cannot be read."""
    try:
        with source.opened(Path(path), Limits()) as stream:
            head = stream.peek(media.SNIFFED)[: media.SNIFFED]
            return media.media_type(head, Path(path).name) == media.JSON_LINES
    except (UnreadableError, OSError, EOFError, zlib.error):
        return False


def _whole(
    data: bytes, kind: str, digest: str, name: str, locator: str, hints: Hints, limits: Limits
) -> Iterator[Document | Failure]:
    """Yield the documents of a file that is one page, text or PDF."""
    try:
        articles = _articles(data, kind, limits)
    except UnreadableError as error:
        yield _failure(locator, error, digest)
        return
    for part, article in enumerate(articles):
        yield Document(
            sha256=digest,
            part=part,
            name=name,
            media_type=kind,
            text=article.text,
            language=hints.language or language.identify(article.text),
            title=(hints.title if part == 0 else None) or article.title,
            author=article.author,
            publisher=article.publisher,
            published=hints.published or article.published,
            source=hints.source or article.publisher,
            url=article.url,
        )


def _articles(data: bytes, kind: str, limits: Limits) -> list[Article]:
    if kind == media.GZIP:
        raise UnreadableError("it is a gzip file in a gzip file", hint="decompress it once")
    if kind == media.PDF:
        found = CHILD.parse("pdf", data, limits)
    elif kind in (media.HTML, media.XHTML):
        found = CHILD.parse("html", data, limits)
    else:
        clean = check_text(scrub(decode(data)), limits)
        found = markdown.read(clean) if kind == media.MARKDOWN else text.read(clean)
    if not found:
        raise UnreadableError("there is no text in it beside page furniture", hint="save the article's text as .txt")
    return found


def _lines(stream: BinaryIO, name: str, locator: str, hints: Hints, limits: Limits) -> Iterator[Document | Failure]:
    """Yield the documents of a JSON Lines file, one a line, each with the digest of its line."""
    last = 0
    try:
        for line in jsonl.read(stream, limits):
            last = line.number
            if line.error is not None:
                yield _failure(f"{locator}:{last}", line.error, line.sha256)
            if line.article is not None:
                yield _of_line(line, line.article, f"{name}#{line.label}", hints)
    except UnreadableError as error:
        yield _failure(f"{locator}:{last + 1}", error)
    except (OSError, EOFError, zlib.error) as error:
        yield _failure(f"{locator}:{last + 1}", source.unreadable(error))
    else:
        if last == 0:
            yield _failure(locator, UnreadableError("it is empty"))


def _of_line(line: jsonl.Line, article: Article, name: str, hints: Hints) -> Document:
    """Return the document of one line, which speaks of it itself: hints fill what it leaves open."""
    return Document(
        sha256=line.sha256,
        part=0,
        name=name,
        media_type=media.JSON_LINES,
        text=article.text,
        language=article.language or hints.language or language.identify(article.text),
        title=article.title,
        author=article.author,
        publisher=article.publisher,
        published=article.published or hints.published,
        source=article.source or hints.source or article.publisher,
        url=article.url,
    )


def _failure(locator: str, error: InputError, digest: str = "") -> Failure:
    return Failure(locator, error.message, now(), error.hint, digest or None)
