"""Digests: of values, of what comes with Engross, of files; equal digests mean that nothing has changed."""

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from encoder.config import Options
from encoder.house.weights import Model
from encoder.model import Metadata
from encoder.resources import PACKAGE, resource
from encoder.schemas import OURS
from encoder.version import engross_version
from encoder.writer import sha256_of

_APART = frozenset({"metadata", "model"})
"""The members of `Options` that have digests of their own: what is known of each document, and weights."""
_WEIGHTS = "weights"
_SECONDS_OF_A_COARSE_CLOCK = 3.0
_NO_PART_OF_ENCODING = frozenset(
    {"archive", "commands", "merging", "rendering", "reports", "schema", "xslt", "__pycache__"}
)


def digest(value: object) -> str:
    """The SHA-256 of a value made of plain data, enumerations and dataclasses, the same in every process.

    Raises:
        TypeError: something in it has no form of its own.
    """
    text = json.dumps(_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, Path):
        return os.fspath(value)
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            type(value).__name__: {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
        }
    if isinstance(value, Mapping):
        return {"mapping": sorted([_plain(key), _plain(item)] for key, item in value.items())}
    if isinstance(value, Set):
        return {"set": sorted(json.dumps(_plain(item), sort_keys=True) for item in value)}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    raise TypeError(f"{value!r} has no digest")


@lru_cache(maxsize=1024)
def metadata_digest(metadata: Metadata) -> str:
    """Of what is known about a document; most of a run have the same."""
    return digest(metadata)


def options_digest(options: Options) -> str:
    """Of all that holds for every document of a run, whatever options there come to be."""
    return digest(
        {part.name: getattr(options, part.name) for part in fields(options) if part.name not in _APART}
    )


def weights_digest(model: Model) -> str:
    """Of the weights of the houses of a run, and of where their documents lie."""
    folders = ((house.folder and os.path.abspath(house.folder), house.sha256) for house in model.houses)  # noqa: PTH100 - bears any name
    return digest(sorted(folders))


@cache
def encoder_digest() -> str:
    """Of the code and the data that encode, and the version."""
    return _of_files(_parts_of_encoding(weights=False), engross_version())


@cache
def model_digest() -> str:
    """Of the weights of the trained chains."""
    return _of_files(_parts_of_encoding(weights=True))


@cache
def schemas_digest() -> str:
    """Of the schemas that documents are held to and name."""
    return _of_files(resource("schema", name) for name in OURS.values())


@cache
def rendering_digest(kind: str) -> str:
    """Of what makes pages (`html`) or PDFs (`pdf`): stylesheets, code, version."""
    stylesheets = (path for part in ("common", kind) for path in _files(resource("xslt", part)))
    return _of_files((*stylesheets, *_files(PACKAGE / "rendering")), engross_version())


def _parts_of_encoding(*, weights: bool) -> Iterable[Path]:
    for path in _files(PACKAGE, _NO_PART_OF_ENCODING):
        if (_WEIGHTS in path.relative_to(PACKAGE).parts) is weights:
            yield path


def _files(folder: Path, without: frozenset[str] = frozenset({"__pycache__"})) -> Iterable[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in without)
        yield from (Path(parent, name) for name in sorted(names))


def _of_files(paths: Iterable[Path], *more: str) -> str:
    state = hashlib.sha256("\0".join(more).encode())
    for path in paths:
        state.update(path.name.encode("utf-8", "surrogateescape"))
        state.update(hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()


def seal(path: Path | str) -> str | None:
    """By what a file is known not to have been touched: its size, times and number; None where it is not.

    A file that is changed within the same tick of the clock keeps its seal: what a seal says may spare work,
    and never allows a file to be replaced.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - of many files
    except (OSError, ValueError):
        return None
    is_coarse = found.st_mtime_ns % 1_000_000_000 == 0
    if is_coarse and abs(time.time() - found.st_mtime) < _SECONDS_OF_A_COARSE_CLOCK:
        return None
    return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_ino}"


def looked_at(path: Path | str, known: str | None, known_seal: str | None) -> tuple[str | None, str | None]:
    """The SHA-256 of a file, which is only read where it may have changed, and its seal."""
    now = seal(path)
    if now == known_seal and (now is not None or known is None):
        return known, now
    return sha256_of(Path(path)), now
