"""A source and its TEI side by side, white space aside: where they part, and what stands for markup."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from encoder.checks.running_text import Dense, Edge, Marked
from encoder.checks.standing import markup_ends, page_mark_at, serves_again, stands

_MARKUP = re.compile(
    r"""
      (?m:^)[ \t]*(?: (?: [-–—•·‣▪*■●○] \s*+ | o\s )++ | \#{1,6} | (?:`{3,}|~{3,})\w* )
    | \[\s*(?:[Pp]age|PAGE|pp?\.)?\s*[\w.-]{1,12}\s*\] | \{\s*[\w.-]{1,12}\s*\} | <!--.*?-->
    | (?:[-_=*–—~]\s?){2,} | </?(?:u|b|i|em|strong|sup|sub)> | \*\*|__|[*_|`] | [|:+=-]+
    | [Pp]age\s+[\w.-]{1,8}
    | \[?\^?\(?\d{1,4}[a-z]?\)?\]?[.:)]? | \[?\^?[*†‡§¶⁰¹²³⁴-⁹]{1,4}\]?
    """,
    re.VERBOSE,
)
_SURE = 12
_ALIKE = 8
_BACK = 6
_FAR = 400
_LINKS = 3
_MOST_EDGES = 16
_MOST_ENDS = 16
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Difference:
    """What only one of two texts has, by the numbers of their characters without white space.

    Attributes:
        at, upto: in the source.
        there, until: in the TEI.
        is_mark: whether it is markup of the source that nothing in the TEI stands for.
    """

    at: int
    upto: int
    there: int
    until: int
    is_mark: bool = False


class Walk:
    """A source and its TEI, walked side by side; what stands for markup is used up on the way.

    Attributes:
        source: without its notes.
        tei: a text with its elements.
    """

    def __init__(self, source: Dense, tei: Marked) -> None:
        self.source, self.tei = source, tei
        self._waiting = {
            at: waiting
            for at, edges in tei.edges.items()
            if (waiting := sorted(filter(stands, edges), key=serves_again))
        }
        self._stops = sorted(self._waiting)
        self._pages: dict[str, list[int]] = {}
        for at in self._stops:
            for edge in self._waiting[at]:
                if edge.name == "pb" and edge.given.get("n"):
                    self._pages.setdefault(edge.given["n"], []).append(at)

    def differences(self) -> Iterator[Difference]:
        """What differs, in the order of the texts."""
        source, tei = self.source, self.tei.text
        left = right = 0
        while True:
            left, right = self._on(left, right)
            if left >= len(source.text) and right >= len(tei.text):
                return
            elsewhere = self._page_mark_beside(left, right)
            if elsewhere is not None:
                left = elsewhere
                continue
            passed = _past_markup(source, left, tei, right)
            if passed:
                yield Difference(left, passed[0] - _same_before(source, tei, passed), right, right, True)
                left, right = passed
                continue
            left, next_left, next_right = _resumed(source, left, tei.text, right)
            yield Difference(left, next_left, right, next_right)
            left, right = next_left, next_right

    def same_until_end(self, left: int) -> int | None:
        """Where the TEI text ends in the source if it begins at a place and nothing differs; or None."""
        right = 0
        while True:
            left, right = self._on(left, right)
            if right >= len(self.tei.text.text):
                return left
            beside = self._page_mark_beside(left, right)
            if beside is None:
                return None
            left = beside

    def _on(self, left: int, right: int) -> tuple[int, int]:
        """Where the texts part, markup passed over for which an element stands."""
        source, tei = self.source.text, self.tei.text.text
        while True:
            left = self._past_edges(left, right)
            stop = self._next_stop(right)
            same = _run(source, left, tei, right, stop - right)
            left, right = left + same, right + same
            if right < stop or stop >= len(tei):
                return (self._past_edges(left, right) if right >= len(tei) else left), right

    def _next_stop(self, right: int) -> int:
        index = bisect_right(self._stops, right)
        return self._stops[index] if index < len(self._stops) else len(self.tei.text.text)

    def _past_edges(self, left: int, right: int) -> int:
        """Where the source goes on behind the markup that the edges of elements here stand for.

        Of all places on the way, that from which on the texts are the same for longest; of equals, the last.
        """
        waiting = self._waiting.get(right)
        if not waiting:
            return left
        ways = [(left, 0)]
        free, order = list(waiting), list[Edge]()
        at = left
        while (step := self._step(at, free)) is not None:
            ends, edge = step
            order.append(edge)
            ways += [(end, len(order)) for end in ends]
            at = ends[0]
            if not serves_again(edge):
                free.remove(edge)
        best, taken = max(ways, key=lambda way: (self._same_from(way[0], right), way[1]))
        _use(order[:taken], waiting)
        return best

    def _step(self, at: int, free: list[Edge]) -> tuple[list[int], Edge] | None:
        """The edge that stands for markup at a place, and its ends, the farthest first.

        Of those that stand for as much, one that may serve again, so that the other is left for what it alone
        stands for.
        """
        best: tuple[list[int], Edge] | None = None
        for edge in islice(free, _MOST_EDGES):
            if best is not None and not serves_again(edge):
                continue
            ends = list(markup_ends(self.source, at, edge))
            if ends and (best is None or ends[0] >= best[0][0]):
                best = ends, edge
            if best is not None and serves_again(best[1]):
                break
        return best

    def _same_from(self, left: int, right: int) -> int:
        most = min(_SURE, self._next_stop(right) - right)
        return _run(self.source.text, left, self.tei.text.text, right, most)

    def _page_mark_beside(self, left: int, right: int) -> int | None:
        """Where a page mark ends whose break stands not here, but beside the words that it stood in."""
        found = page_mark_at(self.source, left) if left < len(self.source.at) else None
        if found is None:
            return None
        end, n = found
        places = self._pages.get(n or "", [])
        for at in places[bisect_right(places, right - _FAR) : bisect_left(places, right + _FAR)]:
            waiting = self._waiting[at]
            edge = next((e for e in waiting if e.name == "pb" and e.given.get("n") == n), None)
            if edge is not None:
                _use([edge], waiting)
                return end
        return None


def _use(edges: list[Edge], waiting: list[Edge]) -> None:
    """Take away the edges that have stood for a mark and may not stand for another."""
    used = {id(edge) for edge in edges if not serves_again(edge)}
    if used:
        waiting[:] = [edge for edge in waiting if id(edge) not in used]


def _run(one: str, at: int, other: str, there: int, most: int | None = None) -> int:
    """How many characters are the same from here on, at most so many."""
    length, rest = 0, min(len(one) - at, len(other) - there)
    most = rest if most is None else min(most, rest)
    step = 4096
    while step:
        while (
            length + step <= most
            and one[at + length : at + length + step] == other[there + length : there + length + step]
        ):
            length += step
        step //= 4
    return length


def _past_markup(source: Dense, left: int, tei: Dense, right: int) -> tuple[int, int] | None:
    """Where the texts go on if what stands here in the source, or just before, is markup."""
    best: tuple[int, int] | None = None
    longest = 0
    for back in range(min(_BACK, left, right) + 1):
        for there in _behind_markup(source, {left - back}, _LINKS):
            same = _run(source.text, there, tei.text, right - back)
            at_end = there + same >= len(source.text) or right - back + same >= len(tei.text)
            if same > longest + back or (best is None and at_end and same >= back):
                best, longest = (there + same, right - back + same), same
        if longest >= _SURE:
            break
    return best if best and best[0] > left else None


def _behind_markup(source: Dense, starts: set[int], links: int) -> set[int]:
    """The places that can be reached from some others by passing over so many pieces of markup."""
    ends = _outer({start + length for start in starts for length in _markup_lengths(source, start)})
    return ends | _behind_markup(source, ends - starts, links - 1) if links > 1 and ends else ends


def _markup_lengths(source: Dense, index: int) -> Iterator[int]:
    """How many dense characters markup at a place may take: all of a match, or only its beginning."""
    if index >= len(source.at):
        return
    start = source.at[index]
    for begin in {_line_start(source.whole, start), start}:
        match = _MARKUP.match(source.whole, begin, start + _LONGEST)
        if match and match.end() > start:
            taken = bisect_left(source.at, match.end()) - index
            yield from range(taken, max(0, taken - _MOST_ENDS), -1)
            yield from range(min(_MOST_ENDS, taken - _MOST_ENDS), 0, -1)


def _line_start(text: str, start: int) -> int:
    """Where the line begins of which a place is the first that is not blank; else the place itself.

    Only so far is looked back that this takes no longer on a line without end.
    """
    line = text.rfind("\n", max(0, start - _FAR), start) + 1
    return line if (line or start < _FAR) and not text[line:start].strip() else start


def _outer(ends: set[int]) -> set[int]:
    """The ends, or of too many, as in a rule of a thousand dashes, the nearest and the farthest."""
    if len(ends) <= 2 * _MOST_ENDS:
        return ends
    ordered = sorted(ends)
    return {*ordered[:_MOST_ENDS], *ordered[-_MOST_ENDS:]}


def _resumed(source: Dense, left: int, tei: str, right: int) -> tuple[int, int, int]:
    """Where the difference begins in the source (behind markup, perhaps), and where both texts go on."""
    starts = (left, *sorted(_behind_markup(source, {left}, _LINKS)))
    ways = [(start, *_meet(source.text, start, tei, right)) for start in starts]
    return min(ways, key=lambda way: way[1] - way[0] + way[2] - right)


def _meet(one: str, at: int, other: str, there: int) -> tuple[int, int]:
    """The nearest places from which on both texts are the same again."""
    for distance in range(1, _FAR):
        for skipped in range(distance + 1):
            left, right = at + skipped, there + distance - skipped
            same = one[left : left + _ALIKE] == other[right : right + _ALIKE]
            if same and left < len(one) and right < len(other):
                return left, right
    return len(one), len(other)


def _same_before(source: Dense, tei: Dense, passed: tuple[int, int]) -> int:
    """How many characters right before two places are the same."""
    left, right = passed
    length = 0
    while length < min(left, right) and source.text[left - length - 1] == tei.text[right - length - 1]:
        length += 1
    return length
