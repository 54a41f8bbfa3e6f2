"""Lines are grouped to blocks: a line with a text role opens one, a continuation goes on with the latest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from encoder.blocks.beside import keep_number, lone_number, note_before, numbered, put_sidenote
from encoder.blocks.breaks import division_attributes, line_break, marked_break, markup_block, page_break
from encoder.blocks.forms import build_form
from encoder.blocks.furniture import Edge, build_furniture, edges_of
from encoder.blocks.growing import Growing, State
from encoder.blocks.inline import Stretch, parse_inline
from encoder.blocks.margins import turned
from encoder.blocks.openings import parse_opening
from encoder.blocks.spread import spread_emphasis
from encoder.blocks.tables import joined_row, parse_row
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.hyphens import SIGNS, division, is_divided, words_of
from encoder.model import (
    FURNITURE,
    NOTES,
    VERSE,
    Block,
    Content,
    Element,
    Line,
    Markup,
    Node,
    Page,
    Role,
    RoledLine,
    Text,
    element,
    leaves,
)
from encoder.texts import stripped

_RUNS = frozenset({Role.TABLE, Role.FORM})
_NO_BLOCKS = frozenset({Role.CONTINUATION, Role.MARKUP, Role.PAGE_MARK})
"""Roles of lines that begin no block of their own: where they must, it is a paragraph."""
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM})
_PASSED = NOTES | {Role.FORM}
"""Roles of what a paragraph goes on behind on a new page: notes below the page before, a form's head."""


def build_blocks(pages: tuple[Page, ...], house: Conventions = UNKNOWN) -> tuple[Block, ...]:
    """Group the lines of all pages to blocks.

    Furniture and page breaks between two lines of one block stand inside it; else they are blocks of their
    own. Every non-blank character of the pages is in a leaf of exactly one block.

    Args:
        pages: of the document.
        house: what is known of the house: words that stand unbroken elsewhere in it.
    """
    texts = [roled.line.text for page in pages for roled in page.lines]
    signs = SIGNS if house.dividing is None else house.dividing
    state = State(words=_words(texts, house, signs), signs=signs, stretches=spread_emphasis(pages))
    for index, page in enumerate(pages):
        if index or page.mark is not None or page.ruled or _prints_number(page):
            state.waiting.append(page_break(page))
        for roled, edge in zip(page.lines, edges_of(page), strict=True):
            if roled.line is not page.mark or marked_break(roled.line) is None:
                _add_line(state, roled, edge)
    state.waiting += lone_number(state)
    _quoting(state, None)
    _close(state)
    return tuple(_without_empty_table(growing.grown()) for growing in state.done)


def _prints_number(page: Page) -> bool:
    """Whether a page that no mark begins prints its number."""
    return page.n is not None and not any(roled.role is Role.PAGE_MARK for roled in page.lines)


def _words(texts: Sequence[str], house: Conventions, signs: str) -> frozenset[str]:
    """The words that say to which a hyphen belongs, if any is divided: the document's, then the house's."""
    if not any(is_divided(text, signs) for text in texts):
        return frozenset()
    own = words_of(texts)
    whole = {word.replace("-", "") for word in own if "-" in word}
    hyphened = {word for word in house.hyphened if word.replace("-", "") not in own}
    return own | hyphened | {word for word in house.joined if word not in whole}


def _add_line(state: State, roled: RoledLine, edge: Edge | None) -> None:
    if roled.role is Role.BLANK:
        state.gap += 1
    elif roled.role in FURNITURE:
        state.waiting.append(build_furniture(roled, edge))
    elif roled.role in (Role.MARKUP, Role.PAGE_MARK) and (found := markup_block(roled)):
        state.waiting.append(found)
    elif roled.role is Role.QUOTE_MARK:
        state.gap += bool(state.signs_before)
        state.signs_before.append(roled.line)
    elif roled.role is Role.LINE_NUMBER:
        keep_number(state, roled.line)
    elif roled.role is Role.SIDENOTE:
        put_sidenote(state, roled.line)
    elif _is_behind(state, roled):
        _reopen(state)
        _continue(state, roled)
    elif state.open is not None and _goes_on(state, roled):
        _continue(state, roled)
    else:
        _open(state, roled)


def _quoting(state: State, line: Line | None) -> Content:
    """The signs of a quotation before a line, and those alone above; the last stand in its last block."""
    found, state.signs_before = state.signs_before, []
    signs = tuple(Markup(sign.start, sign.text, "quotation") for sign in map(stripped, found))
    if found and line is not None and found[-1].number == line.number:
        return signs
    if signs and state.open is not None:
        state.open.added += signs
    else:
        state.waiting += [Block(Role.PARAGRAPH, (stripped(sign),), sign.number) for sign in found]
    return ()


def _goes_on(state: State, roled: RoledLine) -> bool:
    if state.open is None:
        return False
    if roled.joins is not None:
        return roled.joins
    if roled.role in _RUNS:
        opens = roled.table is not None and roled.table.opens
        return state.open.role is roled.role and not opens and not (state.gap and roled.role is Role.FORM)
    return roled.role is Role.CONTINUATION


def _is_behind(state: State, roled: RoledLine) -> bool:
    """Whether a line goes on with what stood before the notes, or the form, at the edges of two pages."""
    if roled.role is not Role.CONTINUATION or state.open is None or state.open.role not in _PASSED:
        return False
    if roled.joins is False:
        return False
    if state.text is None or (state.last is not None and state.last.number == roled.line.number):
        return False
    passed = state.waiting
    if state.open.role is Role.FORM:
        if state.done[state.text].role not in _TEXT:
            return False
        growing = (*state.done[max(state.text + 1, state.settled) :], state.open)
        passed = [*(one.grown() for one in growing), *passed]
    return any(block.role is Role.PAGE_MARK or _holds_break(block) for block in passed)


