"""Whether lines that may be verse are verse: by their length, their ends, their capitals and small words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, median, pstdev

from encoder.language import is_farewell, is_salutation
from encoder.pages.letters.signers import attests
from encoder.pages.set_off.ragged import begins_large, is_small
from encoder.pages.sights.layout import Layout, indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

_SHORTEST_MEAN = 14
_LONGEST_LINE = 58
"""A longer line that goes on in lower case is prose."""
_FEWEST_WORDS = 2.5
_NUMERAL = 6
_CAPITALS, _LOWER, _SMALL, _SMALL_IN_STEPS = 0.8, 0.5, 0.5, 0.25
_OPEN, _OPEN_FEW = 0.25, 0.5
_REGULAR = 0.5
_ALIKE, _VOICES = 0.25, 2
"""Long lines and the refrain between them, which stands further in."""
_APART = 0.55
"""The share of lines below blank lines that no stanzas of two lines and more have."""
_NARROW = 0.85
_ENDS_SENTENCE = (".", "?", "!", ":")
_CLOSING = '"”’»)]…*'
_DIGITS = 0.2
_OPENING = "\"“„«»‘'—–-"
_ROOMY = 0.15
"""The share of lines of wrapped prose that end before they are full."""
_DIALOGUE, _MOST = 0.25, 0.6
FEWEST, _FEWEST_SET_IN = 4, 2
_FAR_LONGER = 1.6
_SET_IN = 2
TURNED, _REST = 4, 0.7


def judged(
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
    elif len(pieces := list(_far_apart(run))) > 1:
        for piece in pieces:
            yield from judged(piece, layout, ragged, is_set_in=is_set_in)


def _far_apart(run: Sequence[Sight]) -> Iterator[list[Sight]]:
    """The parts of a run between its wider gaps: stanzas of one poem stand nearer to each other."""
    gaps = {sight.gap for sight in run[1:] if sight.gap}
    piece: list[Sight] = []
    for sight in run:
        if piece and sight.gap and (sight.gap > min(gaps) or len(gaps) == 1):
            yield piece
            piece = []
        piece.append(sight)
    if piece:
        yield piece


def _is_imprint(run: Sequence[Sight]) -> bool:
    """Whether the last line of a run stands alone below stanzas and has a figure: a date, an imprint."""
    alone = len(run) > FEWEST and run[-1].gap > 0 and not run[-2].gap
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
    return list(rest if is_prose and len(rest) >= FEWEST else run)


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
    lines = [sight for i, sight in enumerate(run) if not i or not is_turned(sight, run[i - 1])]
    if len(lines) < (_FEWEST_SET_IN if is_set_in or not layout.width else FEWEST):
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
    if not is_set_in and sum(map(_has_other_use, texts)) > len(texts) / (2 * FEWEST):
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
    if capitals < _CAPITALS * len(texts) and is_wrapped(lines):
        return 0.0
    fewest = _SMALL_IN_STEPS if _steps_in(lines) else _SMALL
    if small < fewest * len(texts) or (capitals < _CAPITALS * len(texts) and not narrow):
        return 0.0
    open_ = sum(is_open(one.text, other) for one, other in pairwise(lines)) / (len(lines) - 1)
    few = len(lines) < FEWEST
    if few and not is_set_in and max(lengths) > _LONGEST_LINE:
        return 0.0
    if open_ < (_OPEN_FEW if few and not is_set_in else _OPEN) and not (is_set_in and len(lines) >= FEWEST):
        return 0.0
    if few and not is_set_in and all(text[-1].isalnum() for text in texts):
        return 0.0
    said = sum(text[0] in _OPENING for text in texts)
    if not is_set_in and said > max(1, _DIALOGUE * len(texts)):
        return 0.0
    ends = Counter(text[-1] for text in texts[:-1])
    if ends[";"] > _MOST * len(texts) or ends[":"] > _DIGITS * len(texts) + 1:
        return 0.0
    return 0.95 if (is_set_in and layout.width) or len(lines) >= 2 * FEWEST else 0.8


def _steps_in(lines: Sequence[Sight]) -> bool:
    """Whether every second line is set in, as in stanzas of ballads; no prose is set so."""
    indents = [indent_of(sight.text) for sight in lines[:FEWEST]]
    return len(lines) >= FEWEST and indents[0] == indents[2] < indents[1] == indents[3]


def is_wrapped(lines: Sequence[Sight]) -> bool:
    """Whether hardly a line has room for the first word of the next: prose that is set in and wrapped."""
    pairs = [(one, other) for one, other in pairwise(lines) if not other.gap and not other.across]
    width = max(map(_reach, lines))
    roomy = sum(_reach(one) + 1 + len(other.text.split(maxsplit=1)[0]) <= width for one, other in pairs)
    return len(pairs) >= FEWEST and roomy <= _ROOMY * len(pairs)


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


def is_open(text: str, below: Sight) -> bool:
    """Whether a line ends where no sentence does."""
    return text.rstrip().rstrip(_CLOSING)[-1:] not in _ENDS_SENTENCE


def is_turned(sight: Sight, above: Sight) -> bool:
    """Whether a line is the rest of the one above, which did not fit: far in, or behind a bracket."""
    text = sight.text.strip()
    if sight.gap or sight.across:
        return False
    far = indent_of(sight.text) >= indent_of(above.text) + TURNED
    rest = text[:1].islower() and above.text.rstrip()[-1:].isalpha()
    return far and (text.startswith("[") or (rest and len(text) <= _REST * len(above.text.strip())))
