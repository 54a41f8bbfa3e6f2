"""What a quick fix writes: the name or the value that was probably meant, in place of what stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from encoder.checks.scan import Kind, Scan, Token

_MEANT: Final = re.compile(r"did you mean ([^?]+)\?")
_NAMES: Final = re.compile(r"`(?:@|<)?([\w:.\-]+)>?`")
_WRITTEN: Final = re.compile(r"[^\s<>/=]*")
_VALUE: Final = re.compile(r'"(.+)"\Z')
_QUOTES: Final = {'"': "&quot;", "'": "&apos;"}


@dataclass(frozen=True, slots=True)
class Replacement:
    """New characters in place of `text[start:end]` of a document."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Mending:
    """What can be written instead.

    Attributes:
        meant: the name or value, as one may show it.
        replacements: in the order of the document.
    """

    meant: str
    replacements: tuple[Replacement, ...]


def mendings(text: str, offset: int, rule: str, message: str) -> tuple[Mending, ...]:
    """The ways to mend a fault, the best first; none where nothing was suggested.

    Args:
        text: the document.
        offset: where the fault is: at the `<` of a tag, or at the name of an attribute.
        rule, message: of the finding, hint included.
    """
    meant = _MEANT.search(message)
    if meant is None:
        return ()
    if rule == "relaxng/value-not-allowed":
        return tuple(_of_value(Scan(text), offset, meant[1]))
    names = _NAMES.findall(meant[1])
    if rule == "relaxng/attribute-not-allowed":
        end = offset + len(_written(text, offset))
        return tuple(Mending(name, (Replacement(offset, end, name),)) for name in names)
    if rule.startswith("relaxng/element-") and text.startswith("<", offset):
        return tuple(_of_tags(text, offset, names))
    return ()


def _written(text: str, offset: int) -> str:
    found = _WRITTEN.match(text, offset)
    return found[0] if found else ""


def _of_tags(text: str, offset: int, names: list[str]) -> Iterator[Mending]:
    """Both tags of an element: an end tag that kept the old name would end nothing."""
    written = _written(text, offset + 1)
    prefix = written[: written.find(":") + 1]
    places = [offset + 1]
    end = _end_tag(text, offset)
    if end is not None:
        places.append(end.start + 2)
    for name in names:
        new = prefix + name.rpartition(":")[2]
        yield Mending(name, tuple(Replacement(at, at + len(written), new) for at in places))


def _end_tag(text: str, offset: int) -> Token | None:
    """The end tag of the element whose start tag stands at an offset."""
    open_: list[str] = []
    for token in Scan(text).tokens(offset):
        if token.kind is Kind.START:
            open_.append(token.name)
        elif token.kind is Kind.END and open_ and open_.pop() != token.name:
            return None
        if not open_:
            return token if token.kind is Kind.END else None
    return None


def _of_value(scan: Scan, offset: int, meant: str) -> Iterator[Mending]:
    value = _VALUE.match(meant)
    tag = Token(Kind.START, scan.text.rfind("<", 0, offset), len(scan.text))
    attribute = next((one for one in scan.attributes(tag) if one.start >= offset), None)
    if value is not None and attribute is not None and attribute.start == offset:
        new = escape(value[1], {quote: _QUOTES[quote] for quote in scan.text[attribute.end]})
        yield Mending(value[1], (Replacement(attribute.value, attribute.end, new),))
