"""What tells a new paragraph in a text: a blank line, an indent, or that each line is one."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from encoder.house.conventions import Paragraphs

FEWEST_LINES = 6
_LONGEST_WRAPPED = 120
_WIDEST_INDENT = 12
_FEW, _SOME, _MOST = 0.03, 0.15, 0.9
_FULL = 0.75


def paragraph_sign(texts: Sequence[str]) -> Paragraphs | None:
    """What tells a new paragraph; None where a text is too short to say.

    Args:
        texts: the lines, without page marks.
    """
    filled = [index for index, text in enumerate(texts) if text.strip()]
    if len(filled) < FEWEST_LINES:
        return None
    blanks = sum(then - index > 1 for index, then in pairwise(filled)) / (len(filled) - 1)
    if blanks >= _MOST:
        return Paragraphs.BLANK
    if not _is_wrapped([len(texts[index].rstrip()) for index in filled]):
        return Paragraphs.BLANK if blanks > 0.5 else Paragraphs.LINE
    if blanks < _SOME and _indented([texts[index] for index in filled]) >= _FEW:
        return Paragraphs.INDENT
    return Paragraphs.BLANK if blanks >= _FEW else None


def _is_wrapped(lengths: Sequence[int]) -> bool:
    """Whether most lines are about as long as the longest, and none is longer than a line can be."""
    width = sorted(lengths)[-1 - len(lengths) // 20]
    return width <= _LONGEST_WRAPPED and sum(length >= _FULL * width for length in lengths) > 0.4 * len(
        lengths
    )


def _indented(texts: Sequence[str]) -> float:
    """The share of lines that begin a little further in than most."""
    indents = Counter(len(text) - len(text.lstrip()) for text in texts)
    margin = indents.most_common(1)[0][0]
    return sum(count for columns, count in indents.items() if 0 < columns - margin <= _WIDEST_INDENT) / len(
        texts
    )
