"""Raised figures before a bracket that OCR has read as other signs: `verdict^)`, `town')`, `tsiap x)`.

Which note is meant only their order says: the signs of a page are as many as the notes at its foot.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from encoder.note_labels import Labels
from encoder.note_letters import is_open
from encoder.note_marks import find_marks
from encoder.note_shapes import Shape

RIGHT = Shape("", Labels.ARABIC, ")")
"""A figure before a bracket, as these references were printed."""

_SIGNS = "^'’‘`´°«»®•\""
_MISREAD = re.compile(rf"(?<=[^\W\d_]|[.,;:!?])(?P<sign>[{re.escape(_SIGNS)}]{{1,2}})\)")
_APART_SIGNS = "xliIzJ*!?"
"""What else OCR reads for a raised figure that stands apart from the word."""

_APART = re.compile(
    rf"(?<=[^\s(][ ])(?P<sign>[{re.escape(_SIGNS)}]{{1,2}}|[{re.escape(_APART_SIGNS)}])\)(?=[\s.,;:!?]|$)"
)
_WHOLE = re.compile(rf"(?:[{re.escape(_SIGNS)}]{{1,2}}|[{re.escape(_APART_SIGNS)}])\)")


class Sign(NamedTuple):
    """What refers to a note of unknown number.

    Attributes:
        text: the index of the text that it stands in.
        start, end: in it.
        label: of the note, where the figure was read; else None.
        gap: whether it stands apart from the word.
    """

    text: int
    start: int
    end: int
    label: str | None
    gap: bool = False


def is_misread(printed: str) -> bool:
    """Whether a reference is nothing but signs before a bracket, which say no number."""
    return _WHOLE.fullmatch(printed) is not None


def misread_end(text: str, start: int) -> int | None:
    """Where such a reference ends that stands at a place of a text; None where none does."""
    match = _WHOLE.match(text, start)
    return match.end() if match else None


def misread_figures(labels: Sequence[str], texts: Sequence[str]) -> dict[str, Sign]:
    """The misread sign that refers to each note; nothing where signs and notes are not as many.

    Args:
        labels: of the notes, figures in order.
        texts: that refer to them, in order.
    """
    read = [
        Sign(index, mark.start, mark.end, mark.label, mark.gap)
        for index, text in enumerate(texts)
        if ")" in text
        for mark in find_marks(text)
        if mark.shape == RIGHT
    ]
    are_apart = 2 * sum(sign.gap for sign in read) > len(read)
    signs = [sign for sign in read if sign.gap is are_apart] + list(_misread(texts, are_apart))
    signs.sort(key=lambda sign: (sign.text, sign.start))
    fits = len(signs) == len(labels) and all(
        sign.label in (None, label) for sign, label in zip(signs, labels, strict=True)
    )
    pairs = zip(signs, labels, strict=True) if fits else ()
    return {label: sign for sign, label in pairs if sign.label is None}


def _misread(texts: Sequence[str], are_apart: bool) -> Iterator[Sign]:
    pattern = _APART if are_apart else _MISREAD
    for index, text in enumerate(texts):
        for match in pattern.finditer(text) if ")" in text else ():
            if not is_open(text, match.start()):
                yield Sign(index, match.start(), match.end(), None, are_apart)
