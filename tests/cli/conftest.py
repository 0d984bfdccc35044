"""A small case, made by hand, and the command line run on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from faultlines.case import CaseFile
from faultlines.cli import main
from faultlines.records import (
    Claim,
    Commodity,
    Document,
    EventType,
    Instrument,
    Likelihood,
    Mode,
    Quantity,
    Sighting,
)

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "\x1b]0;owned\x07\x1b[31m\u202edetrevni"
"""A terminal title, a colour and a change of direction, as a hostile page may hold them."""
FUEL = "Russia sends fuel to North Korea"
DENIAL = f"Kim {HOSTILE} denies that 8,000 shells went to Russia"
NOTE = f"A first paragraph.\n\nIn 2023 {FUEL}, officials say. {DENIAL}.\n\nA last paragraph."
FORMULA = "=HYPERLINK(1) The West must close the bridge"


@dataclass(frozen=True)
class Printed:
    """What a command left: its exit status, stdout and stderr."""

    status: int
    out: str
    err: str


Run = Callable[..., Printed]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, in a terminal 80 columns wide."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FAULTLINES_CASE", raising=False)

    def call(*arguments: str | Path) -> Printed:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Printed(status, printed.out, printed.err)

    return call


def start(
    *arguments: str | Path,
    environment: dict[str, str] | None = None,
    stderr: int = subprocess.PIPE,
    start_new_session: bool = False,
) -> subprocess.Popen[str]:
    """Start a command in a process of its own, with pipes for its output."""
    return subprocess.Popen(
        [sys.executable, "-m", "faultlines", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        start_new_session=start_new_session,
        text=True,
        env={**os.environ, "COLUMNS": "80", "PYTHONPATH": os.pathsep.join(sys.path), **(environment or {})},
    )


@pytest.fixture
def records() -> tuple[list[Document], list[Claim]]:
    """Two documents and three claims."""
    note = Document(
        "a" * 64, 0, "note.txt", "text/plain", NOTE, "en", title="Note", published="2023-09-14", source="Wire"
    )
    table = Document("b" * 64, 0, "table.md", "text/markdown", FORMULA, "en")
    at = NOTE.index
    fuel = Claim(
        note.id, at(FUEL), at(FUEL) + len(FUEL), FUEL, ("RUS",), ("PRK",), "Russia", "North Korea", EventType.AID,
        Mode.FACT, (Commodity.FUEL,), "officials", "2023", Likelihood.VERY_LIKELY, where="Tumangang", extractor="1",
    )  # fmt: skip
    shells = Claim(
        note.id, at(DENIAL), at(DENIAL) + len(DENIAL), DENIAL, ("PRK",), ("RUS",), f"Kim {HOSTILE}", "Russia",
        EventType.AID, Mode.DENIAL, (Commodity.ARMS,), "Kim", None,
        quantity=(Quantity(8000.0, 8000.0, "shells", "8,000 shells"),), unresolved=("it",), extractor="1",
    )  # fmt: skip
    bridge = Claim(
        table.id, 0, len(FORMULA), FORMULA, ("WEST",), (), "The West", "", EventType.SANCTION, Mode.RECOMMENDATION,
        instrument=Instrument.ECONOMIC, extractor="1",
    )  # fmt: skip
    return [note, table], [fuel, shells, bridge]


@pytest.fixture
def case_path(tmp_path: Path, records: tuple[list[Document], list[Claim]]) -> Path:
    """Make a case file with those records."""
    path = tmp_path / "pact.case"
    documents, claims = records
    with CaseFile.open(path, create=True) as case:
        for number, stored in enumerate(documents):
            own = [claim for claim in claims if claim.document == stored.id]
            sighting = Sighting(
                stored.id, f"articles/{HOSTILE if number == 0 else ''}{stored.name}", "2025-01-01T00:00:00Z"
            )
            case.add(stored, own, sighting, "1")
    return path
