"""Page breaks and line breaks between the lines of a block."""

import re

from encoder.model import Block, Element, Markup, Page, Role, element
from encoder.texts import stripped

CERTAIN = 0.9
LIKELY = 0.6
_SPLIT = re.compile(r"[^\W\d_]-$")


def page_break(page: Page) -> Block:
    """The `pb` that begins a page, with the mark of the source that it comes from."""
    cert = certainty_word(page.certainty)
    pb = element("pb", n=page.n, cert=cert, resp="#engross" if cert else None)
    mark = page.mark
    line = mark.number if mark else next((roled.line.number for roled in page.lines), 1)
    text = stripped(mark) if mark else None
    found = (Markup(text.start, text.text, "page-mark"),) if text and text.text else ()
    return Block(Role.PAGE_MARK, (*found, pb), line, certainty=page.certainty)


def certainty_word(certainty: float) -> str | None:
    """The value of `@cert` for a certainty; None where it is high enough not to be said."""
    if certainty >= CERTAIN:
        return None
    return "medium" if certainty >= LIKELY else "low"


def line_break(split_word: bool) -> Element:
    """An `lb`; where it splits a word, the word keeps its hyphen."""
    return element("lb", **{"break": "no"}) if split_word else element("lb")


def is_split_word(before: str, after: str) -> bool:
    """Whether a word broken with a hyphen goes on after a break.

    `"negotia-"`, `"tions"` → True; `"US-"`, `"Soviet"` → False.
    """
    return bool(_SPLIT.search(before)) and after.lstrip()[:1].islower()
