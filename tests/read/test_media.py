"""Which format some bytes are in."""

from __future__ import annotations

import pytest

from faultlines.errors import UnreadableError
from faultlines.read import media


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7", "report.txt", media.PDF),
        (b"junk before %PDF-1.4", "-", media.PDF),
        (b"\x1f\x8b\x08", "page.html.gz", media.GZIP),
        (b"  <!DOCTYPE html><html>", "page.txt", media.HTML),
        (b"\xef\xbb\xbf<!-- saved --><html lang=en>", "-", media.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "page.xhtml", media.XHTML),
        (b"<p>a fragment", "page.htm", media.HTML),
        (b"# Title", "note.md", media.MARKDOWN),
        (b"A line.", "note.txt.gz", media.TEXT),
        (b"A line.", "note", media.TEXT),
        (b'{"text": "x"}', "-", media.JSON_LINES),
        (b'{"text": "x"}', "all.jsonl", media.JSON_LINES),
        (b"A line from a pipe.", "-", media.TEXT),
    ],
)
def test_content_decides_before_the_name(head: bytes, name: str, kind: str) -> None:
    """Magic numbers and page tags win over suffixes; suffixes decide the rest."""
    assert media.media_type(head, name) == kind


@pytest.mark.parametrize(
    ("head", "name", "reason"),
    [
        (b"PK\x03\x04", "report.docx", "ZIP"),
        (b"\x89PNG", "page.html", "picture"),
        (b"<!doctype nothing", "fake.pdf", "not a PDF"),
        (b"a,b", "table.csv", r"\.csv is not a format"),
        (b"<?xml version='1.0'?><rss>", "-", "XML"),
    ],
)
def test_other_formats_are_named_in_the_reason(head: bytes, name: str, reason: str) -> None:
    """A format that is not read is refused with its name and with what is read instead."""
    with pytest.raises(UnreadableError, match=reason) as caught:
        media.media_type(head, name)
    assert caught.value.hint


def test_a_page_of_comments_is_sniffed_at_once() -> None:
    """Comments before the first tag cannot make the sniffer try every way to read them."""
    assert media.media_type(b"<!-- -->" * 500 + b"x", "-") == media.TEXT


@pytest.mark.parametrize(
    ("name", "is_known"), [("a.TXT", True), ("a.jsonl.gz", True), ("a.csv", False), ("a.gz", False)]
)
def test_known_suffixes(name: str, is_known: bool) -> None:
    """Known suffixes count in any case, with `.gz` behind them or not."""
    assert media.known(name) is is_known
