"""Which month a word names: whole, abbreviated or misread, in any of the languages."""

from difflib import SequenceMatcher
from functools import cache, lru_cache

from encoder.language import data, months
from encoder.language.folding import fold

_LOOK_ALIKE = str.maketrans("01|5", "olls")
_SIMILAR = 0.65
_MARGIN = 0.1
_SHORTEST_MISREAD = 4
_ABBREVIATED = range(3, 6)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@lru_cache(maxsize=16384)
def month_number(word: str, tags: tuple[str, ...] = ()) -> tuple[int, int]:
    """The number of a month's name, 0 for other words, and how doubtful it is: an index of `readings.DOUBTS`.

    `Oct` → (10, 0); `9ber` → (11, 0); `oceover` → (10, 2); `Junl` → (6, 3), since July is nearly as near

    Args:
        word: with or without its stop.
        tags: of the languages of the document; those of others are asked after them.
    """
    known = written_month(word, tags)
    if known:
        return known, 0
    name = fold(word)
    return _nearest(name.translate(_LOOK_ALIKE), tags) if len(name) >= _ABBREVIATED[0] else (0, 0)


def written_month(word: str, tags: tuple[str, ...] = ()) -> int:
    """The number of a month's name as it is written, not as it may be misread; 0 for other words.

    Args:
        word: with or without its stop.
        tags: of the languages of the document; those of others are asked after them.
    """
    name = fold(word)
    known = months(tags).get(name) if tags else None
    if known is None:
        known = months().get(name) or _abbreviated(tags or ("en", "de", "fr", "es", "it")).get(name)
    return known or 0


def roman_month(word: str) -> int:
    """The number of a month in Roman numerals, 0 for other words: `VII` → 7."""
    name = word.lower()
    return _ROMAN.index(name) + 1 if name in _ROMAN else 0


def is_short_for(word: str, month: int, tags: tuple[str, ...] = ()) -> bool:
    """Whether a word has the first letter of a month and further ones in their order: `Fbr` for February.

    Args:
        word: with or without its stop.
        month: its number.
        tags: of the languages of the document.
    """
    letters = fold(word)
    return len(letters) > 1 and any(
        number == month and name[0] == letters[0] and _is_within(letters, name)
        for name, number in _whole(tags or ("en",))
    )


def _is_within(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)


@cache
def _abbreviated(tags: tuple[str, ...]) -> dict[str, int]:
    """Beginnings of the names, where they are of one month: `Janu`, `Octo`."""
    found: dict[str, set[int]] = {}
    for tag in tags:
        for number, name in enumerate(data(tag).full_months, 1):
            for length in _ABBREVIATED:
                found.setdefault(name[:length], set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


@cache
def _whole(tags: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The names that a misread word is compared with."""
    meant = [data(tag).full_months for tag in tags if data(tag).full_months] or [data("en").full_months]
    return tuple((name, number) for names in meant for number, name in enumerate(names, 1))


def _nearest(name: str, tags: tuple[str, ...]) -> tuple[int, int]:
    """The month that a misread name is most like (Ratcliff and Obershelp's measure)."""
    ratios: dict[int, float] = {}
    for month, number in _whole(tags):
        ratios[number] = max(ratios.get(number, 0.0), _likeness(name, month))
    (best, number), (second, _) = sorted(((ratio, number) for number, ratio in ratios.items()), reverse=True)[
        :2
    ]
    if best < _SIMILAR:
        return 0, 0
    return number, 2 if best - second >= _MARGIN else 3


def _likeness(name: str, month: str) -> float:
    if name in (month, month[:3]):
        return 1.0
    if len(name) < _SHORTEST_MISREAD or abs(len(name) - len(month)) > 2:
        return 0.0
    return SequenceMatcher(None, month, name).ratio()
