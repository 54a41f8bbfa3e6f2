"""Finding the words and phrases of the languages in a text: in time linear to its length.

No regular expression is made of the data, so that no entry can make one run for ever.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from encoder.language.folding import fold
from encoder.language.read import CLASSES, data, languages

_SHORTEST_WEEKDAY = 3
_SHORTEST_PART = 4
_SHORT_MONTH = 4
_PHRASED = ("farewell", "salute", "postscript", "old-style", "new-style")
_TAGGED = ("function",)

Tags = tuple[str, ...]
Index = Mapping[str, tuple[tuple[str, ...], ...]]


def chosen(tags: Tags | None) -> Tags:
    """The languages meant: None and () are all."""
    return tags or languages()


@lru_cache(maxsize=65_536)
def classes_of(word: str, tags: Tags | None = None) -> frozenset[str]:
    """What a word can be, in one of the languages: for features of a recogniser.

    `Weimar` → {}; `Novbr.` → {month}; `der` → {function:de, …}; `Hochachtung` → {farewell-part}.
    The classes are those of `read.CLASSES`, `month`, `weekday`, `republican-month`, `function:TAG`, and
    `farewell-part` and the like for a longer word within a phrase.
    """
    return _classes(tags or ()).get(fold(word), frozenset())


@lru_cache(maxsize=65_536)
def is_function(word: str) -> bool:
    """Whether a word is a small one of a language: an article, a preposition, a pronoun."""
    return any(name.startswith("function") for name in classes_of(word))


@cache
def _classes(tags: Tags) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for tag in chosen(tags):
        for name, word in _classed(tag):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _classed(tag: str) -> list[tuple[str, str]]:
    language = data(tag)
    pairs = [("month", word) for word in months(chosen((tag,)))]
    pairs += [("republican-month", word) for word in language.republican_months]
    pairs += [("weekday", word) for word in language.weekdays if len(word) >= _SHORTEST_WEEKDAY]
    function = language.single("function")
    for name in CLASSES:
        shown = f"{name}:{tag}" if name in _TAGGED else name
        pairs += [(shown, word) for word in language.single(name)]
        if name in _PHRASED:
            parts = {word for phrase in language.phrases(name) if len(phrase) > 1 for word in phrase}
            pairs += [
                (f"{name}-part", word) for word in parts - function if len(word.strip(".")) >= _SHORTEST_PART
            ]
    return pairs


@cache
def months(tags: Tags | None = None) -> Mapping[str, int]:
    """The number of each month's names in the languages; a name of two months has that of the first language.

    Over several languages a short form that is a common word in one of them is left out: `out` (outubro).
    """
    meant = chosen(tags)
    common = {word for tag in meant for word in data(tag).single("function")} if len(meant) > 1 else set()
    found: dict[str, int] = {}
    for tag in meant:
        language = data(tag)
        for word, number in language.months.items():
            if len(word) > _SHORT_MONTH or word not in common or word in language.full_months:
                found.setdefault(word, number)
    return MappingProxyType(found)


@cache
def weekdays(tags: Tags | None = None) -> Mapping[str, int]:
    """The number of each weekday's names in the languages, 1 is Monday."""
    found: dict[str, int] = {}
    for tag in chosen(tags):
        for word, number in data(tag).weekdays.items():
            found.setdefault(word, number)
    return MappingProxyType(found)


@cache
def republican_months(tags: Tags | None = None) -> Mapping[str, int]:
    """The number of each month of the French Republic."""
    return MappingProxyType(
        {word: number for tag in chosen(tags) for word, number in data(tag).republican_months.items()}
    )


@cache
def words(name: str, tags: Tags | None = None) -> frozenset[str]:
    """The entries of a class that are one word, folded."""
    return frozenset(word for tag in chosen(tags) for word in data(tag).single(name))


@cache
def entries(name: str, tags: Tags | None = None) -> frozenset[str]:
    """All entries of a class as printed in the data."""
    return frozenset(entry for tag in chosen(tags) for entry in data(tag).words.get(name, ()))


@cache
def _index(name: str, tags: Tags, shortest: int = 1) -> Index:
    """The phrases of a class, of so many words at least, by their first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for tag in chosen(tags):
        for phrase in data(tag).phrases(name):
            if len(phrase) >= shortest:
                found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


@cache
def _pairs(name: str, tags: Tags) -> frozenset[tuple[str, ...]]:
    """The first two words of the phrases of a class."""
    return frozenset(
        phrase[:2] for tag in chosen(tags) for phrase in data(tag).phrases(name) if len(phrase) > 1
    )


def phrase_begins(name: str, word: str, tags: Tags | None = None) -> bool:
    """Whether a phrase of a class begins with a word."""
    return name in begun(tags).get(word, ())


@cache
def first_words_of(name: str, tags: Tags = ()) -> frozenset[str]:
    """The first words of the phrases of a class, folded."""
    return frozenset(_index(name, tags))


@cache
def last_words(name: str, tags: Tags | None = None, shortest: int = 1) -> frozenset[str]:
    """The last words of the phrases of a class, of so many words at least, folded."""
    return frozenset(
        phrase[-1] for tag in chosen(tags) for phrase in data(tag).phrases(name) if len(phrase) >= shortest
    )


@cache
def begun(tags: Tags | None = None) -> Mapping[str, frozenset[str]]:
    """The classes of which a phrase begins with a word, by the words: one look rules out all others."""
    found: dict[str, set[str]] = {}
    for name in CLASSES:
        for word in _index(name, tags or ()):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def phrase_at(name: str, folded: tuple[str, ...], at: int = 0, tags: Tags | None = None) -> int:
    """How many words the longest phrase of a class has that begins at a word; 0 for none."""
    if at >= len(folded):
        return 0
    word = folded[at]
    names = begun(tags).get(word)
    if names is None or name not in names:
        return 0
    for phrase in _index(name, tags or ())[word]:
        if folded[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 0


def has_phrase(name: str, folded: tuple[str, ...], tags: Tags | None = None, shortest: int = 1) -> bool:
    """Whether a phrase of a class, of so many words at least, stands anywhere in a text."""
    index = _index(name, tags or (), shortest)
    places = [at for at, word in enumerate(folded) if word in index]
    if shortest > 1 and places:
        pairs = _pairs(name, tags or ())
        places = [at for at in places if folded[at : at + 2] in pairs]
    return any(folded[at : at + len(phrase)] == phrase for at in places for phrase in index[folded[at]])
