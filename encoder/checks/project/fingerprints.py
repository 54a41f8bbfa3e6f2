"""By what a problem is known again in another version of its document: its rule, message and line.

Neither the number of the line nor the path of the element is among it, which change with every line above.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from encoder.budget import STREAM, read_file
from encoder.checks.encoding import decode
from encoder.errors import UnreadableFile
from encoder.findings import Finding

_LENGTH = 24


def fingerprint(finding: Finding) -> str:
    """What stays the same of a finding where lines move; the same for its like on lines of the same text."""
    from hashlib import sha256  # a report of a hook does without

    line = _line(finding.place.file, finding.place.line) if finding.place.file else ""
    parts = (finding.rule, finding.message, " ".join(line.split()))
    whole = "\n".join(parts).encode("utf-8", "surrogatepass")
    return sha256(whole).hexdigest()[:_LENGTH]


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with a fingerprint of its own: the second of a kind in a file has another."""
    seen: Counter[tuple[str | None, str]] = Counter()
    for finding in findings:
        print_ = fingerprint(finding)
        seen[finding.place.file, print_] += 1
        yield finding, f"{print_}:{seen[finding.place.file, print_]}"


def state_of(file: str) -> tuple[int, int] | None:
    """By what one sees that a file was written again; None for what is no file."""
    try:
        status = os.stat(file)  # noqa: PTH116 - a name may be none of a file
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def _line(file: str, number: int | None) -> str:
    lines = _lines(file, state_of(file))
    return lines[number - 1] if number and 0 < number <= len(lines) else ""


@lru_cache(maxsize=2)
def _lines(file: str, _state: object) -> tuple[str, ...]:
    try:
        return () if file == STREAM else tuple(decode(read_file(file))[0].split("\n"))
    except UnreadableFile:
        return ()
