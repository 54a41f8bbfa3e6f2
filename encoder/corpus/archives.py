"""Archives read as streams: tar, plain or compressed, and zip; never unpacked to disk.

An archive is a stranger's: of its members only plain files that are texts are read, none larger than what is
read at all, and only the stem of a member's name is used, so that no name leads out of a folder. One that
unpacks to far more than texts do is a bomb, and read no further.
"""

import bz2
import gzip
import io
import lzma
import posixpath
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any, Final

from encoder.budget import most_bytes
from encoder.corpus.collect import TEXTS
from encoder.corpus.items import Item, spoken, told_apart
from encoder.corpus.remote import opened
from encoder.errors import EngrossError, TooLarge, UnreadableFile

_TARS: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_MOST_UNPACKED: Final = 200
"""How many times larger than an archive what it unpacks to may be; text of a book is 3 to 10 times."""


def is_archive(name: str) -> bool:
    """Whether a path or an address is that of an archive, by its suffix."""
    return name.lower().endswith((*_TARS, ".zip"))


def read_archive(name: str, origin: str) -> Iterator[Item]:
    """The texts in an archive, in its order.

    Args:
        name: its path or address.
        origin: by which it is known again.
    """
    shown = spoken(origin)
    try:
        with ExitStack() as stack:
            file = stack.enter_context(opened(name))
            if name.lower().endswith(".zip"):
                members = _zipped(stack.enter_context(zipfile.ZipFile(file)), _size(file))
            else:
                members = _tarred(stack, name.lower(), file)
            yield from told_apart(_item(member, content, shown, origin) for member, content in members)
    except EngrossError as error:
        yield Item("", shown, origin, error=error.at(shown))
    except Exception as error:
        broken = UnreadableFile(f"cannot be read on: {error}", hint="check the archive", file=shown)
        yield Item("", shown, origin, error=broken)


def _item(member: str, content: bytes | EngrossError, shown: str, origin: str) -> Item:
    name = posixpath.splitext(posixpath.basename(member))[0]
    place = f"{shown}!{member}"
    if isinstance(content, EngrossError):
        return Item(name, place, f"{origin}!{member}", origin=origin, error=content.at(place))
    return Item(name, place, f"{origin}!{member}", data=content, origin=origin)


def _is_text(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return posixpath.splitext(parts[-1])[1].lower() in TEXTS and not any(
        part.startswith(".") and part not in (".", "..") for part in parts
    )


def _tarred(stack: ExitStack, name: str, file: IO[bytes]) -> Iterator[tuple[str, bytes | EngrossError]]:
    packed = _Counted(file)
    unpacked = _Unpacked(stack.enter_context(_unpacker(name, packed)), packed)
    archive = stack.enter_context(tarfile.open(fileobj=unpacked, mode="r|"))  # noqa: SIM115 - it is closed
    while (member := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]  # which it would keep
        if member.isreg() and _is_text(member.name):
            yield member.name, _too_large() if member.size > most_bytes.get() else _read(archive, member)


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    content = archive.extractfile(member)
    return b"" if content is None else content.read()


def _zipped(archive: zipfile.ZipFile, size: int) -> Iterator[tuple[str, bytes | EngrossError]]:
    unpacked = 0
    for member in archive.infolist():
        if member.is_dir() or stat.S_ISLNK(member.external_attr >> 16) or not _is_text(member.filename):
            continue
        if member.flag_bits & 1:
            yield member.filename, UnreadableFile("is encrypted", hint="unpack the archive yourself")
            continue
        with archive.open(member) as content:
            data = content.read(most_bytes.get() + 1)
        unpacked += len(data)
        _refuse_bomb(unpacked, size)
        yield member.filename, data if len(data) <= most_bytes.get() else _too_large()


def _unpacker(name: str, packed: Any) -> Any:
    makers = {"gz": gzip.open, "z2": bz2.open, "xz": lzma.open}
    maker: Any = makers.get(name[-2:])
    return maker(packed) if maker else packed


class _Counted(io.RawIOBase):
    """A file that counts what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.count += len(data)
        return data

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """What is unpacked of a file, as long as it is no bomb."""

    def __init__(self, file: Any, packed: _Counted) -> None:
        self._file, self._packed = file, packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._file.read(size)
        self._count += len(data)
        _refuse_bomb(self._count, self._packed.count)
        return data


def _refuse_bomb(unpacked: int, packed: int) -> None:
    if unpacked > most_bytes.get() + packed * _MOST_UNPACKED:
        raise TooLarge(
            f"unpacks to more than {_MOST_UNPACKED} times its size, as no texts do, and is read no further",
            hint="allow more with --max-bytes",
        )


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def _too_large() -> TooLarge:
    return TooLarge("is larger than what is read", hint="split it, or allow more with --max-bytes")
