"""Days in datelines a part of which is set off: `[_November_ 1873]`, `_Harwick, January 4th_, 1874`.

Or a part of which is doubtful: `<unclear>Decr</unclear> 19th`, `[Decr?] 19th`.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from encoder.document.dates.context import Context
from encoder.document.dates.doubted import without_doubt
from encoder.document.dates.find import find_dates
from encoder.document.elements import outermost
from encoder.document.flat import flat, flatten
from encoder.document.phrase import Phrase
from encoder.model import Content, Element, Node, Text

_SET_OFF = frozenset({"hi", "unclear"})
_YEAR = len("1874")


def dates_over_italics(content: Content, context: Context) -> tuple[Phrase, ...]:
    """The days that have all of an italic or doubtful part in them, and text beside it.

    Args:
        content: of a dateline.
        context: what is known of its document.
    """
    if not any(isinstance(node, Element) and node.name in _SET_OFF for node in content):
        return ()
    text, places, inner = "", [0], set[int]()
    position = 0
    for node in content:
        own = _own_words(node)
        if isinstance(node, Text):
            places += range(position + 1, position + len(own) + 1)
        else:
            inner |= {*range(len(text) + 1, len(text) + len(own))}
            places += [position + len(flat(node))] * len(own)
        position, text = position + len(flat(node)), text + own
    return tuple(
        replace(found, start=start, end=end)
        for found in find_dates(text, context)
        if inner.isdisjoint((found.start, found.end))
        and 1 < (end := places[found.end]) - (start := places[found.start]) < found.end - found.start
    )


def _own_words(node: Node) -> str:
    """The text of a node, also of one that sets words of a date off."""
    if not isinstance(node, Element) or node.name not in _SET_OFF:
        return flat(node)
    words = flatten(node.content)
    return without_doubt(words) if node.name == "unclear" else words


def days_before_year(content: Content, context: Context) -> Iterator[tuple[int, Element]]:
    """The days in italics with the value that the year right behind the italics gives them, by identity.

    Args:
        content: of a document, its phrases marked.
        context: what was known before.
    """
    for line in outermost(content, "dateline"):
        for day, year in pairwise(outermost(line.content, "date")):
            said = year.get("when") or ""
            if day.attributes or len(said) != _YEAR:
                continue
            found = next(find_dates(f"{flatten(day.content)}, {said}", context), None)
            if found is not None and "when" in dict(found.attributes):
                yield id(day), replace(day, attributes=found.attributes)
