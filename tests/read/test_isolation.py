"""The child process that parses hostile files, from outside."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from faultlines.errors import UnreadableError
from faultlines.read.isolation import CHILD, Child
from faultlines.read.limits import Limits
from tests.read.conftest import SENTENCES
from tests.read.pages import page, paragraphs, pdf

PAGE = page(f"<h1>Ships by night</h1>{paragraphs()}")
SLOW = page("<article>" + "<p>The ship left the port on Monday night, they said.</p>" * 40_000 + "</article>")


def pid_of(child: Child) -> int:
    """Return the process id of a child that runs."""
    process = child._process
    assert process is not None
    return process.pid


def test_one_child_reads_many_files() -> None:
    """Pages and PDFs are read by one process, one after the other."""
    (first,) = CHILD.parse("html", PAGE, Limits())
    before = pid_of(CHILD)
    (second,) = CHILD.parse("pdf", pdf(SENTENCES, "Ships by night"), Limits())
    assert first.title == second.title == "Ships by night"
    assert pid_of(CHILD) == before


def test_a_refusal_keeps_message_and_hint() -> None:
    """What the parser says of a file arrives as it was said."""
    with pytest.raises(UnreadableError, match="encrypted") as caught:
        CHILD.parse("pdf", pdf(SENTENCES, lock="x"), Limits())
    assert caught.value.hint


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read() -> None:
    """After the limit the child is killed; the file fails with the limit in the reason, the next gets a new child."""
    CHILD.parse("html", PAGE, Limits())
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match=r"longer to parse than 0\.3 seconds"):
        CHILD.parse("html", SLOW, Limits(seconds=0.3))
    assert time.monotonic() - begun < 5
    assert CHILD.parse("html", PAGE, Limits())[0].title == "Ships by night"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_child_that_dies_costs_one_file() -> None:
    """A parser that crashes under a file fails that file with the signal; the next gets a new child."""
    CHILD.parse("html", PAGE, Limits())
    killer = threading.Timer(0.2, os.kill, (pid_of(CHILD), signal.SIGSEGV))
    killer.start()
    with pytest.raises(UnreadableError, match="crashed"):
        CHILD.parse("html", SLOW, Limits())
    killer.join()
    assert CHILD.parse("html", PAGE, Limits())[0].title == "Ships by night"


def test_memory_is_limited() -> None:
    """A page that takes more memory than allowed fails with the limit in the reason."""
    pytest.importorskip("resource")
    child = Child()
    try:
        with pytest.raises(UnreadableError, match=r"memory|crashed|cannot be parsed"):
            child.parse("html", page("<p>a" * 1_500_000), Limits(memory_bytes=400_000_000))
    finally:
        child.close()


def test_threads_take_turns() -> None:
    """Requests from several threads do not mix."""
    titles: list[str | None] = []

    def parse(number: int) -> None:
        lines = page(f"<h1>Ship number {number} by night</h1>{paragraphs()}")
        titles.append(CHILD.parse("html", lines, Limits())[0].title)

    threads = [threading.Thread(target=parse, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, titles)) == [f"Ship number {number} by night" for number in range(6)]


def _title_in_fork(answers: multiprocessing.SimpleQueue[tuple[str | None, int]]) -> None:
    title = CHILD.parse("html", PAGE, Limits())[0].title
    answers.put((title, pid_of(CHILD)))
    CHILD.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_starts_its_own_child() -> None:
    """A worker that is forked off leaves its parent's child alone."""
    CHILD.parse("html", PAGE, Limits())
    before = pid_of(CHILD)
    fork = multiprocessing.get_context("fork")
    answers = fork.SimpleQueue()
    worker = fork.Process(target=_title_in_fork, args=(answers,))
    worker.start()
    title, pid = answers.get()
    worker.join()
    assert (title, pid != before) == ("Ships by night", True)
    assert CHILD.parse("html", PAGE, Limits())[0].title == "Ships by night"
    assert pid_of(CHILD) == before


def test_the_working_directory_is_not_searched_for_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder full of hostile files cannot slip a module of its own under the parser's imports."""
    (tmp_path / "lxml.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    child = Child()
    try:
        assert child.parse("html", PAGE, Limits())[0].title == "Ships by night"
    finally:
        child.close()
