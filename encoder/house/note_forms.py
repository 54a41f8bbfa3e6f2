"""The forms of a house's notes: how they are referred to, begin, count, and where they stand.

Found by what it explains: over all documents of a run, for each shape that lines begin with, how many of
those lines the text refers to in order, and by which marks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from encoder.house.note_chains import Earlier, matched
from encoder.house.note_evidence import Evidence, Habits, strength, weigh_run
from encoder.house.note_heads import short_line_above
from encoder.house.note_patience import Patience
from encoder.house.note_runs import Run, Series, collect_run
from encoder.house.note_sheet import Reference, Sheet
from encoder.house.note_words import is_rule
from encoder.note_labels import is_first
from encoder.note_shapes import Shape

_LEAST_CERTAIN = 0.3
_MAY_LACK = frozenset({"over", "indent"})
"""Traits of which it says something that there is none."""

_FEWEST_HEADED = 2
"""Documents with one short line above their notes."""

_LONGEST_EXAMPLE = 60
_DOUBT = 1.5
_LIFT = 2.0
_LIKELY = 0.6
_MORE_LIKELY_THAN_NOT = 0.5
_SELDOM = 0.1
_NEVER = -20.0
_UNKNOWN = -1.0


class Numbering(StrEnum):
    """How far the numbers of notes count on before they begin anew."""

    DOCUMENT = "document"
    PAGE = "page"
    SECTION = "section"
    ON = "on"


@dataclass(frozen=True, slots=True)
class NoteForm:
    """How a house sets its notes.

    Attributes:
        start: what a note begins with.
        reference: how the text refers to it, None where it does not.
        indented: whether notes are indented.
        numbering: a value of `Numbering`: `section` where it begins anew there, `on` where it goes on from
            page to page.
        place: `foot` of the page, `end` of the document, or `text`, below what refers to them.
        heading: the line over the notes, None where there is none; a rule is `-`.
    """

    start: Shape
    reference: Reference | None
    indented: bool = False
    numbering: str = "document"
    place: str = "end"
    heading: str | None = None

    def __str__(self) -> str:
        return f"{self.reference or '-'} : {self.start} text"


class Counts(NamedTuple):
    """How much a form explains: notes, those referred to in order, and documents."""

    notes: int
    referred: int
    documents: int


class FoundForm(NamedTuple):
    """A form that a survey found; `certainty` from 0 to 1, `example` a line of the sources."""

    form: NoteForm
    certainty: float
    counts: Counts
    example: str


@dataclass(slots=True)
class Tally:
    """What was counted of one shape, in one document or in many.

    Attributes:
        notes: lines that begin so, and count.
        documents: in which the text refers to them.
        referred: how many are referred to in order, by reference.
        weight: of the evidence.
        traits: how often notes stand, count and are set so.
        example: one of them.
    """

    notes: int = 0
    documents: int = 0
    referred: Counter[Reference] = field(default_factory=Counter)
    weight: float = 0.0
    traits: Counter[tuple[str, str]] = field(default_factory=Counter)
    example: str = ""

    def add(self, other: "Tally") -> None:
        """Add what was counted elsewhere."""
        self.notes += other.notes
        self.documents += other.documents
        self.referred.update(other.referred)
        self.weight += other.weight
        self.traits.update(other.traits)
        self.example = self.example or other.example


Tallies = Mapping[Shape, Tally]


def forms_of(sheets: Iterable[Sheet]) -> tuple[FoundForm, ...]:
    """The forms of the notes in documents that were read already, the surest first."""
    return forms_of_tallies(map(count_notes, sheets))


def count_notes(sheet: Sheet) -> dict[Shape, Tally]:
    """What a document has of each shape that notes can have."""
    tallies: dict[Shape, Tally] = {}
    for run, evidence, first in _runs(sheet):
        _count(tallies.setdefault(run.shape, Tally()), sheet, run, evidence, first)
    for tally in tallies.values():
        tally.documents = min(1, tally.documents)
    return tallies


def forms_of_tallies(documents: Iterable[Tallies]) -> tuple[FoundForm, ...]:
    """The forms of the notes in documents that were counted already, the surest first."""
    tallies: dict[Shape, Tally] = {}
    for counted in documents:
        for shape, tally in counted.items():
            tallies.setdefault(shape, Tally()).add(tally)
    found = [_found(shape, tally) for shape, tally in tallies.items()]
    kept = [form for form in _without_rivals(found) if form.certainty >= _LEAST_CERTAIN]
    return tuple(sorted(kept, key=lambda form: (-form.certainty, -form.counts.referred, str(form.form))))


def _without_rivals(found: Sequence[FoundForm]) -> Iterator[FoundForm]:
    """The forms, less certain where another explains the same references far oftener."""
    for one in found:
        others = [other.counts.referred for other in found if other.form.reference == one.form.reference]
        most = max(others, default=0)
        yield one if one.counts.referred > _SELDOM * most else one._replace(certainty=0.0)


def habits_of(forms: Sequence[FoundForm], trust: float = 1.0, *, declared: bool = False) -> Habits:
    """What the forms of a house are worth as evidence in one of its documents.

    Args:
        forms: that were found.
        trust: in them, from 0 to 1: forms that were found in the document itself prove less.
        declared: whether they were said and not found: then no form means no notes.
    """
    if not forms and not declared:
        return Habits()
    starts: dict[Shape, float] = {}
    references: dict[tuple[Reference, Shape], float] = {}
    for form, certainty, _, _ in forms:
        lift = trust * _LIFT * (2 * certainty - 1)
        starts[form.start] = max(lift, starts.get(form.start, -_LIFT))
        if form.reference:
            references[form.reference, form.start] = lift
    above, foot = (
        frozenset(
            one.form.start
            for one in forms
            if one.form.place == place and one.certainty >= _MORE_LIKELY_THAN_NOT
        )
        for place in ("text", "foot")
    )
    return Habits(starts, references, above, foot, _of_others(forms, declared=declared))


def blended(house: Habits, own: Habits, trust: float) -> Habits:
    """The habits of a house and those of one of its documents.

    What the house does not do has the document's own weight, and the house against it.

    Args:
        house, own: both.
        trust: in the house, from 0 to 1: the rest is the document's.
    """
    known, mine = dict(house.starts or {}), dict(own.starts or {})
    said, found = dict(house.references or {}), dict(own.references or {})
    of_others = own.of_others if mine else 0.0
    leads = trust > _LIKELY
    return Habits(
        {
            shape: trust * known.get(shape, mine.get(shape, 0.0) + _UNKNOWN)
            + (1 - trust) * mine.get(shape, of_others)
            for shape in known.keys() | mine.keys()
        },
        {
            pair: trust * said.get(pair, found.get(pair, 0.0)) + (1 - trust) * found.get(pair, 0.0)
            for pair in said.keys() | found.keys()
        },
        house.above_text | (own.above_text - house.at_foot) if leads else own.above_text,
        house.at_foot | (own.at_foot - house.above_text) if leads else own.at_foot,
        trust * _UNKNOWN + (1 - trust) * of_others,
    )


def _of_others(forms: Sequence[FoundForm], *, declared: bool) -> float:
    """The weight for notes of a form that is not among those of the house."""
    return _NEVER if declared and not forms else _UNKNOWN


def _runs(sheet: Sheet) -> Iterator[tuple[Run, Evidence, bool]]:
    """The runs that may be notes, each with its evidence and whether it is the first of its series there."""
    lower = begin = 0
    before: Run | None = None
    tried: set[int] = set()
    patience = Patience()
    held = Earlier()
    followed = -1
    series: set[Series] = set()
    for line in sheet.starts:
        if line < lower or line in tried or line == 0 or patience.is_out(line):
            continue
        if not (sheet.is_fresh(line) or line == followed):
            continue
        run = collect_run(sheet, line)
        followed = run.end if run.ending == "run" else followed
        patience.tried(run)
        tried.update(run.notes)
        together = before is not None and before.end >= run.start - 3 and before.ending in ("run", "head")
        begin = begin if together else lower
        earlier = held if before is not None and together and before.series == run.series else None
        top = before.start if before is not None and together else run.start
        evidence = weigh_run(sheet, run, (begin, top), earlier)
        yield run, evidence, run.series not in series
        if evidence.score > 0.0 and evidence.referred:
            lower, before, held = run.end, run, Earlier(run.labels)
            series.add(run.series)


def _count(tally: Tally, sheet: Sheet, run: Run, evidence: Evidence, first: bool) -> None:
    tally.notes += len(run.notes)
    if evidence.reference is None:
        return
    tally.documents += 1
    tally.referred[evidence.reference] += evidence.referred
    tally.weight += evidence.referred * min(1.0, _proof(run, evidence, evidence.reference) / 3.0)
    tally.example = tally.example or sheet.texts[run.notes[0]].strip()[:_LONGEST_EXAMPLE]
    place = {"page": "foot", "text": "text"}.get(run.ending, "end")
    place = "" if place == "end" and _is_of_last_page(sheet, run, evidence) else place
    over = next(
        (sheet.texts[line].strip() for line in run.above if sheet.is_heading(sheet.texts[line])), None
    )
    if not over and place in ("end", "") and (unknown := short_line_above(sheet, run.start)):
        tally.traits["above", unknown] = 1
    over = over or ("-" if any(is_rule(sheet.texts[line]) for line in run.above) else "")
    numbering = {"end": "document", "": ""}.get(place, "page") if is_first(run.labels[0]) else "on"
    numbering = "section" if not first and place in ("end", "text") and is_first(run.labels[0]) else numbering
    for trait in (
        ("place", place),
        ("over", over),
        ("numbering", numbering),
        ("indent", "x" * bool(run.indent)),
    ):
        tally.traits[trait] += len(run.notes) * (trait[1] != "" or trait[0] in _MAY_LACK)


def _proof(run: Run, evidence: Evidence, reference: Reference) -> float:
    """What a reference proves: by itself, or by all of its run where that closes a page or the text.

    Of bare figures, and of what text follows, as it does a list, the signs alone count.
    """
    closes = run.ending not in ("text", "run", "head") and not reference.shape.is_bare
    return max(strength(reference), evidence.score) if closes else strength(reference)


def _found(shape: Shape, tally: Tally) -> FoundForm:
    referred = sum(tally.referred.values())
    reference = max(tally.referred, key=lambda one: (tally.referred[one], str(one)), default=None)
    certainty = tally.weight / (tally.notes + _DOUBT)
    form = NoteForm(
        shape,
        reference,
        bool(_usual(tally, "indent")),
        _usual(tally, "numbering") or "document",
        _usual(tally, "place") or "end",
        _heading_of_all(tally) or _usual(tally, "over") or None,
    )
    counts = Counts(tally.notes, referred, tally.documents)
    return FoundForm(form, min(1.0, certainty), counts, tally.example)


def _is_of_last_page(sheet: Sheet, run: Run, evidence: Evidence) -> bool:
    """Whether notes at the end are those of the last page alone: they may stand at the foot of each page."""
    begins = next((line for line in range(run.start - 1, 0, -1) if sheet.breaks[line]), None)
    if begins is None or evidence.reference is None:
        return False
    return matched(sheet, run.labels, evidence.reference, (begins, run.start)) >= evidence.referred


def _heading_of_all(tally: Tally) -> str:
    """The short line that stands right above the notes of most documents: no list of words has it."""
    above = _usual(tally, "above")
    often = tally.traits["above", above]
    return above if often >= _FEWEST_HEADED and 2 * often > tally.documents else ""


def _usual(tally: Tally, trait: str) -> str:
    values = {value: number for (name, value), number in tally.traits.items() if name == trait}
    return max(values, key=lambda value: (values[value], value), default="")
