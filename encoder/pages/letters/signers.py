"""Who signs by a mark, `John Reeve, his X mark`, on one line or on three; and before whom people swear."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from encoder.language import begins_with, classes_begun
from encoder.language.folding import first_word, fold_words
from encoder.language.phrases import (
    entries,
    first_words_of,
    has_phrase,
    last_words,
    phrase_at,
)
from encoder.model import Role

_CROSS = re.compile(r"(?<![^\W_])[Xx×✕✖✗✘+†☩✠](?![^\W_])")
_GLUED = re.compile(r"(?<=[a-zß-ÿ])[X×✕✖✗✘+](?=[a-zß-ÿ])")
"""A cross between words that transcribers set without blanks: `hisXmark`."""
_LONGEST, _LONGEST_WORD = 90, 12
_MOST_SMALL, _MOST_NAMES = 2, 5
_FARTHEST, _MOST_ATTESTING = 9, 7
_WORDS_OF_JURAT, _LINES_OF_JURAT, _MOST_BELOW = 2, 4, 3
_SET_IN, _LONGEST_NAME = 3, 50
_CLASS = "signers-mark"


def signers(texts: Sequence[str]) -> Mapping[int, Role]:
    """The rows of signatures by a mark of several lines, and of jurats: where each begins, who attests it.

    Args:
        texts: all lines.
    """
    found: dict[int, Role] = {}
    for row in range(1, len(texts)):
        if texts[row] and (jurat := _jurat(texts, row)):
            found |= jurat
    for row, text in enumerate(texts):
        if row in found or not 0 < len(text.strip()) <= _LONGEST:
            continue
        below = [texts[at] if at < len(texts) else "" for at in (row + 1, row + 2)]
        if (
            is_mark_part(text, above=True)
            and _is_crossed_name(below[0])
            and is_mark_part(below[1], above=False)
        ):
            found |= {row: Role.SIGNED, row + 1: Role.CONTINUATION, row + 2: Role.CONTINUATION}
        elif (
            _may_say_mark(below[0]) and (_is_beside(text) or _is_crossed_name(text)) and _is_phrase(below[0])
        ):
            found |= {row: Role.SIGNED, row + 1: Role.CONTINUATION}
        else:
            continue
        found |= _attested(texts, max(found) + 1)
    return found


def _jurat(texts: Sequence[str], row: int) -> dict[int, Role]:
    """The rows of a paragraph that says before whom it was sworn, of the names below it and the one above.

    `WILLIAM DUNN.` / `Subscribed and sworn to before me this 9th day of July, 1868.` / `H. P. LANE,`
    """
    if texts[row - 1].strip() or not texts[row].strip():
        return {}
    if "attestation" not in classes_begun(texts[row]):
        return {}
    if phrase_at("attestation", fold_words(texts[row][:_LONGEST])) < _WORDS_OF_JURAT:
        return {}
    end = row
    while end < len(texts) and texts[end].strip() and not (end > row and _is_beside(texts[end])):
        end += 1
    below = [at for at in range(end, min(end + _FARTHEST, len(texts))) if texts[at].strip()][:_MOST_BELOW]
    named = list(takewhile(lambda at: _is_beside(texts[at]), below))
    if end - row > _LINES_OF_JURAT or not named:
        return {}
    found = {row: Role.CLOSER} | dict.fromkeys(range(row + 1, end), Role.CONTINUATION)
    above = next((at for at in range(row - 2, max(row - _LINES_OF_JURAT, 0), -1) if texts[at].strip()), None)
    if above is not None and not texts[above - 1].strip() and _is_beside(texts[above]):
        found[above] = Role.SIGNED
    return found | dict.fromkeys(named, Role.SIGNED)


def _is_beside(text: str) -> bool:
    """Whether a line is a name or an office, as they stand below: in capitals, or set in, few words."""
    said = text.split()
    if (
        not 0 < len(said) <= _MOST_NAMES + 2
        or len(text.strip()) > _LONGEST_NAME
        or text.rstrip()[-1] in ":;?!"
    ):
        return False
    is_set_in = len(text) - len(text.lstrip()) >= _SET_IN
    large = sum(word[:1].isupper() for word in said)
    return (text.isupper() or is_set_in) and said[0][0].isupper() and len(said) - large <= 2


def _attested(texts: Sequence[str], start: int) -> Iterator[tuple[int, Role]]:
    """The lines below a mark that say who saw it made: `Sworn before me`, `J. Wharton.`"""
    rows = [row for row in range(start, min(start + _FARTHEST, len(texts))) if texts[row].strip()]
    if not rows or not phrase_at("attestation", fold_words(texts[rows[0]])):
        return
    for row in rows[:_MOST_ATTESTING]:
        if len(texts[row].strip()) > _LONGEST or (row > rows[0] and not texts[row - 1].strip()):
            return
        named = is_signed_by_mark(texts[row]) or all(word[:1].isupper() for word in texts[row].split())
        yield row, Role.SIGNED if named else Role.CLOSER


def is_mark_part(text: str, *, above: bool) -> bool:
    """Whether a line is what stands above or below the name of one who signs by a mark: `her`, `mark.`"""
    first = first_word(text)
    if len(text.strip()) > _LONGEST or first not in _begins_part(above):
        return False
    folded = fold_words(text)
    known = 0 < phrase_at("mark-above" if above else "mark-below", folded) == len(folded)
    short = len(folded) == 1 and len(text.strip()) <= _LONGEST_WORD
    return known or (short and folded[0] in _words_of_phrases(0 if above else -1))


@cache
def _begins_part(above: bool) -> frozenset[str]:
    """What begins a line above or below the name of one who signs by a mark."""
    return first_words_of("mark-above" if above else "mark-below") | _words_of_phrases(0 if above else -1)


@cache
def _words_of_phrases(at: int) -> frozenset[str]:
    return frozenset(phrase.split()[at] for phrase in entries(_CLASS) if " " in phrase)


def _is_crossed_name(text: str) -> bool:
    """Whether a line is a name with a cross in it: `Margaret  X  Dodd`."""
    rest = _CROSS.sub(" ", text)
    said = rest.split()
    return rest != text and 0 < len(said) <= _MOST_NAMES and all(word[:1].isupper() for word in said)


@lru_cache(maxsize=4_000)
def _may_say_mark(text: str) -> bool:
    """Whether a line can hold the words for a mark: a cheap look before its crosses are taken away."""
    low = text.lower()
    return not low.isascii() or any(map(low.__contains__, _last_words()))


@cache
def _last_words() -> tuple[str, ...]:
    return tuple(sorted(last_words(_CLASS)))


def _is_phrase(text: str) -> bool:
    return _may_say_mark(text) and " ".join(fold_words(_CROSS.sub(" ", text))) in entries(_CLASS)


def is_signed_by_mark(text: str) -> bool:
    """Whether a line is a name with the words for its mark, and no sentence: `Rich. Taylor his mark`."""
    if len(text) > _LONGEST or not _may_say_mark(text):
        return False
    bare = _CROSS.sub(" ", _GLUED.sub(" ", text))
    if not has_phrase(_CLASS, fold_words(bare)):
        return False
    said = [word for word in bare.split() if word[:1].isalpha()]
    small = sum(word[:1].islower() for word in said)
    named = sum(word[:1].isupper() for word in said)
    return named > 1 and small <= _MOST_SMALL + 1 and (bare != text or small <= _MOST_SMALL)


def attests(text: str) -> bool:
    """Whether a short line signs by a mark, or says who saw it: `Signed in the presence of us,`"""
    if len(text) > _LONGEST:
        return False
    return is_signed_by_mark(text) or begins_with(text, "attestation") > 0
