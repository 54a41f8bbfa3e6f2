"""The forms of a house as people write them: `[S. {n}]`, `word [1] : [1] text`.

A template is no regular expression: it is the mark as it stands in the sources, and the same grammar reads
it that reads the sources. So it cannot fail to compile, nor run for ever.
"""

import re

from encoder.house.candidates import Candidate, find_candidates
from encoder.house.note_forms import Counts, FoundForm, NoteForm
from encoder.house.note_sheet import Reference
from encoder.house.numerals import NUMBERED, Numerals
from encoder.house.page_forms import PageForm
from encoder.house.page_shapes import OTHER, Shape
from encoder.marks import house_mark
from encoder.note_marks import find_marks, note_start

LONGEST = 60
PLACEHOLDERS = {
    "{n}": Numerals.ARABIC,
    "{roman}": Numerals.ROMAN,
    "{leaf}": Numerals.LEAVES,
    "{column}": Numerals.COLUMNS,
    "{siglum}": Numerals.SIGLA,
}
"""What stands for the number of a page, by the kind of number."""

FURTHER = "{x}"
"""Stands for a further number, which does not count."""

_SAMPLES = {
    Numerals.ARABIC: "12",
    Numerals.ROMAN: "xii",
    Numerals.LEAVES: "12r",
    Numerals.COLUMNS: "12r:2",
    Numerals.SIGLA: "B-12",
}
_PLACEHOLDER = re.compile("|".join(map(re.escape, PLACEHOLDERS)))
_ANY_KIND = frozenset({Shape.TAG, Shape.WORD, Shape.ROUND_WORD, Shape.BARE_WORD})
_NUMBERLESS = frozenset({Shape.BREAK, Shape.FEED, Shape.RULE})
_WORD, _TEXT, _NONE = "word", "text", "-"
PAGE_HINT = "write the mark as it stands, with {n} for the number: [S. {n}]"
NOTE_HINT = "write how the text refers to a note and how the note begins: word [1] : [1] text"


def page_form(template: str, *, own_line: bool) -> PageForm:
    """The form of page marks that a template says.

    `"[S. {n}]"` → `[S. ` and `]` around a number.

    Args:
        template: as it is written in `house.toml`.
        own_line: whether it is a mark only on a line of its own.

    Raises:
        ValueError: it is none; the message says why.
    """
    if len(template) > LONGEST or "\n" in template:
        raise ValueError(f"is longer than {LONGEST} characters or a line")
    places = list(_PLACEHOLDER.finditer(template))
    if len(places) > 1:
        raise ValueError("has more than one number that counts")
    kind = PLACEHOLDERS[places[0].group()] if places else Numerals.NONE
    sample = _PLACEHOLDER.sub(_SAMPLES.get(kind, ""), template).replace(FURTHER, "3")
    found = _whole(sample)
    if not places:
        if found is None or found.shape not in _NUMBERLESS:
            raise ValueError("has no {n}, and is neither a rule nor words such as [page break]")
        return PageForm(found.before, "", (Numerals.NONE,), True, 1.0, 0, template, found.shape)
    if house_mark(sample) != _SAMPLES[kind] and (found is None or found.shape is not Shape.TAG):
        raise ValueError("cannot be told from text")
    if found is not None and found.number == _SAMPLES[kind]:
        before, after, shape = found.before, found.after, found.shape
    else:
        before, after = (
            part.replace(FURTHER, OTHER)
            for part in (template[: places[0].start()], template[places[0].end() :])
        )
        shape = Shape.BRACED
    if not (before + after).strip() and not own_line:
        raise ValueError("is a number alone, which is a mark only on a line of its own: see page-lines")
    kinds = NUMBERED if shape in _ANY_KIND and kind is Numerals.ARABIC else (kind,)
    return PageForm(before, after, kinds, own_line, 1.0, 0, template, shape)


def _whole(sample: str) -> Candidate | None:
    candidates = find_candidates([sample])
    whole = len(candidates) == 1 and (candidates[0].start, candidates[0].end) == (0, len(sample))
    return candidates[0] if whole else None


def page_template(form: PageForm) -> str:
    """How a form of page marks is written: `[S. {n}]`."""
    if form.shape is Shape.TAG:
        return f'{form.before} n="{{n}}"{form.after}'
    before, after = (part.replace(OTHER, FURTHER) for part in (form.before, form.after))
    kind = next((one for one in form.numerals if one in PLACEHOLDERS.values()), None)
    if kind is None:
        return before + after
    name = next(name for name, one in PLACEHOLDERS.items() if one is kind)
    return f"{before}{'{n}' if form.shape in _ANY_KIND else name}{after}"


def note_form(template: str) -> FoundForm:
    """The form of notes that a template says.

    `"word [1] : [1] text"` → referred to by ` [1]`, beginning with `[1]`; `"- : 1. text"` → nothing refers to
    them.

    Raises:
        ValueError: it is none; the message says why.
    """
    left, colon, right = template.partition(" : ")
    if not colon or len(template) > 2 * LONGEST:
        raise ValueError("does not say both, with “ : ” between them")
    start = note_start(right) if right.rstrip().endswith(_TEXT) else None
    if start is None or right[start.end :].strip() != _TEXT:
        raise ValueError(f"says “{right.strip()}” of a note, with which none can begin")
    reference = None
    if left.strip() != _NONE:
        marks = [
            m for m in find_marks(left) if m.end == len(left.rstrip()) and left[: m.start].strip() == _WORD
        ]
        if not left.startswith(_WORD) or not marks:
            raise ValueError(f"says “{left.strip()}” of references, which can be none")
        reference = Reference(marks[0].shape, marks[0].gap)
    return FoundForm(NoteForm(start.shape, reference, start.indent > 0), 1.0, Counts(0, 0, 0), "")


def note_template(form: NoteForm) -> str:
    """How a form of notes is written: `word [1] : [1] text`."""
    reference = form.reference or _NONE
    return f"{reference} : {'  ' if form.indented else ''}{form.start} {_TEXT}"
