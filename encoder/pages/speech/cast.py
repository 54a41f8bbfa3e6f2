"""Who speaks in a document: the labels that recur, in a form that recurs, are the names of speakers.

A name alone proves nothing: a short line in capitals may be a head, `Note.` the beginning of a paragraph.
Speakers take turns, and come again: what counts is how often labels of one form return, how they alternate,
how much of the text they part, and whether a play says of itself that it is one.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from encoder.language import is_function, is_officer
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.asked import (
    TURNS,
    answered,
    examined,
    questions,
    tried,
)
from encoder.pages.speech.assembly import are_members
from encoder.pages.speech.beside import are_stepped
from encoder.pages.speech.labels import NUMBERED, Label
from encoder.pages.speech.members import SHORTEST_NAME
from encoder.pages.speech.names import is_named, spoken

_Form = tuple[str, str, bool]
_MOST_OF = 0.6
_ALTERNATING = 0.4
_LEAST_SHARE = 0.12
_PARTED = 0.3
_MORE = 2
_LIVELY = 0.15
_ADJACENT = 0.9
_NEARLY_ALL = 0.75
_SURE = 0.9
_SURE_FORMS = frozenset({("caps", ":"), ("caps", "—")})
"""Forms of labels that are names wherever others speak."""
_RETURNS_OF_SENTENCES = 4
"""How many returns labels need that may be sentences: `Yes. …`."""

_RETURNS_IN_PLAYS = 2
"""How many they need below the head of an act or scene, where they begin most paragraphs."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers of a document.

    Attributes:
        labels: of the lines where somebody begins to speak, by their index among the lines looked at.
        is_play: whether it has what only plays have.
        certainty: that these are speakers (0–1).
    """

    labels: Mapping[int, Label]
    is_play: bool
    certainty: float


NOBODY = Cast({}, False, 1.0)


def find_cast(
    seen: Sequence[Sight], labels: Mapping[int, Label], named: frozenset[str], *, is_play: bool
) -> Cast:
    """The speakers among the labels.

    Args:
        seen: the lines of running text.
        labels: what their beginnings may say, by their index.
        named: words in capitals of stage directions and lists of persons.
        is_play: whether acts, scenes or a list of persons are headed as such.
    """
    by_form: dict[_Form, list[int]] = defaultdict(list)
    for index, label in labels.items():
        by_form[label.style, label.sign, label.alone and label.style == "title"].append(index)
    numbered = {} if is_play else {i: label for i, label in labels.items() if label.style == NUMBERED}
    asked = numbered or examined(seen, labels) or questions(labels) or answered(seen, labels)
    asked = asked or ({} if is_play else tried(seen, labels))
    accepted: set[_Form] = set()
    strongest = float(len(asked) > 1)
    for form, indices in by_form.items():
        weight = _weight(form, indices, seen, labels, named, is_play=is_play)
        if weight >= 1:
            accepted.add(form)
            strongest = max(strongest, weight)
    if not accepted and not asked:
        return NOBODY
    if numbered:
        return Cast(dict(sorted(numbered.items())), is_play=False, certainty=_SURE)
    known = Counter(labels[i].key for form in accepted for i in by_form[form])
    for form in set(by_form) - accepted:
        shared = sum(known[labels[i].key] > 0 for i in by_form[form])
        beside = is_play and form[:2] == ("title", ":") and any(one[:2] == form[:2] for one in accepted)
        if shared >= _MOST_OF * len(by_form[form]) or form[:2] in _SURE_FORMS or beside:
            accepted.add(form)
    chosen = {i: labels[i] for form in accepted for i in by_form[form]} | asked
    chosen = _without_initials(chosen)
    if asked or any(form[0] == "letter" for form in accepted):
        chosen |= {i: label for i, label in labels.items() if _interrupts(i, label, seen)}
    known = Counter(label.key for label in chosen.values())
    again = {i: label for i, label in labels.items() if label.alone and known[label.key]}
    sung = _singing(labels, again, seen) if is_play else {}
    chosen = _set_alike(chosen | again | sung)
    known = Counter(label.key for label in chosen.values())
    return Cast(
        dict(sorted(spoken(chosen, known, named, seen, asked, is_play=is_play))),
        is_play,
        min(0.98, 0.6 + strongest / 20),
    )


def _without_initials(chosen: Mapping[int, Label]) -> dict[int, Label]:
    """The labels without a letter that occurs once beside two that take turns: the initial of a name."""
    counts = Counter(label.key for label in chosen.values() if label.style == "letter")
    if sum(count > 1 for count in counts.values()) != len(TURNS):
        return dict(chosen)
    return {i: label for i, label in chosen.items() if label.style != "letter" or counts[label.key] > 1}


def _singing(
    labels: Mapping[int, Label], again: Mapping[int, Label], seen: Sequence[Sight]
) -> dict[int, Label]:
    """The names above lines that are set in, as those of a song are below a known name: `Chor.`"""
    forms = {(label.style, label.sign) for i, label in again.items() if _is_above_song(i, seen)}
    return {
        i: label
        for i, label in labels.items()
        if label.alone and (label.style, label.sign) in forms and _is_above_song(i, seen)
    }


def _is_above_song(index: int, seen: Sequence[Sight]) -> bool:
    """Whether a line is apart from those above it, and the next right below it, and farther in."""
    sight, below = seen[index], seen[index + 1] if index + 1 < len(seen) else None
    return (
        bool(sight.gap)
        and below is not None
        and not below.gap
        and indent_of(below.text) > indent_of(sight.text)
    )


def _interrupts(index: int, label: Label, seen: Sequence[Sight]) -> bool:
    """Whether somebody with a title or office speaks among questions and answers: `The Court.`"""
    sight = seen[index]
    begins = bool(sight.gap) or index == 0 or indent_of(sight.text) > indent_of(seen[index - 1].text)
    signed = label.sign in (".", ":", "—") and not label.alone and label.style in ("title", "caps")
    return signed and begins and is_officer(label.key)


def _set_alike(chosen: Mapping[int, Label]) -> dict[int, Label]:
    """The labels that are set as nearly all are: on lines of their own, or in capitals.

    A name set in bold or italics is one beside what is said as well, where it stands alone elsewhere.
    """
    kept = dict(chosen)
    if sum(label.alone for label in kept.values()) >= _NEARLY_ALL * len(kept):
        slanted = {label.key for label in kept.values() if label.alone and label.style == "emphasis"}
        kept = {i: label for i, label in kept.items() if label.alone or label.key in slanted}
    if sum(label.style == "caps" for label in kept.values()) >= _NEARLY_ALL * len(kept):
        kept = {i: label for i, label in kept.items() if label.style != "title"}
    return kept


def _weight(
    form: _Form,
    indices: Sequence[int],
    seen: Sequence[Sight],
    labels: Mapping[int, Label],
    named: frozenset[str],
    *,
    is_play: bool,
) -> float:
    """How much speaks for the labels of one form; 1 is enough."""
    style, sign, is_alone = form
    counts = Counter(labels[i].key for i in indices)
    returns = len(indices) - len(counts)
    recurring = sum(n for n in counts.values() if n > 1)
    met = sum(n for key, n in counts.items() if n > 1 or is_named(key, named))
    alternating = sum(labels[a].key != labels[b].key for a, b in pairwise(indices))
    if is_play and style in ("caps", "emphasis") and sign in (".", ":", "—", "") and returns + met > 0:
        return 1.0 + returns
    if is_play and style == "caps" and sign == "gap" and returns > 0 and met > 1:
        return 1.0 + returns
    if is_play and style == "caps" and sign in (".", ":") and len(next(iter(counts))) >= SHORTEST_NAME:
        return 1.0
    if is_play and style == "title" and (sign in (":", "—") or is_alone) and (returns > 1 or met > 2):
        return 1.0 + returns
    if not sign and style == "title" and not is_alone:
        return 0.0
    if not sign and style == "title" and sum(_is_above(i, seen) for i in indices) < _ADJACENT * len(indices):
        return 0.0
    if style == "letter" and _are_enumerators(indices, labels):
        return 0.0
    if are_members(form, indices, seen, labels):
        return 1.0 + returns / 2
    if len(counts) < 2 or met < _MOST_OF * len(indices):
        return 0.0
    if alternating < _ALTERNATING * (len(indices) - 1):
        return 0.0
    span = indices[-1] - indices[0] + 1
    if len(indices) < _LEAST_SHARE * span:
        return 0.0
    if style == "title" and sign in (".", "gap", ""):
        begins = sum(
            bool(seen[i].gap) or seen[i].text[:1].isspace() for i in range(indices[0], indices[-1] + 1)
        )
        stepped = are_stepped(indices, seen, labels)
        parted = len(indices) >= _PARTED * max(1, begins) and (stepped or _are_names(counts))
        needed = _RETURNS_OF_SENTENCES - is_alone
        if stepped or (is_play and len(indices) >= _MOST_OF * begins):
            needed = _RETURNS_IN_PLAYS
        lively = is_alone or is_play or stepped
        lively = lively or sum(_is_lively(seen[i].text) for i in indices) >= _LIVELY * len(indices)
        known = sum(is_named(key, named) for key in counts) if is_play else 0
        return (returns + known) / needed if parted and lively else 0.0
    if (
        style == "title"
        and sign == "—"
        and sum(_is_lively(seen[i].text) for i in indices) < _LIVELY * len(indices)
    ):
        return 0.0
    recurs = sum(n > 1 for n in counts.values())
    if recurs < 2 and met - recurring < 1:
        return 0.0
    needed = 1 if style == "caps" and sign in (":", ".", "—") and met > recurring else 2
    needed = 2 if style == "letter" else needed + _MORE * (sign in ("", "gap"))
    return returns / needed


def _are_enumerators(indices: Sequence[int], labels: Mapping[int, Label]) -> bool:
    """Whether letters count: `A.`, `B.`, `C.`, and are no speakers, such as `Q.` and `A.`"""
    keys = [labels[i].key[-1] for i in indices]
    steps = sum(ord(other) - ord(one) == 1 for one, other in pairwise(keys))
    return len(set(keys)) > 2 and 2 * steps >= len(keys) - 1


def _is_above(index: int, seen: Sequence[Sight]) -> bool:
    """Whether the next line stands right below a label."""
    return index + 1 < len(seen) and not seen[index + 1].gap


def _is_lively(text: str) -> bool:
    """Whether a line asks or exclaims, as speech does and lists do not."""
    return "?" in text or "!" in text


def _are_names(counts: Counter[str]) -> bool:
    """Whether labels are rather names than the small words that sentences begin with."""
    total = sum(counts.values())
    small = sum(n for key, n in counts.items() if all(is_function(word) for word in key.split()))
    return small < (1 - _MOST_OF) * total
