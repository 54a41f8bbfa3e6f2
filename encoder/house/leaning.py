"""What a document's own evidence and its house's make together: the house leads, the document may deviate."""

from collections.abc import Sequence
from dataclasses import replace

from encoder.house.conventions import Conventions
from encoder.house.note_evidence import Habits
from encoder.house.note_forms import FoundForm, blended, forms_of, habits_of
from encoder.house.note_sheet import Sheet
from encoder.house.page_forms import SURE, PageForm, find_page_forms, same_form

STRONG = 0.9
"""How sure a document must be of a form that its house does not have."""

FEWEST = 2
"""Documents with a form that make it the house's."""

SELDOM = 0.1
"""A form is not the house's that has so small a part of the documents that the commonest has."""

DECLARED, FOUND = 1.5, 0.5
"""The weight of how notes count where that was declared, and where documents of the house agree on it."""

_TRUST_IN_ONE = 0.6
"""In the forms of notes that were found in one document alone."""


def leads(documents: int, most: int) -> bool:
    """Whether a form is the house's: that of several documents, and not of few beside another form."""
    return documents >= FEWEST and documents >= SELDOM * most


def agreement(leading: Sequence[int], having: int) -> float:
    """The share of documents that have the commonest form, of those that have any.

    Args:
        leading: of each form of the house, how many documents have it.
        having: how many documents have any. Several forms are one house's where the same documents have them.
    """
    return max(leading, default=0) / having if having else 0.0


def _trust(leading: Sequence[int], having: int) -> float:
    """How far to lean on a run: not where half of its documents have other forms, more where many agree.

    Args:
        leading, having: as `agreement` takes them.
    """
    most = max(leading, default=0)
    return max(0.0, 2 * agreement(leading, having) - 1) * most / (most + 1)


def page_forms_in(texts: Sequence[str], house: Conventions) -> tuple[PageForm, ...]:
    """The forms of page marks in a document: those of its house, and its own where they are sure.

    Args:
        texts: the lines of the document.
        house: what is known of its house.
    """
    sure = house.sure_page_forms
    if house.declared & {"page-marks", "page-lines"}:
        return sure
    own = find_page_forms([texts])
    most = max((form.documents for form in sure), default=0)
    known = [form for form in sure if leads(form.documents, most)]
    trust = _trust([form.documents for form in known], house.paged)
    if not trust:
        return own
    least = SURE + trust * (STRONG - SURE)
    further = (
        form for form in own if form.certainty >= least and not any(same_form(form, one) for one in known)
    )
    return (*known, *further)


def note_habits(sheet: Sheet, house: Conventions) -> Habits:
    """What speaks for notes in a document: the forms of its house, and its own.

    Args:
        sheet: the document.
        house: what is known of its house.
    """
    forms = [_standing(one, house.notes_stand) for one in house.note_forms]
    said = house.notes_number
    if "notes" in house.declared:
        return replace(habits_of(forms, declared=True), numbering=said, weight=DECLARED * bool(said))
    own = habits_of(forms_of([sheet]), _TRUST_IN_ONE)
    most = max((one.counts.documents for one in forms), default=0)
    leading = [one for one in forms if leads(one.counts.documents, most)]
    trust = _trust([one.counts.documents for one in leading], house.noted)
    habits = blended(habits_of(leading), own, trust) if trust else own
    if said:
        return replace(habits, numbering=said, weight=DECLARED)
    agreed = {one.form.numbering for one in leading}
    return replace(habits, numbering=agreed.pop(), weight=FOUND * trust) if len(agreed) == 1 else habits


def _standing(found: FoundForm, place: str) -> FoundForm:
    """A form of notes that stand where it is said, if it is."""
    return found._replace(form=replace(found.form, place=place)) if place else found
