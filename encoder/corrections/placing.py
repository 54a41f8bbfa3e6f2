"""Where each correction stands in a text as it is now: exactly there, moved, or lost."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from encoder.corrections.records import LONGEST, Correction, is_text_of, order
from encoder.findings import Finding, Place, Severity
from encoder.strings import shown

LOST, MOVED = "E02", "E03"
SHORTEST_SPAN = 8
"""How many characters tell that a span that stands once in a text is the one that was meant."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Standing:
    """A correction and the stretch of the text that it is about.

    Attributes:
        correction: as it was recorded.
        line: number of the physical line, from 1.
        start, end: offsets in the text.
    """

    correction: Correction
    line: int
    start: int
    end: int

    @property
    def is_moved(self) -> bool:
        """Whether the text stands somewhere else than recorded."""
        return self.line != self.correction.line

    @property
    def is_whole(self) -> bool:
        """Whether it is about a whole line."""
        return self.correction.column is None


def place_corrections(
    corrections: Iterable[Correction], text: str, file: str | None = None
) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """The corrections that are about something in a text, in its order; and what is said of the others.

    A correction is found by its line and text; where the text has changed, by its own text if that stands
    only once, else where those around it have moved to.

    Args:
        corrections: of the text.
        text: of the source.
        file: the corrections file, for messages.

    Returns:
        what stands, and findings `E02` (lost) and `E03` (moved).
    """
    places = _Places(text)
    records = sorted(dict.fromkeys(corrections), key=order)
    found = {at: place for at, one in enumerate(records) if (place := places.sure(one)) is not None}
    shifts = {at: standing.line - records[at].line for at, standing in found.items()}
    known = sorted(shifts)
    for at, one in enumerate(records):
        if at not in shifts and known:
            beside = bisect_left(known, at)
            nearest = min(
                known[max(0, beside - 1) : beside + 1], key=lambda other: abs(records[other].line - one.line)
            )
            there = places.at(one, one.line + shifts[nearest])
            if there is not None:
                found[at] = there
    findings = [
        _lost(one, file) if at not in found else _moved(found[at], file)
        for at, one in enumerate(records)
        if at not in found or found[at].is_moved
    ]
    standing = sorted(found.values(), key=lambda one: (one.start, one.end, order(one.correction)))
    return tuple(standing), tuple(findings)


def placed_records(records: Iterable[Correction], text: str) -> tuple[tuple[Correction, int], ...]:
    """Records with the lines of a text where they stand now, from 1; 0 where one is lost."""
    known = tuple(records)
    standings, _ = place_corrections(known, text)
    lines = {standing.correction: standing.line for standing in standings}
    return tuple((record, lines.get(record, 0)) for record in known)


def standing_records(placed: Iterable[tuple[Correction, int]]) -> tuple[Correction, ...]:
    """The records that are not lost, each at the line where it stands now."""
    return tuple(replace(record, line=line) for record, line in placed if line)


class _Places:
    """A text, to look for corrections in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: Sequence[str] = text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        self._rows: Mapping[str, list[int]] | None = None
        self._long: Mapping[str, list[int]] | None = None

    def sure(self, one: Correction) -> Standing | None:
        """Where a correction stands beyond doubt: in its place, or in the only one there is."""
        return self.at(one, one.line) or (self._alone(one) if one.column is None else self._span(one))

    def at(self, one: Correction, line: int) -> Standing | None:
        """A correction on a line, if that has its text."""
        if not 1 <= line <= len(self._lines):
            return None
        start = self._starts[line - 1]
        if one.column is None:
            text = self._lines[line - 1]
            return Standing(one, line, start, start + len(text)) if is_text_of(one.text, text) else None
        start += one.column - 1
        is_there = one.column <= len(self._lines[line - 1]) and self._text.startswith(one.text, start)
        return Standing(one, line, start, start + len(one.text)) if is_there else None

    def _alone(self, one: Correction) -> Standing | None:
        if self._rows is None:
            rows: defaultdict[str, list[int]] = defaultdict(list)
            for row, line in enumerate(self._lines):
                rows[line].append(row)
            self._rows = rows
        found = self._rows.get(one.text) or self._beginning_so(one.text)
        return self.at(one, found[0] + 1) if len(found) == 1 else None

    def _beginning_so(self, text: str) -> Sequence[int]:
        """The rows of the lines that a record has the beginning of."""
        if self._long is None:
            rows: defaultdict[str, list[int]] = defaultdict(list)
            for row, line in enumerate(self._lines):
                if len(line) >= LONGEST - 1:
                    rows[line[: LONGEST - 1]].append(row)
            self._long = rows
        return self._long.get(text[:-1], ()) if is_text_of(text, text[:-1]) else ()

    def _span(self, one: Correction) -> Standing | None:
        """A span that stands once in its line, or a long one that stands once in the text."""
        if one.line < len(self._starts):
            line = self._lines[one.line - 1]
            if line.count(one.text) == 1:
                return self._spanning(one, self._starts[one.line - 1] + line.index(one.text))
        if len(one.text) >= SHORTEST_SPAN and self._text.count(one.text) == 1:
            return self._spanning(one, self._text.index(one.text))
        return None

    def _spanning(self, one: Correction, start: int) -> Standing:
        return Standing(one, bisect_right(self._starts, start), start, start + len(one.text))


def _lost(one: Correction, file: str | None) -> Finding:
    message = f"“{_brief(one)}” no longer stands in the source: {one} is not applied"
    hint = f"it stood on line {one.line}: give the record its text as it is now, or remove it"
    return Finding(LOST, Severity.WARNING, message, Place(file, one.at or None), hint)


def _moved(standing: Standing, file: str | None) -> Finding:
    one = standing.correction
    message = (
        f"“{_brief(one)}” stands on line {standing.line} now, not on line {one.line}: {one} is applied there"
    )
    hint = "engross corrections check --renew writes the lines as they are now"
    return Finding(MOVED, Severity.WARNING, message, Place(file, one.at or None), hint)


def _brief(one: Correction) -> str:
    return shown(" ".join(one.text.split())[:_SHOWN])
