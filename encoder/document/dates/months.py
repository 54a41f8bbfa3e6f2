"""Which month a word names: whole, abbreviated or misread."""

from difflib import SequenceMatcher
from functools import lru_cache

from encoder.months import MONTH_NAMES

_LOOK_ALIKE = str.maketrans("01|5", "olls")
_SIMILAR = 0.65
_MARGIN = 0.1
_SHORTEST_MISREAD = 4


@lru_cache(maxsize=4096)
def month_number(word: str) -> tuple[int, int]:
    """The number of a month's name, 0 for other words, and how doubtful it is: a `doubt.Doubt`.

    `Oct` → (10, 0); `oceover` → (10, 2); `Junl` → (6, 3), since July is nearly as near
    """
    name = word.lower().rstrip(".")
    exact = {number for number, names in enumerate(MONTH_NAMES, 1) if _is_one_of(name, names)}
    if len(exact) == 1:
        return exact.pop(), 0
    return _nearest(name.translate(_LOOK_ALIKE))


def _is_one_of(name: str, names: tuple[str, ...]) -> bool:
    return name in names or (3 <= len(name) <= 5 and any(month.startswith(name) for month in names))


def _nearest(name: str) -> tuple[int, int]:
    """The English month that a misread name is most like (Ratcliff and Obershelp's measure)."""
    ratios = sorted(
        ((_likeness(name, names[0]), number) for number, names in enumerate(MONTH_NAMES, 1)), reverse=True
    )
    (best, number), (second, _) = ratios[:2]
    if best < _SIMILAR:
        return 0, 0
    return number, 2 if best - second >= _MARGIN else 3


def _likeness(name: str, month: str) -> float:
    if name in (month, month[:3]):
        return 1.0
    if len(name) < _SHORTEST_MISREAD or abs(len(name) - len(month)) > 2:
        return 0.0
    return SequenceMatcher(None, month, name).ratio()
