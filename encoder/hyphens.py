"""Words divided at the end of a line or page: whether a sign divides a word, and whether it belongs to it."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import islice, pairwise

from encoder.language.marks import mark_words, ordered_mark_words

SIGNS = "-\u00ad¬⸗=\u2010"
"""What divides a word at a line end: hyphens hard and soft, the sign of transcripts, those of Fraktur."""

FEWEST_DIVIDED = 2
"""Divided words that show that lines are kept as they were."""

_UNSURE = "*"
"""What proofreaders set beside a hyphen that may or may not belong to the word, `chapter*-`, and at the edges
of pages that divide one: `med-*`, `*icine`."""
_SIGNS = tuple(SIGNS)
_MARKED = tuple(f"{sign}{_UNSURE}" for sign in SIGNS)
_BACKWARDS = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*")
_BEGIN = re.compile(r"\s*\*?(?P<word>[^\W_]+(?:[-\u2010'’][^\W_]+)*)(?:[^\S\n]+(?P<next>\S+))?")
_WORD = re.compile(r"(?P<word>[^\W\d_]++(?:[-\u2010][^\W\d_]++)*+)(?P<more>[-\u2010\w])?")
_CONJUNCTIONS = mark_words("suspended")
_SHORT_CONJUNCTIONS = mark_words("suspended-short")
"""Conjunctions that are endings of words as well: `doct-or`, `tick-et`."""
_TENS = mark_words("tens")
_UNITS = re.compile(rf"(?:{'|'.join(ordered_mark_words('units'))})\b")
_PREFIXES = mark_words("prefixes")
_PAIRS = frozenset(tuple(pair.split()) for pair in mark_words("joined"))
_ENDINGS = mark_words("suffixes")
_LINKS = "|".join(ordered_mark_words("linking"))
_LINKED_BEFORE, _LINKED_AFTER = re.compile(rf"-(?:{_LINKS})$"), re.compile(rf"(?:{_LINKS})-")
_SHORTEST = 3


class Division(Enum):
    """What a sign at the end of a line does."""

    NONE = "none"
    DIVIDES = "divides"
    BELONGS = "belongs"


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document as they stand within its lines, in one case, with their hyphens."""
    return frozenset(
        match["word"].casefold().replace("\u2010", "-")
        for text in texts
        for match in _WORD.finditer(text)
        if not match["more"]
    )


def is_divided(text: str, signs: str = SIGNS) -> bool:
    """Whether a line ends with a sign that may divide a word."""
    end = _end(text)
    return end is not None and end[1] in signs


def _end(text: str) -> tuple[str, str] | None:
    """The word and the sign with which a text ends, read from its end so that no length of it matters."""
    whole = text.rstrip()
    whole = whole[:-1] if whole.endswith(_MARKED) else whole
    if not whole.endswith(_SIGNS):
        return None
    rest = whole[:-1].removesuffix(_UNSURE)
    word = _BACKWARDS.match(rest[::-1])
    return (word.group()[::-1], whole[-1]) if word else None


def division(before: str, after: str, words: frozenset[str] = frozenset(), signs: str = SIGNS) -> Division:
    """What the sign at the end of a text does to the word that goes on in the next.

    `"negotia-"`, `"tions"` → divides; `"Anglo-"`, `"American"` → belongs to the word; `"pre-"`,
    `"and post-war"` → none, two words.

    Args:
        before, after: the texts at the two sides of the break.
        words: of the document, by `words_of`: `well-known` among them says that `well-` keeps its hyphen.
        signs: that divide words in this house.
    """
    end = _end(before)
    begin = _BEGIN.match(after) if end else None
    if end is None or begin is None or end[1] not in signs:
        return Division.NONE
    (first, sign), then = end, begin["word"]
    hard = sign in "-\u2010"
    if sign == "=" and (first[-1].isdigit() or then[0].isdigit()):
        return Division.NONE
    a, b = first.casefold(), then.casefold()
    joined, hyphened = a + b in words, f"{a}-{b}" in words
    if hard and not joined and _is_suspended(b, begin["next"] or ""):
        return Division.NONE
    if joined is not hyphened:
        return Division.BELONGS if hyphened else Division.DIVIDES
    if first[-1].isdigit() or then[0].isdigit():
        return Division.BELONGS if hard else Division.DIVIDES
    if sign not in "\u00ad¬" and then[0].isupper():
        return Division.BELONGS if not _is_capitals(first, then) or {a, b} <= words else Division.DIVIDES
    return Division.BELONGS if _is_compound(first, a, b) else Division.DIVIDES


def _is_suspended(then: str, following: str) -> bool:
    """Whether a word with a hyphen waits for its second half: `pre- and post-war`."""
    return then in _CONJUNCTIONS or (then in _SHORT_CONJUNCTIONS and "-" in following.strip("-"))


def _is_capitals(first: str, then: str) -> bool:
    """Whether a whole line is in capitals, so that a capital behind the break says nothing."""
    long = len(first) >= _SHORTEST and len(then) >= _SHORTEST
    return long and first.isupper() and then.isupper()


def _is_compound(first: str, a: str, b: str) -> bool:
    """Whether the usage of a language has a hyphen in the word."""
    last = a.rpartition("-")[2]
    if last in _TENS and _UNITS.match(b):
        return True
    if last in _PREFIXES or (last, b) in _PAIRS or b in _ENDINGS:
        return b not in ("ish", "less")
    if len(first) == 1 and first.isupper():
        return True
    return bool(_LINKED_BEFORE.search(a) or _LINKED_AFTER.match(b))


def divided_words(texts: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The words that are divided where lines end, in one case: the two parts, and the sign between them."""
    for before, after in pairwise(text for text in texts if text.strip()):
        end = _end(before)
        begin = _BEGIN.match(after) if end else None
        if end and begin and begin["word"][0].islower():
            yield end[0].casefold(), begin["word"].casefold(), end[1]


def divides_words(texts: Iterable[str]) -> bool:
    """Whether words are divided where lines end: the lines are those of a manuscript or of print."""
    return len(list(islice(divided_words(texts), FEWEST_DIVIDED))) == FEWEST_DIVIDED
