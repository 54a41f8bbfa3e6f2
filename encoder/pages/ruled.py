"""Lines of which an editor said what they are: the labels that are left to the chains, and what holds."""

from collections.abc import Iterable, Mapping, Sequence

from encoder.corrections.rulings import Rulings
from encoder.model import FURNITURE, NOTES, STAGED, VERSE, Line, Role
from encoder.pages.sights.parts import Part, Parts, whole

BEGINS, GOES_ON = "text-B", "text-I"
ASIDE = FURNITURE | NOTES
"""What stands beside the running text."""
SPOKEN = STAGED | VERSE
_LABELS = {
    Role.TITLE: Role.HEAD.value,
    Role.PARAGRAPH: BEGINS,
    Role.ITEM: BEGINS,
    Role.NOTE: BEGINS,
    Role.NOTE_PARAGRAPH: BEGINS,
    Role.FOOTER: Role.HEADER.value,
    Role.SIGNATURE: Role.PAGE_NUMBER.value,
    **dict.fromkeys(SPOKEN, BEGINS),
}


def labels_for(role: Role, labels: frozenset[str]) -> frozenset[str]:
    """The labels of a chain that a line can have of which an editor said what it is.

    A line that goes on may go on with whatever stands above it.
    """
    if role is Role.CONTINUATION:
        return labels - {BEGINS} - {one.value for one in FURNITURE}
    label = _LABELS.get(role, role.value)
    if label in labels:
        return frozenset({label})
    return labels & {BEGINS, GOES_ON}


def bound(line: Line, rulings: Rulings, labels: frozenset[str]) -> frozenset[str] | None:
    """The labels that an editor leaves a line, None where nothing was said of it."""
    role = rulings.role(line)
    if role is not None:
        return labels_for(role, labels)
    if rulings.goes_on(line) is False:
        return labels - {GOES_ON} - {one.value for one in FURNITURE}
    return None


def ruled_roles(lines: Sequence[Line], rulings: Rulings) -> dict[int, Role]:
    """The roles that an editor gave lines, by row; what is blank has none."""
    said = ((row, rulings.role(line)) for row, line in enumerate(lines) if line.text.strip())
    return {row: role for row, role in said if role is not None} if rulings else {}


def ruled_parts(parts: Parts, ruled: Mapping[int, Role]) -> dict[int, tuple[Part, ...]]:
    """The parts of lines of speech and verse, those that an editor spoke of as they were said to be."""
    kept = {row: said for row, said in parts.items() if row not in ruled}
    for row, role in ruled.items():
        if role in SPOKEN:
            own = parts.get(row, ())
            kept[row] = own if own and own[0].role is role else whole(role)
    return kept


def begun(role: Role) -> Role:
    """The role of a line that goes on, where an editor said that it begins anew."""
    return {Role.CONTINUATION: Role.PARAGRAPH, Role.VERSE: Role.STANZA}.get(role, role)


def ruled_notes(
    roles: Mapping[int, Role], texts: Sequence[str], breaks: Sequence[bool], ruled: Mapping[int, Role]
) -> dict[int, Role]:
    """The roles of the lines of notes, with those that an editor called notes and what goes on with them."""
    out = {row: role for row, role in roles.items() if ruled.get(row) in (None, Role.CONTINUATION, *NOTES)}
    for row in sorted(ruled):
        if ruled[row] in NOTES:
            out[row] = ruled[row]
            out |= dict.fromkeys(_below(row, out, texts, breaks, ruled), Role.CONTINUATION)
        elif ruled[row] is Role.CONTINUATION and (above := _above(row, texts)) in out:
            out[row] = Role.CONTINUATION if out[above] is not Role.MARKUP else out.get(row, Role.MARKUP)
    return out


def _below(
    row: int,
    notes: Mapping[int, Role],
    texts: Sequence[str],
    breaks: Sequence[bool],
    ruled: Mapping[int, Role],
) -> Iterable[int]:
    """The lines right below one that go on with a note, up to a blank one, a page's end or another note."""
    for below in range(row + 1, len(texts)):
        if not texts[below].strip() or breaks[below] or below in notes or below in ruled:
            return
        yield below


def _above(row: int, texts: Sequence[str]) -> int:
    """The row of the line of text above, -1 where there is none."""
    return next((above for above in range(row - 1, -1, -1) if texts[above].strip()), -1)
