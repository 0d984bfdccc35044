"""A real case of the small corpus, read by the reader of claims, and a store with one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import faultlines
from faultlines.lists import ColumnMapping, ListStore
from faultlines.lists.loading import Order, load
from tests.resolve.texts import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

LISTED = """uid,name,kind,imo
L-1,Ri Chang-bom,person,
L-2,KIM Jong Un,person,
"""


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the corpus into a case, once for all tests."""
    folder = tmp_path_factory.mktemp("resolve")
    path = folder / "read.case"
    with faultlines.open_case(path) as case:
        for name, (published, source, text) in TEXTS.items():
            (folder / name).write_text(text, encoding="utf-8")
            case.read(folder / name, published=published, source=source)
    return path


@pytest.fixture
def case_path(read_once: Path, tmp_path: Path) -> Path:
    """Give a copy of that case to write into."""
    path = tmp_path / "copy.case"
    path.write_bytes(read_once.read_bytes())
    return path


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Give a list store with two persons."""
    source = tmp_path / "own.csv"
    source.write_text(LISTED, encoding="utf-8")
    path = tmp_path / "lists.db"
    columns = ColumnMapping.of(("id=uid", "name=name", "kind=kind", "identifier:imo=imo"))
    with ListStore.open(path, create=True) as store:
        load(store, Order(str(source), (), None, None, columns, "2024-01-01"), "2024-01-01T00:00:00Z", name="own")
    return path
