"""What one document may cost: time, size and memory; and the reading of files within it.

A name on the command line may be anything: a pipe nobody writes to, a device without an end. Such a file is
never opened, and of a file that grows while it is read no more is taken than the budget allows.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from encoder.errors import DocumentError, TooLarge, UnreadableFile
from encoder.strings import unfit

MAX_BYTES: Final = 100_000_000
STREAM: Final = "-"
"""Standard input instead of a file."""

most_bytes: ContextVar[int] = ContextVar("most_bytes", default=MAX_BYTES)
"""How large a file may be that is read now, in bytes: set where the work on a document begins."""

stream: ContextVar[bytes | UnreadableFile | None] = ContextVar("stream", default=None)
"""What was read from standard input, or why it could not be."""

pipes: ContextVar[Mapping[str, bytes | UnreadableFile] | None] = ContextVar("pipes", default=None)
"""What was read from pipes that a shell handed over, by their names."""

_HANDED_OVER = re.compile(r"/dev/stdin|(?:/dev|/proc/self)/fd/[0-9]+")


@dataclass(frozen=True, slots=True)
class Budget:
    """What one document may cost; the defaults are far above what any needs that was seen.

    Attributes:
        seconds: of time.
        max_bytes: size of its file.
        memory: bytes that the process working on it may hold; watched on Linux.
    """

    seconds: float = 60.0
    max_bytes: int = MAX_BYTES
    memory: int = 4_000_000_000


def read_file(path: str | Path) -> bytes:
    """The bytes of a file, or of standard input where `path` is `-`.

    Raises:
        TooLarge: it is larger than `most_bytes`.
        UnreadableFile: it is missing, may not be read, or is no file that ends.
    """
    if str(path) == STREAM:
        return _told(_held_stream())
    held = (pipes.get() or {}).get(str(path))
    if held is not None:
        return _told(held)
    try:
        refuse_endless(path)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            _refuse_kind(status.st_mode, path)
            size, most = status.st_size, most_bytes.get()
            data = b"" if size > most else _had(file, size + 1, path)  # to ask for all it may be takes long
            if len(data) > size:
                data += _had(file, most + 1 - len(data), path)
            return _checked(data, path, size)
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error


def _had(file: BinaryIO, size: int, path: str | Path) -> bytes:
    """So many bytes of a file that is read without waiting.

    Raises:
        UnreadableFile: it seems to be a file, and would have to be waited for, as some of `/proc` and `/sys`.
    """
    data: bytes | None = file.read(size)
    if data is None:
        raise UnreadableFile("has no end that could be waited for", hint="name a file", file=str(path))
    return data


def unreadable(error: OSError | ValueError, path: str | Path) -> UnreadableFile:
    """What the system says about a file, as an error of ours."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableFile(
        f"cannot be read: {reason}", hint="check the path and its permissions", file=str(path)
    )


def refuse_name(file: Path) -> None:
    """See that XML and UTF-8 can hold a file's name: what is made of the file names it.

    Raises:
        DocumentError: they cannot.
    """
    character = unfit(file.name)
    if character:
        hint = "rename the file: its name stands in the TEI and in addresses"
        raise DocumentError(f"its name has the character {character}", hint=hint, file=file)


def refuse_endless(path: str | Path) -> None:
    """See that a path names a file with an end, without opening it.

    Raises:
        UnreadableFile: it is a pipe, a device, a socket or a folder.
        OSError: there is nothing that may be looked at.
    """
    _refuse_kind(os.stat(path).st_mode, path)  # noqa: PTH116 - also of a string


def _refuse_kind(mode: int, path: str | Path) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        reason = errno.EISDIR if os.access(path, os.R_OK | os.X_OK) else errno.EACCES
        raise OSError(reason, os.strerror(reason))
    raise UnreadableFile(
        f"is {_kind(mode)}, not a file", hint="name a file, or give it to standard input: -", file=str(path)
    )


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((name for holds, name in kinds if holds(mode)), "a device")


def hold_stream() -> None:
    """Read standard input now, for whoever reads it later: also in another process, on no document's time.

    What is wrong with it is told where it is read. Only the first call reads.
    """
    if stream.get() is not None:
        return
    try:
        stream.set(_read_stream())
    except UnreadableFile as error:
        stream.set(error)


def hold_pipe(name: str) -> None:
    """Read now what a shell hands over as a pipe with a name: `/dev/stdin`, `<(…)`.

    It has a writer, and can be read only once; nothing else is read here.
    """
    held = pipes.get() or {}
    try:
        if name in held or not _HANDED_OVER.fullmatch(name) or not stat.S_ISFIFO(Path(name).stat().st_mode):
            return
        with Path(name).open("rb") as file:
            found: bytes | UnreadableFile = _checked(file.read(most_bytes.get() + 1), name, 0)
    except UnreadableFile as error:
        found = error
    except OSError as error:
        found = unreadable(error, name)
    pipes.set({**held, name: found})


def is_held_pipe(path: Path) -> bool:
    """Whether a path is that of a pipe that was read: it says nothing of where the document is from."""
    return str(path) in (pipes.get() or {})


def _held_stream() -> bytes | UnreadableFile:
    held = stream.get()
    return _read_stream() if held is None else held


def _told(held: bytes | UnreadableFile) -> bytes:
    if isinstance(held, UnreadableFile):
        raise held
    return held


def _read_stream() -> bytes:
    try:
        return _checked(sys.stdin.buffer.read(most_bytes.get() + 1), "stdin", 0)
    except AttributeError as error:
        raise UnreadableFile("is closed", hint="name a file", file="stdin") from error
    except (OSError, ValueError) as error:
        raise unreadable(error, "stdin") from error


def _checked(data: bytes, path: str | Path, size: int) -> bytes:
    if max(len(data), size) <= most_bytes.get():
        return data
    most = _size(most_bytes.get())
    raise TooLarge(
        f"{_size(size)} is more than the {most} that are read" if size else f"is larger than {most}",
        hint="split it, or allow more with --max-bytes",
        file=str(path),
    )


def _size(size: int) -> str:
    return f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{size:,} bytes"
