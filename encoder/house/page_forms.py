"""The forms of a house's page marks, inferred over all documents of a run.

A form is any template whose varying part counts: `[S. 45]`, `|12|`, `[fol. 3r]`, `{88}`, `- 12 -`. Each
bracket, rule, word, bar or angle around a number is a candidate; what it explains decides: numbers that
count on, sentences that it interrupts, where it stands, the page words of all languages, against note
references, enumerators, years, sections and citations.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from encoder.house.candidates import Candidate
from encoder.house.numerals import Numerals
from encoder.house.page_counting import Counted, Key, Seen, count, is_row_of_pages, rows_of, wrong
from encoder.house.page_shapes import Shape
from encoder.house.page_sightings import Sighting, find_sightings
from encoder.page_words import AFTER_ITS_PAGE

SURE = 0.5
"""A form below this certainty may be a page mark: a doubt for those who ask."""

LEAST = 0.3
_SHORTEST_PAGE = 200
_PRIORS = {
    Shape.TAG: 4.0,
    Shape.WORD: 2.5,
    Shape.ROUND_WORD: -0.6,
    Shape.BARE_WORD: 1.0,
    Shape.UNKNOWN_WORD: -2.5,
    Shape.SQUARE: -1.5,
    Shape.ROUND: -3.0,
    Shape.BRACED: 0.6,
    Shape.BARS: 0.3,
    Shape.PREFIX: 1.3,
    Shape.RULES: 1.0,
    Shape.NUMBER: -2.5,
    Shape.BREAK: 3.0,
    Shape.FEED: 4.0,
    Shape.RULE: -1.5,
}
"""Log odds that a template is a page mark before any number was compared."""

_PRIORS_ALONE = {Shape.ROUND_WORD: 2.8, Shape.BARS: 1.3}
"""The same where each mark stands on a line of its own, as no citation and no sum does."""

_SECOND = 1.2
"""What speaks for the only mark of a document, on a line of its own, where it says 2: page 1 needs none."""

_IN_THE_MIDDLE, _FAR_IN = 1.9, 10
"""What speaks for figures alone that stand far in, as heads of pages do, and where that begins."""

_PARTED, _BELOW_NOTES = 2.0, 1.2
"""What speaks for numbers of which one stands within a word, or one alone below the notes of a page."""

_TITLING = 8.0
"""What speaks against a page word that is set as the title of a part, and never parts a sentence."""

_FEWEST_OF_SECTIONS = 10
"""Sections that are numbered in the middle of a page are few, and begin low."""

_SUREST_RULE = -0.05
"""A rule alone may always be an ornament: it stays below `SURE`."""

WORDED = frozenset({Shape.TAG, Shape.WORD, Shape.ROUND_WORD, Shape.BARE_WORD})
_SPLIT_BY_PLACE = frozenset({Shape.SQUARE, Shape.ROUND})
NUMBERLESS = frozenset({Shape.BREAK, Shape.FEED, Shape.RULE})
CHECKED = frozenset({Shape.ROUND_WORD, Shape.SQUARE, Shape.ROUND, Shape.NUMBER, Shape.UNKNOWN_WORD})
"""Shapes that other things have too: a mark of them that does not fit among its neighbours is none."""

EMPHASIS = "_*~^+=#"
"""Signs that enclose words for emphasis as well."""

_NOTED, _CITING = 10.0, 6.0
_LAST_ITEM = 20
_YEARS = range(1400, 2040)
_RULE_RUN = re.compile(r"([-–—_=*~#|+.])\1+")


@dataclass(frozen=True, slots=True)
class PageForm:
    """A form of page marks.

    Attributes:
        before, after: the template around the varying part; `¤` stands for a further number.
        numerals: the kinds of numbers seen, the most frequent first.
        own_line: whether it is a mark only on a line of its own; else inside text as well.
        certainty: 0 to 1; below `SURE` it may be something else.
        count: how many were seen.
        example: the first of them.
        shape: what stands around the number.
        at_end: whether the number is that of the page above the mark and not of the one below.
        documents: in how many it was seen.
    """

    before: str
    after: str
    numerals: tuple[Numerals, ...]
    own_line: bool
    certainty: float
    count: int
    example: str
    shape: Shape
    at_end: bool = False
    documents: int = 0

    @property
    def sure(self) -> bool:
        return self.certainty >= SURE


def find_page_forms(documents: Sequence[Sequence[str]]) -> tuple[PageForm, ...]:
    """The forms of page marks in the lines of all documents of a run, the surest first.

    Forms of less certainty than `SURE` are doubts: rules that may be page breaks.
    """
    return page_forms_of(find_sightings(lines) for lines in documents)


def page_forms_of(documents: Iterable[Sequence[Sighting]]) -> tuple[PageForm, ...]:
    """The forms of page marks in documents that were looked at already, the surest first."""
    return tuple(keyed_forms(documents).values())


def keyed_forms(documents: Iterable[Sequence[Sighting]]) -> dict[Key, PageForm]:
    """The forms of page marks by what their marks have in common, the surest first."""
    groups: dict[Key, list[Seen]] = defaultdict(list)
    for i, sightings in enumerate(documents):
        for sighting in sightings:
            groups[key_of(sighting.candidate)].append(Seen(i, sighting))
    rows = rows_of(groups)
    found = [
        _Found(key, form, frozenset(s.document for s in seen), wrong(count(rows[key])))
        for key, seen in groups.items()
        if (form := _form(key, seen, rows[key]))
    ]
    kept = _without_rivals(found)
    kept.sort(
        key=lambda one: (-one.form.certainty, -one.form.count, one.form.before, one.form.after, one.key)
    )
    return {one.key: one.form for one in kept}


def key_of(candidate: Candidate) -> Key:
    """The form that a candidate would be of."""
    shape = candidate.shape
    alone = candidate.alone and shape in _SPLIT_BY_PLACE
    kind = "" if shape in WORDED else (candidate.kind if candidate.order else Numerals.ARABIC).value
    if shape is Shape.RULE:
        return candidate.before[:1], "", shape, False, ""
    return _folded(candidate.before), _folded(candidate.after), shape, alone, kind


def same_form(one: PageForm, other: PageForm) -> bool:
    """Whether all marks of a form are marks of another: white space, case and the length of rules aside."""
    alike = (one.shape, _folded(one.before), _folded(one.after)) == (
        other.shape,
        _folded(other.before),
        _folded(other.after),
    )
    placed = one.own_line == other.own_line or one.shape not in _SPLIT_BY_PLACE
    return alike and placed and (one.shape in WORDED or set(one.numerals) <= set(other.numerals))


def _folded(template: str) -> str:
    return _RULE_RUN.sub(r"\1\1", re.sub(r"\s", "", template).casefold())


def _form(key: Key, seen: list[Seen], row: Sequence[Seen]) -> PageForm | None:
    shape = key[2]
    score = _score_numberless(shape, seen) if shape in NUMBERLESS else _score(shape, seen, row)
    certainty = 1 / (1 + math.exp(-score))
    if certainty < (LEAST if shape is Shape.RULE else SURE):
        return None
    first = seen[0].candidate
    kinds = Counter(one.candidate.kind for one in seen)
    own_line = all(one.candidate.alone for one in seen) and shape not in (Shape.WORD, Shape.ROUND_WORD)
    return PageForm(
        first.before,
        first.after,
        tuple(kind for kind, _ in kinds.most_common()),
        own_line and shape not in (Shape.TAG, Shape.BRACED, Shape.BARS, Shape.PREFIX),
        round(certainty, 3),
        len(seen),
        re.sub(r"\s+", " ", first.before + first.number + first.after),
        shape,
        _at_end(key, seen),
        len({one.document for one in seen}),
    )


def _score(shape: Shape, seen: list[Seen], row: Sequence[Seen]) -> float:
    counted = count(row)
    steps = counted.good + counted.up + counted.same + counted.bad
    alone = all(one.candidate.alone for one in seen)
    score = (_PRIORS_ALONE if alone else _PRIORS).get(shape, _PRIORS[shape]) + min(
        4.0, 1.3 * math.log2(1 + counted.good + counted.across / 2)
    )
    score -= (4 if shape in WORDED else 7) * wrong(counted) * min(1.0, 0.4 + 0.2 * steps)
    score -= _rivals(shape, seen, counted, in_row=row is not seen)
    score += _interruption(shape, row, in_row=row is not seen)
    score += _IN_THE_MIDDLE * (shape is Shape.NUMBER and _are_in_the_middle(seen, counted))
    if not steps and counted.documents:
        share = counted.small_first / counted.documents
        checked = shape in CHECKED or shape is Shape.RULES
        score += (1.0 if share > 0.5 else -1.0) if checked and not (alone and shape in WORDED) else 0.0
        score += _SECOND if alone and shape is Shape.SQUARE and _is_second(seen) else 0.0
    if any(one.candidate.kind is Numerals.BLANK and one.candidate.alone for one in seen):
        score += 2.0
    return score


def _are_in_the_middle(seen: list[Seen], counted: Counted) -> bool:
    """Whether figures that count on without a gap, and not from a low number, all stand far in."""
    first = seen[0].candidate.order
    is_whole = counted.good == len(seen) - counted.documents > 0
    is_high = first is not None and first.number >= _FEWEST_OF_SECTIONS
    return is_whole and is_high and all(one.sighting.indent >= _FAR_IN for one in seen)


def _is_second(seen: list[Seen]) -> bool:
    """Whether there is one mark, and it is that of a second page with text on both sides."""
    order = seen[0].candidate.order
    is_between = seen[0].sighting.interruption != 0 and seen[0].sighting.text_after
    return len(seen) == 1 and order is not None and order.number == 2 and is_between


def _rivals(shape: Shape, seen: list[Seen], counted: Counted, *, in_row: bool) -> float:
    """What speaks for notes and their references, lists, tables and years."""
    against = 0.0
    if shape is not Shape.TAG:
        against += _NOTED * sum(one.sighting.noted for one in seen) / len(seen)
    if shape is Shape.ROUND_WORD:
        against += _CITING * sum(one.sighting.cited for one in seen) / len(seen)
    if counted.twice > 0.2 and shape not in WORDED:
        against += 6 * counted.twice
    high = shape in (Shape.SQUARE, Shape.BRACED) and _are_high(seen)
    is_worded = shape in WORDED and wrong(counted) <= 0.3
    if counted.near > 0.3 and not (is_worded or high or _is_columns(seen)):
        against += 5 * counted.near
    if shape is Shape.BARE_WORD and any((o := one.candidate.order) and o.number > 3000 for one in seen):
        against += 3
    years = sum(
        1 for one in seen if (o := one.candidate.order) and o.kind is Numerals.ARABIC and o.number in _YEARS
    )
    if years > len(seen) / 2 and counted.good < years / 2:
        against += 4
    inside = sum(not one.candidate.alone for one in seen)
    if shape in _SPLIT_BY_PLACE and inside > len(seen) / 2:
        against += 0.0 if high or in_row or is_row_of_pages(seen, counted) else 3.0
    if shape not in WORDED and seen[0].candidate.kind is Numerals.ROMAN and not high:
        against += 2.5
    if shape is Shape.BARE_WORD and all(one.sighting.is_titling for one in seen):
        against += _TITLING
    if shape is Shape.BARS and seen[0].candidate.before[:1] in EMPHASIS:
        against += 1.5
    if shape is Shape.PREFIX and len(seen[0].candidate.before.strip()) == 1:
        against += 1.5
    return against


def _are_high(seen: list[Seen]) -> bool:
    """Whether most are Roman numbers that neither items nor notes get to."""
    orders = (one.candidate.order for one in seen)
    high = sum(1 for o in orders if o and o.kind is Numerals.ROMAN and o.number > _LAST_ITEM)
    return 2 * high > len(seen)


def _is_columns(seen: list[Seen]) -> bool:
    return seen[0].candidate.kind is Numerals.COLUMNS


def _interruption(shape: Shape, seen: Sequence[Seen], *, in_row: bool) -> float:
    inside = sum(not one.candidate.alone for one in seen) > len(seen) / 2
    if inside and shape in (Shape.ROUND_WORD, *_SPLIT_BY_PLACE) and not in_row:
        return 0.0
    most = 3.0 if shape in (Shape.NUMBER, *_SPLIT_BY_PLACE) else 1.0 if inside else 2.0
    said = sum(one.sighting.interruption for one in seen)
    said += _PARTED * any(one.sighting.parting for one in seen)
    said += _BELOW_NOTES * (shape is Shape.SQUARE and any(one.sighting.below_notes for one in seen))
    return max(-2.5, min(most, said))


def _score_numberless(shape: Shape, seen: list[Seen]) -> float:
    if shape is not Shape.RULE:
        return _PRIORS[shape]
    yes = sum(one.sighting.interruption > 0 for one in seen)
    share = yes / len(seen)
    score = _PRIORS[shape] + min(2.0, 0.7 * yes) * share + (0.8 if len(seen) > 1 else 0.4)
    return min(score, _SUREST_RULE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A form, the documents it occurs in, and how much of its counting is wrong."""

    key: Key
    form: PageForm
    documents: frozenset[int]
    wrong: float


