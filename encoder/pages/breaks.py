"""Where pages begin: seen, or implied by what stands there."""

from bisect import bisect_left
from collections.abc import Collection
from itertools import pairwise

from encoder.model import Line, Role
from encoder.pages.chain import chain
from encoder.pages.judging import FURNITURE_LABELS, MARK, Judged
from encoder.pages.marks import page_mark
from encoder.pages.page_features import page_features
from encoder.pages.sight import Sight

BEGIN = "1"
LIKELY, NUMBERED = 0.3, 0.1
"""How likely a page must be to begin: at any place, and by a page number, which stands at a page's edge."""
AFTER_CATCHWORD, BEFORE_OPENER = 0.9, 0.7


def find_breaks(
    lines: tuple[Line, ...], seen: list[Sight], rows: list[list[str]], judged: list[Judged]
) -> dict[int, float]:
    """The rows with which pages begin, each with its certainty: a mark's own, or the page's first line.

    Whether a page begins is asked of all the furniture between two lines of text at once, since often it may
    begin with any of several lines there. A mark that can be something else (`---`) needs the line after it
    to look like the first of a page.
    """
    waiting = [one.row for one in judged if one.label == MARK]
    starts = {row: 1.0 for row in waiting if _is_sure(lines[row])}
    labels = [one.label for one in judged if one.label != MARK]
    runs = _runs(labels)
    places = chain("breaks").likeliest(page_features(seen, rows, labels), BEGIN, runs)
    firsts = {
        at: certainty
        for (start, end), (at, certainty) in zip(runs, places, strict=True)
        if certainty >= (NUMBERED if Role.PAGE_NUMBER in labels[start:end] else LIKELY)
    }
    mark = None
    for i, sight in enumerate(seen):
        while waiting and waiting[0] < sight.row:
            mark = waiting.pop(0)
        if i in firsts:
            starts.setdefault(sight.row if mark is None else mark, firsts[i])
        mark = None
    return {row: certainty for row, certainty in starts.items() if row}


def _runs(labels: list[str]) -> list[tuple[int, int]]:
    """The spans in which a page may begin: each text with the furniture above it, and the last furniture."""
    ends = [i + 1 for i, label in enumerate(labels) if label not in FURNITURE_LABELS or i + 1 == len(labels)]
    return list(pairwise([0, *ends]))


def one_per_run(judged: list[Judged], starts: dict[int, float]) -> dict[int, float]:
    """The breaks, of several between the same two lines of text only the surest: the earliest of equals.

    Page marks that can be nothing else all stay: between two of them lies an empty page.
    """
    texts = [one.row for one in judged if one.is_text]
    best: dict[int, int] = {}
    for row in sorted(starts):
        run = bisect_left(texts, row)
        if starts[row] > starts.get(best.get(run, -1), 0.0):
            best[run] = row
    kept = set(best.values())
    return {row: certainty for row, certainty in starts.items() if row in kept or certainty == 1.0}


def implied_breaks(judged: list[Judged], starts: Collection[int]) -> dict[int, float]:
    """The rows where a page must begin, though nothing there looks so, each with its certainty.

    After a catchword, and where an opener stands below the furniture that follows a text.
    """
    out = {}
    texts = [i for i, one in enumerate(judged) if one.is_text]
    for at, after in pairwise(texts):
        between = judged[at + 1 : after]
        taken = any(judged[at].row < start <= judged[after].row for start in starts)
        if not between or taken:
            continue
        if between[0].label == Role.CATCHWORD:
            out[_upper(between, judged[after])] = AFTER_CATCHWORD
        elif _opens(judged, texts, at, after):
            out[_upper(between, judged[after])] = BEFORE_OPENER
    return out


def _upper(between: list[Judged], after: Judged) -> int:
    """The row of the first furniture of the new page: what follows the last marking, stamp or catchword."""
    lower = {Role.CLASSIFICATION, Role.STAMP, Role.CATCHWORD}
    last = max((i for i, one in enumerate(between) if one.label in lower), default=len(between) - 1)
    following = [*between, after][last + 1]
    return following.row if following.label in (Role.PAGE_NUMBER, Role.HEADER) else after.row


def _opens(judged: list[Judged], texts: list[int], at: int, after: int) -> bool:
    """Whether an opener of two parts begins at `after`, below a text that ends at `at`."""
    following = [judged[i].label for i in texts if i > after][:2]
    return (
        judged[at].label in ("text-B", "text-I", "signed", "closer")
        and judged[after].label in ("dateline", "addressee")
        and bool({"subject", "addressee", "head"} & set(following))
    )


def _is_sure(line: Line) -> bool:
    mark = page_mark(line.text)
    return mark is not None and mark.sure
