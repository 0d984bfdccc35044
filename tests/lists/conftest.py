"""List files made by hand, in their published layouts, and the way to read them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from faultlines.lists import ListFile, ListStore, Options, Reading, open_list
from faultlines.records import ListEntry

SHARED = Path(os.environ.get("FAULTLINES_SHARED", Path(__file__).parents[3] / "shared"))
READ_AT = "2026-11-23T07:00:00Z"

Write = Callable[..., ListFile]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a list file of this name and content."""

    def make(name: str, content: str | bytes) -> ListFile:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return ListFile(path)

    return make


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    """Make an empty store."""
    return ListStore.open(tmp_path / "lists.sqlite", create=True)


@pytest.fixture
def shared_lists() -> Path:
    """Give the folder of real lists, or skip."""
    if not (SHARED / "lists").is_dir():
        pytest.skip("the shared material is not beside the project")
    return SHARED / "lists"


def entries_of(source: ListFile, options: Options | None = None) -> tuple[Reading, list[ListEntry]]:
    """Read a list to its end."""
    reading = open_list(source, options)
    return reading, list(reading.entries)


def only(source: ListFile, options: Options | None = None) -> ListEntry:
    """Read a list of one entry."""
    (entry,) = entries_of(source, options)[1]
    return entry


def texts(entry: ListEntry) -> list[tuple[str, str]]:
    """Give the names of an entry with their quality."""
    return [(name.text, str(name.quality)) for name in entry.names]


def ids(entry: ListEntry) -> list[tuple[str, str, str]]:
    """Give the identifiers of an entry."""
    return [(one.kind, one.value, one.country) for one in entry.identifiers]
