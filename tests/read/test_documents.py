"""Sources to documents."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest

from faultlines.errors import DateError
from faultlines.read import Hints, Limits, documents, holds_lines
from faultlines.records import Document, Failure
from tests.read import pages
from tests.read.conftest import SENTENCES, Read
from tests.read.test_parts import BEES, HEAD, OTHER

One = Callable[..., Document]
Refused = Callable[..., Failure]
ARTICLE = "\n\n".join(("Ships by night", "By Jo Marlow", "19 June 2024", *SENTENCES))
TWO = "\n\n".join((HEAD, *SENTENCES, "Advertisements", OTHER, *BEES))


def test_a_text_file_becomes_a_document(tmp_path: Path, one: One) -> None:
    """Digest, name, type, language, title, author and date are there, and the text in paragraphs."""
    path = tmp_path / "ships.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    found = one(path)
    assert found == Document(
        sha256=sha256(path.read_bytes()).hexdigest(),
        part=0,
        name="ships.txt",
        media_type="text/plain",
        text="\n\n".join(("Ships by night", *SENTENCES)),
        language="en",
        title="Ships by night",
        author="Jo Marlow",
        published="2024-06-19",
    )


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.md", f"# Ships by night\n\n{SENTENCES[0]}".encode(), "text/markdown"),
        ("a.html", pages.page(f"<h1>Ships by night</h1>{pages.paragraphs()}"), "text/html"),
        ("a.txt", pages.page(f"<h1>Ships by night</h1>{pages.paragraphs()}"), "text/html"),
        ("a.pdf", pages.pdf(SENTENCES, "Ships by night"), "application/pdf"),
        ("a.html.gz", gzip.compress(pages.page(f"<h1>Ships by night</h1>{pages.paragraphs()}")), "text/html"),
    ],
)
def test_every_format_gives_title_and_text(one: One, name: str, data: bytes, kind: str) -> None:
    """Each format, compressed or misnamed, is read for what it is, with the digest of the bytes as given."""
    found = one(data, name)
    assert (found.title, found.media_type, found.sha256) == ("Ships by night", kind, sha256(data).hexdigest())
    assert SENTENCES[0] in found.text
    assert found.readable


def test_hints_win_over_what_the_file_says(one: One) -> None:
    """Date, source, title and language from user or manifest replace those of the file."""
    found = one(ARTICLE.encode(), "a.txt", hints=Hints("2023-01", "My source", "My title", "fr"))
    assert (found.published, found.source, found.title, found.language) == ("2023-01", "My source", "My title", "fr")
    assert not found.readable


def test_the_publisher_stands_in_for_the_source(one: One) -> None:
    """Where nobody says under which name to file it, the page's publisher does."""
    found = one(
        pages.page(pages.paragraphs(), "<meta property='og:site_name' content='The Harbour Gazette'>"), "a.html"
    )
    assert found.source == found.publisher == "The Harbour Gazette"


def test_parts_share_bytes_and_hints_but_not_the_title(read: Read) -> None:
    """Of a page of two articles, both have date and source, the first has the title, and their ids differ."""
    first, second = read(TWO.encode(), "page.txt", hints=Hints("2024", "Blog", "Given"))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.part, second.part, first.sha256 == second.sha256, first.id != second.id) == (0, 1, True, True)
    assert (first.title, second.title) == ("Given", OTHER)
    assert first.published == second.published == "2024"


def test_lines_of_json_are_documents_of_their_own(read: Read) -> None:
    """Each line has its own digest, name and date, the hint fills gaps, and mistakes have a line."""
    rows = (
        b'{"text": "One ship left.", "id": "x", "published": "2024-06-19"}\n{bad\n{"text": "Two ships left at once."}\n'
    )
    first, bad, last = read(rows, "all.jsonl", hints=Hints(published="2020", source="Desk"))
    assert isinstance(first, Document)
    assert isinstance(bad, Failure)
    assert isinstance(last, Document)
    assert (first.name, first.published, first.source) == ("all.jsonl#x", "2024-06-19", "Desk")
    assert (last.name, last.published) == ("all.jsonl#3", "2020")
    assert first.sha256 == sha256(rows.splitlines()[0]).hexdigest()
    assert bad.locator == "all.jsonl:2"


def test_a_bad_date_gives_the_document_and_a_failure(read: Read) -> None:
    """A document whose date cannot be read is kept undated, and the failure says so."""
    failure, found = read(b'{"text": "One ship left.", "published": "soon"}', "all.jsonl")
    assert isinstance(failure, Failure)
    assert isinstance(found, Document)
    assert found.published is None
    assert "undated" in failure.reason


def test_a_cut_gzip_file_gives_what_there_is_and_a_failure(read: Read) -> None:
    """Lines before the cut are documents, and the failure names the line after the last whole one."""
    rows = b"".join(b'{"text": "%s Number %d."}\n' % (os.urandom(40).hex().encode(), number) for number in range(2000))
    *found, failure = read(gzip.compress(rows)[:-5000], "all.jsonl.gz")
    assert len(found) > 100
    assert isinstance(failure, Failure)
    assert failure.locator == f"all.jsonl.gz:{len(found) + 1}"
    assert "cut short" in failure.reason


