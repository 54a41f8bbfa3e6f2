"""The words that page furniture, openers and closers are made of, recognised in spite of OCR's errors."""

from functools import cache, lru_cache
from pathlib import Path

LOOK_ALIKE = str.maketrans(
    {
        "0": "O", "1": "I", "|": "I", "!": "I", "5": "S", "$": "S", "8": "B", "6": "G",
        "Α": "A", "Β": "B", "Ε": "E", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P",
        "Τ": "T", "Υ": "Y", "Χ": "X", "А": "A", "В": "B", "Е": "E", "И": "N", "М": "M", "Н": "H", "О": "O",
        "Р": "P", "С": "C", "Т": "T",
    }
)  # fmt: skip

_SHORTEST_IN_THIRDS = 11
"""Letters of a word that no short one of the lexicon is like."""


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """The lexicon: word → the classes that it stands in."""
    table: dict[str, set[str]] = {}
    for row in (Path(__file__).with_name("lexicon.txt")).read_text(encoding="utf-8").splitlines():
        name, colon, words = row.partition(":")
        if colon and not row.startswith("#"):
            for word in words.split():
                table.setdefault(word, set()).add(name)
    return {word: tuple(sorted(names)) for word, names in table.items()}


@cache
def _near() -> dict[str, tuple[str, ...]]:
    """The words long enough to be told apart when misread, by what is left when letters are taken away."""
    table: dict[str, list[str]] = {}
    for word in classes():
        if len(word) > 4:
            for rest in _reduced(word, _limit(word)):
                table.setdefault(rest, []).append(word)
    return {rest: tuple(words) for rest, words in table.items()}


@cache
def _thirds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The beginnings, the middles and the ends of the words that may be misread in two letters."""
    long = [word for word in classes() if _limit(word) > 1]
    cuts = [(word, len(word) // 3, 2 * len(word) // 3) for word in long]
    return (
        frozenset(word[:first] for word, first, _ in cuts),
        frozenset(word[first:second] for word, first, second in cuts),
        frozenset(word[second:] for word, _, second in cuts),
    )


@cache
def _sizes_of_thirds() -> tuple[int, ...]:
    return tuple(sorted({len(part) for parts in _thirds() for part in parts}))


def _has_third(word: str) -> bool:
    """Whether a word has a third of a long one: two misread letters leave one of three as it was."""
    beginnings, middles, ends = _thirds()
    return any(
        word[:size] in beginnings
        or word[-size:] in ends
        or any(word[at : at + size] in middles for at in range(1, len(word) - size))
        for size in _sizes_of_thirds()
    )


def _limit(word: str) -> int:
    return 1 if len(word) < 9 else 2


def _reduced(word: str, most: int) -> set[str]:
    """A word with at most one or two letters taken away; words near each other share one of these."""
    places = range(len(word))
    found = {word, *[word[:at] + word[at + 1 :] for at in places]}
    if most > 1:
        found.update([word[:one] + word[one + 1 : at] + word[at + 1 :] for at in places for one in range(at)])
    return found


def distance(one: str, two: str, limit: int) -> int:
    """The edit distance of two words, or `limit + 1` when it is greater (Wagner and Fischer 1974)."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]


@lru_cache(maxsize=50_000)
def recognise(word: str) -> str | None:
    """The word of the lexicon that a word is, or was before OCR misread it: `SEGRET` → `SECRET`.

    Args:
        word: letters and digits, whatever their case.
    """
    upper = word.upper()
    if upper in classes():
        return upper
    folded = upper.translate(LOOK_ALIKE)
    if folded in classes():
        return folded
    if not 5 <= len(folded) <= 20 or sum(c.isdigit() for c in upper) > len(upper) / 2:
        return None
    limit = _limit(folded)
    if len(folded) >= _SHORTEST_IN_THIRDS and not _has_third(folded):
        return None
    shared = _near().keys() & _reduced(folded, limit)
    near = {word for rest in shared for word in _near()[rest]}
    best = min(((distance(folded, word, limit), word) for word in near), default=(limit + 1, ""))
    return best[1] if best[0] <= limit else None


@cache
def vocabulary() -> frozenset[str]:
    """Words of offices and correspondence that are only known where they are spelt right."""
    rows = (Path(__file__).with_name("vocabulary.txt")).read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())


@lru_cache(maxsize=50_000)
def classes_of(word: str) -> tuple[str, ...]:
    """The classes of a word, empty where the lexicon does not know it."""
    known = recognise(word)
    return classes()[known] if known else ()
