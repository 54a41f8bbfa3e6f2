"""Tables whose columns a tool has set apart by single blanks: `Canada -2240 -1650`."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile

from encoder.language import words as words_of
from encoder.language.folding import fold
from encoder.model import Cell, TableLine
from encoder.pages.tables.figures import is_figure, is_nothing, is_year
from encoder.pages.tables.ink import Chunk, ink_of

_FEWEST = 3
_LONGEST = 90
_ALIKE = 0.6
_MOST_COLUMNS = 12
_FINISHED = ".;:?!"


def find_collapsed(texts: Sequence[str], is_known: Callable[[int], bool]) -> Iterator[dict[int, TableLine]]:
    """The tables among the lines that stand right below each other: most end in as many figures.

    Args:
        texts: all lines.
        is_known: whether a line is known for something else.
    """
    rows = [row for row, text in enumerate(texts) if text.strip() and not is_known(row)]
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        if len(run) >= _FEWEST and sum(texts[row].rstrip()[-1:].isdecimal() for row in run) >= 2:
            yield from _tables(texts, run)


def _tables(texts: Sequence[str], run: Sequence[int]) -> Iterator[dict[int, TableLine]]:
    """The table of adjacent lines: the longest stretch whose lines may be rows."""
    figures = {row: _figures(texts[row]) for row in run}
    for may, group in groupby(run, key=lambda row: _may_be_row(texts[row])):
        rows = list(group)
        if may and _is_table([texts[row] for row in rows], [figures[row] for row in rows]):
            yield _lines(texts, rows, figures)


def _figures(text: str) -> tuple[Chunk, ...]:
    """The figures that a line ends with."""
    words = ink_of(0, text).words
    line = text
    kept = list(
        takewhile(lambda w: is_figure(line[w.start : w.end]) or is_nothing(line[w.start : w.end]), words[::-1])
    )[::-1]
    while kept and is_nothing(line[kept[0].start : kept[0].end]):
        kept = kept[1:]
    return tuple(kept[-_MOST_COLUMNS:])


def _may_be_row(text: str) -> bool:
    bare = text.strip()
    return len(bare) <= _LONGEST and not bare[:1].islower() and bare[-1] not in _FINISHED


def _is_table(texts: Sequence[str], figures: Sequence[tuple[Chunk, ...]]) -> bool:
    """Whether lines that may be rows are a table: as many figures at the end of most, of one in all."""
    if len(texts) < _FEWEST:
        return False
    counts = Counter(map(len, figures))
    del counts[0]
    if not counts:
        return False
    count, lines = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if count == 1:
        body = list(zip(texts, figures, strict=True))
        body = body[1:] if not figures[0] else body
        return len(body) >= _FEWEST and all(_says_one(text, last) for text, last in body)
    with_figures = sum(map(bool, figures))
    return lines >= 2 and with_figures >= max(_FEWEST, _ALIKE * len(texts)) and lines >= 0.5 * with_figures


def _says_one(text: str, figures: Sequence[Chunk]) -> bool:
    """Whether a line is a name and one figure, and no piece of a sentence: `in 1912`."""
    if len(figures) != 1 or is_year(text[figures[0].start : figures[0].end]):
        return False
    before = text[: figures[0].start].split()
    return bool(before) and fold(before[-1]) not in words_of("function") and len(before) < 8


def _lines(
    texts: Sequence[str], rows: Sequence[int], figures: dict[int, tuple[Chunk, ...]]
) -> dict[int, TableLine]:
    columns = 1 + Counter(len(figures[row]) for row in rows if figures[row]).most_common(1)[0][0]
    out: dict[int, TableLine] = {}
    headed = True
    for row in rows:
        last = figures[row][-(columns - 1) :]
        lead = texts[row][: last[0].start] if last else texts[row]
        years = len(last) > 1 and not lead.strip() and all(is_year(texts[row][c.start : c.end]) for c in last)
        headed = headed and (not last or years)
        out[row] = TableLine(_cells(lead, last, columns), columns, not out, headed)
    return out


def _cells(lead: str, figures: Sequence[Chunk], columns: int) -> tuple[Cell, ...]:
    start = len(lead) - len(lead.lstrip())
    end = len(lead.rstrip())
    first = columns - len(figures)
    span = columns if not figures else 1
    label = (Cell(start, end, 0, span),) if end > start else ()
    return (*label, *(Cell(c.start, c.end, first + at) for at, c in enumerate(figures)))
