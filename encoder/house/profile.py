"""What one document shows of its house: counted once, small, and without a judgement."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from encoder.house.heads import RunningHead
from encoder.house.markings import without_markings
from encoder.house.note_evidence import strength
from encoder.house.note_forms import Tallies, count_notes
from encoder.house.note_sheet import Reference, Sheet, read_sheet
from encoder.house.page_feet import words_of_feet
from encoder.house.page_forms import page_forms_of
from encoder.house.page_pieces import split_document
from encoder.house.page_sightings import Sighting, find_sightings
from encoder.house.paragraphs import paragraph_sign
from encoder.house.running_heads import is_sure, likely_heads, words_of_heads
from encoder.hyphens import divided_words, is_divided, words_of
from encoder.language import detect_language
from encoder.model import Line

MOST_CHARACTERS = 200_000
"""Of a long document no more is looked at."""

_MOST_SIGHTINGS = 600
_MOST_WORDS = 4000
_SHORTEST_WORD = 4
_SURE = 0.9
_WEAKEST = 2.8
"""The strength of a mark that hardly stands in a text without notes."""

_YEAR = re.compile(r"(?<![\d.,])(1[0-9]{3}|20[0-4]\d)(?!\d|,\d)")
_OPENING, _CLOSING = 12, 4
"""Lines at the two ends of a document among which its date stands."""

_OF_FIGURES = re.compile(r"(?<![\d/.\-])(\d{1,2})([/.\-])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)")
_MONTHS, _DAYS = 12, 31


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document shows of its house.

    Attributes:
        name: of the document.
        folder: it lies in.
        language: the tag, where it is sure.
        sightings: what may be page marks.
        notes: what lines begin with that may be notes.
        references: how often the text has what may refer to notes, and can hardly be anything else.
        heads, doubtful_heads: the words of its running heads, folded.
        paragraphs: what tells a new one, a value of `Paragraphs`; empty where it cannot be told.
        signs: how often each divides a word at a line end, and a word that it divides.
        hyphened, whole: words with and without a hyphen within lines, where words are divided at all.
        divided: words that are divided, without their sign.
        year: the first that its opening or its end names.
        orders: how many dates of numbers have the day first, and how many the month.
        typed: whether it has the furniture of typed pages.
    """

    name: str
    folder: str = ""
    language: str | None = None
    sightings: tuple[Sighting, ...] = ()
    notes: Tallies = field(default_factory=dict)
    references: Mapping[Reference, int] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    doubtful_heads: frozenset[str] = frozenset()
    paragraphs: str = ""
    signs: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    hyphened: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    divided: frozenset[str] = frozenset()
    year: int | None = None
    orders: tuple[int, int] = (0, 0)
    typed: bool = False


def look_at(name: str, lines: Sequence[Line], *, typed: bool, folder: str = "") -> Profile:
    """The profile of a document.

    Args:
        name: of it.
        lines: all of them; of very many the first are looked at.
        typed: whether it has the furniture of typed pages.
        folder: it lies in.
    """
    lines = _beginning(lines)
    texts = [line.text for line in lines]
    sightings = find_sightings(without_markings(texts))[:_MOST_SIGHTINGS]
    bare, breaks = _without_marks(lines, sightings)
    heads = likely_heads(bare, breaks)
    sure = {row: head for row, head in heads.items() if is_sure(head)}
    sheet = read_sheet(*_without_heads(bare, breaks, sure))
    divides = any(map(is_divided, bare))
    words = words_of(bare) if divides else frozenset()
    divided = list(divided_words(bare)) if divides else []
    tag, certainty = detect_language("\n".join(texts))
    return Profile(
        name,
        folder,
        tag if certainty >= _SURE else None,
        sightings,
        count_notes(sheet),
        _references(sheet),
        words_of_heads(bare, heads, sure=True),
        words_of_heads(bare, heads, sure=False) | words_of_feet(bare, _begins(breaks, heads)),
        paragraph_sign(bare) or "",
        _signs(divided),
        frozenset(_some(word for word in words if "-" in word)),
        frozenset(_some(word for word in words if "-" not in word and len(word) > _SHORTEST_WORD)),
        frozenset(_some(first + then for first, then, _ in divided)),
        _year(texts),
        _orders(texts),
        typed,
    )


def _beginning(lines: Sequence[Line]) -> Sequence[Line]:
    if not lines or lines[-1].end <= MOST_CHARACTERS:
        return lines
    return [line for line in lines if line.end <= MOST_CHARACTERS] or lines[:1]


def _without_marks(lines: Sequence[Line], sightings: Sequence[Sighting]) -> tuple[list[str], list[bool]]:
    """The lines without page marks, and which of them are nothing but one, by the document's own forms."""
    forms = page_forms_of([sightings])
    texts = {line.number: "" for line in lines}
    marks: set[int] = set()
    for piece in split_document(lines, forms):
        if piece.is_mark:
            marks.add(piece.line.number)
        texts[piece.line.number] += " " * len(piece.line.text) if piece.is_mark else piece.line.text
    return list(texts.values()), [number in marks and not text.strip() for number, text in texts.items()]


def _without_heads(
    texts: Sequence[str], breaks: Sequence[bool], heads: Mapping[int, RunningHead]
) -> tuple[list[str], list[bool]]:
    """The lines without running heads, and where pages begin, heads that part pages counted."""
    bare = ["" if row in heads else text for row, text in enumerate(texts)]
    parted = {row for row, head in heads.items() if head.begins_page or head.ends_page}
    return bare, [at or row in parted for row, at in enumerate(breaks)]


def _begins(breaks: Sequence[bool], heads: Mapping[int, RunningHead]) -> list[int]:
    """The rows at which pages begin, by their marks or heads."""
    return [row for row, at in enumerate(breaks) if at or (row in heads and heads[row].begins_page)]


def _references(sheet: Sheet) -> dict[Reference, int]:
    counts = {
        one: sum(map(len, places.values()))
        for one, places in sheet.places.items()
        if strength(one) >= _WEAKEST
    }
    return {one: count for one, count in counts.items() if count}


def _signs(divided: Sequence[tuple[str, str, str]]) -> dict[str, tuple[int, str]]:
    counts = Counter(sign for _, _, sign in divided)
    first = {sign: f"{one}{sign} {two}" for one, two, sign in reversed(divided)}
    return {sign: (count, first[sign]) for sign, count in counts.items()}


def _some(words: Iterable[str]) -> Iterator[str]:
    """Not more words than are kept of a document, the same ones each time."""
    return iter(sorted(words)[:_MOST_WORDS])


def _year(texts: Sequence[str]) -> int | None:
    filled = [text for text in texts if text.strip()]
    for text in (*filled[:_OPENING], *filled[-_CLOSING:]):
        found = _YEAR.search(text[:200])
        if found:
            return int(found[1])
    return None


def _orders(texts: Sequence[str]) -> tuple[int, int]:
    days = months = 0
    for text in texts:
        for match in _OF_FIGURES.finditer(text):
            first, second = int(match[1]), int(match[3])
            days += _MONTHS < first <= _DAYS and 1 <= second <= _MONTHS
            months += _MONTHS < second <= _DAYS and 1 <= first <= _MONTHS
    return days, months
