"""Documents that are of different houses: told by forms that exclude each other.

A form that documents have is a trait of theirs, and so are language and layout. Two forms of one thing, as
two marks for pages, that no document has both of part the documents that have them, unless these agree in
more than they differ in. The others go where their traits are usual.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from encoder.house.note_forms import forms_of_tallies
from encoder.house.page_counting import Key
from encoder.house.page_forms import key_of, keyed_forms
from encoder.house.profile import Profile

FEWEST = 3
"""Documents that can be a house of their own."""

SMALLEST_SHARE = 0.05
_TOGETHER = 0.1
"""The share of documents with both of two forms, up to which they exclude each other."""

_WEIGHTS = {
    "typed": 2.0,
    "pages": 2.0,
    "notes": 2.0,
    "language": 1.0,
    "place": 1.0,
    "paragraphs": 1.0,
    "over": 0.5,
    "numbering": 0.5,
}
"""How much it says that documents differ in a trait."""

_AGREEING = {"pages": 2.0, "notes": 2.0, "language": 1.0, "paragraphs": 0.5}
"""How much it says that they agree in one; the others have usual values that say nothing."""

_PARTING = ("typed", "pages", "notes", "language")
_FORMS = ("pages", "notes")
"""Traits that a document may lack, which says something too."""

_USUAL, _UNUSUAL = 0.5, 0.05
_SMOOTH = 0.5
_SUREST_FORM = 0.8

Trait = tuple[str, str]
Traits = frozenset[Trait]


def common_forms(profiles: Sequence[Profile]) -> frozenset[Trait]:
    """The forms that documents can be told by: those that the run as a whole has without doubt."""
    pages = keyed_forms(one.sightings for one in profiles)
    notes = forms_of_tallies(one.notes for one in profiles)
    return frozenset(
        [("pages", _name(key)) for key, form in pages.items() if form.certainty >= _SUREST_FORM]
        + [("notes", str(one.form)) for one in notes if one.certainty >= _SUREST_FORM]
    )


def _name(key: Key) -> str:
    return " ".join(str(part) for part in key)


def traits_of(profile: Profile, forms: frozenset[Trait]) -> Traits:
    """The traits of a document: those of some forms that it has, its language, how it sets paragraphs.

    The page numbers of typed pages are furniture, and no trait.
    """
    keys = {key_of(sighting.candidate) for sighting in profile.sightings}
    found = set() if profile.typed else {("pages", _name(key)) for key in keys} & forms
    for one in forms_of_tallies([profile.notes]):
        if ("notes", str(one.form)) in forms:
            found.add(("notes", str(one.form)))
            found.add(("place", one.form.place))
            found.add(("over", one.form.heading or ""))
            found.add(("numbering", one.form.numbering))
    found.add(("typed", "yes" if profile.typed else "no"))
    if profile.language:
        found.add(("language", profile.language))
    if profile.paragraphs:
        found.add(("paragraphs", profile.paragraphs))
    return frozenset(found)


def shares_of(documents: Sequence[Traits]) -> tuple[tuple[Trait, float], ...]:
    """How large a part of documents has each trait."""
    counts = Counter(trait for traits in documents for trait in traits)
    return tuple((trait, count / len(documents)) for trait, count in sorted(counts.items()))


def group(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """The documents of each house."""
    forms = common_forms(profiles)
    traits = [traits_of(one, forms) for one in profiles]
    members = _parted(
        list(range(len(profiles))), traits, max(FEWEST, math.ceil(SMALLEST_SHARE * len(profiles)))
    )
    return [[profiles[index] for index in one] for one in members]


def _parted(members: list[int], traits: Sequence[Traits], fewest: int) -> list[list[int]]:
    for name in _PARTING:
        for one, other in _exclusive(name, members, traits, fewest):
            if _disagree([traits[i] for i in one], [traits[i] for i in other], name):
                first, second = _assigned(members, one, other, traits)
                if min(len(first), len(second)) >= fewest:
                    return [*_parted(first, traits, fewest), *_parted(second, traits, fewest)]
    return [members]


def _exclusive(
    name: str, members: Sequence[int], traits: Sequence[Traits], fewest: int
) -> list[tuple[list[int], list[int]]]:
    """The documents that have either of two values that hardly any has both of, for all such values."""
    having: dict[str, list[int]] = {}
    for index in members:
        for trait, value in traits[index]:
            if trait == name:
                having.setdefault(value, []).append(index)
    often = sorted(
        (values for values in having.items() if len(values[1]) >= fewest),
        key=lambda pair: (-len(pair[1]), pair[0]),
    )
    pairs = []
    for (_, one), (_, other) in combinations(often, 2):
        both = set(one) & set(other)
        if len(both) <= _TOGETHER * min(len(one), len(other)):
            pairs.append(([i for i in one if i not in both], [i for i in other if i not in both]))
    return pairs


def _disagree(one: Sequence[Traits], other: Sequence[Traits], parting: str) -> bool:
    """Whether two sets of documents differ in more than they have in common, what parts them counted."""
    score = 0.0
    for name, weight in _WEIGHTS.items():
        usual, unusual = _usual(one, name), _usual(other, name)
        if usual and unusual:
            score += weight if name == parting or usual != unusual else -_AGREEING.get(name, 0.0)
        elif name in _FORMS and (_share(one, name) + _share(other, name)) >= _USUAL:
            score += weight / 2 if min(_share(one, name), _share(other, name)) <= _UNUSUAL else 0.0
    return score > 0 and (parting != "language" or _has_form(one) or _has_form(other))


def _has_form(documents: Sequence[Traits]) -> bool:
    """Whether half of some documents have one form: texts in one language alone are no house."""
    counts = Counter(trait for traits in documents for trait in traits if trait[0] in _FORMS)
    return max(counts.values(), default=0) >= _USUAL * len(documents)


def _share(documents: Sequence[Traits], name: str) -> float:
    return sum(any(trait == name for trait, _ in traits) for traits in documents) / len(documents)


def _usual(documents: Iterable[Traits], name: str) -> str | None:
    counts = Counter(value for traits in documents for trait, value in traits if trait == name)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _assigned(
    members: Sequence[int], one: Sequence[int], other: Sequence[int], traits: Sequence[Traits]
) -> tuple[list[int], list[int]]:
    """All members with those of the two sets that their traits are usual in."""
    shares = [dict(shares_of([traits[i] for i in part])) for part in (one, other)]
    sizes = [len(one), len(other)]
    fixed = {**dict.fromkeys(one, 0), **dict.fromkeys(other, 1)}
    parts: tuple[list[int], list[int]] = ([], [])
    for index in members:
        parts[fixed.get(index, best_fit(traits[index], shares, sizes))].append(index)
    return parts


def best_fit(traits: Traits, shares: Sequence[Mapping[Trait, float]], sizes: Sequence[int]) -> int:
    """The house, of several, in which a document's traits are most usual; the first one where all are alike.

    Args:
        traits: of the document.
        shares: of each house, how large a part of its documents has each trait.
        sizes: of each house, in documents.
    """
    all_traits = sorted(traits.union(*shares))

    def fit(house: int) -> float:
        known = shares[house]
        score = math.log(sizes[house] + 1)
        for trait in all_traits:
            share = (known.get(trait, 0.0) * sizes[house] + _SMOOTH) / (sizes[house] + 2 * _SMOOTH)
            if trait in traits:
                score += _WEIGHTS[trait[0]] * math.log(share)
            elif trait[0] in _FORMS:
                score += _WEIGHTS[trait[0]] * math.log(1 - share)
        return score

    return max(range(len(shares)), key=lambda house: (fit(house), -house))
