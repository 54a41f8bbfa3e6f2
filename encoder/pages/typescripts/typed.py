"""Whether a text has the furniture of typed pages: markings, record numbers, labels in capitals."""

import re
from statistics import median

from encoder.house.markings import without_markings
from encoder.language import detect_language
from encoder.model import Line
from encoder.pages.notes import find_notes
from encoder.pages.sights.lexicon import recognise
from encoder.pages.sights.shape import MARKINGS

_PAGE_IN_BRACKETS = re.compile(r"\[Page \w+\]|\[p\. ?\w+\]|\{\d+\}(?!-)")
_NOTE_BODY = re.compile(r"\s{0,4}(?:\[?\d{1,3}[\].)]|\[\^\w+\]:?|[*†‡¹²³]) ?\S")
_GLUED_NUMBER = re.compile(r"[a-z][.,”’\"]?\d{1,2}(?=\s|$)")
_REFERENCE = re.compile(r"\w[.,”’\"]?(?:\[\^?\w{1,3}\]|\(\d{1,2}\)|[¹²³⁴-⁹*†‡])")
_NUMBERED_TITLE = re.compile(r"\d{1,4}\. [A-Z]\w+ ")
_SOURCE_NOTE = re.compile(r"\s{0,4}\S{1,5} Source: ")
_OF_TOOLS = r"#{1,6} Page \d+\s*|\f|\{\d+\}-+|```\w*|\d{2}-\d{5}"
_OCR_MARK = re.compile(rf"-{{3,}}\s*|<!-- ?page.*|{_OF_TOOLS}")
_MARKING = re.compile(
    r"[\W_]*(?:TOP |UN)?(?:SECRET|CONFIDENTIAL|CLASSIFIED|RESTRICTED|LIMITED OFFICIAL USE)\b[\w \-./•]*"
)
_PAGE_NUMBER = re.compile(r"[-–—.\s]*\d{1,3}[-–—.\s]*")
_RECORDS = (
    re.compile(r"-(?<=\b\d{3}-)\d{5}-\d{5}\b"),
    re.compile(r"RELEASE(?<=\bRELEASE)\b.{0,80}\bACT\b"),
)
"""Each begins with a literal, which is found fast."""
_DASHED = re.compile(r"- (?:\d{1,3}\.|\(\w{1,4}\)) ")
_LABEL = re.compile(
    r"\W{0,3}(?:(?:TO|FROM|VIA|REF|INFO|ACTION)(?:\s?[:;.]|\s{2}|\s*$)"
    r"|(?:SUBJECT|SUBJ|ATTN|MEMORANDUM (?:FOR|TO)|CLASSIFIED MESSAGE|MEMORANDUM)\b"
    r"|(?:TELEGRAM|DISPATCH)\b(?! (?:TO|FROM|OF|IN)\b))"
    r"\W{0,3}.{0,60}"
)
"""Words that a title may begin with as well, `TO MAKE A PUDDING.`, have the sign of a label behind them."""
_FEWEST_SIGNS = 2.0
_LEANING = 1.0
"""The weight of a house of which all documents are typed."""

_SURE = 0.9
_EDGE = 3
_LONG_LINE = 110
_FRAGMENT = 40


def has_typed_furniture(lines: tuple[Line, ...], share: float | None = None) -> bool:
    """Whether a source has the furniture of typed pages, by the weight of evidence in its lines.

    They are told by what only they have: markings, record numbers, labels in capitals. A text with little of
    that, with notes that its text refers to, or in another language is read as printed.

    Args:
        lines: of the source.
        share: of the documents of its house that have it, None where that is not known: where most have,
            a document needs less evidence.
    """
    texts = [line.text for line in lines if line.text.strip()]
    leaning = _LEANING * max(0.0, 2 * (share or 0.0) - 1)
    typed = _typed_signs(texts)
    if typed + leaning < _FEWEST_SIGNS or _edited(texts) >= _typescript(texts) + leaning:
        return False
    if _has_record(texts):
        return True
    return not (_is_foreign(texts) or _is_marked_as_whole(texts) or _has_notes(lines))


def _is_marked_as_whole(texts: list[str]) -> bool:
    """Whether markings stand at a document's head and foot only, though page numbers stand within."""
    inner = texts[_EDGE:-_EDGE]
    return any(map(_PAGE_NUMBER.fullmatch, inner)) and not any(map(_is_marking, inner))


def _is_foreign(texts: list[str]) -> bool:
    """Whether a text is surely not in English, of which alone the reader of typed pages knows the words."""
    found = detect_language("\n".join(texts))
    return found.certainty >= _SURE and found.tag != "en"


def _typed_signs(texts: list[str]) -> float:
    """The weight of what only typed, classified pages have."""
    return (
        2.0 * min(2, sum(_is_marking(text) for text in texts))
        + 2.0 * _has_record(texts)
        + 1.0 * any(_DASHED.match(text) for text in texts)
        + 1.0 * min(2, sum(bool(_LABEL.fullmatch(text)) for text in texts))
    )


def _has_record(texts: list[str]) -> bool:
    """Whether a record number or the notice of a release stands on a line."""
    text = "\n".join(texts)
    return any(pattern.search(text) for pattern in _RECORDS)


def _is_marking(text: str) -> bool:
    """Whether a line is a marking, misread perhaps: `SEGRET`."""
    if _MARKING.fullmatch(text):
        return True
    word = text.strip(" .-*")
    return word.isupper() and word.isalpha() and len(word) > 5 and recognise(word) in MARKINGS


def _has_notes(lines: tuple[Line, ...]) -> bool:
    texts = without_markings([line.text for line in lines])
    return bool(find_notes(texts, [False] * len(texts)).sections)


def _edited(texts: list[str]) -> float:
    first = texts[0] if texts else ""
    tail = texts[len(texts) // 2 :]
    return (
        3.0 * bool(_NUMBERED_TITLE.match(first))
        + 4.0 * any(_SOURCE_NOTE.match(text) for text in tail)
        + 2.0 * any(_PAGE_IN_BRACKETS.search(text) for text in texts)
        + 1.0 * (sum(bool(_NOTE_BODY.match(text)) for text in tail) > 1 and _has_references(texts))
        + 1.0 * any(_GLUED_NUMBER.search(text) for text in texts[:3])
        + 1.0 * bool(texts and median(map(len, texts)) > _LONG_LINE)
    )


def _has_references(texts: list[str]) -> bool:
    """Whether something in the text can refer to notes; numbered paragraphs alone are no notes."""
    return any(_GLUED_NUMBER.search(text) or _REFERENCE.search(text) for text in texts)


def _typescript(texts: list[str]) -> float:
    return (
        2.0 * min(2, sum(bool(_OCR_MARK.fullmatch(text)) for text in texts))
        + 2.0 * min(2, sum(bool(_MARKING.fullmatch(text)) for text in texts))
        + 1.0 * min(2, sum(bool(_PAGE_NUMBER.fullmatch(text)) for text in texts))
        + 1.5 * _has_record(texts)
        + 1.0 * bool(texts and texts[0].isupper())
        + 1.0 * any(_DASHED.match(text) for text in texts)
        + 1.0 * (sum(len(text) <= _FRAGMENT for text in texts) > 0.4 * len(texts))
        + 0.5 * bool(texts and median(map(len, texts)) <= _LONG_LINE)
    )
