"""What a command line names as sources: files, folders, globs, lists, archives, tables, addresses.

Files of their own are found at once; what stands in files with many is read as a stream, when it is its turn.
"""

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from encoder.budget import STREAM, hold_stream
from encoder.corpus import archives, records, remote
from encoder.corpus.collect import TEXTS, fixed_part, found_at, places_beside
from encoder.corpus.emptied import refuse_emptied
from encoder.corpus.items import Item, is_address, items_of, placed
from encoder.corpus.paths import Paths
from encoder.errors import NothingThere, UsageError
from encoder.user_files import is_file, leads_out, leads_out_below
from encoder.writer import guard_output, prepare_folder

_LOCAL = "file"


@dataclass(frozen=True, slots=True)
class Stream:
    """A file with many sources, or a folder far away.

    Attributes:
        origin: what it is: its absolute path or address.
        items: reads it. An item that has the origin as its place and an error says that it cannot be read on.
    """

    origin: str
    items: Callable[[], Iterator[Item]]


@dataclass(slots=True)
class Sources:
    """The sources of a run, in the order in which they are named.

    Attributes:
        parts: the paths of files of their own with the list they stand in, and what has many, which is read
            when needed. There may be very many: they are texts.
        read: lists, archives, tables and folders far away that have been read to their ends.
    """

    parts: list[tuple[str, str | None] | Stream] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    @property
    def files(self) -> Paths:
        """The files of their own."""
        return Paths(part[0] for part in self.parts if isinstance(part, tuple))

    @property
    def has_streams(self) -> bool:
        """Whether some sources stand in files with many."""
        return any(isinstance(part, Stream) for part in self.parts)

    def __iter__(self) -> Iterator[Item]:
        for part in self.parts:
            if isinstance(part, tuple):
                yield from items_of([Path(part[0])], part[1])
                continue
            whole = True
            for item in part.items():
                whole = whole and not (item.error and item.place == part.origin)
                yield item
            if whole:
                self.read.add(part.origin)


def find_sources(arguments: Sequence[str], output: Path | None = None, *, prunes: bool = False) -> Sources:
    """What the arguments name.

    Args:
        arguments: paths of files, folders, archives and tables; patterns; `@` and the path of a list;
            addresses; `-` is standard input, which is read now.
        output: the folder that will be written to.
        prunes: the files of documents whose sources are gone are to be removed: a folder may be emptied.

    Raises:
        UsageError: a path does not exist, there is nothing to do, or what is needed is not installed.
    """
    sources, is_emptied = Sources(), False
    for argument in arguments:
        if argument.startswith("@"):
            origin = placed(argument[1:])
            for line in _lines(Path(argument[1:])):
                if not leads_out(Path(line), Path(line).parent):
                    sources.parts += _parts(line, output, origin)
            sources.read.add(origin)
        else:
            try:
                sources.parts += _parts(argument, output, None)
            except NothingThere as error:
                refuse_emptied(error, argument, output, prunes=prunes)
                is_emptied = True
    if not sources.parts and not is_emptied:
        kinds = ", ".join(sorted(TEXTS))
        raise UsageError("there is nothing to do", hint=f"name a file, or a folder with files ({kinds})")
    sources.parts = list(dict.fromkeys(sources.parts))
    if (STREAM, None) in sources.parts:
        hold_stream()
    return sources


def sources_for(folder: Path, arguments: Sequence[str], *, prunes: bool = False) -> Sources:
    """What the arguments name, for a folder that can be written; from now on it is never written over.

    Args:
        folder: made where it is missing; `-` is standard output.
        arguments, prunes: as for `find_sources`.

    Raises:
        UsageError: as `find_sources`, or the folder cannot be written. Nothing has been done yet.
    """
    is_folder = str(folder) != STREAM
    sources = find_sources(arguments, folder if is_folder else None, prunes=prunes)
    guard_output(folder if is_folder else None, partial(_protected, sources.parts))
    if is_folder:
        prepare_folder(folder)
    return sources


def _protected(parts: Iterable[tuple[str, str | None] | Stream]) -> Iterator[str]:
    for part in parts:
        yield from places_beside([part[0]]) if isinstance(part, tuple) else [part.origin]


def _parts(
    argument: str, output: Path | None, origin: str | None
) -> Iterator[tuple[str, str | None] | Stream]:
    """What one argument names; what a list names and is not there fails on its own."""
    if is_address(argument):
        parts = urlsplit(argument)
        if parts.scheme == _LOCAL:
            argument = unquote(parts.path)
        else:
            yield remote_stream(argument)
            return
    path = Path(argument)
    if not os.path.lexists(path) and glob.has_magic(argument):
        yield from _matching(argument, output, origin)
    elif archives.is_archive(argument) and is_file(path):
        yield Stream(placed(argument), partial(archives.read_archive, argument, placed(argument)))
    elif records.is_table(argument) and is_file(path):
        yield Stream(placed(argument), partial(records.read_table, argument, placed(argument)))
    elif origin is not None and not path.is_dir():
        yield str(path), origin
    else:
        yield from ((str(file), origin) for file in found_at(argument, TEXTS, output))


def remote_stream(address: str) -> Stream:
    """What an address names.

    Raises:
        UsageError: what fetches it is not installed.
    """
    remote.require(address)
    if archives.is_archive(address):
        return Stream(address, partial(archives.read_archive, address, address))
    if records.is_table(address):
        return Stream(address, partial(records.read_table, address, address))
    return Stream(address, partial(remote.read_folder, address))


def _matching(
    pattern: str, output: Path | None, origin: str | None
) -> Iterator[tuple[str, str | None] | Stream]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not found:
        raise UsageError(f"{pattern}: no file matches it", hint="check the pattern")
    for path in found:
        is_document = (
            Path(path).suffix.lower() in TEXTS or archives.is_archive(path) or records.is_table(path)
        )
        if is_document and is_file(Path(path)) and not leads_out_below(Path(path), fixed_part(pattern)):
            yield from _parts(path, output, origin)


def _lines(path: Path) -> Iterator[str]:
    """The lines of a list that name something: not empty, no comment."""
    from encoder.budget import read_file
    from encoder.errors import UnreadableFile

    try:
        text = read_file(path).decode("utf-8-sig", "surrogateescape")
    except UnreadableFile as error:
        raise UsageError(error.message, hint="@ names a file with a path a line", file=path) from error
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))
