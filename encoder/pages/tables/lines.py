"""What each line of a table is: head, row, rule, the rest of a row that did not fit on its line."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from encoder.enumerators import enumerator
from encoder.language import is_item
from encoder.marks import MARKDOWN_RULE, TABLE
from encoder.model import Cell, TableLine
from encoder.pages.tables.columns import cells_of
from encoder.pages.tables.figures import is_figure, is_nothing, is_unit_of_money, is_year
from encoder.pages.tables.grid import Grid, Placed
from encoder.pages.tables.heads import widened
from encoder.pages.tables.ink import Chunk, Inked, ends_in_brace, ink_of

_INDENT = 1
_FILLED = 0.7
"""The share of the first column that an item fills which goes on below."""
_NUMBERED = re.compile(r"\s*[^\W\d_]{2,7}\.?\s\d{1,3}(?:[.°º:]|er\b|re\b)")
"""A word and its number: `Art. 3°`"""
_MOST_HANGING = 5


def read_lines(
    texts: Sequence[str],
    rows: Sequence[int],
    inked: Mapping[int, Inked],
    heads: Container[int],
    grid: Grid,
    kinds: Mapping[int, bool],
    pages: frozenset[int],
) -> dict[int, TableLine]:
    """What each line of a table is.

    Args:
        texts: all lines of the document.
        rows: the indices of the table's.
        inked: those with more than one cell.
        heads: the indices of those above the first figures.
        grid: of the table.
        kinds: for each column, whether it holds figures.
        pages: where pages begin.
    """
    out: dict[int, TableLine] = {}
    said: set[str] = set()
    state, begun = _Above(), False
    margin = min((inked[row].left for row in rows if row in inked), default=0)
    ruled = _ruled_off(texts, rows, inked) | between_rules(texts, rows)
    is_markdown = any(MARKDOWN_RULE.fullmatch(texts[row]) for row in rows)
    for index, row in enumerate(rows):
        text = texts[row]
        if TABLE.fullmatch(text):
            out[row] = TableLine(columns=len(grid.columns))
            state = _Above()
            continue
        line = inked.get(row) or ink_of(row, text)
        placed = cells_of(line, grid, kinds)
        following = _following(texts, rows, index, inked)
        if row not in inked:
            is_of_first = _is_of_first(line, placed, following, grid)
            in_first = ((line.chunks[0], 0, 1),) if is_of_first else placed
            placed = _with_its_sum(line, grid, kinds) or in_first
        words = " ".join(text.split())
        is_head = (
            row in heads
            or words in said
            or row in ruled
            or (not begun and _is_of_years(line, placed, kinds, state.is_head))
        )
        is_head = is_head or _is_of_units(line, placed, grid)
        if is_head:
            said.add(words)
        adjacent = index > 0 and rows[index - 1] == row - 1 and row not in pages and not is_markdown
        how = "" if is_head or not adjacent else _how(line, placed, state, kinds, margin)
        if not how and adjacent and state.waits and not is_head:
            how = "joins" if _completes(placed, state, line) else ""
        if not how and adjacent and not is_head and _goes_on_to_figures(line, placed, state, kinds):
            how = "joins"
        begun = begun or (not is_head and any(is_figure(line.of(chunk)) for chunk, _, _ in placed))
        cells = tuple(Cell(chunk.start, chunk.end, at, span) for chunk, at, span in placed)
        if len(cells) == 1 and not how and row not in inked and not is_head:
            cells = _alone(cells[0], line, grid, kinds, margin, starts=_starts_row(line, following, grid))
        out[row] = TableLine(cells, len(grid.columns), False, is_head, how == "joins", how == "rest")
        waits = row not in inked and (how == "joins" or not how) and _starts_row(line, following, grid)
        waits = waits or (state.waits and how == "joins" and len(cells) == 1)
        waits = waits or (grid.by == "fields" and not is_head and _is_hung_below(placed, following))
        state = _Above(line, placed, how == "joins", state, is_head, waits)
    for row in _above_heads(texts, out):
        out[row] = replace(out[row], is_head=True)
    first = min(out)
    out[first] = replace(out[first], opens=True)
    return widened(out, inked, grid)


def _is_of_first(line: Inked, placed: Placed, following: Inked | None, grid: Grid) -> bool:
    """Whether a line without gaps is one of the first column: by its place, or as it begins the row below."""
    if not placed or placed[0][1] > 0:
        return False
    if len(placed) == 1:
        return True
    has_figures = any(is_figure(line.of(chunk)) for chunk, _, _ in placed)
    return not has_figures and _starts_row(line, following, grid)


def _with_its_sum(line: Inked, grid: Grid, kinds: Mapping[int, bool]) -> Placed:
    """The two cells of a line without gaps whose last word is a figure that stands in the last column."""
    *others, last = line.words
    column = len(grid.columns) - 1
    if not others or not kinds.get(column) or not is_figure(line.of(last)) or is_figure(line.of(others[-1])):
        return ()
    if grid.by != "space" or last.left < grid.columns[column].left or others[0].left >= last.left:
        return ()
    before = Chunk(others[0].start, others[-1].end, others[0].left, others[-1].right)
    return ((before, 0, 1), (last, column, 1))


def _above_heads(texts: Sequence[str], lines: Mapping[int, TableLine]) -> list[int]:
    """The lines without figures above the first heads, of which they are the heads."""
    above: list[int] = []
    for row, line in lines.items():
        if line.is_head:
            return above
        if any(is_figure(texts[row][cell.start : cell.end]) for cell in line.cells):
            break
        above += [row] if line.cells else []
    return []


class _Above:
    """The row above: its cells, and whether it waits for the line that completes it."""

    def __init__(
        self,
        line: Inked | None = None,
        placed: Placed = (),
        joins: bool = False,
        before: "_Above | None" = None,
        is_head: bool = False,
        waits: bool = False,
    ) -> None:
        self.line, self.placed, self.is_head, self.waits = line, placed, is_head, waits
        self.filled = {at for _, at, _ in placed}
        self.last = max((at + span - 1 for _, at, span in placed), default=-1)
        if joins and before is not None:
            self.filled |= before.filled
            self.last = max(self.last, before.last)


def _how(line: Inked, placed: Placed, above: _Above, kinds: Mapping[int, bool], margin: int) -> str:
    """Whether a line goes on with the row above: it `joins` its cells, or is the `rest` of one."""
    if above.line is None or above.is_head or above.waits or not placed:
        return ""
    if any(kinds.get(at) and (is_figure(line.of(c)) or is_nothing(line.of(c))) for c, at, _ in placed):
        return "joins" if _completes_words(placed, above) else ""
    if any(at not in above.filled or span > 1 for _, at, span in placed):
        return ""
    first, at, _ = placed[0]
    begins_small = line.of(first)[:1].islower()
    if at == 0:
        hangs = line.left > margin + _INDENT and line.left > above.line.left
        if not hangs and not begins_small:
            return ""
    elif kinds.get(at):
        return ""
    return "joins" if min(at for _, at, _ in placed) >= above.last else "rest"


def _completes_words(placed: Placed, above: _Above) -> bool:
    """Whether a figure alone stands below words that end the row above in its column: `Died`, `19.8.78`."""
    if len(placed) != 1 or above.line is None or not 1 < placed[0][1] == above.last:
        return False
    chunk, at, _ = above.placed[-1] if above.placed else (None, -1, 0)
    said = above.line.of(chunk) if chunk is not None else ""
    return at == placed[0][1] and not is_figure(said) and not is_nothing(said) and " " in said


def _starts_row(line: Inked, following: Inked | None, grid: Grid) -> bool:
    """Whether a line without figures is the beginning of the row below: that is further in, or goes on."""
    if following is None or len(line.chunks) > 1 or ends_in_brace(line.text):
        return False
    last, first = line.text.rstrip()[-1:], following.of(following.chunks[0])
    if is_figure(first) or (line.text.isupper() and not first.isupper()):
        return False
    begins = begins_item(line.text) and not begins_item(following.text) and last != ":"
    if begins and line.right >= _FILLED * grid.columns[0].right:
        return True
    if following.left > line.left + _INDENT:
        return last != ":"
    is_full = line.right + 1 + len(first.split()[0]) > grid.columns[0].right
    is_broken = is_full and line.of(line.words[-1])[:1].islower() and last.isalpha()
    return (first[:1].islower() or is_broken) and following.left >= line.left and last not in ".:"


def begins_item(text: str) -> bool:
    """Whether a line begins as items of inventories and accounts do: `Item paid`, `Art. 3.`, `4.`"""
    return is_item(text) or enumerator(text) is not None or _NUMBERED.match(text) is not None


def _is_hung_below(placed: Placed, following: Inked | None) -> bool:
    """Whether only the first field of a row says something, and that of the next, further in, goes on."""
    if following is None or len(placed) != 1 or placed[0][1] != 0 or len(following.fields) < 2:
        return False
    first, *others = following.fields
    return first.left > placed[0][0].left + _INDENT and any(one.start < one.end for one in others)


def _completes(placed: Placed, above: _Above, line: Inked) -> bool:
    return above.filled == {0} and bool(placed) and placed[0][1] == 0 and above.line is not None


def _goes_on_to_figures(line: Inked, placed: Placed, above: _Above, kinds: Mapping[int, bool]) -> bool:
    """Whether a line goes on with the last cell of a row that has no figures yet, and gives them."""
    if above.line is None or above.is_head or len(placed) < 2 or not placed[0][1] > 0:
        return False
    if kinds.get(placed[0][1]) or not any(kinds.values()):
        return False
    return above.last == placed[0][1] and any(kinds.get(at) for _, at, _ in placed)


def _following(
    texts: Sequence[str], rows: Sequence[int], index: int, inked: Mapping[int, Inked]
) -> Inked | None:
    """The next row of cells right below a line, over lines that hang as it does; else None."""
    for at in range(index + 1, min(index + _MOST_HANGING, len(rows))):
        row = rows[at]
        if row != rows[index] + at - index or TABLE.fullmatch(texts[row]):
            return None
        if row in inked:
            return inked[row]
        if at > index + 1 and _indent(texts[row]) < _indent(texts[rows[index + 1]]):
            return None
    return None


def _indent(text: str) -> int:
    wide = text.expandtabs()
    return len(wide) - len(wide.lstrip())


def _alone(
    cell: Cell, line: Inked, grid: Grid, kinds: Mapping[int, bool], margin: int, *, starts: bool
) -> tuple[Cell, ...]:
    """A line of one cell: a head of the rows below it spans the table, a figure stands in its column."""
    text = line.text[cell.start : cell.end]
    if starts or is_figure(text) or is_nothing(text) or cell.column > 0 or ends_in_brace(text):
        return (cell,)
    return (replace(cell, column=0, span=len(grid.columns)),)


def _is_of_years(line: Inked, placed: Placed, kinds: Mapping[int, bool], below_head: bool) -> bool:
    """Whether a line above all figures is one of years: `1870  1871`, `1861  Increase`.

    Below heads that span columns the same years come again.
    """
    said = [line.of(chunk) for chunk, at, _ in placed if kinds.get(at) and at > 0]
    years = [text for text in said if is_year(text)]
    if not years or len(said) < 2 or (len({*said}) < len(said) and not below_head):
        return False
    return all(is_year(text) or not is_figure(text) for text in said)


def _is_of_units(line: Inked, placed: Placed, grid: Grid) -> bool:
    """Whether a line has units above sums: `£  s.  d.`."""
    sums = [line.of(chunk).split() for chunk, at, _ in placed if grid.columns[at].is_of_sums]
    return bool(sums) and all(len(words) > 1 and all(map(is_unit_of_money, words)) for words in sums)


def _ruled_off(texts: Sequence[str], rows: Sequence[int], inked: Mapping[int, Inked]) -> set[int]:
    """The lines above the first rule that runs under all columns, where more than heads stand below it."""
    rules = [index for index, row in enumerate(rows) if TABLE.fullmatch(texts[row])]
    above = next((index for index in rules if index and _runs_through(texts[rows[index]], rows, inked)), 0)
    below = [row for row in rows[above + 1 :] if row in inked]
    start = 0 if not rules or rules[0] >= above else rules[0]
    if not above or above > 4 or len(below) < 1:
        return set()
    cells = [row for row in rows[start:above] if not TABLE.fullmatch(texts[row])]
    return set(cells) if all(_is_headlike(texts[row]) for row in cells) else set()


def between_rules(texts: Sequence[str], rows: Sequence[int]) -> set[int]:
    """The lines that stand alone between two rules of Markdown: heads, as transcribers set them."""
    ruled = [MARKDOWN_RULE.fullmatch(texts[row]) is not None for row in rows]
    return {
        row
        for before, row, one, after in zip(ruled, rows[1:], ruled[1:], ruled[2:], strict=False)
        if before and after and not one
    }


def _runs_through(rule: str, rows: Sequence[int], inked: Mapping[int, Inked]) -> bool:
    if MARKDOWN_RULE.fullmatch(rule):
        return True
    left = min(inked[row].left for row in rows if row in inked)
    right = max(inked[row].right for row in rows if row in inked)
    marks = len(rule) - len(rule.lstrip())
    return marks <= left + 2 and len(rule.rstrip()) >= 0.7 * right


def _is_headlike(text: str) -> bool:
    """Whether a line may be one of heads: hardly a figure in it but years."""
    words = [word for word in text.split() if any(map(str.isdecimal, word))]
    return all(is_year(word.strip("|│")) or len(word) < 3 for word in words) or not words
