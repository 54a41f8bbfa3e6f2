"""Verse outside of speeches: lines that end where the next word had room, and begin with capitals.

Prose that is merely wrapped is never verse: its lines are full. Addresses, signatures and lists are short
lines as well, but no sentences run over their ends.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile
from statistics import median

from encoder.enumerators import enumerator
from encoder.model import Role
from encoder.pages.edited.runs import is_bullet
from encoder.pages.set_off.judged_verse import FEWEST, TURNED, is_open, is_turned, is_wrapped, judged
from encoder.pages.set_off.ragged import ragged_rows
from encoder.pages.set_off.stanza_numbers import without_numbers
from encoder.pages.set_off.titles import days_below, titles_in_series, titles_set_in, titles_set_off
from encoder.pages.set_off.turned_over import long_verses, verses_in_prose
from encoder.pages.sights.layout import Layout, fits, indent_of
from encoder.pages.sights.parties import is_field
from encoder.pages.sights.parts import Part, whole
from encoder.pages.sights.sight import Sight

LONGEST = 76
_SHORTER = 0.7
_AT_HEAD = 2
_FULL = 0.25
_SET_IN = 2
_NARROWEST, _MOST_OF_FOOT = 64, 6
_ALTERNATING = 6
_COLUMNS = re.compile(r"\t|\||\.{4,}.*\w|\S {3,}(?!(?:[\[(]\w{1,3}[\])]|\})$)\S")
"""What parts the cells of a line; a mark in brackets or a brace at its right edge is none."""
_OF_COLUMNS = ("\t", "|", "....", "   ")
"""What every line of cells has, one of them: a cheap look."""
_LIKELY = 0.8


def find_verse(
    seen: Sequence[Sight], layout: Layout, *, keeps_lines: bool = False
) -> tuple[dict[int, tuple[Part, ...]], dict[int, float]]:
    """The lines of verse among lines that nobody speaks, as stanzas, with the certainty of each.

    Args:
        seen: the lines of running text.
        layout: how they are set.
        keeps_lines: whether prose has the lines of a manuscript.
    """
    parts: dict[int, tuple[Part, ...]] = {}
    certainties: dict[int, float] = {}
    seen = list(without_numbers(seen))
    titled = titles_set_off(seen) | titles_in_series(seen) | titles_set_in(seen)
    titled |= frozenset(days_below(seen))
    places = {sight.row: i for i, sight in enumerate(seen)}
    quoted = list(_quoted(seen)) if not layout.width else []
    for run, certainty in (*_runs(seen, layout, titled, keeps_lines), *((run, _LIKELY) for run in quoted)):
        if run[0].row in parts or _are_paragraphs(seen, run):
            continue
        while (title := _title(run)) is not None:
            if not places[title.row]:
                parts[title.row] = whole(Role.HEAD)
            run = run[1:]
        while len(run) > FEWEST and places[run[0].row] < _AT_HEAD and run[0].text.rstrip().endswith("."):
            run = run[1:]
        at = places[run[0].row]
        headed = at > 0 and bool(run[0].gap) and seen[at - 1].row in titled
        headed = headed or (bool(parts) and bool(run[0].gap) and seen[max(0, at - 1)].text.strip().isupper())
        if len(run) < FEWEST and not (headed or _is_announced(seen, at, len(run))):
            continue
        is_first = places[run[0].row] <= _AT_HEAD
        if len(run) < FEWEST and is_first and any(sight.gap for sight in run[1:]):
            continue
        titles = _titles_within(run) if places[run[0].row] in (1, 2) else frozenset()
        for sight, role in zip(run, _stanzas(run), strict=True):
            parts[sight.row] = whole(Role.HEAD if sight.row in titles else role)
            certainties[sight.row] = certainty
    for sight, role in (*long_verses(seen), *verses_in_prose(seen)):
        if sight.row not in parts:
            parts[sight.row], certainties[sight.row] = whole(role), _LIKELY
    return parts, certainties


def _are_paragraphs(seen: Sequence[Sight], run: Sequence[Sight]) -> bool:
    """Whether a few lines are the foot of a letter: apart as its paragraphs are, or each further in."""
    if len(run) > _MOST_OF_FOOT or not all(sight.gap for sight in run[1:]) or _turns(run[0].text) > 0:
        return False
    if all(indent_of(one.text) < indent_of(other.text) for one, other in pairwise(run)):
        return True
    indents = {indent_of(sight.text) for sight in run}
    above = takewhile(lambda sight: sight.row != run[0].row, seen)
    return any(
        sight.gap == run[-1].gap and indent_of(sight.text) in indents
        for sight in above
        if len(sight.text.strip()) > _NARROWEST
    )


def _titles_within(run: Sequence[Sight]) -> frozenset[int]:
    """The rows of lines alone between two stanzas, shorter than verses, behind a stop: titles of poems."""
    usual = median(len(sight.text.strip()) for sight in run)
    texts = Counter(sight.text.strip() for sight in run)
    return frozenset(
        sight.row
        for above, sight, below, further in zip(run, run[1:], run[2:], run[3:], strict=False)
        if sight.gap
        and below.gap
        and not further.gap
        and len(text := sight.text.strip()) <= _SHORTER * usual
        and texts[text] == 1
        and (text[-1] == "." or text[-1].isalnum())
        and not is_open(above.text, sight)
    )


def _title(run: Sequence[Sight]) -> Sight | None:
    """The first line of a run where it stands alone above stanzas: a title or a dedication."""
    if len(run) <= FEWEST or not run[1].gap or run[2].gap >= run[1].gap:
        return None
    return run[0] if run[0].text.rstrip()[-1:] not in ",;" else None


def _quoted(seen: Sequence[Sight]) -> Iterator[list[Sight]]:
    """Short paragraphs that one pair of quotation marks holds together: a song, line by line."""
    run: list[Sight] = []
    for sight in seen:
        text = sight.text.strip()
        if len(text) > _NARROWEST:
            run = []
            continue
        turns = _turns(text)
        if run and turns > 0:
            run = []
        elif run or turns > 0:
            run = [*run, sight]
        if run and turns < 0:
            if len(run) >= FEWEST and not is_wrapped(run):
                yield run
            run = []


def _turns(text: str) -> int:
    """Whether a line opens a quotation that it does not close (1), or closes one (-1)."""
    if text.count('"') % 2:
        return 1 if text.lstrip(" .…").startswith('"') else -1
    opens = sum(text.count(sign) for sign in "“«„")
    closes = sum(text.count(sign) for sign in "”»")
    return (opens > closes) - (opens < closes)


def _is_announced(seen: Sequence[Sight], start: int, count: int) -> bool:
    """Whether a sentence leads to a few lines, or they stand at the head of a text."""
    if start + count >= len(seen):
        return False
    return start <= _AT_HEAD or seen[start - 1].text.rstrip()[-1:] in (":", ",", ";", "—")


def _runs(
    seen: Sequence[Sight], layout: Layout, titled: Set[int], keeps_lines: bool
) -> Iterator[tuple[list[Sight], float]]:
    """Runs of lines that are verse.

    Args:
        seen: the lines of running text.
        layout: how they are set.
        titled: the rows of titles.
        keeps_lines: whether prose has the lines of a manuscript.
    """
    prose = _prose_indents(seen, layout) if layout.width else frozenset[int]()
    ragged = ragged_rows(seen, keeps_lines=keeps_lines)
    run: list[Sight] = []
    indents: set[int] = set()
    deep, widest = False, 0
    for i, sight in enumerate(seen):
        below = seen[i + 1] if i + 1 < len(seen) else None
        set_in = bool(layout.width) and indent_of(sight.text) not in prose
        may_be = _can_be(sight, below, layout, run, is_set_in=set_in or sight.row in ragged)
        if not may_be or sight.row in titled:
            yield from judged(run, layout, ragged, is_set_in=deep)
            run = []
            continue
        turned = bool(run) and is_turned(sight, run[-1])
        leaves = set_in is not deep and not _alternates(sight, below, run)
        parted = run and not turned and (leaves or _is_apart(sight, run, indents, widest))
        if parted:
            yield from judged(run, layout, ragged, is_set_in=deep)
            run = []
        if not run:
            deep, indents, widest = set_in, set(), 0
        else:
            widest = max(widest, sight.gap)
        run.append(sight)
        indents.add(indent_of(sight.text))
    yield from judged(run, layout, ragged, is_set_in=deep)


def _alternates(sight: Sight, below: Sight | None, run: Sequence[Sight]) -> bool:
    """Whether a line is set in, or out, as every second one of its stanza is."""
    if not run or sight.gap or abs(indent_of(sight.text) - indent_of(run[-1].text)) > _ALTERNATING:
        return False
    if len(run) > 1 and indent_of(sight.text) == indent_of(run[-2].text):
        return True
    return below is not None and not below.gap and indent_of(below.text) == indent_of(run[-1].text)


def _prose_indents(seen: Sequence[Sight], layout: Layout) -> frozenset[int]:
    """The indents of prose: many of its lines are full."""
    width = layout.width or 0
    lines: dict[int, int] = defaultdict(int)
    full: dict[int, int] = defaultdict(int)
    for one, other in pairwise(seen):
        indent = indent_of(one.text)
        lines[indent] += 1
        full[indent] += not other.gap and not fits(one.text, other.text, width)
    usual = {indent for indent, count in lines.items() if full[indent] >= _FULL * count}
    deepest = max(usual, default=0)
    return frozenset(usual | set(range(min(deepest, 8) + _SET_IN)))


def _can_be(
    sight: Sight, below: Sight | None, layout: Layout, run: Sequence[Sight], *, is_set_in: bool
) -> bool:
    """Whether a line can be one of verse, by itself."""
    text = sight.text.strip()
    if (
        len(text) > LONGEST
        or len(text) < 2
        or text[0] in "#|<"
        or text.startswith("**")
        or (any(map(text.__contains__, _OF_COLUMNS)) and _COLUMNS.search(text))
    ):
        return False
    if run and is_turned(sight, run[-1]):
        return True
    if run and is_set_in and not any(char.isalnum() for char in text):
        return True
    first = next((char for char in text if char.isalpha()), "")
    if not first or (not first.isupper() and not run and not is_set_in):
        return False
    joined = layout.width and not is_set_in and below is not None and not below.gap
    if joined and below is not None and not fits(sight.text, below.text, layout.width or 0):
        return False
    letters = [char for char in text if char.isalpha()]
    if len(letters) > 3 and all(map(str.isupper, letters)):
        return False
    return not is_bullet(text) and enumerator(text) is None and not is_field(text)


def _is_apart(sight: Sight, run: Sequence[Sight], indents: Set[int], widest: int) -> bool:
    """Whether a line stands farther from a run than its stanzas do from each other, or farther left.

    Args:
        sight: the line.
        run: the lines above it.
        indents: of these.
        widest: gap between them.
    """
    indent = indent_of(sight.text)
    if len(run) > 2 and indent + _SET_IN < min(indents):
        return True
    if sight.gap and indent not in indents and abs(indent - indent_of(run[-1].text)) >= TURNED:
        return True
    return sight.gap > 2 + widest


def _stanzas(run: Sequence[Sight]) -> Iterator[Role]:
    """The roles of the lines of a run: a stanza begins below a wider gap than lines have between them."""
    gaps = [sight.gap for sight in run[1:] if not sight.across]
    usual = int(median(gaps)) if gaps and len(gaps) > 1 else min(gaps, default=0)
    for i, sight in enumerate(run):
        if i and is_turned(sight, run[i - 1]):
            yield Role.CONTINUATION
        else:
            ended = i > 0 and not is_open(run[i - 1].text, sight)
            apart = sight.gap > usual and not sight.across
            yield Role.STANZA if not i or apart or (sight.across == "furniture" and ended) else Role.VERSE
