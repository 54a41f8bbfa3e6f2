"""The tables of a document: which lines are theirs, and what each line is in its grid."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from encoder.marks import LEADER, PIPE
from encoder.model import TableLine
from encoder.pages.tables.blocks import Block, blocks, is_silent, margin_of, rows_begun, with_beginning
from encoder.pages.tables.collapsed import find_collapsed
from encoder.pages.tables.columns import find_grid
from encoder.pages.tables.commas import find_comma_tables
from encoder.pages.tables.evidence import kinds_of, speaks_for_table
from encoder.pages.tables.figures import is_day, is_figure, is_year
from encoder.pages.tables.grid import Grid
from encoder.pages.tables.ink import Inked, ends_in_brace, ink_of
from encoder.pages.tables.lines import read_lines
from encoder.pages.tables.placing import place
from encoder.pages.tables.ruled import drawn_grid
from encoder.pages.tables.tabs import find_tab_tables

_GAP = re.compile(r"[^\S\n](?:[^\S\n]|(?<=\t))")
_LEADS = re.compile(r"[.·…_–—-][^\S\n]?[.·…_–—-]")
"""What every leader has: a cheap look before the dear one."""
_LONGEST_ROW, _LONGEST_PIPED = 200, 2_000
_SHORTEST_WORD = 4
_FEWEST_BELOW, _NEARLY_ALL = 3, 0.8
LIKELY = 0.7


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table.

    Attributes:
        lines: for each of its rows of the document, what it is in the grid.
        certainty: that it is a table with these columns (0–1).
        counted: the rows that begin with a figure or a sign, and look like the beginnings of notes.
    """

    lines: Mapping[int, TableLine]
    certainty: float
    counted: frozenset[int] = frozenset()

    @property
    def inner(self) -> frozenset[int]:
        """The rows of several cells right beside another: no page mark and no running head stands so."""
        rows = self.lines.keys()
        return frozenset(
            row
            for row, line in self.lines.items()
            if len(line.cells) > 1 and not rows.isdisjoint((row - 1, row + 1))
        )


def find_tables(
    texts: Sequence[str], edges: Sequence[bool] = (), taken: Container[int] = ()
) -> tuple[TableFound, ...]:
    """The tables of a document, in their order.

    Args:
        texts: all lines, without page marks and running heads.
        edges: whether a page begins at a line; () where that is not known.
        taken: lines that are known for something else: notes, page marks.
    """
    edges = edges or [False] * len(texts)
    commas = list(find_comma_tables(texts, lambda row: row in taken or edges[row]))
    written = {row for lines in commas for row in lines}
    inked = {
        row: ink_of(row, text)
        for row, text in enumerate(texts)
        if row not in taken
        and row not in written
        and (len(text) <= _LONGEST_ROW or _is_piped(text))
        and _is_gapped(text)
        and not is_silent(text)
    }
    inked = {row: line for row, line in inked.items() if len(line.chunks) > 1 or len(line.fields) > 1}
    found = [table for block in blocks(texts, edges, taken, inked) for table in _tables(texts, block, inked)]
    found += [TableFound(lines, LIKELY) for lines in commas]
    known = {row for table in found for row in table.lines}
    tabbed = list(find_tab_tables(texts, lambda row: row in known or row in taken or edges[row]))
    found += [TableFound(lines, LIKELY) for lines in tabbed]
    known |= {row for lines in tabbed for row in lines}
    for lines in find_collapsed(texts, lambda row: row in known or row in taken or edges[row]):
        found.append(TableFound(lines, LIKELY))
    found = [
        replace(table, counted=frozenset(_counted(texts, table.lines)))
        for table in found
        if _speaks(texts, table.lines)
    ]
    return tuple(sorted(found, key=lambda table: min(table.lines)))


def _is_piped(text: str) -> bool:
    """Whether a line begins and ends with a pipe, as rows of Markdown do; these may be long."""
    return len(text) <= _LONGEST_PIPED and text.startswith("|") and text.rstrip().endswith("|")


