"""How an output folder and its sources stand to each other: what a run would do, and what nobody knows of."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from encoder.budget import STREAM, refuse_name
from encoder.corpus import digests
from encoder.corpus.items import Item, spoken
from encoder.corpus.manifest import Entry, Manifest, Standing, State
from encoder.corpus.naming import named
from encoder.corpus.renewal import known_of
from encoder.corpus.versions import NEW
from encoder.corpus.withdrawal import is_gone
from encoder.edition.edition import RESERVED
from encoder.errors import EngrossError
from encoder.metadata import MetadataTable
from encoder.rendering.paging import NUMBERED
from encoder.rendering.site import COLLECTION_FACT

_SUFFIXES: Final = {"tei": ".xml", "pdf": ".pdf", "page": ".html"}


class Status(StrEnum):
    """How a document stands, or a file of the output folder."""

    UNCHANGED = "unchanged"
    NEW = "new"
    CHANGED = "changed"
    EDITED = "edited"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be told of one document or file.

    Attributes:
        status: how it stands.
        path: of its source, or of the file.
        why: what has changed, or went wrong.
    """

    status: Status
    path: str
    why: str = ""


def survey(
    manifest: Manifest, items: Iterable[Item], table: MetadataTable, parts: Mapping[str, str]
) -> Iterator[Line]:
    """How each source stands, then each document without one, then the files that no document has.

    Args:
        manifest: of the output folder.
        items: the sources.
        table: what is known about them.
        parts: of the recipe by which they would be encoded now; those that are not known are left out.
    """
    met = set()
    for item in items:
        error = item.error or _wrong_name(item)
        if error is not None:
            yield Line(Status.FAILED, str(item), error.message)
        if error is not None:
            continue
        item = named(item, manifest)
        if item.name in met:
            continue
        met.add(item.name)
        entry = manifest.entry(item.name)
        yield _of_source(manifest, item, entry, table, parts)
        yield from _edited(manifest, item.name, besides="tei")
    for entry in manifest.entries():
        if entry.name not in met and entry.state is not State.BEGUN:
            yield from _of_entry(manifest, entry)
            yield from _edited(manifest, entry.name, besides="")
    yield from _orphans(manifest)


def _wrong_name(item: Item) -> EngrossError | None:
    try:
        refuse_name(item.path or Path(item.name))
    except EngrossError as error:
        return error
    return None


def _of_source(
    manifest: Manifest, item: Item, entry: Entry | None, table: MetadataTable, parts: Mapping[str, str]
) -> Line:
    path = str(item)
    if entry is None or (entry.state is State.BEGUN and not manifest.files(entry.name, "tei")):
        return Line(Status.NEW, path)
    why = "; ".join(_changes(manifest, item, entry, table, parts))
    standings = [
        manifest.standing(manifest.absolute(file.path), file)[0] for file in manifest.files(entry.name, "tei")
    ]
    if Standing.EDITED in standings:
        since = (f"and it has changed: {why}" if why else "", _merged_by(manifest, entry))
        return Line(Status.EDITED, path, "; ".join(filter(None, since)))
    if entry.state is State.FAILED and item.place == entry.source:
        return Line(Status.FAILED, path, entry.error or "")
    if entry.state in (State.WITHDRAWN, State.BEGUN):
        return Line(
            Status.CHANGED, path, "it was not finished" if entry.state is State.BEGUN else "it is back"
        )
    if Standing.CURRENT not in standings:
        return Line(Status.CHANGED, path, "its TEI is not there")
    return Line(Status.CHANGED if why else Status.UNCHANGED, path, why)


def _merged_by(manifest: Manifest, entry: Entry) -> str:
    """How an edited file comes to have the encoding that waits for it; nothing where none does."""
    waits = any(manifest.version(file.path, NEW) for file in manifest.files(entry.name, "tei"))
    return f"a new encoding waits: engross merge {manifest.folder}" if waits else ""


def _changes(
    manifest: Manifest, item: Item, entry: Entry, table: MetadataTable, parts: Mapping[str, str]
) -> Iterator[str]:
    """What a document was made from, and is otherwise now."""
    if item.data is not None and hashlib.sha256(item.data).hexdigest() != entry.sha256:
        yield "its source"
    if item.path is not None and item.place != STREAM and entry.sha256 is not None:
        if digests.looked_at(item.path, entry.sha256, entry.seal)[0] != entry.sha256:
            yield "its source"
        if digests.looked_at(item.sidecar, entry.sidecar, entry.sidecar_seal)[0] != entry.sidecar:
            yield "the metadata beside it"
        said = digests.looked_at(item.corrections, entry.corrections, entry.corrections_seal)[0]
        if said != entry.corrections:
            yield "its corrections"
    if entry.metadata not in (None, digests.metadata_digest(known_of(item, table))):
        yield "its metadata"
    before = manifest.recipe(entry.recipe or "")
    yield from (f"the {part}" for part, value in parts.items() if before.get(part, value) != value)


def _of_entry(manifest: Manifest, entry: Entry) -> Iterator[Line]:
    path = spoken(entry.source)
    if entry.state is State.WITHDRAWN:
        left = ", ".join(file.path for file in manifest.files(entry.name, "tei", "pdf"))
        yield Line(Status.WITHDRAWN, path, f"left: {left}" if left else "")
    elif is_gone(entry):
        yield Line(Status.WITHDRAWN, path, "its source is gone since")
    elif entry.state is State.FAILED:
        yield Line(Status.FAILED, path, entry.error or "")


def _edited(manifest: Manifest, owner: str, besides: str) -> Iterator[Line]:
    """The files of a document that somebody has edited, those of one role left out."""
    for file in manifest.files(owner, *(role for role in ("tei", "pdf", "page") if role != besides)):
        path = manifest.absolute(file.path)
        if manifest.standing(path, file)[0] is Standing.EDITED:
            yield Line(Status.EDITED, str(path))


def _orphans(manifest: Manifest) -> Iterator[Line]:
    """The documents in the folders that were written to that no run has written."""
    collection = frozenset(json.loads(manifest.fact(COLLECTION_FACT) or "[null, []]")[1])
    for role, suffix in _SUFFIXES.items():
        known = {file.path for file in manifest.files_with(role)}
        folders = {path.rpartition("/")[0] for path in known}
        for folder in sorted(folders):
            for path in sorted(manifest.absolute(folder).glob(f"*{suffix}")):
                is_ours = role == "page" and (
                    path.name in collection or path.stem in RESERVED or NUMBERED.fullmatch(path.stem)
                )
                if manifest.relative(path) not in known and not is_ours:
                    yield Line(Status.ORPHANED, str(path), "no run has written it")


def as_text(lines: Iterable[Line]) -> str:
    """The status as a person reads it: a line for all but what is unchanged, then the counts."""
    counts, told = Counter[Status](), []
    for line in lines:
        counts[line.status] += 1
        if line.status is not Status.UNCHANGED:
            told.append(f"{line.status:<10} {line.path}" + (f"  ({line.why})" if line.why else ""))
    summary = ", ".join(f"{counts[status]} {status}" for status in Status if counts[status])
    return "\n".join([*told, summary or "no documents"]) + "\n"


def as_json(lines: Iterable[Line]) -> str:
    """The status as programs read it."""
    lines = list(lines)
    counts = Counter(line.status for line in lines)
    data: dict[str, Any] = {
        "summary": {status.value: counts[status] for status in Status},
        "documents": [{key: value for key, value in asdict(line).items() if value} for line in lines],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
