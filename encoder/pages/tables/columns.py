"""The columns that lines share: by the white space that runs down between them, else by their order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from encoder.marks import PIPE
from encoder.pages.tables.figures import (
    goes_on_as_sum,
    is_figure,
    is_nothing,
)
from encoder.pages.tables.grid import Column, Grid, Placed
from encoder.pages.tables.ink import Chunk, Inked, rules_of
from encoder.pages.tables.placing import place
from encoder.pages.tables.sums import with_sums, with_totals

SURE, LIKELY = 0.97, 0.85
_CROSSED = 25
"""Of so many lines one may have ink where a column ends."""
_MOST_CROSSING = 0.15
_SHARED = 0.75
"""The share of lines that have the same number of cells, where their order alone tells the columns."""
_GAPPED = 0.3
_FILLED = 0.8
_NARROW_GAPS = 0.34
"""For each line with a wide gap, in how many a column may end between words with a single blank."""
_MOST_COLUMNS = 40


def find_grid(rows: Sequence[Inked], heads: Sequence[Inked] = ()) -> Grid | None:
    """The columns that lines share; None where they share none.

    Args:
        rows: lines that are thought to be rows, heads of columns not among them.
        heads: lines above them.
    """
    fields = _by_fields([*heads, *rows])
    if fields is not None:
        return fields
    by_space, by_order = _by_space(rows, heads), _by_order(rows)
    if by_space and by_order and _is_rather_ordered(rows, by_space, by_order):
        return by_order
    return by_space or by_order


def _is_rather_ordered(rows: Sequence[Inked], by_space: Grid, by_order: Grid) -> bool:
    """Whether the order of cells tells more than the white space, which runs through or past many of them."""
    if any(column.is_of_sums for column in by_space.columns):
        return False
    placed = [place(row, by_space.columns) for row in rows]
    gapped = sum(len(row.chunks) > len(cells) for row, cells in zip(rows, placed, strict=True))
    if len(by_order.columns) > len(by_space.columns):
        return gapped > _GAPPED * len(rows)
    cut = sum(len(row.chunks) < len(cells) for row, cells in zip(rows, placed, strict=True))
    if not _as_many(rows) or not cut + gapped:
        return False
    filled = sum(map(len, placed)) / (len(rows) * len(by_space.columns))
    return filled < _FILLED or _is_ragged(rows)


def _is_ragged(rows: Sequence[Inked]) -> bool:
    """Whether some chunks of lines that have as many stand one above the other on neither side."""
    return any(
        max(
            Counter(at.left for at in chunks).most_common(1)[0][1],
            Counter(at.right for at in chunks).most_common(1)[0][1],
        )
        < _FILLED * len(rows)
        for chunks in zip(*(row.chunks[1:] for row in rows), strict=True)
    )


def _by_fields(rows: Sequence[Inked]) -> Grid | None:
    """As many fields in each row, between pipes or single tabs."""
    counts = Counter(len(row.fields) for row in rows)
    count, lines = counts.most_common(1)[0]
    if count < 2 or count > _MOST_COLUMNS or lines < 2 or lines < _SHARED * len(rows):
        return None
    full = [row for row in rows if len(row.fields) == count]
    if count > 2 and all(row.fields[-1].start == row.fields[-1].end for row in full) and _is_piped(full):
        return Grid(tuple(Column(at, at) for at in range(count - 1)), "fields", SURE)
    is_doubted = lines < SURE * len(rows) and not any(PIPE.search(row.text) for row in rows)
    if is_doubted and (any(len(row.chunks) > len(row.fields) for row in rows) or _as_many(rows)):
        return None
    return Grid(_ruled(full, count), "fields", SURE)


def _is_piped(rows: Sequence[Inked]) -> bool:
    """Whether all lines end with a pipe."""
    return all(PIPE.fullmatch(row.text.rstrip()[-1]) for row in rows)


def _ruled(rows: Sequence[Inked], count: int) -> tuple[Column, ...]:
    """The columns between the pipes of full rows; where these stand anywhere, only their order is known."""
    (rules, lines), *_ = Counter(map(rules_of, rows)).most_common(1)
    if len(rules) != count + 1 or lines < _SHARED * len(rows):
        return tuple(Column(at, at) for at in range(count))
    return tuple(Column(left, right) for left, right in pairwise(rules))


def _over_several(row: Inked, columns: Sequence[Column]) -> Placed:
    """The fields of a line that has fewer, each over the columns between its pipes; () where it has none."""
    out: list[tuple[Chunk, int, int]] = []
    for field, (left, right) in zip(row.fields, pairwise(rules_of(row)), strict=False):
        under = [at for at, c in enumerate(columns) if left - 1 <= c.left < c.right <= right + 1]
        if under:
            out.append((field, under[0], len(under)))
    return tuple(out) if sum(span for _, _, span in out) == len(columns) else ()


def _as_many(rows: Sequence[Inked]) -> bool:
    """Whether all lines have as many chunks."""
    return len({len(row.chunks) for row in rows}) == 1


def _by_space(rows: Sequence[Inked], heads: Sequence[Inked]) -> Grid | None:
    rivers = _rivers(rows)
    bounds = [river for river in rivers if _parts([*heads, *rows], river, rivers)]
    if not bounds or len(bounds) >= _MOST_COLUMNS:
        return None
    columns = with_totals(rows, _columns(rows, bounds))
    columns = with_sums(rows, heads, columns)
    crossing = sum(any(span > 1 for _, _, span in place(row, columns)) for row in rows)
    if len(columns) < 2 or crossing > _MOST_CROSSING * len(rows):
        return None
    return Grid(columns, "space", SURE if not crossing else LIKELY)


def _rivers(rows: Sequence[Inked]) -> list[tuple[int, int]]:
    """The stretches of the page's width that hold no ink, or hardly any, between others that do."""
    width = max(row.right for row in rows)
    ink = [0] * (width + 1)
    for row in rows:
        for word in row.words:
            for x in range(word.left, word.right):
                ink[x] += 1
    allowed = len(rows) // _CROSSED
    rivers, start = [], -1
    for x in range(min(row.left for row in rows), width + 1):
        if x < width and ink[x] <= allowed:
            start = x if start < 0 else start
        elif start >= 0:
            if x < width:
                rivers.append((start, x))
            start = -1
    return rivers


