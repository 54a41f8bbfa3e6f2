"""The standard streams as they may come: closed, full, of few characters. Only for the command itself."""

import contextlib
import io
import os
import sys
from typing import Any

from encoder.errors import DocumentError


class OutputError(DocumentError):
    """Standard output cannot be written."""


class _Output(io.FileIO):
    """Standard output: that it cannot be written is one error, whoever writes."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"standard output cannot be written: {error.strerror}") from error


class _Patient(io.FileIO):
    """Standard error: what cannot be told does not stop the work."""

    def write(self, data: Any) -> int:
        with contextlib.suppress(OSError):
            return super().write(data)
        return len(data)


def prepare_streams() -> None:
    """Open what is closed, so that no file takes its place, and show escaped what a stream cannot bear."""
    for number, flags in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # standard output for reading, so that what is written to it fails
    sys.stdout = _renewed(sys.stdout, _Output(1, "w", closefd=False))
    sys.stderr = _renewed(sys.stderr, _Patient(2, "w", closefd=False))


def _renewed(old: Any, raw: io.FileIO) -> io.TextIOWrapper:
    encoding = old.encoding if old is not None else "utf-8"
    lines = raw.isatty() or raw.fileno() == 2
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding=encoding, errors="backslashreplace", line_buffering=lines
    )


def write_text(text: str, *, as_utf8: bool) -> None:
    """Write to standard output: as the terminal has it, or as programs read it, whatever the terminal has."""
    sys.stdout.write("" if as_utf8 else text)
    if as_utf8:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def flush_output() -> None:
    """Write what is still held.

    Raises:
        OutputError, BrokenPipeError: it cannot be written.
    """
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up_output() -> None:
    """Let what is still held go nowhere, since nobody takes it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
