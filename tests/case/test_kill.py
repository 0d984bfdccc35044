"""SIGKILL at every statement of a write: the file holds the whole of a document or nothing of it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from faultlines.case import CaseFile

from .conftest import seen

if TYPE_CHECKING:
    from pathlib import Path

    from faultlines.records import Claim, Document

_CHILD = """
import os, pickle, signal, sys
from faultlines.case import CaseFile
path, records, fatal = sys.argv[1], sys.argv[2], int(sys.argv[3])
document, claims, sighting = pickle.load(open(records, "rb"))
case = CaseFile.open(path, create=True)
statements = 0

def count(statement):
    global statements
    statements += 1
    if statements == fatal:
        os.kill(os.getpid(), signal.SIGKILL)

case._connection.set_trace_callback(count)
case.add(document, claims, sighting, "1")
print(statements)
"""


def contents(path: Path) -> list[list[tuple[object, ...]]]:
    """Return every row of every table, the indexes of full text among them."""
    with CaseFile.open(path) as case:
        tables = [
            row[0]
            for row in case._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        ]
        return [[tuple(row) for row in case._connection.execute(f"SELECT * FROM {table}")] for table in tables]  # noqa: S608 - names from the schema itself


def write(path: Path, records: Path, fatal: int) -> subprocess.CompletedProcess[str]:
    """Add the records to the case in a process that kills itself at its statement number `fatal`."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _CHILD, str(path), str(records), str(fatal)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.fixture
def pickled(tmp_path: Path, pair: tuple[Document, list[Claim]]) -> Path:
    """Write the pair of records to a file that a child can load."""
    path = tmp_path / "records"
    path.write_bytes(pickle.dumps((*pair, seen(pair[0]))))
    return path


def test_a_killed_write_leaves_all_or_nothing(
    tmp_path: Path, pickled: Path, pair: tuple[Document, list[Claim]]
) -> None:
    """After SIGKILL at any statement the case opens, holds nothing of the document, and takes it whole later."""
    whole = tmp_path / "whole.case"
    statements = int(write(whole, pickled, 0).stdout)
    expected = contents(whole)
    empty = tmp_path / "empty.case"
    CaseFile.open(empty, create=True).close()
    nothing = contents(empty)
    assert statements > 15
    for fatal in range(1, statements + 1):
        path = tmp_path / f"{fatal}.case"
        killed = write(path, pickled, fatal)
        assert killed.returncode == -signal.SIGKILL
        assert contents(path) == nothing, f"killed at statement {fatal} of {statements}"
        with CaseFile.open(path) as again:
            again.add(*pair, seen(pair[0]), "1")
        assert contents(path) == expected
