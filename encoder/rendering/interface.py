"""The words of the pages themselves, in the language of the interface: `xslt/interface/LANGUAGE.json`.

A text has places in braces, `Published by {publisher}.`; where it counts something there is one for each
category of the language's plurals (Unicode CLDR, "Language Plural Rules"), `documents.count.one`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from encoder.rendering.markup import Html, join
from encoder.resources import resource

ENGLISH: Final = "en"
_PLACE = re.compile(r"\{(\w+)\}")


@cache
def texts(language: str) -> Mapping[str, str]:
    """The texts of a language by their keys.

    Raises:
        FileNotFoundError: the interface is not in this language.
    """
    found: dict[str, str] = json.loads(resource("xslt", f"interface/{language}.json").read_text("utf-8"))
    return found


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@dataclass(frozen=True, slots=True)
class Interface:
    """The interface in one language.

    Attributes:
        tag: BCP 47, the name of a file in `xslt/interface`.
    """

    tag: str = ENGLISH

    def say(self, key: str, **values: str | int) -> str:
        """The text of a key with values in its places; the value `count` chooses the form of a plural.

        Raises:
            KeyError: there is no such text, or a place of it has no value.
        """
        return "".join(self._parts(key, values))

    def markup(self, key: str, **values: Html) -> Html:
        """The text of a key, escaped, with markup in its places."""
        return join(*self._parts(key, values))

    def known(self, group: str, value: str) -> str:
        """A value of the source in the words of the interface, where the group has it; else as it is."""
        return self._find(f"{group}.{value}") or value.replace("-", " ")

    def forms(self, key: str) -> dict[str, str]:
        """The forms of a plural as attributes for a script: `data_one`, `data_other`."""
        own = texts(self.tag)
        found = {category: own.get(f"{key}.{category}") for category in _locale(self.tag).plural_form.tags}
        named = {f"data_{category}": text for category, text in found.items() if text is not None}
        return dict(sorted(named.items())) | {"data_other": self._text(f"{key}.other")}

    def number(self, number: int) -> str:
        """A whole number as the language groups its digits: `1,234`, `1.234`."""
        return str(format_decimal(number, locale=_locale(self.tag)))

    def _find(self, key: str) -> str | None:
        return texts(self.tag).get(key) or texts(ENGLISH).get(key)

    def _text(self, key: str) -> str:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def _chosen(self, key: str, count: object) -> str:
        """The text of a key, or its form for a number."""
        plain = self._find(key)
        if plain is not None or not isinstance(count, int):
            return self._text(key)
        return self._find(f"{key}.{_locale(self.tag).plural_form(count)}") or self._text(f"{key}.other")

    def _parts(self, key: str, values: Mapping[str, str | int]) -> list[str]:
        """The text's own parts and its values by turns; a value is never read for places."""
        parts: list[str] = _PLACE.split(self._chosen(key, values.get("count")))
        shown = {
            name: self.number(value) if isinstance(value, int) else value for name, value in values.items()
        }
        return [shown[part] if at % 2 else part for at, part in enumerate(parts)]


def language_name(language: str, words: Interface) -> str | None:
    """What a language is called in that of the interface: `de` → "German"; None where none is known."""
    if language == "und":
        return None
    try:
        name = Locale.parse(language, sep="-").get_display_name(words.tag)
    except (ValueError, UnknownLocaleError):
        name = None
    return name or language
