"""The work of encoding on one file of a corpus, and what its files have in common."""

import hashlib
import time
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from encoder.budget import STREAM
from encoder.config import Options
from encoder.corpus.digests import seal
from encoder.corpus.items import Item
from encoder.corpus.remote import fetch
from encoder.corpus.run import Outcome, failed, safely
from encoder.corpus.versions import Version, pack
from encoder.corrections import corrections_file
from encoder.corrections.file import RULE, read_corrections
from encoder.corrections.placing import placed_records, standing_records
from encoder.corrections.records import FAULTS, Correction
from encoder.errors import EngrossError, ExitCode
from encoder.findings import Finding, Place, Severity
from encoder.house.declared import occurring
from encoder.metadata import MetadataTable, merge, read_metadata, sidecar
from encoder.model import Source
from encoder.reading import read_source, source_of_bytes
from encoder.resources import resource
from encoder.schemas import FOLDER, OURS, local_path, schema_address
from encoder.user_files import way_out
from encoder.writer import Staged, sha256_of, stage, write_changed, write_whole

if TYPE_CHECKING:
    from encoder.pipeline import Document


def place_schemas(options: Options, folder: Path) -> Options:
    """Write our schemas where the documents of a folder are to name them: in it, if the options do not say.

    Nothing is written where they name another machine's.

    Args:
        options: how the documents are to be encoded.
        folder: where they are to be written.

    Returns:
        The options, saying where the schemas are.

    Raises:
        UsageError: the place cannot be written.
    """
    schema_folder = FOLDER if options.schema_folder is None else options.schema_folder
    for name in OURS.values():
        path = local_path(schema_address(schema_folder, name), folder)
        if path is not None:
            write_changed(path, resource("schema", name).read_bytes())
    return replace(options, schema_folder=schema_folder)


