"""The names of the documents' pages: no two alike, and none that a page of the collection has."""

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from encoder.edition.edition import RESERVED
from encoder.errors import DocumentError, UsageError
from encoder.rendering.paging import NUMBERED
from encoder.rendering.site.options import Failure


class Sources(Mapping[str, Path]):
    """Documents by the names of their pages. Of very many, paths are texts until they are asked for.

    Args:
        places: names, and the paths.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> Path:
        return Path(self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def named_pages(
    tei_files: Iterable[Path], own: frozenset[str], *, rename: bool, allows_none: bool = False
) -> tuple[Sources, list[Failure]]:
    """The documents by the names of their pages, and those whose names others have.

    A page's name is the file's stem, with lines after it where the collection has such a page itself; with
    the names of its folders before it where a file in another folder has that name; with lines where it is to
    be renamed whatever folders are called.

    Raises:
        UsageError: there is no document, and that is not allowed.
    """
    places = sorted({str(path) for path in tei_files}, key=_in_order)
    if not places and not allows_none:
        raise UsageError("no TEI document to publish", hint="name a folder with .xml files")
    sources: dict[str, str] = {}
    seen: dict[str, str] = {}
    later: list[Path] = []
    failed: list[Failure] = []
    for place in places:
        path = Path(place)
        stem = path.stem
        other = None if is_reserved(stem, own) else seen.setdefault(stem.casefold(), place)
        if other == place:
            sources[stem] = place
        elif other is None or rename or Path(other).parent != path.parent:
            later.append(path)
        else:
            message = f"{other} is written as {path.stem}.html already"
            failed.append((path, DocumentError(message, hint="rename one of them", file=path)))
    for path in later:
        names = _with_lines(path.stem) if rename else _other_names(path)
        name = next(name for name in names if name.casefold() not in seen and not is_reserved(name, own))
        seen[name.casefold()] = sources[name] = str(path)
    return Sources(sources), failed


def _in_order(place: str) -> tuple[str, ...]:
    """What paths are ordered by: folder by folder."""
    return tuple(os.path.normcase(place).split(os.sep))  # noqa: PTH206 - of many


def is_reserved(stem: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether pages of the collection are called so."""
    return stem.casefold() in RESERVED | own or NUMBERED.fullmatch(stem) is not None


def _other_names(path: Path) -> Iterator[str]:
    """The names that a page may have where its file's is not free."""
    folders = [part for part in path.parent.parts if part.strip("./\\")]
    if not is_reserved(path.stem):
        yield from ("-".join([*folders[-number:], path.stem]) for number in range(1, len(folders) + 1))
    yield from _with_lines(path.stem)


def _with_lines(stem: str) -> Iterator[str]:
    return (stem + "_" * lines for lines in count(1))
