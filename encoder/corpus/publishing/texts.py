"""The TEI files that are published: those that were encoded, and those that a user names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from encoder.corpus import digests
from encoder.corpus.items import items_of, spoken
from encoder.corpus.manifest import Manifest, State
from encoder.corpus.naming import named
from encoder.corpus.run import Outcome, failed
from encoder.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Text:
    """A TEI file to be published.

    Attributes:
        name: of the document.
        path: of the file.
        sha256: of its bytes; None where they cannot be read.
        ours: the SHA-256 of what we may have written in the place of the result.
    """

    name: str
    path: Path
    sha256: str | None = None
    ours: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return str(self.path)


def tei_folder(output: Path) -> Path:
    """Where the TEI of an output folder is: in `tei/`, or in itself where `engross encode` has written it."""
    folder = output / "tei"
    return folder if folder.is_dir() else output


def encoded_texts(manifest: Manifest, folder: Path) -> Iterator[Text]:
    """The TEI files of a folder whose sources are there and were encoded, also by earlier runs."""
    for name, file in manifest.results("tei", State.WHOLE, State.EDITED):
        path = folder / f"{name}.xml"
        found = file.found if manifest.is_intact(file) else manifest.standing(path, file)[1]
        if found is not None:
            yield Text(name, path, found)


def named_texts(files: Iterable[Path], manifest: Manifest) -> Iterator[Text | Outcome]:
    """TEI files that a user names, noted as met; for one whose name another one has, why it is refused.

    One in another folder has the names of its folders before its own.
    """
    for turn, found in enumerate(items_of(files)):
        path = found.path or Path(found.shown)
        encoded = manifest.file(path)
        item = named(found, manifest) if encoded is None else found
        namesakes = manifest.namesakes(item.name)
        other = next((entry for entry in namesakes if entry.run == manifest.run), None)
        if other is not None:
            message = f"{spoken(other.source)} is written to {other.name}.pdf already"
            hint = "rename one of them, or use different folders"
            if other.source != item.place:
                yield failed(item, DocumentError(message, hint=hint))
            continue
        known = next((entry for entry in namesakes if entry.name == item.name), None)
        if encoded is not None:  # it was encoded into this folder: its source is another
            yield Text(item.name, path, manifest.standing(path, encoded)[1])
            continue
        manifest.met(item.name, item.place, None, turn)
        sha256, seal = digests.looked_at(path, *((known.sha256, known.seal) if known else (None, None)))
        manifest.update(item.name, state=State.WHOLE, sha256=sha256, seal=seal, withdrawn=None)
        yield Text(item.name, path, sha256)


def remembered_files(manifest: Manifest, named: Iterable[Path]) -> Iterator[Path]:
    """The TEI files of a site's pages that are there and not named in this run."""
    known = {os.path.abspath(path) for path in named}  # noqa: PTH100 - links stay
    for page in manifest.pages():
        if (
            page["state"] != State.WITHDRAWN
            and page["source"] not in known
            and Path(page["source"]).is_file()
        ):
            yield Path(page["source"])
