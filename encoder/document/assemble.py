"""The documents of a source as `div` elements."""

from dataclasses import replace

from encoder.document.classification import highest_classification
from encoder.document.correction import correct_division
from encoder.document.correspondence import correspondence, date_of
from encoder.document.dates import review_dates
from encoder.document.divisions import build_division
from encoder.document.heading import document_number, document_type, plain_text
from encoder.document.notes import place_notes
from encoder.document.phrases import mark_phrases
from encoder.document.settle import settle
from encoder.document.split import split_documents
from encoder.document.title import find_title
from encoder.findings import Finding
from encoder.model import Block, DocumentModel, Element, Kind, Metadata, Role, Source


def build_document(
    blocks: tuple[Block, ...], source: Source, kind: Kind, metadata: Metadata, *, correct: bool = False
) -> tuple[DocumentModel, tuple[Finding, ...]]:
    """The document model of a source.

    Args:
        blocks: of the whole source.
        source: which the blocks' leaves point into.
        kind: of the source.
        metadata: from a sidecar; it wins over what is found in the text.
        correct: whether to propose corrections of what OCR misread.

    Raises:
        UsageError: corrections are asked for, and their dictionary is not installed.
    """
    divisions: list[Element] = []
    findings: list[Finding] = []
    for part in split_documents(blocks, kind):
        division, found = _division(part, kind)
        findings += [*found, *review_dates(division.content, source.text)]
        if correct:
            division, found = correct_division(division, source.text)
            findings += found
        divisions.append(division)
    complete = _complete(metadata, blocks, divisions)
    letters = correspondence(divisions, metadata, complete)
    return DocumentModel(source, kind, settle(tuple(divisions)), complete, letters), tuple(findings)


def _division(blocks: tuple[Block, ...], kind: Kind) -> tuple[Element, tuple[Finding, ...]]:
    placed, note_findings = place_notes(blocks)
    heading = next((plain_text(block.content) for block in placed if block.role is Role.HEAD), "")
    content, list_findings = build_division(placed)
    n = document_number(heading) if kind is Kind.EDITED else None
    given = {"type": document_type(heading, placed), "n": n}
    attributes = tuple((name, value) for name, value in given.items() if value is not None)
    division = Element("div", mark_phrases(content, kind), attributes)
    return division, (*note_findings, *list_findings)


def _complete(metadata: Metadata, blocks: tuple[Block, ...], divisions: list[Element]) -> Metadata:
    """The metadata, with what the text says where the sidecar is silent."""
    return replace(
        metadata,
        title=metadata.title or next((title for title in map(find_title, divisions) if title), None),
        classification=metadata.classification or highest_classification(blocks),
        date=metadata.date or next((date for date in map(date_of, divisions) if date), None),
    )
