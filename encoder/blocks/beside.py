"""What stands in the margin beside the lines of a block: where their numbers and words go in it."""

from dataclasses import replace

from encoder.blocks.breaks import line_break
from encoder.blocks.growing import State
from encoder.blocks.margins import goes_on, number_behind, numbered_break, sidenote, with_rest_of_note
from encoder.hyphens import division
from encoder.model import VERSE, Block, Content, Line, Markup, Role
from encoder.texts import stripped


def keep_number(state: State, line: Line) -> None:
    """Keep the number in the margin for what follows; behind a verse it belongs to it."""
    if state.open is None or state.last is None or state.last.number != line.number:
        state.waiting += lone_number(state)
        state.number = line
    elif state.open.role in VERSE:
        number = stripped(line)
        state.open.added.append(Markup(number.start, number.text, "line-number"))
    else:
        state.waiting.append(number_behind(line))


def lone_number(state: State) -> list[Block]:
    """The number of a line that has nothing else, as a break of its own."""
    if state.number is None:
        return []
    line, state.number = state.number, None
    return [Block(Role.MARKUP, (numbered_break(line),), line.number)]


def numbered(state: State, line: Line, role: Role) -> Content:
    """The number in the margin of a line: that of a verse is the verse's, else a line's on the page."""
    number, state.number = state.number, None
    if number is None:
        return ()
    text = stripped(number)
    is_verse = role in VERSE
    return (Markup(text.start, text.text, "line-number"),) if is_verse else (numbered_break(number),)


def put_sidenote(state: State, line: Line) -> None:
    """Put the words in the margin behind their line, into the block that it is of."""
    if _adds_to_sidenote(state, line):
        return
    note = sidenote(line)
    state.aside = line
    if state.open is not None and state.last is not None and state.last.number == line.number:
        state.open.added.append(note)
    else:
        state.waiting.append(Block(Role.MARKUP, (note,), line.number))


def _adds_to_sidenote(state: State, line: Line) -> bool:
    """Put words in the margin behind those beside the line above, if they go on with them."""
    above, state.aside = state.aside, line
    if above is None or above.number + 1 != line.number or not goes_on(above.text, line.text):
        return False
    lb = line_break(division(above.text, line.text, state.words, state.signs))
    if state.waiting and (rest := with_rest_of_note(state.waiting[-1].content, line, lb)):
        state.waiting[-1] = replace(state.waiting[-1], content=tuple(rest))
        return True
    growing = state.open or (state.done[-1] if state.done else None)
    if growing is None:
        return False
    if rest := with_rest_of_note(growing.added, line, lb):
        growing.added[:] = rest
    elif rest := with_rest_of_note(growing.block.content, line, lb):
        growing.block = replace(growing.block, content=tuple(rest))
    return rest is not None


def note_before(state: State, line: Line) -> Content:
    """The note in the margin that waits before a line, to stand in the block that the line opens."""
    is_before = state.waiting and state.aside is not None and state.aside.number == line.number
    return state.waiting.pop().content if is_before else ()
