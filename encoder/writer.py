"""Bytes to a file, whole or not at all; and never in the place of what was not ours to replace.

A run says once where it writes and what it reads (`guard_output`). From then on a file is refused that would
take the place of a source, of a device or a pipe, or that a link in the output folder leads out of it.

Writing has two steps, so that one process can make a file and another, which notes what was written, put it
in its place: `stage` writes it beside its place under a name of its own, `place` renames it. What an editor
has made of a file that we wrote is never lost: `stage` leaves it, or `place` keeps it beside the new one.
"""

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from encoder.errors import EngrossError, NotWritten, UsageError

_NO_ROOM = frozenset(
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "ENAMETOOLONG", "EILSEQ", "EBADF", "ENXIO")
    if hasattr(errno, name)
)
_TEMPORARY = ".engross-"
_AT_A_TIME = 1 << 18
Identity = tuple[int, int]
Data = bytes | Iterable[bytes]
"""What is written: bytes, or many parts that are made one after the other."""


class _Files:
    """Files by the device and the number of each, which are looked up when somebody first asks."""

    def __init__(self, paths: Callable[[], Iterable[Path | str]]) -> None:
        self._paths = paths
        self._identities: frozenset[Identity] | None = None

    def have(self, identities: frozenset[Identity]) -> bool:
        """Whether one of these is among the files."""
        if self._identities is None:
            self._identities = frozenset(_identities(self._paths()))
        return not self._identities.isdisjoint(identities)


@dataclass(frozen=True, slots=True)
class Guard:
    """What a run must not do to the files there are.

    Attributes:
        folder: that links must not lead out of, as the user named it.
        sources: the files that are read.
    """

    folder: Path | None = None
    sources: tuple[_Files, ...] = ()


guard: ContextVar[Guard] = ContextVar("guard", default=Guard())  # noqa: B039 - frozen


def guard_output(folder: Path | None, sources: Callable[[], Iterable[Path | str]]) -> None:
    """From now on protect some files, beside those already protected, and what lies outside a folder.

    Args:
        folder: that links must not lead out of.
        sources: picklable; names the files to protect when somebody is about to replace one.
    """
    before = guard.get()
    guard.set(replace(before, folder=folder or before.folder, sources=(*before.sources, _Files(sources))))


def _identities(paths: Iterable[Path | str]) -> Iterator[Identity]:
    for path in paths:
        try:
            found = os.stat(path)  # noqa: PTH116 - of many files
        except (OSError, ValueError):
            continue
        yield found.st_dev, found.st_ino


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that waits to take its place.

    Attributes:
        path: its place.
        sha256: of its bytes.
        temporary: where they are until then; None where nothing is to be done: the place has these bytes, or
            a file that is kept.
        found: the SHA-256 of the file in the place that is not ours, where there is one.
    """

    path: Path
    sha256: str
    temporary: str | None = None
    found: str | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the file in the place is another's and stays."""
        return self.found is not None and self.temporary is None


def write_whole(path: Path, data: Data) -> None:
    """Write a file atomically: a reader sees the old bytes or the new ones, never a part.

    Raises:
        NotWritten: there is no room, the name is too long, or what is in the place must not be replaced.
        UsageError: the folder cannot be written.
    """
    refuse_place(path)
    place(Staged(path, "", _write_beside(path, data)))


def stage(path: Path, data: bytes, ours: Container[str] | None = None, *, overwrite: bool = False) -> Staged:
    """Write a file beside its place, unless the place has these bytes already.

    Args:
        path: its place.
        data: its bytes.
        ours: SHA-256 of what we wrote there before; another file in the place is an editor's, and kept. None
            replaces whatever is there.
        overwrite: replace an editor's file all the same; `place` keeps it beside.

    Raises:
        NotWritten, UsageError: as `write_whole`.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    found = None if path.is_symlink() else sha256_of(path)
    if found == sha256:
        return Staged(path, sha256)
    if ours and found in ours:
        _refuse_link_out(path)
    else:
        refuse_place(path)
    if found is None or ours is None or found in ours:
        return Staged(path, sha256, _write_beside(path, data))
    return Staged(path, sha256, _write_beside(path, data) if overwrite else None, found)


def place(staged: Staged) -> Path | None:
    """Put a file that was staged in its place; where an editor's file that was there is now.

    Raises:
        NotWritten, UsageError: as `write_whole`.
    """
    if staged.temporary is None:
        return None
    beside = None
    try:
        if staged.found is not None:
            beside = _beside(staged.path)
            os.replace(staged.path, beside)  # noqa: PTH105
        os.replace(staged.temporary, staged.path)  # noqa: PTH105
    except (OSError, ValueError) as error:
        raise unwritten(error, staged.path) from error
    finally:
        discard(staged)
    return beside


def discard(staged: Staged) -> None:
    """Remove the bytes of a file that is not to take its place."""
    if staged.temporary is not None:
        with contextlib.suppress(OSError):
            os.unlink(staged.temporary)  # noqa: PTH108


@contextlib.contextmanager
def discarded(files: Iterable[Staged]) -> Iterator[None]:
    """See that of files that are staged nothing is left but what has taken its place."""
    staged = tuple(files)
    try:
        yield
    finally:
        for file in staged:
            discard(file)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes; None where there is no file that can be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            digest = hashlib.sha256()
            while part := file.read(_AT_A_TIME):
                digest.update(part)
            return None if part is None else digest.hexdigest()
    except (OSError, ValueError):
        return None


def remove_leftovers(folder: Path) -> None:
    """Remove what a run that was killed had staged in a folder, and in the folders in it."""
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.startswith(_TEMPORARY):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(parent, name))  # noqa: PTH108, PTH118 - of many files


def _write_beside(path: Path, data: Data) -> str:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY)
    except (OSError, ValueError) as error:
        raise unwritten(error, path, "choose another folder with -o") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts_of(data))
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - mkstemp made it private
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        if isinstance(error, (OSError, ValueError)):
            raise unwritten(error, path) from error
        raise
    return temporary


def parts_of(data: Data) -> Iterable[bytes]:
    """The parts of what is to be written."""
    return (data,) if isinstance(data, bytes) else data


def _beside(path: Path) -> Path:
    """A free name beside a file, that no command takes for a document: `letter.xml.edited`."""
    numbers = chain([""], (f"-{number}" for number in count(2)))
    names = (path.with_name(f"{path.name}.edited{number}") for number in numbers)
    return next(name for name in names if not os.path.lexists(name))


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


def write_into(path: Path, data: Data) -> None:
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
            file.writelines(parts_of(data))
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
    identities = frozenset({(found.st_dev, found.st_ino), *_identities([path])})
    if any(files.have(identities) for files in guard.get().sources):
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
