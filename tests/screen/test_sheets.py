"""Tables as spreadsheets and banks write them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from faultlines.errors import DataError, InputError, UnreadableError
from faultlines.screen.sheets import BEYOND, LONGEST_CELL, LONGEST_LINE, table_rows

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "id;sender;text\n1;Bank Ä;a, b, c\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_told_by_the_header(tmp_path: Path, separator: str) -> None:
    """Commas in the cells of a semicolon file part nothing."""
    path = tmp_path / "t.csv"
    path.write_text("id;sender;text\n1;x;y\n".replace(";", separator), encoding="utf-8")
    assert list(table_rows(path)) == [(2, {"id": "1", "sender": "x", "text": "y"})]


def test_excels_own_word_on_the_separator_counts(tmp_path: Path) -> None:
    """`sep=;` as first line is no header, and outweighs the commas of the header; lines are still counted."""
    path = tmp_path / "t.csv"
    path.write_text("sep=;\nid;amount, in EUR, net\n1;5\n", encoding="utf-8")
    assert list(table_rows(path)) == [(3, {"id": "1", "amount, in eur, net": "5"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_is_told_by_the_first_bytes(tmp_path: Path, encoding: str) -> None:
    """With a byte order mark and, for UTF-16, without."""
    path = tmp_path / "t.csv"
    path.write_bytes(TABLE.encode(encoding))
    assert list(table_rows(path)) == [(2, {"id": "1", "sender": "Bank Ä", "text": "a, b, c"})]


def test_no_cell_is_lost(tmp_path: Path) -> None:
    """Columns of one name, columns without a name, and cells to the right of the header are all given."""
    path = tmp_path / "t.csv"
    path.write_text("\nid,Name,name,,\n1,A,B,C,,D,E\n2,F\n", encoding="utf-8")
    first, second = table_rows(path)
    assert first == (
        3, {"id": "1", "name": "A", "name (2)": "B", "column 4": "C", "column 5": "", BEYOND: "D E"},
    )  # fmt: skip
    assert second == (4, {"id": "2", "name": "F"})


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", DataError, "empty"),
        (b"\n \n", DataError, "empty"),
        (b"sep=;\n", DataError, "empty"),
        (b"id;name,alias\n1;2,3\n", DataError, "does not tell"),
        (b"PK\x03\x04rest", UnreadableError, "workbook"),
        (b"name\n\xff\xfe\n", UnreadableError, "UTF-8"),
        (b"name\na\x00b\n" + b"long enough not to be UTF-16" * 3, UnreadableError, ":2: a zero byte"),
        (b"name\n" + b"a" * (LONGEST_CELL + 1) + b"\n", UnreadableError, "longer"),
        (b"name\n" + b"a" * (LONGEST_LINE + 1) + b"\n", UnreadableError, "a line is longer"),
        (b'name\n"never closed', UnreadableError, "sound CSV"),
        ("n;a\n1".encode("utf-16")[:-1], UnreadableError, "not UTF-16"),
    ],
)
def test_a_broken_table_is_refused_with_its_place(
    tmp_path: Path, content: bytes, kind: type[InputError], words: str
) -> None:
    """Empty, ambiguous, of another kind, wrongly encoded or endless: the error says where and what."""
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(kind, match=words) as caught:
        list(table_rows(path))
    assert str(path) in str(caught.value)


def test_a_folder_or_a_name_too_long_is_told(tmp_path: Path) -> None:
    """The operating system's complaint becomes one line."""
    for path in (tmp_path, tmp_path / ("x" * 300)):
        with pytest.raises(UnreadableError, match=str(os.sep)):
            list(table_rows(path))
