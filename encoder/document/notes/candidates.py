"""How likely it is that a number or sign in the running text refers to a note.

Scores are weights of evidence: above 0 more likely a reference than not, `CERTAIN` nearly sure.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from encoder.language import data, languages
from encoder.months import ENGLISH_MONTHS
from encoder.note_labels import Labels
from encoder.note_marks import ENCLOSING, PREFIXES, find_marks
from encoder.note_shapes import BARE, Mark, Shape

CERTAIN = 6.0
_BLOCK_END = 1.5
_NEIGHBOUR = 3.5
_SAME_STYLE = 3.0
_CONTEXT = 48
_HOUSE = 4.0
_OTHER = -4.0
_OTHER_SIGNS = -2.5
_YEAR = re.compile(r"(?:^|[^\d.,$£/–-])(?P<year>1[4-9]\d\d|20\d\d)$")
_EARLY_YEAR, _EARLY = re.compile(r"(?:^|[^\d.,$£/–-])1[0-3]\d\d$"), -1.0
"""A year of the Middle Ages: the whole may be a sum, too."""
_YEARS = re.compile(r"\b1[4-9]\d\d[-–/]\d\d(?:\d\d)?$")
_DAY_AND_YEAR = re.compile(r"(?:^|\D)\d{1,2},?\s+(?:1[4-9]|20)\d\d$")
_TIME = re.compile(r"\b\d{1,2}[:.][0-5]\d$")
_THOUSANDS = re.compile(r"\d,\d{3}$")
_DIGITS_OF_DAY = 2
_DIGITS = re.compile(r"(?P<in_word>[^\W\d_][.,;:”\"’)]{0,2})?(?P<number>\d+)$")
_STOP = re.compile(r"[^\W\d_][.;:,”\"’)]\s$")
_WHOLE = {2: (_YEARS, _TIME), 3: (_THOUSANDS,), 4: (_YEAR, _YEARS)}
"""By how many digits a number ends with, what it may be the whole of."""
_NUMBERED = re.compile(
    r"(?:\b(?:Nos?\.?|Number|Memorandum|Document|pages?|pp?\.|Tab|Box|Annex|Part|Article|Section|Chapter|"
    r"Resolution|[Pp]aragraphs?|[Tt]elegrams?|[Cc]ables?|Paris|London|Bonn|Moscow|Tokyo|Rome|Lot|vol\.|Volume|"
    r"[A-Z]{2,}\w*)\s*|\b[A-Z][a-z]+\s\d{3}|\#)\d+$"
)
_MONEY = re.compile(r"[$£€¥]\s?[\d,.]*\d$")
_DECIMAL = re.compile(r"\d\.\d+$")
_ABBREVIATION = re.compile(r"\b(?:Nos?|pp?|vols?|Vols?|Arts?|Secs?|Figs?|Ch|chap|Box|art|no)\.$")
_INITIAL = re.compile(r"\b(?:[A-Z]|[IVX]{2,4})\.$")
_CODE = re.compile(r"(?:[\d/–-][A-Za-z]{1,3}|\b[A-Z]|\b[A-Z]{1,3}-[A-Z]?)$")
_LONGEST_CODE = 6
_ALONE = re.compile(r"(?:^|\n)[ \t($£+–-]*\d+$")
_UNIT = re.compile(r"\d\s?(?:k?m|cm|ft|mi|in)$")
_SENTENCE = re.compile(r"\s*(?:$|\n|\s[A-Z“\"\[(])")


@cache
def _day() -> re.Pattern[str]:
    """The name of a month, and a day behind it; made when it is needed, from the data of all languages."""
    names = {name for tag in languages() for name in data(tag).full_months}
    months = "|".join(sorted({*ENGLISH_MONTHS, *names, *map(str.title, names)}))
    return re.compile(rf"(?:{months})\.?\s+(?:\d{{1,2}}\s*[-–]\s*)?(?P<day>\d{{1,2}})$")


class Candidate(NamedTuple):
    """A place that may refer to a note.

    Attributes:
        start, end: in the source's text.
        label: of the note it would refer to.
        score: the weight of evidence that it does.
        inside: index of the note whose text it stands in, None in the running text.
        reference: how it is written; None where an editor said that it refers to the note.
        is_behind: whether the note stands behind these characters, which are text.
    """

    start: int
    end: int
    label: str
    score: float
    inside: int | None = None
    reference: "Reference | None" = None
    is_behind: bool = False


class Reference(NamedTuple):
    """How notes are referred to: the shape of the label, and whether it stands behind white space."""

    shape: Shape
    gap: bool


def find_candidates(
    text: str, labels: Mapping[str, Shape], usual: Collection[Reference] = ()
) -> Iterator[tuple[Mark, float]]:
    """The marks in a block's text that could refer to a note, with their scores.

    Args:
        text: of one block, a line feed where a line or page ends.
        labels: those of the notes, each with the shape of its number in the list of notes.
        usual: how these notes are referred to, where it is known: other marks are less likely then.
    """
    for mark in find_marks(text):
        shape = labels.get(mark.label)
        if shape is not None:
            yield mark, _score(text, mark, shape) + of_house(Reference(mark.shape, mark.gap), usual)


def of_house(reference: "Reference", usual: Collection["Reference"]) -> float:
    """What it says for a place that it refers as these notes are usually referred to, or otherwise."""
    if not usual:
        return 0.0
    if reference in usual:
        return _HOUSE if not reference.shape.is_bare or reference.gap else 0.0
    return _OTHER / 2 if any(reference.shape == one.shape for one in usual) else _OTHER


def _score(text: str, mark: Mark, shape: Shape) -> float:
    before = text[max(0, mark.start - _CONTEXT) : mark.start]
    after = text[mark.end : mark.end + _CONTEXT]
    score = _form_score(before, text[mark.start : mark.end], after, mark)
    if _has_same_signs(mark.shape, shape):
        score += _SAME_STYLE
    elif mark.shape == BARE and shape.opening in ("(", "[^"):
        score += _OTHER_SIGNS
    if not after.strip():
        score += _BLOCK_END
    return score


def _has_same_signs(shape: Shape, other: Shape) -> bool:
    if shape.is_bare or other.is_bare or (not shape.opening and not shape.closing and shape != other):
        return False
    return (shape.opening == other.opening and shape.closing == other.closing.rstrip(":.")) or shape == other


def _form_score(before: str, label: str, after: str, mark: Mark) -> float:
    if not before.strip():
        opens = mark.shape.opening.startswith(("[", "<sup>")) or str(mark.shape) == Labels.SYMBOL
        return -2.0 if opens else -8.0
    shape = mark.shape
    if shape == BARE:
        if mark.gap:
            return _loose(before, after)
        return _glued(before, label, after) + _following(after, before)
    if shape.labels is Labels.RAISED and _UNIT.search(before):
        return -3.0
    return _signed(shape, mark.gap)


def _signed(shape: Shape, gap: bool) -> float:
    """A label with signs around it, or one that is a sign itself."""
    if shape.opening.startswith(("[^", "<sup>")):
        return 9.0
    if shape.opening.startswith(("[", "^")) or shape.labels is Labels.RAISED:
        return 8.0
    if shape.labels is Labels.SYMBOL:
        return 3.0 if gap else 6.0
    if shape.opening.startswith("("):
        return 1.0 if gap else 4.0
    if shape.opening in PREFIXES or shape.opening in ENCLOSING:
        return 2.0 if gap else 5.0
    if shape.opening == "{":
        return 5.0
    return 0.0 if gap else 4.0


def _loose(before: str, after: str) -> float:
    """A number set apart: `Committee. 2 The` → perhaps; `about 2 billion` → no."""
    sentence = _STOP.search(before) and _SENTENCE.match(after)
    return -0.5 if sentence else -8.0


def _following(after: str, before: str) -> float:
    """What follows a number: a reference ends its word, and mostly its clause."""
    if not after:
        return 0.0
    if after[0].isdigit():
        return _NEIGHBOUR - CERTAIN
    if after[0].isalpha():
        return -3.0
    if after[0] in ".,;:!?":
        return -1.0 if before[-1].isalpha() or before[-1] in '”"’)]' else -3.0
    return -0.5 if after[0] in ')”’"]' else 0.0


def _glued(before: str, label: str, after: str) -> float:
    last = before[-1]
    if last.isdigit():
        return _split(before, label, after)
    if last.isalpha():
        return 0.5 if _CODE.search(before[-_LONGEST_CODE:]) else CERTAIN
    if last in "”’\"')]»":
        return -5.0 if before[-2:-1].isspace() or len(before) < 2 else CERTAIN
    if last in ".,;:?!":
        return _after_stop(before, label, after)
    if last == "%":
        return 5.0
    return -7.0 if last in "$£€¥#/([{“‘«+=<>~-–" else -4.0


def _after_stop(before: str, label: str, after: str) -> float:
    """A number behind a stop: `in 1971.2 The` → a reference; `3.2 percent`, `1,500`, `p.2` → none."""
    body = before[:-1]
    if not body or body[-1].isspace():
        return -7.0
    if _ABBREVIATION.search(before):
        return -2.0
    if not body[-1].isdigit():
        return 1.5 if before[-1] == "." and _INITIAL.search(before) else CERTAIN
    if before[-1] in ";?!":
        return 5.0
    if _YEAR.search(body) or _DAY_AND_YEAR.search(body) or _day().search(body):
        return -1.0 if before[-1] == "," and len(label) == 3 else 5.0
    if before[-1] == ":":
        return -5.0 if len(label) == 2 else 1.0
    if before[-1] == "," and len(label) < 3 and not after[:1].strip():
        return 4.0 if re.search(r"\d{4}$", body) else 1.0
    if before[-1] == ",":
        return -5.0
    return 2.0 if _SENTENCE.match(after) and before[-1] == "." else -4.0


@lru_cache(maxsize=4_000)
def _split(before: str, label: str, after: str) -> float:
    """The last digits of a number: `19682`, `September 162` → a reference; `$1502` → rather not."""
    digits = _DIGITS.search(before)
    number = digits["number"] if digits else ""
    if digits and digits["in_word"] and int(number) + 1 == int(label):
        return _NEIGHBOUR
    if not after[:1].strip() and _ALONE.search(before):
        return -6.0
    whole = int(number + label)
    day = _day().search(before) if len(number) <= _DIGITS_OF_DAY else None
    if day:
        plausible = 1 <= int(day["day"]) <= 31
        return (-2.0 if whole <= 31 else 5.5) if plausible else -6.0
    if len(str(whole)) == 4 and 1700 <= whole <= 2030:
        return -5.0
    if any(pattern.search(before) for pattern in _WHOLE.get(len(number), ())):
        return 5.5
    if _EARLY_YEAR.search(before):
        return _EARLY
    if _NUMBERED.search(before):
        return 0.5
    if _MONEY.search(before) or _DECIMAL.search(before):
        return -2.0
    return -1.5 if _SENTENCE.match(after) else -3.0
