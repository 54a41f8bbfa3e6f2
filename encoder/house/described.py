"""The conventions of a house for people and programs: one row for each, with what speaks for it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from encoder.house.conventions import Conventions, Trait
from encoder.house.house_file import LIKELY
from encoder.house.templates import note_template, page_template
from encoder.strings import plural

_MOST = 6
"""Rows of one thing."""


class Row(NamedTuple):
    """One convention.

    Attributes:
        what: it is about, as the key of `house.toml`.
        form: the value or template.
        certainty: from 0 to 1.
        evidence: counts, in words.
        example: a place of the sources.
    """

    what: str
    form: str
    certainty: float
    evidence: str = ""
    example: str = ""


def rows(house: Conventions) -> list[Row]:
    """The conventions of a house, in the order of `house.toml`."""
    return [*_languages(house), *_notes(house), *_pages(house), *_habits(house)]


def _languages(house: Conventions) -> Iterator[Row]:
    for tag, share in house.languages[:_MOST]:
        yield Row("language", tag, round(share, 3), f"{share:.0%} of the documents")


def _notes(house: Conventions) -> Iterator[Row]:
    for form, certainty, counts, example in house.note_forms[:_MOST]:
        if not counts.referred:
            continue
        evidence = (
            f"{counts.referred:,} of {counts.notes:,} referred to, {_many(counts.documents, 'document')}"
        )
        yield Row("notes", note_template(form), round(certainty, 3), evidence, example)
        if certainty < LIKELY:
            continue
        yield Row("notes-stand", form.place, round(certainty, 3))
        yield Row("notes-number", form.numbering, round(certainty, 3))
        if form.heading and form.heading != "-":
            yield Row("notes-heading", form.heading, round(certainty, 3))


def _pages(house: Conventions) -> Iterator[Row]:
    for form in house.page_forms[:_MOST]:
        key = "page-lines" if form.own_line else "page-marks"
        yield Row(key, page_template(form), form.certainty, plural(form.count, "mark"), form.example)
        if form.at_end:
            yield Row("page-marks-stand", "foot", form.certainty)


def _habits(house: Conventions) -> Iterator[Row]:
    for words, count in house.running_heads[:_MOST]:
        sure = round(count / max(1, house.documents), 3)
        yield Row("running-heads", words, sure, _many(count, "document"))
    if house.paragraphs:
        yield _of_trait("paragraphs", house.paragraphs, "documents")
    for sign in house.signs:
        yield _of_trait("hyphens", sign, "divided words")
    if house.date_order:
        yield _of_trait("dates", house.date_order, "dates of numbers")
    if house.years:
        yield Row("years", f"{house.years[0]}–{house.years[1]}", 1.0)
    if house.typed:
        yield Row("typed-pages", "true", round(house.typed, 3), f"{house.typed:.0%} of the documents")


def _of_trait(what: str, trait: Trait, of: str) -> Row:
    return Row(what, trait.value, trait.certainty, f"{trait.count:,} {of}", trait.example)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")


def as_json(house: Conventions) -> dict[str, Any]:
    """The conventions of a house as plain data for JSON."""
    return {
        "documents": house.documents,
        "example": house.example,
        "conventions": [row._asdict() for row in rows(house)],
        "declared": sorted(house.declared),
        "unexplained": list(house.unexplained),
    }
