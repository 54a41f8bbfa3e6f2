"""Paragraphs that go on over a page break at which a form is printed, not furniture alone.

Telegrams and dispatches are typed on forms: each sheet has lines for who releases it at its foot, and its
title, precedence and addressees again at its head. What is judged to be form, or an address, is then neither
the end of a paragraph nor a new document's opener, but printed between two halves of a sentence.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from encoder.enumerators import BULLET, enumerator
from encoder.model import Role
from encoder.pages.sights.shape import LABEL
from encoder.pages.sights.sight import key, plain
from encoder.pages.typescripts.judging import Judged
from encoder.pages.typescripts.paragraphs import is_left_open

FULL = 0.75
"""The share of the usual width from which on a line is full."""
FEWEST_WORDS = 4
_PARAGRAPH = frozenset({"text-B", "text-I"})
_PRINTED = frozenset({Role.FORM.value, Role.ADDRESSEE.value})
"""What may stand on the form; other lines only where they stood on an earlier page too."""


def join_across(judged: Sequence[Judged], starts: Collection[int]) -> list[Judged]:
    """The lines, those of forms marked that stand inside a paragraph, and what goes on behind them.

    Args:
        judged: all lines that are not blank.
        starts: the rows with which pages begin.
    """
    out = list(judged)
    paragraphs = [i for i, one in enumerate(judged) if one.label in _PARAGRAPH]
    width = _width(judged[i].line.text for i in paragraphs)
    first_at: dict[str, int] = {}
    for i, one in enumerate(judged):
        first_at.setdefault(key(one.line.text), i)
    for above, below in pairwise(paragraphs):
        between = judged[above + 1 : below]
        passed = [one for one in between if one.is_text]
        if any(one.ruled for one in (*passed, judged[below])):
            continue
        if not passed or not any(judged[above].row < row <= judged[below].row for row in starts):
            continue
        printed = all(one.label in _PRINTED or first_at[key(one.line.text)] < above for one in passed)
        if printed and not any(map(_is_table, passed)) and _goes_on(judged[above], judged[below], width):
            out[above + 1 : below] = map(_inside, between)
            out[below] = judged[below]._replace(label="text-I")
    return out


def _width(texts: Iterable[str]) -> int:
    """The usual length of a full line."""
    lengths = sorted(map(len, texts))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _inside(one: Judged) -> Judged:
    return one._replace(label=Role.FORM.value, inside=True) if one.is_text else one


def _is_table(one: Judged) -> bool:
    return one.line.text.count("|") > 1


def _goes_on(above: Judged, below: Judged, width: int) -> bool:
    """Whether a sentence goes on: the line above leaves it open, and the one below begins nothing.

    In lower case that is enough; in capitals the line above is full, or the one below was judged to go on.
    """
    last, first = plain(above.line.text), plain(below.line.text)
    if not is_left_open(last) or len(last.split()) < FEWEST_WORDS:
        return False
    if enumerator(below.line.text) or BULLET.match(below.line.text) or LABEL.match(first):
        return False
    return first[:1].islower() or len(above.line.text) >= FULL * width or below.label == "text-I"
