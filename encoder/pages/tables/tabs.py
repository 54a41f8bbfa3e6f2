"""Tables with a tab between their two fields, as catalogues export what they say: `Place`, `Ulm`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from encoder.enumerators import enumerator
from encoder.language import label
from encoder.model import Cell, TableLine
from encoder.note_marks import note_start

_FEWEST_ROWS, _FEWEST_BESIDE, _LONGEST_NAME, _LONGEST_FIELD = 3, 2, 40, 90
_LONG_SHARE = 0.34
"""The share of fields, at most, that are longer than a line."""
_NO_NAME = ".:;,!?—–-"
"""What ends no field's name: a speaker's, an enumerator, a part of a sentence."""


class _Row(NamedTuple):
    """A row: its place among the lines, and where its two fields stand."""

    row: int
    name: tuple[int, int]
    field: tuple[int, int]


def find_tab_tables(
    texts: Sequence[str], is_taken: Callable[[int], bool]
) -> Iterator[Mapping[int, TableLine]]:
    """The lines of tables of two fields, names of their own before the tab.

    Args:
        texts: all lines.
        is_taken: whether a line is known for something else.
    """
    if not any("\t" in text for text in texts):
        return
    runs: list[list[_Row]] = [[]]
    for row, text in enumerate(texts):
        found = None if is_taken(row) else _row(row, text)
        if found is not None:
            runs[-1].append(found)
        elif runs[-1]:
            runs.append([])
    tables = [run for run in runs if len(run) >= _FEWEST_BESIDE and _is_table(texts, run)]
    if any(len(run) >= _FEWEST_ROWS for run in tables):
        yield from map(_lines, tables)


def _row(row: int, text: str) -> _Row | None:
    """A line as a row; None where it has not one tab between a few words and others."""
    name, _, field = text.rstrip().partition("\t")
    words = name.strip()
    if "\t" in field.lstrip("\t") or not field.strip() or not 0 < len(words) <= _LONGEST_NAME:
        return None
    if not words[0].isalpha() or words[-1] in _NO_NAME or text[0].isspace():
        return None
    if enumerator(text) or note_start(text) or label(text, "present"):
        return None
    start = len(text.rstrip()) - len(field.lstrip())
    return _Row(row, (0, len(words)), (start, len(text.rstrip())))


def _is_table(texts: Sequence[str], run: Sequence[_Row]) -> bool:
    """Whether rows have names of their own and short fields, as the turns of a dialogue have not."""
    names = {texts[one.row][slice(*one.name)].casefold() for one in run}
    long = sum(one.field[1] - one.field[0] > _LONGEST_FIELD for one in run)
    return len(names) == len(run) and long <= _LONG_SHARE * len(run)


def _lines(run: Sequence[_Row]) -> dict[int, TableLine]:
    return {
        one.row: TableLine((Cell(*one.name, 0), Cell(*one.field, 1)), 2, opens=one is run[0]) for one in run
    }