def _without_rivals(found: list[_Found]) -> list[_Found]:
    """Where one form numbers the pages, neither a rule alone nor what counts badly is a mark.

    No rule is one where form feeds part the pages, either.
    """
    numbered = [one for one in found if one.form.shape not in NUMBERLESS and one.form.sure]
    feeds = [one for one in found if one.form.shape is Shape.FEED]
    ruled_out = [
        one for one in found if one.form.shape is Shape.RULE and any(_outdoes(f, one) for f in feeds)
    ]
    return [
        one
        for one in found
        if one not in ruled_out and not any(_outdoes(best, one) for best in numbered if best != one)
    ]


def _outdoes(best: _Found, one: _Found) -> bool:
    if 2 * len(best.documents & one.documents) < len(one.documents):
        return False
    form = one.form
    if form.shape is Shape.RULE:
        return True
    if form.shape in NUMBERLESS:
        return False
    if one.wrong > 0.3 and best.wrong < 0.1 and best.form.count > 1:
        return True
    rare = 10 if form.shape in WORDED else 5
    return best.form.certainty >= form.certainty and form.count * rare < best.form.count


def _at_end(key: Key, seen: list[Seen]) -> bool:
    """Whether numbers stand below their pages: the first after text, the last with nothing below it."""
    words = set(re.findall(r"[^\W\d_]+", key[0] + " " + key[1]))
    if words & AFTER_ITS_PAGE:
        return True
    if words and len(seen) == 1:
        return False  # `[Page 12]` at the end of a text may as well begin the page that follows
    by_document: dict[int, list[Seen]] = defaultdict(list)
    for one in seen:
        by_document[one.document].append(one)
    votes = 0
    for ones in by_document.values():
        first, last = ones[0], ones[-1]
        below = first.candidate.start > _SHORTEST_PAGE and not last.sighting.text_after
        votes += 1 if below else -1
    return votes > 0 and all(one.candidate.alone for one in seen)