def _parts(rows: Sequence[Inked], river: tuple[int, int], rivers: Sequence[tuple[int, int]]) -> bool:
    """Whether a river parts columns, and not words of one that stand one above the other by chance.

    It does where lines have a wide gap, or two figures (but not `4. 4. 0`), at this river; a gap that runs
    over others as well speaks for the widest. Where no line has cells at both sides, they must be figures.
    """
    own = narrow = 0
    for row in rows:
        left = [word for word in row.words if word.right <= river[0]]
        right = [word for word in row.words if word.left >= river[1]]
        if not left or not right or len(left) + len(right) < len(row.words):
            continue
        one, other = left[-1], right[0]
        is_inner = any(chunk.start <= one.start and other.end <= chunk.end for chunk in row.chunks)
        if is_inner and not (
            _is_filled(row, one)
            and _is_filled(row, other)
            and row.of(one)[-1] not in ".,:"
            and not goes_on_as_sum(row.of(one), row.of(other))
        ):
            narrow += 1
        else:
            others = (b - a for a, b in rivers if (a, b) != river and one.right <= a and b <= other.left)
            own += max(others, default=0) < river[1] - river[0]
    return narrow <= _NARROW_GAPS * own if own else not narrow and _are_sides(rows, river, rivers)


def _is_filled(row: Inked, word: Chunk) -> bool:
    text = row.of(word)
    return is_figure(text) or is_nothing(text)


