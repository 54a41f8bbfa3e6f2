"""The last resort: a document as paragraphs of its lines, without a judgement on any of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from encoder.errors import DocumentError
from encoder.findings import Finding, Place, Severity
from encoder.model import DocumentModel, Element, Line, Metadata, Node, Source, element
from encoder.texts import stripped

RULE = "T01"


def build_modest(lines: Sequence[Line], source: Source, metadata: Metadata) -> DocumentModel:
    """The document model in which every character is text: nothing can be lost where nothing is decided.

    Args:
        lines: all lines of the source.
        source: that they are of.
        metadata: as given.
    """
    runs = groupby(lines, key=lambda line: bool(line.text.strip()))
    paragraphs = (_paragraph(tuple(run)) for speaks, run in runs if speaks)
    return DocumentModel(source, (element("div", *paragraphs, type="document"),), metadata)


def _paragraph(lines: Sequence[Line]) -> Element:
    return Element("p", tuple(_with_breaks(lines)))


def _with_breaks(lines: Sequence[Line]) -> Iterator[Node]:
    for index, line in enumerate(lines):
        if index:
            yield element("lb")
        yield stripped(line)


def why_modest(error: DocumentError) -> Finding:
    """The finding that says that a document was encoded modestly, and why."""
    message = f"encoded as paragraphs of its lines only, since otherwise {error.message}"
    hint = "nothing is lost, but nothing is marked up: please report it with the file"
    return Finding(RULE, Severity.WARNING, message, Place(line=error.line), hint)
