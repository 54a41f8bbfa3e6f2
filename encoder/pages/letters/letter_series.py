"""Letters of one text after another: with what each begins, and whose name in capitals ends the one above.

A name in capitals alone looks like a head. Where a line begins the next letter below it, or where the same
name stands below a leave elsewhere, it signs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from encoder import language
from encoder.language.folding import fold
from encoder.pages.letters.letter_starts import (
    NUMBER,
    greets,
    is_letter_to,
    is_set_right,
    letter_starts,
    says_when,
    titles_within,
)
from encoder.pages.letters.letter_titles import titled_letters
from encoder.pages.letters.named import heads_or_ends
from encoder.pages.prose.evident import is_parted, is_set_apart
from encoder.pages.prose.orders import orders
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import is_addressed, sender_in_capitals
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline, without_reference

_HEAD, _SIGNED, _SALUTE, _DATELINE = (
    frozenset({"head"}),
    frozenset({"signed"}),
    frozenset({"salute"}),
    frozenset({"dateline"}),
)
_PART = r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|['’.-])*"
_NAME_IN_CAPITALS = re.compile(rf"{_PART}(?: (?:& )?{_PART}){{0,4}}[.,]?(?:--|—)?(?:[A-Z]\.){{0,3}}")
_INITIAL = re.compile(r"[^\W\d_]\.")
_SEAL = re.compile(r"\s*\[(?:L\.\s?S|[A-Z])\.\]\s*")
"""The place of a seal, or the writer's initial that an editor supplies."""
_RUN_ON = re.compile(r"[,!:;.]\s?(?:--|[—–])\s*$")
"""A greeting ends so where the text was set right behind it: `MY DEAR SIR,--`"""
_LONGEST, _SHORTEST_TEXT, _MOST_OPENING, _MOST_WORDS = 70, 40, 6, 8
_SET_RIGHT = 16
_SHORTEST_NAME, _FEWEST = 3, 2
_SHORTEST_PARAGRAPH, _WORDS_OF_GREETING = 60, 8


