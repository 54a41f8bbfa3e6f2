"""Stretches of lines that may be tables: lines of cells, with what stands between, above and below them."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from encoder.marks import MARKDOWN_RULE, TABLE
from encoder.pages.tables.figures import is_figure
from encoder.pages.tables.ink import Inked, ends_in_brace

_MOST_BLANKS = 2
_MOST_LONE = 3
_MOST_BETWEEN_PAGES = 8
_MOST_WORDS, _CENTRED = 6, 8
"""Of a head right above the columns: its words, and how far in it stands at the least."""
_JOINT = re.compile(r"(?<=[-=─━═])[+┼┬┴╬╦╩](?=[-=─━═])|^\s*[+┌└├╔╚╠](?=[-=─━═])|(?<=[-=─━═])[+┐┘┤╗╝╣]\s*$")
_FULL_LINE = 55
"""The characters of a line of running text at the least; heads within tables are shorter."""
_FILLED = 0.7
"""The share of a column's width that a line of its cell has which goes on on the next."""
_BEYOND = 12
"""Columns of the page by which a line without cells may be longer than the rows."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that may be a table: the indices of those with ink; where pages begin among them."""

    rows: tuple[int, ...]
    pages: frozenset[int]


def _opens(texts: Sequence[str], row: int) -> bool:
    """Whether a row below a blank line has the rule of Markdown right below it: a table begins with it."""
    below = texts[row + 1] if row + 1 < len(texts) else ""
    return bool(row) and not texts[row - 1].strip() and MARKDOWN_RULE.fullmatch(below) is not None


def is_silent(text: str) -> bool:
    """Whether a line is a rule between rows."""
    return bool(text.strip()) and TABLE.fullmatch(text) is not None


def blocks(
    texts: Sequence[str], edges: Sequence[bool], taken: Container[int], inked: Mapping[int, Inked]
) -> Iterator[Block]:
    """Stretches that begin and end with lines of cells, in which few others stand between these."""
    rows = sorted(inked)
    at = 0
    while at < len(rows):
        block = _block(texts, edges, taken, inked, rows[at])
        if len([row for row in block.rows if row in inked]) > 1:
            yield block
        while at < len(rows) and rows[at] <= block.rows[-1]:
            at += 1


def _block(
    texts: Sequence[str],
    edges: Sequence[bool],
    taken: Container[int],
    inked: Mapping[int, Inked],
    start: int,
) -> Block:
    kept, pages = [start], set[int]()
    waiting: list[int] = []
    blanks = lone = 0
    across = False
    right = inked[start].right
    for row in range(start + 1, len(texts)):
        if edges[row] or row in taken:
            across = True
            pages |= {row} if edges[row] else set()
            blanks += 1
        elif not texts[row].strip():
            blanks += 1
        elif row in inked and _opens(texts, row):
            break
        elif row in inked:
            kept += [*waiting, row]
            right = max(right, inked[row].right)
            waiting, blanks, lone, across = [], 0, 0, False
        else:
            waiting.append(row)
            if not is_silent(texts[row]):
                lone += 1
                if _is_set_off(texts, row) or _begins_paragraph(texts, inked, row):
                    break
                if lone > _MOST_LONE or blanks > 1 or len(texts[row].rstrip()) > right + _BEYOND:
                    break
        if blanks > (_MOST_BETWEEN_PAGES if across else _MOST_BLANKS):
            break
    return Block((*kept, *_totals(texts, inked, waiting, kept)), frozenset(pages))


def is_jointed(text: str) -> bool:
    """Whether a rule has joints where columns meet, as those around the cells of a box: `+-----+---+`"""
    return len(_JOINT.findall(text)) > 1 and is_silent(text)


def _is_set_off(texts: Sequence[str], row: int) -> bool:
    """Whether a line of text stands between blank lines: a head or paragraph between two tables."""
    below = texts[row + 1] if row + 1 < len(texts) else ""
    return not texts[row - 1].strip() and not below.strip() and not is_figure(texts[row].strip())


def _begins_paragraph(texts: Sequence[str], inked: Mapping[int, Inked], row: int) -> bool:
    """Whether a line is the first of a paragraph between blank lines: a full one, and others right below."""
    if texts[row - 1].strip() or len(texts[row].strip()) < _FULL_LINE:
        return False
    below = [*takewhile(lambda at: texts[at].strip(), range(row + 1, len(texts)))]
    return bool(below) and all(at not in inked and not is_silent(texts[at]) for at in below)


def _totals(
    texts: Sequence[str], inked: Mapping[int, Inked], waiting: Sequence[int], kept: Sequence[int]
) -> list[int]:
    """What of the lines below the last row still belongs to the table: rules, a total, the rest of a cell."""
    edge = max(
        (inked[row].chunks[1].left for row in kept if row in inked and len(inked[row].chunks) > 1), default=0
    )
    last, row = 0, kept[-1]
    for index, one in enumerate(waiting):
        if one != row + 1:
            break
        row = one
        text = texts[one]
        indent = margin_of(text)
        if is_silent(text):
            belongs = indent > 0 or len(text.split()) > 1 or is_jointed(text)
            last = index + 1 if last == index and belongs else last
        elif (
            (last == index and _goes_on_in_column(indent, inked[kept[-1]]))
            or (is_figure(text.strip()) and indent >= edge - 4 and edge)
            or (last == index > 0 and _is_total(text, [inked[at] for at in kept if at in inked]))
            or (
                last == index
                and 0 < indent < len(text.expandtabs().rstrip()) < edge
                and _hangs(texts, one, kept)
            )
        ):
            last = index + 1
        else:
            break
    return list(waiting[:last])


