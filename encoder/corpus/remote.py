"""What lies behind an address, `s3://`, `https://`, `memory://`: fetched by fsspec, where it is installed."""

import posixpath
from collections.abc import Iterator
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Final

from encoder.budget import most_bytes, read_file, refuse_endless, unreadable
from encoder.corpus.collect import TEXTS
from encoder.corpus.items import Item, is_address
from encoder.errors import TooLarge, UnreadableFile, UsageError

_OWN_PROCESS: Final = "memory://"
"""What only this process has: other addresses are fetched by workers."""


def require(address: str) -> None:
    """See that an address can be asked.

    Raises:
        UsageError: there is no such kind of address, or what it needs is not installed.
    """
    if find_spec("fsspec") is None:
        raise UsageError(f"{address}: fsspec is not installed", hint="pip install 'engross[remote]'")
    from fsspec import get_filesystem_class

    try:
        get_filesystem_class(address.partition("://")[0])
    except (ImportError, ValueError) as error:
        raise UsageError(f"{address}: {error}", hint="install what fsspec needs for it") from error


def opened(name: str) -> AbstractContextManager[IO[bytes]]:
    """A file, or what lies behind an address, to be read.

    Raises:
        UnreadableFile: it is missing, may not be read, or is no file that ends.
    """
    try:
        if not is_address(name):
            refuse_endless(name)
            return Path(name).open("rb")
        import fsspec

        file: Any = fsspec.open(name, "rb")
        return file  # type: ignore[no-any-return]
    except (OSError, ValueError) as error:
        raise _unreachable(error, name) from error


def fetch(address: str) -> bytes:
    """The bytes behind an address.

    Raises:
        TooLarge: there are more than are read.
        UnreadableFile: they cannot be had.
    """
    if not is_address(address):
        return read_file(address)
    try:
        with opened(address) as file:
            data = file.read(most_bytes.get() + 1)
    except Exception as error:
        raise _unreachable(error, address) from error
    if len(data) > most_bytes.get():
        raise TooLarge("is larger than what is read", hint="allow more with --max-bytes", file=address)
    return data


def read_folder(address: str) -> Iterator[Item]:
    """The texts in a folder far away, or those that match a pattern, or the one that is named."""
    try:
        found = _listed(address)
    except Exception as error:
        yield Item("", address, address, error=_unreachable(error, address))
        return
    for place in found:
        name = posixpath.splitext(posixpath.basename(place))[0]
        item = Item(name, place, place, origin=address)
        if not place.startswith(_OWN_PROCESS):
            yield item
            continue
        try:
            yield Item(name, place, place, data=fetch(place), origin=address)
        except UnreadableFile as error:
            yield Item(name, place, place, origin=address, error=error)


def _listed(address: str) -> list[str]:
    if posixpath.splitext(address)[1].lower() in TEXTS and "*" not in address:
        return [address]
    from fsspec.core import url_to_fs

    system, path = url_to_fs(address)
    found = system.glob(path) if "*" in path else system.find(path)
    texts = (place for place in sorted(found) if posixpath.splitext(place)[1].lower() in TEXTS)
    return [system.unstrip_protocol(place) for place in texts]


def _unreachable(error: Exception, address: str) -> UnreadableFile:
    if isinstance(error, UnreadableFile):
        return error
    if isinstance(error, OSError) and error.strerror:
        return unreadable(error, address)
    said = f"{type(error).__name__}: {error}"
    return UnreadableFile(
        f"cannot be read: {said}", hint="check the address and its permissions", file=address
    )
