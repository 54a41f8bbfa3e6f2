"""Corrections from TEI that an editor changed: what it shows of its source and our encoding does not.

What differs is made a correction, only one where several lines differ in a row; the source is encoded again
with it, and so on until all is shown or has been tried. So what the encoder sees itself, once it knows one
thing, is not said again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from encoder.corrections.records import ROLES, Correction, beginning, order
from encoder.corrections.rulings import rulings_of
from encoder.deriving.facts import Facts, Lines, Reading, facts_of
from encoder.deriving.unsaid import finding, of_header, of_text
from encoder.findings import Finding
from encoder.metadata.edtf import date_attributes
from encoder.model import Role
from encoder.note_marks import reference_label

MOST_ROUNDS = 60
LONGEST_READING = 200
_WHOLE = frozenset({"role", "joins", "note"})

Encode = Callable[[Sequence[Correction]], etree._Element]
"""Makes the TEI of the source by some corrections."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """What the edited document shows otherwise, as a correction; None where none can say it.

    Attributes:
        line: of the source.
        what: in words, for messages.
        correction: that says it.
        is_line: whether it is about what a line is, which those around it may follow from.
    """

    line: int
    what: str
    correction: Correction | None
    is_line: bool = False

    @property
    def key(self) -> tuple[int, str, str]:
        """By what it is known again."""
        return self.line, self.what, str(self.correction)


def derive(
    edited: etree._Element,
    source: str,
    known: Iterable[Correction],
    encode: Encode,
    by: str | None = None,
    base: etree._Element | None = None,
) -> tuple[tuple[Correction, ...], tuple[Finding, ...]]:
    """The corrections of a source by which its encoding shows what an edited document does.

    Args:
        edited: the root of the TEI document that was changed.
        source: the text that it was made from.
        known: the corrections that there are.
        encode: makes the TEI of the source anew.
        by: who has edited it.
        base: the root of the document before it was edited; None where nobody knows. Without it nothing can
            be told of the header, line breaks and what is numbered anew in each encoding.

    Returns:
        all corrections, the known ones that still hold among them; and findings `E06` on what the document
        has that no correction says.
    """
    wanted = facts_of(edited, source)
    records = tuple(known)
    lines = Lines(source)
    tried: set[tuple[int, str, str]] = set()
    first = own = facts_of(encode(records), source)
    for _ in range(MOST_ROUNDS):
        found = [one for one in _differences(wanted, own, lines) if one.correction and one.key not in tried]
        chosen = list(_one_at_a_place(_first_of_each_run(found)))
        if not chosen:
            break
        tried |= {one.key for one in chosen}
        attempt = _with(records, (one.correction for one in chosen if one.correction), source, by)
        shown = facts_of(encode(attempt), source)
        left = {one.key for one in _differences(wanted, shown, lines)}
        failed = [one.correction for one in chosen if one.key in left and one.correction]
        if failed:
            attempt = _with(
                records,
                (one.correction for one in chosen if one.correction and one.key not in left),
                source,
                by,
            )
            shown = facts_of(encode(attempt), source)
        records, own = attempt, shown
    unsaid = tuple(_differences(wanted, own, lines))
    told = [finding(one.line, one.what) for one in unsaid]
    lines_told = {one.line for one in unsaid}
    if base is None:
        lasting = wanted.markup.lasting()
        told += of_text(lasting, first.markup.lasting(), own.markup.lasting(), lines_told)
    else:
        told += of_text(wanted.markup, facts_of(base, source).markup, own.markup, lines_told)
        told += of_header(edited, base)
    return tuple(sorted(records, key=order)), tuple(told)


def _first_of_each_run(found: Sequence[_Difference]) -> Iterator[_Difference]:
    """The differences, of lines that differ in a row only the first: the others may follow from it."""
    last = -2
    for one in found:
        if one.is_line:
            if one.line > last + 1:
                yield one
            last = one.line
    yield from (one for one in found if not one.is_line)


def _one_at_a_place(found: Iterable[_Difference]) -> Iterator[_Difference]:
    """The differences without those that contradict one before them: these wait for another round."""
    taken: dict[int, list[Correction]] = {}
    for one in found:
        said = one.correction
        if said is None:
            continue
        before = taken.setdefault(said.line, [])
        if not any(other != said and _is_same_place(other, said) for other in before):
            before.append(said)
            yield one


def _with(
    records: Iterable[Correction], more: Iterable[Correction], source: str, by: str | None
) -> tuple[Correction, ...]:
    """The corrections with further ones, in place of those that say something else of the same."""
    added = tuple(replace(one, by=by) for one in more)
    by_line: dict[int, list[Correction]] = {}
    for one in added:
        by_line.setdefault(one.line, []).append(one)
    kept = tuple(
        one for one in records if not any(_is_same_place(one, other) for other in by_line.get(one.line, ()))
    )
    together = (*kept, *added)
    if not {finding.rule for finding in rulings_of(together, source)[1]} & {"E04"}:
        return together
    alone = tuple(one for one in kept if one.line not in by_line)
    return (*alone, *added)


def _is_same_place(one: Correction, other: Correction) -> bool:
    """Whether what one correction says takes the place of what another said."""
    if one.line != other.line:
        return False
    if one.kind in _WHOLE and other.kind in _WHOLE:
        return True
    return one.kind == other.kind and (one.column or 0) == (other.column or 0)


def _differences(wanted: Facts, own: Facts, lines: Lines) -> Iterator[_Difference]:
    """What an edited document shows otherwise than ours, in the order of the lines for each kind."""
    yield from _of_lines(wanted, own, lines)
    yield from _of_pages(wanted, own, lines)
    yield from _of_notes(wanted, own, lines)
    yield from _of_dates(wanted, own, lines)
    yield from _of_readings(wanted, own, lines)
    yield from _of_doubts(wanted, own, lines)


def _line(lines: Lines, number: int) -> dict[str, Any]:
    return {"line": number, "text": beginning(lines.texts[number - 1])}


def _of_lines(wanted: Facts, own: Facts, lines: Lines) -> Iterator[_Difference]:
    for number in sorted(wanted.lines.keys() & own.lines.keys()):
        said, ours = wanted.lines[number], own.lines[number]
        if said == ours or (said.rank is None and said == replace(ours, rank=None)):
            continue
        place = _line(lines, number)
        correction: Correction | None = None
        if said.role is Role.CONTINUATION:
            correction = Correction(**place, joins=True)
        elif said.note:
            correction = Correction(**place, note=said.note)
        elif said.role in ROLES:
            rank = said.rank if said.rank != ours.rank else None
            correction = Correction(**place, role=said.role, rank=rank)
        what = f"is {said.role}" + (
            f" {said.note}" if said.note else f" of rank {said.rank}" if said.rank else ""
        )
        yield _Difference(number, what, correction, is_line=True)


def _at(lines: Lines, start: int, end: int | None = None) -> dict[str, Any]:
    """The place of a span, or of a line that begins there."""
    number = lines.of(start)
    if end is None and lines.begins(start):
        return _line(lines, number)
    text = lines.texts[number - 1]
    column = lines.column(start)
    stop = column - 1 + (end - start) if end is not None else len(text)
    own = text[column - 1 : stop] if end is not None else text[column - 1 :].split()[0]
    return {"line": number, "text": own, "column": column}


def _of_pages(wanted: Facts, own: Facts, lines: Lines) -> Iterator[_Difference]:
    for start in sorted(own.pages.keys() - wanted.pages.keys()):
        mark = _mark_above(wanted, own, lines, start)
        place = _line(lines, mark) if mark else _at(lines, start)
        yield _Difference(lines.of(start), "begins no page", Correction(**place, page=False))
    for start in sorted(wanted.pages):
        n = wanted.pages[start]
        if own.pages.get(start) != n:
            said = Correction(**_at(lines, start), page=n)
            yield _Difference(lines.of(start), f"begins page {n}".strip(), said)


def _mark_above(wanted: Facts, own: Facts, lines: Lines, start: int) -> int | None:
    """The line above an offset that is no longer a page mark but text."""
    number = lines.of(start) - 1
    while number > 0 and not lines.texts[number - 1].strip():
        number -= 1
    return number if number > 0 and number in wanted.lines and number not in own.lines else None


def _of_notes(wanted: Facts, own: Facts, lines: Lines) -> Iterator[_Difference]:
    for start, (label, before) in sorted(wanted.notes.items()):
        ours = own.notes.get(start)
        if ours is None or not label or before < 0 or ours[1] == before:
            continue
        above = lines.texts[lines.of(before) - 1][: lines.column(before)][-20:]
        what = f"refers to note {label} behind “{above}”"
        said = Correction(**_reference_at(wanted, lines, before, label), reference=label)
        yield _Difference(lines.of(before), what, said)


def _reference_at(wanted: Facts, lines: Lines, before: int, label: str) -> dict[str, Any]:
    """The span of a reference: what stands in no text and says the number, else the word before the note."""
    number, column = lines.of(before), lines.column(before)
    text = lines.texts[number - 1]
    base = before - column + 1
    end = next((at for at in range(column, len(text)) if base + at in wanted.shown), len(text))
    sign = text[column:end]
    if sign.strip() and reference_label(sign) == label:
        start = base + column + len(sign) - len(sign.lstrip())
        return _at(lines, start, start + len(sign.strip()))
    start = column - 1
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return _at(lines, base + start, before + 1)


def _of_dates(wanted: Facts, own: Facts, lines: Lines) -> Iterator[_Difference]:
    for start, end in sorted(own.dates.keys() - wanted.dates.keys()):
        if not any(first < end and start < last for first, last in wanted.dates):
            yield _Difference(lines.of(start), "holds no date there", _span(lines, start, end, date=False))
    for (start, end), value in sorted(wanted.dates.items()):
        if (start, end) in own.dates and own.dates[start, end] == value:
            continue
        said = _span(lines, start, end, date=value) if value and date_attributes(value) else None
        yield _Difference(lines.of(start), f"holds the date {value or 'without a value'}", said)


def _span(lines: Lines, start: int, end: int, **said: Any) -> Correction | None:
    if lines.of(start) != lines.of(end - 1):
        return None
    return Correction(**_at(lines, start, end), **said)


def _of_readings(wanted: Facts, own: Facts, lines: Lines) -> Iterator[_Difference]:
    ours = set(own.readings)
    found = [one for one in wanted.readings if one not in ours]
    for one in found:
        fits = 0 < len(one.text) <= LONGEST_READING
        said = _span(lines, one.start, one.end, reads=one.text) if fits else None
        yield _Difference(lines.of(one.start), f"reads “{one.text}”", said)
    taken = [(one.start, one.end) for one in wanted.readings]
    for one in _shortened(wanted, own, lines):
        is_told = any(start < one.end and one.start < end for start, end in taken)
        if not is_told and one not in ours:
            said = _span(lines, one.start, one.end, reads=one.text) if one.text else None
            yield _Difference(
                lines.of(one.start), f"reads “{one.text}”" if one.text else "has lost text", said
            )


def _shortened(wanted: Facts, own: Facts, lines: Lines) -> Iterator[Reading]:
    """The words of which characters are gone."""
    end = 0
    signs = set(_signs(wanted, lines))
    for offset in sorted(own.shown.keys() - wanted.shown.keys() - signs):
        if offset < end:
            continue
        text, column = lines.texts[lines.of(offset) - 1], lines.column(offset) - 1
        base = offset - column
        start = max(text.rfind(" ", 0, column), text.rfind("\t", 0, column)) + 1
        stop = next((at for at in range(column, len(text)) if text[at].isspace()), len(text))
        kept = "".join(wanted.shown.get(base + at, "") for at in range(start, stop))
        end = base + stop
        yield Reading(base + start, end, kept)


def _signs(wanted: Facts, lines: Lines) -> Iterator[int]:
    """The offsets of what stands right before notes and refers to them."""
    for _, before in wanted.notes.values():
        line = lines.of(before)
        at = before + 1
        while before >= 0 and lines.of(at) == line and at not in wanted.shown:
            yield at
            at += 1


def _of_doubts(wanted: Facts, own: Facts, lines: Lines) -> Iterator[_Difference]:
    for number in sorted(own.doubts):
        if number in wanted.lines and own.doubts[number] > wanted.doubts.get(number, 0):
            said = Correction(**_line(lines, number), accepted=True)
            yield _Difference(number, "holds nothing in doubt", said)
