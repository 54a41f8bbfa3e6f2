"""The survey of a run: the houses that its documents are of, and the conventions of each.

Each document is looked at once (`profile.py`); what all have shown is counted here, so the order of the
documents makes no difference.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import quantiles

from encoder.house.conventions import Conventions, DateOrder, Trait
from encoder.house.grouping import common_forms, group, shares_of, traits_of
from encoder.house.note_forms import FoundForm, forms_of_tallies
from encoder.house.note_sheet import Reference
from encoder.house.note_words import is_note_heading
from encoder.house.page_forms import PageForm, key_of, keyed_forms
from encoder.house.profile import Profile
from encoder.note_labels import Labels

FEWEST_WITH_YEAR = 3
LONGEST_SPAN = 100
"""Years; documents of more are no help to one of them."""

MOST_HEADS = 400
FEWEST_WITH_HEAD = 3
"""Documents with a line that may be a running head, and is in all of them."""

_FEWEST_UNEXPLAINED = 4
_MOST_UNEXPLAINED = 5
_OFTEN = 0.1


def survey(profiles: Iterable[Profile]) -> tuple[Conventions, ...]:
    """The conventions of the houses that documents are of, that with most documents first."""
    ordered = sorted(profiles, key=lambda one: (one.name, one.folder))
    if not ordered:
        return ()
    groups = sorted(group(ordered), key=lambda members: (-len(members), members[0].name))
    return tuple(conventions_of(members) for members in groups)


def conventions_of(profiles: Sequence[Profile]) -> Conventions:
    """The conventions of documents of one house, in the order of their names."""
    keyed = keyed_forms(one.sightings for one in profiles)
    page_forms = tuple(keyed.values())
    note_forms = forms_of_tallies(one.notes for one in profiles)
    hyphened, joined = _hyphens(profiles)
    forms = common_forms(profiles)
    starts = {one.form.start for one in note_forms}
    return Conventions(
        documents=len(profiles),
        noted=sum(any(one.notes[start].documents for start in starts & one.notes.keys()) for one in profiles),
        paged=sum(any(key_of(mark.candidate) in keyed for mark in one.sightings) for one in profiles),
        languages=_shares(one.language for one in profiles if one.language),
        note_forms=note_forms,
        note_headings=_headings(note_forms),
        page_forms=page_forms,
        running_heads=_heads(profiles)[:MOST_HEADS],
        paragraphs=_winner(profiles, lambda one: one.paragraphs),
        signs=_signs(profiles),
        hyphened=hyphened,
        joined=joined,
        date_order=_date_order(profiles),
        years=_years([one.year for one in profiles if one.year]),
        typed=sum(one.typed for one in profiles) / len(profiles),
        shares=shares_of([traits_of(one, forms) for one in profiles]),
        example=profiles[0].name,
        unexplained=tuple(_unexplained(profiles, page_forms, note_forms)),
    )


def _headings(forms: Sequence[FoundForm]) -> tuple[str, ...]:
    """The headings of notes in this house that are none of those that all houses have."""
    found = {one.form.heading for one in forms if one.form.heading and one.form.heading != "-"}
    return tuple(sorted(heading for heading in found if not is_note_heading(heading)))


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _heads(profiles: Sequence[Profile]) -> tuple[tuple[str, int], ...]:
    """The words of running heads: what is doubtful in one document is none in several."""
    sure = {words for one in profiles for words in one.heads}
    counts = _counted(words for one in profiles for words in one.heads | one.doubtful_heads)
    return tuple((words, count) for words, count in counts if words in sure or count >= FEWEST_WITH_HEAD)


def _shares(values: Iterable[str]) -> tuple[tuple[str, float], ...]:
    counts = _counted(values)
    total = sum(count for _, count in counts)
    return tuple((value, count / total) for value, count in counts)


def _winner(profiles: Sequence[Profile], value_of: Callable[[Profile], str]) -> Trait | None:
    """The commonest value, as sure as its margin over the next."""
    counts = _counted(value for one in profiles if (value := value_of(one)))
    if not counts:
        return None
    first, second = counts[0], counts[1] if len(counts) > 1 else ("", 0)
    example = next(one.name for one in profiles if value_of(one) == first[0])
    return Trait(first[0], _margin(first[1], second[1]), first[1], example)


def _margin(first: int, second: int) -> float:
    return round((first - second) / (first + second), 3)


def _signs(profiles: Sequence[Profile]) -> tuple[Trait, ...]:
    counts: Counter[str] = Counter()
    for one in profiles:
        counts.update({sign: count for sign, (count, _) in one.signs.items()})
    total = sum(counts.values())
    return tuple(
        Trait(
            sign, round(count / total, 3), count, next(o.signs[sign][1] for o in profiles if sign in o.signs)
        )
        for sign, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _hyphens(profiles: Sequence[Profile]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand with a hyphen more often than without, and the divided ones that stand without."""
    hyphened = Counter(word for one in profiles for word in one.hyphened)
    divided = {word for one in profiles for word in one.divided}
    asked = divided | {word.replace("-", "") for word in hyphened}
    whole = Counter(word for one in profiles for word in one.whole if word in asked)
    kept = {word for word, count in hyphened.items() if count > whole[word.replace("-", "")]}
    without = {word.replace("-", "") for word in kept}
    return frozenset(kept), frozenset(word for word in divided if whole[word] and word not in without)


