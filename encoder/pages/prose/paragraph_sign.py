"""Paragraphs by the sign of a house, declared or found: a bound on what the chain may decide."""

from collections.abc import Sequence
from itertools import chain

from encoder.house.conventions import Conventions, Paragraphs
from encoder.language import is_farewell, is_salutation
from encoder.pages.sights.layout import Layout, indent_of
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline

_BEGINS, _GOES_ON = "text-B", "text-I"
_FULL = 0.6
"""Of the width of a text, a line that fills less is a head, verse or the end of a paragraph."""

_FEWEST, _SURE = 3, 0.9
"""Documents with one sign, and its margin over others, that make it the house's."""

_HALF = 0.5
_DASHES = ("–", "—")
_UNFINISHED = ("word", "comma", "hyphen")

Labels = frozenset[str] | None


def bound_paragraphs(
    possible: Sequence[Labels], seen: Sequence[Sight], layout: Layout, house: Conventions
) -> list[Labels]:
    """The labels that remain possible for each line where it is known what tells a new paragraph.

    Over a page break the sentence decides, as ever. Where blank lines were found to part all paragraphs
    of the house, none begins right below a line within whose sentence it stands.

    Args:
        possible: for each line; None where all labels are.
        seen: the lines.
        layout: of the text.
        house: what is known of the house.
    """
    if house.paragraphs is None:
        return list(possible)
    sign = house.paragraphs.value
    if "paragraphs" not in house.declared:
        is_known = house.paragraphs.count >= _FEWEST and house.paragraphs.certainty >= _SURE
        parted = sign == Paragraphs.BLANK and is_known
        return _within_blocks(possible, seen, house.divides_words) if parted else list(possible)
    every = frozenset(chain.from_iterable(labels or () for labels in possible)) | {_BEGINS, _GOES_ON}
    out = list(possible)
    for index in range(1, len(seen)):
        begins = None if seen[index].across else _begins(seen[index - 1], seen[index], layout, sign)
        if begins is not None:
            out[index] = (out[index] or every) - {_GOES_ON if begins else _BEGINS} or out[index]
    return out


def _within_blocks(possible: Sequence[Labels], seen: Sequence[Sight], keeps_lines: bool) -> list[Labels]:
    """The labels of lines of which none begins a paragraph within the sentence of the line right above it.

    Args:
        possible: for each line.
        seen: the lines.
        keeps_lines: whether lines are those of a manuscript, whose writers set dashes for stops.
    """
    every = frozenset(chain.from_iterable(labels or () for labels in possible)) | {_BEGINS, _GOES_ON}
    usual = sorted(len(sight.text.strip()) for sight in seen)[len(seen) // 2] if seen else 0
    out = list(possible)
    for index in range(1, len(seen)):
        labels = out[index] or every
        if _GOES_ON in labels and _is_inside(seen[index - 1], seen[index], usual, keeps_lines):
            out[index] = labels - {_BEGINS} or labels
    return out


def _is_inside(above: Sight, sight: Sight, usual: int, keeps_lines: bool) -> bool:
    """Whether a line goes on with the sentence of the line right above it, which is a line of prose."""
    if sight.gap or sight.across or indent_of(above.text) != indent_of(sight.text):
        return False
    before, text = plain(above.text), plain(sight.text).lstrip("=")
    if (
        len(before.strip()) < _HALF * usual
        or is_salutation(before)
        or is_farewell(before)
        or is_dateline(before)
    ):
        return False
    is_low = text[:1].islower() and text[1:2].isalpha()
    is_open = ending(before) in _UNFINISHED or (keeps_lines and before.rstrip().endswith(_DASHES))
    return text[:1].isalpha() and (is_low or is_open)


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
