"""Bytes to a file, whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from encoder.errors import UsageError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file atomically: a reader sees the old bytes or the new ones, never a part.

    Raises:
        UsageError: the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", hint="choose another folder with -o", file=path
        ) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - mkstemp made it private
        os.replace(temporary, path)  # noqa: PTH105
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise UsageError(f"cannot be written: {error.strerror}", file=path) from error


def write_changed(path: Path, content: str | bytes) -> bool:
    """Write a file that should have some content, unless it has it; says whether anything changed.

    Raises:
        UsageError: the folder cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    write_whole(path, data)
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def prepare_folder(folder: Path) -> None:
    """Make a folder and see that it can be written, before any work is done.

    Raises:
        UsageError: it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror}", hint="choose another folder with -o", file=folder
        ) from error