def _holds_break(block: Block) -> bool:
    """Whether a form goes on over a page break."""
    return block.role is Role.FORM and any(
        isinstance(node, Element) and node.name == "pb" for node in block.content
    )


def _reopen(state: State) -> None:
    """Open the latest block of the text again; what stood between it and here stands inside it then.

    Notes alone stay behind it: their references find them.
    """
    waiting, state.waiting = state.waiting, []
    _close(state)
    assert state.text is not None  # noqa: S101 - the caller has seen it
    state.open, state.slot = state.done[state.text], state.text
    start = max(state.text + 1, state.settled)
    later = state.done[start:]
    between = [growing.grown() for growing in later if growing.role not in NOTES]
    state.done[start:] = [growing for growing in later if growing.role in NOTES]
    state.settled = len(state.done)
    state.waiting = [*between, *waiting]


def _open(state: State, roled: RoledLine) -> None:
    gap = state.gap + (len(state.signs_before) > 1)
    signs = _quoting(state, roled.line)
    beside = note_before(state, roled.line)
    _close(state)
    role = Role.PARAGRAPH if roled.role in _NO_BLOCKS else roled.role
    text = roled.line.text
    content, mark = _first_line(roled, role, state.stretches)
    content = (*beside, *signs, *numbered(state, roled.line, role), *content)
    indent = len(text) - len(text.lstrip())
    block = Block(
        role,
        content,
        roled.line.number,
        mark,
        indent,
        gap,
        roled.certainty,
        inset=indent,
        ruled=roled.ruled,
        rank=roled.rank,
    )
    state.open = Growing(block)
    state.gap, state.last = 0, roled.line


def _close(state: State) -> None:
    if state.open is not None:
        if state.slot is None:
            state.text = state.text if state.open.role in _PASSED else len(state.done)
            state.done.append(state.open)
        else:
            state.done[state.slot] = state.open
    state.done.extend(map(Growing, state.waiting))
    state.open, state.waiting, state.gap, state.last, state.slot = None, [], 0, None, None


def _without_empty_table(block: Block) -> Block:
    """Rules without a row between them are no table: `|---|` alone parts what stands around it."""
    rows = (node for node in block.content if isinstance(node, Element) and node.name == "row")
    if block.role is not Role.TABLE or any(rows):
        return block
    parted = (element("milestone", n, unit="rule") if isinstance(n, Markup) else n for n in block.content)
    return replace(block, role=Role.MARKUP, content=tuple(parted))


def _continue(state: State, roled: RoledLine) -> None:
    block = state.open
    assert block is not None  # noqa: S101 - the caller has seen it
    signs = _quoting(state, roled.line)
    between = tuple(_inside(state, _last_text(block), roled.line.text))
    if block.role is Role.TABLE and not between and _join_row(block, roled, state):
        content: Content = ()
    elif block.role is Role.TABLE:
        content = (*between, *signs, *parse_row(roled))
    else:
        text = stripped(roled.line)
        rest = turned(text) if block.role in VERSE and state.last is not None else None
        broken = _break(state, roled.line, block)
        if rest is not None and broken:
            broken = (element("lb", Markup(text.start, text.text[:1], "turned"), rend="turned"),)
            text = rest
        content = (*between, *broken, *signs, *parse_inline(text, state.stretches))
    block.added += content
    indent = len(roled.line.text) - len(roled.line.text.lstrip())
    if indent < block.block.inset:
        block.block = replace(block.block, inset=indent)
    state.waiting, state.gap, state.last = [], 0, roled.line


def _join_row(block: Growing, roled: RoledLine, state: State) -> bool:
    """Whether a line went on with the cells of the row above, where it may."""
    row = block.end[-1] if block.end else None
    if roled.table is None or not roled.table.joins or not isinstance(row, Element) or row.name != "row":
        return False
    lb = line_break(division(_last_text(block), roled.line.text, state.words, state.signs))
    joined = joined_row(row, roled.line, roled.table, lb)
    if joined is None:
        return False
    if block.added:
        block.added[-1] = joined
    else:
        block.block = replace(block.block, content=(*block.block.content[:-1], joined))
    return True


def _break(state: State, line: Line, block: Growing) -> Content:
    """An `lb` where a new physical line begins on the same page; with its number, on a new page as well."""
    new_page = any(waiting.role is Role.PAGE_MARK for waiting in state.waiting)
    if state.number is not None:
        return numbered(state, line, block.role)
    if new_page or state.last is None or state.last.number == line.number:
        return ()
    return (line_break(division(_last_text(block), line.text, state.words, state.signs)),)


def _inside(state: State, before: str, after: str) -> Iterator[Node]:
    """What waited, now inside a block; a `pb` that splits a word says so."""
    if not state.waiting:
        return
    said = division_attributes(division(before, after, state.words, state.signs))
    for is_form, run in groupby(state.waiting, lambda block: block.role is Role.FORM):
        for node in build_form(tuple(run)) if is_form else (node for block in run for node in block.content):
            if said and isinstance(node, Element) and node.name == "pb":
                yield replace(node, attributes=(*node.attributes, *said))
            else:
                yield node


def _last_text(block: Growing) -> str:
    spoken = tuple(node for node in block.end if not (isinstance(node, Element) and node.name == "note"))
    texts = [leaf.text for leaf in leaves(spoken) if isinstance(leaf, Text)]
    return texts[-1] if texts else ""


def _first_line(roled: RoledLine, role: Role, stretches: tuple[Stretch, ...]) -> tuple[Content, str | None]:
    if role is Role.TABLE:
        return parse_row(roled), None
    return parse_opening(stripped(roled.line), role, stretches)
