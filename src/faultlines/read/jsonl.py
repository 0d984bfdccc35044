"""JSON Lines: one document a line, streamed, so that a file may be larger than memory.

Fields: `text` (required) and `id`, `title`, `author`, `publisher`, `published`, `source`, `url`, `language`; others are
passed over. The text is taken as clean already: invisible characters, rules and spare white space go, nothing else.
A `published` that is no date leaves the document undated, and is reported beside it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from faultlines.errors import DateError, UnreadableError
from faultlines.read import dating, text
from faultlines.read.article import Article
from faultlines.read.encoding import scrub
from faultlines.read.limits import Limits, check_text
from faultlines.records import DateRange

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("title", "author", "publisher", "source", "url", "language")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_LONGEST_NAME, _LONGEST_ID = 1000, 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        number: counted from 1.
        sha256: hex digest of its bytes, the line end left out.
        article: what it holds; None where it holds none.
        label: its `id`, else its number.
        error: what is wrong with it: with the line, or where there is an article, with the article's date.
    """

    number: int
    sha256: str
    article: Article | None
    label: str
    error: UnreadableError | DateError | None


def read(stream: BinaryIO, limits: Limits) -> Iterator[Line]:
    """Lines of a JSON Lines file in order; a line with a mistake does not stop the rest."""
    number = 0
    while raw := stream.readline(limits.line_bytes + 1):
        number += 1
        if len(raw) > limits.line_bytes:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(limits.line_bytes)
            message = f"the line is over the limit of {limits.line_bytes:,} bytes"
            yield Line(number, "", None, str(number), UnreadableError(message, hint="split the text"))
            continue
        line = raw.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf" if number == 1 else b"")
        if line.strip():
            yield _line(line, number, limits)


def _line(line: bytes, number: int, limits: Limits) -> Line:
    digest = sha256(line).hexdigest()
    try:
        fields = _object(line)
        content = check_text(_text(fields), limits)
    except UnreadableError as error:
        return Line(number, digest, None, str(number), error)
    names = {name: _name(fields.get(name)) for name in _NAMES}
    code = _LANGUAGE.match((names.pop("language") or "").lower())
    published, mistake = _published(fields.get("published"))
    article = Article(content, published=published, language=code[0] if code else None, **names)
    return Line(number, digest, article, _label(fields.get("id")) or str(number), mistake)


def _object(line: bytes) -> dict[str, object]:
    try:
        found = json.loads(line)
    except UnicodeDecodeError as error:
        raise UnreadableError("the line is not UTF-8", hint="save the file as UTF-8") from error
    except RecursionError as error:
        raise UnreadableError("the line is nested too deep to be a document") from error
    except ValueError as error:
        raise UnreadableError(f"the line is not JSON: {str(error).partition(';')[0]}") from error
    if not isinstance(found, dict):
        raise UnreadableError("the line is not a JSON object", hint='one object a line, with "text"')
    return found


def _text(fields: dict[str, object]) -> str:
    content = fields.get("text")
    if content is None:
        raise UnreadableError('the line has no "text"', hint='one object a line, with "text"')
    if not isinstance(content, str):
        raise UnreadableError(f'"text" is {type(content).__name__}, not a string')
    paragraphs = [line for line in text.paragraphs(scrub(content)) if any(character.isalnum() for character in line)]
    if not paragraphs:
        raise UnreadableError('"text" is empty')
    return "\n\n".join(paragraphs)


def _published(value: object) -> tuple[str | None, DateError | None]:
    """EDTF of a date; one that is written in words or with a time of day is understood too."""
    if value is None or value == "":
        return None, None
    if isinstance(value, str):
        try:
            return DateRange.parse(value).edtf, None
        except DateError:
            day = dating.written(value)
            if day is not None:
                return day, None
    shown = repr(value if isinstance(value, str | int | float) else type(value).__name__)[:60]
    return None, DateError(f'"published" is no date: {shown}; the document is kept undated', hint="EDTF: 2023-09-12")


def _name(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(scrub(value[:_LONGEST_NAME]).split()) or None


def _label(value: object) -> str | None:
    return " ".join(scrub(str(value)).split())[:_LONGEST_ID] if isinstance(value, str | int) else None
