"""In: a list file. Out: the format it is in, and its entries as a stream.

One format a file; must never guess: a file that no format recognises is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from faultlines.errors import InputError
from faultlines.lists.files import ListFile
from faultlines.lists.formats import (
    eu_csv,
    eu_xml,
    ftm,
    goods_csv,
    ofac_advanced,
    ofac_csv,
    ofac_xml,
    plain_csv,
    uk_conlist,
    uk_list,
    un_xml,
)
from faultlines.lists.reading import Format, Options, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS: tuple[Format, ...] = tuple(
    module.FORMAT
    for module in (
        ofac_csv, ofac_xml, ofac_advanced, un_xml, eu_xml, eu_csv, uk_list, uk_conlist, ftm, goods_csv, plain_csv,
    )
)  # fmt: skip
"""Every format, in the order in which they are tried."""


def open_list(source: ListFile, options: Options | None = None, *, format_name: str | None = None) -> Reading:
    """Open a list file in the format that recognises it, or in the one named.

    Raises:
        InputError: if the file cannot be read, or companion files are given for a format that has none.
        RefusedListError: if no format recognises it, or its beginning is broken. What is broken further down is found
            while the entries are read.
    """
    options = options or Options()
    source.text_encoding()  # so that a name that is none is told before the format
    head = source.head()
    if not head.strip():
        raise source.refusal("the file is empty", hint="it may be cut off; get it again")
    found = detect(source, head, options, FORMATS, format_name)
    if options.companions and found is not ofac_csv.FORMAT:
        raise InputError(
            f"companion files belong to OFAC's CSV only; this is {found.title}",
            locator=source.name,
            hint="leave --companion out",
        )
    return found.read(source, options)


def detect(
    source: ListFile, head: bytes, options: Options, formats: Sequence[Format], format_name: str | None
) -> Format:
    """Return the format of a file by its first bytes.

    Raises:
        RefusedListError: if none recognises it.
    """
    if format_name is not None:
        return next(one for one in formats if one.name == format_name)
    if options.mapping is not None:
        return plain_csv.FORMAT
    text = _as_text(head)
    for one in formats:
        if one.recognises(text):
            return one
    raise source.refusal(_why(text), hint="a CSV of your own needs --map name=COLUMN or --mapping FILE.toml")


def _as_text(head: bytes) -> str:
    """Return the head as text, well enough to recognise names in; the reading proper is strict."""
    for bom, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(bom):
            return head[2:].decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _why(text: str) -> str:
    start = text.lstrip("\ufeff \r\n\t")[:512].lower()
    if start.startswith(("<!doctype html", "<html")):
        return "a web page, not a list"
    if start.startswith("%pdf"):
        return "a PDF, not a list"
    if start.startswith(("{", "[")) and '"datasets"' in start:
        return "an index of data sets, not a list; give one of the files that it names"
    if start.startswith("{") and '"versions"' in start:
        return "an index of deltas, not a list; give one of the files that it names"
    return "in no format of a list that is known"


__all__ = ["FORMATS", "Format", "Options", "Reading", "detect", "open_list"]
