"""How deep the sections of a document lie, by their headings."""

import re
from collections.abc import Sequence

from encoder.enumerators import Enumerator, Style, enumerator

_ATTACHED = re.compile(r"\W*(?:attachment|enclosure|annex|appendix|tab|addendum|exhibit)\b", re.IGNORECASE)


def is_attached(heading: str) -> bool:
    """Whether a heading is that of an attachment."""
    return bool(_ATTACHED.match(heading))


def section_levels(headings: Sequence[str]) -> tuple[int, ...]:
    """The level of each section: 0 for attachments, else 1 and more.

    Enumerated headings nest in the order in which their styles come up, anew in each attachment:
    `I.` 1, `A.` 2, `1.` 3, `B.` 2. Another heading is a part of the enumerated section it stands in if the
    enumeration goes on behind it; else it lies on level 1.
    """
    styles = _styles(headings)
    later = _later(headings, styles)
    levels: list[int] = []
    known: list[Style] = []
    for index, (heading, style) in enumerate(zip(headings, styles, strict=True)):
        if is_attached(heading):
            known = []
            levels.append(0)
        elif style is not None:
            known = known[: known.index(style)] if style in known else known
            known.append(style)
            levels.append(len(known))
        else:
            still = [depth for depth, one in enumerate(known, 1) if one in later[index]]
            known = known[: max(still, default=0)]
            levels.append(len(known) + 1)
    return tuple(levels)


def chapter_levels(parts: Sequence[str | None], others: Sequence[int]) -> tuple[int, ...]:
    """The level of each section of a book: that of its word by the order in which the words come up.

    What stands between two chapters is a part of the first; what follows the last one, if others had parts.

    Args:
        parts: the word of each section, `book` or `chapter`; None where it is no counted part.
        others: the levels that those without a word have among each other.
    """
    ranks = list(dict.fromkeys(part for part in parts if part))
    last = max((index for index, part in enumerate(parts) if part), default=0)
    first = next((index for index, part in enumerate(parts) if part), 0)
    have_parts = any(part is None for part in parts[first:last])
    level, rest = 0, iter(others)
    found: list[int] = []
    for index, part in enumerate(parts):
        if part:
            level = ranks.index(part) + 1
            found.append(level)
            continue
        own = next(rest)
        is_inside = own > 0 and (index < last or have_parts)
        found.append(own + (level if is_inside else 0))
    return tuple(found)


def part_levels(parts: Sequence[str | None], levels: Sequence[int], signs: Sequence[int]) -> list[int]:
    """The levels of the sections of a play; what has more signs of Markdown than the act above is within it.

    Args:
        parts: the word of each section, `act` or `scene`; None where it is neither.
        levels: of acts and scenes; of others, where no signs say more.
        signs: how many stand before the head of each.
    """
    found: list[int] = []
    level = rank = 0
    for part, own, count in zip(parts, levels, signs, strict=True):
        if part:
            level, rank = own, count
        found.append(level + 1 if not part and 0 < rank < count else own)
    return found


def _styles(headings: Sequence[str]) -> list[Style | None]:
    """The enumeration that each heading belongs to: one that it goes on with, or begins."""
    latest: dict[Style, int] = {}
    found: list[Style | None] = []
    for heading in headings:
        mark = enumerator(heading)
        if is_attached(heading):
            latest = {}
        found.append(_style(mark, latest) if mark else None)
    return found


def _style(mark: Enumerator, latest: dict[Style, int]) -> Style:
    goes_on = (r for r in mark.readings if latest.get(r.style) == r.value - 1)
    begins = (r for r in mark.readings if r.value == 1)
    reading = next(goes_on, None) or next(begins, None) or mark.readings[0]
    latest[reading.style] = reading.value
    return reading.style


def _later(headings: Sequence[str], styles: Sequence[Style | None]) -> list[frozenset[Style]]:
    """For each heading the styles of those between it and the next attachment."""
    found: list[frozenset[Style]] = []
    after: frozenset[Style] = frozenset()
    for heading, style in zip(reversed(headings), reversed(styles), strict=True):
        found.append(after)
        after = frozenset() if is_attached(heading) else after | {style} if style else after
    return found[::-1]