@lru_cache(maxsize=4_000)
def _is_gapped(text: str) -> bool:
    """Whether a line has what may part cells; each is asked about twice, before and after page marks."""
    bare = text.strip()
    is_wide = "  " in bare if bare.isprintable() else _GAP.search(bare)
    is_parted = is_wide or PIPE.search(bare)
    return bool(is_parted or (_LEADS.search(bare) and LEADER.search(bare)))


def _speaks(texts: Sequence[str], lines: Mapping[int, TableLine]) -> bool:
    """Whether two cells of a row say something, where rows have two: `- 2 -` is a page's number."""
    divided = [(texts[row], line.cells) for row, line in lines.items() if len(line.cells) > 1]
    speaking = [
        sum(any(map(str.isalnum, text[cell.start : cell.end])) for cell in cells) for text, cells in divided
    ]
    return not speaking or max(speaking) > 1


def _counted(texts: Sequence[str], lines: Mapping[int, TableLine]) -> Iterator[int]:
    for row, line in lines.items():
        first = texts[row][line.cells[0].start : line.cells[0].end].split()[:1] if line.cells else []
        if first and (not first[0][0].isalpha() or len(first[0]) < _SHORTEST_WORD):
            yield row


def _tables(texts: Sequence[str], block: Block, inked: Mapping[int, Inked]) -> Iterator[TableFound]:
    """The tables of a block: it is one, or those of its parts between blank lines are."""
    block = with_beginning(texts, block, inked)
    whole = _table(texts, block.rows, block.pages, inked)
    if whole is not None:
        yield whole
        return
    parts = list(_parts(block))
    paged = [_table(texts, part, frozenset(), inked) for part in _by_page(block)] if block.pages else []
    if len(paged) > 1 and all(paged):
        yield _one(tuple(table for table in paged if table is not None))
        return
    if len(parts) > 1:
        for part in parts:
            table = _table(texts, _trimmed(part, inked), frozenset(), inked)
            if table is not None:
                yield table


def _one(tables: tuple[TableFound, ...]) -> TableFound:
    """Tables on pages that follow each other as one, where they have as many columns."""
    lines: dict[int, TableLine] = {}
    for table in tables:
        lines.update(table.lines)
    columns = {line.columns for line in lines.values()}
    first = min(lines)
    if len(columns) == 1:
        lines = {row: replace(line, opens=row == first) for row, line in lines.items()}
    return TableFound(lines, min(table.certainty for table in tables))


def _by_page(block: Block) -> Iterator[tuple[int, ...]]:
    bounds = [-1, *sorted(block.pages), block.rows[-1] + 1]
    for start, end in pairwise(bounds):
        part = tuple(row for row in block.rows if start < row < end)
        if part:
            yield part


def _parts(block: Block) -> Iterator[tuple[int, ...]]:
    part: list[int] = []
    for row in block.rows:
        if part and row != part[-1] + 1:
            yield tuple(part)
            part = []
        part.append(row)
    yield tuple(part)


def _trimmed(rows: tuple[int, ...], inked: Mapping[int, Inked]) -> tuple[int, ...]:
    """The lines from the first row of cells on."""
    first = next((at for at, row in enumerate(rows) if row in inked), len(rows))
    return rows[first:]


def _table(
    texts: Sequence[str], rows: Sequence[int], pages: frozenset[int], inked: Mapping[int, Inked]
) -> TableFound | None:
    """The table that some lines are; None where they are none."""
    cells = [inked[row] for row in rows if row in inked]
    if len(cells) < 2:
        return None
    drawn = drawn_grid(texts, rows, cells)
    if drawn is not None:
        grid: Grid | None = drawn[0]
        heads = [line for line in cells if line.row < drawn[1]]
        body = [line for line in cells if line.row > drawn[1]]
    else:
        heads, body = _heads(cells)
        grid = find_grid(body, heads) if body else None
    if grid is None:
        return None
    if len(body) > 2 and _is_apart(rows[0], rows, inked, grid):
        rows = rows[1:]
        heads = [head for head in heads if head.row >= rows[0]]
        body = [line for line in body if line.row >= rows[0]]
    kinds = kinds_of(body, grid)
    lone = _lone(texts, rows, inked)
    if not speaks_for_table(body, heads, lone, grid, kinds, ruled=_is_ruled(texts, rows)):
        return None
    lines = read_lines(texts, rows, inked, {head.row for head in heads}, grid, kinds, pages)
    return TableFound(lines, grid.certainty)


