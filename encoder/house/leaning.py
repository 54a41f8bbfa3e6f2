"""What a document's own evidence and its house's make together: the house leads, the document may deviate."""

from collections.abc import Sequence
from dataclasses import replace

from encoder.house.conventions import Conventions
from encoder.house.note_evidence import Habits
from encoder.house.note_forms import FoundForm, forms_of, habits_of
from encoder.house.note_runs import Sheet
from encoder.house.page_forms import PageForm, find_page_forms, same_form

STRONG = 0.9
"""How sure a document must be of a form that its house does not have."""

_TRUST_IN_ONE = 0.6
"""In the forms of notes that were found in one document alone."""


def page_forms_in(texts: Sequence[str], house: Conventions) -> tuple[PageForm, ...]:
    """The forms of page marks in a document: those of its house, and its own where they are sure.

    Args:
        texts: the lines of the document.
        house: what is known of its house.
    """
    known = house.sure_page_forms
    if house.declared & {"page-marks", "page-lines"}:
        return known
    own = find_page_forms([texts])
    if not known:
        return own
    further = (
        form for form in own if form.certainty >= STRONG and not any(same_form(form, one) for one in known)
    )
    return (*known, *further)


def note_habits(sheet: Sheet, house: Conventions) -> Habits:
    """What speaks for notes in a document: the forms of its house, else its own.

    Args:
        sheet: the document.
        house: what is known of its house.
    """
    forms = tuple(_standing(one, house.notes_stand) for one in house.note_forms)
    if "notes" in house.declared:
        return habits_of(forms, declared=True)
    return habits_of(forms) if forms else habits_of(forms_of([sheet]), _TRUST_IN_ONE)


def _standing(found: FoundForm, place: str) -> FoundForm:
    """A form of notes that stand where it is said, if it is."""
    return found._replace(form=replace(found.form, place=place)) if place else found
