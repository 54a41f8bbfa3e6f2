"""The safe repairs of one file in its place."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from encoder.budget import Budget
from encoder.checks.fix import fix
from encoder.checks.parse import read
from encoder.checks.shield import shielded
from encoder.errors import DocumentError, InvalidDocument, UsageError
from encoder.findings import Finding, Place, Severity
from encoder.processes import in_processes
from encoder.writer import write_whole


def fix_all(files: Sequence[Path], budget: Budget | None = None) -> Iterator[tuple[Finding, ...]]:
    """What was done to each file, in the order given; one that cannot be mended is left alone."""
    yield from in_processes(_shielded, files, 1, _ended, budget=budget)


def _shielded(path: Path) -> tuple[Finding, ...]:
    try:
        return shielded(partial(fix_file, path), str(path))
    except UsageError as error:
        return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(str(path)), error.hint),)


def _ended(path: Path, error: DocumentError) -> tuple[Finding, ...]:
    return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(str(path)), error.hint),)


def fix_file(path: Path) -> tuple[Finding, ...]:
    """Mend a file, written whole or not at all; what was done. A file that cannot be read is left alone.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        data = read(path)
    except InvalidDocument:
        return ()
    fixed, remarks = fix(data, str(path))
    if fixed != data:
        write_whole(path, fixed)
    return remarks
