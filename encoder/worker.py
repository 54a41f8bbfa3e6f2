"""One process that works on items and can be ended: forked where that is safe, else started anew.

A fork costs some milliseconds and begins with all that is loaded, but in a process whose libraries have
threads (Saxon, Typst, a server) it may never go on. A worker ends with the process that started it,
however that ended.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol

from encoder.budget import Budget, most_bytes, pipes, stream

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

READY: Final = "ready"
DONE: Final = "done"
RAISED: Final = "raised"
Message = tuple[str, Any]

_LENGTH = struct.Struct("!Q")
_THREADED: Final = ("saxonche", "typst")
_SECONDS_TO_TIDY: Final = 0.5
_PR_SET_PDEATHSIG: Final = 1
_TERMINATED: Final = 128 + 15
_COLLECTED_AFTER: Final = (50_000, 20, 50)
"""How many new objects the collector waits for: a document makes many, and hardly a circle of them.

What a worker has loaded once its first item is done, data of languages and patterns, stays as long as it
does: frozen, it is not looked through again. Both together save a fifth of the time.
"""


class Link(Protocol):
    """One end of the way between a worker and whoever started it; `EOFError` where the other end is gone."""

    def fileno(self) -> int: ...
    def send(self, obj: Any) -> None: ...
    def recv(self) -> Any: ...
    def close(self) -> None: ...


class Worker(Protocol):
    """A process at work, and the link to it."""

    @property
    def pid(self) -> int: ...
    @property
    def link(self) -> Link: ...
    def end(self, *, at_once: bool) -> None:
        """End it: at once, or after a moment in which it may remove what it has half written."""


def start(work: Callable[[Any], Any], budget: Budget, others: Sequence[Worker] = ()) -> Worker:
    """A new worker.

    Args:
        work: picklable, where the worker cannot be forked.
        budget: of each item.
        others: workers there are already.

    Raises:
        OSError: the system allows no more processes.
    """
    return _fork(work, budget, others) if can_fork() else _Spawned(work, budget)


def can_fork() -> bool:
    """Whether a fork of this process would go on: on Linux, where nothing has threads yet."""
    if sys.platform != "linux" or any(name in sys.modules for name in _THREADED):
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - only counted
    except OSError:
        return threading.active_count() == 1


def memory_of(pid: int) -> int:
    """How many bytes of memory a process holds; 0 where the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:  # noqa: PTH123 - asked ten times a second
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


def _serve(work: Callable[[Any], Any], link: Link, budget: Budget) -> None:
    """Work on the items that come, some at a time, until no more come."""
    most_bytes.set(budget.max_bytes)
    gc.set_threshold(*_COLLECTED_AFTER)
    gc.freeze()
    link.send((READY, None))
    is_first = True
    while items := link.recv():
        for item in items:
            done = _attempt(work, item)
            if is_first:
                gc.freeze()
                is_first = False
            try:
                link.send(done)
            except (pickle.PicklingError, TypeError, AttributeError) as error:
                link.send((RAISED, RuntimeError(f"{done[1]!r} cannot be handed on: {error}")))


def _attempt(work: Callable[[Any], Any], item: Any) -> Message:
    try:
        return DONE, work(item)
    except Exception as error:
        return RAISED, error


def _behave(parent: int) -> None:
    """Leave Ctrl-C to the parent, tidy up when told to end, and end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, _leave)
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(_TERMINATED)


def _leave(*_: object) -> NoReturn:
    raise SystemExit(_TERMINATED)


class _Pipes:
    """A link of two pipes, with what `multiprocessing` would take a tenth of a short command to load."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing

    def fileno(self) -> int:
        return self._reading

    def send(self, obj: Any) -> None:
        data = pickle.dumps(obj)
        view = memoryview(_LENGTH.pack(len(data)) + data)
        while view:
            view = view[os.write(self._writing, view) :]

    def recv(self) -> Any:
        return pickle.loads(self._read(_LENGTH.unpack(self._read(_LENGTH.size))[0]))  # noqa: S301 - ours

    def _read(self, size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            part = os.read(self._reading, min(size - len(data), 1 << 20))
            if not part:
                raise EOFError
            data += part
        return data

    def close(self) -> None:
        for handle in (self._reading, self._writing):
            with contextlib.suppress(OSError):
                os.close(handle)


class _Forked:
    def __init__(self, pid: int, link: _Pipes) -> None:
        self.pid, self.link = pid, link
        self._gone = False

    def end(self, *, at_once: bool) -> None:
        if not at_once:
            self._kill(signal.SIGTERM)
            until = time.monotonic() + _SECONDS_TO_TIDY
            while not self._is_gone() and time.monotonic() < until:
                time.sleep(0.01)
        if not self._is_gone():
            self._kill(signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        self.link.close()

    def _kill(self, number: int) -> None:
        if not self._gone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def _is_gone(self) -> bool:
        """Whether it has ended; once it is known, its id may already be another's."""
        if not self._gone:
            try:
                self._gone = os.waitpid(self.pid, os.WNOHANG)[0] == self.pid
            except ChildProcessError:
                self._gone = True
        return self._gone


def _fork(work: Callable[[Any], Any], budget: Budget, others: Sequence[Worker]) -> _Forked:
    for output in (sys.stdout, sys.stderr):
        if output is not None:
            with contextlib.suppress(OSError, ValueError):
                output.flush()
    down, up = os.pipe(), os.pipe()
    parent = os.getpid()
    try:
        pid = os.fork()
    except OSError:
        for handle in (*down, *up):
            os.close(handle)
        raise
    if pid == 0:
        code = 1
        try:
            _behave(parent)
            for end in (down[1], up[0]):
                os.close(end)
            for other in others:
                other.link.close()
            _serve(work, _Pipes(down[0], up[1]), budget)
            code = 0
        except (EOFError, BrokenPipeError):
            code = 0
        finally:
            os._exit(code)  # nothing of what the parent was doing is to be done twice
    os.close(down[0])
    os.close(up[1])
    return _Forked(pid, _Pipes(up[0], down[1]))


class _Spawned:
    def __init__(self, work: Callable[[Any], Any], budget: Budget) -> None:
        from multiprocessing import get_context

        os.environ["PYTHONSAFEPATH"] = "1"  # else it would look for modules where one works
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_spawned, args=(work, theirs, budget, os.getpid(), _inherited()), daemon=True
        )
        self._process.start()
        theirs.close()
        self.pid = self._process.pid or 0
        self.link: Link = ours

    def end(self, *, at_once: bool) -> None:
        if not at_once:
            self._process.terminate()
            self._process.join(_SECONDS_TO_TIDY)
        self._process.kill()
        self._process.join()
        self.link.close()


def _spawned(
    work: Callable[[Any], Any],
    link: Connection,
    budget: Budget,
    parent: int,
    inherited: Sequence[Any],
) -> None:
    _behave(parent)
    for variable, value in zip(_variables(), inherited, strict=True):
        variable.set(value)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    code = 1
    try:
        _serve(work, link, budget)
        code = 0
    except (EOFError, BrokenPipeError):
        code = 0
    finally:
        os._exit(code)


def _inherited() -> tuple[Any, ...]:
    """What a process that was not forked must be told."""
    return tuple(variable.get() for variable in _variables())


def _variables() -> tuple[ContextVar[Any], ...]:
    from encoder.writer import guard

    return stream, pipes, guard


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(_TERMINATED)
