"""Page breaks and line breaks between the lines of a block."""

from encoder import marks
from encoder.hyphens import Division
from encoder.model import Block, Element, Line, Markup, Page, Role, RoledLine, Text, element
from encoder.texts import stripped

CERTAIN = 0.9
LIKELY = 0.6


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


def markup_block(roled: RoledLine) -> Block | None:
    """The break or milestone that a line of markup became; None where it has no such form: it is text."""
    mark = marks.page_mark(roled.line.text) if roled.role is Role.PAGE_MARK else None
    if mark and mark.form.name != "rule":
        pb = marked_break(roled.line)
        return Block(Role.PAGE_MARK, (pb,) if pb else (), roled.line.number)
    found = milestone(roled.line)
    return Block(Role.MARKUP, (found,), roled.line.number) if found else None


def certainty_word(certainty: float) -> str | None:
    """The value of `@cert` for a certainty; None where it is high enough not to be said."""
    if certainty >= CERTAIN:
        return None
    return "medium" if certainty >= LIKELY else "low"


def line_break(found: Division) -> Element:
    """An `lb`; where it divides a word, it says so, and whether the hyphen belongs to the word."""
    return element("lb", **dict(division_attributes(found)))


def division_attributes(found: Division) -> tuple[tuple[str, str], ...]:
    """What a break says of the word that it divides: `break="no"`, with `rend="hyphen"` where that stays."""
    if found is Division.NONE:
        return ()
    return (("break", "no"), ("rend", "hyphen")) if found is Division.BELONGS else (("break", "no"),)
