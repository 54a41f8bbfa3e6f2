"""Blocks of full lines between blank lines: where a text parts its paragraphs so, none begins within them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from encoder import language
from encoder.enumerators import enumerator
from encoder.pages.edited.openers import is_dateline
from encoder.pages.sights.layout import LONGEST_WRAPPED, SHORTEST_FULL, fits, indent_of
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain

_LONGEST_WORD = 12
"""Characters that a full line may lack, for the next word had no room."""
_USUAL = 0.9
"""So many lines are no longer than the width: titles may be set beyond it."""
_FEWEST, _MOST = 2, 0.6
_FEWEST_WORDS = 4
_LONGEST_TITLE = 3
_LINES_OF_PROSE, _FULL_SHARE = 6, 0.8
"""A block of so many lines, most of them full, is no title."""
_SHORTEST_REST = 15
"""A last line that is shorter may be a name: `d'E.`"""
_DEEPEST = 12
"""A first line set in further begins no paragraph: it is a dateline at the right."""
_FEWEST_SET_IN = 3
_ORDINAL, _LOWER = re.compile(r"\d\.\s*$"), re.compile(r"\s*[^\W\d_A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]")
_OPENED = re.compile(r"\([^()]{0,12}$")
_CLOSES = re.compile(r"\s*[^()\s]{1,8}\)")


def inner_lines(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that surely go on with the paragraph above: by the block, the indents, or an open bracket.

    Args:
        seen: the lines of running text.
    """
    return _of_full_blocks(seen) | _of_pages(seen) | _closing(seen) | _behind_ordinals(seen)


def _behind_ordinals(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines in lower case below a full one that ends in `1632.`: `Im Jahr 1632.` / `kamen`."""
    widest = max((len(sight.text.rstrip()) for sight in seen), default=0)
    if not SHORTEST_FULL <= widest <= LONGEST_WRAPPED:
        return frozenset()
    return frozenset(
        i
        for i, (above, sight) in enumerate(pairwise(seen), 1)
        if not sight.gap
        and not sight.across
        and _ORDINAL.search(above.text)
        and len(above.text.rstrip()) >= _FULL_SHARE * widest
        and _LOWER.match(sight.text)
    )


def _closing(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines that begin by closing what the line above has opened at its end: `… (S.` / `12) und`."""
    return frozenset(
        i
        for i, (above, sight) in enumerate(pairwise(seen), 1)
        if not sight.gap and not sight.across and _OPENED.search(above.text) and _CLOSES.match(sight.text)
    )


def _of_pages(seen: Sequence[Sight]) -> frozenset[int]:
    """The first lines of pages that are not set in, where the first line of each paragraph is."""
    full = [i for i, sight in enumerate(seen) if len(sight.text.strip()) >= SHORTEST_FULL]
    margin = min((indent_of(seen[i].text) for i in full), default=0)
    set_in = [i for i in full if 0 < indent_of(seen[i].text) - margin <= _DEEPEST]
    apart = [i for i in full if i and seen[i].gap and not seen[i].across]
    if len(set_in) < _FEWEST_SET_IN or not set(apart) <= set(set_in):
        return frozenset()
    if 2 * len(set_in) > len(full):
        return frozenset()
    return frozenset(i for i in full if i > set_in[0] and _goes_over_page(seen[i], margin))


def _goes_over_page(sight: Sight, margin: int) -> bool:
    text = sight.text.strip()
    return bool(sight.across) and indent_of(sight.text) == margin and not text.isupper() and text[0].isalnum()


def _of_full_blocks(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines of blocks in which all lines but the last are full; the first may be a title of two lines."""
    blocks = [block for block in _blocks(seen) if len(block) > 1]
    lengths = sorted(len(seen[i].text.rstrip()) for block in blocks for i in block[:-1])
    width = lengths[int(_USUAL * len(lengths))] if lengths else 0
    if not SHORTEST_FULL <= width <= LONGEST_WRAPPED:
        return frozenset()
    full = [block for block in blocks if _is_full(seen, block, width)]
    prose = sum(any(len(seen[i].text.rstrip()) >= SHORTEST_FULL for i in block) for block in blocks)
    if len(full) < _FEWEST or len(full) < _MOST * prose:
        return frozenset()
    return frozenset(i for block in full if block[0] for i in block[1:])


def _blocks(seen: Sequence[Sight]) -> Iterator[range]:
    """Runs of lines with no blank line or page between them."""
    start = 0
    for i in range(1, len(seen) + 1):
        if i == len(seen) or seen[i].gap or seen[i].across:
            yield range(start, i)
            start = i


def _is_full(seen: Sequence[Sight], block: range, width: int) -> bool:
    """Whether the lines of a block but its last have no room for a word, and none is set in or counted."""
    texts = [seen[i].text for i in block]
    margin = min(map(indent_of, texts))
    if any(indent_of(text) > margin for text in texts[1:]) or any(map(enumerator, texts[1:])):
        return False
    if indent_of(texts[0]) - margin > _DEEPEST:
        return False
    return all(len(text.rstrip()) >= max(SHORTEST_FULL, width - _LONGEST_WORD) for text in texts[:-1])


def running_lines(seen: Sequence[Sight]) -> frozenset[int]:
    """The full lines of wrapped text, many right below each other, that go on in lower case, and what does.

    Args:
        seen: the lines of running text.
    """
    found: set[int] = set()
    for block in _blocks(seen):
        texts = [seen[i].text.strip() for i in block]
        lengths = sorted(map(len, texts))
        width = lengths[int(_USUAL * (len(lengths) - 1))]
        low = sum(text[0].islower() for text in texts)
        if (
            len(block) < _LINES_OF_PROSE
            or 2 * low < len(block)
            or not SHORTEST_FULL <= width <= LONGEST_WRAPPED
        ):
            continue
        least = max(SHORTEST_FULL, _FULL_SHARE * width)
        found.update(
            at
            for i, text, below in zip(block, texts, texts[1:], strict=False)
            if len(text) >= least and below[0].islower() and not language.is_farewell(text + below)
            for at in ((i, i + 1) if len(below) >= _SHORTEST_REST or text[-1] == "-" else (i,))
        )
    return frozenset(found)


def rest_of_title(seen: Sequence[Sight], width: int | None) -> frozenset[int]:
    """The lines that go on with the very first one, for it was full: `…, Wednesday, 3` / `November 1847`.

    Args:
        seen: the lines of running text.
        width: that lines were wrapped at; None where none was.
    """
    if width is None or not seen or is_dateline(seen[0].text) or _begins_an_address(seen[0].text):
        return frozenset()
    found: list[int] = []
    for i, (above, sight) in enumerate(pairwise(seen[: _LONGEST_TITLE + 1]), 1):
        if sight.gap or sight.across or fits(above.text, sight.text, width):
            return frozenset(found)
        if indent_of(sight.text) != indent_of(above.text) or len(above.text.rstrip()) > width:
            return frozenset(found)
        found.append(i)
    return frozenset()


def _begins_an_address(text: str) -> bool:
    return bool(language.label(plain(text).strip(), "addressee", marked=False))


def breaks_off(above: Sight, sight: Sight) -> bool:
    """Whether a line ends in a small word that the next one must go on from: `Resist the` / `Devil`."""
    if sight.gap or sight.across or not sight.text.lstrip()[:1].isalpha():
        return False
    words = above.text.split()
    if len(words) < _FEWEST_WORDS or not language.is_function(words[-1]):
        return False
    is_small = words[-1].islower() and words[-1].isalpha() and ending(plain(above.text)) == "word"
    return is_small and indent_of(above.text) == indent_of(sight.text)
