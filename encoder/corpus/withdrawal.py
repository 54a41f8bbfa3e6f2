"""Documents whose sources are gone: retired at once, their files removed on wish."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from encoder.budget import STREAM
from encoder.corpus.items import is_address, spoken
from encoder.corpus.manifest import Entry, FileEntry, Manifest, Standing, State, now
from encoder.corpus.run import Outcome
from encoder.findings import Finding, Place, Severity
from encoder.writer import unwritten

WITHDRAWN: Final = "K02"
ROLES: Final = ("tei", "pdf")
"""The files of a document that stay until they are pruned; those of its page on the site do not."""


def withdraw(manifest: Manifest, origins: frozenset[str]) -> Iterator[Outcome]:
    """Note which documents of earlier runs have no source any more, and tell it.

    Args:
        manifest: the run has met all its sources.
        origins: lists, archives and tables that the run has read to their ends; what they do not have any
            more is gone.
    """
    origins = frozenset() if manifest.has_lost else origins
    for entry in manifest.entries(State.WHOLE, State.EDITED, State.FAILED, State.BEGUN):
        if entry.run == manifest.run or not is_gone(entry, origins):
            continue
        if entry.first is None and not manifest.files(entry.name, *ROLES):
            manifest.forget(entry.name)
            continue
        manifest.update(entry.name, state=State.WITHDRAWN, withdrawn=now(), sha256=None, error=None)
        yield Outcome(spoken(entry.source), findings=(_withdrawn(manifest, entry),))
    manifest.save()


def is_gone(entry: Entry, origins: frozenset[str] = frozenset()) -> bool:
    """Whether the source of a document that a run has not met is there no more."""
    if entry.origin in origins:
        return True
    place = entry.source
    if entry.origin is not None and place.startswith(entry.origin):
        place = entry.origin  # the archive or the table that it stands in
    return place != STREAM and not is_address(place) and _is_missing(place)


def prune(manifest: Manifest) -> Iterator[Outcome]:
    """Remove the files of documents that are withdrawn or failed, but not what an editor has changed.

    Raises:
        UsageError, NotWritten: a file cannot be removed.
    """
    for entry in manifest.entries(State.WITHDRAWN, State.FAILED):
        for file in manifest.files(entry.name, *ROLES):
            if not remove(manifest, file):
                path = manifest.absolute(file.path)
                message = "was edited and is not removed, though its source is gone or fails"
                found = Finding(WITHDRAWN, Severity.WARNING, message, Place(str(path)), "remove it yourself")
                yield Outcome(spoken(entry.source), findings=(found,))
    manifest.save()


def remove(manifest: Manifest, file: FileEntry) -> bool:
    """Remove a file that we wrote; whether it is gone: one that was edited stays.

    Raises:
        UsageError, NotWritten: it cannot be removed.
    """
    path = manifest.absolute(file.path)
    standing, _ = manifest.standing(path, file)
    if standing is Standing.EDITED:
        return False
    _unlink(path)
    manifest.drop_file(file.path)
    return True


def _unlink(path: Path) -> None:
    try:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
    except OSError as error:
        raise unwritten(error, path) from error


def _withdrawn(manifest: Manifest, entry: Entry) -> Finding:
    files = sorted(manifest.files(entry.name, *ROLES), key=lambda file: ROLES.index(file.role))
    message = f"its source {spoken(entry.source)} is gone, and it is withdrawn"
    if not files:
        return Finding(WITHDRAWN, Severity.WARNING, message, Place(spoken(entry.source)))
    place = Place(str(manifest.absolute(files[0].path)))
    return Finding(WITHDRAWN, Severity.WARNING, message, place, "--prune removes its files")


def _is_missing(place: str) -> bool:
    """Whether there is surely nothing: a folder that is closed may hold it."""
    try:
        os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
