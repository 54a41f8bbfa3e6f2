"""A source of a corpus, wherever it comes from: what is to be encoded, and what it is called."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from encoder.budget import STREAM
from encoder.corrections import SUFFIX
from encoder.errors import DocumentError, EngrossError
from encoder.model import Metadata

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Item:
    """One source.

    Attributes:
        name: the stem of the files that are made of it.
        shown: what messages call it.
        place: by which it is known again: the absolute path of its file, or an address.
        path: of its file, where it has one of its own.
        data: its bytes, where they come from a file with many.
        origin: the list, archive, table or folder far away that says that it is a source.
        metadata: that stand beside it in a table.
        error: why it is none, or why what it stands in cannot be read on.
    """

    name: str
    shown: str
    place: str
    path: Path | None = None
    data: bytes | None = None
    origin: str | None = None
    metadata: Metadata | None = None
    error: EngrossError | None = None

    @property
    def sidecar(self) -> str:
        """Where metadata beside a file would be."""
        return os.path.splitext(self.place)[0] + ".toml"  # noqa: PTH122 - of many

    @property
    def corrections(self) -> str:
        """Where what editors say of its lines would be."""
        return os.path.splitext(self.place)[0] + SUFFIX  # noqa: PTH122 - of many

    @property
    def is_far(self) -> bool:
        """Whether it must be fetched."""
        return self.path is None and self.data is None and self.error is None

    def __str__(self) -> str:
        return self.shown


def items_of(files: Iterable[Path], origin: str | None = None) -> Iterator[Item]:
    """Files as sources of a corpus."""
    for file in files:
        name = "stdin" if str(file) == STREAM else file.stem
        yield Item(name, str(file), placed(str(file)), file, origin=origin)


def told_apart(items: Iterable[Item]) -> Iterator[Item]:
    """What stands in one file with many; a second text under the same name is told, for only one can be read.

    The same once more is the same. Of each, sixteen bytes are held.
    """
    seen: dict[bytes, bytes] = {}
    for item in items:
        if item.data is not None:
            what = _short(item.data, repr(item.metadata).encode("utf-8", "backslashreplace"))
            first = seen.setdefault(_short(item.place.encode("utf-8", "surrogatepass")), what)
            if first != what:
                error = DocumentError(
                    "stands there twice, with different texts; the first is read",
                    hint="give each a name of its own",
                    file=item.shown,
                )
                yield replace(item, data=None, error=error)
                continue
        yield item


def _short(*parts: bytes) -> bytes:
    found = hashlib.blake2b(digest_size=8)
    for part in parts:
        found.update(part)
    return found.digest()


def is_address(argument: str) -> bool:
    """Whether what a user names is an address, `s3://archive/letters/`, and no path."""
    return _ADDRESS.match(argument) is not None


def placed(argument: str) -> str:
    """What a user names as it is noted: the absolute path, `@` and that of a list, or the address."""
    if argument == STREAM or is_address(argument):
        return argument
    if argument.startswith("@"):
        return f"@{placed(argument[1:])}"
    return os.path.abspath(argument)  # noqa: PTH100 - links stay


def spoken(place: str) -> str:
    """The place of a source as messages call it: seen from the current folder, where it lies in that."""
    if place.startswith("@"):
        return f"@{spoken(place[1:])}"
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    return place.removeprefix(here)
