"""The public calls: encode, validate, render."""

from typing import Literal, overload

from encoder.checks.validate import validate_bytes
from encoder.config import MetadataTable, Options
from encoder.findings import Finding
from encoder.model import Kind, Metadata
from encoder.pipeline import Document, encode_source
from encoder.source import source_of_bytes, source_of_text


def encode(
    text: str | bytes,
    *,
    name: str = "text",
    kind: Kind | str | None = None,
    metadata: Metadata | None = None,
    correct: bool = False,
    schema_folder: str | None = None,
) -> Document:
    """Encode one text as TEI.

    Args:
        text: the source; bytes are decoded as UTF-8, UTF-16 or Windows-1252.
        name: of the document, recorded in the header.
        kind: `edited` or `typescript`; None to find it out.
        metadata: wins over what is found in the text.
        correct: propose corrections of what OCR misread, beside the source's readings.
        schema_folder: the address of a folder with `engross.rng` and `engross.sch`, which the document is to
            name in `<?xml-model?>`, relative to where it will lie or absolute; None names no schema.

    Returns:
        The document: valid TEI that holds every character of the text.

    Raises:
        UnreadableSource: there is no text, or it cannot be decoded.
        CharactersLost, InvalidDocument: the encoder failed; nothing is returned that is not proven.
    """
    if isinstance(text, bytes):
        source = source_of_bytes(text, name=name, file=name)[0]
    else:
        source = source_of_text(text, name=name, file=name)
    table = MetadataTable(common=metadata or Metadata())
    return encode_source(source, Options(Kind(kind) if kind else None, table, correct, schema_folder))


def validate(tei: bytes, *, file: str = "document.xml") -> tuple[Finding, ...]:
    """What is wrong with a TEI document, by the schema and the Schematron rules of Engross.

    Args:
        tei: the document.
        file: what the findings call it.

    Returns:
        The findings; none is an error where the document is valid.
    """
    return validate_bytes(tei, file)


@overload
def render(tei: bytes, to: Literal["html"] = "html") -> str: ...
@overload
def render(tei: bytes, to: Literal["pdf"]) -> bytes: ...
def render(tei: bytes, to: Literal["html", "pdf"] = "html") -> str | bytes:
    """A TEI document as an HTML page or as a PDF.

    Args:
        tei: the document.
        to: `html` or `pdf`.

    Returns:
        The page as a string, or the bytes of the PDF.

    Raises:
        InvalidDocument: not well-formed.
        NotRendered: the stylesheet or the typesetter refused.
    """
    if to == "pdf":
        from encoder.rendering.pdf import render_pdf

        return render_pdf(tei)[0]
    from encoder.rendering.html import render_html

    return render_html(tei)
