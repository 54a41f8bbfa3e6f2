"""Rulings: what the corrections of a text say of its lines and spans, in the form that the stages ask for."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from typing import Literal

from encoder.corrections.placing import Standing, place_corrections
from encoder.corrections.records import Correction
from encoder.findings import Finding, Place, Severity
from encoder.model import FURNITURE, NOTES, Line, Role, RoledLine

CONTRADICTION, NOT_SHOWN = "E04", "E05"
_OF_LINES = frozenset({"role", "joins", "note"})
_SPANS = frozenset({"reference", "date", "reads"})
FORM_FEED = "\f"

Label = str | Literal[False]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source, by offsets, and what is said of it; False says that it is no such thing."""

    start: int
    end: int
    value: Label

    def meets(self, start: int, end: int) -> bool:
        """Whether it has a character in common with another stretch."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Rulings:
    """What is certain of a text, since an editor said it.

    Attributes:
        roles: of physical lines, by number: what the line is.
        ranks: of lines that are heads.
        joins: whether a line goes on with the text above it.
        notes: the number of the note that a line begins; False: it is of none.
        pages: the number of the page that begins at an offset, "" for none; False: none begins on that line.
        references, dates, readings: spans.
        page_lines: the offsets in `pages`, by the number of their line.
        accepted: stretches in which nothing is in doubt, in order; none touches another.
        accepted_lines: the numbers of the lines that they lie on.
        standings: all that stands, as it was recorded.
        file: the corrections file, for messages.
    """

    roles: Mapping[int, Role] = field(default_factory=dict)
    ranks: Mapping[int, int] = field(default_factory=dict)
    joins: Mapping[int, bool] = field(default_factory=dict)
    notes: Mapping[int, Label] = field(default_factory=dict)
    pages: Mapping[int, Label] = field(default_factory=dict)
    references: tuple[Span, ...] = ()
    dates: tuple[Span, ...] = ()
    readings: tuple[Span, ...] = ()
    page_lines: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    accepted: tuple[tuple[int, int], ...] = ()
    accepted_lines: frozenset[int] = frozenset()
    standings: tuple[Standing, ...] = ()
    file: str | None = None

    def __bool__(self) -> bool:
        return bool(self.standings)

    @property
    def editors(self) -> tuple[str, ...]:
        """Who is named as having said something."""
        return tuple(dict.fromkeys(one.correction.by for one in self.standings if one.correction.by))

    @property
    def paragraphs(self) -> frozenset[int]:
        """The offsets at which paragraphs begin."""
        texts = ((one.start, one.correction) for one in self.standings)
        return frozenset(
            start + len(one.text) - len(one.text.lstrip())
            for start, one in texts
            if one.role is Role.PARAGRAPH
        )

    def role(self, line: Line) -> Role | None:
        """What a line is said to be."""
        return self.roles.get(line.number) if line.text != FORM_FEED else None

    def goes_on(self, line: Line) -> bool | None:
        """Whether a line goes on with the text above it."""
        return self.joins.get(line.number) if line.text != FORM_FEED else None

    def is_text(self, line: Line) -> bool:
        """Whether a line is said to be neither furniture nor markup."""
        role = self.role(line)
        return (role is not None and role not in FURNITURE) or self.goes_on(line) is not None

    def is_no_note(self, line: Line) -> bool:
        """Whether a line is said to be of no note."""
        role = self.role(line)
        return self.notes.get(line.number) is False or (
            role is not None and role not in NOTES and role is not Role.CONTINUATION
        )

    def begins(self, line: Line) -> Label | None:
        """What is said of a page that would begin in a line: its number, False for none; None: nothing."""
        inside = (
            value for at, value in self.pages.items() if line.start <= at < max(line.end, line.start + 1)
        )
        return next(inside, None)

    def applied(self, roled: RoledLine, *, first: bool = True) -> RoledLine:
        """A line with its role, and what an editor said of that; nothing is in doubt then.

        Args:
            roled: as it was decided.
            first: whether it is the first part of its physical line that is text.
        """
        if not self.standings:
            return roled
        line = roled.line
        said, joins = self.role(line), self.goes_on(line) if first else None
        is_ruled = said is roled.role
        sure = is_ruled or joins is not None or self.is_accepted(line.start, line.end)
        certainty = 1.0 if sure else roled.certainty
        rank = self.ranks.get(line.number) if is_ruled else None
        return roled._replace(certainty=certainty, ruled=is_ruled, joins=joins, rank=rank)

    def is_accepted(self, start: int, end: int) -> bool:
        """Whether a stretch touches one in which nothing is in doubt."""
        at = bisect_left(self.accepted, (end,)) - 1
        return at >= 0 and start < self.accepted[at][1]


NO_RULINGS = Rulings()


def rulings_of(
    corrections: Iterable[Correction], text: str, file: str | None = None
) -> tuple[Rulings, tuple[Finding, ...]]:
    """What the corrections of a text say, and findings on those that are moved, lost, or contradict others.

    Of those that contradict each other none is heard.

    Args:
        corrections: of the text.
        text: of the source.
        file: the corrections file, for messages.
    """
    standings, findings = place_corrections(corrections, text, file)
    if not standings:
        return NO_RULINGS, findings
    contradictions = list(_contradictions(standings))
    refused = {id(one) for pair in contradictions for one in pair}
    kept = tuple(one for one in standings if id(one) not in refused)
    told = tuple(_contradiction(*pair, file) for pair in contradictions)
    return _heard(kept, file), (*findings, *told)


def without(rulings: Rulings, dropped: Sequence[Standing]) -> Rulings:
    """The rulings, some corrections unheard."""
    return _heard(tuple(one for one in rulings.standings if one not in dropped), rulings.file)


def with_more(rulings: Rulings, more: Iterable[Standing]) -> Rulings:
    """The rulings, and others of which none is about a line that they are about."""
    return _heard(tuple(sorted((*rulings.standings, *more), key=lambda one: one.start)), rulings.file)


def _heard(standings: tuple[Standing, ...], file: str | None) -> Rulings:
    roles, notes, joins = (_by_line(standings, kind) for kind in ("role", "note", "joins"))
    given = {line: Role(str(value)) for line, value in roles.items()}
    given |= {line: Role.NOTE for line, label in notes.items() if label is not False}
    given |= {line: Role.CONTINUATION for line, goes_on in joins.items() if goes_on and line not in given}
    return Rulings(
        roles=given,
        ranks={one.line: one.correction.rank for one in standings if one.correction.rank is not None},
        joins={line: bool(value) for line, value in joins.items()},
        notes={line: value for line, value in notes.items() if not isinstance(value, bool) or not value},
        pages={one.start: _label(one) for one in standings if one.correction.kind == "page"},
        references=tuple(_spans(standings, "reference")),
        dates=tuple(_spans(standings, "date")),
        readings=tuple(_spans(standings, "reads")),
        page_lines=_page_lines(standings),
        accepted=tuple(_joined((one.start, one.end) for one in standings if one.correction.accepted)),
        accepted_lines=frozenset(one.line for one in standings if one.correction.accepted),
        standings=standings,
        file=file,
    )


def _page_lines(standings: Iterable[Standing]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for one in standings:
        if one.correction.kind == "page":
            found[one.line] = (*found.get(one.line, ()), one.start)
    return found


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches in their order, those that touch as one."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last is not None and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _by_line(standings: Iterable[Standing], kind: str) -> dict[int, str | bool]:
    return {one.line: one.correction.value for one in standings if one.correction.kind == kind}


def _spans(standings: Iterable[Standing], kind: str) -> Iterator[Span]:
    return (Span(one.start, one.end, _label(one)) for one in standings if one.correction.kind == kind)


def _label(standing: Standing) -> Label:
    value = standing.correction.value
    return value if isinstance(value, str) else False


def _contradictions(standings: Sequence[Standing]) -> Iterator[tuple[Standing, Standing]]:
    """Pairs of corrections that cannot both hold; of many that contradict one, each with that."""
    spans: list[Standing] = []
    for _, group in groupby(standings, key=lambda one: one.line):
        whole: dict[tuple[str, str | bool, int | None], Standing] = {}
        for one in group:
            spans = [other for other in spans if other.end > one.start]
            earlier = chain(whole.values(), spans)
            against = next((other for other in earlier if any(test(other, one) for test in _TESTS)), None)
            if against is not None:
                yield against, one
            elif one.is_whole:
                whole.setdefault((one.correction.kind, one.correction.value, one.correction.rank), one)
            else:
                spans.append(one)


def _same_kind(first: Standing, second: Standing) -> bool:
    """Whether both say something else of the same place; of whole lines, or of spans that overlap."""
    one, other = first.correction, second.correction
    if one.kind != other.kind or (one.value, one.rank) == (other.value, other.rank):
        return False
    if one.kind == "accepted" or first.is_whole is not second.is_whole:
        return False
    return first.is_whole or (first.start < second.end and second.start < first.end)


def _other_kind(first: Standing, second: Standing) -> bool:
    """Whether a role, joining and a note cannot go together on a line."""
    said = {one.correction.kind: one.correction.value for one in (first, second)}
    if len(said) < 2 or not said.keys() <= _OF_LINES:
        return False
    role, joins, note = said.get("role"), said.get("joins"), said.get("note")
    goes_on = role == Role.CONTINUATION
    if role is not None and joins is not None:
        return goes_on is not joins
    if role is not None:
        return (role == Role.NOTE) is (note is False)
    return joins is True and note is not False


def _crossing(first: Standing, second: Standing) -> bool:
    """Whether two spans overlap, neither within the other."""
    if first.is_whole or second.is_whole or not {first.correction.kind, second.correction.kind} <= _SPANS:
        return False
    return first.start < second.start < first.end < second.end


_TESTS: tuple[Callable[[Standing, Standing], bool], ...] = (_same_kind, _other_kind, _crossing)


def _contradiction(first: Standing, second: Standing, file: str | None) -> Finding:
    one, other = sorted((first.correction, second.correction), key=lambda record: record.at)
    there = f" on line {one.at}" if one.at else ""
    message = f"{other} contradicts {one}{there}: neither is applied"
    return Finding(
        CONTRADICTION, Severity.WARNING, message, Place(file, other.at or None), "remove one of them"
    )


def unusable(dropped: Iterable[Standing], file: str | None) -> Iterator[Finding]:
    """Findings on corrections with which a document would be neither whole nor valid."""
    for standing in dropped:
        one = standing.correction
        message = f"{one} on line {standing.line} is not applied: the TEI would not be valid with it"
        place = Place(file, one.at or None) if file else Place(line=standing.line)
        yield Finding(NOT_SHOWN, Severity.WARNING, message, place, "say it of another line, or otherwise")


def renewed(standings: Iterable[Standing]) -> tuple[Correction, ...]:
    """The corrections, with the lines on which they stand now."""
    return tuple(replace(one.correction, line=one.line) for one in standings)