def test_standard_input_is_a_stream(read: Read) -> None:
    """A stream is sniffed and read to its end, and is called by the name that is given or a hyphen."""
    (found,) = documents(io.BytesIO(ARTICLE.encode()))
    assert isinstance(found, Document)
    assert (found.name, found.media_type) == ("-", "text/plain")
    assert [item.name for item in read(b'{"text": "One ship left."}') if isinstance(item, Document)] == ["-#1"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.txt", b"\x00\x01\x02", "binary"),
        ("a.txt", os.urandom(4000), "binary|not recognised"),
        ("a.docx", b"PK\x03\x04....", "ZIP"),
        ("a.csv", b"a,b\n", r"\.csv is not a format"),
        ("a.txt", b"Leave a comment\n\nSubscribe", "furniture"),
        ("a.html", pages.page(""), "furniture"),
        ("a.html", b"<html>" + b"<div>" * 100_000, "limit of the HTML parser"),
        ("a.pdf", pages.pdf(SENTENCES)[:-600], "cut short"),
        ("a.txt.gz", gzip.compress(b"some text, compressed")[:-6], "cut short"),
        ("a.txt.gz", b"\x1f\x8b" + b"x" * 50, "damaged"),
        ("a.txt.gz.gz", gzip.compress(gzip.compress(b"text")), "gzip file in a gzip file"),
        ("a.txt.gz", gzip.compress(b"a " * 12_000_000), "more than 200 times"),
    ],
)
def test_bad_input_is_a_failure_with_a_reason(refused: Refused, name: str, data: bytes, reason: str) -> None:
    """Whatever is wrong with a file, one failure says it in words, with place and time and no exception."""
    failure = refused(data, name)
    assert re.search(reason, failure.reason)
    assert failure.locator == name
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", failure.seen_at)


def test_a_failure_after_the_bytes_were_read_has_their_digest(refused: Refused) -> None:
    """What could be had of a bad file, its digest, is recorded."""
    data = pages.page("")
    assert refused(data, "a.html").sha256 == sha256(data).hexdigest()


def test_missing_files_and_folders_are_failures(tmp_path: Path, refused: Refused) -> None:
    """A path that is missing, a folder or a device is a failure at that path."""
    assert "no such file" in refused(tmp_path / "none.txt").reason
    assert "folder" in refused(tmp_path).reason
    assert refused(tmp_path / "none.txt").locator == str(tmp_path / "none.txt")
    if Path("/dev/null").exists():
        assert "no regular file" in refused("/dev/null").reason


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_file_without_permission_is_a_failure(tmp_path: Path, refused: Refused) -> None:
    """A file that may not be opened says so."""
    path = tmp_path / "closed.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    path.chmod(0)
    assert "permission" in refused(path).reason


def test_limits_are_named_in_the_reason(refused: Refused) -> None:
    """A file over its limit fails with the limit in the reason."""
    assert "limit of 100 bytes" in refused(ARTICLE.encode(), "a.txt", limits=Limits(page_bytes=100)).reason
    assert "limit of 100" in refused(ARTICLE.encode(), "a.txt", limits=Limits(text_characters=100)).reason
    assert "limit of 100 bytes" in refused(pages.pdf(SENTENCES), "a.pdf", limits=Limits(file_bytes=100)).reason
    assert (
        "limit of 60 bytes"
        in refused(b'{"text": "' + b"x" * 99 + b'"}', "a.jsonl", limits=Limits(line_bytes=60)).reason
    )


def test_a_line_of_ten_megabytes_is_read(one: One) -> None:
    """A long line is no obstacle, neither as text nor as JSON."""
    line = b"The ship left the port. " * 420_000
    assert len(one(line, "a.txt").text) > 10_000_000
    assert len(one(b'{"text": "' + line + b'"}', "a.jsonl").text) > 10_000_000


def test_windows_text_with_odd_characters_is_read(one: One) -> None:
    """Windows line ends and invisible characters leave no trace, visible ones stay."""
    odd = "\ufeffShips by night\r\n\r\nKim\u2019s \u202eships\u202c \u201cleft\u201d at \u200b5 a.m. on Monday.\r\n"
    found = one(odd.encode(), "a.txt")
    assert found.text == "Ships by night\n\nKim\u2019s ships \u201cleft\u201d at 5 a.m. on Monday."


def test_a_document_in_another_language_is_kept_and_not_readable(one: One) -> None:
    """A Russian article is a document with its language, which the reader of claims will leave alone."""
    found = one(
        ("Корабль вышел из северного порта незадолго до полуночи, сообщили чиновники.\n\n" * 3).encode(), "a.txt"
    )
    assert (found.language, found.readable) == ("ru", False)


def test_a_hint_that_is_no_date_is_refused_at_once() -> None:
    """A wrong date is the user's mistake, and is said before anything is read."""
    with pytest.raises(DateError):
        Hints(published="soon")


def test_reading_twice_gives_the_same_documents(read: Read) -> None:
    """Nothing in a document depends on when or how often it is read."""
    assert read(TWO.encode(), "a.txt") == read(TWO.encode(), "a.txt")


def test_files_that_hold_lines_are_told_apart(tmp_path: Path) -> None:
    """Only a file of JSON Lines holds one document a line; one that is missing holds nothing."""
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}'))
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    names = ("a.jsonl.gz", "a.txt", "none.jsonl")
    assert [holds_lines(tmp_path / name) for name in names] == [True, False, False]


def test_importing_the_stage_loads_no_parser() -> None:
    """Parsers, models and detectors are loaded when a file needs them, in the child where they can be."""
    heavy = ("trafilatura", "lxml", "pypdfium2", "py3langid", "numpy", "charset_normalizer")
    code = f"import sys, faultlines.read; print([name for name in {heavy} if name in sys.modules])"
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
