"""Where a function runs over many items: in this process, or in several that may be killed without losing an item."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """Stands for the result of an item that ended its worker twice although nothing else ran in it."""

    item: Item


class Executor(Protocol):
    """Runs a function over items; the one interface for one process, many, or a cluster."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost[Item]]:
        """Yield the result of each item, in the order of the items, holding only a bounded number of them at a time.

        What `function` raises is raised here. Closing the iterator ends the work.
        """


class SerialExecutor:
    """Runs everything in this process."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost[Item]]:
        """Yield the result of each item as it is asked for."""
        return map(function, items)


@dataclass(slots=True)
class _Task(Generic[Item, Result]):
    item: Item
    future: Future[Result] | None = None

    @property
    def finished(self) -> bool:
        """Whether its result arrived before the pool broke."""
        return self.future is not None and self.future.done() and self.future.exception() is None


class ProcessExecutor:
    """Runs items in `jobs` worker processes.

    A worker that dies takes the whole pool of the standard library with it, and nothing tells which item it was at. So
    every item in flight is then run again, alone: the innocent ones give their results, and one that twice ends a
    worker it has for itself becomes `Lost`.

    Args:
        jobs: number of workers.
        ahead: items in flight for each worker, so that none waits for the writer.
    """

    def __init__(self, jobs: int, *, ahead: int = 4) -> None:
        self._jobs = jobs
        self._in_flight = jobs * ahead

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost[Item]]:
        """Yield the result of each item in the order of the items, or `Lost` for one that kills its worker."""
        source = iter(items)
        tasks: deque[_Task[Item, Result]] = deque()
        pool = _new_pool(self._jobs)
        try:
            while True:
                tasks.extend(_Task(item) for item in islice(source, self._in_flight - len(tasks)))
                if not tasks:
                    return
                try:
                    for task in tasks:
                        if task.future is None:
                            task.future = pool.submit(function, task.item)
                    result = _result(tasks[0])
                except BrokenProcessPool:
                    pool.shutdown()
                    yield from _one_by_one(function, tasks)
                    tasks.clear()
                    pool = _new_pool(self._jobs)
                else:
                    tasks.popleft()
                    yield result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _result(task: _Task[Item, Result]) -> Result:
    if task.future is None:
        raise BrokenProcessPool("the item was never submitted")
    return task.future.result()


def _one_by_one(
    function: Callable[[Item], Result], tasks: Iterable[_Task[Item, Result]]
) -> Iterator[Result | Lost[Item]]:
    """Run the suspects of a broken pool alone, so that only a guilty one is lost."""
    pool = _new_pool(1)
    try:
        for task in tasks:
            deaths = 0
            while not task.finished and deaths < 2:
                try:
                    task.future = pool.submit(function, task.item)
                    task.future.result()
                except BrokenProcessPool:
                    deaths += 1
                    pool.shutdown()
                    pool = _new_pool(1)
            yield _result(task) if task.finished else Lost(task.item)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _new_pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the parent holds an open SQLite connection and perhaps threads, and neither survives a fork.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_worker)


def _begin_worker() -> None:
    """Let Ctrl-C end a worker without a word, and let it not outlive a parent that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.join,), daemon=True).start()


def _follow(wait: Callable[[], object]) -> None:
    """Leave at once when the parent has gone: the queue's pipe would stay open among the workers and none would end."""
    wait()
    os._exit(1)
