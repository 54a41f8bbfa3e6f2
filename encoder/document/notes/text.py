"""The running text of a block as one string that knows where its characters stand in the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from encoder.model import Content, Element, Text

_LEFT_OUT = frozenset({"fw", "note"})
_AROUND = 24


@dataclass(frozen=True, slots=True)
class RunningText:
    """A block's text without furniture, a line feed where one leaf does not join on to the next.

    Attributes:
        text: the string.
        starts: for each leaf, the index of its first character in `text`.
        offsets: for each leaf, the offset of its first character in the source.
        line: of the source, where the block begins.
    """

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    line: int | None = None

    def offset(self, index: int) -> int:
        """The offset in the source of a character of `text`."""
        leaf = bisect_right(self.starts, index) - 1
        return self.offsets[leaf] + index - self.starts[leaf]

    def index(self, offset: int) -> int:
        """The index in `text` of a character of the source."""
        leaf = bisect_right(self.offsets, offset) - 1
        return self.starts[leaf] + offset - self.offsets[leaf]

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch of `text` lies in one leaf."""
        return bisect_right(self.starts, start) == bisect_right(self.starts, end - 1)

    def since(self, offset: int) -> "RunningText":
        """The leaves that begin at an offset in the source or behind it."""
        return self._leaves(bisect_left(self.offsets, offset), len(self.offsets))

    def until(self, offset: int) -> "RunningText":
        """The leaves that begin before an offset in the source."""
        return self._leaves(0, bisect_left(self.offsets, offset))

    def _leaves(self, first: int, end: int) -> "RunningText":
        if first == 0 and end == len(self.offsets):
            return self
        if first >= end:
            return RunningText("", (), (), self.line)
        start = self.starts[first]
        stop = self.starts[end] if end < len(self.starts) else len(self.text)
        starts = tuple(at - start for at in self.starts[first:end])
        return RunningText(self.text[start:stop], starts, self.offsets[first:end], self.line)

    def speaks_between(self, start: int, end: int) -> bool:
        """Whether a leaf begins between two offsets in the source."""
        return bisect_left(self.offsets, start) < bisect_left(self.offsets, end)

    def around(self, start: int, end: int) -> str:
        """A stretch of `text` with some of what stands beside it."""
        return " ".join(self.text[max(0, start - _AROUND) : end + _AROUND].split())

    @property
    def first(self) -> int:
        """The offset in the source of the first character; 0 where there is none."""
        return self.offsets[0] if self.offsets else 0

    @property
    def last(self) -> int:
        """The offset in the source of the last character; -1 where there is none."""
        return self.offset(len(self.text) - 1) if self.text else -1


def running_text(content: Content, line: int | None = None) -> RunningText:
    """The running text of a content, which begins on a line of the source."""
    parts: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length, end = 0, None
    for leaf in _texts(content):
        if end is not None and leaf.start != end:
            parts.append("\n")
            length += 1
        starts.append(length)
        offsets.append(leaf.start)
        parts.append(leaf.text)
        length += len(leaf.text)
        end = leaf.start + len(leaf.text)
    return RunningText("".join(parts), tuple(starts), tuple(offsets), line)


def _texts(content: Content) -> Iterator[Text]:
    for node in content:
        if isinstance(node, Text):
            if node.text:
                yield node
        elif isinstance(node, Element) and node.name not in _LEFT_OUT:
            yield from _texts(node.content)
