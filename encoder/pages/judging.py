"""Every line judged by the chains: page mark, page furniture, or which kind of text."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from encoder.enumerators import Style, enumerator
from encoder.model import FURNITURE, Line, Role
from encoder.pages.catchwords import is_repeated
from encoder.pages.chain import chain
from encoder.pages.features import features
from encoder.pages.marks import page_mark
from encoder.pages.sight import Sight, plain

DOUBTFUL = 0.6
LONGEST_STAMP = 160
MARK = "mark"
MEMORANDUM_FOR = re.compile(r"ME\w{2,3}RAND\w+\s+(?:FOR|TO)\b(?!\W*THE\s+(?:RECORD|FILE))", re.IGNORECASE)
_SUBJECT = re.compile(r"SUB[JI]\w{0,4}\s*:", re.IGNORECASE)
_FAREWELL = re.compile(
    r"(?:very\s+)?(?:(?:sincerely|respectfully|faithfully|truly|cordially)(?:\s+yours)?"
    r"|yours\s+(?:very\s+)?(?:sincerely|respectfully|faithfully|truly|cordially))\W*",
    re.IGNORECASE,
)
_OPTION = re.compile(r"[_\W]*(?:(?:dis)?approve|see\s+me)[_\W]*", re.IGNORECASE)
_PARAGRAPH = frozenset({"text-B"})
_CERTAIN = (
    # SECRET, TOP SECRET EYES ONLY: a marking and nothing else
    (
        re.compile(
            r"\W*(?:TOP\s+)?(?:SECRET|CONFIDENTIAL|UNCLASSIFIED|RESTRICTED|LIMITED\s+OFFICIAL\s+USE)"
            r"(?:\W+(?:[A-Z]{4,12}|EYES\s+ONLY|[A-Z]+\s+USE\s+ONLY))?\W*"
        ),
        Role.CLASSIFICATION,
    ),
    # 123-45678-90123: the number of a record; RELEASE UNDER THE … ACT; REPRODUCTION … PROHIBITED
    (re.compile(r"\W*(?:\d{3}-\d{5}-\d{5}|\d{2}-0{5})\W*"), Role.HEADER),
    (re.compile(r".{0,40}\bRELEASE\b.{0,80}\bACT\b.{0,20}"), Role.HEADER),
    (re.compile(r".{0,20}\bREPRODUCTION\b.{0,60}\b(?:PROHIBITED|OBTAINABLE)\b.{0,20}"), Role.HEADER),
    # - 3 -, PAGE TWO, Page 2 of 5
    (re.compile(r"\s*[-–—]\s*\d{1,3}\s*[-–—]\s*"), Role.PAGE_NUMBER),
    (re.compile(r"\s*(?:PAGE|Page)\s+\w{1,5}(?:\s+(?:OF|of)\s+\w{1,5})?\W*"), Role.PAGE_NUMBER),
)
_PIPES = re.compile(r"\s*\|.*\|\s*")
_FENCE = re.compile(r"\s*(?:```+|~~~+)\s*\w*\s*")
FURNITURE_LABELS = frozenset(role.value for role in FURNITURE)
_SHORT = {Role.STAMP.value, Role.NOISE.value, Role.PAGE_NUMBER.value, Role.CATCHWORD.value}


@dataclass(frozen=True, slots=True)
class Judged:
    """A line that is not blank, and what was decided about it: a label of the chains, or `mark`."""

    row: int
    line: Line
    label: str
    certainty: float

    @property
    def is_text(self) -> bool:
        return self.label != MARK and self.label not in FURNITURE_LABELS


def is_fence(text: str) -> bool:
    """Whether a line opens or closes a block of code, as OCR tools write them."""
    return bool(_FENCE.fullmatch(text))


def find_marks(lines: tuple[Line, ...]) -> set[int]:
    """The indices of the lines that are markup only: page marks and fences."""
    texts = ((row, line.text) for row, line in enumerate(lines) if line.text.strip(" \t"))
    return {row for row, text in texts if page_mark(text) is not None or is_fence(text)}


def judge_furniture(
    lines: tuple[Line, ...], seen: list[Sight], rows: list[list[str]], marks: set[int]
) -> list[Judged]:
    """Page marks, page furniture and text told apart.

    Args:
        lines: of the source.
        seen: those that are neither blank nor marks.
        rows: their features.
        marks: the indices of the lines that are marks.
    """
    decided = chain("furniture").decide(rows, [_is_certainly(sight.text) for sight in seen])
    judged = [
        Judged(sight.row, lines[sight.row], _possible(label, sight.text), certainty)
        for sight, (label, certainty) in zip(seen, decided, strict=True)
    ]
    judged += [Judged(row, lines[row], MARK, 1.0) for row in marks]
    return sorted(judged, key=lambda one: one.row)


def _is_certainly(text: str) -> frozenset[str] | None:
    """The one label that a line can have by its words alone, of furniture or options; None for others."""
    if _OPTION.fullmatch(text):
        return _PARAGRAPH
    roles = (role for pattern, role in _CERTAIN if pattern.fullmatch(text))
    role = next(roles, None)
    return None if role is None else frozenset({role.value})


def _possible(label: str, text: str) -> str:
    """The label, or that of text where a line is too long for a stamp, a page number or debris."""
    return "text-I" if label in _SHORT and len(text) > LONGEST_STAMP else label


def judge_text(judged: list[Judged]) -> list[Judged]:
    """What each line of text is; furniture and marks as before."""
    judged = _caught(judged)
    seen = text_sights(judged)
    decided = iter(chain("text").decide(features(seen), _allowed(seen)))
    return [Judged(one.row, one.line, *next(decided)) if one.is_text else one for one in judged]


def _caught(judged: list[Judged]) -> list[Judged]:
    """The lines, with those known for catchwords that the first line of text after furniture repeats."""
    out = list(judged)
    texts = [i for i, one in enumerate(judged) if one.is_text]
    for at, after in pairwise(texts):
        if after > at + 1 and is_repeated(judged[at].line.text, judged[after].line.text):
            out[at] = replace(judged[at], label=Role.CATCHWORD.value, certainty=DOUBTFUL)
    return out


def _allowed(seen: list[Sight]) -> list[frozenset[str] | None]:
    """The labels that each line can have, where there is no doubt: by its words, or by its enumerator.

    A line with the enumerator that comes next goes on with no paragraph.
    """
    begins = frozenset(chain("text").labels) - {"text-I"}
    counted: dict[Style, int] = {}
    out = []
    for sight in seen:
        found = enumerator(sight.text)
        said = found.readings if found else ()
        follows = any(counted.get(reading.style) == reading.value - 1 for reading in said)
        counted |= {reading.style: reading.value for reading in said}
        out.append(_said(sight.text) or (begins if follows else None))
    return out


def _said(text: str) -> frozenset[str] | None:
    """The labels of a line whose words leave no doubt; None for all others.

    `SUBJECT: Lamps` → subject; `MEMORANDUM FOR …` → addressee or head; `Yours truly,` → closer; the options
    of who is to decide (`Disapprove ____`) → text.
    """
    words = plain(text)
    if _SUBJECT.match(words):
        return frozenset({"subject"})
    if MEMORANDUM_FOR.match(words):
        return frozenset({"addressee", "head"})
    if _FAREWELL.fullmatch(words):
        return frozenset({"closer"})
    if _OPTION.fullmatch(words):
        return _PARAGRAPH
    if _PIPES.fullmatch(text) or text.count("|") > 2:
        return frozenset({"form"})
    return None


def text_sights(judged: list[Judged]) -> list[Sight]:
    """The lines of text as the chain `text` sees them, furniture left out but remembered."""
    out = []
    across, last = "", -1
    for one in judged:
        if one.is_text:
            out.append(Sight(one.line.text, one.row - last - 1, one.row, across))
            across, last = "", one.row
        else:
            across = "mark" if one.label == MARK else across or "furniture"
    return out
