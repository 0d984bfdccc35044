"""The child process that parses hostile files, from inside."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import asdict
from subprocess import run

import pytest

from faultlines.read import child
from faultlines.read.limits import Limits
from tests.read.pages import page, paragraphs


def test_an_answer_holds_articles_or_an_error() -> None:
    """What can be read comes as fields, what cannot as message and hint, and both as JSON."""
    good = child.answer("html", page(paragraphs()), Limits())
    bad = child.answer("pdf", b"%PDF-1.7 cut", Limits())
    assert set(good) == {"articles"}
    assert set(bad) == {"error"}
    json.dumps([good, bad])


def test_a_parser_s_own_fault_is_an_error_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody foresaw costs the file, not the run."""

    def fail(_data: bytes, _limits: Limits) -> list[object]:
        raise ZeroDivisionError("by chance")

    monkeypatch.setitem(child._PARSERS, "html", fail)
    assert "ZeroDivisionError: by chance" in str(child.answer("html", b"x", Limits())["error"])


def test_requests_are_answered_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request is a header and its bytes; each reply is one line."""
    monkeypatch.setattr(child, "_bound", lambda _limits: None)
    data = page(paragraphs())
    header = json.dumps({"parser": "html", "size": len(data), "limits": asdict(Limits())}).encode() + b"\n"
    replies = io.BytesIO()
    child.serve(io.BytesIO((header + data) * 2), replies)
    first, second = (json.loads(line) for line in replies.getvalue().splitlines())
    assert first == second
    assert first["articles"]


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 9)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_the_child_opens_no_connection_and_starts_no_program(attempt: str) -> None:
    """Once it serves, what would reach the network or another program is refused."""
    code = f"import sys; from faultlines.read.child import _refuse; sys.addaudithook(_refuse); {attempt}"
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "PermissionError" in done.stderr
