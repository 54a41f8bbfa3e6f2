"""A few verses that a sentence leads to and goes on behind, or that quotation marks enclose.

`He began:` / `Happy the man, and happy he alone,` / `He, who can call to-day his own:` / `but as …`
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from encoder.enumerators import enumerator
from encoder.language import is_farewell, is_salutation
from encoder.model import Role
from encoder.pages.edited.runs import is_bullet
from encoder.pages.set_off.ragged import begins_large
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parts import Parts
from encoder.pages.sights.sight import Sight

_FEWEST, _MOST = 2, 3
_SET_IN, _SHORTEST, _LONGEST, _FEWEST_WORDS = 2, 18, 58, 4
_LOWER, _REGULAR = 0.6, 0.3
_LEADS = (":", ",", "—", "--", "-")
_ENDS = tuple(",;:.!?\"”»'’—-")
_OPENING, _CLOSING = tuple("\"“„«'‘"), tuple("\"”“»'’")


def couplets(seen: Sequence[Sight], verse: Parts) -> Iterator[tuple[int, Role]]:
    """The rows of such verses.

    Args:
        seen: the lines that nobody speaks.
        verse: the rows that are verse already.
    """
    bounds = [*(i for i, sight in enumerate(seen) if i and sight.gap), len(seen)]
    for start, end in pairwise(bounds):
        lines = seen[start:end]
        if not _FEWEST <= len(lines) <= _MOST or any(line.row in verse for line in lines):
            continue
        below = seen[end] if end < len(seen) else None
        if _is_led_to(seen[start - 1], lines, below) and _are_verses(lines):
            yield from ((line.row, Role.VERSE if at else Role.STANZA) for at, line in enumerate(lines))


def _is_led_to(above: Sight, lines: Sequence[Sight], below: Sight | None) -> bool:
    """Whether lines set in are in the middle of a sentence, or enclosed in quotation marks."""
    margin = indent_of(above.text)
    if any(indent_of(line.text) < margin + _SET_IN for line in lines) or is_salutation(above.text):
        return False
    if not above.text.rstrip().endswith(_LEADS) or below is None:
        return False
    goes_on = below.text.lstrip()[:1].islower() and indent_of(below.text) <= margin
    first, last = lines[0].text.strip(), lines[-1].text.strip()
    return goes_on or (first.startswith(_OPENING) and last.rstrip(".,;").endswith(_CLOSING))


def _are_verses(lines: Sequence[Sight]) -> bool:
    texts = [line.text.strip() for line in lines]
    lengths = [len(text) for text in texts]
    if min(lengths) < _SHORTEST or max(lengths) > _LONGEST or pstdev(lengths) > _REGULAR * fmean(lengths):
        return False
    if any(map(_is_no_verse, texts)):
        return False
    inner = [word for text in texts for word in text.split()[1:] if word[:1].isalpha()]
    return sum(word[0].islower() for word in inner) >= _LOWER * len(inner)


def _is_no_verse(text: str) -> bool:
    is_item = is_bullet(text) or enumerator(text) is not None or any(map(str.isdigit, text))
    is_short = len(text.split()) < _FEWEST_WORDS
    return is_item or is_short or is_farewell(text) or not begins_large(text) or not text.endswith(_ENDS)
