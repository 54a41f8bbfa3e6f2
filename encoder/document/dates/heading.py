"""The date that a document's heading gives, for the datelines below it."""

from dataclasses import replace

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.find import find_dates

_VALUES = ("when", "from", "notBefore", "notAfter")


def context_of(heading: str, languages: tuple[str, ...] = (), run: Context = NO_CONTEXT) -> Context:
    """What a heading says that helps to read the datelines below it.

    `Arthur an Hugo, 11. 8. 1893` → a context with `near="1893-08-11"`

    Args:
        heading: the text of the document's head, or its title; may be empty.
        languages: of the document, the surest first.
        run: what is known of all documents of the run.
    """
    own = replace(run, languages=languages or run.languages)
    near = _latest(heading, own)
    return replace(own, near=near[:10]) if near else own


def _latest(heading: str, context: Context) -> str | None:
    """The date of a heading: the last day in it, else the last month or year."""
    values = []
    for phrase in find_dates(heading, replace(context, near=None)):
        attributes = dict(phrase.attributes)
        value = next((attributes[name] for name in _VALUES if name in attributes), None)
        if phrase.name == "date" and value and attributes.get("cert") != "low":
            values.append(value)
    return max(values, key=lambda value: (min(len(value), 10), values.index(value)), default=None)