def _is_apart(first: int, rows: Sequence[int], inked: Mapping[int, Inked], grid: Grid) -> bool:
    """Whether a first line, below which is a blank one, does not fit the columns: it is none of the table."""
    if first + 1 in rows or first not in inked or grid.by != "space":
        return False
    placed = place(inked[first], grid.columns)
    return any(span > 1 for _, _, span in placed) or len(placed) < len(inked[first].chunks)


def _lone(texts: Sequence[str], rows: Sequence[int], inked: Mapping[int, Inked]) -> list[int]:
    """The lines without cells; not those that hang below another, or others below them, nor braced ones."""
    margin = min(margin_of(texts[row]) for row in rows)
    hanging = {row for row in rows if row not in inked and margin_of(texts[row]) > margin}
    hanging |= {row for row in rows if row + 1 in hanging and row not in hanging}
    hanging |= {row for row in rows if ends_in_brace(texts[row])}
    hanging |= {row for row in rows if row + 1 in inked and margin_of(texts[row + 1]) > margin}
    hanging |= set(rows_begun(texts, rows, inked))
    return [row for row in rows if row not in inked and row not in hanging and not is_silent(texts[row])]


def _is_ruled(texts: Sequence[str], rows: Sequence[int]) -> bool:
    """Whether a rule in two parts or more stands among the lines: it rules columns."""
    return any(is_silent(texts[row]) and len(re.findall(r"[-=_─━═]{2,}", texts[row])) > 1 for row in rows)


def _heads(cells: Sequence[Inked]) -> tuple[list[Inked], list[Inked]]:
    """The lines above the first that has a figure, where another with figures follows; and the rest.

    Heads that are said again, on the next page, are not among the rest.
    """
    first = next(
        (at for at, line in enumerate(cells) if _has_figure(line) and not _heads_heads(cells, at)), 0
    )
    if first == 0 and _names_columns(cells):
        first = 1
    while first > 1 and _overflows(cells[first - 1], cells[first]):
        first -= 1
    if first > 3 or first >= len(cells) - 1:
        first = 0
    said = {" ".join(line.text.split()) for line in cells[:first]}
    rest = [line for line in cells[first:] if " ".join(line.text.split()) not in said]
    return list(cells[:first]), rest


def _heads_heads(cells: Sequence[Inked], at: int) -> bool:
    """Whether the figures of a first line are years, above heads in words."""
    if at or len(cells) < 2 or _has_figure(cells[1]):
        return False
    return all(not is_figure(text) or is_year(text) for text in map(cells[at].of, cells[at].chunks))


def _names_columns(cells: Sequence[Inked]) -> bool:
    """Whether a first line has a word above figures that begin all others: `km  Stationen  101  103`."""
    first, *others = ((line.fields or line.chunks)[0] for line in cells)
    said = cells[0].of(first)
    if len(others) < _FEWEST_BELOW or not any(map(str.isalpha, said)) or is_figure(said) or is_day(said):
        return False
    below = [line.of(one) for line, one in zip(cells[1:], others, strict=True) if one.left <= first.right]
    counting = sum(map(is_figure, below))
    return counting >= _FEWEST_BELOW and counting >= _NEARLY_ALL * len(below)


def _overflows(line: Inked, below: Inked) -> bool:
    """Whether words have filled their column, so that one blank parts them from the figure of the next."""
    return any(
        is_figure(line.of(word)) and not is_year(line.of(word)) and chunk.left < other.left <= word.left
        for chunk in line.chunks
        for word in line.words
        if chunk.start < word.start < chunk.end
        for other in below.chunks[1:]
        if is_figure(below.of(other)) and word.left <= other.right and other.left <= word.right
    )


def _has_figure(line: Inked) -> bool:
    chunks = line.fields or line.chunks
    return any(is_figure(line.of(chunk)) for chunk in chunks)
