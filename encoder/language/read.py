"""What is known of a language, read from its data file and, for the calendar, from Unicode's CLDR.

A language is a file `data/TAG.toml`: to add one is to add a file. `docs/languages.md` lists the keys.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel import Locale

from encoder.errors import UsageError
from encoder.language.folding import fold, fold_words

DATA = Path(__file__).with_name("data")
CLASSES = (
    "abbreviation", "about", "act", "addressee", "after", "and", "answer", "archive", "article",
    "article-of-date", "attestation", "author", "auxiliary", "before", "behind-name", "cast", "caveat",
    "chapter", "consul", "copy",
    "day-word", "diary", "direction", "enclosure", "end-of", "enter", "entry-lead", "eve", "examination",
    "exit", "farewell", "function", "given-at", "homeland", "honour", "hour", "ides", "illustration",
    "impersonal", "imprint", "in-year", "item", "kalends", "link", "mark-above", "mark-below", "marking",
    "message", "month-word", "music", "new-style", "nones", "note-heading", "number", "of", "old-style",
    "on-behalf", "order", "ordinal", "ordinal-number", "page", "participle-ending", "person",
    "postscript", "present", "present-ending", "proceeding", "question", "rank", "said", "salute",
    "salute-noun", "salutem", "same-day", "scene", "sender", "setting", "short-item", "signed",
    "signers-mark", "speaker", "stationed", "subject", "sworn", "table", "telegraphic-stop", "third-person",
    "title", "trailer", "undated",
)  # fmt: skip
"""The keys of `[words]`."""
_KEYS = (
    "name",
    "full",
    "cldr",
    "date-order",
    "capital-nouns",
    "months",
    "republican-months",
    "weekdays",
    "words",
)
_WIDTHS = ("wide", "abbreviated")


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of a language.

    Attributes:
        tag: BCP 47, `de`.
        name: in English.
        full: whether the data are more than months and the commonest words.
        date_order: `dmy` or `mdy`, how numbers alone are read: `10/11/62`.
        capital_nouns: whether every noun has a capital, so that a name does not stand out.
        months: number by folded name, 1 to 12: whole, abbreviated, old spellings.
        full_months: the names of today, whole, January to December; where CLDR is silent, empty.
        republican_months: number by folded name, 13 for the complementary days; French only.
        weekdays: number by folded name, 1 is Monday.
        words: the entries of each class of `CLASSES` as printed, words and phrases.
    """

    tag: str
    name: str
    full: bool
    date_order: str
    capital_nouns: bool
    months: Mapping[str, int]
    full_months: tuple[str, ...]
    republican_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]

    def phrases(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The entries of a class, each as its folded words."""
        return _folded(self.words.get(name, ()))

    def single(self, name: str) -> frozenset[str]:
        """The entries of a class that are one word, folded."""
        return frozenset(entry[0] for entry in self.phrases(name) if len(entry) == 1)


@cache
def _folded(entries: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(fold_words, entries))


@cache
def known_tags() -> tuple[str, ...]:
    """The tags of all languages that have data, in their order; none of the data is read."""
    return tuple(sorted(path.stem for path in DATA.glob("*.toml")))


@cache
def languages() -> tuple[str, ...]:
    """The tags of all languages that have data, those with full data first."""
    return tuple(sorted(known_tags(), key=lambda tag: (not data(tag).full, tag != "en")))


@cache
def data(tag: str) -> Language:
    """The data of a language; `de-AT` has those of `de`.

    Raises:
        UsageError: there are none, or the file is not as it should be.
    """
    path = DATA / f"{tag.split('-')[0].lower()}.toml"
    if not path.is_file():
        hint = f"there are for {', '.join(known_tags())}"
        raise UsageError(f"there are no data for the language `{tag}`", hint=hint)
    return read_language(path)


def has_data(tag: str) -> bool:
    """Whether there are data for a language."""
    return tag.split("-")[0].lower() in known_tags()


@cache
def language_name(tag: str) -> str:
    """The English name of a language, by CLDR; the tag where it has none."""
    if tag == "und":
        return "undetermined"
    return str(Locale("en").languages.get(tag.split("-")[0].lower(), tag))


def read_language(path: Path) -> Language:
    """A language from its file.

    Raises:
        UsageError: the file is not well-formed, or has a key that is not known.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"is not well-formed: {error}", file=path) from error
    _refuse_unknown(table, _KEYS, path)
    _refuse_unknown(table.get("words", {}), CLASSES, path)
    locale = Locale.parse(cldr) if (cldr := table.get("cldr", path.stem)) else None
    full_months = tuple(fold(str(locale.months["format"]["wide"][n])) for n in range(1, 13)) if locale else ()
    return Language(
        tag=path.stem,
        name=table.get("name", path.stem),
        full=table.get("full", False),
        date_order=table.get("date-order", "dmy"),
        capital_nouns=table.get("capital-nouns", False),
        months=_named(table.get("months", {}), _cldr_months(locale)),
        full_months=full_months,
        republican_months=_named(table.get("republican-months", {}), ()),
        weekdays=_named(table.get("weekdays", {}), _cldr_weekdays(locale)),
        words=MappingProxyType({name: _entries(text) for name, text in table.get("words", {}).items()}),
    )


def _refuse_unknown(table: Mapping[str, Any], known: Iterable[str], path: Path) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        hint = f"the keys are {', '.join(sorted(known))}"
        raise UsageError(f"has the unknown key `{unknown[0]}`", hint=hint, file=path)


def _cldr_months(locale: Locale | None) -> Iterable[tuple[str, int]]:
    if locale is None:
        return
    for context in locale.months:
        for width in _WIDTHS:
            yield from ((str(name), number) for number, name in locale.months[context][width].items())


def _cldr_weekdays(locale: Locale | None) -> Iterable[tuple[str, int]]:
    if locale is None:
        return
    for context in locale.days:
        for width in _WIDTHS:
            yield from ((str(name), number + 1) for number, name in locale.days[context][width].items())


def _named(table: Mapping[str, str], further: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    own = [(entry, int(number)) for number, text in table.items() for entry in _entries(text)]
    return MappingProxyType({" ".join(fold_words(name)): number for name, number in (*own, *further)})


def _entries(text: str) -> tuple[str, ...]:
    return tuple(entry for entry in (" ".join(part.split()) for part in text.split(",")) if entry)
