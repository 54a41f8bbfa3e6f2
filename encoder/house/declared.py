"""What is declared of a house and whether it occurs: a declaration that nothing bears out may be a slip."""

from collections.abc import Iterable, Iterator, Sequence

from encoder.findings import Finding, Place, Severity
from encoder.house.conventions import Conventions
from encoder.house.head_lines import fold
from encoder.house.note_sheet import Reference
from encoder.house.note_words import fold_heading
from encoder.house.page_pieces import pattern
from encoder.house.templates import note_template, page_template
from encoder.hyphens import divided_words
from encoder.language import detect_language
from encoder.note_marks import find_marks, note_start

RULE = "H01"


def declarations(house: Conventions) -> tuple[str, ...]:
    """What is declared and can occur, each as one phrase: `page-marks “[S. {n}]”`."""
    return tuple(_phrase(key, value) for key, value in _said(house))


def _phrase(key: str, value: str) -> str:
    return f"{key} “{value}”"


def _said(house: Conventions) -> Iterator[tuple[str, str]]:
    declared = house.declared
    if "language" in declared:
        yield from (("language", tag) for tag, _ in house.languages)
    if "notes" in declared:
        yield from (("notes", note_template(one.form)) for one in house.note_forms)
    if "notes-heading" in declared:
        yield from (("notes-heading", heading) for heading in house.note_headings)
    for form in house.page_forms:
        key = "page-lines" if form.own_line else "page-marks"
        if key in declared:
            yield key, page_template(form)
    if "running-heads" in declared:
        yield from (("running-heads", words) for words, _ in house.running_heads)
    if "hyphens" in declared:
        yield from (("hyphens", sign.value) for sign in house.signs)


def occurring(house: Conventions, texts: Sequence[str]) -> frozenset[str]:
    """What is declared and occurs in a document, as phrases.

    Args:
        house: with what is declared.
        texts: the lines of the document.
    """
    found = (
        {("language", detect_language("\n".join(texts)).tag or "")} if "language" in house.declared else set()
    )
    found |= {("notes", one) for one in _notes(house, texts)} if "notes" in house.declared else set()
    if "notes-heading" in house.declared:
        lines = {fold_heading(text) for text in texts}
        found |= {("notes-heading", one) for one in house.note_headings if fold_heading(one) in lines}
    if house.declared & {"page-marks", "page-lines"}:
        text = "\n".join(texts)
        for form in house.page_forms:
            if pattern(form).search(text):
                found.add(("page-lines" if form.own_line else "page-marks", page_template(form)))
    if "running-heads" in house.declared:
        found |= {("running-heads", fold(text)) for text in texts if text.strip()}
    if "hyphens" in house.declared:
        found |= {("hyphens", sign) for _, _, sign in divided_words(texts)}
    return frozenset(_phrase(*one) for one in _said(house) if one in found)


def _notes(house: Conventions, texts: Sequence[str]) -> Iterator[str]:
    shapes = {start.shape for text in texts if (start := note_start(text))}
    references = {Reference(mark.shape, mark.gap) for text in texts for mark in find_marks(text)}
    for one in house.note_forms:
        if one.form.start in shapes and (one.form.reference is None or one.form.reference in references):
            yield note_template(one.form)


def never_occurring(house: Conventions, seen: Iterable[str], file: str) -> Iterator[Finding]:
    """A finding for each thing that is declared and occurs in none of the documents.

    Args:
        house: with what is declared.
        seen: the phrases that occurred in any document.
        file: that declares it.
    """
    known = set(seen)
    for phrase in declarations(house):
        if phrase not in known:
            message = f"{phrase} is declared and occurs in none of the documents"
            hint = "compare it with a document, or run engross survey to see what they have"
            yield Finding(RULE, Severity.WARNING, message, Place(file), hint)