def _date_order(profiles: Sequence[Profile]) -> Trait | None:
    days, months = (sum(one.orders[index] for one in profiles) for index in (0, 1))
    if not days + months:
        return None
    order, more, less = (DateOrder.DAY, days, months) if days >= months else (DateOrder.MONTH, months, days)
    return Trait(order.value, _margin(more, less), more)


def _years(years: Sequence[int]) -> tuple[int, int] | None:
    """The years between which nearly all documents lie; None where they are few or far apart."""
    if len(years) < FEWEST_WITH_YEAR:
        return None
    cut = quantiles(years, n=20, method="inclusive")
    first, last = round(cut[0]), round(cut[-1])
    return (first, last) if last - first <= LONGEST_SPAN else None


def _unexplained(
    profiles: Sequence[Profile], page_forms: Sequence[PageForm], note_forms: Sequence[FoundForm]
) -> Iterator[str]:
    """What was seen and belongs to no form that was found, the most frequent first."""
    found = [
        *_loose_references(profiles, note_forms),
        *_loose_notes(profiles),
        *_loose_marks(profiles, page_forms),
    ]
    found.sort(key=lambda pair: (-pair[0], pair[1]))
    yield from (sentence for count, sentence in found[:_MOST_UNEXPLAINED] if count >= _FEWEST_UNEXPLAINED)


def _loose_references(
    profiles: Sequence[Profile], note_forms: Sequence[FoundForm]
) -> Iterator[tuple[int, str]]:
    known = {one.form.reference for one in note_forms}
    known |= {Reference(one.form.start, gap) for one in note_forms for gap in (True, False)}
    counts: Counter[Reference] = Counter()
    for one in profiles:
        if not one.typed:
            counts.update(one.references)
    seen = sum(counts[one] for one in known if one)
    for reference, count in counts.items():
        if reference in known or count < _OFTEN * seen:
            continue
        what = "numbers glued to words" if reference.shape.is_bare else f"marks like `{reference}`"
        yield count, f"{count:,} {what}, no notes found"


def _loose_notes(profiles: Sequence[Profile]) -> Iterator[tuple[int, str]]:
    totals: dict[str, list[int]] = {}
    for one in profiles:
        for shape, tally in one.notes.items():
            if shape.opening or shape.labels in (Labels.RAISED, Labels.SYMBOL):
                pair = totals.setdefault(str(shape), [0, 0])
                pair[0] += tally.notes
                pair[1] += sum(tally.referred.values())
    for label, (notes, referred) in totals.items():
        if not referred:
            yield notes, f"{notes:,} lines that begin with `{label}` and count, nothing refers to them"


def _loose_marks(profiles: Sequence[Profile], page_forms: Sequence[PageForm]) -> Iterator[tuple[int, str]]:
    known = {(form.shape, form.before.strip().casefold()) for form in page_forms}
    counts: Counter[str] = Counter()
    for one in profiles:
        for sighting in one.sightings:
            candidate = sighting.candidate
            is_loose = (candidate.shape, candidate.before.strip().casefold()) not in known
            if candidate.alone and candidate.number and is_loose and not one.typed:
                counts[f"{candidate.before}{{n}}{candidate.after}".strip()] += 1
    for template, count in counts.items():
        yield count, f"{count:,} lines like `{template}` that do not count as pages do"
