"""Running heads whose number OCR misread: the words of their neighbours around a gap in the count."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from encoder.house.head_lines import HeadLine, alike


def misread_among(chain: Sequence[HeadLine], lines: Sequence[HeadLine]) -> Iterator[HeadLine]:
    """The lines that bear the words of a chain and figures misread, where the chain lacks a number.

    `369 …`, `37G Council to the King`, `371 …` → the second.
    """
    gaps = [
        (one.rank, then.rank) for one, then in pairwise(chain) if (then.number or 0) - (one.number or 0) > 1
    ]
    if not gaps or " " not in chain[0].words:
        return
    for line in lines:
        is_in_gap = any(start < line.rank < end for start, end in gaps)
        if is_in_gap and line.is_misread and any(alike(line.words, one.words) for one in chain):
            yield line
