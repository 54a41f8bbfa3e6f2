"""Lines read anew by the precedents of their house.

Where an editor has corrected the same error in several documents, lines that look so and are read so are
taken for what the editor said. They bind the chains as a correction does, so what stands around them is
decided with them in mind; but they are inferred, and no more certain than as many documents make them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from encoder.corrections.placing import Standing
from encoder.corrections.records import Correction
from encoder.corrections.rulings import Rulings, with_more
from encoder.house.weights import Precedent
from encoder.model import FURNITURE, Page, Role, RoledLine
from encoder.pages.learnt.house_features import signs_of
from encoder.pages.learnt.labels import labelled
from encoder.pages.sights.sight import Sight, sights

ROLES: Final[Mapping[str, Role]] = {
    "head": Role.HEAD,
    "text-B": Role.PARAGRAPH,
    "text-I": Role.CONTINUATION,
    **{
        role.value: role
        for role in (
            Role.DATELINE,
            Role.ADDRESSEE,
            Role.SUBJECT,
            Role.SALUTE,
            Role.CLOSER,
            Role.SIGNED,
            Role.FORM,
            *FURNITURE,
        )
    },
}
"""What a precedent can make of a line, and what it can have been read as: a line by itself. What a note, a
table or a speech is, more than one line says."""

Found = Mapping[int, Precedent]
"""The precedents that are followed, by the number of the line."""


def seen_in(pages: Sequence[Page]) -> list[tuple[RoledLine, str, frozenset[str]]]:
    """The lines that were read, with their labels and by what each may be known.

    A physical line that was parted is left out: no word of an editor's on lines is about a part.
    """
    rows = list(labelled(pages))
    parts = Counter(roled.line.number for roled, _ in rows)
    whole = [(roled, label) for roled, label in rows if parts[roled.line.number] == 1]
    signs = signs_of(_sights(pages, whole), [label for _, label in whole])
    return [(roled, label, own) for (roled, label), own in zip(whole, signs, strict=True)]


def _sights(pages: Sequence[Page], rows: Sequence[tuple[RoledLine, str]]) -> list[Sight]:
    texts = {roled.line.number: roled.line.text for roled, _ in rows}
    last = max((roled.line.number for page in pages for roled in page.lines), default=0)
    marks = {page.mark.number - 1 for page in pages if page.mark is not None}
    return sights([texts.get(number, "") for number in range(1, last + 1)], marks - {n - 1 for n in texts})


def preceded(pages: Sequence[Page], precedents: Sequence[Precedent]) -> dict[int, Precedent]:
    """Which lines are something else by a precedent, by their number; of several the first is followed.

    Args:
        pages: as they were read.
        precedents: of the house.
    """
    known: dict[str, list[Precedent]] = {}
    for one in precedents:
        known.setdefault(one.taken, []).append(one)
    found = {}
    for roled, label, signs in seen_in(pages):
        first = next((one for one in known.get(label, ()) if one.sign in signs), None)
        if first is not None and not roled.ruled and roled.joins is None:
            found[roled.line.number] = first
    return found


def with_precedents(rulings: Rulings, pages: Sequence[Page], found: Found) -> Rulings:
    """What an editor said, and what the precedents say of other lines."""
    said = {one.line for one in rulings.standings}
    more = [
        Standing(
            Correction(line.number, line.text, role=ROLES[found[line.number].label]),
            line.number,
            line.start,
            line.end,
        )
        for page in pages
        for line in (roled.line for roled in page.lines)
        if line.number in found and line.number not in said
    ]
    return with_more(rulings, more)


def as_inferred(pages: Sequence[Page], found: Found) -> tuple[Page, ...]:
    """The pages, with the lines of precedents no more certain than these are."""

    def inferred(roled: RoledLine) -> RoledLine:
        one = found.get(roled.line.number)
        if one is None or not roled.ruled:
            return roled
        return roled._replace(ruled=False, certainty=certainty_of(one))

    return tuple(replace(page, lines=tuple(map(inferred, page.lines))) for page in pages)


def certainty_of(precedent: Precedent) -> float:
    """How certain a precedent is that so many documents have shown: Laplace's rule of succession."""
    return (precedent.documents + 1) / (precedent.documents + 2)
