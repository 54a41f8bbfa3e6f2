"""Bytes to a file, whole or not at all; and never in the place of what was not ours to replace.

A run says once where it writes and what it reads (`guard_output`). From then on a file is refused that would
take the place of a source, of a device or a pipe, or that a link in the output folder leads out of it.
"""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path

from encoder.errors import EngrossError, NotWritten, UsageError

_NO_ROOM = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "ENAMETOOLONG", "EILSEQ", "EBADF", "ENXIO")
    if hasattr(errno, name)
)
_TEMPORARY = ".engross-"
Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Guard:
    """What a run must not do to the files there are.

    Attributes:
        folder: that links must not lead out of, as the user named it.
        sources: the device and the number of each file that is read.
    """

    folder: Path | None = None
    sources: frozenset[Identity] = frozenset()


guard: ContextVar[Guard] = ContextVar("guard", default=Guard())  # noqa: B039 - frozen


def guard_output(folder: Path | None, sources: Iterable[Path]) -> None:
    """From now on protect some files, beside those already protected, and what lies outside a folder."""
    before = guard.get()
    identities = frozenset(_identities(sources))
    guard.set(replace(before, folder=folder or before.folder, sources=before.sources | identities))


def _identities(paths: Iterable[Path]) -> Iterator[Identity]:
    for path in paths:
        with contextlib.suppress(OSError, ValueError):
            found = path.stat()
            yield found.st_dev, found.st_ino


def write_whole(path: Path, data: bytes) -> None:
    """Write a file atomically: a reader sees the old bytes or the new ones, never a part.

    Raises:
        NotWritten: there is no room, the name is too long, or what is in the place must not be replaced.
        UsageError: the folder cannot be written.
    """
    refuse_place(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY)
    except (OSError, ValueError) as error:
        raise unwritten(error, path, "choose another folder with -o") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - mkstemp made it private
        os.replace(temporary, path)  # noqa: PTH105
    except (OSError, ValueError) as error:
        raise unwritten(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108


def write_changed(path: Path, content: str | bytes) -> bool:
    """Write a file that should have some content, unless it has it; says whether anything changed.

    Raises:
        NotWritten, UsageError: as `write_whole`.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    with contextlib.suppress(OSError):
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    write_whole(path, data)
    return True


def write_into(path: Path, data: bytes) -> None:
    """Write to what the user named: a file, whole or not at all, or into a device or a pipe that is there.

    Raises:
        NotWritten, UsageError: as `write_whole`.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        mode = 0
    if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
        write_whole(path, data)
        return
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "wb") as file:
            if hasattr(os, "set_blocking"):
                os.set_blocking(handle, True)
            file.write(data)
    except OSError as error:
        raise unwritten(error, path) from error


def refuse_place(path: Path) -> None:
    """See that a file may be written where it is to be.

    Raises:
        NotWritten: it may not: a source, a device or a pipe is there, or a link leads out of the folder.
    """
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        try:
            found = path.lstat()
        except (OSError, ValueError) as error:
            if isinstance(error, (FileNotFoundError, NotADirectoryError)):
                raise
            raise unwritten(error, path) from error
        _refuse_replacing(path, found)
    _refuse_link_out(path)


def _refuse_replacing(path: Path, found: os.stat_result) -> None:
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISLNK(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise NotWritten("is a device or a pipe and is not replaced", hint="name another file", file=path)
    if guard.get().sources & {(found.st_dev, found.st_ino), *_identities([path])}:
        raise NotWritten(
            "is one of the sources and is not replaced", hint="choose another folder with -o", file=path
        )


def _refuse_link_out(path: Path) -> None:
    folder = guard.get().folder
    if folder is None or not path.is_relative_to(folder):
        return
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(folder)):
        raise NotWritten(
            f"a link leads out of the output folder {folder}", hint="remove the link", file=path.parent
        )


def unwritten(error: OSError | ValueError, path: Path, hint: str | None = None) -> EngrossError:
    """What the system says against writing a file, as an error of ours."""
    if not isinstance(error, OSError):
        return NotWritten(f"cannot be written: {error}", file=path)
    message = f"cannot be written: {error.strerror}"
    if error.errno in _NO_ROOM:
        return NotWritten(message, file=path)
    return UsageError(message, hint=hint, file=path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def prepare_folder(folder: Path) -> None:
    """Make a folder and see that it can be written, before any work is done.

    Raises:
        NotWritten, UsageError: it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:
        raise unwritten(error, folder, "choose another folder with -o") from error
