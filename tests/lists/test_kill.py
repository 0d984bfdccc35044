"""A process killed while it adds a version leaves the store as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from faultlines.lists import ListStore
from tests.lists.conftest import READ_AT
from tests.lists.test_store import entry, names, reading

CHILD = """
import os, signal, sys
from pathlib import Path
from faultlines.lists import ListFile, ListStore, Reading
from faultlines.records import EntryKind, ListedName, ListEntry

def entries():
    for number in range(6_000):
        yield ListEntry(f"e{number}", EntryKind.PERSON, (ListedName(f"Name {number}"),))
    os.kill(os.getpid(), signal.SIGKILL)

store, source = sys.argv[1:]
made = Reading("made", "made", "A list", entries(), "2024-02-01", (ListFile(Path(source)),))
with ListStore.open(store) as lists:
    lists.add(made, "2026-11-23T07:00:00Z", accept_shrink=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_killed_update_changes_nothing(store: ListStore, tmp_path: Path) -> None:
    """Six thousand entries were stored when it died; the next reader sees the old version, the next writer works."""
    store.add(reading(tmp_path, [entry("a")], "2024-01-01"), READ_AT)
    store.close()
    (tmp_path / "new.txt").write_text("new")
    died = subprocess.run(
        [sys.executable, "-c", CHILD, str(store.path), str(tmp_path / "new.txt")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
        check=False,
    )
    assert died.returncode == -9
    with ListStore.open(store.path) as again:
        assert names(again) == ["a"]
        assert again.add(reading(tmp_path, [entry("b")], "2024-03-01"), READ_AT).version.number == 2
        assert names(again) == ["b"]
