"""The stages in their order, for one document: text in, proven and valid TEI out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from lxml import etree

from encoder.blocks import build_blocks
from encoder.checks.conservation import Coverage, prove
from encoder.checks.own_rules import first_violation
from encoder.checks.relaxng import first_error
from encoder.config import Options
from encoder.corrections.placing import Standing
from encoder.corrections.records import Correction
from encoder.corrections.rulings import NO_RULINGS, Rulings, rulings_of, unusable, without
from encoder.document import build_document
from encoder.document.dates import Context
from encoder.document.given import usable
from encoder.document.modest import build_modest, why_modest
from encoder.errors import CharactersLost, InvalidDocument
from encoder.findings import OF_CORRECTIONS, Finding
from encoder.house.choice import choose_house, folder_of
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.metadata.front_matter import front_matter
from encoder.metadata.table import merge
from encoder.model import (
    SILENT,
    DocumentModel,
    Learnt,
    Line,
    Metadata,
    Page,
    Role,
    RoledLine,
    Source,
)
from encoder.note_marks import note_start
from encoder.pages import find_pages, has_typed_furniture
from encoder.pages.learnt.chains import chains_of
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


def encode_source(
    source: Source,
    options: Options | None = None,
    corrections: Iterable[Correction] = (),
    corrections_file: str | None = None,
) -> Document:
    """Encode one source: the document of `encode_and_read`, which says what it takes and raises."""
    return encode_and_read(source, options, corrections, corrections_file)[0]


def encode_and_read(
    source: Source,
    options: Options | None = None,
    corrections: Iterable[Correction] = (),
    corrections_file: str | None = None,
) -> tuple[Document, Reading]:
    """Encode one source, and say how it was read.

    What was read is written only where it is proven whole and valid; else it is encoded again without
    any judgement, as paragraphs of its lines, and a finding (`T01`) says so.

    Args:
        source: the text.
        options: how it is encoded.
        corrections: what an editor said of its lines; findings say which of them could not be heard.
        corrections_file: where the corrections stand, for messages.

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
    own = front_matter([line.text for line in lines])
    metadata, found = usable(merge(options.metadata.of(source.name), own))
    metadata = replace(metadata, language=metadata.language or house.language)
    rulings, told = rulings_of(corrections, source.text, corrections_file)
    found = (*told, *found)
    try:
        reading, findings, data, coverage = _encoded(source, lines, metadata, options, house, rulings)
    except (CharactersLost, InvalidDocument, RecursionError) as error:
        reading = Reading((), build_modest(lines, source, metadata))
        findings = (why_modest(error), *unusable(rulings.standings, corrections_file))
        data, coverage = _proven(reading.model, options)
    placed = tuple(finding.in_file(source.file) for finding in (*found, *findings))
    return Document(source.name, data, coverage, placed, reading.model.metadata, house), reading


_Encoded = tuple[Reading, tuple[Finding, ...], bytes, Coverage]


