"""Letters of one text after another: with what each begins, and whose name in capitals ends the one above.

A name in capitals alone looks like a head. Where a line begins the next letter below it, or where the same
name stands below a leave elsewhere, it signs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from encoder import language
from encoder.house.numerals import roman_value
from encoder.language.folding import fold
from encoder.pages.prose.evident import is_parted
from encoder.pages.prose.named import heads_or_ends
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import is_addressed
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, plain
from encoder.pages.sights.wording import is_dateline, without_reference

_HEAD, _SIGNED, _SALUTE, _DATELINE = (
    frozenset({"head"}),
    frozenset({"signed"}),
    frozenset({"salute"}),
    frozenset({"dateline"}),
)
_NUMBER = re.compile(r"\s*(?:(?P<word>[^\W\d_]{3,12})\s)?(?P<n>[IVXLC]{1,7}|\d{1,4})\.?\s*")
_PART = r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|['’.-])*"
_NAME_IN_CAPITALS = re.compile(rf"{_PART}(?: (?:& )?{_PART}){{0,4}}[.,]?(?:--|—)?(?:[A-Z]\.){{0,3}}")
_SEAL = re.compile(r"\s*\[(?:L\.\s?S|[A-Z])\.\]\s*")
"""The place of a seal, or the writer's initial that an editor supplies."""
_RUN_ON = re.compile(r"[,!:;.]\s?(?:--|[—–])\s*$")
"""A greeting ends so where the text was set right behind it: `MY DEAR SIR,--`"""
_YEAR = re.compile(r"\b1[4-9]\d\d\b")
_FAR_IN = 8
_FEWEST, _FEWEST_NUMBERS = 2, 3
_LONGEST, _SHORTEST_TEXT, _MOST_OPENING, _MOST_WORDS = 70, 40, 6, 8
_SHORTEST_NAME = 3


