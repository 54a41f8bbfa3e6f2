"""Whether two surveys of a house say the same: what reading decides by, and no counts or examples.

One document more changes the counts of a house each time, and its forms hardly ever.
"""

from collections.abc import Sequence
from typing import Any, Final

from encoder.house.conventions import Conventions
from encoder.house.leaning import FEWEST, agreement, leads
from encoder.house.note_forms import FoundForm
from encoder.house.page_forms import PageForm

_APART: Final = 0.25
"""Shares of documents that differ by more are another habit."""

_YEARS: Final = 10
"""By so many the years of a house may differ at either end."""

_TWICE: Final = 2
"""A house of so many times the documents is surer of its forms."""


def are_alike(one: Sequence[Conventions], other: Sequence[Conventions]) -> bool:
    """Whether the same houses were found twice: as many, in their order, each with the same conventions."""
    return len(one) == len(other) and all(map(is_alike, one, other))


def is_alike(one: Conventions, other: Conventions) -> bool:
    """Whether a house has the same conventions in two surveys."""
    return (
        _decided(one) == _decided(other)
        and _are_near(one.years, other.years)
        and _are_shared(dict(one.languages), dict(other.languages))
        and _are_shared(dict(one.shares), dict(other.shares))
        and abs((one.typed or 0.0) - (other.typed or 0.0)) <= _APART
        and abs(_agreement(one) - _agreement(other)) <= _APART
        and (_are_as_many(one, other) or not (_leading_pages(one) or _leading_notes(one)))
    )


def _are_as_many(one: Conventions, other: Conventions) -> bool:
    """Whether the houses trust their forms alike."""
    return one.documents <= _TWICE * other.documents and other.documents <= _TWICE * one.documents


def _agreement(house: Conventions) -> float:
    return agreement([one.counts.documents for one in _leading_notes(house)], house.noted)


def _decided(house: Conventions) -> tuple[object, ...]:
    """What either holds or does not."""
    return (
        house.folder,
        house.declared,
        house.notes_stand,
        house.note_headings,
        house.marks_stand,
        frozenset(map(_page_form, _leading_pages(house))),
        frozenset(one.form for one in _leading_notes(house)),
        frozenset(words for words, count in house.running_heads if count >= FEWEST or not count),
        house.day_first,
        house.paragraphs.value if house.paragraphs else None,
        house.language,
        house.dividing,
        house.divides_words,
    )


def _page_form(form: PageForm) -> tuple[object, ...]:
    return form.before, form.after, form.shape, form.own_line, form.at_end, frozenset(form.numerals)


def _leading_pages(house: Conventions) -> list[PageForm]:
    sure = house.sure_page_forms
    most = max((form.documents for form in sure), default=0)
    return [form for form in sure if not form.documents or leads(form.documents, most)]


def _leading_notes(house: Conventions) -> list[FoundForm]:
    most = max((one.counts.documents for one in house.note_forms), default=0)
    return [one for one in house.note_forms if not one.counts.documents or leads(one.counts.documents, most)]


def _are_near(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(abs(year - another) <= _YEARS for year, another in zip(one, other, strict=True))


def _are_shared(one: dict[Any, float], other: dict[Any, float]) -> bool:
    return all(abs(one.get(key, 0.0) - other.get(key, 0.0)) <= _APART for key in one.keys() | other.keys())
