"""Many pieces of work, each within its budget, in processes side by side; a bad one stops only itself.

    results = in_processes(work, items, jobs, ended, budget=Budget(seconds=60), chunk=1)

`work(item)` runs in a worker. An item that takes longer than `budget.seconds`, whose process holds more than
`budget.memory` or dies, has its worker ended and replaced; `ended(item, error)` is its result, where `error`
is a `DocumentError` whose message and hint say which of these it was. The others go on. Also one small item
goes to a worker, so that it can be ended: on Linux that takes 5 ms.

What libraries keep in memory (SaxonC, the name tables of libxml2) goes with the processes, which are
replaced after some hundred pieces of work; only a few pieces wait at a time, so memory stays flat.
"""

import os
import select
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, Self, TypeVar

from encoder.budget import Budget
from encoder.errors import DocumentError, EngrossError, OverBudget
from encoder.worker import DONE, RAISED, Worker, memory_of, start

Item = TypeVar("Item")
Result = TypeVar("Result")

TASKS_PER_PROCESS = 500
WAITING_PER_PROCESS = 8
SECONDS_BETWEEN_LOOKS = 0.1


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_processes(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    ended: Callable[[Item, DocumentError], Result],
    *,
    budget: Budget | None = None,
    chunk: int = 1,
) -> Iterator[Result]:
    """The result of the work on each item, in order.

    Args:
        work: a picklable function; what it raises stops all.
        items: to work on; taken as they are needed.
        jobs: number of processes.
        ended: the result for an item whose process had to be ended, or died; the error says why.
        budget: of each item.
        chunk: items that go to a process at a time.

    Raises:
        EngrossError: no process can be started.
    """
    with Pool(work, jobs, ended, budget=budget, chunk=chunk) as pool:
        yield from pool.results(items)


@dataclass(slots=True)
class _Task(Generic[Item]):
    number: int
    item: Item
    died_once: bool = False


@dataclass(slots=True, eq=False)
class _Hand(Generic[Item]):
    """A worker, and what it has to do: the first of its tasks is the one it is at.

    Attributes:
        ready: whether it has begun; to start a process may take long where many do.
        since: when it began with the task, by the clock of `time.monotonic`.
        done: how many tasks it has finished.
    """

    worker: Worker
    tasks: deque[_Task[Item]] = field(default_factory=deque)
    ready: bool = False
    since: float = 0.0
    done: int = 0


