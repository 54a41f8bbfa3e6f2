"""An output folder behind an address, `s3://`, `memory://`: worked on in a copy here, which is sent there.

Stores have neither locks nor names that change at once. So a run works in a folder of this machine's cache:
what others have changed in the store is fetched first. What the run has changed is sent at its end: the
manifest under another name (`NEXT`), then the files, each whole or not at all, then the manifest itself. Who
finds `NEXT` knows that a machine was killed while it sent, and which files are ours. One machine at a time
writes to an address.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

from encoder.corpus.manifest import NAME
from encoder.corpus.remote import require
from encoder.errors import NotWritten, UnreadableFile
from encoder.writer import sha256_of, write_whole

NEXT: Final = ".engross-next.sqlite"
SENT: Final = ".engross-sent.json"
_OWN: Final = (NAME, NEXT, SENT)
_AT_A_TIME: Final = 64
_ATOMIC: Final = frozenset({"memory", "s3", "s3a", "gs", "gcs", "abfs", "az", "adl"})
"""Stores in which a file that is written appears whole or not at all."""
_STAMPS: Final = (
    "ETag",
    "etag",
    "md5Hash",
    "content_md5",
    "LastModified",
    "last_modified",
    "mtime",
    "created",
)


class Mirror:
    """A folder here for one behind an address; `with` gives its path, and sends it where nothing broke off.

    Args:
        address: of the folder in the store.

    Raises:
        UsageError: there is no such kind of address, or what it needs is not installed.
        UnreadableFile, NotWritten: the store cannot be asked.
    """

    def __init__(self, address: str) -> None:
        require(address)
        from fsspec.core import url_to_fs

        self.address = address
        try:
            self._store, root = url_to_fs(address)
        except Exception as error:
            raise _unreachable(error, address) from error
        self._root = root.rstrip("/")
        self.folder = _cache() / hashlib.sha256(address.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._sent: dict[str, list[str]] = {}

    def __enter__(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError, ValueError):
            self._sent = json.loads((self.folder / SENT).read_bytes())
        try:
            self._fetch()
        except OSError as error:
            raise _unreachable(error, self.address) from error
        return self.folder

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            return
        try:
            self._send()
        except Exception as error:
            raise NotWritten(f"cannot be written: {error}", file=self.address) from error
        finally:
            self._note()

    def _note(self) -> None:
        write_whole(self.folder / SENT, json.dumps(self._sent, sort_keys=True).encode())

    # From the store

    def _fetch(self) -> None:
        there = self._listed()
        if NEXT not in there and self._is_news(NAME, there):
            self._forget_own(there)
        wanted = [name for name in there if self._is_news(name, there)]
        for name, data in self._read(wanted):
            write_whole(self.folder / name, data)
            self._sent[name] = [there[name], hashlib.sha256(data).hexdigest()]
        for name in [name for name in self._sent if name not in there]:
            (self.folder / name).unlink(missing_ok=True)
            del self._sent[name]
        if NEXT in wanted:
            self._take_over()
        self._note()

    def _is_news(self, name: str, there: Mapping[str, str]) -> bool:
        """Whether the store has another file than was sent there, or fetched."""
        return self._sent.get(name, [None])[0] != there.get(name) or not (self.folder / name).is_file()

    def _forget_own(self, there: Mapping[str, str]) -> None:
        """Remove what another run has left here, since the store goes on from somebody else's."""
        for path in _files(self.folder):
            if self._name(path) not in there:
                path.unlink()
                self._sent.pop(self._name(path), None)

    def _take_over(self) -> None:
        """Go on from the manifest of a machine that was killed while it sent, without the files before it."""
        before, now = (_written(self.folder / name) for name in (NAME, NEXT))
        for name, sha256 in now.items():
            if before.get(name) not in (None, sha256) and sha256_of(self.folder / name) == before[name]:
                (self.folder / name).unlink()
        os.replace(self.folder / NEXT, self.folder / NAME)  # noqa: PTH105

    def _listed(self) -> dict[str, str]:
        """The files in the store, each with what changes when it does."""
        self._store.invalidate_cache()
        try:
            found = self._store.find(self._root, detail=True)
        except FileNotFoundError:
            return {}
        start = len(self._root.lstrip("/")) + 1
        names = {path.lstrip("/")[start:]: _stamp(entry) for path, entry in found.items()}
        return {name: stamp for name, stamp in names.items() if name and not _leads_out(name)}

    def _read(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for some in _parts(names):
            found = self._store.cat([self._path(name) for name in some])
            by_end = {path.strip("/"): data for path, data in found.items()}
            yield from ((name, by_end[self._path(name).strip("/")]) for name in some)

    # To the store

    def _send(self) -> None:
        changed = [name for name in map(self._name, _files(self.folder)) if self._has_changed(name)]
        gone = [name for name in self._sent if name not in _OWN and not (self.folder / name).exists()]
        if not changed and not gone and not self._has_changed(NAME):
            return
        self._write({NEXT: (self.folder / NAME).read_bytes()} if (self.folder / NAME).is_file() else {})
        for some in _parts(changed):
            self._write({name: (self.folder / name).read_bytes() for name in some})
        for some in _parts(gone):
            self._store.rm([self._path(name) for name in some])
        if (self.folder / NAME).is_file():
            self._write({NAME: (self.folder / NAME).read_bytes()})
            self._store.rm(self._path(NEXT))
        there = self._listed()
        self._sent = {
            name: [stamp, sha256_of(self.folder / name) or ""]
            for name, stamp in there.items()
            if (self.folder / name).is_file()
        }

    def _has_changed(self, name: str) -> bool:
        return self._sent.get(name, ["", None])[1] != sha256_of(self.folder / name)

    def _write(self, files: Mapping[str, bytes]) -> None:
        if not _ATOMIC.isdisjoint(_protocols(self._store)):
            self._store.pipe({self._path(name): data for name, data in files.items()})
            return
        for name, data in files.items():
            path = self._path(name)
            self._store.makedirs(path.rpartition("/")[0], exist_ok=True)
            self._store.pipe_file(f"{path}.engross-part", data)
            self._store.mv(f"{path}.engross-part", path)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _files(folder: Path) -> Iterator[Path]:
    """The files of an output folder but its manifest, which is sent in its own turn."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _OWN and not path.name.startswith(NAME):
            yield path


def _written(manifest: Path) -> dict[str, str]:
    """The files that a manifest notes, with their SHA-256."""
    if not manifest.is_file():
        return {}
    with contextlib.closing(sqlite3.connect(manifest)) as database:
        return dict(database.execute("SELECT path, sha256 FROM files"))


def _leads_out(name: str) -> bool:
    return ".." in name.split("/") or name.startswith("/") or "\\" in name or name.endswith(".engross-part")


def _stamp(entry: Mapping[str, Any]) -> str:
    return (
        f"{entry.get('size')} {next((entry[key] for key in _STAMPS if entry.get(key)), entry.get('created'))}"
    )


def _parts(names: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while some := list(islice(rest, _AT_A_TIME)):
        yield some


def _protocols(store: Any) -> set[str]:
    return {store.protocol} if isinstance(store.protocol, str) else set(store.protocol)


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "engross")


def _unreachable(error: Exception, address: str) -> UnreadableFile:
    return UnreadableFile(
        f"cannot be reached: {error}", hint="check the address and its permissions", file=address
    )
