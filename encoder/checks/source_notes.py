"""The notes of a TEI document found in its source, wherever they stand there, and taken out of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from encoder.checks.margins import words_beside_lines
from encoder.checks.running_text import Dense, Marked, dense
from encoder.checks.side_by_side import Walk
from encoder.checks.standing import label_forms, raised, stands
from encoder.note_marks import number_label

_NUMBER = re.compile(
    r"\s*(?:<sup>)?[\[(^{]*(?:[^\W\d_]{1,14}\.?\s)?(?:[A-Z]?\d{1,4}[a-z]?|[a-z]{1,4}|[⁰¹²³⁴-⁹ᵃ-ᵪⁱ]{1,4}|[*†‡§‖¶+]{1,5}|(?<=\^)\w{1,8})"
    r"[\])}]?(?:</sup>)?[.:)\]/]*[—–-]?\s?[↑⇑⇧↩↵⮌⏎]?\s*$"
)
_CLOSING = re.compile(r"\s*\]")
_FAR = 200
"""So many characters before a note its number is looked for: the line may be the whole of a book."""
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")


class Misnumbered(NamedTuple):
    """A note that has another number in its source: that number, the TEI's, and the line of the source."""

    number: str
    n: str | None
    line: int


def without_notes(source: str, notes: tuple[Marked, ...]) -> tuple[str, list[Misnumbered], list[Marked]]:
    """The source, its notes and their numbers blanked; notes with another number there; notes it lacks."""
    whole = dense([(source, 1)])
    places = _NotePlaces(whole)
    blank = list(source)
    misnumbered: list[Misnumbered] = []
    strays: list[Marked] = []
    for note in notes:
        if note.n is None:
            beside = words_beside_lines(source, note.text.text)
            strays += [] if beside else [note]
            for at in (at for span in beside for at in range(*span)):
                blank[at] = blank[at] if blank[at].isspace() else " "
            continue
        span = _span_of_note(whole, note, places)
        if span is None:
            strays.append(note)
            continue
        first, last = whole.at[span[0]], whole.at[span[1] - 1]
        number = _NUMBER.match(source, source.rfind("\n", 0, first) + 1, first)
        number = number or _number_within(source, first, note.n)
        if number and number_label(number.group()) not in (note.n, None):
            misnumbered.append(Misnumbered(number.group().strip(), note.n, whole.line(span[0])))
        last = _with_bracket(source, number.group() if number else "", last)
        for index in range(number.start() if number else first, last + 1):
            blank[index] = blank[index] if blank[index].isspace() else " "
    return "".join(blank), misnumbered, strays


def _number_within(source: str, first: int, n: str | None) -> re.Match[str] | None:
    """The number of a note that begins within a line: `… om. B   3 plebs] populus A`, `… om. b) plebs A`."""
    if not n:
        return None
    start = max(source.rfind("\n", 0, first) + 1, first - _FAR)
    bare = [n] * n.isdecimal() + [raised(n)] * (raised(n) != n)
    forms = "|".join([rf"[\[(]?(?:{label_forms(n)})[)\]]", *map(re.escape, bare)])
    return re.compile(rf"(?<=\s)(?:{forms})\s*$").search(source, start, first)


def _with_bracket(source: str, number: str, last: int) -> int:
    """The last character of a note, the bracket behind it included that opens before its number."""
    closing = _CLOSING.match(source, last + 1) if number.lstrip().startswith("[") else None
    return closing.end() - 1 if closing and "]" not in number else last


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
        walk = Walk(source, note)
        end = walk.same_until_end(begin)
        if end is not None:
            return begin, end
    return None


def _numbers(text: str, label: str) -> Iterator[re.Match[str]]:
    """The places where a line may begin with the number of a note."""
    return re.finditer(rf"(?m:^)[^\S\n]*[\[(^{{]*(?:{label_forms(label)})[\])}}]*[.:)]*(?!\w)", text)
