"""What speaks for notes, not a list: references in order, headings, indents, wording, the house's habits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from encoder.house.note_chains import Earlier, matched, references_for, referred_inside
from encoder.house.note_runs import Run
from encoder.house.note_sheet import Place, Reference, Sheet
from encoder.house.note_words import is_rule, says_source
from encoder.note_labels import Labels, is_first
from encoder.note_marks import ENCLOSING, PREFIXES
from encoder.note_shapes import Shape

THRESHOLD = 2.0
_APPARATUS = re.compile(
    r"\b(?:ibid|idem|op\. ?cit|cf\.|vgl\.|siehe|see\b|voir\b|véase|ver\b|vedi|zie\b|див\.)|Source:|"
    r"Not (?:printed|found)|Document \d|\bpp?\. ?\d|\bS\. ?\d|\bvol\.|footnote|copy",
    re.IGNORECASE,
)
_BRACKETS = frozenset("[({<⟨")
_STOPS = frozenset(".,;:!?")
_DEEP = 2
_BEGINNING = 240
_UNREFERRED = -1.0
_HEADED = 2.0
_SAME_SIGNS = 1.0
_OTHER_SIGNS = -2.0
"""Who prints raised figures, or brackets of one kind, does not head the notes with brackets of another."""

_BEFORE_STOPS = 2.0
"""A sentence or a part of it ends behind references in brackets; behind enumerators it begins."""

_ABOVE_TEXT = 1.5
_MANY = 3
_NOT_AT_FOOT = -2.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found out about a run.

    Attributes:
        score: the weight of evidence; at `THRESHOLD` it is a run of notes.
        reference: how the text refers to most of its notes, None where it does not.
        referred: how many notes are referred to in order.
    """

    score: float
    reference: Reference | None
    referred: int


def strength(reference: Reference) -> float:
    """How seldom such a mark stands in a text that has no notes, from 0 to 6."""
    opening, closing, gap = reference.shape.opening, reference.shape.closing, reference.gap
    if opening.startswith(("[^", "<sup>")):
        return 6.0
    if reference.shape.labels is Labels.RAISED or opening.startswith("^"):
        return 4.5
    if opening in PREFIXES:
        return 1.8 if gap else 3.0
    if opening in ENCLOSING:
        return 3.0 if gap else 4.0
    if opening[:1] == "[" or opening.endswith(" "):
        return 3.8 if gap else 4.5
    if opening == "{":
        return 3.0
    if opening == "(":
        return 1.8 if gap and reference.shape.labels is Labels.ARABIC else 1.0 if gap else 3.5
    if reference.shape.labels is Labels.SYMBOL:
        return (2.6 if gap else 4.0) + 0.5 * bool(closing)
    if closing == "/":
        return 2.4
    if reference.shape.labels is Labels.LETTER and not opening:
        return 1.2 if gap else 2.6
    if closing:
        return 0.8 if gap else 3.0
    return 0.6 if gap else 3.0


def weigh_run(
    sheet: Sheet,
    run: Run,
    region: Place,
    earlier: Earlier | None = None,
    habits: "Habits | None" = None,
) -> Evidence:
    """The evidence that a run is one of notes.

    Args:
        sheet: the document.
        run: the lines.
        region: the lines that may refer to them.
        earlier: labels of notes that stand right before, which the same lines refer to.
        habits: of the house, where they are known.
    """
    habits = habits or Habits()
    best = Evidence(_UNREFERRED, None, 0)
    for reference in references_for(sheet, run.shape):
        found = (
            earlier.further(sheet, run.labels, reference, region)
            if earlier is not None
            else matched(sheet, run.labels, reference, region)
        )
        if found <= 0:
            continue
        found = min(len(run.labels), found + referred_inside(sheet, run, reference))
        share = found / len(run.labels)
        score = share * (strength(reference) + habits.of_reference(reference, run.shape))
        score += _SAME_SIGNS * _has_same_signs(reference.shape, run.shape)
        score += _OTHER_SIGNS * _has_other_signs(reference.shape, run.shape)
        score += _BEFORE_STOPS * _stand_before_stops(sheet, run, reference, region)
        score += 0.5 * (found >= _MANY and share > 0.9)
        if score > best.score:
            best = Evidence(score, reference, found)
    score = best.score + _circumstances(sheet, run, region) + habits.of_notes(run)
    score += habits.of_numbering(run, region)
    score += _ABOVE_TEXT * (best.referred > 0 and _are_above(sheet, run))
    if best.reference is None and run.shape.is_bare and not _is_headed(sheet, run):
        score += _UNREFERRED
    if run.ending in ("text", "run", "head") and not run.above:
        score += habits.before_text(run) if best.referred else _before_text(run)
    return Evidence(score, best.reference, best.referred)


def _stand_before_stops(sheet: Sheet, run: Run, reference: Reference, region: Place) -> bool:
    """Whether stops follow most references in brackets that stand apart: `Condé is hier 2), ende`."""
    if not reference.gap or reference.shape.closing != ")":
        return False
    places = sheet.places[reference]
    ends = (
        any(
            _is_before_stop(sheet.texts[line], at)
            for line, at in places.get(label, ())
            if region[0] <= line < region[1]
        )
        for label in run.labels
    )
    return 2 * sum(ends) > len(run.labels)


