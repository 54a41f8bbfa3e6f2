"""Does a TEI document still hold every character of its source? Also after editors worked on it.

Nothing but the two texts is needed: they are walked side by side, white space aside, and where they part,
only what can be markup of the source may be passed over (bullets, Markdown, note numbers, page marks, rules).
Numbered notes may stand anywhere; what `supplied`, `corr`, `reg` and `expan` add is not the source's.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from lxml import etree

from encoder.checks.running_text import Dense, dense, running_text
from encoder.findings import Finding, Place, Severity

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
_NUMBER = re.compile(r"\s*(?:\[?\^?\d{1,4}[a-z]?\]?|[*†‡§¶]{1,4})[.:)]*\s*$")
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")
_SURE = 12
_ALIKE = 8
_BACK = 6
_FAR = 400
_LINKS = 3
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
    rest = _without_notes(source, notes)
    return tuple(_compare(dense([(rest, 1)]), running, file, tei_file))


def _without_notes(source: str, notes: tuple[str, ...]) -> str:
    """The source with its notes and their numbers blanked, where they are found as they are."""
    whole = dense([(source, 1)])
    used: dict[str, int] = {}
    blank = list(source)
    for note in ("".join(note.split()) for note in notes):
        start = _place_of_note(whole, note, used.get(note, len(whole.text))) if note else -1
        if start >= 0:
            used[note] = start
            first, last = whole.at[start], whole.at[start + len(note) - 1]
            number = _NUMBER.match(source, source.rfind("\n", 0, first) + 1, first)
            for index in range(number.start() if number else first, last + 1):
                blank[index] = blank[index] if blank[index].isspace() else " "
    return "".join(blank)


def _place_of_note(source: Dense, note: str, end: int) -> int:
    """The last place before `end` where a note stands between a number and the end of the line, or at all."""
    start = last = source.text.rfind(note, 0, end)
    while start >= 0:
        if _stands_alone(source, start, start + len(note) - 1):
            return start
        start = source.text.rfind(note, 0, start)
    return last


def _stands_alone(source: Dense, first: int, last: int) -> bool:
    start, end = source.at[first], source.at[last] + 1
    line = source.whole.rfind("\n", 0, start) + 1
    return bool(_NUMBER.fullmatch(source.whole, line, start) and _LINE_END.match(source.whole, end))


def _compare(source: Dense, tei: Dense, file: str, tei_file: str) -> Iterator[Finding]:
    left = right = 0
    while left < len(source.text) or right < len(tei.text):
        same = _run(source.text, left, tei.text, right)
        left, right = left + same, right + same
        if left >= len(source.text) and right >= len(tei.text):
            return
        passed = _past_markup(source, left, tei, right)
        if passed:
            left, right = passed
            continue
        left, next_left, next_right = _resumed(source, left, tei.text, right)
        if next_left > left:
            yield _lost(source, left, next_left, file)
        if next_right > right:
            yield _added(tei, right, next_right, tei_file)
        left, right = next_left, next_right


def _run(one: str, at: int, other: str, there: int) -> int:
    """How many characters are the same from here on."""
    length, most = 0, min(len(one) - at, len(other) - there)
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
