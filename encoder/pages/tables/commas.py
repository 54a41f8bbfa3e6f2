"""Tables with a comma or semicolon between their fields, as programs write: `1702,"Reeve, John",12`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from encoder.model import Cell, TableLine

_FIELD = r'(?:"(?:[^"]|"")*"|[^{0}"\n]*)'
_SEPARATORS = ",;"
_FIELDS = {sign: re.compile(_FIELD.format(sign)) for sign in _SEPARATORS}
_APART = {sign: re.compile(rf"{sign}\s") for sign in _SEPARATORS}
_IN_FIGURE = re.compile(r"(?<=\d),(?=\d{3}(?!\d)|\d{1,2}(?:\s|$))")
"""What parts the thousands of a figure, or its decimals: `56,948`."""
_FEWEST_FIELDS, _FEWEST_ROWS = 3, 3
_SPACED = 0.1
"""The share of separators with a blank behind them, as in sentences, that no table written so exceeds."""

Fields = tuple[tuple[int, int], ...]


def find_comma_tables(
    texts: Sequence[str], is_taken: Callable[[int], bool]
) -> Iterator[Mapping[int, TableLine]]:
    """The lines of tables whose rows have as many fields each, no blank behind what parts them.

    Args:
        texts: all lines.
        is_taken: whether a line is known for something else.
    """
    run: list[tuple[int, Fields]] = []
    parted = ""
    for row in range(len(texts) + 1):
        text = texts[row].rstrip() if row < len(texts) and not is_taken(row) else ""
        commas, semicolons = map(text.count, _SEPARATORS)
        sign = _SEPARATORS[semicolons > commas]
        fields = _fields(text, sign) if max(commas, semicolons) >= _FEWEST_FIELDS - 1 else ()
        if run and (sign != parted or len(fields) != len(run[-1][1])):
            yield from _table(texts, run)
            run = []
        if fields:
            run.append((row, fields))
            parted = sign


def _fields(text: str, sign: str) -> Fields:
    """Where the fields of a line begin and end; () where it is no row, or a sentence."""
    if len(_APART[sign].findall(text)) > _SPACED * text.count(sign) and '"' not in text:
        return ()
    if 2 * len(_IN_FIGURE.findall(text)) > text.count(sign):
        return ()
    field = _FIELDS[sign]
    found: list[tuple[int, int]] = []
    at = 0
    while True:
        match = field.match(text, at)
        if match is None or (match.end() < len(text) and text[match.end()] != sign):
            return ()
        found.append(match.span())
        at = match.end() + 1
        if match.end() >= len(text):
            break
    spaced = sum(text[start : start + 1].isspace() for start, _ in found[1:])
    return tuple(found) if len(found) >= _FEWEST_FIELDS and spaced <= _SPACED * len(found) else ()


def _table(texts: Sequence[str], run: Sequence[tuple[int, Fields]]) -> Iterator[Mapping[int, TableLine]]:
    if len(run) < _FEWEST_ROWS:
        return
    headed = _is_head([texts[run[0][0]][start:end] for start, end in run[0][1]])
    below = any(any(map(str.isdigit, texts[row])) for row, _ in run[1:])
    yield {
        row: TableLine(
            tuple(Cell(start, end, column) for column, (start, end) in enumerate(fields) if start < end),
            len(fields),
            opens=at == 0,
            is_head=at == 0 and headed and below,
        )
        for at, (row, fields) in enumerate(run)
    }


def _is_head(cells: Sequence[str]) -> bool:
    """Whether cells are names of columns: each says something, and none has a figure."""
    return all(cell.strip() and not any(map(str.isdigit, cell)) for cell in cells)
