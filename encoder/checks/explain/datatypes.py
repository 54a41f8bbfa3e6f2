"""Datatypes of attribute values and text: XML Schema's, checked by libxml2, so that both checks agree.

XML Schema part 2: Datatypes (2004); RELAX NG has two types of its own, `string` and `token`.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from lxml import etree

from encoder.checks.explain.reading import RNG

_EXAMPLES = {
    "anyURI": "a URI",
    "boolean": "`true` or `false`",
    "date": "a date such as `1962-10-27`",
    "dateTime": "a date and time such as `1962-10-27T10:30:00`",
    "decimal": "a number such as `1.5`",
    "double": "a number such as `1.5`",
    "duration": "a duration such as `P3D`",
    "float": "a number such as `1.5`",
    "gDay": "a day such as `---27`",
    "gMonth": "a month such as `--10`",
    "gMonthDay": "a month and day such as `--10-27`",
    "gYear": "a year such as `1962`",
    "gYearMonth": "a month such as `1962-10`",
    "ID": "an identifier: a letter, then letters, digits, `.`, `-`, `_`",
    "IDREF": "the identifier of an element",
    "integer": "a whole number",
    "language": "a language tag such as `en` or `en-US`",
    "Name": "a name: a letter, then letters, digits, `.`, `-`, `_`, `:`",
    "NCName": "a name: a letter, then letters, digits, `.`, `-`, `_`",
    "nonNegativeInteger": "a whole number from 0",
    "positiveInteger": "a whole number from 1",
    "string": "text",
    "time": "a time such as `10:30:00`",
    "token": "text",
}


@dataclass(frozen=True, slots=True)
class Datatype:
    """A datatype with its facets.

    Attributes:
        library: its URI, that of XML Schema, or `""` for RELAX NG's own.
        name: `date`.
        facets: name and value of each, `("pattern", "[0-9]+")`.
    """

    library: str
    name: str
    facets: tuple[tuple[str, str], ...] = ()

    def allows(self, text: str) -> bool:
        """Whether `text` is a value of the type."""
        if not self.facets and self.name in ("string", "token", "normalizedString"):
            return True
        return _allows(self, text)

    def description(self) -> str:
        """The type in words, with an example."""
        words = _EXAMPLES.get(self.name, f"a value of type {self.name}")
        limits = "".join(f", {_FACETS.get(name, name)} `{value}`" for name, value in self.facets)
        return f"{words}{limits}"


_FACETS = {
    "pattern": "that matches",
    "minInclusive": "at least",
    "maxInclusive": "at most",
    "minExclusive": "more than",
    "maxExclusive": "less than",
    "length": "of length",
    "minLength": "of length at least",
    "maxLength": "of length at most",
}


@lru_cache(maxsize=50_000)
def _allows(datatype: Datatype, text: str) -> bool:
    document = etree.Element("value")
    try:
        document.text = text
    except ValueError:
        return False
    return bool(_checker(datatype).validate(document))


@cache
def _checker(datatype: Datatype) -> etree.RelaxNG:
    element = etree.Element(f"{RNG}element", name="value")
    data = etree.SubElement(element, f"{RNG}data", type=datatype.name, datatypeLibrary=datatype.library)
    for name, value in datatype.facets:
        etree.SubElement(data, f"{RNG}param", name=name).text = value
    return etree.RelaxNG(etree.ElementTree(element))
