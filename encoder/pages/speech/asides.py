"""Directions that stand among the lines of a speech, told by their words and by what stands around them."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from encoder.language import begins_with, is_direction, is_entrance
from encoder.language.phrases import Tags
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.cast import Cast
from encoder.pages.speech.directions import (
    acts,
    closes_bracket,
    directs,
    does_two,
    moves,
    speaks_to_somebody,
    tells,
)
from encoder.pages.speech.steps import Spoken

LONGEST_BRACKET = 12
_SAID_ASIDE = re.compile(r"\([^()\[\]_*]+[!?]\)")
_OPENS_ITALICS = re.compile(r"\s*(?P<bracket>[\[(]?)(?P<sign>[_*])(?=[^\s_*])")
_CLOSES_ITALICS = re.compile(r"(?<=[^\s_*])(?P<sign>[_*])[.,]?(?P<bracket>[\])]?)[.]?\s*(?P<rest>.*)")
_ENDS_IN_BRACKETS = re.compile(r"[^\W_].*[.!?…]\s*[(\[][^()\[\]]+[)\]]\W*$")
_NUMBER_OF_PIECE = re.compile(r"(?:[^\W\d_]{1,7}\.?[°º]?\s*)?\d{1,3}[.:]?\s*[—–-]?\s*")
_WORDS_OF_PIECE = 6
_TWO = 2
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPHASIS = re.compile(r"(?<!\w)[_*]|[_*](?!\w)")
_LONGEST_MANNER, _LONGEST_REPORT = 90, 400
_FAR_LONGER = 2.2
_SHORTER, _LITTLE_SHORTER = 0.75, 0.9


def is_direction_in_speech(
    seen: Sequence[Sight],
    i: int,
    end: int,
    spoken: Sequence[Spoken],
    cast: Cast,
    names: frozenset[str],
    tags: Tags,
    *,
    signs: AbstractSet[str],
    signed: bool,
    is_prose: bool,
    usual: float,
) -> bool:
    """Whether a line in a speech directs: by its words; or since the name above it has no stop, as in
    `Paul` / `grüßend.`, where names have one."""
    text = _EMPHASIS.sub("", seen[i].text.strip())
    above = cast.labels.get(i - 1)
    follows = i + 1 < end and i + 1 not in cast.labels
    bracketed = (")" in text or "]" in text) and _ENDS_IN_BRACKETS.search(text)
    if above is not None and above.alone and not spoken and not bracketed:
        first = text.split()[0].strip(".,").upper()
        if not follows and first in names and first not in above.key.split():
            return False
        if not above.sign and text[:1].islower() and (signed or _is_apart_from_speech(seen, i, follows)):
            return True
        if directs(text, names, tags) and text[-1:] in ".)]":
            return follows or not signed or not above.sign
        if follows and tells(text, tags) and (is_prose or _is_odd(text, usual)):
            return True
        return follows and is_prose and _is_manner(seen, i, text, tags)
    if seen[i].gap and text.isupper() and is_direction(text, tags):
        return True
    apart = seen[i].gap and (i + 1 == end or seen[i + 1].gap or i + 1 in cast.labels)
    if apart and is_entrance(text) and text.endswith(".") and moves(text, tags):
        return True
    if not _has_ended(seen[i - 1].text) or not text.endswith(".") or not text[:1].isupper() or "[" in text:
        return False
    if apart and (moves(text, tags) or _tells_of_two(text, names, tags)):
        return True
    if is_entrance(text) and names.intersection(re.findall(r"[^\W\d_a-z]{3,}", text)):
        return True
    if spoken and tells(text, tags) and (is_prose or apart or _is_odd(text, usual)):
        return True
    if spoken and does_two(text, tags) and (is_prose or apart or _is_odd(text, usual)):
        return True
    if spoken and not is_prose and len(text) > _FAR_LONGER * usual and _is_report(text, tags):
        return True
    return directs(text, names, tags) or (is_prose and not signs and bool(spoken) and _is_report(text, tags))


def _is_apart_from_speech(seen: Sequence[Sight], i: int, follows: bool) -> bool:
    """Whether a few small words right below a name stand apart from what is said: `jakby do siebie`"""
    few = len(seen[i].text.split()) <= _WORDS_OF_PIECE and not seen[i].gap
    return few and follows and bool(seen[i + 1].gap) and seen[i + 1].text.strip()[:1].isupper()


def _tells_of_two(text: str, names: frozenset[str], tags: Tags) -> bool:
    """Whether a paragraph of its own tells of two who speak elsewhere: `Проходят Дикий и Борис.`"""
    named = {word for word in _WORD.findall(text) if word[0].isupper() and word.upper() in names}
    if len(named) < _TWO or any(sign in text for sign in '!?…:«»"“”'):
        return False
    return not speaks_to_somebody(text, tags)


def _is_odd(text: str, usual: float) -> bool:
    """Whether a line is shorter or longer than verses are."""
    return not usual * _LITTLE_SHORTER < len(text) < usual / _SHORTER


def _is_report(text: str, tags: Tags) -> bool:
    """Whether a further paragraph of a speech tells what happens, and is said to nobody."""
    if len(text) > _LONGEST_REPORT or any(sign in text for sign in '!?…«»"“”'):
        return False
    return not speaks_to_somebody(text, tags)


def _has_ended(above: str) -> bool:
    last = above.rstrip()[-1:]
    return last not in (",", ";", "-", ":") and not last.isalpha()


def _is_manner(seen: Sequence[Sight], i: int, text: str, tags: Tags) -> bool:
    """Whether a short sentence between a name and a longer paragraph says how it is spoken."""
    below = seen[i + 1].text.strip()
    if len(text) > _LONGEST_MANNER or not text.endswith(".") or any(sign in text for sign in "!?…–—"):
        return False
    return not speaks_to_somebody(text, tags) and len(text) < _SHORTER * len(below)


def opens_direction(text: str, names: frozenset[str], tags: Tags) -> bool:
    """Whether a line is a direction in a bracket that is never closed, as old prints have: `[Exeunt.`"""
    stripped = text.strip()
    if not stripped.startswith("[") or "]" in stripped:
        return False
    bare = stripped[1:].strip()
    return is_direction(bare, tags) or acts(bare, names, tags) or (bare[:1].isupper() and tells(bare, tags))


def closes_below(seen: Sequence[Sight], i: int, end: int) -> bool:
    """Whether the bracket that a line opens is closed at the end of one of the next lines."""
    return any(closes_bracket(seen[j].text) for j in range(i + 1, min(end, i + LONGEST_BRACKET)))


def lines_in_bracket(seen: Sequence[Sight], i: int) -> int:
    """How many lines below one are in the bracket that it opens, where paragraph and bracket are the same."""
    text = seen[i].text.strip()
    if not (seen[i].gap or not i) or text[0] not in "([" or closes_bracket(text):
        return 0
    for at in range(i + 1, min(len(seen), i + LONGEST_BRACKET)):
        if seen[at].gap:
            return 0
        if closes_bracket(seen[at].text):
            ends = at + 1 == len(seen) or bool(seen[at + 1].gap)
            return at - i if ends else 0
    return 0


def lines_in_italics(seen: Sequence[Sight], i: int, *, bare: bool = False) -> int | None:
    """How many lines below one are in the italics that it opens; None where there are none.

    They stand in a bracket, which is often never closed: `[_He stirs the pot, and the guests` / `come in._`

    Args:
        seen: the lines of running text.
        i: where the italics open.
        bare: whether they may stand without a bracket.
    """
    opening = _OPENS_ITALICS.match(seen[i].text)
    if opening is None or not (bare or opening["bracket"]):
        return None
    for at in range(i, min(len(seen), i + LONGEST_BRACKET)):
        if at > i and seen[at].gap:
            return None
        closing = _CLOSES_ITALICS.search(seen[at].text, opening.end() if at == i else 0)
        if closing and closing["sign"] == opening["sign"]:
            is_whole = opening["bracket"] != "(" or closing["bracket"] == ")"
            return at - i if is_whole and not closing["rest"] else None
    return None


def lines_left_open(seen: Sequence[Sight], i: int) -> int:
    """How many lines right below a head go on with the italics in it: `SCENE I. _The witch's` / `den._`"""
    if seen[i].text.count("_") % 2 == 0:
        return 0
    for at in range(i + 1, min(len(seen), i + LONGEST_BRACKET)):
        if seen[at].gap:
            return 0
        if seen[at].text.count("_") % 2:
            return at - i
    return 0


def goes_on_with(above: str, text: str) -> bool:
    """Whether a line goes on with the sentence above it."""
    return text.lstrip()[:1].islower() or above.rstrip()[-1:] in (",", "-")


def is_music(seen: Sequence[Sight], i: int, cast: Cast) -> bool:
    """Whether a line of its own says what is sung below it: `Recitativo`, `Nr. 5. Lied des Türmers.`"""
    text = _NUMBER_OF_PIECE.sub("", seen[i].text.strip("[]()*_ .:"))
    apart = (seen[i].gap or not i) and (i + 1 == len(seen) or seen[i + 1].gap or i + 1 in cast.labels)
    if not apart or len(text.split()) > _WORDS_OF_PIECE or any(sign in text for sign in "!?…"):
        return False
    return begins_with(text, "music") > 0


def is_open(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line of its own opens a bracket that nothing closes: `[_The Witness withdrew._`"""
    text = _EMPHASIS.sub("", seen[i].text.strip())
    alone = seen[i].gap and (i + 1 == len(seen) or seen[i + 1].gap)
    return bool(alone) and text[0] == "[" and "]" not in text and text[1:2].isupper() and text[-1] in ".,"


def is_said_aside(text: str) -> bool:
    """Whether what stands in brackets is said, and directs nothing: it exclaims or asks, `(Gran Dio!)`"""
    return bool(_SAID_ASIDE.fullmatch(text.strip()))


def is_apart(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line is a sentence in brackets, behind the end of another, set in no less."""
    text = seen[i].text.strip()
    ended = seen[i - 1].text.rstrip()[-1:] in (".", "?", "!", '"', "”")
    return (
        ended
        and indent_of(seen[i].text) >= indent_of(seen[i - 1].text)
        and text[1:2].isupper()
        and text.rstrip(")]").endswith((".", "!"))
    )
