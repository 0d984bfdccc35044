"""Executors: order, bounds, and workers that die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from faultlines.pipeline.executors import Executor, Lost, ProcessExecutor, SerialExecutor

if TYPE_CHECKING:
    from collections.abc import Callable


def double(number: int) -> int:
    """Work of no difficulty."""
    return 2 * number


def double_or_die(number: int) -> int:
    """Work in which 5 ends its process, as the kernel does when memory runs out."""
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(number)


def die_once(marker: str) -> str:
    """Work that ends its process the first time only."""
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return marker


def refuse(number: int) -> int:
    """Work that raises."""
    raise ValueError(number)


@pytest.mark.parametrize("executor", [SerialExecutor(), ProcessExecutor(2)])
def test_results_come_in_the_order_of_the_items(executor: Executor) -> None:
    """Every executor gives the same results in the same order, and nothing for nothing."""
    assert list(executor.map(double, range(30))) == [2 * number for number in range(30)]
    assert list(executor.map(double, [])) == []


@pytest.mark.parametrize("executor", [SerialExecutor(), ProcessExecutor(2, ahead=3)])
def test_items_are_taken_only_as_they_are_needed(executor: Executor) -> None:
    """An endless source is read no further than the number of items that may be in flight."""
    numbers = count()
    results = executor.map(double, numbers)
    assert [next(results) for _ in range(3)] == [0, 2, 4]
    assert next(numbers) <= 3 + 2 * 3


def test_an_item_that_kills_its_worker_is_lost_alone() -> None:
    """A worker that dies costs its own item only: all others are done, in order."""
    results = list(ProcessExecutor(2, ahead=3).map(double_or_die, range(12)))
    assert results == [Lost(5) if number == 5 else 2 * number for number in range(12)]


def test_an_item_whose_worker_was_killed_once_is_done_again(tmp_path: Path) -> None:
    """A worker killed from outside loses nothing: its item is run again."""
    markers = [str(tmp_path / name) for name in "abc"]
    assert list(ProcessExecutor(2).map(die_once, markers)) == markers


def test_what_the_function_raises_is_raised() -> None:
    """An error in the work is no lost worker: it comes out as it was raised."""
    with pytest.raises(ValueError, match="3"):
        list(ProcessExecutor(1).map(refuse, [3]))


_PARENT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from {module} import report_and_sleep
from faultlines.pipeline.executors import ProcessExecutor
if __name__ == "__main__":
    list(ProcessExecutor(2).map(report_and_sleep, [sys.argv[2] + "/a", sys.argv[2] + "/b"]))
"""


def report_and_sleep(path: str) -> None:
    """Write the worker's process id to `path`, then take longer than any test."""
    Path(path + ".part").write_text(str(os.getpid()), encoding="ascii")
    Path(path + ".part").rename(path)
    time.sleep(60)


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    """After SIGKILL of the parent its workers end within seconds, whatever they were at."""
    script = tmp_path / "parent.py"
    script.write_text(_PARENT.format(module=__name__), encoding="utf-8")
    parent = subprocess.Popen([sys.executable, script, json.dumps(sys.path), str(tmp_path)])
    files = [tmp_path / "a", tmp_path / "b"]
    _wait_until(lambda: all(file.exists() for file in files))
    parent.kill()
    parent.wait()
    workers = [int(file.read_text(encoding="ascii")) for file in files]
    _wait_until(lambda: not any(_alive(worker) for worker in workers))


def _wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def _alive(process: int) -> bool:
    """Whether the process runs; one that has ended but was not yet collected does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
