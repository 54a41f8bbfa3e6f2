"""Notes that begin within a line, behind the end of another: `a) Carolus B.   b) dextruxit C.`

Printers of editions set short notes one behind the other. Such a one begins as the notes above it do, has the
next label, and the text refers to it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from encoder.model import Role
from encoder.note_labels import Labels, is_first, step
from encoder.note_marks import find_marks, note_start
from encoder.note_shapes import NoteStart
from encoder.pages.sights.parts import Part

_BETWEEN = re.compile(r"(?:\s{2,}|(?<=[.;,:–—])\s)(?=\S)")
_IN_NOTES = frozenset({Role.NOTE, Role.CONTINUATION, Role.NOTE_PARAGRAPH})


def run_on_notes(texts: Sequence[str], roles: Mapping[int, Role]) -> dict[int, tuple[Part, ...]]:
    """The parts of the lines within which further notes begin.

    Args:
        texts: all lines.
        roles: of the lines of notes.
    """
    last: NoteStart | None = None
    referred: set[str] = set()
    out: dict[int, tuple[Part, ...]] = {}
    above = 0
    for row in sorted(row for row, role in roles.items() if role in _IN_NOTES):
        if row > above:
            referred = {*_referred(texts, range(above, row), roles)}
        above = row + 1
        begins = roles[row] is Role.NOTE
        last = note_start(texts[row]) if begins else last
        found = list(_further(texts[row], last, referred)) if last is not None and _is_signed(last) else []
        if found:
            out[row] = (Part(0, roles[row]), *(Part(start, Role.NOTE) for start, _ in found))
            last = found[-1][1]
    return out


def runs_of_run_on_notes(texts: Sequence[str], roles: Mapping[int, Role]) -> dict[int, Role]:
    """The lines right below notes that begin others of another form, all within them and all referred to.

    `1) Vgl. Nr. 87.  2) Heinrich von S.` below the notes `a)` to `d)`: one line shows no count of its own.

    Args:
        texts: all lines.
        roles: of the lines of notes.
    """
    found: dict[int, Role] = {}
    for above in sorted(row for row, role in roles.items() if role in _IN_NOTES):
        row = above + 1
        if row in roles or row >= len(texts):
            continue
        first = note_start(texts[row])
        if first is None or not is_first(first.label) or not _is_signed(first):
            continue
        begin = next((at for at in range(above, -1, -1) if at not in roles and texts[at].strip()), -1)
        referred = {*_referred(texts, range(_start_of_text(roles, begin), begin + 1), roles)}
        if first.label in referred and any(_further(texts[row], first, referred)):
            found |= {row: Role.NOTE, **dict.fromkeys(_below(texts, row), Role.CONTINUATION)}
    return found


def _start_of_text(roles: Mapping[int, Role], last: int) -> int:
    """The first row of the text that ends with a row, behind the notes above it."""
    return next((at + 1 for at in range(last, -1, -1) if roles.get(at) in _IN_NOTES), 0)


def _below(texts: Sequence[str], row: int) -> Iterator[int]:
    """The further lines of the paragraph of a line, up to one that begins another note."""
    for at in range(row + 1, len(texts)):
        if not texts[at].strip() or note_start(texts[at]) is not None:
            return
        yield at


def _is_signed(start: NoteStart) -> bool:
    """Whether notes begin with what no word of them looks like: a raised label, or a bracket behind one."""
    if start.shape.labels is Labels.RAISED:
        return True
    return start.shape.closing[-1:] in (")", "]") and not start.enclosed


def _further(line: str, last: NoteStart, referred: Set[str]) -> Iterator[tuple[int, NoteStart]]:
    """Where further notes begin within a line, each with the next label of the same form."""
    for gap in _BETWEEN.finditer(line):
        start = note_start(line[gap.end() :]) if gap.start() else None
        if start is None or start.shape != last.shape or start.label not in referred:
            continue
        if step(last.label, start.label) == 1:
            yield gap.end(), start
            last = start


def _referred(texts: Sequence[str], rows: range, roles: Mapping[int, Role]) -> Iterator[str]:
    """The labels of what may refer to notes in some lines of the text."""
    for row in rows:
        if row not in roles:
            yield from (mark.label for mark in find_marks(texts[row]))
