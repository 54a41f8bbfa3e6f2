"""`NAME.corrections.toml`, beside `NAME.txt`: corrections of a source, one table each, sorted by place."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from encoder.corrections import SUFFIX
from encoder.corrections.records import KEYS, Correction, Order, WrongKey, correction_of, order
from encoder.errors import UsageError
from encoder.findings import Finding, Place, Severity
from encoder.strings import in_one_line
from encoder.user_files import is_there, read_utf8, toml_table
from encoder.writer import write_changed

RULE: Final = "E01"

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\][ \t]*(?:#.*)?\r?$", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]*#")
_AT_LINE = re.compile(r"\(at line (\d+), ")
_LONGEST_RECORD = 20_000
"""Characters; what is nested so deep that it needs more takes a parser of TOML long."""
_TITLE = "# What editors say of the lines of this source: see docs/corrections.md of Engross.\n"


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the file: one record with the comments above it, or what stands before the first.

    Attributes:
        at: its first line, from 1.
        text: as it stands.
        records: that it has; none where it is not understood.
        findings: what is wrong with it.
    """

    at: int
    text: str
    records: tuple[Correction, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], tuple[Finding, ...]]:
    """The corrections of a file, in its order, and what is wrong with the records that are left out.

    A file that is not there has none.
    """
    try:
        text = read_utf8(path) if os.path.lexists(path) else ""
    except UsageError as error:
        return (), (_finding(path, error.line, error.message, error.hint),)
    except OSError as error:
        return (), (_finding(path, None, f"cannot be read: {error.strerror}", None),)
    parts = list(_parts(text, path))
    return (
        tuple(record for part in parts for record in part.records),
        tuple(finding for part in parts for finding in part.findings),
    )


def write_corrections(path: Path, corrections: Iterable[Correction]) -> bool:
    """Write the corrections of a source, whole or not at all; says whether anything changed.

    Records that the file has already stay as they are written, with the comments above them; so does what it
    has that is not understood.

    Raises:
        NotWritten, UsageError: it cannot be written, or what is there cannot be read.
    """
    text = read_utf8(path) if is_there(path) else ""
    return write_changed(path, written(corrections, text, path))


def written(corrections: Iterable[Correction], before: str = "", path: Path = Path(SUFFIX)) -> str:
    """The text of a corrections file.

    Args:
        corrections: all that it is to have.
        before: what the file has now.
        path: of the file.
    """
    parts = list(_parts(before, path))
    wanted = dict.fromkeys(corrections)
    kept: list[tuple[Order, str]] = []
    place: Order = (0, 0, 0, "", "")
    for part in parts[1:]:
        if part.records and part.records[0] not in wanted:
            continue
        if part.records:
            place = order(part.records[0])
            del wanted[part.records[0]]
        kept.append((place, part.text.strip("\r\n")))
    kept += [(order(record), _table(record)) for record in wanted]
    head = (parts[0].text if parts else "").strip("\r\n") or _TITLE.strip()
    return "\n\n".join([head, *(text for _, text in sorted(kept, key=lambda pair: pair[0]))]) + "\n"


def _table(record: Correction) -> str:
    given = ((key, getattr(record, key)) for key in KEYS)
    lines = (f"{key} = {_toml(value)}" for key, value in given if value is not None)
    return "\n".join(["[[correction]]", *lines])


def _toml(value: str | int | bool) -> str:
    """A value as TOML writes it."""
    if isinstance(value, str):
        return '"' + "".join(map(_escape, value)) + '"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _escape(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return {"\n": "\\n", "\t": "\\t"}.get(character) or f"\\U{ord(character):08X}"


def _parts(text: str, path: Path) -> Iterator[_Part]:
    """The parts of a file, first what stands before all records; each is read for itself.

    So what is wrong with one is told with its line, and the others are read.
    """
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if _HEADER.fullmatch(line)]
    starts = [_with_comments(lines, at) for at in heads]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        if start or end or not starts:
            yield _read(_Part(start + 1, "\n".join(lines[start:end])), path)
        else:
            yield _Part(1, "")


def _with_comments(lines: Sequence[str], at: int) -> int:
    while at and _COMMENT.match(lines[at - 1]):
        at -= 1
    return at


def _read(part: _Part, path: Path) -> _Part:
    if len(part.text) > _LONGEST_RECORD and _HEADER.search(part.text):
        message = f"has more than {_LONGEST_RECORD:,} characters in one record"
        hint = "the records before and after it are read"
        return replace(part, findings=(_finding(path, _line_of(part, None), message, hint),))
    try:
        table = toml_table(part.text + "\n")
    except (ValueError, RecursionError) as error:
        found = _AT_LINE.search(str(error))
        line = part.at + int(found[1]) - 1 if found else part.at
        message = f"is not well-formed: {in_one_line(_AT_LINE.sub('(', str(error)))}"
        hint = "the records before and after it are read"
        return replace(part, findings=(_finding(path, line, message, hint),))
    tables = table.pop("correction", []) if _HEADER.search(part.text) else []
    records: list[Correction] = []
    findings = [_misplaced(part, key, path) for key in table]
    for one in tables:
        try:
            records.append(correction_of(one, _line_of(part, None)))
        except WrongKey as error:
            findings.append(_finding(path, _line_of(part, error.key), error.message, error.hint))
    return replace(part, records=tuple(records), findings=tuple(findings))


def _misplaced(part: _Part, key: str, path: Path) -> Finding:
    """What is said of a key that stands in no record."""
    hint = "each record is a table of its own, below a line [[correction]]"
    return _finding(path, _line_of(part, key), f"the key `{key}` is in no record", hint)


def _line_of(part: _Part, key: str | None) -> int:
    """The line of a key in a part, or of its header."""
    lines = part.text.split("\n")
    named = (
        re.compile(rf"""[ \t]*\[*(?:correction\.)?[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.\]]""")
        if key
        else _HEADER
    )
    return part.at + next((i for i, line in enumerate(lines) if named.match(line)), 0)


def _finding(path: Path, line: int | None, message: str, hint: str | None) -> Finding:
    return Finding(RULE, Severity.WARNING, message, Place(str(path), line), hint)
