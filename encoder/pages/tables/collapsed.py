"""Tables whose columns a tool has set apart by single blanks: `Canada -2240 -1650`."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from encoder.language import words as words_of
from encoder.language.folding import fold
from encoder.model import Cell, TableLine
from encoder.pages.tables.figures import is_figure, is_nothing, is_year
from encoder.pages.tables.ink import Chunk, ink_of

_FEWEST = 3
_LONGEST, _LONGEST_HEAD = 110, 240
_ALIKE = 0.6
_MOST_SMALL = 0.3
_MOST_FINISHED = 0.2
_FEWEST_OF_WORDS = 5
_MOST_COLUMNS = 12
_MOST_WORDS = 8
_FINISHED = re.compile(r"[.;?!,][”\"’)\]]?(?:\d{1,3})?\s*$|;? (?:and|or)\s*$")
_UNIT = re.compile(r"[a-zà-ÿ]{1,7}[.”\"]?|[”\"]")


def find_collapsed(texts: Sequence[str], is_known: Callable[[int], bool]) -> Iterator[dict[int, TableLine]]:
    """The tables among the lines that stand right below each other: most end in as many figures.

    Args:
        texts: all lines.
        is_known: whether a line is known for something else.
    """
    rows = [row for row, text in enumerate(texts) if text.strip() and not is_known(row)]
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = _without_edges(texts, [row for _, row in group])
        if len(run) >= _FEWEST and _are_rows([texts[row].strip() for row in run]):
            figures = {row: _figures(texts[row]) for row in run}
            if _is_table([texts[row] for row in run], list(figures.values())):
                yield _lines(texts, run, figures)


def _without_edges(texts: Sequence[str], run: list[int]) -> list[int]:
    """The lines, without a paragraph above the others or below them."""
    if len(run) > _FEWEST and len(texts[run[0]]) > _LONGEST:
        is_head = len(texts[run[0]]) <= _LONGEST_HEAD and not _FINISHED.search(texts[run[0]])
        run = run if is_head else run[1:]
    return run[:-1] if len(run) > _FEWEST and len(texts[run[-1]]) > _LONGEST else run


def _are_rows(texts: Sequence[str]) -> bool:
    """Whether lines may be rows of a table, and not a wrapped paragraph, a list or verse."""
    if max(map(len, texts[1:])) > _LONGEST:
        return False
    if sum(text[:1].islower() for text in texts) > _MOST_SMALL * len(texts):
        return False
    finished = sum(
        bool(text[-1] in ".;?!" or (_FINISHED.search(text) and not _figures(text))) for text in texts
    )
    return finished <= _MOST_FINISHED * len(texts)


def _figures(text: str) -> tuple[Chunk, ...]:
    """The figures that a line ends with, each with the units behind it."""
    kept: list[Chunk] = []
    units: list[Chunk] = []
    for word in ink_of(0, text).words[::-1]:
        said = text[word.start : word.end]
        if is_figure(said) or is_nothing(said):
            end = units[0] if units else word
            kept.insert(0, Chunk(word.start, end.end, word.left, end.right))
            units = []
        elif _UNIT.fullmatch(said) and len(units) < 2:
            units = [*units, word]
        else:
            break
    while kept and is_nothing(text[kept[0].start : kept[0].end]):
        kept = kept[1:]
    return tuple(kept[-_MOST_COLUMNS:])


def _is_table(texts: Sequence[str], figures: Sequence[tuple[Chunk, ...]]) -> bool:
    """Whether lines that may be rows are a table: as many figures at the end of most, of one in all.

    Or they end in the same few words again and again: a column of `Yes` and `No`.
    """
    counts = Counter(len(one) for one in figures if one)
    with_figures = sum(counts.values())
    count, lines = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    if count == 1:
        body = list(zip(texts, figures, strict=True))
        body = body[1:] if not figures[0] else body
        return len(body) >= _FEWEST and all(_says_one(text, last) for text, last in body)
    if count > 1:
        several = sum(number for size, number in counts.items() if size > 1)
        return lines > 1 and with_figures >= _ALIKE * len(texts) and 2 * several >= with_figures
    return _is_of_answers(texts)


def _is_of_answers(texts: Sequence[str]) -> bool:
    words = [text.split() for text in texts]
    if len(texts) < _FEWEST_OF_WORDS or len({line[0] for line in words}) < len(words):
        return False
    last = Counter(
        line[-1] for line in words if len(line) > 1 and line[-1].isalpha() and line[-1][0].isupper()
    )
    again = sum(count for count in last.values() if count > 1)
    return again >= _ALIKE * len(texts) and max(last.values(), default=0) >= _MOST_SMALL * len(texts)


def _says_one(text: str, figures: Sequence[Chunk]) -> bool:
    """Whether a line is a name and one figure, and no piece of a sentence: `in 1912`."""
    if len(figures) != 1 or is_year(text[figures[0].start : figures[0].end]):
        return False
    before = text[: figures[0].start].split()
    is_small = bool(before) and before[-1].islower() and fold(before[-1]) in words_of("function")
    return bool(before) and not is_small and len(before) < _MOST_WORDS


def _lines(
    texts: Sequence[str], rows: Sequence[int], figures: dict[int, tuple[Chunk, ...]]
) -> dict[int, TableLine]:
    counts = Counter(len(figures[row]) for row in rows if figures[row])
    columns = 1 + max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))[0]
    out: dict[int, TableLine] = {}
    headed = True
    for row in rows:
        last = figures[row][-(columns - 1) :] if columns > 1 else ()
        lead = texts[row][: last[0].start] if last else texts[row]
        years = len(last) > 1 and not lead.strip() and all(is_year(texts[row][c.start : c.end]) for c in last)
        headed = headed and columns > 1 and (not last or years)
        out[row] = TableLine(_cells(lead, last, columns), columns, not out, headed)
    return out


def _cells(lead: str, figures: Sequence[Chunk], columns: int) -> tuple[Cell, ...]:
    start = len(lead) - len(lead.lstrip())
    end = len(lead.rstrip())
    first = columns - len(figures)
    span = columns if not figures else 1
    label = (Cell(start, end, 0, span),) if end > start else ()
    return (*label, *(Cell(c.start, c.end, first + at) for at, c in enumerate(figures)))
