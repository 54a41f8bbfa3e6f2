"""Running text: the role of each line by the chain `lines`, within its bounds."""

from collections.abc import Iterator, Mapping, Sequence

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.house.conventions import Conventions
from encoder.language import is_chapter_heading, is_function
from encoder.model import Line, Role
from encoder.pages.learnt.chains import SHIPPED, Chains
from encoder.pages.letters.datelines_around import completes_dateline
from encoder.pages.letters.feet import ADDRESS, DATELINE, marks_of
from encoder.pages.prose.bounds import TEXT, possible_labels
from encoder.pages.prose.dashes import dashed_paragraphs
from encoder.pages.prose.entries import entry_labels
from encoder.pages.prose.line_features import line_features
from encoder.pages.prose.paragraph_sign import bound_paragraphs
from encoder.pages.prose.wrapped import rest_of_title
from encoder.pages.ruled import begun, bound
from encoder.pages.sights.layout import indent_of, layout_of
from encoder.pages.sights.parties import is_addressed
from encoder.pages.sights.sight import Sight

CENTRED = 4
WORDS_OF_NUMBER = 3
_KEPT = frozenset({Role.SUBJECT, Role.ADDRESSEE, Role.CLASSIFICATION, Role.TABLE})
"""Roles that the words of a line give without doubt, or its columns."""
_BESIDE_ADDRESS = frozenset({"", "head", "dateline", "salute", "closer", "signed", "addressee", "subject"})
"""What an address stands beside: it is part of an opener or a closer."""
_JOINED = frozenset({"head", "dateline", "salute"})
_ROLES = {
    "head": Role.HEAD,
    "dateline": Role.DATELINE,
    "salute": Role.SALUTE,
    "closer": Role.CLOSER,
    "signed": Role.SIGNED,
    "addressee": Role.ADDRESSEE,
    "subject": Role.SUBJECT,
}


def sights_of(texts: Sequence[str], edges: Sequence[bool], notes: Mapping[int, Role]) -> Iterator[Sight]:
    """The lines of running text, each with what lies before it."""
    gap, across = 0, ""
    for row, text in enumerate(texts):
        if edges[row]:
            across = "mark"
        elif row in notes:
            across = across or "furniture"
        elif text.strip():
            yield Sight(text, 0 if across else gap, row, across)
            gap, across = 0, ""
        else:
            gap += 1


def decide(
    texts: Sequence[str],
    edges: Sequence[bool],
    roles: dict[int, Role],
    notes: Mapping[int, Role],
    house: Conventions,
    lines: Sequence[Line] = (),
    rulings: Rulings = NO_RULINGS,
    chains: Chains = SHIPPED,
) -> dict[int, float]:
    """Give each line of text its role by the chain; the certainty of each decision, by row.

    Args:
        texts: all lines, blank where they are no running text.
        edges: whether a page ends at a line.
        roles: by row, of rules; those of running text are decided here.
        notes: lines that stand beside the running text.
        house: what is known of the house.
        lines: of the source, where there are rulings.
        rulings: what an editor said of the lines: it binds the chain.
        chains: that decide.
    """
    seen = list(sights_of(texts, edges, notes))
    if not seen:
        return {}
    for row in dashed_paragraphs(seen):
        if roles.get(row) is Role.ITEM:
            del roles[row]
    layout, days = layout_of(seen), entry_labels(seen)
    possible = bound_paragraphs(possible_labels(seen, layout, roles, days), seen, layout, house)
    labels = frozenset(chains.labels("lines"))
    said_of = [bound(lines[sight.row], rulings, labels) for sight in seen] if rulings else []
    decided = chains.decide("lines", seen, line_features(seen, layout), possible, said_of)
    certainties: dict[int, float] = {}
    before, last, marked = "", -2, marks_of(seen)
    rest = rest_of_title(seen, layout.width) - days.keys()
    for i, (sight, (label, certainty)) in enumerate(zip(seen, decided, strict=True)):
        row, ruled = sight.row, roles.get(sight.row, Role.PARAGRAPH)
        certainties[row] = certainty
        said = rulings.role(lines[row]) if rulings else None
        if said is not None:
            roles[row], before, last = said, label, row
            continue
        titled = ruled is Role.TITLE and last >= 0 and possible[i] != DATELINE
        if titled or ruled in _KEPT or (ruled is Role.ITEM and label in TEXT and label != "text-I"):
            before, last = "head" if titled else "", row
            continue
        if label == "addressee" and before in TEXT and (is_addressed(texts[row]) or possible[i] == ADDRESS):
            before = "addressee"
        begins = i in days and not label == before == "dateline"
        dated = label == before == "dateline"
        goes_on = i in rest or (
            row == last + 1 and not begins and _may_go_on(texts[last], texts[row], dated=dated)
        )
        goes_on = goes_on or (sight.across != "" and last >= 0 and _is_broken_title(texts[last]))
        roles[row] = Role.CONTINUATION if i in marked else _role(label, ruled, before, goes_on)
        if rulings and rulings.goes_on(lines[row]) is False:
            roles[row] = begun(roles[row])
        before, last = label, row
    return certainties


def _may_go_on(above: str, below: str, *, dated: bool) -> bool:
    """Whether a short line goes on with the one above it, two lines of a dateline over a stop as well."""
    return _is_like(above, below) or (dated and completes_dateline(above, below))


def _is_like(above: str, below: str) -> bool:
    """Whether a short line goes on with the one above: it is no sentence, and both are set alike.

    The number of a chapter is a head by itself: `Capítulo X`, and its title below it.
    """
    if above.rstrip().endswith(".") or below.lstrip().startswith(("#", "==")):
        return False
    if len(above.split()) <= WORDS_OF_NUMBER and is_chapter_heading(above):
        return False
    centred = min(indent_of(above), indent_of(below)) >= CENTRED
    return centred or abs(indent_of(above) - indent_of(below)) < CENTRED


def _is_broken_title(text: str) -> bool:
    """Whether a title in capitals breaks off behind a small word: `THE LIGHT IN THE WINTER OF`"""
    words = text.split()
    return text.isupper() and len(words) > WORDS_OF_NUMBER and is_function(words[-1])


def _role(label: str, ruled: Role, before: str, is_adjacent: bool) -> Role:
    """The role that a label of the chain gives a line, after the label before it."""
    if label == before and label in _JOINED and is_adjacent:
        return Role.CONTINUATION
    if label == "text-I" and (before in TEXT or not before):
        return Role.CONTINUATION
    if label == "head" and ruled is Role.TITLE:
        return Role.TITLE
    if label == "addressee" and before not in _BESIDE_ADDRESS:
        return Role.PARAGRAPH
    return _ROLES.get(label, Role.PARAGRAPH)