@dataclass(frozen=True, slots=True)
class Task:
    """A source to be encoded, and what may be in the place of its TEI.

    Attributes:
        item: the source.
        ours: the SHA-256 of what we may have written there; None replaces whatever is there.
        overwrite: replace an editor's file, which is kept beside.
        known: the SHA-256 of the source that was encoded already as it would be now.
    """

    item: Item
    ours: frozenset[str] | None = None
    overwrite: bool = False
    known: str | None = None

    def __str__(self) -> str:
        return str(self.item)


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker has made of a source, or why it has not.

    Attributes:
        item: the source.
        outcome: what became of it.
        staged: the TEI file, which waits to take its place.
        sha256, seal: of the source, as it was read.
        sidecar, sidecar_seal: of the metadata beside it.
        corrections, corrections_seal: of what editors say of its lines.
        seconds: that it took.
        version: the bytes of the TEI file, packed.
        is_same: the source that had to be fetched is the one that was encoded already.
    """

    item: Item
    outcome: Outcome
    staged: Staged | None = None
    sha256: str | None = None
    seal: str | None = None
    sidecar: str | None = None
    sidecar_seal: str | None = None
    corrections: str | None = None
    corrections_seal: str | None = None
    seconds: float = 0.0
    is_same: bool = False
    version: Version | None = None


def encode_task(task: Task, options: Options, folder: Path) -> Made:
    """Encode a source, and stage `folder/NAME.xml`. What fails is told in the outcome."""
    return safely(partial(_encode_task, options=options, folder=folder), task, fail_task)


def fail_task(task: Task, error: EngrossError) -> Made:
    """What became of a source that cannot be encoded."""
    return Made(replace(task.item, data=None), failed(task.item, error))


def _encode_task(task: Task, options: Options, folder: Path) -> Made:
    started = time.monotonic()
    item = task.item
    data = fetch(item.place) if item.is_far else item.data
    if data is not None and task.known == hashlib.sha256(data).hexdigest():
        return Made(replace(item, data=None), Outcome(str(item)), sha256=task.known, is_same=True)
    made = Made(replace(item, data=None), Outcome(str(item)))
    if item.path is not None:
        made = _marked(made, item.path)
        document, outcome = encode_path(item.path, options, item.name)
    else:
        document, outcome = encode_bytes(data or b"", item, options)
    target = folder / f"{item.name}.xml"
    staged = stage(target, document.tei, task.ours, overwrite=task.overwrite)
    outcome = replace(outcome, record={"tei": str(target), **outcome.record})
    seconds = time.monotonic() - started
    sha256 = outcome.record["sha256"]
    version = pack(document.tei)
    return replace(made, outcome=outcome, staged=staged, sha256=sha256, seconds=seconds, version=version)


def _marked(made: Made, path: Path) -> Made:
    """What is made of a file, with that by which it and what lies beside it are known again."""
    item = made.item
    return replace(
        made,
        seal=seal(path),
        sidecar=sha256_of(Path(item.sidecar)),
        sidecar_seal=seal(item.sidecar),
        corrections=sha256_of(Path(item.corrections)),
        corrections_seal=seal(item.corrections),
    )


def encode_file(file: Path, options: Options, folder: Path) -> Outcome:
    """Encode a source and write `folder/NAME.xml`.

    Raises:
        EngrossError: the source cannot be read, or the TEI would not be whole and valid.
    """
    document, outcome = encode_path(file, options)
    target = folder / f"{document.name}.xml"
    write_whole(target, document.tei)
    return replace(outcome, record={"tei": str(target), **outcome.record})


def encode_path(file: Path, options: Options, name: str | None = None) -> "tuple[Document, Outcome]":
    """Encode a source with the metadata and the corrections that lie beside it.

    Args:
        file: the source.
        options: how it is encoded.
        name: of the document; by default the stem of the file's.
    """
    source, options, found = source_at(file, options, name)
    said = corrections_file(file) if str(file) != STREAM else None
    corrections, wrong = corrections_beside(file, options) if said else ((), ())
    return _encoded(source, options, str(file), (*found, *wrong), corrections, str(said))


def source_at(
    file: Path, options: Options, name: str | None = None
) -> tuple[Source, Options, tuple[Finding, ...]]:
    """A source, how it is to be encoded with the metadata that lies beside it, and what is amiss with both.

    Args:
        file, options, name: as for `encode_path`.
    """
    source, found = read_source(file, options.encoding)
    source = replace(source, name=name or source.name)
    options, odd = metadata_beside(file, source.name, options)
    return source, options, (*found, *odd)


def metadata_beside(file: Path, name: str, options: Options) -> tuple[Options, tuple[Finding, ...]]:
    """The options with the metadata that lie beside a source, and what is odd about these.

    Raises:
        WrongMetadata: they are not of the model of metadata.
    """
    beside = sidecar(file)
    if beside is None:
        return options, ()
    unread = _way_out(beside, options)
    if unread:
        return options, (Finding("M01", Severity.WARNING, unread, Place(str(beside))),)
    table, odd = _with_sidecar(options.metadata, beside, name)
    return replace(options, metadata=table), odd


def corrections_beside(file: Path, options: Options) -> tuple[tuple[Correction, ...], tuple[Finding, ...]]:
    """What editors say of the lines of a source, and what is wrong with the records that are left out."""
    beside = corrections_file(file)
    unread = _way_out(beside, options)
    if unread:
        return (), (Finding(RULE, Severity.WARNING, unread, Place(str(beside))),)
    return read_corrections(beside)


def _way_out(beside: Path, options: Options) -> str | None:
    return None if options.follows_links else way_out(beside, beside.parent)


def encode_bytes(data: bytes, item: Item, options: Options) -> "tuple[Document, Outcome]":
    """Encode a source that has no file of its own, with the metadata that stand beside it."""
    source, found = source_of_bytes(data, name=item.name, file=item.shown, encoding=options.encoding)
    if item.metadata is not None:
        own = merge(options.metadata.of(item.name), item.metadata)
        options = replace(options, metadata=MetadataTable(own, file=options.metadata.file))
    return _encoded(source, options, item.shown, found)


def _encoded(
    source: Source,
    options: Options,
    shown: str,
    found: tuple[Finding, ...],
    corrections: tuple[Correction, ...] = (),
    corrections_file: str | None = None,
) -> "tuple[Document, Outcome]":
    from encoder.doubts import find_doubts
    from encoder.pipeline import encode_and_read  # a run that finds nothing to encode does without

    document, reading = encode_and_read(source, options, corrections, corrections_file)
    standing = standing_records(placed_records(corrections, source.text)) if corrections else ()
    doubts = find_doubts(reading.pages, document.findings, standing)
    house = document.house
    record: dict[str, Any] = {
        "house": options.houses.index(house) if house in options.houses else None,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "coverage": asdict(document.coverage),
        "review": [doubt.as_json() for doubt in doubts],
    }
    if house.declared:
        record["occurring"] = sorted(occurring(house, source.text.split("\n")))
    findings = (*found, *document.findings)
    is_wrong = any(finding.rule in FAULTS for finding in findings)
    exit_code = ExitCode.DOCUMENT if is_wrong else ExitCode.OK
    return document, Outcome(shown, exit_code=exit_code, findings=findings, record=record, doubts=len(doubts))


def _with_sidecar(table: MetadataTable, path: Path, name: str) -> tuple[MetadataTable, tuple[Finding, ...]]:
    """The metadata of a run with those of a sidecar, for this document alone."""
    beside = read_metadata(path)
    own = merge(table.of(name), beside.of(path.stem))
    return MetadataTable(own, file=table.file), (*beside.findings, *beside.unused([path.stem]))
