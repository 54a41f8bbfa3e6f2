"""How notes are numbered and referred to: the forms, without a judgement whether one is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LONGEST_RUN = 9
_LONGEST_LABEL = 4


class Form(StrEnum):
    """How a note is referred to in the running text."""

    GLUED = "glued"
    LOOSE = "loose"
    BRACKET = "bracket"
    CARET = "caret"
    PARENTHESIS = "parenthesis"
    SUPERSCRIPT = "superscript"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters that may refer to a note.

    Attributes:
        start, end: where they stand in the text searched.
        label: of the note, as the list of notes has it: `2` for `²`, `[2]` and `[^2]`.
        form: how it is written.
    """

    start: int
    end: int
    label: str
    form: Form


@dataclass(frozen=True, slots=True)
class NoteStart:
    """What a line of the notes begins with: `  1. `, `[2] `, `* `.

    Attributes:
        label: the note's number or symbol.
        form: how references of the same style look; `GLUED` where the list tells nothing about them.
        end: offset of the note's first character behind it.
        indent: columns of white space before it.
    """

    label: str
    form: Form
    end: int
    indent: int


_MARK = re.compile(
    r"""
    \[\^ (?P<caret>\w{1,8}) \] (?!:)
    | \[ (?P<bracket>\d{1,4} | [*†‡§]{1,3}) \]
    | \( (?P<parenthesis>\d{1,3} | [*†‡§]{1,3}) \)
    | (?P<superscript>[⁰¹²³⁴-⁹]{1,4})
    | (?<=[^\s*†‡§([]) (?P<symbol>\*{1,3} | †{1,2} | ‡{1,2} | §{1,2}) (?![\w*†‡§])
    | (?P<digits>(?<!\d)\d+) (?= $ | [\s—–\])}”’"'.,;:!?\[] )
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[\d*†‡§⁰¹²³⁴-⁹]|\[\^")
_START = re.compile(
    r"""
    (?P<indent>\s*)
    (?: \[\^ (?P<caret>\w{1,8}) \]:?
      | \[ (?P<bracket>\d{1,4} | [*†‡§]{1,3}) \]
      | \( (?P<parenthesis>\d{1,3}) \)
      | (?P<superscript>[⁰¹²³⁴-⁹]{1,4})
      | (?P<dotted>\d{1,4}) [.)]
      | (?P<symbol>\*(?!\*) | \*{2,3}(?=\.?\s) | †{1,2} | ‡{1,2} | §{1,2}) \.?
      | (?P<plain>\d{1,4}) (?=\s+["“‘\[(A-Z])
    )
    (?: \s+ | (?<=[⁰¹²³⁴-⁹†‡§*\]]) ) (?=\S)
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"[\[({^]*(?P<label>\w{1,8}|[*†‡§¶]{1,4})[\])}]*[.:)\]]*")
_START_FORMS = {
    "caret": Form.CARET,
    "bracket": Form.BRACKET,
    "parenthesis": Form.PARENTHESIS,
    "superscript": Form.SUPERSCRIPT,
    "symbol": Form.SYMBOL,
}


def label_of(mark: str) -> str | None:
    """The label that a note's number or a reference says, as `note/@n` has it; None where it says none.

    `"[^3]:"`, `"³"`, `"3."` → `3`; `"†"` → `†`.
    """
    match = _LABEL.fullmatch(mark.strip())
    return match["label"].translate(_SUPERSCRIPTS) if match else None


def find_marks(text: str) -> Iterator[Mark]:
    """All that could refer to a note, in the order of the text, every split of a run of digits included.

    `"in 19682"` → glued `2`, `82`, `682`; `"word.[^3]"` → caret `3`.
    """
    if not _SIGN.search(text):
        return
    for match in _MARK.finditer(text):
        kind = match.lastgroup or ""
        if kind == "digits":
            yield from _digits(text, match.start(), match.end())
        else:
            label = match[kind].translate(_SUPERSCRIPTS)
            yield Mark(match.start(), match.end(), label, Form(kind))
            yield from _neighbours(label, match.start(), Form(kind))


def _digits(text: str, start: int, end: int) -> Iterator[Mark]:
    if end - start > _LONGEST_RUN:
        return
    glued = start > 0 and not text[start - 1].isspace()
    for length in range(1, min(_LONGEST_LABEL, end - start) + 1):
        first = end - length
        if text[first] == "0" or (first == start and not glued and start == 0):
            continue
        form = Form.GLUED if first > start or glued else Form.LOOSE
        yield Mark(first, end, text[first:end], form)
    if glued:
        yield from (m for m in _neighbours(text[start:end], start, Form.GLUED) if m.end < end)


def _neighbours(run: str, start: int, form: Form) -> Iterator[Mark]:
    """Two notes behind one word: `word23` → `2`, `3`; `word²³` likewise."""
    if form not in (Form.GLUED, Form.SUPERSCRIPT) or len(run) < 2:
        return
    middle = len(run) // 2
    if int(run[:middle]) + 1 == int(run[middle:]):
        yield Mark(start, start + middle, run[:middle], form)
        yield Mark(start + middle, start + len(run), run[middle:], form)


def note_start(text: str) -> NoteStart | None:
    """What a line begins with, if a note can begin so.

    `"  1. Source: …"` → label `1`, indent 2.
    """
    match = _START.match(text)
    if match is None:
        return None
    kind = next(key for key, value in match.groupdict().items() if value is not None and key != "indent")
    label = match[kind].translate(_SUPERSCRIPTS)
    return NoteStart(label, _START_FORMS.get(kind, Form.GLUED), match.end(), len(match["indent"]))
