"""JSON Lines."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.read import jsonl
from faultlines.read.limits import Limits
from tests.read.conftest import SENTENCES


def lines(data: bytes, **limits: int) -> list[jsonl.Line]:
    """Read all lines of a file."""
    return list(jsonl.read(io.BytesIO(data), Limits(**limits)))


def row(**fields: object) -> bytes:
    """Return a line with these fields."""
    return json.dumps({"text": SENTENCES[0], **fields}).encode()


def test_fields_are_read() -> None:
    """Each field goes where it belongs, others are passed over, and the label is the line's id."""
    (line,) = lines(
        row(
            id="a-1",
            title="Ships",
            author="Jo",
            source="Gazette",
            url="https://x.example/",
            published="2024-06",
            language="en-GB",
            topical=True,
        )
    )
    assert line.article is not None
    assert (line.label, line.number, line.error) == ("a-1", 1, None)
    assert (line.article.title, line.article.author, line.article.source) == ("Ships", "Jo", "Gazette")
    assert (line.article.published, line.article.language) == ("2024-06", "en")


def test_a_bad_line_does_not_stop_the_rest() -> None:
    """A line that is no JSON is an error at its number, and the lines around it are documents."""
    found = lines(row(id=1) + b"\n\n{broken\n" + row(id=2) + b"\r\n")
    assert [(line.number, line.label, line.error is None) for line in found] == [
        (1, "1", True),
        (3, "3", False),
        (4, "2", True),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "not a JSON object"),
        (b'{"id": 1}', 'no "text"'),
        (b'{"text": 5}', "int, not a string"),
        (b'{"text": ["a"]}', "list, not a string"),
        (b'{"text": " \\n --- "}', "empty"),
        (b'{"text": "\xff"}', "not UTF-8"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"text": "x", "id": ' + b"9" * 10_000 + b"}", "not JSON"),
    ],
)
def test_each_mistake_has_its_reason(line: bytes, reason: str) -> None:
    """What is wrong with a line is said in words, and the line's digest is given."""
    (found,) = lines(line)
    assert found.article is None
    assert found.error is not None
    assert reason in found.error.message
    assert found.sha256 == sha256(line).hexdigest()


def test_a_line_over_the_limit_is_passed_over() -> None:
    """A line longer than the limit is an error, and the next is read at its own number."""
    found = lines(row(text="x" * 5000) + b"\n" + row(id="b"), line_bytes=1000)
    assert [(line.number, line.label, line.article is not None) for line in found] == [(1, "1", False), (2, "b", True)]


@pytest.mark.parametrize(
    ("published", "edtf"),
    [
        ("2023-12/2024-02", "2023-12/2024-02"),
        ("2024~", "2024~"),
        ("2024-06-19T10:00:00Z", "2024-06-19"),
        ("June 19, 2024", "2024-06-19"),
        ("", None),
        (None, None),
    ],
)
def test_dates_in_edtf_and_in_words_are_understood(published: str | None, edtf: str | None) -> None:
    """EDTF is kept as it is, other spellings of one day become EDTF, and no date is no mistake."""
    (line,) = lines(row(published=published))
    assert line.article is not None
    assert (line.article.published, line.error) == (edtf, None)


@pytest.mark.parametrize("published", ["2024-13-01", "soon", 20240619, ["2024"]])
def test_a_bad_date_leaves_the_document_undated_and_is_reported(published: object) -> None:
    """A document whose date cannot be read is kept without one, and the mistake stands beside it."""
    (line,) = lines(row(published=published))
    assert line.article is not None
    assert line.article.published is None
    assert line.error is not None
    assert "kept undated" in line.error.message


def test_clean_text_is_cleaned_lightly() -> None:
    """Rules, invisible characters and spare white space go; short lines and what looks like furniture stay."""
    (line,) = lines(row(text="By Jo\n\n-----\n\nLeave a comment\n\nKim\u200b said \u201cno\u201d  twice.\ud800"))
    assert line.article is not None
    assert line.article.text == "By Jo\n\nLeave a comment\n\nKim said \u201cno\u201d twice.\ufffd"


def test_files_are_streamed() -> None:
    """The first document is there before the second line has been asked for."""

    class Lines(io.RawIOBase):
        """A stream that counts what has been asked of it."""

        asked = 0

        def readline(self, _size: int | None = -1, /) -> bytes:
            """Give the next line."""
            self.asked += 1
            return row(id=self.asked) + b"\n"

    stream = Lines()
    found: Iterator[jsonl.Line] = jsonl.read(stream, Limits())  # type: ignore[arg-type] # raw is enough here
    assert next(found).label == "1"
    assert stream.asked == 1


@given(
    st.lists(st.text(min_size=1).filter(lambda text: any(map(str.isalnum, text)) and text.isprintable()), max_size=5)
)
def test_documents_come_out_as_they_went_in(texts: list[str]) -> None:
    """Every line with letters in its text gives one document, in order."""
    data = b"\n".join(row(text=text, id=place) for place, text in enumerate(texts))
    assert [line.label for line in lines(data) if line.article] == [str(place) for place in range(len(texts))]