def _are_sides(rows: Sequence[Inked], river: tuple[int, int], rivers: Sequence[tuple[int, int]]) -> bool:
    """Whether figures stand at either side of a river, on no line at both: debit and credit."""
    start = max((b for _, b in rivers if b <= river[0]), default=0)
    end = min((a for a, _ in rivers if a >= river[1]), default=max(row.right for row in rows))
    left = [
        (row, word) for row in rows for word in row.words if start <= word.left and word.right <= river[0]
    ]
    right = [(row, word) for row in rows for word in row.words if river[1] <= word.left and word.right <= end]
    return bool(left and right) and all(is_figure(row.of(word)) for row, word in (*left, *right))


def _columns(rows: Sequence[Inked], rivers: Sequence[tuple[int, int]]) -> tuple[Column, ...]:
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    starts = [left, *(river[1] for river in rivers)]
    ends = [*(river[0] for river in rivers), right]
    return tuple(Column(a, b) for a, b in zip(starts, ends, strict=True))


def _by_order(rows: Sequence[Inked]) -> Grid | None:
    """The same number of cells in most rows, though they stand nowhere above each other."""
    counts = Counter(len(row.chunks) for row in rows)
    count, lines = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if count < 2 or count > _MOST_COLUMNS or lines < 2 or lines < _SHARED * len(rows):
        return None
    full = [row for row in rows if len(row.chunks) == count]
    columns = tuple(
        Column(min(row.chunks[at].left for row in full), max(row.chunks[at].right for row in full))
        for at in range(count)
    )
    return Grid(columns, "order", LIKELY if lines == len(rows) else 0.8)


def cells_of(row: Inked, grid: Grid, kinds: Mapping[int, bool]) -> Placed:
    """The cells of a line in a grid.

    Args:
        row: the line.
        grid: of the table.
        kinds: for each column, whether it holds figures.
    """
    if grid.by == "fields":
        if 1 < len(row.fields) < len(grid.columns) and (placed := _over_several(row, grid.columns)):
            return tuple(one for one in placed if one[0].start < one[0].end)
        fields = row.fields if len(row.fields) > 1 else row.chunks
        if len(fields) > len(grid.columns) and fields[-1].start == fields[-1].end:
            fields = fields[:-1]
        kept = [(field, at, 1) for at, field in enumerate(fields[: len(grid.columns)])]
        if len(fields) > len(grid.columns):
            last = kept[-1][0]
            kept[-1] = (Chunk(last.start, fields[-1].end, last.left, fields[-1].right), kept[-1][1], 1)
        return tuple(one for one in kept if one[0].start < one[0].end)
    if grid.by == "order":
        return _in_order(row, grid, kinds)
    return place(row, grid.columns)


def _in_order(row: Inked, grid: Grid, kinds: Mapping[int, bool]) -> Placed:
    chunks, count = row.chunks, len(grid.columns)
    if len(chunks) >= count:
        last = chunks[count - 1]
        merged = Chunk(last.start, chunks[-1].end, last.left, chunks[-1].right)
        return tuple((chunk, at, 1) for at, chunk in enumerate((*chunks[: count - 1], merged)))
    out: list[tuple[Chunk, int, int]] = []
    free = list(range(count))
    for index, chunk in enumerate(chunks):
        left = len(chunks) - index - 1
        wanted = is_figure(row.of(chunk))
        possible = [at for at in free if kinds.get(at, False) is wanted] or free
        possible = [at for at in possible if sum(other > at for other in free) >= left] or free
        at = min(possible, key=lambda one: _distance(chunk, grid.columns[one]))
        out.append((chunk, at, 1))
        free = [other for other in free if other > at]
        if not free:
            last = Chunk(chunk.start, chunks[-1].end, chunk.left, chunks[-1].right)
            return (*out[:-1], (last, at, 1))
    return tuple(out)


def _distance(chunk: Chunk, column: Column) -> float:
    """How far a stretch stands from a column: by the edge, or the middle, that lies nearest."""
    left, right = abs(chunk.left - column.left), abs(chunk.right - column.right)
    return min(left, right, abs(chunk.left + chunk.right - column.left - column.right) / 2)
