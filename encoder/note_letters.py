"""Letters that refer to notes: glued to words, as raised ones are left, or read by OCR for a dagger."""

import re
from collections.abc import Iterator

from encoder.note_labels import Labels
from encoder.note_shapes import DAGGER, Mark, NoteStart, Shape

_RIGHT, _LETTER = Shape("", Labels.LETTER, ")"), Shape("", Labels.LETTER, "")
_LETTERS_BEFORE = 3
"""Characters of a word, its letter among them, before the bracket."""


_RIGHT_LETTER = re.compile(r"(?:[^\W_]{2}|[^\W_][.,;:!?])(?P<label>[a-z])\)")
"""A letter glued to a word, or to the stop behind it, before a bracket that closes none."""
_BARE_LETTER = re.compile(r"[.,;:!?](?P<label>[a-z])(?=[\s—–]|$)")
_MISREAD = "ft"
"""Letters that OCR takes a dagger for."""
_MISREAD_MARK = re.compile(rf"[^\W\d_][.,;:!?”\"’)]? (?P<label>[{_MISREAD}])(?=[\s.,;:!?)—–-]|$)")
_MISREAD_LOOK = re.compile(rf" [{_MISREAD}](?=[\s.,;:!?)—–-]|$)")
"""What every such letter has: a cheap look, which begins with one character."""
_MISREAD_START = re.compile(rf"(?P<indent>\s*)(?P<label>[{_MISREAD}])\s(?=[\"“‘«(\[_]?[^\W\d_a-zß-ÿ])")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
"""What stands before a stop with a letter glued to it."""
_LETTER_START = re.compile(r"(?P<indent>\s*)(?P<label>[a-z])\s+(?=\S)")


def letter_marks(text: str) -> Iterator[Mark]:
    """Letters that are glued to words, as raised ones are left: `versehenb) und`, `hortatura.a`."""
    at = text.find(")", _LETTERS_BEFORE)
    while at > 0:
        right = _RIGHT_LETTER.match(text, at - _LETTERS_BEFORE)
        if right is not None and not is_open(text, at - 1):
            yield Mark(at - 1, at + 1, right["label"], _RIGHT)
        at = text.find(")", at + 1)
    for match in _BARE_LETTER.finditer(text):
        if match.start() > 1 and _TWO_LETTERS.match(text, match.start() - 2):
            yield Mark(match.start("label"), match.end(), match["label"], _LETTER)
    misread = _MISREAD_MARK.finditer(text) if _MISREAD_LOOK.search(text) else ()
    for match in misread:
        yield Mark(match.start("label"), match.end(), match["label"], DAGGER, True)


def is_open(text: str, end: int) -> bool:
    """Whether a bracket is open where a text is cut."""
    return text.rfind("(", 0, end) > text.rfind(")", 0, end)


def letter_start(text: str) -> NoteStart | None:
    """The letter that a note begins with and nothing behind it: `a sit hortatura in marg.`"""
    match = _LETTER_START.match(text)
    if match is None:
        return None
    return NoteStart(match["label"], Shape("", Labels.LETTER, ""), match.end(), len(match["indent"]))


def misread_start(text: str) -> NoteStart | None:
    """The letter that a note begins with where OCR has misread a dagger: `f Saga of Harald, cap. 22.`"""
    match = _MISREAD_START.match(text)
    return NoteStart(match["label"], DAGGER, match.end(), len(match["indent"])) if match else None