def _encoded(
    source: Source,
    lines: tuple[Line, ...],
    metadata: Metadata,
    options: Options,
    house: Conventions,
    rulings: Rulings,
) -> _Encoded:
    """A source read and proven; corrections with which it would be neither whole nor valid are not heard.

    Raises:
        CharactersLost, InvalidDocument: it would not be either without any.
    """

    def attempt(heard: Rulings) -> _Encoded:
        reading, findings = _read(source, lines, metadata, options, house, heard)
        return (reading, findings, *_proven(reading.model, options))

    try:
        return attempt(rulings)
    except (CharactersLost, InvalidDocument, RecursionError):
        if not rulings:
            raise
    best, heard, dropped = attempt(NO_RULINGS), NO_RULINGS, list[Standing]()
    waiting = [rulings.standings]
    while waiting:
        part = waiting.pop()
        try:
            more = without(
                rulings, [one for one in rulings.standings if one not in (*heard.standings, *part)]
            )
            best, heard = attempt(more), more
        except (CharactersLost, InvalidDocument, RecursionError):
            half = len(part) // 2
            if half:
                waiting += [part[half:], part[:half]]
            else:
                dropped += part
    reading, findings, data, coverage = best
    return reading, (*findings, *unusable(dropped, rulings.file)), data, coverage


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of a source, or the part of one that has a role of its own, as it is read.

    Attributes:
        number: of the physical line, from 1.
        start: offset in the source's text.
        text: its characters.
        role: what it is; `blank` where it holds nothing.
        certainty: of the role, 0 to 1.
        ruled: whether an editor said what it is, or that it joins or parts.
        page: the number of the page that begins with it, "" for one without; None where none does.
        page_certainty: that the page begins here, 0 to 1.
        note: the number of the note that begins with it, "" for one without; None where none does.
        begins: whether a block begins with it: it goes on with nothing above it.
        mark: whether it is the mark of the page that begins with it.
    """

    number: int
    start: int
    text: str
    role: Role
    certainty: float = 1.0
    ruled: bool = False
    page: str | None = None
    page_certainty: float = 1.0
    note: str | None = None
    begins: bool = False
    mark: bool = False


def read_lines(
    source: Source, options: Options | None = None, corrections: Iterable[Correction] = ()
) -> tuple[ReadLine, ...]:
    """What each line of a source is taken for, before anything is made of it.

    It is what `encode_source` would decide, and much faster.

    Args:
        source: the text.
        options: how it is encoded.
        corrections: what an editor said of its lines.
    """
    options = options or Options()
    lines = split_lines(source)
    house = choose_house(
        lines, options.houses, folder_of(source.file), typed=partial(has_typed_furniture, lines)
    )
    rulings, _ = rulings_of(corrections, source.text)
    chains = chains_of(options.model.of(folder_of(source.file)))
    pages, _ = find_pages(lines, typed=is_typed(lines, house), house=house, rulings=rulings, chains=chains)
    return tuple(
        _read_line(page, roled, rulings, first=(index > 0 and not at) or _says_page(page, at))
        for index, page in enumerate(pages)
        for at, roled in enumerate(page.lines)
    )


def _says_page(page: Page, at: int) -> bool:
    """Whether the first page of a source says that it begins."""
    return at == 0 and (page.mark is not None or page.ruled or page.n is not None)


def _read_line(page: Page, roled: RoledLine, rulings: Rulings, *, first: bool) -> ReadLine:
    line = roled.line
    label = None
    if roled.role is Role.NOTE:
        said = rulings.notes.get(line.number)
        found = note_start(line.text)
        label = said if isinstance(said, str) else found.label if found else ""
    return ReadLine(
        line.number,
        line.start,
        line.text,
        roled.role,
        roled.certainty,
        roled.ruled or roled.joins is not None,
        (page.n or "") if first else None,
        page.certainty,
        label,
        begins=roled.role not in SILENT and roled.role not in (Role.BLANK, Role.CONTINUATION),
        mark=line is page.mark,
    )


def _read(
    source: Source,
    lines: tuple[Line, ...],
    metadata: Metadata,
    options: Options,
    house: Conventions,
    rulings: Rulings = NO_RULINGS,
) -> tuple[Reading, tuple[Finding, ...]]:
    """A source, read by the stages that decide what its lines are."""
    typed = is_typed(lines, house)
    weights = options.model.of(folder_of(source.file))
    pages, page_findings = find_pages(
        lines, typed=typed, house=house, rulings=rulings, chains=chains_of(weights)
    )
    blocks = build_blocks(pages, house)
    model, document_findings = build_document(
        blocks,
        source,
        metadata,
        typed=typed,
        correct=options.correct,
        languages=dict(house.languages),
        run=Context(years=house.years, day_first=house.day_first),
        rulings=rulings,
    )
    if weights is not None:
        model = replace(model, learnt=Learnt(weights.sha256, weights.documents))
    findings = (*page_findings, *document_findings)
    left = tuple(_undecided(findings, rulings)) if rulings.accepted else findings
    return Reading(pages, model), left


def _undecided(findings: Iterable[Finding], rulings: Rulings) -> Iterator[Finding]:
    """The findings without the doubts that an editor has looked at."""
    spans = {one.line: one for one in rulings.standings if one.correction.accepted}
    for finding in findings:
        standing = spans.get(finding.place.line or 0) if finding.place.file is None else None
        column = finding.place.column
        is_there = standing is not None and (
            standing.is_whole
            or column is None
            or 0 <= column - (standing.correction.column or 0) < len(standing.correction.text)
        )
        if not is_there or finding.rule in OF_CORRECTIONS:
            yield finding


def is_typed(lines: tuple[Line, ...], house: Conventions) -> bool:
    """Whether a source has the furniture of typed pages, as the house declares or its lines show."""
    return bool(house.typed) if "typed-pages" in house.declared else has_typed_furniture(lines, house.typed)


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