def _is_total(text: str, lines: Sequence[Inked]) -> bool:
    """Whether a line below the last rule ends in a figure right below the others: `Suma el cargo 20.200`"""
    words = text.split()
    ends = [line.right for line in lines if is_figure(line.of(line.chunks[-1]))]
    right = len(text.expandtabs().rstrip())
    is_below = 2 * sum(abs(right - end) < 2 for end in ends) > len(lines)
    return 1 < len(words) <= _MOST_WORDS and is_figure(words[-1]) and is_below and margin_of(text) > 0


def _goes_on_in_column(indent: int, last: Inked) -> bool:
    """Whether a line stands right below a cell of the last row, which is not its first."""
    return len(last.chunks) > 2 and any(abs(indent - chunk.left) < 2 for chunk in last.chunks[1:])


def _hangs(texts: Sequence[str], row: int, kept: Sequence[int]) -> bool:
    """Whether a line hangs below the last row, as others do below theirs."""
    indents = {one: margin_of(texts[one]) for one in (*kept, row)}
    least = min(indents[one] for one in kept)
    hanging = [one for one in kept if indents[one] > least and len(texts[one].split()) > 1]
    return indents[row] > least and any(indents[one] == indents[row] for one in hanging)


def with_beginning(texts: Sequence[str], block: Block, inked: Mapping[int, Inked]) -> Block:
    """The block with the lines right above it that are heads of its columns, or the beginning of its row."""
    first = block.rows[0]
    if first and (is_jointed(texts[first - 1]) or MARKDOWN_RULE.fullmatch(texts[first - 1])):
        return replace(block, rows=(first - 1, *block.rows))
    if len(inked[first].chunks) < 2:
        return block
    added = _hung_from(texts, block, inked) or _braced(texts, first) or _begun_above(texts, block, inked)
    if added:
        return replace(block, rows=(*added, *block.rows))
    edge = inked[first].chunks[1].left
    for row in range(first - 1, max(-1, first - 4), -1):
        text = texts[row].expandtabs()
        indent = len(text) - len(text.lstrip())
        if not text.strip() or len(text.split()) > _MOST_WORDS:
            break
        if indent < max(edge - 6, _CENTRED):
            is_caption = indent >= _CENTRED and row > 0 and not texts[row - 1].strip()
            added = [row, *added] if is_caption else added
            break
        added.insert(0, row)
    return replace(block, rows=(*added, *block.rows))


def _begun_above(texts: Sequence[str], block: Block, inked: Mapping[int, Inked]) -> list[int]:
    """The lines right above the first row that it goes on with in small letters: they fill its column."""
    first = block.rows[0]
    row = first
    while (
        row > 0 and first - row < _MOST_LONE and texts[row].lstrip()[:1].islower() and texts[row - 1].strip()
    ):
        row -= 1
    above = [*range(row, first)]
    return above if above and set(above) <= set(rows_begun(texts, [*above, *block.rows], inked)) else []


def rows_begun(texts: Sequence[str], rows: Sequence[int], inked: Mapping[int, Inked]) -> Iterator[int]:
    """The lines without cells that fill their column, whose sentence goes on in small letters right below.

    Where whole rows begin in small letters, these say nothing.

    Args:
        texts: all lines of the document.
        rows: the indices of the table's.
        inked: those with more than one cell.
    """
    width = max((line.chunks[0].right for row in rows if (line := inked.get(row))), default=0)
    most = max((line.right for row in rows if (line := inked.get(row))), default=0)
    whole = [row for row in rows if row in inked and (row - 1 in inked or row - 1 not in rows)]
    if 2 * sum(texts[row].lstrip()[:1].islower() for row in whole) > len(whole):
        return
    for row in rows:
        text = texts[row].expandtabs().rstrip()
        below = texts[row + 1].lstrip()[:1] if row + 1 < len(texts) else ""
        is_full = _FILLED * width <= len(text) <= most + _BEYOND
        if row not in inked and is_full and below.islower() and text[-1] not in ".:" and not is_silent(text):
            yield row


def _braced(texts: Sequence[str], first: int) -> list[int]:
    """The lines right above the first row that a brace holds together with it."""
    added: list[int] = []
    while first > len(added) and ends_in_brace(texts[first - len(added) - 1]):
        added.insert(0, first - len(added) - 1)
    return added


def _hung_from(texts: Sequence[str], block: Block, inked: Mapping[int, Inked]) -> list[int]:
    """The lines right above the first row that it goes on with: it is further in than the others."""
    margin = min(line.left for row in block.rows if (line := inked.get(row)))
    added: list[int] = []
    row = block.rows[0]
    while row > 0 and len(added) < _MOST_LONE and margin_of(texts[row]) > margin:
        row -= 1
        if not texts[row].strip() or len(texts[row].rstrip()) > inked[block.rows[0]].right:
            return []
        added.insert(0, row)
    return added if margin_of(texts[row]) == margin else []


def margin_of(text: str) -> int:
    wide = text.expandtabs()
    return len(wide) - len(wide.lstrip())
