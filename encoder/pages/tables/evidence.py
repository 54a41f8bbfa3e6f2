"""Whether lines that share columns are a table, and no list, verse, form or signatures."""

from collections.abc import Mapping, Sequence

from encoder.pages.tables.columns import cells_of
from encoder.pages.tables.figures import is_day, is_figure, is_nothing, step_of
from encoder.pages.tables.grid import Grid
from encoder.pages.tables.ink import Inked

_FIGURES = 0.6
_LABELLED = 0.5
_ALONE = 0.4
"""The most lines without cells among a table's."""
_SHORT_CELL = 40
_FEWEST_TEXT_ROWS = 3


def kinds_of(body: Sequence[Inked], grid: Grid) -> dict[int, bool]:
    """For each column, whether it holds figures."""
    texts = _texts(body, grid)
    return {at: _is_of_figures(texts.get(at, [])) for at in range(len(grid.columns))}


def _texts(body: Sequence[Inked], grid: Grid) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for line in body:
        for chunk, at, span in cells_of(line, grid, {}):
            if span == 1:
                out.setdefault(at, []).append(line.of(chunk))
    return out


def _is_of_figures(texts: Sequence[str]) -> bool:
    speaking = [text for text in texts if not is_nothing(text)]
    figures = sum(map(is_figure, speaking))
    return figures > 0 and figures >= _FIGURES * len(speaking)


def speaks_for_table(
    body: Sequence[Inked],
    heads: Sequence[Inked],
    lone: Sequence[int],
    grid: Grid,
    kinds: Mapping[int, bool],
    *,
    ruled: bool,
) -> bool:
    """Whether lines are a table.

    It has figures in a column that is not the first; or its source marks cells; or three columns and more
    stand below heads, or behind a day or a number.

    Args:
        body: lines with cells, below the heads.
        heads: of the columns.
        lone: the lines without cells among them.
        grid: of the lines.
        kinds: for each column, whether it holds figures.
        ruled: whether a rule parts the columns.
    """
    if len(body) < 2 and not (heads and ruled):
        return False
    if len(lone) > _ALONE * (len(lone) + len(body) + len(heads)):
        return False
    if grid.by == "fields" and "|" in body[0].text:
        return len(body) + len(heads) > 1
    texts = _texts(body, grid)
    if sum(text.endswith(":") for text in texts.get(0, [])) >= _LABELLED * len(body):
        return False
    figures = [at for at in range(1, len(grid.columns)) if kinds[at] and _counts(texts[at], len(body))]
    if figures and not _is_numbering(texts, figures):
        return len(body) > 2 or _are_alike(texts, figures, len(body)) or ruled or bool(heads)
    return _is_of_text(texts, body, heads, grid, ruled=ruled)


def _counts(texts: Sequence[str], rows: int) -> bool:
    """Whether a column of figures has enough of them to say anything."""
    return sum(map(is_figure, texts)) >= max(2, 0.25 * rows) or (rows <= 3 and len(texts) == rows)


def _is_numbering(texts: Mapping[int, Sequence[str]], figures: Sequence[int]) -> bool:
    """Whether the only figures number lines: of verse, of a transcript, of notes."""
    if len(figures) > 1:
        return False
    return step_of(texts[figures[0]]) > 0 and len(texts) < 3


def _are_alike(texts: Mapping[int, Sequence[str]], figures: Sequence[int], rows: int) -> bool:
    """Whether all of two rows' cells in a column are figures."""
    return any(len(texts[at]) == rows and all(map(is_figure, texts[at])) for at in figures)


def _is_of_text(
    texts: Mapping[int, Sequence[str]],
    body: Sequence[Inked],
    heads: Sequence[Inked],
    grid: Grid,
    *,
    ruled: bool,
) -> bool:
    """Whether rows of words are a table: three columns, below heads or behind a day or number."""
    columns = len(grid.columns)
    if columns < 3 or len(body) < _FEWEST_TEXT_ROWS:
        return False
    filled = sum(map(len, texts.values()))
    if filled < 0.6 * columns * len(body):
        return False
    first = texts.get(0, [])
    dated = sum(is_day(text) or is_figure(text) or is_nothing(text) for text in first) >= 0.7 * len(first)
    last = texts.get(columns - 1, [])
    short = sum(map(len, last)) <= _SHORT_CELL * len(last)
    numbered = step_of(first) == 1 and columns < 4
    if grid.by == "fields":
        return True
    return (dated and bool(first) and short and not numbered) or ruled
