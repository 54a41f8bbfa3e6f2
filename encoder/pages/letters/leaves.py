"""Leaves that stand alone above a name: `I am, Sir, your constant reader,` above `A HOUSEKEEPER.`"""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.house.numerals import roman_value
from encoder.pages.edited.closers import is_name
from encoder.pages.letters.datelines_around import is_placed_day
from encoder.pages.letters.named import are_names, is_told_otherwise, names_people
from encoder.pages.prose.evident import is_set_apart
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline, without_reference

_LEAVE, _SIGNATURE = frozenset({"closer"}), frozenset({"signed"})
_FEWEST_LINES, _MOST_LINES, _LONGEST_LINE = 2, 40, 70
_DASH = re.compile(r"\s*(?:--|[—–])\s*(?=[^\W\d_])")
_STOP = re.compile(r"[.!,;]\s*(?:--|[—–])?\s*(?=[^\W\d_])")
_LONGEST_LEAVE, _LONGEST_NAME, _MOST_WORDS, _MOST_INITIALS = 100, 60, 5, 4


def leaves_above_names(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of a line alone that takes leave and of the name alone below it.

    A comma leads to the name, whatever it is; behind a full stop only a name that ends the text is one.

    Args:
        seen: the lines of running text.
    """
    for i in range(2, len(seen) - 1):
        if not (is_set_apart(seen, i) and is_set_apart(seen, i + 1)):
            continue
        leave, name = seen[i].text.strip(), without_reference(seen[i + 1].text).strip()
        if not _takes_leave(leave) or not _may_sign(name):
            continue
        if leave.endswith(",") or (i + 2 == len(seen) and _names_one(name)):
            yield i, _LEAVE
            yield i + 1, _SIGNATURE


def leaves_over_lines(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The labels of a leave over several lines, each apart, and of the name that ends it.

    `Elle est, avec le plus profond respect,` / `Sire,` / `de Votre Majesté` / `la très fidèle sujette,` / …

    Args:
        seen: the lines of running text.
    """
    start = 0
    for i in range(1, len(seen)):
        start = start if _may_be_of_leave(seen, i - 1) else i
        told = start > 0 and len(seen[start - 1].text) >= _LONGEST_LINE
        is_long_enough = _FEWEST_LINES <= i - start <= _MOST_LINES
        if not told or not is_long_enough or not names_people(seen[i].text) or is_numeral(seen[i].text):
            continue
        lines = [seen[at].text.strip() for at in range(start, i)]
        takes_leave = any(language.is_farewell(line) or language.ends_in_farewell(line) for line in lines)
        if takes_leave and not any(map(names_people, lines)):
            yield from ((at, _LEAVE) for at in range(start, i))
            yield i, _SIGNATURE


def is_numeral(text: str) -> bool:
    """Whether a line is a Roman numeral alone, with which another letter begins."""
    return roman_value(text.strip(" .")) is not None


def _may_be_of_leave(seen: Sequence[Sight], i: int) -> bool:
    """Whether a line may be one of a leave over lines: short, apart, and no sentence ends with it."""
    text = seen[i].text.strip()
    short = len(text) <= _LONGEST_LINE and text[-1] not in ".!?:;" and not any(map(str.isdigit, text))
    below = seen[i + 1]
    stepped = not below.gap and indent_of(below.text) > indent_of(seen[i].text)
    return short and bool(seen[i].gap or i == 0) and (bool(below.gap) or stepped)


def _names_one(text: str) -> bool:
    """Whether a line is a name or initials; a word in capitals may be a head."""
    return is_name(text) and (not text.isupper() or sum(map(str.isalpha, text)) <= _MOST_INITIALS)


def _takes_leave(text: str) -> bool:
    return len(text) <= _LONGEST_LEAVE and text[:1].isupper() and language.is_farewell(text)


def _may_sign(text: str) -> bool:
    """Whether a line can be a name or what stands for one: short, with capitals, no head and no address."""
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or len(text) > _LONGEST_NAME or any(map(str.isdigit, text)):
        return False
    return not is_told_otherwise(text) and all(word[0].isupper() for word in (words[0], words[-1]))


def day_behind_leave(text: str) -> int:
    """Where, behind a leave and its stop, where and when begins: `Dios y libertad. Lagos, Junio 14 de 1857.`

    0 where a text is not so.
    """
    if len(text.strip()) > _LONGEST_LEAVE:
        return 0
    for stop in _STOP.finditer(text):
        leave, rest = text[: stop.end()].strip(), text[stop.end() :].strip()
        if (_takes_leave(leave) or _bids_farewell(leave)) and (is_dateline(rest) or is_placed_day(rest)):
            return stop.end()
    return 0


def _bids_farewell(text: str) -> bool:
    """Whether the word that takes leave stands first, and a comma behind it: `Vale, mi frater, nos ama.`"""
    word, comma, _ = text.partition(",")
    return bool(comma) and len(word.split()) == 1 and word[:1].isupper() and language.is_farewell(word)


def name_behind_leave(text: str) -> int:
    """Where the name begins behind a leave that breaks off: `I am, Sir, your obedient servant, J. Smith.`

    0 where a text is not so.
    """
    leave, comma, name = text.rpartition(",")
    bare = name.strip().rstrip(".")
    if not comma or not _takes_leave(leave.strip()) or not language.ends_in_farewell(leave):
        return 0
    words = bare.split()
    if not 0 < len(words) <= _MOST_WORDS or any(map(str.isdigit, bare)) or not are_names(words):
        return 0
    greets = any(language.classes_of(word) & {"salute", "salute-noun", "farewell"} for word in words)
    return 0 if greets or is_told_otherwise(bare) else len(leave) + 1


def names_behind_day(text: str) -> tuple[int, ...]:
    """Where the names begin that stand behind a day, each behind a dash; () where a text is not so."""
    dashes = list(_DASH.finditer(text))
    if not dashes or not is_dateline(text[: dashes[0].start()].strip()):
        return ()
    ends = [*(dash.start() for dash in dashes[1:]), len(text)]
    names = [text[dash.end() : end].strip(" .") for dash, end in zip(dashes, ends, strict=True)]
    told = all(0 < len(name.split()) <= _MOST_WORDS and names_people(name) for name in names)
    return tuple(dash.start() for dash in dashes) if told else ()
