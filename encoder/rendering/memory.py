"""What a site remembers of the runs before it: with it, only what has changed is made again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from encoder.rendering.publication import Published
from encoder.rendering.record import Record
from encoder.writer import Staged, place, sha256_of


@dataclass(frozen=True, slots=True)
class Change:
    """When a document was published, and when its text last changed.

    Attributes:
        name: of its page.
        first, changed: ISO 8601, with the offset of the time zone.
    """

    name: str
    first: str
    changed: str


class Memory(Protocol):
    """What is known of the documents of a site, by the names of their pages, and of its files.

    Attributes:
        keeps_records: what was read of a document can be recalled.
    """

    keeps_records: bool

    def sha256(self, source: Path) -> str | None:
        """The SHA-256 of a file that is published; None where there is none."""

    def record(self, name: str, made_from: str) -> Record | None:
        """The record of a document, if it was made from this."""

    def recalled(self, name: str) -> Record | None:
        """The record of a document that was read in this run or found then; None where none is kept."""

    def keep_record(self, record: Record, source: Path, sha256: str, made_from: str) -> None:
        """Remember what was read of a document."""

    def has(self, name: str, fingerprint: str) -> bool:
        """Whether a document's files are there as they were made from what has this fingerprint.

        Files that an editor has changed count as there: they are told, and kept.
        """

    def ours(self, name: str) -> Mapping[str, frozenset[str]] | None:
        """The SHA-256 of what we may have written for a document, by roles; None: all there is ours."""

    def keep(self, name: str, published: Published) -> None:
        """Put a document's files in their places, and remember them.

        Raises:
            NotWritten, UsageError: they cannot be written.
        """

    def schemas(self, name: str) -> tuple[Path, ...]:
        """The schemas that a document names, seen from it."""

    def others(self, names: frozenset[str]) -> Iterator[tuple[str, str]]:
        """The names and titles of documents that were published and are not among these."""

    def folder(self, source: Path) -> str:
        """The folder in which a TEI file's own source lies, or the file itself."""

    def latest(self, most: int) -> Sequence[Change]:
        """The documents whose texts changed last, the latest first, as far as it is known."""

    def retire(self, name: str, tombstone: Staged) -> None:
        """Put a page in the place of a document's, and remove its copies.

        Raises:
            NotWritten, UsageError: they cannot be written.
        """

    def is_whole(self) -> bool:
        """Whether all files that were written for documents are there; one that was edited is there too."""

    def fact(self, key: str) -> str | None:
        """Something that was noted about the site."""

    def note(self, key: str, value: str | None) -> None:
        """Note something about the site, or that it no longer holds."""


class Oblivion:
    """No memory: every document is made again, and whatever is there is replaced."""

    keeps_records = False

    def sha256(self, source: Path) -> str | None:
        return sha256_of(source)

    def record(self, name: str, made_from: str) -> Record | None:
        return None

    def recalled(self, name: str) -> Record | None:
        return None

    def keep_record(self, record: Record, source: Path, sha256: str, made_from: str) -> None:
        pass

    def has(self, name: str, fingerprint: str) -> bool:
        return False

    def ours(self, name: str) -> Mapping[str, frozenset[str]] | None:
        return None

    def keep(self, name: str, published: Published) -> None:
        for _, staged in published.files:
            place(staged)

    def schemas(self, name: str) -> tuple[Path, ...]:
        return ()

    def others(self, names: frozenset[str]) -> Iterator[tuple[str, str]]:
        return iter(())

    def folder(self, source: Path) -> str:
        return str(source.absolute().parent)

    def latest(self, most: int) -> Sequence[Change]:
        return ()

    def retire(self, name: str, tombstone: Staged) -> None:
        pass

    def is_whole(self) -> bool:
        return False

    def fact(self, key: str) -> str | None:
        return None

    def note(self, key: str, value: str | None) -> None:
        pass
