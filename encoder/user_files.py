"""Files that a user writes to say something to us: what is wrong with one is a line that names it."""

import os
import re
import tomllib
from collections.abc import Iterable
from contextvars import ContextVar
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import click

from encoder.budget import read_file
from encoder.errors import UnreadableFile, UsageError
from encoder.strings import in_one_line, shown

follows_links: ContextVar[bool] = ContextVar("follows_links", default=False)
"""Whether a link is taken that leads out of the folder the user named; workers have it of their `Options`."""

_told: set[Path] = set()
"""Links that were not taken, each told once: some commands look at a folder again and again."""


def is_file(path: Path) -> bool:
    """Whether there is a file that can be looked at: in a folder that is closed to us there is none."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises there


def is_there(path: Path) -> bool:
    """Whether there is anything that can be looked at."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises there


def way_out(path: Path, folder: Path) -> str | None:
    """Where a link leads that leads out of a folder, in words; None for what stays within or is no link."""
    if not os.path.islink(path):  # noqa: PTH114 - bears any name
        return None
    target = Path(os.path.realpath(path))
    if target.is_relative_to(os.path.realpath(folder)):
        return None
    where = f"it leads out of {shown(str(folder))}, to {shown(str(target))}"
    return f"a link, not followed: {where}; --follow-links takes it"


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a file found in a folder is a link out of it that is not to be taken, which is told."""
    way = None if follows_links.get() else way_out(path, folder)
    if way and path not in _told:
        _told.add(path)
        click.echo(f"engross: {shown(str(path))}: {way}", err=True)
    return way is not None


def leads_out_below(path: Path, folder: Path) -> bool:
    """Whether a file found below a folder, or a folder between, is a link that is not to be taken."""
    above = reversed(path.relative_to(folder).parents[:-1])
    return any(leads_out(one, folder) for one in (*(folder / part for part in above), path))


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
    return parse_toml(read_utf8(path), path)


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The table of a text in TOML.

    Args:
        text: of the file.
        path: of the file.

    Raises:
        UsageError: it is not well-formed.
    """
    try:
        return toml_table(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"is not well-formed: {in_one_line(str(error))}", file=path) from error


_PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*"""
_DEEP: Final = re.compile(rf"(?:^|[,{{\[])[ \t]*{_PART}(?:\.[ \t]*{_PART}){{64,}}[=\]]", re.MULTILINE)
"""A key of more parts than any has: what reads TOML takes their square in time and memory."""


def toml_table(text: str) -> dict[str, Any]:
    """The table of a text in TOML.

    Raises:
        ValueError, RecursionError: it is not well-formed, or a key has more than 64 parts.
    """
    found = _DEEP.search(text)
    if found:
        line = text.count("\n", 0, found.start() + 1) + 1
        raise ValueError(f"a key has more than 64 parts (at line {line}, column 1)")
    return tomllib.loads(text)


def meant(word: str, known: Iterable[str]) -> str | None:
    """The question whether one of the words that are known was meant; None where none is like it."""
    near = get_close_matches(word, list(known), 1)
    return f"did you mean `{near[0]}`?" if near else None


def refuse_unknown(key: str, known: Iterable[str], path: Path | str, of: str = "") -> None:
    """See that a key of a file is known.

    Args:
        key: that stands in the file.
        known: all that may stand there.
        path: of the file.
        of: the table that it stands in, in words.

    Raises:
        UsageError: it is not; the hint says what was probably meant, or what is known.
    """
    keys = tuple(known)
    if key not in keys:
        hint = meant(key, keys) or f"the keys are {', '.join(keys)}"
        raise UsageError(f"the key `{shown(key)}`{of} is not known", hint=hint, file=path)
