"""Bytes to characters, and characters that have no business in a text."""

from __future__ import annotations

import codecs
import re

from faultlines.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JUNK_HINT = "only text, Markdown, HTML, PDF and JSON Lines are read; convert the file to one of them"
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# Controls, soft hyphen, zero-width characters, bidirectional overrides, interlinear marks, tag characters: invisible,
# so they can only hide or split words. Lone surrogates cannot be stored as UTF-8 at all.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SAMPLE = 200_000


def decode(data: bytes, declared: str | None = None) -> str:
    """Characters of `data`: by its byte order mark, as UTF-8, as `declared`, or by what the bytes look like.

    Args:
        data: a whole file.
        declared: the encoding that the file itself names, if any; a name that Python does not know is passed over.

    Raises:
        UnreadableError: for binary data and for bytes that fit no encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) if name == "utf-8" else 0 :].decode(name, "replace"))
    if b"\0" in data[:_SAMPLE]:
        raise UnreadableError("it is binary data, not text (NUL bytes)", hint=_JUNK_HINT)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return _checked(data.decode(declared))
        except (LookupError, UnicodeError):
            pass
    return _checked(_guessed(data))


def scrub(text: str) -> str:
    """Unify line ends to a newline and remove invisible characters; everything else stays as it is.

    Quotation marks, dashes, ligatures and composed letters are kept: quotations are compared with the source
    character for character.
    """
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))


def _guessed(data: bytes) -> str:
    """Characters of bytes that are not valid UTF-8 and name no encoding."""
    repaired = data.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    if damaged * 10 <= len(data) - len(repaired):  # mostly good sequences of several bytes: UTF-8 with a few scars
        return repaired
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if high * 4 <= min(len(data), _SAMPLE):
        # A Western text with quotation marks and accents: statistics of so few bytes mislead detectors.
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - a quarter of a second, needed by few files

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError("its character encoding is not recognised", hint="save it as UTF-8")
    return data.decode(best.encoding, "replace")


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise UnreadableError("it is binary data, not text (control characters)", hint=_JUNK_HINT)
    return text
