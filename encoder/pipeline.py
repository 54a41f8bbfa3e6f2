"""The stages in their order, for one document: text in, proven and valid TEI out."""

from dataclasses import dataclass, field

from lxml import etree

from encoder.blocks import build_blocks
from encoder.checks.conservation import Coverage, prove
from encoder.checks.relaxng import first_error
from encoder.config import Options
from encoder.document import build_document
from encoder.errors import InvalidDocument
from encoder.findings import Finding
from encoder.model import Kind, Metadata, Source
from encoder.pages import detect_kind, find_pages
from encoder.reading import split_lines
from encoder.tei import build_tree, serialize


@dataclass(frozen=True, slots=True)
class Document:
    """An encoded document: valid TEI that holds every character of its source.

    Attributes:
        name: the stem of its file's name.
        kind: of the source.
        tei: the TEI document, UTF-8 with XML declaration.
        coverage: the figures of the proof that nothing was lost.
        findings: decisions that an editor should review, and warnings.
        metadata: as it stands in the header.
    """

    name: str
    kind: Kind
    tei: bytes = field(repr=False)
    coverage: Coverage
    findings: tuple[Finding, ...]
    metadata: Metadata

    @property
    def tree(self) -> etree._ElementTree:
        """The TEI document, parsed."""
        return etree.ElementTree(etree.fromstring(self.tei, etree.XMLParser(huge_tree=True)))


def encode_source(source: Source, options: Options | None = None) -> Document:
    """Encode one source.

    Raises:
        CharactersLost: the TEI would not hold exactly the characters of the source.
        InvalidDocument: the TEI would not be valid.
        UsageError: corrections are asked for, and their dictionary is not installed.
    """
    options = options or Options()
    lines = split_lines(source)
    kind = options.kind or detect_kind(lines)
    pages, page_findings = find_pages(lines, kind)
    blocks = build_blocks(pages)
    metadata = options.metadata.of(source.name)
    model, document_findings = build_document(blocks, source, kind, metadata, correct=options.correct)
    tree = build_tree(model)
    data = serialize(tree, options.schema_folder)
    coverage = prove(data, model)
    _refuse_invalid(tree, source)
    findings = tuple(finding.in_file(source.file) for finding in (*page_findings, *document_findings))
    return Document(source.name, kind, data, coverage, findings, model.metadata)


def _refuse_invalid(tree: etree._ElementTree, source: Source) -> None:
    error = first_error(tree)
    if error is not None:
        raise InvalidDocument(
            f"the TEI would be invalid: {error[1]}",
            hint="this is a fault of the encoder: please report it with the file",
            file=source.file,
        )
