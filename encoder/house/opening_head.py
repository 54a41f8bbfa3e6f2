"""The head of a page with which an excerpt begins, within a sentence: there is no other to compare."""

from collections.abc import Sequence

from encoder.house.head_lines import HeadLine
from encoder.house.heads import HeadRole, RunningHead

_SHORTEST_TEXT, _LONGEST_HEAD, _MOST_WORDS = 40, 60, 9
_YEARS = range(1400, 2040)
_CERTAINTY = 0.8


def opening_head(
    texts: Sequence[str], filled: Sequence[int], lines: Sequence[HeadLine]
) -> dict[int, RunningHead]:
    """The number and words above the first line of text, where that line goes on with a sentence.

    `582` / `Lothar Gross.` / `und vierten Seite das Ende`, as of the page of a book that somebody cut out.

    Args:
        texts: all lines.
        filled: the rows that may be text.
        lines: those that may be heads.
    """
    first = {line.rank: line for line in lines if line.rank < 2}
    numbered = [rank for rank, line in first.items() if line.number is not None]
    if len(numbered) != 1 or 0 not in first or first[numbered[0]].number in _YEARS:
        return {}
    number = first[numbered[0]]
    end = 1 if number.words or not _is_beside(texts, filled) else 2
    if not set(range(end)) <= first.keys() or not _goes_on(texts, filled[end : end + 2]):
        return {}
    return {
        first[rank].row: RunningHead(
            HeadRole.HEADER if first[rank].words else HeadRole.PAGE_NUMBER,
            first[rank].n,
            first[rank].span,
            rank == 0,
            _CERTAINTY,
        )
        for rank in range(end)
    }


def _is_beside(texts: Sequence[str], filled: Sequence[int]) -> bool:
    """Whether the second line is short, and no text yet."""
    text = texts[filled[1]].strip() if len(filled) > 1 else ""
    return 0 < len(text) < _LONGEST_HEAD and len(text.split()) <= _MOST_WORDS and not text[0].islower()


def _goes_on(texts: Sequence[str], rows: Sequence[int]) -> bool:
    """Whether two lines are full, and the first one begins in the middle of a sentence."""
    said = [texts[row].strip() for row in rows]
    return len(said) == 2 and said[0][0].islower() and all(len(text) >= _SHORTEST_TEXT for text in said)
