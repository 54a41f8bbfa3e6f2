"""The stages in their order, for one document: text in, proven and valid TEI out."""

from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from encoder.blocks import build_blocks
from encoder.checks.conservation import Coverage, prove
from encoder.checks.own_rules import first_violation
from encoder.checks.relaxng import first_error
from encoder.config import Options
from encoder.document import build_document
from encoder.document.dates import Context
from encoder.document.given import usable
from encoder.document.modest import build_modest, why_modest
from encoder.errors import CharactersLost, InvalidDocument
from encoder.findings import Finding
from encoder.house.choice import choose_house, folder_of
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.model import DocumentModel, Line, Metadata, Page, Source
from encoder.pages import find_pages, has_typed_furniture
from encoder.reading import split_lines
from encoder.tei import build_tree, serialize


@dataclass(frozen=True, slots=True)
class Document:
    """An encoded document: valid TEI that holds every character of its source.

    Attributes:
        name: the stem of its file's name.
        tei: the TEI document, UTF-8 with XML declaration.
        coverage: the figures of the proof that nothing was lost.
        findings: decisions that an editor should review, and warnings.
        metadata: as it stands in the header.
        house: the conventions that it was read by.
    """

    name: str
    tei: bytes = field(repr=False)
    coverage: Coverage
    findings: tuple[Finding, ...]
    metadata: Metadata
    house: Conventions = field(default=UNKNOWN, repr=False)

    @property
    def tree(self) -> etree._ElementTree:
        """The TEI document, parsed."""
        return etree.ElementTree(etree.fromstring(self.tei, etree.XMLParser(huge_tree=True)))


@dataclass(frozen=True, slots=True)
class Reading:
    """How a source was read: what its lines are, and what was built of them.

    Attributes:
        pages: every line with its role; none where the source could only be encoded without any judgement.
        model: that the TEI was built from.
    """

    pages: tuple[Page, ...]
    model: DocumentModel


def encode_source(source: Source, options: Options | None = None) -> Document:
    """Encode one source: the document of `encode_and_read`."""
    return encode_and_read(source, options)[0]


def encode_and_read(source: Source, options: Options | None = None) -> tuple[Document, Reading]:
    """Encode one source, and say how it was read.

    What was read is written only where it is proven whole and valid; else it is encoded again without
    any judgement, as paragraphs of its lines, and a finding (`T01`) says so.

    Raises:
        CharactersLost: even that would not hold exactly the characters of the source.
        InvalidDocument: even that would not be valid.
        UsageError: corrections are asked for, and their dictionary is not installed.
    """
    options = options or Options()
    lines = split_lines(source)
    house = choose_house(
        lines, options.houses, folder_of(source.file), typed=partial(has_typed_furniture, lines)
    )
    metadata, found = usable(options.metadata.of(source.name))
    metadata = replace(metadata, language=metadata.language or house.language)
    try:
        reading, findings = _read(source, lines, metadata, options, house)
        data, coverage = _proven(reading.model, options)
    except (CharactersLost, InvalidDocument, RecursionError) as error:
        reading, findings = Reading((), build_modest(lines, source, metadata)), (why_modest(error),)
        data, coverage = _proven(reading.model, options)
    placed = tuple(finding.in_file(source.file) for finding in (*found, *findings))
    return Document(source.name, data, coverage, placed, reading.model.metadata, house), reading


def _read(
    source: Source, lines: tuple[Line, ...], metadata: Metadata, options: Options, house: Conventions
) -> tuple[Reading, tuple[Finding, ...]]:
    """A source, read by the stages that decide what its lines are."""
    typed = bool(house.typed) if "typed-pages" in house.declared else has_typed_furniture(lines, house.typed)
    pages, page_findings = find_pages(lines, typed=typed, house=house)
    blocks = build_blocks(pages, house)
    model, document_findings = build_document(
        blocks,
        source,
        metadata,
        typed=typed,
        correct=options.correct,
        languages=dict(house.languages),
        run=Context(years=house.years, day_first=house.day_first),
    )
    return Reading(pages, model), (*page_findings, *document_findings)


def _proven(model: DocumentModel, options: Options) -> tuple[bytes, Coverage]:
    """The TEI document of a model, whole and valid by the grammar and by the rules.

    Raises:
        CharactersLost: it would not be whole.
        InvalidDocument: it would not be valid.
    """
    tree = build_tree(model, options.imprint)
    data = serialize(tree, options.schema_folder)
    coverage = prove(data, model)
    _refuse_invalid(tree, model.source)
    return data, coverage


def _refuse_invalid(tree: etree._ElementTree, source: Source) -> None:
    error = first_error(tree)
    violation = None if error else first_violation(tree)
    what = error[1] if error else f"{violation.name} violates {violation.rule}" if violation else None
    if what:
        raise InvalidDocument(
            f"the TEI would be invalid: {what}",
            hint="this is a fault of the encoder: please report it with the file",
            file=source.file,
        )
