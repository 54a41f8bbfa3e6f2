"""Verse outside of speeches: lines that end where the next word had room, and begin with capitals.

Prose that is merely wrapped is never verse: its lines are full. Addresses, signatures and lists are short
lines as well, but no sentences run over their ends.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from statistics import fmean, median, pstdev

from encoder.enumerators import enumerator
from encoder.language import is_farewell, is_salutation
from encoder.model import Role
from encoder.pages.edited.runs import is_bullet
from encoder.pages.prose.signers import attests
from encoder.pages.set_off.ragged import begins_large, is_small, ragged_rows
from encoder.pages.set_off.stanza_numbers import without_numbers
from encoder.pages.set_off.turned_over import long_verses
from encoder.pages.sights.layout import Layout, fits, indent_of
from encoder.pages.sights.parties import is_field
from encoder.pages.sights.parts import Part, whole
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

LONGEST = 76
_SHORTEST_MEAN = 14
_LONGEST_LINE = 58
"""A longer line that goes on in lower case is prose."""
_FEWEST_WORDS = 2.5
_FEWEST, _FEWEST_SET_IN = 4, 2
_AT_HEAD = 2
_NUMERAL = 6
_CAPITALS, _LOWER, _SMALL = 0.8, 0.5, 0.5
_OPEN, _OPEN_FEW = 0.25, 0.5
_REGULAR = 0.5
_ALIKE, _VOICES = 0.25, 2
"""Long lines and the refrain between them, which stands further in."""
_APART = 0.55
"""The share of lines below blank lines that no stanzas of two lines and more have."""
_FULL = 0.25
_FAR_LONGER, _SHORTER = 1.6, 0.7
_SET_IN = 2
_NARROW = 0.85
_NARROWEST = 64
_TURNED, _REST = 4, 0.7
_ALTERNATING = 6
_COLUMNS = re.compile(r"\t|\||\.{4,}.*\w|\S {3,}\S")
_ENDS_SENTENCE = (".", "?", "!", ":")
_CLOSING = '"”’»)]…*'
_DIGITS = 0.2
_OPENING = "\"“„«»‘'—–-"
_DIALOGUE, _MOST = 0.25, 0.6
_LIKELY = 0.8


def find_verse(seen: Sequence[Sight], layout: Layout) -> tuple[dict[int, tuple[Part, ...]], dict[int, float]]:
    """The lines of verse among lines that nobody speaks, as stanzas, with the certainty of each.

    Args:
        seen: the lines of running text.
        layout: how they are set.
    """
    parts: dict[int, tuple[Part, ...]] = {}
    certainties: dict[int, float] = {}
    seen = list(without_numbers(seen))
    places = {sight.row: i for i, sight in enumerate(seen)}
    quoted = list(_quoted(seen)) if not layout.width else []
    for run, certainty in (*_runs(seen, layout), *((run, _LIKELY) for run in quoted)):
        if run[0].row in parts:
            continue
        while (title := _title(run)) is not None:
            if not places[title.row]:
                parts[title.row] = whole(Role.HEAD)
            run = run[1:]
        while len(run) > _FEWEST and places[run[0].row] < _AT_HEAD and run[0].text.rstrip().endswith("."):
            run = run[1:]
        at = places[run[0].row]
        titled = bool(parts) and bool(run[0].gap) and at > 0 and seen[at - 1].text.strip().isupper()
        if len(run) < _FEWEST and not (titled or _is_announced(seen, at, len(run))):
            continue
        is_first = places[run[0].row] <= _AT_HEAD
        if len(run) < _FEWEST and is_first and any(sight.gap for sight in run[1:]):
            continue
        titles = _titles_within(run) if places[run[0].row] in (1, 2) else frozenset()
        for sight, role in zip(run, _stanzas(run), strict=True):
            parts[sight.row] = whole(Role.HEAD if sight.row in titles else role)
            certainties[sight.row] = certainty
    for sight, role in long_verses(seen):
        if sight.row not in parts:
            parts[sight.row], certainties[sight.row] = whole(role), _LIKELY
    return parts, certainties


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
        and not _is_open(above.text, sight)
    )


def _title(run: Sequence[Sight]) -> Sight | None:
    """The first line of a run where it stands alone above stanzas: a title or a dedication."""
    if len(run) <= _FEWEST or not run[1].gap or run[2].gap >= run[1].gap:
        return None
    return run[0] if run[0].text.rstrip()[-1:] not in ",;" else None


def _quoted(seen: Sequence[Sight]) -> Iterator[list[Sight]]:
    """Short paragraphs that one pair of quotation marks holds together: a song, line by line."""
    run: list[Sight] = []
    for sight in seen:
        text = sight.text.strip()
        turns = _turns(text)
        if len(text) > _NARROWEST or (run and turns > 0):
            run = []
        elif run or turns > 0:
            run = [*run, sight]
        if run and turns < 0:
            if len(run) >= _FEWEST:
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


def _runs(seen: Sequence[Sight], layout: Layout) -> Iterator[tuple[list[Sight], float]]:
    """Runs of lines that are verse."""
    prose = _prose_indents(seen, layout) if layout.width else frozenset[int]()
    ragged = ragged_rows(seen)
    run: list[Sight] = []
    indents: set[int] = set()
    deep, widest = False, 0
    for i, sight in enumerate(seen):
        below = seen[i + 1] if i + 1 < len(seen) else None
        set_in = bool(layout.width) and indent_of(sight.text) not in prose
        if not _can_be(sight, below, layout, run, is_set_in=set_in or sight.row in ragged):
            yield from _judged(run, layout, ragged, is_set_in=deep)
            run = []
            continue
        turned = bool(run) and _is_turned(sight, run[-1])
        leaves = set_in is not deep and not _alternates(sight, below, run)
        parted = run and not turned and (leaves or _is_apart(sight, run, indents, widest))
        if parted:
            yield from _judged(run, layout, ragged, is_set_in=deep)
            run = []
        if not run:
            deep, indents, widest = set_in, set(), 0
        else:
            widest = max(widest, sight.gap)
        run.append(sight)
        indents.add(indent_of(sight.text))
    yield from _judged(run, layout, ragged, is_set_in=deep)


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
    if len(text) > LONGEST or len(text) < 2 or text[0] in "#|<" or _COLUMNS.search(text):
        return False
    if run and _is_turned(sight, run[-1]):
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
    if len(letters) > 3 and all(char.isupper() for char in letters):
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
    if sight.gap and indent not in indents and abs(indent - indent_of(run[-1].text)) >= _TURNED:
        return True
    return sight.gap > 2 + widest


def _judged(
    run: Sequence[Sight], layout: Layout, ragged: frozenset[int], *, is_set_in: bool
) -> Iterator[tuple[list[Sight], float]]:
    """A run, without what does not belong to it, where it is verse."""
    kept = list(run)
    while kept and (_has_other_use(kept[-1].text) or _is_imprint(kept)):
        kept.pop()
    while kept and (_leads(kept[0].text) or (len(kept) > 1 and _is_numeral(kept[1].text))):
        kept.pop(0)
    kept = _without_prose(_without_prose(kept, last=True), last=False)
    certainty = _certainty(kept, layout, ragged, is_set_in=is_set_in)
    if certainty:
        yield kept, certainty


def _is_imprint(run: Sequence[Sight]) -> bool:
    """Whether the last line of a run stands alone below stanzas and has a figure: a date, an imprint."""
    alone = len(run) > _FEWEST and run[-1].gap > 0 and not run[-2].gap
    return alone and any(map(str.isdigit, run[-1].text))


def _without_prose(run: Sequence[Sight], *, last: bool) -> list[Sight]:
    """A run without its first or last stanza, where that is far longer in its lines than most others."""
    starts = [i for i, sight in enumerate(run) if not i or sight.gap]
    if len(starts) < _SET_IN:
        return list(run)
    cut = starts[-1] if last else starts[1]
    edge, rest = (run[cut:], run[:cut]) if last else (run[:cut], run[cut:])
    usual = median(len(sight.text.strip()) for sight in run)
    is_prose = len(edge[0].text.strip()) >= _FAR_LONGER * usual
    return list(rest if is_prose and len(rest) >= _FEWEST else run)


def _leads(text: str) -> bool:
    """Whether a line before verse is none: it has another use, announces, or is a numeral."""
    stripped = text.strip()
    return _has_other_use(stripped) or stripped.endswith(":") or _is_numeral(stripped)


def _is_numeral(text: str) -> bool:
    return text.isupper() and len(text.strip()) < _NUMERAL


def _has_other_use(text: str) -> bool:
    return is_dateline(text) or is_salutation(text) or is_farewell(text) or attests(text)


def _certainty(run: Sequence[Sight], layout: Layout, ragged: frozenset[int], *, is_set_in: bool) -> float:
    """How certain it is that a run is verse; 0 where it is none."""
    lines = [sight for i, sight in enumerate(run) if not i or not _is_turned(sight, run[i - 1])]
    if len(lines) < (_FEWEST_SET_IN if is_set_in or not layout.width else _FEWEST):
        return 0.0
    texts = [sight.text.strip() for sight in lines]
    words = [text.split() for text in texts]
    lengths = [len(text) for text in texts]
    mean = fmean(lengths)
    if mean < _SHORTEST_MEAN or fmean(map(len, words)) < _FEWEST_WORDS or not _is_regular(lines, lengths):
        return 0.0
    apart = sum(sight.gap > 0 for sight in lines[1:])
    if _APART * (len(lines) - 1) < apart < len(lines) - 1:
        return 0.0
    if sum(any(char.isdigit() for char in text) for text in texts) > _DIGITS * len(texts):
        return 0.0
    if not is_set_in and sum(map(_has_other_use, texts)) > len(texts) / (2 * _FEWEST):
        return 0.0
    inner = [word for line in words for word in line[1:] if word[:1].isalpha()]
    if sum(word[0].islower() for word in inner) < _LOWER * len(inner):
        return 0.0
    small = sum(any(is_small(word) for word in line) for line in words)
    capitals = sum(begins_large(text) for text in texts)
    runs_on = any(len(a) > _LONGEST_LINE and not begins_large(b) for a, b in pairwise(texts))
    if runs_on and not is_set_in:
        return 0.0
    uneven = sum(sight.row in ragged for sight in lines) >= _MOST * len(lines)
    narrow = uneven or (is_set_in and max(map(_reach, lines)) <= _NARROW * (layout.width or 0))
    if small < _SMALL * len(texts) or (capitals < _CAPITALS * len(texts) and not narrow):
        return 0.0
    open_ = sum(_is_open(one.text, other) for one, other in pairwise(lines)) / (len(lines) - 1)
    few = len(lines) < _FEWEST
    if open_ < (_OPEN_FEW if few and not is_set_in else _OPEN) and not (is_set_in and len(lines) >= _FEWEST):
        return 0.0
    if few and not is_set_in and all(text[-1].isalnum() for text in texts):
        return 0.0
    said = sum(text[0] in _OPENING for text in texts)
    if not is_set_in and said > max(1, _DIALOGUE * len(texts)):
        return 0.0
    ends = Counter(text[-1] for text in texts[:-1])
    if ends[";"] > _MOST * len(texts) or ends[":"] > _DIGITS * len(texts) + 1:
        return 0.0
    return 0.95 if (is_set_in and layout.width) or len(lines) >= 2 * _FEWEST else 0.8


def _is_regular(lines: Sequence[Sight], lengths: Sequence[int]) -> bool:
    """Whether lines are about as long as each other, or those are that stand equally far in."""
    if pstdev(lengths) <= _REGULAR * fmean(lengths):
        return True
    by_indent: dict[int, list[int]] = defaultdict(list)
    for sight, length in zip(lines, lengths, strict=True):
        by_indent[indent_of(sight.text)].append(length)
    alike = all(len(some) > 1 and pstdev(some) <= _ALIKE * fmean(some) for some in by_indent.values())
    return alike and len(by_indent) == _VOICES


def _reach(sight: Sight) -> int:
    return len(sight.text.rstrip())


def _is_open(text: str, below: Sight) -> bool:
    """Whether a line ends where no sentence does."""
    return text.rstrip().rstrip(_CLOSING)[-1:] not in _ENDS_SENTENCE


def _is_turned(sight: Sight, above: Sight) -> bool:
    """Whether a line is the rest of the one above, which did not fit: far in, or behind a bracket."""
    text = sight.text.strip()
    if sight.gap or sight.across:
        return False
    far = indent_of(sight.text) >= indent_of(above.text) + _TURNED
    rest = text[:1].islower() and above.text.rstrip()[-1:].isalpha()
    return far and (text.startswith("[") or (rest and len(text) <= _REST * len(above.text.strip())))


def _stanzas(run: Sequence[Sight]) -> Iterator[Role]:
    """The roles of the lines of a run: a stanza begins below a wider gap than lines have between them."""
    gaps = [sight.gap for sight in run[1:] if not sight.across]
    usual = int(median(gaps)) if gaps and len(gaps) > 1 else min(gaps, default=0)
    for i, sight in enumerate(run):
        if i and _is_turned(sight, run[i - 1]):
            yield Role.CONTINUATION
        else:
            ended = i > 0 and not _is_open(run[i - 1].text, sight)
            apart = sight.gap > usual and not sight.across
            yield Role.STANZA if not i or apart or (sight.across == "furniture" and ended) else Role.VERSE
