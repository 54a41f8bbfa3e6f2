"""Whether a merged document holds the characters of its source as the edited and the new one do: once each.

What an editor took away, put in or corrected differs from the source in the edited document already; what the
source has gained or lost since, too. Nothing else may differ in the merged one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from encoder.checks.coverage import differences
from encoder.checks.running_text import running_text
from encoder.checks.wellformed import parsed
from encoder.errors import CharactersLost
from encoder.merging.texts import same_stretches

_HINT = "this is a fault of engross: please report it with the files"
Pairs = Iterable[tuple[str, str]]


class Faults(NamedTuple):
    """How often each character is missing from a document, and how often it is there besides."""

    lost: Counter[str]
    added: Counter[str]


class Held:
    """What a merged document must hold.

    Args:
        edited, new: the documents that are merged.
        source: the text that they were made from; None where it is not at hand, and the new document's
            characters are what must be held.
    """

    def __init__(self, edited: bytes, new: bytes, source: str | None) -> None:
        self._compare = _with_source(source) if source is not None else _with_document(new)
        mine, theirs = (_faults(self._compare(data)) for data in (edited, new))
        self._known = Faults(mine.lost + theirs.lost, mine.added + theirs.added)

    def __call__(self, data: bytes) -> bool:
        """Whether a document lacks nothing, and has nothing twice, but what the others do."""
        return self.fault(data) is None

    def fault(self, data: bytes) -> str | None:
        """What a document would no longer hold, or hold once too often; None where it is whole."""
        found = _faults(self._compare(data))
        lost, added = found.lost - self._known.lost, found.added - self._known.added
        if lost:
            return f"would lose “{_first(lost)}”"
        return f"would hold “{_first(added)}” once too often" if added else None

    def prove(self, data: bytes, file: str) -> None:
        """See that a document is whole.

        Args:
            data: the document, as it is to be written.
            file: what to call it.

        Raises:
            CharactersLost: it would lose a character, or hold one twice.
        """
        fault = self.fault(data)
        if fault is not None:
            raise CharactersLost(fault, hint=_HINT, file=file)


def _first(letters: Counter[str]) -> str:
    return "".join(letters.elements())[:40]


def _with_source(source: str) -> Callable[[bytes], Pairs]:
    def compare(data: bytes) -> Pairs:
        tree = _tree(data)
        return () if tree is None else differences(tree, source)

    return compare


def _with_document(other: bytes) -> Callable[[bytes], Pairs]:
    said = _said(other)
    return lambda data: ((said, _said(data)),)


def _said(data: bytes) -> str:
    tree = _tree(data)
    if tree is None:
        return ""
    running, notes = running_text(tree)
    return "".join((running.text.text, *sorted(note.text.text for note in notes)))


def _tree(data: bytes) -> etree._ElementTree | None:
    return parsed(data, "")[0]


def _faults(pairs: Pairs) -> Faults:
    lost: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for one, other in pairs:
        for gone, come in _apart(one, other):
            lost.update(gone)
            added.update(come)
    return Faults(lost, added)


def _apart(one: str, other: str) -> Iterator[tuple[str, str]]:
    """What only one of two texts has, between what is the same in both."""
    edges = [(0, 0, 0), *same_stretches(one, other), (len(one), len(other), 0)]
    for (at, there, length), (next_at, next_there, _) in pairwise(edges):
        yield one[at + length : next_at], other[there + length : next_there]