class Pool(Generic[Item, Result]):
    """The processes of `in_processes`, for one who has several rows of items for them, one after another.

    The arguments are those of `in_processes`.
    """

    def __init__(
        self,
        work: Callable[[Item], Result],
        jobs: int,
        ended: Callable[[Item, DocumentError], Result],
        *,
        budget: Budget | None = None,
        chunk: int = 1,
    ) -> None:
        self._work, self._ended, self._budget = work, ended, budget or Budget()
        self._jobs, self._chunk = jobs, chunk
        self._source: Iterator[Item] = iter(())
        self._hands: list[_Hand[Item]] = []
        self._again: deque[_Task[Item]] = deque()
        self._finished: dict[int, Result] = {}
        self._taken = self._given = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End all workers; those at work may remove what they have half written."""
        for hand in self._hands:
            hand.worker.end(at_once=not hand.tasks)
        self._hands.clear()

    def results(self, items: Iterable[Item]) -> Iterator[Result]:
        """The results in the order of the items, as they come; all must be taken before the next items."""
        self._source = iter(items)
        while True:
            self._hand_out()
            if self._given in self._finished:
                result = self._finished.pop(self._given)
                self._given += 1
                yield result
            elif any(hand.tasks for hand in self._hands):
                self._await()
            else:
                return

    def _hand_out(self) -> None:
        """Give something to do to every worker that has nothing."""
        idle = [hand for hand in self._hands if not hand.tasks]
        while (idle or len(self._hands) < self._jobs) and (tasks := self._next()):
            hand = idle.pop() if idle else self._hire()
            if hand.done >= TASKS_PER_PROCESS or (hand.done and tasks[0].died_once):
                self._dismiss(hand)
                hand = self._hire()
            hand.tasks.extend(tasks)
            hand.since = time.monotonic()
            try:
                hand.worker.link.send([task.item for task in tasks])
            except OSError:
                self._died(hand)

    def _next(self) -> list[_Task[Item]]:
        """Some tasks; one that a process died of goes alone."""
        if self._again:
            return [self._again.popleft()]
        room = self._jobs * WAITING_PER_PROCESS * self._chunk - (self._taken - self._given)
        items = list(islice(self._source, max(0, min(self._chunk, room))))
        self._taken += len(items)
        return [_Task(self._taken - len(items) + index, item) for index, item in enumerate(items)]

    def _hire(self) -> _Hand[Item]:
        try:
            worker = start(self._work, self._budget, [hand.worker for hand in self._hands])
        except OSError as error:
            raise EngrossError(
                f"no process can be started: {error.strerror}", hint="work in fewer: --jobs 1"
            ) from error
        hand: _Hand[Item] = _Hand(worker)
        self._hands.append(hand)
        return hand

    def _dismiss(self, hand: _Hand[Item]) -> None:
        hand.worker.end(at_once=not hand.tasks)
        self._hands.remove(hand)

    def _await(self) -> None:
        """Wait until a worker has done something, or has to be ended."""
        busy = [hand for hand in self._hands if hand.tasks]
        ready = _ready([hand.worker.link for hand in busy], SECONDS_BETWEEN_LOOKS)
        for hand in busy:
            if hand.worker.link in ready:
                self._hear(hand)
            else:
                self._watch(hand)

    def _hear(self, hand: _Hand[Item]) -> None:
        try:
            kind, value = hand.worker.link.recv()
        except (EOFError, OSError):
            self._died(hand)
            return
        hand.since = time.monotonic()
        if kind == RAISED:
            raise value
        hand.ready = True
        if kind == DONE:
            self._finished[hand.tasks.popleft().number] = value
            hand.done += 1

    def _watch(self, hand: _Hand[Item]) -> None:
        """End a worker that is beyond its budget."""
        if hand.ready and time.monotonic() - hand.since > self._budget.seconds:
            self._over(
                hand, f"it took longer than {self._budget.seconds:g} s", "allow more time with --timeout"
            )
        elif memory_of(hand.worker.pid) > self._budget.memory:
            if hand.done:
                self._died(hand)
            else:
                most = f"{self._budget.memory / 1e9:g} GB"
                self._over(hand, f"it needed more than {most} of memory", "split the document")

    def _over(self, hand: _Hand[Item], message: str, hint: str) -> None:
        task = hand.tasks.popleft()
        self._finished[task.number] = self._ended(task.item, OverBudget(message, hint=hint))
        self._again.extend(hand.tasks)
        self._dismiss(hand)

    def _died(self, hand: _Hand[Item]) -> None:
        """An item is tried again, in a process of its own: the first may have died of those before it."""
        task = hand.tasks.popleft()
        if task.died_once:
            message = "the process that worked on it died: it may have run out of memory"
            self._finished[task.number] = self._ended(task.item, OverBudget(message))
        else:
            task.died_once = True
            self._again.append(task)
        self._again.extend(hand.tasks)
        hand.tasks.clear()
        self._dismiss(hand)


def _ready(links: Sequence[Any], seconds: float) -> Sequence[Any]:
    """Those of the links on which something has come, after some seconds at most."""
    if os.name == "posix":
        poll = select.poll()
        by_handle = {link.fileno(): link for link in links}
        for handle in by_handle:
            poll.register(handle, select.POLLIN)
        return [by_handle[handle] for handle, _ in poll.poll(seconds * 1000)]
    from multiprocessing.connection import wait

    return wait(links, seconds)
