"""A document's lines as the search for notes sees them: what may begin a note, what may refer to one."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from encoder.house.note_glued_runs import find_glued_runs
from encoder.house.note_lettered import lettered_above
from encoder.house.note_misread_runs import misread_places
from encoder.house.note_words import fold_heading, is_note_heading, is_rule
from encoder.note_labels import Labels, next_label
from encoder.note_letters import letter_start, misread_start
from encoder.note_marks import find_marks, note_start, raised_start
from encoder.note_misread import RIGHT
from encoder.note_shapes import DAGGER, Mark, NoteStart, Shape

if TYPE_CHECKING:
    from encoder.house.note_runs import Run

_SHORT_NUMBER = re.compile(r"(?<![\d,])\d{1,3}$")
_CODE = re.compile(r"(?:^|[^\w])[A-Z]{1,3}-?$|[\d/–-][A-Za-z]{1,3}$")
_WORD_BEFORE = re.compile(r"[^\W\d_][.;:,”\"’)]?\s$")
_MOST_SET_IN, _MOST_RAISED_IN = 8, 3
_DAGGER = "†"
_DAGGERS = dict.fromkeys("ft", _DAGGER)
Place = tuple[int, int]


class Reference(NamedTuple):
    """How notes are referred to: the shape of the label, and whether it stands behind white space."""

    shape: Shape
    gap: bool

    def __str__(self) -> str:
        return f"word{' ' if self.gap else ''}{self.shape}"


_GLUED_LETTER = Reference(Shape("", Labels.LETTER, ""), False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document's lines, and what can be read in each.

    Attributes:
        texts: the lines without page marks.
        breaks: for each line, whether a page begins there or it is a page mark.
        starts: by line, what a note could begin with there.
        places: by reference and label, where such a mark stands, in order.
        following: for each line, the first one from there on that holds text.
        opens: whether another document begins on a line.
        headings: that stand over notes in this house, beside those that all languages have, folded.
        runs: of notes that were collected, by the line of their first.
    """

    texts: Sequence[str]
    breaks: Sequence[bool]
    starts: Mapping[int, NoteStart]
    places: Mapping[Reference, Mapping[str, Sequence[Place]]]
    following: Sequence[int]
    opens: Callable[[int], bool] = lambda line: False
    headings: frozenset[str] = frozenset()
    runs: dict[int, "Run"] = field(default_factory=dict, compare=False, repr=False)

    def is_heading(self, text: str) -> bool:
        """Whether a line is what stands over notes."""
        return is_note_heading(text) or (bool(self.headings) and fold_heading(text) in self.headings)

    def next_line(self, line: int) -> int | None:
        """The next line behind one that holds text."""
        found = self.following[line + 1] if line + 1 < len(self.following) else len(self.texts)
        return found if found < len(self.texts) else None

    def is_fresh(self, line: int) -> bool:
        """Whether a line is the first of a paragraph set off from what is above, or below lettered notes."""
        before = self.texts[line - 1] if line else ""
        if not before.strip() or self.breaks[line - 1] or is_rule(before) or self.is_heading(before):
            return True
        return line in self.starts and bool(lettered_above(self.texts, line))


def read_sheet(
    texts: Sequence[str],
    breaks: Sequence[bool],
    opens: Callable[[int], bool] = lambda line: False,
    headings: Iterable[str] = (),
    *,
    strays: bool = True,
) -> Sheet:
    """Look for labels and marks in all lines of a document, once.

    Args:
        texts, breaks, opens, headings: as the sheet has them.
        strays: whether marks are wanted as well where no line begins as a note does.
    """
    margin = _margin(texts)
    starts = {
        line: start
        for line in range(len(texts))
        if not is_rule(texts[line]) and (start := note_start(texts[line]) or _raised(texts, line, margin))
    }
    places: dict[Reference, dict[str, list[Place]]] = {}
    sought = strays or starts or any(letter_start(text) or misread_start(text) for text in texts)
    for line, text in enumerate(texts if sought else ()):
        for mark in find_marks(text):
            if _counts(
                text, mark, starts.get(line), line == 0 or not texts[line - 1].strip(), starts.get(line - 1)
            ):
                label = _DAGGERS.get(mark.label, mark.label) if mark.shape == DAGGER else mark.label
                known = places.setdefault(Reference(mark.shape, mark.gap), {}).setdefault(label, [])
                if not known or known[-1] != (line, mark.start):
                    known.append((line, mark.start))
    glued = find_glued_runs(texts, starts)
    _add(places, _GLUED_LETTER, glued.places)
    for gap, misread in (misread_places(texts, starts) if sought else {}).items():
        _add(places, Reference(RIGHT, gap), misread)
    lettered = _lettered(texts, starts, places.get(_GLUED_LETTER, {})) | glued.starts
    lettered |= _misread(texts, starts, places.get(Reference(DAGGER, True), {}))
    starts = dict(sorted({**starts, **lettered}.items())) if lettered else starts
    following = [len(texts)] * (len(texts) + 1)
    for line in range(len(texts) - 1, -1, -1):
        following[line] = line if texts[line].strip() and not breaks[line] else following[line + 1]
    folded = frozenset(map(fold_heading, headings))
    return Sheet(texts, breaks, starts, places, following, opens, folded)


