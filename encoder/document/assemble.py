"""The documents of a source as `div` elements."""

from dataclasses import replace

from encoder.document.classification import highest_classification
from encoder.document.correspondence import correspondence, date_of
from encoder.document.divisions import build_division
from encoder.document.heading import document_number, document_type, plain_text
from encoder.document.notes import place_notes
from encoder.document.phrases import mark_phrases
from encoder.document.split import split_documents
from encoder.findings import Finding
from encoder.model import Block, DocumentModel, Element, Kind, Metadata, Role, Source


def build_document(
    blocks: tuple[Block, ...], source: Source, kind: Kind, metadata: Metadata
) -> tuple[DocumentModel, tuple[Finding, ...]]:
    """The document model of a source.

    Args:
        blocks: of the whole source.
        source: which the blocks' leaves point into.
        kind: of the source.
        metadata: from a sidecar; it wins over what is found in the text.
    """
    divisions: list[Element] = []
    findings: list[Finding] = []
    for part in split_documents(blocks, kind):
        division, found = _division(part, kind)
        divisions.append(division)
        findings += found
    complete = _complete(metadata, blocks, divisions)
    letters = correspondence(divisions, metadata, complete)
    return DocumentModel(source, kind, tuple(divisions), complete, letters), tuple(findings)


def _division(blocks: tuple[Block, ...], kind: Kind) -> tuple[Element, tuple[Finding, ...]]:
    heading = " ".join(plain_text(block.content) for block in blocks if block.role is Role.HEAD)
    placed, note_findings = place_notes(blocks)
    content, list_findings = build_division(placed)
    n = document_number(heading) if kind is Kind.EDITED else None
    given = {"type": document_type(heading, blocks), "n": n}
    attributes = tuple((name, value) for name, value in given.items() if value is not None)
    division = Element("div", mark_phrases(content, kind), attributes)
    return division, (*note_findings, *list_findings)


def _complete(metadata: Metadata, blocks: tuple[Block, ...], divisions: list[Element]) -> Metadata:
    """The metadata, with what the text says where the sidecar is silent."""
    head = next((block for block in blocks if block.role is Role.HEAD), None)
    return replace(
        metadata,
        title=metadata.title or (plain_text(head.content) if head else None),
        classification=metadata.classification or highest_classification(blocks),
        date=metadata.date or next((date for date in map(date_of, divisions) if date), None),
    )