def _is_before_stop(text: str, mark: int) -> bool:
    end = text.find(")", mark) + 1
    return text[end : end + 1] in _STOPS


def _are_above(sheet: Sheet, run: Run) -> bool:
    """Whether the labels of all notes stand on lines of their own, as a tool sets raised figures."""
    return all(sheet.texts[line].strip() == label for line, label in zip(run.notes, run.labels, strict=True))


def _has_same_signs(reference: Shape, start: Shape) -> bool:
    """Whether both have the same brackets, or the same kind of raised figure or symbol."""
    if reference.is_bare or start.is_bare:
        return False
    return (reference.opening, reference.labels) == (start.opening, start.labels) and (
        bool(reference.opening or reference.closing) or reference.labels is not Labels.ARABIC
    )


def _has_other_signs(reference: Shape, start: Shape) -> bool:
    """Whether both have brackets, and not the same: `<sup>1</sup>` and `(1)`."""
    brackets = _BRACKETS & {reference.opening[:1], start.opening[:1]}
    return len(brackets) > 1


def _is_headed(sheet: Sheet, run: Run) -> bool:
    return any(sheet.is_heading(sheet.texts[line]) for line in run.above)


def _circumstances(sheet: Sheet, run: Run, region: Place) -> float:
    texts = sheet.texts
    headed = _is_headed(sheet, run)
    ruled = any(is_rule(texts[line]) for line in run.above)
    body = texts[region[0]] if region[0] < len(texts) else ""
    indented = run.indent > 0 and not body[:1].isspace()
    fresh = sheet.is_fresh(run.notes[0])
    return (
        _HEADED * (headed or ruled)
        + 1.0 * indented
        + 1.0 * (run.indent >= _DEEP and indented and run.ending == "end")
        + 1.0 * _speak_as_apparatus([texts[line] for line in run.notes])
        + 1.0 * says_source(texts[run.notes[0]].lstrip(" 1.*"))
        + 1.0 * (run.shape.opening == "[^" and run.shape.closing == "]:")
        + 2.0 * run.shape.opening.endswith(" ")
        - 1.5 * (not fresh)
    )


def _speak_as_apparatus(notes: Sequence[str]) -> bool:
    """Whether more than a third of some notes speak as an editor's apparatus does."""
    speaking = (note for note in notes if _is_apparatus(note[:_BEGINNING]))
    return next(islice(speaking, len(notes) // 3, None), None) is not None


@lru_cache(maxsize=4_000)
def _is_apparatus(beginning: str) -> bool:
    """Whether a note speaks as an editor's apparatus does; many runs are weighed that hold the same line."""
    return _APPARATUS.search(beginning) is not None


def _before_text(run: Run) -> float:
    """What it says against notes that text follows on the same page, or that they begin anew: lists do so."""
    if run.ending == "head" or (run.ending == "run" and run.shape.labels is not Labels.ARABIC):
        return 0.0
    if run.shape.labels is Labels.ARABIC and run.shape.opening == "" and run.shape.closing in ("", ".", ")"):
        return -2.0
    return -2.0 if run.shape.labels is Labels.SYMBOL and not run.shape.closing else -1.0


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of a house's notes, as weights of evidence.

    Attributes:
        starts: for the shape of a note's label, from -2 (never notes in this house) to 2.
        references: for how it is referred to, likewise.
        above_text: shapes of notes that text follows on the same page.
        at_foot: shapes of notes that stand at the foot of the page.
        of_others: for any other shape.
        numbering: how notes count, a value of `Numbering`; empty where it is not known.
        weight: of the numbering.
    """

    starts: Mapping[Shape, float] | None = None
    references: Mapping[tuple[Reference, Shape], float] | None = None
    above_text: frozenset[Shape] = frozenset()
    at_foot: frozenset[Shape] = frozenset()
    of_others: float = -1.0
    numbering: str = ""
    weight: float = 0.0

    def of_numbering(self, run: Run, region: Place) -> float:
        """The weight for the number that a run begins with: the first, or one that goes on.

        Args:
            run: the lines.
            region: the lines that may refer to them; from the first line on, if no notes stand before.
        """
        is_anew, is_later = is_first(run.labels[0]), region[0] > 0
        if self.numbering in ("page", "section"):
            return 0.0 if is_anew else -self.weight
        if is_later and self.numbering in ("document", "on"):
            return -self.weight if is_anew else self.weight
        return 0.0

    def before_text(self, run: Run) -> float:
        """What it says against notes of a shape that text follows on the same page."""
        if run.shape in self.above_text:
            return 0.0
        return _before_text(run) + _NOT_AT_FOOT * (run.shape in self.at_foot)

    def of_notes(self, run: Run) -> float:
        """The weight for the shape of a run's labels."""
        return 0.0 if self.starts is None else self.starts.get(run.shape, self.of_others)

    def of_reference(self, reference: Reference, shape: Shape) -> float:
        """The weight for a reference to notes of a shape."""
        if not self.references:
            return 0.0
        return self.references.get((reference, shape), 0.0)