def _add(
    places: dict[Reference, dict[str, list[Place]]],
    reference: Reference,
    found: Mapping[str, Sequence[Place]],
) -> None:
    for label, ones in found.items():
        known = places.setdefault(reference, {}).setdefault(label, [])
        known[:] = sorted({*known, *ones})


def _lettered(
    texts: Sequence[str], starts: Mapping[int, NoteStart], places: Mapping[str, Sequence[Place]]
) -> dict[int, NoteStart]:
    """What lines begin with, a letter and nothing behind it, where the text above has that letter glued.

    Right below such a line the next letter needs no more proof.
    """
    found: dict[int, NoteStart] = {}
    for line in range(len(texts) if places else 0):
        start = letter_start(texts[line]) if line not in starts else None
        if start is None:
            continue
        above = found.get(line - 1)
        counts_on = above is not None and start.label == next_label(above.label)
        if counts_on or any(place[0] < line for place in places.get(start.label, ())):
            found[line] = start
    return found


def _misread(
    texts: Sequence[str], starts: Mapping[int, NoteStart], places: Mapping[str, Sequence[Place]]
) -> dict[int, NoteStart]:
    """What lines begin with, a letter that was a dagger, in a text with stars and such letters set apart."""
    found = (
        {line: misread_start(text) for line, text in enumerate(texts) if line not in starts}
        if ("*" in places and _DAGGER in places)
        else {}
    )
    return {
        line: start._replace(label=_DAGGER)
        for line, start in found.items()
        if start is not None and any(place[0] < line for place in places[_DAGGER])
    }


def _margin(texts: Sequence[str]) -> int:
    """How far in most lines stand: a tool that keeps the layout of a page keeps its margin."""
    indents = Counter(len(text) - len(text.lstrip()) for text in texts if text.strip())
    return indents.most_common(1)[0][0] if indents else 0


def _raised(texts: Sequence[str], line: int, margin: int) -> NoteStart | None:
    """What a note begins with whose raised number a tool has set on a line of its own above the text."""
    start = raised_start(texts[line])
    if start is None or line + 1 == len(texts) or start.indent > margin + _MOST_RAISED_IN:
        return None
    below = texts[line + 1]
    indent = len(below) - len(below.lstrip())
    return start if below.strip() and start.indent < indent <= start.indent + _MOST_SET_IN else None


def _counts(text: str, mark: Mark, start: NoteStart | None, fresh: bool, above: NoteStart | None) -> bool:
    """Whether a mark is worth counting: no part of a short number, no code, not what its line begins with.

    In brackets it may open a paragraph: `[1] Sir, …`; with signs of its own, a line within one, where
    the line above does not begin likewise; `(ii)` at its beginning is an item.
    """
    if start is not None and mark.start < start.end:
        listed = above is not None and above.shape == start.shape
        lettered = mark.shape.labels is Labels.LETTER
        if mark.shape.opening not in ("[", "<sup>") and (fresh or listed or lettered or mark.shape.is_bare):
            return False
    before, after = text[max(0, mark.start - 5) : mark.start], text[mark.end : mark.end + 1]
    if not mark.shape.is_bare:
        return bool(before.strip()) or mark.shape.labels is not Labels.SYMBOL or mark.start == 0
    if mark.gap:
        return before[-1:].isspace() and _WORD_BEFORE.search(before[-4:]) is not None
    split = after.isdigit() or bool(_SHORT_NUMBER.search(before))
    return not split and not _CODE.search(before) and before[-1:] not in "$£€¥#/([{=<>~-–+°"
