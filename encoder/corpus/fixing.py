"""The safe repairs of one file in its place."""

from pathlib import Path

from encoder.checks.fix import fix
from encoder.checks.parse import read
from encoder.errors import InvalidDocument
from encoder.findings import Finding
from encoder.writer import write_whole


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
