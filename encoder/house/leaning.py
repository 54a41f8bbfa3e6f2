"""What a document's own evidence and its house's make together."""

from collections.abc import Sequence

from encoder.house.conventions import Conventions
from encoder.house.page_forms import PageForm, find_page_forms, same_form

STRONG = 0.9
"""How sure a document must be of a form that its house does not have."""


def page_forms_in(texts: Sequence[str], house: Conventions) -> tuple[PageForm, ...]:
    """The forms of page marks in a document: those of its house, and its own where they are sure.

    Args:
        texts: the lines of the document.
        house: what is known of its house.
    """
    if "page-marks" in house.declared:
        return house.page_forms
    own = find_page_forms([texts])
    known = house.sure_page_forms
    if not known:
        return own
    further = (form for form in own if form.certainty >= STRONG and not any(same_form(form, k) for k in known))
    return (*known, *further)
