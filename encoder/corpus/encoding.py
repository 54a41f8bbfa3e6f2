"""The work of encoding on one file of a corpus."""

from dataclasses import asdict, replace
from pathlib import Path

from encoder.config import MetadataTable, Options, merge, read_metadata, sidecar
from encoder.corpus.run import Outcome
from encoder.pipeline import Document, encode_source
from encoder.source import read_source
from encoder.writer import write_whole


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
    source, found = read_source(file)
    beside = sidecar(file)
    if beside is not None:
        options = replace(options, metadata=_with_sidecar(options.metadata, beside, source.name))
    document = encode_source(source, options)
    record = {
        "kind": document.kind.value,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "coverage": asdict(document.coverage),
    }
    return document, Outcome(str(file), findings=(*found, *document.findings), record=record)


def _with_sidecar(table: MetadataTable, path: Path, name: str) -> MetadataTable:
    own = merge(table.documents.get(name, table.common), read_metadata(path).of(name))
    return replace(table, documents={**table.documents, name: own})
