"""Manifests."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultlines.errors import DataError
from faultlines.read import ManifestRow, manifest


def write(folder: Path, content: str | bytes) -> Path:
    """Write a manifest."""
    path = folder / "index.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_rows_are_found_by_file_name(tmp_path: Path) -> None:
    """Each row says what is known of a file; empty cells say nothing, folders in names do not count."""
    rows = manifest(
        write(tmp_path, 'doc,published,source,title,note\na.txt,2024-06,Gazette,"Ships, by night",x\nsub/b.txt,,,\n')
    )
    assert rows["a.txt"] == ManifestRow("a.txt", "2024-06", "Gazette", "Ships, by night", 2)
    assert rows["b.txt"] == ManifestRow("b.txt", None, None, None, 3)


@pytest.mark.parametrize("content", ["file;source\na.txt;Gazette\n", "\ufeffDoc,Source\r\na.txt,Gazette\r\n"])
def test_spreadsheets_dialects_are_understood(tmp_path: Path, content: str) -> None:
    """Semicolons, a byte order mark, capitals and Windows line ends are what spreadsheets write."""
    assert manifest(write(tmp_path, content))["a.txt"].source == "Gazette"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("published,source\n", 1, "no column doc"),
        ("doc,note\n", 1, "none of the columns"),
        ("doc,publised\n", 1, "unknown"),
        ("doc,published\na.txt,2024\nb.txt,2024-13\n", 3, "not a date"),
        ("doc,source\n,Gazette\n", 2, "names no file"),
        ("doc,source\na.txt,x\n\nx/a.txt,y\n", 4, "second time"),
        ('doc,source\na.txt,"open\n', 2, "not CSV"),
        ("", 1, "no column doc"),
    ],
)
def test_a_mistake_is_reported_with_its_line(tmp_path: Path, content: str, line: int, reason: str) -> None:
    """What is wrong with a manifest is said with path and line."""
    path = write(tmp_path, content)
    with pytest.raises(DataError, match=reason) as caught:
        manifest(path)
    assert caught.value.locator == f"{path}:{line}"


def test_a_misspelt_column_is_suggested(tmp_path: Path) -> None:
    """A column that is nearly one of the known ones is a mistake, not a note."""
    with pytest.raises(DataError) as caught:
        manifest(write(tmp_path, "doc,publised\n"))
    assert caught.value.hint == "did you mean published?"


@pytest.mark.parametrize("content", [b"doc,source\n\0\0", None])
def test_no_table_at_all(tmp_path: Path, content: bytes | None) -> None:
    """A missing or binary file is a mistake of the manifest, not a traceback."""
    path = tmp_path / "none.csv" if content is None else write(tmp_path, content)
    with pytest.raises(DataError) as caught:
        manifest(path)
    assert caught.value.locator == str(path)


@pytest.mark.shared
def test_the_shared_manifest_is_read(shared: Path) -> None:
    """The manifest of the five articles dates them all."""
    rows = manifest(shared / "articles" / "index.csv")
    assert sorted(row.published or "" for row in rows.values()) == [
        "2014-11",
        "2023-09-14",
        "2024-06-19",
        "2024-06-24",
        "2024-12",
    ]
