"""Page breaks and line breaks between the lines of a block."""

import re

from encoder import marks
from encoder.model import Block, Element, Line, Markup, Page, Role, Text, element
from encoder.texts import stripped

CERTAIN = 0.9
LIKELY = 0.6
_SPLIT = re.compile(r"[^\W\d_]-$")


def page_break(page: Page) -> Block:
    """The `pb` that begins a page, in it the mark of the source that it comes from."""
    cert = certainty_word(page.certainty)
    mark = marked_break(page.mark, page.n, cert) if page.mark else None
    line = page.mark.number if page.mark else next((roled.line.number for roled in page.lines), 1)
    pb = mark or element("pb", n=page.n, cert=cert, resp="#engross" if cert else None)
    return Block(Role.PAGE_MARK, (pb,), line, certainty=page.certainty)


def marked_break(line: Line, n: str | None = None, cert: str | None = None) -> Element | None:
    """The `pb` that a page mark stands for; None where the line is no page mark.

    Args:
        line: that may be a page mark.
        n: the page's number, where the mark says none.
        cert: how certain the break is.
    """
    said = marks.house_mark(line.text)
    if said is None:
        return None
    found = marks.page_mark(line.text)
    text = stripped(line)
    if found:
        text = Text(line.start + found.start, line.text[found.start : found.end])
    mark = Markup(text.start, text.text, "page-mark")
    return element("pb", mark, n=said or n, cert=cert, resp="#engross" if cert else None)


def milestone(line: Line) -> Element | None:
    """The `milestone` that a rule or fence stands for; None where the line is neither.

    `"```text"` → `<milestone unit="fence" n="text"/>`; `"* * *"` → `<milestone unit="rule"/>`
    """
    text = stripped(line)
    label = marks.fence_label(text.text)
    if label is not None:
        return element("milestone", Markup(text.start, text.text, "fence"), unit="fence", n=label or None)
    if marks.is_rule(text.text):
        return element("milestone", Markup(text.start, text.text, "rule"), unit="rule")
    return None


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
