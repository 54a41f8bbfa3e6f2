"""Files that a user writes to say something to us: what is wrong with one is a line that names it."""

import tomllib
from pathlib import Path
from typing import Any

from encoder.budget import read_file
from encoder.errors import UnreadableFile, UsageError
from encoder.strings import in_one_line


def read_utf8(path: Path) -> str:
    """The text of a file in UTF-8.

    Raises:
        UsageError: it cannot be read, or is in another encoding.
    """
    try:
        return read_file(path.absolute()).decode("utf-8-sig")
    except UnreadableFile as error:
        raise UsageError(error.message, hint=error.hint, file=path) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError("is not UTF-8", hint="save it as UTF-8", file=path, line=line) from error


def read_toml(path: Path) -> dict[str, Any]:
    """The table of a TOML file.

    Raises:
        UsageError: it cannot be read, or is not well-formed.
    """
    text = read_utf8(path)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"is not well-formed: {in_one_line(str(error))}", file=path) from error
