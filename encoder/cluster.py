"""The pieces of work of `processes.py`, done on many machines by Dask's scheduler, where one is named.

    dask scheduler                       # tcp://host:8786
    dask worker tcp://host:8786          # on each machine, as often as it has cores

The machines share the folders of sources and output under the same paths, and have the same Engross
installed. A worker does some items at a time, in a process of its own that can be ended, as on one machine:
time and memory of each item are watched there. What a worker had when it was killed another one does.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from itertools import islice
from typing import Any, Final, Generic, Self, TypeVar

from encoder.budget import Budget, most_bytes
from encoder.errors import DocumentError, EngrossError, OverBudget, UsageError
from encoder.processes import Pool
from encoder.writer import Guard, guard, remove_leftovers

Item = TypeVar("Item")
Result = TypeVar("Result")

PARTS_PER_WORKER: Final = 3
SECONDS_TO_REACH: Final = "10s"


class Cluster(Generic[Item, Result]):
    """The workers of a scheduler, with the interface of `processes.Pool`.

    Args:
        work: a picklable function; what it raises stops all.
        address: of the scheduler, `tcp://host:8786`.
        ended: picklable; the result for an item whose process had to be ended, or died.
        budget: of each item.
        chunk: items that go to a worker at a time.

    Raises:
        UsageError: `distributed` is not installed, or the scheduler cannot be reached.
    """

    def __init__(
        self,
        work: Callable[[Item], Result],
        address: str,
        ended: Callable[[Item, DocumentError], Result],
        *,
        budget: Budget | None = None,
        chunk: int = 1,
    ) -> None:
        self._work, self._ended, self._budget, self._chunk = work, ended, budget or Budget(), chunk
        self._client = _connected(address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the scheduler, and remove what workers that were killed have half written."""
        self._client.close()
        folder = guard.get().folder
        if folder is not None:
            remove_leftovers(folder)

    def results(self, items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items, as they come; only a few items wait at a time."""
        source = iter(items)
        order = pickle.dumps((self._work, self._ended, self._budget, guard.get()))
        waiting: deque[tuple[list[Item], Any]] = deque()
        while True:
            while len(waiting) < self._room() and (part := list(islice(source, self._chunk))):
                waiting.append((part, self._client.submit(do_part, order, part, pure=False)))
            if not waiting:
                return
            yield from self._taken(*waiting.popleft())

    def _room(self) -> int:
        return PARTS_PER_WORKER * max(1, len(self._client.nthreads()))

    def _taken(self, part: list[Item], future: Any) -> list[Result]:
        """The results of a part; of one that workers died of, its items one by one, then an error."""
        from distributed import KilledWorker

        try:
            results: list[Result] = future.result()
        except KilledWorker:
            if len(part) > 1:
                return [result for item in part for result in self._taken([item], self._again([item]))]
            message = "the machines that worked on it died: they may have run out of memory"
            return [self._ended(part[0], OverBudget(message))]
        return results

    def _again(self, part: list[Item]) -> Any:
        order = pickle.dumps((self._work, self._ended, self._budget, guard.get()))
        return self._client.submit(do_part, order, part, pure=False)


def _connected(address: str) -> Any:
    try:
        from distributed import Client

        make: Any = Client
        return make(address, timeout=SECONDS_TO_REACH, set_as_default=False)
    except ImportError as error:
        raise UsageError(
            "a scheduler needs Dask's `distributed`", hint="pip install 'engross[cluster]'"
        ) from error
    except (OSError, ValueError) as error:
        raise UsageError(
            f"the scheduler {address} cannot be reached", hint="start it with `dask scheduler`"
        ) from error


# What follows runs in the workers of Dask.

_pools: dict[int, tuple[bytes, Pool[Any, Any]]] = {}
"""The pool of each thread of a worker, and what it does: one is kept, since it takes a second to start."""


def do_part(order: bytes, part: list[Any]) -> list[Any]:
    """The results of some items, in a worker of Dask.

    Args:
        order: pickled: the work, what ends an item, the budget and what must not be written over.
        part: the items.
    """
    thread = threading.get_ident()
    held, pool = _pools.get(thread, (b"", None))
    work, ended, budget, guarded = pickle.loads(order)  # noqa: S301 - of our own client
    _prepare(budget, guarded)
    if pool is None or held != order:
        if pool is not None:
            pool.__exit__(None, None, None)
        pool = Pool(work, 1, ended, budget=budget)
        _pools[thread] = order, pool
    try:
        return list(pool.results(part))
    except BaseException:
        _pools.pop(thread, None)
        with contextlib.suppress(EngrossError):
            pool.__exit__(None, None, None)
        raise


def _prepare(budget: Budget, guarded: Guard) -> None:
    most_bytes.set(budget.max_bytes)
    guard.set(guarded)
    # Dask's nanny forbids its workers to have children; ours end with them.
    configuration: Any = multiprocessing.current_process()
    configuration._config["daemon"] = False


scheduler: ContextVar[str | None] = ContextVar("scheduler", default=None)
"""The address of the scheduler whose workers work, in place of processes of this machine."""


def pool_for(
    work: Callable[[Item], Result],
    jobs: int,
    ended: Callable[[Item, DocumentError], Result],
    *,
    budget: Budget | None = None,
    chunk: int = 1,
) -> Pool[Item, Result] | Cluster[Item, Result]:
    """The processes of this machine, or the workers of the scheduler that was named."""
    address = scheduler.get()
    if address is None:
        return Pool(work, jobs, ended, budget=budget, chunk=chunk)
    return Cluster(work, address, ended, budget=budget, chunk=max(chunk, 4))


def spread(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    ended: Callable[[Item, DocumentError], Result],
    *,
    budget: Budget | None = None,
    chunk: int = 1,
) -> Iterator[Result]:
    """As `processes.in_processes`, by the workers of a scheduler where one was named."""
    with pool_for(work, jobs, ended, budget=budget, chunk=chunk) as pool:
        yield from pool.results(items)
