"""What the files of a source are called where another is called so: `1902/letter.txt`, `1902-letter.xml`.

The first of a name has it for good. Another one from another folder has the names of its folders before it,
as many as it needs. Who has a name keeps it whatever comes later; a source that was moved takes it along.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from encoder.corpus.items import Item
from encoder.corpus.manifest import Entry, Manifest
from encoder.corpus.withdrawal import is_gone

_FOLDERS_AT_MOST: Final = 4
_DIGITS: Final = 8
_BETWEEN: Final = re.compile(r"[/\\#!]+")
_NOT_IN_NAMES: Final = re.compile(r"[\0-\x1f:*?\"<>|]+|^\.+")


def named(item: Item, manifest: Manifest) -> Item:
    """A source with the name of its files.

    Args:
        item: the source, with the name that it would like to have.
        manifest: of the output folder; it knows who has which name.
    """
    namesakes = manifest.namesakes(item.name)
    if any(entry.source == item.place or _are_beside(entry.source, item.place) for entry in namesakes):
        return item
    names = [item.name, *_longer_names(item)]
    own = (name for name in names if any(one.source == item.place for one in manifest.namesakes(name)))
    free = (name for name in names if _is_free_for(item, name, manifest))
    return replace(item, name=next(own, None) or next(free, item.name))


def _is_free_for(item: Item, name: str, manifest: Manifest) -> bool:
    return not any(_has(entry, item, manifest.run) for entry in manifest.namesakes(name))


def _has(entry: Entry, item: Item, run: int) -> bool:
    """Whether a document has its name for itself, from a source in another place."""
    return entry.source != item.place and (entry.run == run or not is_gone(entry))


def _longer_names(item: Item) -> Iterator[str]:
    """The names that a source may have where another one has that which it would like, the shortest first."""
    *folders, _ = _BETWEEN.split(item.place.partition("://")[2] or item.place)
    kept = [clean for folder in folders if (clean := _NOT_IN_NAMES.sub("-", folder).strip(" -"))]
    name = item.name
    for folder in reversed(kept[-_FOLDERS_AT_MOST:]):
        name = f"{folder}-{name}"
        yield name
    place = item.place.encode("utf-8", "surrogateescape")
    yield f"{item.name}-{hashlib.sha256(place).hexdigest()[:_DIGITS]}"


def _are_beside(one: str, other: str) -> bool:
    """Whether two places are in one folder: there two of a name are a slip."""
    return _BETWEEN.split(one)[:-1] == _BETWEEN.split(other)[:-1]
