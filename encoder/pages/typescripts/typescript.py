"""OCR of typed pages: the role of every line and the pages, decided for the whole document at once.

Three chains (`chain.py`): `furniture` tells page furniture from text; `text` says what each line of text is,
reading over furniture and page breaks as a person does; `breaks` finds the lines with which pages begin.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.findings import Finding, Place, Severity
from encoder.house.heads import HeadRole
from encoder.house.running_heads import find_running_heads
from encoder.model import Line, Page, Role, RoledLine
from encoder.pages.learnt.chains import SHIPPED, Chains
from encoder.pages.sights.sight import page_number, plain, sights
from encoder.pages.typescripts.across import join_across
from encoder.pages.typescripts.breaks import (
    find_breaks,
    implied_breaks,
    one_per_run,
    ruled_breaks,
    without_empty_pages,
)
from encoder.pages.typescripts.catchwords import part_catchwords
from encoder.pages.typescripts.features import features
from encoder.pages.typescripts.judging import DOUBTFUL, find_marks, judge_furniture, judge_text
from encoder.pages.typescripts.marks import page_mark
from encoder.pages.typescripts.roles import give_roles
from encoder.pages.typescripts.typed_speech import with_speech

SURE = 0.9
"""How certain a running head must be to bind the chain."""


def read_typescript(
    lines: tuple[Line, ...], rulings: Rulings = NO_RULINGS, chains: Chains = SHIPPED
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a typescript, every line with its role.

    Args:
        lines: all lines of the source, blank ones included.
        rulings: what an editor said of the lines.
        chains: that decide.
    """
    lines = tuple(cut_at_pages(lines, rulings)) if rulings.pages else lines
    marks = find_marks(lines, rulings)
    seen = sights([line.text for line in lines], marks)
    rows = features(seen)
    heads = _running_heads(lines, marks)
    furniture = judge_furniture(lines, seen, rows, marks, heads, rulings, chains)
    judged = judge_text(furniture, rulings, chains)
    starts = find_breaks(lines, seen, rows, judged, chains)
    starts = without_empty_pages(judged, one_per_run(judged, starts))
    starts |= implied_breaks(judged, starts)
    starts = ruled_breaks(lines, judged, starts, rulings) if rulings else starts
    roled = give_roles(lines, join_across(judged, starts), rulings)
    spoken = with_speech(roled, starts)
    pages = _pages(lines, spoken, starts, heads, rulings)
    return part_catchwords(pages), tuple(_doubts(roled))


def cut_at_pages(lines: tuple[Line, ...], rulings: Rulings) -> Iterator[Line]:
    """The lines, each cut where an editor said that a page begins within it."""
    for line in lines:
        inner = sorted(at for at, n in rulings.pages.items() if n is not False and line.start < at < line.end)
        for start, end in pairwise([line.start, *inner, line.end]):
            yield (
                Line(line.number, start, line.text[start - line.start : end - line.start]) if inner else line
            )


def _running_heads(lines: tuple[Line, ...], marks: set[int]) -> dict[int, str]:
    """The running heads with the number of their page, as books have them: row → number."""
    texts = ["" if row in marks else line.text for row, line in enumerate(lines)]
    found = find_running_heads(texts, sorted(marks))
    return {
        row: head.n
        for row, head in found.items()
        if head.role is HeadRole.HEADER and head.n and head.certainty >= SURE
    }


def _pages(
    lines: tuple[Line, ...],
    roled: list[list[RoledLine]],
    starts: dict[int, float],
    heads: Mapping[int, str],
    rulings: Rulings = NO_RULINGS,
) -> tuple[Page, ...]:
    bounds = [0, *sorted(row for row in starts if row), len(lines)]
    pages = []
    for start, end in pairwise(bounds):
        part = tuple(chain.from_iterable(roled[start:end]))
        mark = page_mark(lines[start].text) if start < len(lines) else None
        number = (mark.n if mark else None) or _printed_number(part)
        number = number or next((heads[row] for row in range(start, end) if row in heads), None)
        marked = lines[start] if mark and (start in starts) else None
        said = rulings.begins(lines[start]) if rulings and start < len(lines) else None
        if isinstance(said, str) and marked is None:
            pages.append(Page(part, said or None, None, 1.0, ruled=True))
        else:
            pages.append(Page(part, number, marked, starts.get(start, 1.0)))
    return tuple(pages)


def _printed_number(part: tuple[RoledLine, ...]) -> str | None:
    """The number that a page's own furniture says."""
    for roled in part:
        if roled.role is Role.PAGE_NUMBER:
            found = page_number(plain(roled.line.text)) or page_number(roled.line.text)
            if found:
                return str(found)
    return None


def _doubts(roled: list[RoledLine]) -> list[Finding]:
    return [
        Finding(
            "P01",
            Severity.INFO,
            f"the line “{one.line.text.strip()[:40]}” was taken for {one.role.value}, without certainty",
            Place(line=one.line.number),
            certainty=one.certainty,
        )
        for one in roled
        if one.certainty <= DOUBTFUL
    ]
