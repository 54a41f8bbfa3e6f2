"""The text of an element as an editor reads it, and where what is found in it stands in the text as it is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from encoder.corrections.rulings import Span
from encoder.document.flat import flat
from encoder.document.phrase import Phrase
from encoder.model import Content, Text


@dataclass(frozen=True, slots=True)
class _Edit:
    """A reading in the corrected text, and what it takes the place of in the text as it stands.

    Attributes:
        start, end: in the corrected text.
        own_start, own_end: in the text as it stands.
        head, tail: with how many characters both begin, and end, alike.
    """

    start: int
    end: int
    own_start: int
    own_end: int
    head: int
    tail: int

    def parts(self, at: int) -> bool:
        """Whether an offset lies amid what differs."""
        return self.start + self.head < at < self.end - self.tail

    def own(self, at: int) -> int:
        """An offset in the reading, or behind it, in the text as it stands."""
        is_behind = at >= self.end or at > self.start + self.head
        return self.own_end + at - self.end if is_behind else self.own_start + at - self.start


class ReadText(NamedTuple):
    """The text of an element as an editor reads it.

    Attributes:
        text: `March 14, 1831` of `March I4, 1831`.
        edits: where it differs, in order.
    """

    text: str
    edits: tuple[_Edit, ...] = ()

    def as_it_stands(self, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """Phrases that were found in the text, with their offsets in the text as it stands.

        What begins or ends amid a stretch that differs stands nowhere there, and is left out.
        """
        return tuple(
            replace(phrase, start=self._start(phrase.start), end=self._end(phrase.end))
            for phrase in phrases
            if not any(edit.parts(phrase.start) or edit.parts(phrase.end) for edit in self.edits)
        )

    def _start(self, at: int) -> int:
        edit = next((one for one in reversed(self.edits) if one.start <= at), None)
        return edit.own(at) if edit else at

    def _end(self, at: int) -> int:
        edit = next((one for one in reversed(self.edits) if one.start < at), None)
        return edit.own(at) if edit else at


def read_text(content: Content, readings: Sequence[Span]) -> ReadText:
    """The text of a content, as `flat.flatten` gives it, with the readings of an editor in their places.

    Args:
        content: of an element.
        readings: in the order of the source; those that lie within one text are taken.
    """
    out: list[str] = []
    edits: list[_Edit] = []
    own = done = 0
    for node in content:
        text = flat(node)
        at = 0
        for start, end, value in _within(node, readings) if readings and isinstance(node, Text) else ():
            if start < at:
                continue
            out += text[at:start], value
            begins = done + start - at
            done = begins + len(value)
            edits.append(_Edit(begins, done, own + start, own + end, *_alike(text[start:end], value)))
            at = end
        out.append(text[at:])
        done += len(text) - at
        own += len(text)
    return ReadText("".join(out), tuple(edits))


def _alike(text: str, value: str) -> tuple[int, int]:
    """With how many characters two texts begin alike, and with how many they end so behind these."""
    head = _same(text, value)
    return head, _same(text[head:][::-1], value[head:][::-1])


def _same(text: str, value: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, value, strict=False)))


def _within(node: Text, readings: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """The readings that lie within a text, by their offsets in it."""
    stop = node.start + len(node.text)
    first = bisect_left(readings, node.start, key=lambda span: span.start)
    for span in readings[first:]:
        if span.start >= stop:
            return
        if span.end <= stop and span.value:
            yield span.start - node.start, span.end - node.start, span.value
