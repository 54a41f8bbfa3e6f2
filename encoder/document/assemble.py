"""The documents of a source as `div` elements."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.document.captions import with_captions
from encoder.document.chapters import mark_chapters
from encoder.document.classification import highest_classification
from encoder.document.correction import correct_division
from encoder.document.correspondence import correspondence, date_of
from encoder.document.dates import NO_CONTEXT, Context, review_dates
from encoder.document.dates.carried import carry_years
from encoder.document.divisions import build_division
from encoder.document.elements import outermost
from encoder.document.entries import mark_entries
from encoder.document.flat import flatten
from encoder.document.front import front_of, title_of, without_front
from encoder.document.greetings import part_greetings
from encoder.document.heading import document_number, document_type, plain_text
from encoder.document.languages import mark_languages
from encoder.document.leaves import part_leaves
from encoder.document.note_headings import label_note_headings
from encoder.document.notes import place_notes
from encoder.document.phrases import mark_phrases
from encoder.document.quotations import mark_quotations
from encoder.document.ruled_spans import mark_ruled
from encoder.document.settle import settle, with_signs_as_text
from encoder.document.shown import review_rulings
from encoder.document.split import split_documents
from encoder.document.title import find_title
from encoder.findings import Finding
from encoder.language import Detection, detect_language, has_data
from encoder.model import Block, Content, DocumentModel, Element, Metadata, Role, Source

_YEAR = re.compile(r"(?<!\d)1\d{3}(?!\d)")


def build_document(
    blocks: tuple[Block, ...],
    source: Source,
    metadata: Metadata,
    *,
    typed: bool = False,
    correct: bool = False,
    languages: Mapping[str, float] | None = None,
    run: Context = NO_CONTEXT,
    rulings: Rulings = NO_RULINGS,
) -> tuple[DocumentModel, tuple[Finding, ...]]:
    """The document model of a source.

    Args:
        blocks: of the whole source.
        source: which the blocks' leaves point into.
        metadata: from a sidecar; it wins over what is found in the text.
        typed: whether the source has the furniture of typed pages.
        correct: whether to propose corrections of what OCR misread.
        languages: the shares of the languages in the run, as `language.languages_of_run` gives them.
        run: what is known of the dates of the run.
        rulings: what an editor said of the source.

    Raises:
        UsageError: corrections are asked for, and their dictionary is not installed.
    """
    divisions: list[Element] = []
    front: Content = ()
    findings: list[Finding] = []
    language = _language(source, metadata, languages)
    tags = (language.tag.split("-")[0].lower(),) if language.tag and has_data(language.tag) else ()
    said = _years_said(plain_text(block.content) for block in blocks if block.role is Role.DATELINE)
    for part in split_documents(blocks, typed):
        context = replace(run, languages=tags or run.languages, years=said or run.years)
        division, found = _division(part, typed, context, rulings)
        if division.content and _is_front(division.content[0]):
            first, *rest = division.content
            front, division = (first,), replace(division, content=tuple(rest))
        findings += [*found, *review_dates(division.content, source.text)]
        if correct:
            division, found = correct_division(division, source.text)
            findings += found
        divisions.append(division)
    parts = [node for node in (*front, *divisions) if isinstance(node, Element)]
    complete = replace(_complete(metadata, blocks, parts), language=language.tag)
    letters = correspondence(divisions, metadata, complete)
    content = settle(with_signs_as_text((*front, *divisions)))
    model = DocumentModel(source, content, complete, letters, language.certainty, _editors(rulings))
    return model, (*findings, *review_rulings(content, rulings))


def _language(source: Source, metadata: Metadata, languages: Mapping[str, float] | None) -> Detection:
    """The language of a source: as given, else detected."""
    return Detection(metadata.language, 1.0) if metadata.language else detect_language(source.text, languages)


def _editors(rulings: Rulings) -> tuple[str, ...]:
    """Who has said something of a source; of nobody is known more than that somebody did."""
    return rulings.editors or (("",) if rulings else ())


def _division(
    blocks: tuple[Block, ...], typed: bool, run: Context, rulings: Rulings
) -> tuple[Element, tuple[Finding, ...]]:
    placed, note_findings = place_notes(blocks, rulings)
    placed = placed if typed else part_leaves(part_greetings(placed))
    heading = next((plain_text(block.content) for block in placed if block.role is Role.HEAD), "")
    front = None if typed else front_of(placed)
    placed = placed if typed else mark_quotations(mark_chapters(mark_entries(with_captions(placed))))
    content, list_findings = build_division(placed)
    content = content if typed else label_note_headings(content)
    front, content = without_front(front, content)
    n = None if typed else document_number(heading)
    given = {"type": document_type(heading, placed), "n": n}
    attributes = tuple((name, value) for name, value in given.items() if value is not None)
    context = replace(run, heading=heading, years=_years(content) or run.years)
    content = mark_phrases(content, typed, context, rulings)
    content = content if typed else carry_years(content, context)
    content = mark_ruled(content, rulings) if rulings else content
    if run.languages:
        content = mark_languages(content, run.languages[0])
    division = Element("div", (front, *content) if front else content, attributes)
    return division, (*note_findings, *list_findings)


def _is_front(node: object) -> bool:
    return isinstance(node, Element) and node.name == "front"


def _years(content: Content) -> tuple[int, int] | None:
    """The first and last year that datelines say in full: they bear out the century of `31`."""
    return _years_said(flatten(found.content) for found in outermost(content, "dateline"))


def _years_said(texts: Iterable[str]) -> tuple[int, int] | None:
    years = [int(year) for text in texts for year in _YEAR.findall(text)]
    return (min(years), max(years)) if years else None


def _title_of(part: Element) -> str | None:
    return title_of(part) if _is_front(part) else find_title(part)


def _complete(metadata: Metadata, blocks: tuple[Block, ...], divisions: list[Element]) -> Metadata:
    """The metadata, with what the text says where the sidecar is silent."""
    return replace(
        metadata,
        title=metadata.title or next(filter(None, map(_title_of, divisions)), None),
        classification=metadata.classification or highest_classification(blocks),
        date=metadata.date or next((date for date in map(date_of, divisions) if date), None),
    )
