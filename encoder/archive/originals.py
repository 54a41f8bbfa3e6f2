"""The sources of documents, to be kept with them: files, members of archives, rows of tables, addresses."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from encoder.budget import read_file
from encoder.corpus import archives, records, remote
from encoder.corpus.items import Item, is_address
from encoder.corpus.manifest import Entry
from encoder.errors import DocumentError, EngrossError

_PLAIN = ".txt"
_BUILD = "build it again, and package it then"


@dataclass(frozen=True, slots=True)
class Original:
    """The source of a document.

    Attributes:
        name: of the document.
        suffix: of the file that it was, `.txt` for a row of a table.
        data: its bytes, those that were encoded.
    """

    name: str
    suffix: str
    data: bytes


def originals(entries: Iterable[Entry]) -> Iterator[Original | tuple[Entry, EngrossError]]:
    """The sources of documents, each archive and table read once; for one that is not to be had, why.

    What has changed since it was encoded is no source of the document any more. What was read from
    standard input is nowhere, and passed over.

    Args:
        entries: of the documents.
    """
    packed: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        if entry.origin is not None and (archives.is_archive(entry.origin) or records.is_table(entry.origin)):
            packed.setdefault(entry.origin, {})[entry.source] = entry
        elif is_address(entry.source) or Path(entry.source).is_absolute():
            yield _alone(entry)
    for origin, wanted in packed.items():
        yield from _from_many(origin, wanted)


def _alone(entry: Entry) -> Original | tuple[Entry, EngrossError]:
    try:
        source = entry.source
        return _checked(entry, remote.fetch(source) if is_address(source) else read_file(Path(source)))
    except EngrossError as error:
        return entry, error


def _from_many(origin: str, wanted: Mapping[str, Entry]) -> Iterator[Original | tuple[Entry, EngrossError]]:
    """The sources in an archive or a table, in its order; of several with one name that which was encoded."""
    missing: dict[str, EngrossError] = {
        place: DocumentError("its source is not there any more", hint=_BUILD) for place in wanted
    }
    for item in _read(origin):
        entry = wanted.get(item.place)
        if entry is None or item.place not in missing:
            if item.place == origin and item.error is not None:
                missing = dict.fromkeys(missing, item.error)
            continue
        try:
            if item.error is not None:
                raise item.error
            yield _checked(entry, item.data or b"")
            del missing[item.place]
        except EngrossError as error:
            missing[item.place] = error
    yield from ((wanted[place], error) for place, error in missing.items())


def _read(origin: str) -> Iterator[Item]:
    try:
        reader = archives.read_archive if archives.is_archive(origin) else records.read_table
        yield from reader(origin, origin)
    except EngrossError as error:  # what it needs is not installed
        yield Item("", origin, origin, origin=origin, error=error)


def _checked(entry: Entry, data: bytes) -> Original:
    """A source, if it is the one that was encoded.

    Raises:
        DocumentError: it is another one.
    """
    if entry.sha256 is not None and hashlib.sha256(data).hexdigest() != entry.sha256:
        raise DocumentError("its source has changed since it was encoded", hint=_BUILD)
    is_row = entry.origin is not None and records.is_table(entry.origin)
    suffix = "" if is_row else PurePosixPath(entry.source.replace("\\", "/")).suffix
    return Original(entry.name, suffix or _PLAIN, data)
