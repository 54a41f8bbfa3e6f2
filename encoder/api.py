"""The public calls: survey, encode, validate, render."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, overload

from encoder.checks.validate import validate_bytes
from encoder.config import Options
from encoder.corrections.records import Correction
from encoder.findings import Finding
from encoder.house.conventions import Conventions
from encoder.house.house_file import house_of
from encoder.house.house_file import read_house as read_house_file
from encoder.house.profile import look_at
from encoder.house.survey import survey as survey_profiles
from encoder.house.weights import Model
from encoder.house.weights_file import read_weights
from encoder.metadata import MetadataTable, check_metadata
from encoder.model import Metadata
from encoder.pages import has_typed_furniture
from encoder.pages.learnt.chains import shipped
from encoder.pipeline import Document, encode_source
from encoder.reading import known_encoding, source_of_bytes, source_of_text, split_lines


def encode(
    text: str | bytes,
    *,
    name: str = "text",
    metadata: Metadata | None = None,
    correct: bool = False,
    schema_folder: str | None = None,
    encoding: str | None = None,
    houses: Sequence[Conventions] = (),
    corrections: Iterable[Correction] = (),
    weights: Path | None = None,
) -> Document:
    """Encode one text as TEI.

    Args:
        text: the source; bytes are decoded as `encoding` says, or as they are found to be.
        name: of the document, recorded in the header.
        metadata: wins over what is found in the text.
        correct: propose corrections of what OCR misread, beside the source's readings.
        schema_folder: the address of a folder with `engross.rng` and `engross.sch`, which the document is to
            name in `<?xml-model?>`, relative to where it will lie or absolute; None names no schema.
        encoding: of the bytes, a codec of Python; None to find it out.
        houses: what is known of the houses that it may be of, from `survey` or `read_house`.
        corrections: what an editor said of its lines: it is certain, and the rest is decided around it.
        weights: the file of what `engross learn` has learnt of its house.

    Returns:
        The document: valid TEI that holds every character of the text.

    Raises:
        UnreadableSource: there is no text, or in which encoding it is is in doubt.
        WrongMetadata: they are not of the model of metadata.
        UsageError: there is no such encoding, or the weights were made for another version.
        CharactersLost, InvalidDocument: the encoder failed; nothing is returned that is not proven.
    """
    if isinstance(text, bytes):
        codec = known_encoding(encoding) if encoding else None
        source, found = source_of_bytes(text, name=name, file=name, encoding=codec)
    else:
        source, found = source_of_text(text, name=name, file=name), ()
    known, odd = check_metadata(metadata or Metadata())
    model = Model((read_weights(weights, shipped()),) if weights else ())
    options = Options(MetadataTable(common=known), correct, schema_folder, houses=tuple(houses), model=model)
    document = encode_source(source, options, corrections)
    return replace(document, findings=(*found, *odd, *document.findings))


def survey(texts: Mapping[str, str]) -> tuple[Conventions, ...]:
    """The conventions of the houses that texts are of, as evidence for the encoding of each.

    Args:
        texts: by name.

    Returns:
        One where the texts agree, that with most texts first.
    """
    found = []
    for name, text in texts.items():
        lines = split_lines(source_of_text(text, name=name, file=name))
        found.append(look_at(name, lines, typed=has_typed_furniture(lines)))
    return survey_profiles(found)


def read_house(table: Mapping[str, Any] | Path) -> Conventions:
    """The conventions that are declared: by a file such as `house.toml`, or a table with its keys.

    Raises:
        UsageError: the file cannot be read, a key is not known, or its value is not allowed.
    """
    return read_house_file(table) if isinstance(table, Path) else house_of(table)


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
