"""Files of a project by patterns: folders and globs, seen from the root of the project."""

import os
import re
from functools import cache, lru_cache
from pathlib import Path, PurePath

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)


def whole(path: Path) -> str:
    """Where a file lies, links resolved: quicker than `Path.resolve` for many files of a folder."""
    folder, name = os.path.split(path)
    found = os.path.join(_whole_folder(os.getcwd(), folder), name)  # noqa: PTH109, PTH118 - of thousands
    return os.path.realpath(found) if os.path.islink(found) or name in ("..", ".") else found  # noqa: PTH114


@lru_cache(maxsize=10_000)
def _whole_folder(here: str, folder: str) -> str:
    return os.path.realpath(os.path.join(here, folder))  # noqa: PTH118


def within(path: Path, root: Path) -> str | None:
    """A file as it is seen from the root, with `/`; None where it lies elsewhere."""
    try:
        found, base = whole(path), os.path.join(root, "")  # noqa: PTH118
    except (ValueError, OSError):
        return None
    return found[len(base) :].replace(os.sep, "/") if found.startswith(base) else None


def fits(name: str, pattern: str) -> bool:
    """Whether a file is meant by a pattern.

    `tei` is the file or all in the folder; `*.xml`, without a slash, is meant in every folder; `*` and `?`
    do not go over a slash, `**` does.

    Args:
        name: of the file, seen from the root, with `/`.
        pattern: with `/`.
    """
    return _compiled(pattern).fullmatch(name) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = PurePath(pattern).as_posix().removeprefix("./").rstrip("/")
    if plain in (".", ""):
        return re.compile(".*", re.DOTALL)
    anywhere = "" if "/" in plain or not any(sign in plain for sign in "*?[") else "(?:.*/)?"
    body = "".join(map(_as_expression, _PARTS.findall(plain)))
    return re.compile(f"{anywhere}{body}(?:/.*)?", re.DOTALL)


def _as_expression(part: str) -> str:
    match part:
        case "**/":
            return "(?:.*/)?"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    if len(part) > 2 and part.startswith("["):
        inside = part[1:-1].replace("\\", r"\\").replace("[", r"\[")
        return f"[{'^' + inside[1:] if inside.startswith('!') else inside}]"
    return re.escape(part)
