"""The safe repairs of one file in its place."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from functools import partial
from pathlib import Path

from encoder.budget import Budget
from encoder.checks.fix import BY_RULE, FIXES, Repair, fix
from encoder.checks.parse import read
from encoder.checks.shield import shielded
from encoder.errors import DocumentError, InvalidDocument, UsageError
from encoder.findings import Finding, Place, Severity
from encoder.processes import in_processes
from encoder.writer import write_whole


def fix_all(
    files: Sequence[Path], budget: Budget | None = None, rules: Sequence[str] = ()
) -> Iterator[tuple[Finding, ...]]:
    """What was done to each file, in the order given; one that cannot be mended is left alone.

    Args:
        files: to mend.
        budget: what each may cost.
        rules: of the repairs to make, `fix/page-id`; none stands for all that are safe.
    """
    yield from in_processes(partial(_shielded, rules=rules), files, 1, _ended, budget=budget)


def repairs_of(rules: Sequence[str]) -> tuple[Repair, ...]:
    """The repairs of some rules, in the order they are made; of none all that are safe."""
    return tuple(repair for rule, repair in BY_RULE.items() if rule in rules) if rules else FIXES


def differences(files: Sequence[Path], budget: Budget | None, rules: Sequence[str]) -> Iterator[str]:
    """What would change in each file, as a unified diff; nothing is written."""
    yield from in_processes(partial(_difference, rules=rules), files, 1, _no_difference, budget=budget)


def _difference(path: Path, rules: Sequence[str]) -> str:
    try:
        data = read(path)
    except InvalidDocument:
        return ""
    fixed, _ = fix(data, str(path), repairs_of(rules))
    if fixed == data:
        return ""
    before, after = (text.decode("utf-8").splitlines(keepends=True) for text in (data, fixed))
    lines = unified_diff(before, after, f"a/{path.as_posix()}", f"b/{path.as_posix()}")
    return "".join(line if line.endswith("\n") else f"{line}{_NO_END}" for line in lines)


_NO_END = "\n\\ No newline at end of file\n"


def _no_difference(_path: Path, _error: DocumentError) -> str:
    return ""


def _shielded(path: Path, rules: Sequence[str]) -> tuple[Finding, ...]:
    try:
        return shielded(partial(fix_file, path, rules), str(path))
    except UsageError as error:
        return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(str(path)), error.hint),)


def _ended(path: Path, error: DocumentError) -> tuple[Finding, ...]:
    return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(str(path)), error.hint),)


def fix_file(path: Path, rules: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Mend a file, written whole or not at all; what was done. A file that cannot be read is left alone.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        data = read(path)
    except InvalidDocument:
        return ()
    fixed, remarks = fix(data, str(path), repairs_of(rules))
    if fixed != data:
        write_whole(path, fixed)
    return remarks
