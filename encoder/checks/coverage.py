"""Does a TEI document still hold every character of its source? Also after editors worked on it.

Nothing but the two texts is needed: they are walked side by side, white space aside. Markup of the source
(bullets, Markdown, note numbers, page marks, rules) may be passed over where an element of the TEI stands for
it, with its value, and each element stands for one piece of it (`standing.py`). Numbered notes may stand
anywhere; what `supplied`, `corr`, `reg` and `expan` add is not the source's.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from encoder.checks.running_text import Dense, Edge, Marked, dense, running_text
from encoder.checks.standing import label_forms, markup_ends, page_mark_at, serves_again, stands
from encoder.findings import Finding, Place, Severity
from encoder.note_marks import number_label

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
_NUMBER = re.compile(
    r"\s*(?:<sup>)?[\[(^{]*(?:[^\W\d_]{1,14}\.?\s)?(?:[A-Z]?\d{1,4}[a-z]?|[a-z]{1,4}|[⁰¹²³⁴-⁹ᵃ-ᵪⁱ]{1,4}|[*†‡§‖¶]{1,5}|(?<=\^)\w{1,8})"
    r"[\])}]?(?:</sup>)?[.:)\]/]*[—–-]?\s*$"
)
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")
_SURE = 12
_ALIKE = 8
_BACK = 6
_FAR = 400
_LINKS = 3
_MOST_EDGES = 16
_MOST_ENDS = 16
_LONGEST = 100_000


def coverage(tree: etree._ElementTree, source: str, file: str, tei_file: str) -> tuple[Finding, ...]:
    """What is in one of the texts and not in the other.

    Args:
        tree: of the TEI document.
        source: the text it was made from.
        file: what to call the source.
        tei_file: what to call the TEI document.
    """
    running, notes = running_text(tree)
    rest, found, _ = _without_notes(source, notes, file, tei_file)
    return (*found, *_Walk(dense([(rest, 1)]), running, file, tei_file).compare())


def differences(tree: etree._ElementTree, source: str) -> Iterator[tuple[str, str]]:
    """What a TEI document and its source do not have in common, without white space.

    Args:
        tree: of the TEI document.
        source: the text it was made from.

    Yields:
        What only the source has at a place, and what only the TEI has there; of notes that the source does
        not have, nothing and their text.
    """
    running, notes = running_text(tree)
    rest, _, strays = _without_notes(source, notes, "", "")
    yield from (("", note.text.text) for note in strays)
    walk = _Walk(dense([(rest, 1)]), running, "", "")
    for one in walk.differences():
        yield walk.source.text[one.at : one.upto], running.text.text[one.there : one.until]


def _without_notes(
    source: str, notes: tuple[Marked, ...], file: str, tei_file: str
) -> tuple[str, list[Finding], list[Marked]]:
    """The source, its notes and their numbers blanked; what is wrong there; notes it does not have."""
    whole = dense([(source, 1)])
    places = _NotePlaces(whole)
    blank = list(source)
    findings: list[Finding] = []
    strays: list[Marked] = []
    for note in notes:
        span = _span_of_note(whole, note, places)
        if span is None:
            strays.append(note)
            continue
        first, last = whole.at[span[0]], whole.at[span[1] - 1]
        number = _NUMBER.match(source, source.rfind("\n", 0, first) + 1, first)
        if number and number_label(number.group()) not in (note.n, None):
            findings.append(_other_number(number.group(), note, file, whole.line(span[0])))
        for index in range(number.start() if number else first, last + 1):
            blank[index] = blank[index] if blank[index].isspace() else " "
    return "".join(blank), findings, strays


class _NotePlaces:
    """Where in a source notes stand that are the same there and in the TEI; each place serves one note."""

    def __init__(self, source: Dense) -> None:
        self._source = source
        self._free: dict[str, dict[str | None, list[int]]] = {}

    def take(self, note: Marked) -> int | None:
        """The place of a note: the last with its number, else behind another number, else any."""
        text = note.text.text
        if text not in self._free:
            self._free[text] = self._occurrences(text)
        free = self._free[text]
        key = note.n if note.n in free else next(iter(free), None)
        if key not in free:
            return None
        place = free[key].pop()
        if not free[key]:
            del free[key]
        return place

    def _occurrences(self, text: str) -> dict[str | None, list[int]]:
        """The places of a text by the numbers before it; last, by None, where none stands before it."""
        places: dict[str | None, list[int]] = {}
        elsewhere: list[int] = []
        start = self._source.text.find(text)
        while start >= 0:
            number = _number_before(self._source, start, start + len(text) - 1)
            label = number_label(number) if number else None
            (elsewhere if label is None else places.setdefault(label, [])).append(start)
            start = self._source.text.find(text, start + len(text))
        return {**places, None: elsewhere} if elsewhere else places


def _number_before(source: Dense, first: int, last: int) -> str | None:
    """What stands before a note that is all of its lines, if that can be its number."""
    start, end = source.at[first], source.at[last] + 1
    line = source.whole.rfind("\n", 0, start) + 1
    match = _NUMBER.fullmatch(source.whole, line, start)
    return match.group() if match and _LINE_END.match(source.whole, end) else None


def _span_of_note(source: Dense, note: Marked, places: _NotePlaces) -> tuple[int, int] | None:
    """The place of a note in its source: where its characters stand as they are, or with markup between."""
    if not note.text.text:
        return None
    start = places.take(note)
    if start is not None:
        return start, start + len(note.text.text)
    if not any(stands(edge) for edges in note.edges.values() for edge in edges):
        return None
    return _place_with_markup(source, note)


def _place_with_markup(source: Dense, note: Marked) -> tuple[int, int] | None:
    """Where a note stands that has markup in the source: behind its number, the same but for the markup."""
    for match in _numbers(source.whole, note.n or ""):
        begin = bisect_left(source.at, match.end())
        walk = _Walk(source, note, "", "")
        end = walk.same_until_end(begin)
        if end is not None:
            return begin, end
    return None


def _numbers(text: str, label: str) -> Iterator[re.Match[str]]:
    """The places where a line may begin with the number of a note."""
    return re.finditer(rf"(?m:^)[^\S\n]*[\[(^{{]*(?:{label_forms(label)})[\])}}]*[.:)]*(?!\w)", text)


@dataclass(frozen=True, slots=True)
class _Difference:
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


class _Walk:
    """A source and its TEI, walked side by side; what stands for markup is used up on the way.

    Attributes:
        source: without its notes.
        tei: a text with its elements.
        file, tei_file: what to call them.
    """

    def __init__(self, source: Dense, tei: Marked, file: str, tei_file: str) -> None:
        self.source, self.tei, self.file, self.tei_file = source, tei, file, tei_file
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

    def compare(self) -> Iterator[Finding]:
        """What differs, as findings, in the order of the texts."""
        source, tei = self.source, self.tei.text
        for one in self.differences():
            if one.is_mark:
                yield _unmarked(source, one.at, one.upto, self.file)
                continue
            if one.upto > one.at:
                yield _lost(source, one.at, one.upto, self.file)
            if one.until > one.there:
                yield _added(tei, one.there, one.until, self.tei_file)

    def differences(self) -> Iterator[_Difference]:
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
                yield _Difference(left, passed[0] - _same_before(source, tei, passed), right, right, True)
                left, right = passed
                continue
            left, next_left, next_right = _resumed(source, left, tei.text, right)
            yield _Difference(left, next_left, right, next_right)
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


def _unmarked(source: Dense, start: int, end: int, file: str) -> Finding:
    text = source.whole[source.at[start] : source.at[max(end, start + 1) - 1] + 1]
    message = f'nothing in the TEI stands for the mark "{_short(text)}" of the source'
    hint = "a page mark is a `<pb>` with its number, a bullet an `<item>`, emphasis a `<hi>`"
    return Finding("coverage/mark", Severity.ERROR, message, Place(file, source.line(start)), hint)


def _other_number(number: str, note: Marked, file: str, line: int) -> Finding:
    message = f'the note that the source numbers "{number.strip()}" is note {note.n} in the TEI'
    return Finding("coverage/mark", Severity.ERROR, message, Place(file, line), "correct its @n")


def _lost(source: Dense, start: int, end: int, file: str) -> Finding:
    text = source.whole[source.at[start] : source.at[end - 1] + 1]
    message = f'the TEI no longer has {_count(end - start)} of the source: "{_short(text)}"'
    return Finding("coverage/lost", Severity.ERROR, message, Place(file, source.line(start)))


def _added(tei: Dense, start: int, end: int, file: str) -> Finding:
    text = tei.whole[tei.at[start] : tei.at[end - 1] + 1]
    message = f'the source does not have {_count(end - start)} of the TEI: "{_short(text)}"'
    hint = "what an editor adds is `<supplied>`, `<corr>` or an editorial `<note>`"
    return Finding("coverage/added", Severity.ERROR, message, Place(file, tei.line(start)), hint)


def _count(number: int) -> str:
    return f"{number:,} character{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