def letter_series(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of the lines around letters that follow each other, by their place.

    Args:
        seen: the lines of running text.
    """
    titled = titled_letters(seen) | orders(seen)
    above = (i - 1 for i, labels in titled.items() if labels == _HEAD and i > 1 and i - 1 not in titled)
    signed = {i: _SIGNED for i in above if _ends_letter(seen, i)}
    return titled | signed | _around(seen, letter_starts(seen))


def _ends_letter(seen: Sequence[Sight], i: int) -> bool:
    """Whether a name in capitals, alone or set far right, stands above the title of another letter."""
    far = indent_of(seen[i].text) - indent_of(seen[i - 1].text) >= _SET_RIGHT
    apart = (seen[i].gap or far) and (seen[i + 1].gap or seen[i + 1].across)
    return bool(apart) and _is_name(seen[i].text) and not _is_name(seen[i - 1].text)


def _around(seen: Sequence[Sight], starts: frozenset[int]) -> dict[int, frozenset[str]]:
    """The labels of the lines around letters that begin at some places."""
    names = frozenset(_surnames(seen))
    found: dict[int, frozenset[str]] = dict(_greetings(seen)) | dict(_dated_greetings(seen))
    for i, sight in enumerate(seen):
        ends = i + 1 in starts and sight.gap and (_SEAL.fullmatch(sight.text) or _leaves_by_name(sight.text))
        if ends or (i and i not in starts and _is_signature(seen, i, starts, names)):
            found[i] = _SIGNED
    for start in starts:
        found |= dict(_opening(seen, start, starts))
    return found


def rows_around_letters(seen: Sequence[Sight]) -> frozenset[int]:
    """The rows with which letters that follow each other begin and end: nobody speaks there.

    A play, whose title may begin with a word for "to", says that it is one.

    Args:
        seen: the lines of running text.
    """
    starts = letter_starts(seen)
    if len(starts) < _FEWEST or any(_is_of_play(sight.text) for sight in seen):
        return frozenset()
    return frozenset(seen[i].row for i in _around(seen, starts))


def rows_of_titles(seen: Sequence[Sight]) -> frozenset[int]:
    """The rows of titles with days below them, and of the names above: nobody speaks there, but in a play.

    Args:
        seen: the lines of running text.
    """
    titled = titled_letters(seen)
    dated = list(titled.values()).count(_DATELINE)
    if dated < _FEWEST or any(_is_of_play(sight.text) for sight in seen):
        return frozenset()
    above = (i - 1 for i in titled if i and i - 1 not in titled and len(seen[i - 1].text) <= _LONGEST)
    return frozenset(seen[i].row for i in (*titled, *above))


def _is_of_play(text: str) -> bool:
    return language.is_cast_heading(text) or language.part_of_play(text.strip(" #*_")) is not None


def _opening(
    seen: Sequence[Sight], start: int, starts: frozenset[int]
) -> Iterator[tuple[int, frozenset[str]]]:
    """The lines of a letter's opening: its number and title, where and when, and the greeting."""
    yield start, _HEAD
    titled = False
    for i in range(start + 1, min(start + _MOST_OPENING, len(seen) - 1)):
        text = seen[i].text.strip()
        if i in starts or len(text) > _LONGEST:
            return
        if not titled and is_parted(seen, i) and i == start + 1 and (is_letter_to(text) or _is_title(text)):
            titled = True
            yield i, _HEAD
        elif is_dateline(text) or _goes_on_dateline(seen, i) or is_set_right(seen, i, start):
            yield i, _DATELINE
        elif _greets_in_capitals(seen, i) or _greets(seen, i):
            yield i, _SALUTE


def _is_title(text: str) -> bool:
    """Whether a line in capitals names a letter: `TESTIMONIAL IN FAVOUR OF HERR B.`"""
    greets = _RUN_ON.search(text) or language.is_salutation(text) or is_dateline(text)
    return text.isupper() and not greets and text[-1] not in ",:;"


def _goes_on_dateline(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line has the rest of a dateline above it, or its place: `off Toulon.`"""
    joined = i + 1 < len(seen) and bool(seen[i + 1].gap) and not seen[i].gap and is_dateline(seen[i - 1].text)
    leads = seen[i].text.rstrip().endswith(",") and not seen[i + 1].gap and is_dateline(seen[i + 1].text)
    return (joined or leads) and not language.is_salutation(seen[i].text)


def _greets(seen: Sequence[Sight], i: int) -> bool:
    text = seen[i].text.strip()
    return language.is_salutation(text) and (is_parted(seen, i) or text[-1] in ",:!")


def _greets_in_capitals(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line alone in capitals, above text, breaks off as a greeting does: `MY OWN RACHEL,`"""
    text, below = seen[i].text.strip(), seen[i + 1].text.strip()
    return is_parted(seen, i) and text.isupper() and text[-1] == "," and len(below) >= _SHORTEST_TEXT


def _greetings(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The greetings alone above text that a dash ends, behind its stop: `YOUR ROYAL HIGHNESS,--`"""
    for i, sight in enumerate(seen[:-1]):
        text = sight.text.strip()
        if len(text) > _LONGEST or not is_parted(seen, i) or not _RUN_ON.search(text):
            continue
        below = seen[i + 1].text.strip()
        greets = text.isupper() or language.is_salutation(_RUN_ON.sub(",", text))
        if (
            greets
            and len(text.split()) <= _MOST_WORDS
            and len(below) >= _SHORTEST_TEXT
            and not below.isupper()
        ):
            yield i, _SALUTE


def _dated_greetings(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The greetings right below where and when, with text below them, and those datelines.

    The first line of a text is left out, for it may be a title that names the day.
    """
    for i in range(2, len(seen) - 1):
        above, text = seen[i - 1].text.strip(), seen[i].text.strip()
        if len(above) > _LONGEST or len(text) > _LONGEST or len(seen[i + 1].text) <= _LONGEST:
            continue
        is_right_below = not seen[i].gap and is_dateline(above)
        if is_right_below and language.is_salutation(text) and not is_dateline(text):
            yield i - 1, _DATELINE
            yield i, _SALUTE


def _surnames(seen: Sequence[Sight]) -> Iterator[str]:
    """The last words of the names in capitals that the line above leads to, or that titles say."""
    for sight in seen:
        if sender := sender_in_capitals(sight.text):
            yield _surname(sender)
    for above, sight in pairwise(seen):
        if _leads_to_name(above.text) and _is_name(sight.text):
            yield _surname(sight.text)


def _leads_to_name(text: str) -> bool:
    """Whether a text waits for a name: it takes leave, or breaks off behind a word of it."""
    if language.ends_in_farewell(text):
        return True
    return language.is_farewell(text) and ending(plain(text)) in ("comma", "word")


def _is_name(text: str) -> bool:
    """Whether a line may be a name in capitals, and is no head by its words."""
    bare = without_reference(text).strip()
    if len(bare) > _LONGEST:
        return False
    words = bare.split()
    if len(words) > 1 and language.is_function(words[0]) and not _INITIAL.fullmatch(words[0]):
        return False
    if _NAME_IN_CAPITALS.fullmatch(bare) is None or len(_surname(bare)) < _SHORTEST_NAME:
        return False
    return not (heads_or_ends(bare) or is_addressed(bare) or is_dateline(bare) or NUMBER.fullmatch(bare))


def _leaves_by_name(text: str) -> bool:
    """Whether a short line takes leave and names who does: `Yours ever Rachel Seaman.`"""
    words = text.split()
    if len(text.strip()) > _LONGEST or not language.begins_farewell(text) or any(map(str.isdigit, text)):
        return False
    return words[-1][0].isupper() and not language.classes_of(words[-1])


def _surname(text: str) -> str:
    words = re.findall(r"[^\W\d_]{2,}", without_reference(text))
    return fold(words[-1]) if words else ""


def _is_signature(seen: Sequence[Sight], i: int, starts: frozenset[int], names: frozenset[str]) -> bool:
    """Whether a name in capitals alone signs what stands above it.

    The same name stands below a leave, here or elsewhere; or a letter begins below it, and text is above.
    """
    sight, above = seen[i], seen[i - 1].text
    may_sign = sight.gap and (names or i + 1 in starts) and i - 1 not in starts
    if not may_sign or not _is_name(sight.text):
        return False
    if _surname(sight.text) in names:
        return ending(plain(above)) != "colon" and not above.strip().isupper()
    return i + 1 in starts and ending(without_reference(above)) in ("stop", "comma", "word")


def greetings_within(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of days and of the greetings right above or below them, with text below both.

    Args:
        seen: the lines of running text.
    """
    titled = titles_within(seen)
    for i in range(1, len(seen) - 1):
        below_day = is_parted(seen, i - 1) or says_when(seen[i - 1].text)
        if not (_is_long_text(seen[i + 1].text) and is_set_apart(seen, i) and below_day):
            continue
        above, text = seen[i - 1].text, seen[i].text
        if says_when(above) and (greets(text) or _calls(text)):
            yield i, _SALUTE
            if i > 1:
                yield i - 1, _DATELINE
        elif i - 1 not in titled and i in titled:
            continue
        elif i - 1 in titled and greets(text):
            yield i, _SALUTE
        elif i > 1 and says_when(text) and _greets_above(seen, i - 1):
            yield i - 1, _SALUTE
            yield i, _DATELINE


def _greets_above(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line above a day greets, and is no name below a leave: `Sir,`"""
    left = language.is_farewell(seen[i - 1].text) or language.ends_in_farewell(seen[i - 1].text)
    return greets(seen[i].text) and seen[i].text.rstrip()[-1] in ",!:." and not left


def _calls(text: str) -> bool:
    """Whether a few words call somebody by a sign behind them: `LYONNAIS,`, `Milý příteli!`"""
    bare = text.strip()
    ends = bare[-1:] in ",!" and not any(sign in bare[:-1] for sign in ".!?;:")
    return ends and bare[:1].isupper() and 0 < len(bare.split()) <= _WORDS_OF_GREETING


def _is_long_text(text: str) -> bool:
    return len(text.strip()) >= _SHORTEST_PARAGRAPH and not says_when(text)
