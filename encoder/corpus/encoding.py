"""The work of encoding on one file of a corpus, and what its files have in common."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from encoder.config import Options
from encoder.corpus.run import Outcome
from encoder.findings import Finding
from encoder.house.declared import occurring
from encoder.metadata import MetadataTable, merge, read_metadata, sidecar
from encoder.pipeline import Document, encode_source
from encoder.reading import read_source
from encoder.resources import resource
from encoder.schemas import FOLDER, OURS, local_path, schema_address
from encoder.writer import write_changed, write_whole


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


def encode_file(file: Path, options: Options, folder: Path) -> Outcome:
    """Encode a source and write `folder/NAME.xml`.

    Raises:
        EngrossError: the source cannot be read, or the TEI would not be whole and valid.
    """
    document, outcome = encode_path(file, options)
    target = folder / f"{document.name}.xml"
    write_whole(target, document.tei)
    return replace(outcome, record={"tei": str(target), **outcome.record})


def encode_path(file: Path, options: Options) -> tuple[Document, Outcome]:
    """Encode a source with the metadata that lies beside it."""
    source, found = read_source(file, options.encoding)
    beside = sidecar(file)
    if beside is not None:
        table, odd = _with_sidecar(options.metadata, beside, source.name)
        options, found = replace(options, metadata=table), (*found, *odd)
    document = encode_source(source, options)
    house = document.house
    record: dict[str, Any] = {
        "house": options.houses.index(house) if house in options.houses else None,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "coverage": asdict(document.coverage),
    }
    if house.declared:
        record["occurring"] = sorted(occurring(house, source.text.split("\n")))
    return document, Outcome(str(file), findings=(*found, *document.findings), record=record)


def _with_sidecar(table: MetadataTable, path: Path, name: str) -> tuple[MetadataTable, tuple[Finding, ...]]:
    """The metadata of a run with those of a sidecar; they are about this document alone."""
    beside = read_metadata(path)
    own = merge(table.of(name), beside.of(name))
    return replace(table, documents={**table.documents, name: own}), (
        *beside.findings,
        *beside.unused([name]),
    )
