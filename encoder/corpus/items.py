"""A source of a corpus, wherever it comes from: what is to be encoded, and what it is called."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from encoder.budget import STREAM


@dataclass(frozen=True, slots=True)
class Item:
    """One source.

    Attributes:
        name: the stem of the files that are made of it.
        shown: what messages call it.
        place: by which it is known again: the absolute path of its file, or an address.
        path: of its file; None where its bytes are given.
        origin: the list, archive or table that says that it is a source; None where its file alone does.
    """

    name: str
    shown: str
    place: str
    path: Path | None = None
    origin: str | None = None

    @property
    def sidecar(self) -> Path:
        """Where metadata beside a file would be."""
        return Path(os.path.splitext(self.place)[0] + ".toml")  # noqa: PTH122 - of many

    def __str__(self) -> str:
        return self.shown


def items_of(files: Iterable[Path]) -> Iterator[Item]:
    """Files as sources of a corpus."""
    for file in files:
        is_stream = str(file) == STREAM
        name = "stdin" if is_stream else file.stem
        yield Item(name, str(file), placed(str(file)), file)


def placed(argument: str) -> str:
    """What a user names as it is noted: the absolute path, or the address."""
    return argument if argument == STREAM else os.path.abspath(argument)  # noqa: PTH100 - links stay


def spoken(place: str) -> str:
    """The place of a source as messages call it: seen from the current folder, where it lies in that."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118
    return place.removeprefix(here)
