"""What was read: a document, where it was seen, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from faultlines.records.identity import content_id


@dataclass(frozen=True, slots=True)
class Document:
    """The clean text of one article, statement or report, and what its source says of itself.

    Attributes:
        sha256: hex digest of the bytes read; for one line of a JSON Lines file, of that line's bytes.
        part: 0 for the first or only article in those bytes, 1 for the second, and so on.
        name: base name of the file it was first read from, with `#line` for a line of a JSON Lines file.
        media_type: IANA media type of the bytes.
        text: clean text; paragraphs are separated by one blank line. Offsets of claims count its characters.
        language: ISO 639-1 code, or None where too little text tells.
        title, author, publisher: as the source gives them.
        published: EDTF date or interval, or None where nothing dates it (never the day of reading).
        source: the name under which the user files it; where none was given, the publisher.
        url: canonical address where the page names one.
    """

    sha256: str
    part: int
    name: str
    media_type: str
    text: str
    language: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None

    @property
    def id(self) -> str:
        """Content id: the bytes and the part, so that the same bytes under another name are one document."""
        return content_id("d", [self.sha256, self.part])

    @property
    def readable(self) -> bool:
        """Whether the reader of claims can read it: English, with text. Anything else is stored but not read."""
        return self.language == "en" and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a document was seen: the chain of custody's entry.

    Attributes:
        document: id of the document.
        locator: path, URL or `-` for standard input.
        seen_at: UTC, ISO 8601 with seconds and `Z`.
        source, title, published: what the user or a manifest said of it there.
    """

    document: str
    locator: str
    seen_at: str
    source: str | None = None
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, with the reason; nothing is skipped in silence.

    Attributes:
        locator: path, `path:line` or `path#page`.
        reason: one line for a person.
        hint: what the person can do about it, or None.
        seen_at: UTC, ISO 8601 with seconds and `Z`.
        sha256: of the bytes, where they could be had.
    """

    locator: str
    reason: str
    seen_at: str
    hint: str | None = None
    sha256: str | None = None
