"""Lines that stand together and end where the next word had room, or where sentences pause: as verses do."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from encoder.language import is_function
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight

_FEWEST = 4
_SET_IN = 2
_NARROWEST, _FEWEST_RAGGED, _EVEN = 64, 6, 0.4
_PARAGRAPH = 84
_ROOM, _SOME_ROOM, _NEARLY_ALL, _MOST = 0.6, 0.15, 0.95, 0.6
_ENDS_SENTENCE = (".", "?", "!", ":")
_CLOSING = '"”’»)]…*'
_HALF = 0.5
_PAUSES, _PAUSED_OPEN = tuple(",;:.!?"), 0.4
"""Where verses end; prose that is broken where a line is full ends there rarely."""


def ragged_rows(seen: Sequence[Sight], *, keeps_lines: bool = False) -> frozenset[int]:
    """The rows of lines that stand together and end where the next word had room, more often than not.

    Where nearly all begin with capitals, fewer such ends are enough: a line of verse may be full by chance.

    Args:
        seen: lines.
        keeps_lines: whether prose has the lines of a manuscript, which end where the writer's hand did.
    """
    found: set[int] = set()
    block: list[Sight] = []
    bound, last = True, None
    for sight in (*seen, None):
        narrow = sight is not None and len(sight.text.strip()) <= _NARROWEST
        if sight is not None and narrow and (not block or sight.gap <= _SET_IN):
            if not block and last is not None:
                bound = _is_parted(sight, last)
            block.append(sight)
            last = sight
            continue
        ends = sight is None or _is_parted(sight, block[-1] if block else sight)
        if len(block) >= _FEWEST_RAGGED and bound and ends and _is_ragged(block, keeps_lines=keeps_lines):
            found.update(one.row for one in block)
        bound = True
        block = [sight] if sight is not None and narrow else []
        last = sight
    return frozenset(found)


def _is_parted(sight: Sight, above: Sight) -> bool:
    """Whether a line stands apart from the one above: below a blank line or page, set in, or a paragraph."""
    if max(len(sight.text), len(above.text)) > _PARAGRAPH:
        return True
    return bool(sight.gap or sight.across) or abs(indent_of(sight.text) - indent_of(above.text)) > _SET_IN


def _is_ragged(block: Sequence[Sight], *, keeps_lines: bool) -> bool:
    lines = [sight for sight in block if not sight.text.lstrip().startswith("[")]
    texts = [sight.text.strip() for sight in lines]
    pairs = [(one.text.strip(), other.text.strip()) for one, other in pairwise(lines) if not other.gap]
    if len(pairs) < _FEWEST:
        return False
    lengths = [len(text) for text in texts]
    width = max(lengths)
    room = sum(len(a) + len(b.split(maxsplit=1)[0]) + 2 <= width for a, b in pairs) / len(pairs)
    capitals = sum(begins_large(below) for _, below in pairs) / len(pairs)
    if any(text.endswith("-") for text in texts[:-1]) or pstdev(lengths) > _EVEN * fmean(lengths):
        return False
    paused = sum(text.rstrip(_CLOSING)[-1:] in _PAUSES for text in texts)
    if len(texts) >= _FEWEST_RAGGED and _MOST * len(texts) <= paused and _are_open(texts):
        return True
    large = capitals >= _NEARLY_ALL and (room >= _SOME_ROOM or len(pairs) >= 2 * _FEWEST)
    if keeps_lines and capitals < _HALF:
        return False
    return large or (room >= _ROOM and len(texts) >= 2 * _FEWEST)


def _are_open(texts: Sequence[str]) -> bool:
    """Whether sentences run over the ends of lines, as those of verse do, and those of lists do not."""
    open_ = sum(text.rstrip(_CLOSING)[-1:] not in _ENDS_SENTENCE for text in texts)
    small = sum(any(is_small(word) for word in text.split()) for text in texts)
    lower = sum(not begins_large(text) for text in texts)
    return open_ >= _PAUSED_OPEN * len(texts) and small >= _MOST * len(texts) and lower >= 2


def is_small(word: str) -> bool:
    return word[:1].islower() and is_function(word)


def begins_large(text: str) -> bool:
    return next((char for char in text if char.isalpha()), "").isupper()
