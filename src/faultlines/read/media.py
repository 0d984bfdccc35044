"""Which format some bytes are in: what they begin with first, the file's name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from faultlines.errors import UnreadableError

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
XHTML = "application/xhtml+xml"
PDF = "application/pdf"
JSON_LINES = "application/json"  # each line is one; there is no registered type for the lines together
GZIP = "application/gzip"

SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": XHTML,
    ".pdf": PDF,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}
FORMATS = "text, Markdown, HTML, PDF and JSON Lines (.txt .md .html .pdf .jsonl .jsonl.gz) are read"
SNIFFED = 4096
"""Bytes that `media_type` wants to see, if there are so many."""

_FOREIGN = (
    (b"PK\x03\x04", "a ZIP container (Word, Excel, EPUB, an archive)"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or recording"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"%!PS", "a PostScript file"),
    (b"7z\xbc\xaf", "an archive"),
    (b"BZh", "a compressed file other than gzip"),
    (b"\xfd7zXZ", "a compressed file other than gzip"),
    (b"\x28\xb5\x2f\xfd", "a compressed file other than gzip"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
# Possessive, so that a page of nothing but comments costs one pass.
_PAGE = re.compile(rb"(?>\s+|<!--.*?-->|<\?.*?\?>)*+<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_XML = re.compile(rb"\s*<\?xml\b", re.I)
_JSON_OBJECT = re.compile(rb'\s*\{\s*"')


def known(name: str) -> bool:
    """Whether files of this name are read when met in a folder: a known suffix, with `.gz` after it or not."""
    return _suffix(name) in SUFFIXES


def media_type(head: bytes, name: str) -> str:
    """Return the IANA media type of bytes that begin with `head` and are called `name`.

    Raises:
        UnreadableError: for a format that is not read.
    """
    start = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    if b"%PDF-" in head[:1024]:
        return PDF
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise UnreadableError(f"it is {what}, a format that is not read", hint=FORMATS)
    by_name = SUFFIXES.get(_suffix(name))
    if _PAGE.match(start):
        return by_name if by_name == XHTML else HTML
    if by_name == PDF:
        raise UnreadableError("it is called .pdf but is not a PDF", hint="download it again")
    if by_name is not None:
        return by_name
    if _XML.match(start):
        raise UnreadableError("it is XML, a format that is not read", hint=FORMATS)
    if _suffix(name) and name != "-":
        raise UnreadableError(f"{_suffix(name)} is not a format that is read", hint=FORMATS)
    return JSON_LINES if _JSON_OBJECT.match(start) else TEXT


def _suffix(name: str) -> str:
    path = PurePath(name.lower())
    return path.suffix if path.suffix != ".gz" else PurePath(path.stem).suffix
