"""The exports of an output folder, written."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from lxml import etree

from encoder.archive.crosswalk import describe
from encoder.archive.exports.annotations import annotations_of, target_of
from encoder.archive.exports.citations import bibtex_of, csl_of, key_of, page_of
from encoder.archive.exports.leaves import pictures_of
from encoder.archive.exports.letters import Licence, cmif_of
from encoder.archive.exports.pictures import manifest_of
from encoder.archive.exports.reading import read_text
from encoder.archive.exports.row import correspondence_of, row_of
from encoder.archive.record import Facts
from encoder.budget import Budget, read_file
from encoder.cluster import spread
from encoder.corpus.collect import COPIES
from encoder.corpus.publishing import Text
from encoder.corpus.run import Outcome, failed, safely
from encoder.errors import EngrossError, UnreadableFile, UsageError
from encoder.rendering.facsimiles import Shelf
from encoder.rendering.publication import TEXT, path_of
from encoder.rendering.reading import read_tei
from encoder.rendering.record import read_record
from encoder.version import engross_version
from encoder.writer import refuse_place, unwritten, write_changed

FORMATS: Final = {
    "text": ("text", ".txt"),
    "jsonl": ("documents.jsonl", ""),
    "parquet": ("documents.parquet", ""),
    "cmif": ("letters.cmif.xml", ""),
    "bibtex": ("documents.bib", ""),
    "csl-json": ("documents.csl.json", ""),
    "iiif": ("iiif", ".iiif.json"),
    "annotations": ("annotations", ".annotations.json"),
}
"""Of each format the file that it is, or the folder and the suffix of a file for each document."""
_MARK: Final = "Engross exported these texts: they are copies.\n"
ASKS: Final = {
    "cmif": "a letter whose sender or recipient is known",
    "iiif": "a document of whose pages there are pictures at an address (pb/@facs, edition.toml, --base-url)",
}
"""What a document must be to have something in a format that is not for all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of each document.

    Attributes:
        form: one of `FORMATS`.
        as_typed: the source's own readings and lines.
        site: the address of the site, with a slash at its end; empty where it is not known.
        title: of the collection.
        editor: who answers for it.
        licence: that the edition states.
        shelf: the pictures of pages that the edition has.
        folder: of the site's files.
    """

    form: str
    as_typed: bool = False
    site: str = ""
    title: str = "Documents"
    editor: str = "Documents"
    licence: Licence | None = None
    shelf: Shelf = field(default_factory=Shelf)
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What a document is in the format: a file's content, or what one file for all is made from.

    Attributes:
        name: of the document.
        content: of its file; None: it has none.
        beside: the text that its annotations are on, where the site has none like it.
        data: for a file for all.
        outcome: why it could not be read.
    """

    name: str
    content: str | None = None
    beside: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    outcome: Outcome | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the format has nothing of the document."""
        return self.content is None and not any(self.data.values())


def export(
    texts: Iterable[Text],
    place: Path,
    wanted: Wanted,
    day: str,
    jobs: int = 1,
    budget: Budget | None = None,
    passed_over: list[str] | None = None,
) -> Iterator[Outcome]:
    """Write documents in a format; yields what became of each that cannot be read.

    Args:
        texts: TEI files.
        place: the file, or the folder where each document has its own.
        wanted: of each.
        day: of today, `2026-11-27`.
        jobs: processes.
        budget: of each document.
        passed_over: is added to by the names of documents of which the format has nothing.

    Raises:
        UsageError: the format needs what is not installed.
        NotWritten: it cannot be written.
    """
    if wanted.form == "parquet":
        _require_parquet()
    failures: list[Outcome] = []
    done = spread(
        partial(export_one, wanted=wanted), texts, jobs, fail, budget=budget, chunk=4 if jobs > 1 else 1
    )

    def whole() -> Iterator[Exported]:
        for one in done:
            if one.outcome is not None:
                failures.append(one.outcome)
                continue
            if one.is_empty and passed_over is not None:
                passed_over.append(one.name)
            yield one

    suffix = FORMATS[wanted.form][1]
    if suffix:
        write_changed(place / COPIES, _MARK)
        for one in whole():
            if one.content is not None:
                write_changed(place / f"{one.name}{suffix}", one.content)
            if one.beside is not None:
                write_changed(place / f"{one.name}{FORMATS['text'][1]}", one.beside)
    elif wanted.form in ("parquet", "jsonl"):
        write = _write_parquet if wanted.form == "parquet" else _write_lines
        write(place, (one.data for one in whole()))
    else:
        write_changed(place, _together(wanted, whole(), day))
    yield from failures


def export_one(text: Text, wanted: Wanted) -> Exported:
    """A document in a format. What fails is told in the outcome."""

    def work(text: Text) -> Exported:
        return _exported(text, read_file(text.path), wanted)

    return safely(work, text, fail)


def fail(text: Text, error: EngrossError) -> Exported:
    """What became of a file that cannot be read."""
    return Exported(text.name, outcome=failed(text, error))


def _exported(text: Text, tei: bytes, wanted: Wanted) -> Exported:
    name, root = text.name, read_tei(tei)
    if wanted.form == "text":
        return Exported(name, f"{read_text(root, as_typed=wanted.as_typed).text}\n")
    if wanted.form == "annotations":
        doubts = read_record(name, tei).doubts
        target, is_shown = target_of(name, read_text(root), _shown(name, wanted.folder), wanted.site)
        page = annotations_of(name, target, doubts, wanted.site, f"Engross {engross_version()}")
        return Exported(name, _json(page), None if is_shown else target.text)
    facts = describe(name, tei, wanted.site).facts
    if wanted.form == "iiif":
        pictures = pictures_of(name, root, read_text(root), wanted.site, wanted.shelf, wanted.folder)
        manifest = manifest_of(name, facts, pictures, wanted.site)
        return Exported(name, _json(manifest) if manifest else None)
    if wanted.form in ("jsonl", "parquet"):
        reading = read_text(root, as_typed=wanted.as_typed)
        return Exported(name, data=row_of(name, facts, reading, text.sha256))
    if wanted.form == "cmif":
        letters = [
            etree.tostring(one, encoding="unicode", with_tail=False) for one in correspondence_of(root)
        ]
        return Exported(name, data={"letters": letters})
    return Exported(name, data={"facts": facts})


def _shown(name: str, folder: Path | None) -> str | None:
    """The text of a document in the site, where it is there and can be read."""
    if folder is None:
        return None
    try:
        return read_file(folder / path_of(name, TEXT)).decode()
    except (UnreadableFile, ValueError):
        return None


def _together(wanted: Wanted, documents: Iterator[Exported], day: str) -> str | bytes:
    """One file for all documents."""
    if wanted.form == "cmif":
        address = wanted.site or "urn:engross:letters"
        letters = (
            (page_of(wanted.site, one.name), one.name, etree.fromstring(letter))
            for one in documents
            for letter in one.data["letters"]
        )
        return cmif_of(letters, wanted.title, address, wanted.editor, day, wanted.licence)
    if wanted.form == "bibtex":
        taken: set[str] = set()
        entries = (
            bibtex_of(key_of(one.name, taken), one.name, _facts(one), wanted.site, wanted.title)
            for one in documents
        )
        return "\n".join(entries)
    return _json([csl_of(one.name, _facts(one), wanted.site, wanted.title) for one in documents])


def _facts(one: Exported) -> Facts:
    facts: Facts = one.data["facts"]
    return facts


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _require_parquet() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise UsageError("Parquet needs PyArrow", hint="pip install 'engross[parquet]'")


@contextlib.contextmanager
def _new_file(place: Path) -> Iterator[Path]:
    """A file beside a place, which takes it when it is whole.

    Raises:
        NotWritten, UsageError: there is no room, or the place must not be written.
    """
    refuse_place(place)
    beside = place.with_name(f".{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(place)
    except OSError as error:
        raise unwritten(error, place) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_lines(place: Path, rows: Iterator[dict[str, Any]]) -> None:
    """JSON Lines, a row after the other: however many there are, memory holds one."""
    with _new_file(place) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(f"{json.dumps(row, ensure_ascii=False)}\n")


def _write_parquet(place: Path, rows: Iterator[dict[str, Any]]) -> None:
    """A table, some rows at a time: its columns are the same whatever the documents have."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with _new_file(place) as path, pq.ParquetWriter(path, _columns()) as writer:
        while part := list(islice(rows, 500)):
            writer.write_table(pa.Table.from_pylist(part, _columns()))


def _columns() -> Any:
    import pyarrow as pa

    words, number = pa.string(), pa.int64()
    lists = ("creators", "recipients", "rights", "subjects", "facsimiles")
    plain = [
        pa.field(name, pa.list_(words) if name in lists else words)
        for name in ("id", *Facts.__dataclass_fields__, "tei_sha256", "text")
    ]
    spans = {
        "blocks": ("kind", "start", "end", "id"),
        "pages": ("label", "start", "id", "facs"),
        "notes": ("label", "start", "end", "id", "anchor"),
        "doubts": ("kind", "start", "end", "id"),
    }
    places = ("start", "end", "anchor")
    structs = [
        pa.field(name, pa.list_(pa.struct([(part, number if part in places else words) for part in parts])))
        for name, parts in spans.items()
    ]
    return pa.schema([*plain, *structs])
