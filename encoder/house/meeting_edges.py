"""Where two pages meet without a mark between: a number at the foot, the next with words at the head."""

from collections.abc import Sequence
from itertools import pairwise

from encoder.house.head_lines import HeadLine
from encoder.house.heads import HeadRole, RunningHead

_FEWEST_BLANK, _FEWEST_ABOVE = 2, 4
_CERTAINTY = 0.85


def meeting_edges(lines: Sequence[HeadLine]) -> dict[int, RunningHead]:
    """The foot of a page and the head of the next, over blank lines: `117`, `118    KATHRIN BRANDT`."""
    found: dict[int, RunningHead] = {}
    for foot, head in pairwise(lines):
        if foot.number is None or foot.words or head.number != foot.number + 1 or head.rank != foot.rank + 1:
            continue
        is_head = head.words and head.wide and head.headlike and head.is_capitals
        if is_head and foot.rank >= _FEWEST_ABOVE and head.row - foot.row > _FEWEST_BLANK:
            found[foot.row] = RunningHead(HeadRole.PAGE_NUMBER, foot.n, foot.span, False, _CERTAINTY, True)
            found[head.row] = RunningHead(HeadRole.HEADER, head.n, head.span, True, _CERTAINTY)
    return found
