"""Metadata of many documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import PurePath

from encoder.findings import Finding, Place, Severity
from encoder.model import Metadata


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """Metadata for a corpus: what holds for all documents, and what for one, by its name.

    Attributes:
        common: what holds for all.
        documents: what holds for one, by the name of its file, with or without its suffix and the folders
            that it is in: `1902/letter.txt` is also called `1902-letter`.
        findings: about the table.
        file: where it stands.
    """

    common: Metadata = field(default_factory=Metadata)
    documents: Mapping[str, Metadata] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    file: str | None = None
    _by_stem: Mapping[str, Metadata] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        entries = [*self.documents.items()][::-1]
        stems = {PurePath(key).stem: found for key, found in entries}
        stems |= {_with_folders(key): found for key, found in entries}
        object.__setattr__(self, "_by_stem", stems)

    def of(self, name: str) -> Metadata:
        """The metadata of one document; its own win over the common ones."""
        own = self.documents.get(name) or self._by_stem.get(name)
        return merge(own, self.common) if own else self.common

    def unused(self, names: Iterable[str]) -> tuple[Finding, ...]:
        """A finding `M02` for each entry that is about no document.

        Args:
            names: of the documents, the stems of their files.
        """
        called = {key: {key, PurePath(key).stem, _with_folders(key)} for key in self.documents}
        known = frozenset().union(*called.values()).intersection(names) if called else frozenset()
        place, hint = Place(self.file), "entries bear the names of files, with or without the suffix"
        return tuple(
            Finding("M02", Severity.WARNING, f"no document is called `{key}`", place, hint)
            for key, words in called.items()
            if known.isdisjoint(words)
        )


def _with_folders(key: str) -> str:
    """What a file is called that has the name of another in another folder."""
    return "-".join(PurePath(key).with_suffix("").parts) if PurePath(key).name else key


def merge(first: Metadata, second: Metadata) -> Metadata:
    """`first`, and `second` where `first` is silent."""
    names = (item.name for item in fields(Metadata))
    missing = {name: getattr(second, name) for name in names if getattr(first, name) is None}
    return replace(first, **missing)
