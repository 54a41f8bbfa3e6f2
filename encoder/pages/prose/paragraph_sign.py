"""Paragraphs by the sign that is declared for a house: a bound on what the chain may decide."""

from collections.abc import Sequence
from itertools import chain

from encoder.house.conventions import Conventions, Paragraphs
from encoder.pages.sights.layout import Layout, indent_of
from encoder.pages.sights.sight import Sight

_BEGINS, _GOES_ON = "text-B", "text-I"
_FULL = 0.6
"""Of the width of a text, a line that fills less is a head, verse or the end of a paragraph."""

Labels = frozenset[str] | None


def bound_paragraphs(
    possible: Sequence[Labels], seen: Sequence[Sight], layout: Layout, house: Conventions
) -> list[Labels]:
    """The labels that remain possible for each line where what tells a new paragraph is declared.

    Over a page break the sentence decides, as ever.

    Args:
        possible: for each line; None where all labels are.
        seen: the lines.
        layout: of the text.
        house: what is known of the house.
    """
    if "paragraphs" not in house.declared or house.paragraphs is None:
        return list(possible)
    sign = house.paragraphs.value
    every = frozenset(chain.from_iterable(labels or () for labels in possible)) | {_BEGINS, _GOES_ON}
    out = list(possible)
    for index in range(1, len(seen)):
        begins = None if seen[index].across else _begins(seen[index - 1], seen[index], layout, sign)
        if begins is not None:
            out[index] = (out[index] or every) - {_GOES_ON if begins else _BEGINS} or out[index]
    return out


def _begins(above: Sight, sight: Sight, layout: Layout, sign: str) -> bool | None:
    """Whether a line can only begin a paragraph, or not begin one; None where it may.

    The first paragraph below a head is often not indented, and lines of verse are not full.
    """
    if sign == Paragraphs.LINE:
        return True
    if sign == Paragraphs.BLANK and sight.gap:
        return True
    if layout.width is None or sight.gap or len(above.text.rstrip()) < _FULL * layout.width:
        return None
    return sign == Paragraphs.INDENT and indent_of(sight.text) > layout.margin
