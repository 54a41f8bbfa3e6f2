"""The collections of a catalogue: its sets, and in each the documents that lie in no set within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from encoder.archive.catalogue import Catalogue, Selection
from encoder.archive.dts.faults import NotFound
from encoder.archive.record import Entry
from encoder.archive.sets import ROOTS

ALL: Final = "all"
"""The collection that all others lie in."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection.

    Attributes:
        spec: of the set that it is; `ALL` for the highest.
        title: for people.
        parts: the sets directly in it.
        documents: how many lie in it, but in none of these.
    """

    spec: str
    title: str
    parts: tuple[str, ...]
    documents: int

    @property
    def children(self) -> int:
        """How many members it has."""
        return len(self.parts) + self.documents

    @property
    def parents(self) -> int:
        """How many collections it lies in."""
        return 0 if self.spec == ALL else 1


class Collections:
    """The collections of a catalogue, as it is now.

    Args:
        catalogue: open.
        title: of all of it.
    """

    def __init__(self, catalogue: Catalogue, title: str) -> None:
        self._catalogue = catalogue
        self._titles = catalogue.sets() | {ALL: title}

    def collection(self, spec: str) -> Collection:
        """A collection by its set.

        Raises:
            NotFound: there is none.
        """
        if spec not in self._titles:
            raise NotFound("There is no such collection.")
        parts = tuple(sorted(one for one in self._titles if one != ALL and above(one) == spec))
        documents = 0 if spec == ALL else self._catalogue.count(_in(spec))
        return Collection(spec, self._titles[spec], parts, documents)

    def members(
        self, within: Collection, skip: int, limit: int
    ) -> tuple[list[Collection], tuple[Entry, ...]]:
        """Some of the members of a collection: first its sets, then its documents by their names."""
        parts = [self.collection(spec) for spec in within.parts[skip : skip + limit]]
        left = limit - len(parts)
        if not within.documents or left <= 0:
            return parts, ()
        begun = max(0, skip - len(within.parts))
        return parts, self._catalogue.entries(_in(within.spec), limit=left, skip=begun)

    def parents_of(self, entry: Entry) -> list[Collection]:
        """The collections that a document lies in directly."""
        return [self.collection(spec) for spec in lowest(entry.sets) if spec in self._titles]


def above(spec: str) -> str:
    """The set that a set lies in: `year:1951:03` in `year:1951`."""
    return spec.rpartition(":")[0] or ALL


def lowest(specs: Sequence[str]) -> list[str]:
    """The sets in which none of the others lies."""
    return [spec for spec in specs if not any(other.startswith(f"{spec}:") for other in specs)]


def is_collection(identifier: str) -> bool:
    """Whether an identifier can be that of a collection."""
    return identifier == ALL or identifier.split(":")[0] in ROOTS


def _in(spec: str) -> Selection:
    return Selection(spec, only_itself=True, only_present=True)
