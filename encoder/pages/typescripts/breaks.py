"""Where pages begin: seen, or implied by what stands there."""

import re
from bisect import bisect_left
from collections.abc import Collection
from itertools import pairwise

from encoder.corrections.rulings import Rulings
from encoder.model import Line, Role
from encoder.pages.learnt.chains import SHIPPED, Chains
from encoder.pages.sights.sight import Sight, page_number
from encoder.pages.typescripts.judging import FURNITURE_LABELS, MARK, Judged
from encoder.pages.typescripts.marks import page_mark
from encoder.pages.typescripts.page_features import page_features
from encoder.pages.typescripts.paragraphs import is_left_open

BEGIN = "1"
LIKELY, NUMBERED = 0.5, 0.3
"""How likely a page must be to begin: at any place, and by a page number, which stands at a page's edge."""
AFTER_CATCHWORD, BETWEEN_MARKINGS, AT_NUMBER, BEFORE_OPENER = 0.9, 0.9, 0.8, 0.7
SHORTEST = 8
"""How many lines lie between two breaks at least, where one is only implied."""
_WORD = re.compile(r"[^\W\d_]{3}")
_OF_A_PAGE = frozenset({MARK, Role.HEADER.value, Role.PAGE_NUMBER.value})
LONG_FORM = 3
"""How many lines of a form between two halves of a sentence are printed at the edge of a page."""


def find_breaks(
    lines: tuple[Line, ...],
    seen: list[Sight],
    rows: list[list[str]],
    judged: list[Judged],
    chains: Chains = SHIPPED,
) -> dict[int, float]:
    """The rows with which pages begin, each with its certainty: a mark's own, or the page's first line.

    Whether a page begins is asked of all the furniture between two lines of text at once, since often it may
    begin with any of several lines there. A mark that can be something else (`---`) needs the line after it
    to look like the first of a page, and a line above it: a rule over a text begins no page.
    """
    waiting = [one.row for one in judged if one.label == MARK]
    starts = {row: 1.0 for row in waiting if _is_sure(lines[row])}
    labels = [one.label for one in judged if one.label != MARK]
    runs = _runs(labels)
    places = chains.likeliest("breaks", seen, page_features(seen, rows, labels), BEGIN, runs)
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
    above = min((one.row for one in judged), default=0)
    return {row: certainty for row, certainty in starts.items() if row and (row > above or certainty == 1.0)}


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


def ruled_breaks(
    lines: tuple[Line, ...], judged: list[Judged], starts: dict[int, float], rulings: Rulings
) -> dict[int, float]:
    """The breaks, with those that an editor set and without those that an editor denied.

    Where one is set, no other is implied between the same two lines of text.
    """
    said = {row: rulings.begins(line) for row, line in enumerate(lines) if line.text.strip()}
    wanted = {row: 1.0 for row, n in said.items() if isinstance(n, str)}
    texts = [one.row for one in judged if one.is_text]
    taken = {bisect_left(texts, row) for row in wanted}
    kept = {
        row: 1.0 if rulings.is_accepted(lines[row].start, lines[row].end) else certainty
        for row, certainty in starts.items()
        if said.get(row) is not False and (bisect_left(texts, row) not in taken or _is_sure(lines[row]))
    }
    return kept | wanted


def without_empty_pages(judged: list[Judged], starts: dict[int, float]) -> dict[int, float]:
    """The breaks, but none behind the last text that markings and stamps alone would prove: its foot."""
    last = max((one.row for one in judged if one.is_text), default=-1)
    if any(one.label in _OF_A_PAGE for one in judged if one.row > last):
        return starts
    return {row: certainty for row, certainty in starts.items() if row <= last}


def implied_breaks(judged: list[Judged], starts: Collection[int]) -> dict[int, float]:
    """The rows where a page must begin, though nothing there looks so, each with its certainty.

    After a catchword; between two markings, of a page's foot and the next one's head; where an opener stands
    below the furniture that follows a text, or a head below a signature; below a form in mid-sentence.
    """
    out = {}
    texts = [i for i, one in enumerate(judged) if one.is_text]
    for at, after in pairwise(texts):
        between = judged[at + 1 : after]
        if any(judged[at].row < start <= judged[after].row for start in starts):
            continue
        second = _second_marking(between)
        if between and between[0].label == Role.CATCHWORD:
            out[_upper(between, judged[after])] = AFTER_CATCHWORD
        elif second is not None:
            out[second] = BETWEEN_MARKINGS
        elif (numbered := _worded_number(judged, between, starts)) is not None:
            out[numbered] = AT_NUMBER
        elif (between and _opens(judged, texts, at, after)) or _is_annex(judged[at], judged[after]):
            out[_upper(between, judged[after])] = BEFORE_OPENER
    return out | _inside_sentences(judged, {*starts, *out})


def _inside_sentences(judged: list[Judged], starts: Collection[int]) -> dict[int, float]:
    """The lines below forms that a sentence goes on with, where no page begins yet."""
    paragraphs = [i for i, one in enumerate(judged) if one.label in ("text-B", "text-I")]
    out = {}
    for above, below in pairwise(paragraphs):
        forms = [one for one in judged[above + 1 : below] if one.is_text]
        if len(forms) < LONG_FORM or any(one.label != Role.FORM for one in forms):
            continue
        begun = any(judged[above].row < start <= judged[below].row for start in starts)
        first = judged[below].line.text.lstrip()[:1]
        goes_on = judged[below].label == "text-I" or first.islower()
        if not begun and goes_on and is_left_open(judged[above].line.text):
            out[judged[below].row] = BEFORE_OPENER
    return out


def _worded_number(judged: list[Judged], between: list[Judged], starts: Collection[int]) -> int | None:
    """The row of a line that says `PAGE THREE`, where no page begins near it."""
    for one in between:
        n = page_number(one.line.text) if one.label == Role.PAGE_NUMBER else None
        if n is None or n == 1 or not _WORD.search(one.line.text):
            continue
        at = next(i for i, other in enumerate(judged) if other is one)
        near = {other.row for other in judged[max(0, at - SHORTEST) : at + SHORTEST]}
        if near.isdisjoint(starts):
            return one.row
    return None


def _second_marking(between: list[Judged]) -> int | None:
    """The row of the first marking behind other furniture that follows one."""
    first = next((i for i, one in enumerate(between) if one.label == Role.CLASSIFICATION), len(between))
    other = next((i for i in range(first, len(between)) if between[i].label != Role.CLASSIFICATION), None)
    later = between[other:] if other is not None else []
    return next((one.row for one in later if one.label == Role.CLASSIFICATION), None)


def _is_annex(above: Judged, below: Judged) -> bool:
    """Whether a head follows a signature or what is listed below it: what is enclosed has its own page."""
    return above.label in ("signed", "closer") and below.label == Role.HEAD


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