def letter_series(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of the lines around letters that follow each other, by their place.

    Args:
        seen: the lines of running text.
    """
    starts = _starts(seen)
    names = frozenset(_surnames(seen))
    found: dict[int, frozenset[str]] = dict(_greetings(seen)) | dict(_dated_greetings(seen))
    for i, sight in enumerate(seen):
        ends = i + 1 in starts and sight.gap and (_SEAL.fullmatch(sight.text) or _leaves_by_name(sight.text))
        if ends or (i and i not in starts and _is_signature(seen, i, starts, names)):
            found[i] = _SIGNED
    for start in starts:
        found |= dict(_opening(seen, start, starts))
    return found


def _starts(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines alone with which letters begin: a number that counts on, or to whom each is written."""
    return _numbered(seen) | _addressed(seen) | _above_datelines(seen)


def _numbered(seen: Sequence[Sight]) -> frozenset[int]:
    """The numbers alone, behind one word or none, that count on above lines which open letters."""
    found: dict[str, list[tuple[int, int]]] = {}
    for i, sight in enumerate(seen[:-1]):
        match = _NUMBER.fullmatch(sight.text) if len(sight.text) < _LONGEST and is_parted(seen, i) else None
        if match is None:
            continue
        value = int(match["n"]) if match["n"].isdecimal() else roman_value(match["n"])
        if value is not None:
            found.setdefault(fold(match["word"] or ""), []).append((i, value))
    return frozenset(
        i
        for word, said in found.items()
        if len(said) >= (_FEWEST if word else _FEWEST_NUMBERS) and _counts(said) and _open_letters(seen, said)
        for i, _ in said
    )


def _counts(said: Sequence[tuple[int, int]]) -> bool:
    """Whether numbers rise, most of them by one; an excerpt leaves some out."""
    steps = [b - a for (_, a), (_, b) in pairwise(said)]
    return all(step > 0 for step in steps) and 3 * sum(step == 1 for step in steps) >= 2 * len(steps)


def _open_letters(seen: Sequence[Sight], said: Sequence[tuple[int, int]]) -> bool:
    """Whether letters open below most of the numbers."""
    return 3 * sum(_opens(seen, i + 1) for i, _ in said) >= 2 * len(said)


def _opens(seen: Sequence[Sight], i: int) -> bool:
    """Whether one of the first lines of a letter says to whom or when it is written, or greets."""
    for sight in seen[i : i + 3]:
        text = sight.text.strip()
        if len(text) > _LONGEST:
            return False
        if _is_to(text) or is_dateline(text) or language.is_salutation(text):
            return True
    return False


def _is_to(text: str) -> bool:
    bare = without_reference(text).strip()
    return is_addressed(bare) and len(bare.split()) <= _MOST_WORDS and bare[-1:] not in ",:;?!"


def _addressed(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines alone that begin with one word for "to", text below each and none above the first.

    An address at the foot would stand below the text of the first letter, and end that of the last.
    """
    found: dict[str, list[int]] = {}
    for i, sight in enumerate(seen[:-1]):
        text = sight.text.strip()
        if len(text) < _LONGEST and is_parted(seen, i) and _is_to(text) and len(text.split()) > 1:
            found.setdefault(fold(text.split()[0]), []).append(i)
    return frozenset(
        i for said in found.values() if len(said) >= _FEWEST and _stand_above(seen, said) for i in said
    )


def _above_datelines(seen: Sequence[Sight]) -> frozenset[int]:
    """The lines with a word for "to" below a gap, right above them where and when, in most of the letters."""
    found = [
        i
        for i in range(len(seen) - 2)
        if (i == 0 or seen[i].gap or seen[i].across)
        and not seen[i + 1].gap
        and len(seen[i + 1].text.strip()) < _LONGEST <= len(seen[i + 2].text.strip()) + _SHORTEST_TEXT
        and _is_to(seen[i].text.strip())
        and len(seen[i].text.split()) > 1
        and any(map(str.isdigit, seen[i + 1].text))
    ]
    dated = sum(is_dateline(seen[i + 1].text) or _is_set_right(seen, i + 1, i) for i in found)
    return frozenset(found) if len(found) >= _FEWEST and 2 * dated >= len(found) else frozenset()


def _stand_above(seen: Sequence[Sight], places: Sequence[int]) -> bool:
    first, last = places[0], places[-1]
    told = any(len(sight.text) > _LONGEST for sight in seen[:first])
    ended = all(len(sight.text) <= _SHORTEST_TEXT for sight in seen[last + 1 :])
    return not told and not ended


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
        if not titled and is_parted(seen, i) and i == start + 1 and (_is_to(text) or _is_title(text)):
            titled = True
            yield i, _HEAD
        elif is_dateline(text) or _goes_on_dateline(seen, i) or _is_set_right(seen, i, start):
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


def _is_set_right(seen: Sequence[Sight], i: int, start: int) -> bool:
    """Whether a line with a year right below the first of a letter is set far in: where and when."""
    far = indent_of(seen[i].text) - indent_of(seen[start].text) >= _FAR_IN
    return i == start + 1 and far and _YEAR.search(seen[i].text) is not None


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
    """The last words of the names in capitals that the line above leads to, as a leave does."""
    for above, sight in pairwise(seen):
        if _is_name(sight.text) and _leads_to_name(above.text):
            yield _surname(sight.text)


def _leads_to_name(text: str) -> bool:
    """Whether a text waits for a name: it takes leave, or breaks off behind a word of it."""
    if language.ends_in_farewell(text):
        return True
    return language.is_farewell(text) and ending(plain(text)) in ("comma", "word")


def _is_name(text: str) -> bool:
    """Whether a line may be a name in capitals, and is no head by its words."""
    bare = without_reference(text).strip()
    if (
        len(bare) > _LONGEST
        or _NAME_IN_CAPITALS.fullmatch(bare) is None
        or len(_surname(bare)) < _SHORTEST_NAME
    ):
        return False
    return not (heads_or_ends(bare) or is_addressed(bare) or is_dateline(bare) or _NUMBER.fullmatch(bare))


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
    if not sight.gap or not _is_name(sight.text) or i - 1 in starts:
        return False
    if _surname(sight.text) in names:
        return ending(plain(above)) != "colon" and not above.strip().isupper()
    return i + 1 in starts and ending(without_reference(above)) in ("stop", "comma", "word")
