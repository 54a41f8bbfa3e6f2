"""Many pieces of work, in processes side by side; one that kills its process stops only itself.

What libraries keep in memory (SaxonC, the name tables of libxml2) goes with the processes, which are
replaced after some hundred pieces of work; only a few pieces wait at a time, so memory stays flat.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

TASKS_PER_PROCESS = 500
WAITING_PER_PROCESS = 8


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_processes(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    died: Callable[[Item], Result],
    *,
    fork: bool = False,
    chunk: int = 1,
) -> Iterator[Result]:
    """The result of the work on each item, in order.

    Args:
        work: a picklable function; what it raises stops all.
        items: to work on; taken as they are needed.
        jobs: number of processes.
        died: the result for an item whose process died.
        fork: start the processes with what is loaded already: quick, and safe where no library has threads.
        chunk: items that go to a process at a time.
    """
    source, waiting = iter(items), deque[tuple[tuple[Item, ...], Future[list[Result]] | None]]()
    pool = _pool(jobs, fork)
    try:
        while True:
            _fill(waiting, source, pool, work, jobs * WAITING_PER_PROCESS, chunk)
            if not waiting:
                return
            part, future = waiting.popleft()
            try:
                if future is None:
                    raise BrokenProcessPool
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                parts = [part, *(other for other, _ in waiting)]
                waiting.clear()
                yield from (_alone(work, item, died, fork) for other in parts for item in other)
                pool = _pool(jobs, fork)
    finally:
        pool.shutdown(cancel_futures=True)


def _fill(
    waiting: deque[tuple[tuple[Item, ...], Future[list[Result]] | None]],
    source: Iterator[Item],
    pool: ProcessPoolExecutor,
    work: Callable[[Item], Result],
    most: int,
    chunk: int,
) -> None:
    """Hand out work until enough is waiting; None stands for work that a broken pool did not take."""
    while len(waiting) < most and (part := tuple(islice(source, chunk))):
        try:
            waiting.append((part, pool.submit(_each, work, part)))
        except BrokenProcessPool:
            waiting.append((part, None))


def _each(work: Callable[[Item], Result], items: tuple[Item, ...]) -> list[Result]:
    return [work(item) for item in items]


def _alone(work: Callable[[Item], Result], item: Item, died: Callable[[Item], Result], fork: bool) -> Result:
    """An item in a process of its own, so that the culprit is found."""
    try:
        with _pool(1, fork) as pool:
            return pool.submit(work, item).result()
    except BrokenProcessPool:
        return died(item)


def _pool(jobs: int, fork: bool) -> ProcessPoolExecutor:
    if fork:
        return ProcessPoolExecutor(jobs, get_context("fork"))
    return ProcessPoolExecutor(jobs, get_context("spawn"), max_tasks_per_child=TASKS_PER_PROCESS)
