"""The elements and attributes of a TEI document, by the lines of its source on which they begin."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from encoder.deriving.flows import NOWHERE, Flow
from encoder.namespaces import tei
from encoder.strings import shown

_SAID: Final = {
    tei("pb"): frozenset({"n"}),
    tei("date"): frozenset({"when", "from", "to", "notBefore", "notAfter"}),
    tei("choice"): frozenset[str](),
}
"""Elements that are compared otherwise, with the attributes that are."""
_IN_CHOICE = frozenset(map(tei, ("sic", "corr")))
_NUMBERED: Final = frozenset({"cert", "resp", "n", "id"})
"""Attributes that are compared otherwise, or numbered anew each time."""
_LB: Final = "lb"
_LONGEST: Final = 60
"""So much of a value is told."""


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """An element, or an attribute of one.

    Attributes:
        line: of the source on which it begins; 0 where no text follows.
        element: its name.
        attribute: the name of the attribute, "" for the element itself.
        value: of the attribute; of an element of the header, its words.
    """

    line: int
    element: str
    attribute: str = ""
    value: str = ""

    def __str__(self) -> str:
        value = shown(self.value if len(self.value) <= _LONGEST else f"{self.value[:_LONGEST]}…")
        if self.attribute:
            return f"<{self.element} {self.attribute}={value}>"
        return f"<{self.element}>" + (f" “{value}”" if value else "")

    @property
    def lasts(self) -> bool:
        """Whether it stands there in each encoding of the source, whatever else that has numbered."""
        is_numbered = self.attribute in _NUMBERED or self.value.startswith("#")
        return self.element != _LB and not (self.attribute and is_numbered)


@dataclass(frozen=True, slots=True)
class Markup:
    """What stands in the text of a document.

    Attributes:
        signs: how often each does.
        at: on which line of the file the last of each stands.
    """

    signs: Mapping[Sign, int]
    at: Mapping[Sign, int] = field(compare=False)

    def more_than(self, *others: "Markup") -> list[Sign]:
        """What stands here more often than in any other document; of an element that does, no attributes."""
        more = sorted(
            sign
            for sign, count in self.signs.items()
            if all(count > other.signs.get(sign, 0) for other in others)
        )
        whole = {(sign.line, sign.element) for sign in more if not sign.attribute}
        return [sign for sign in more if not sign.attribute or (sign.line, sign.element) not in whole]

    def lasting(self) -> "Markup":
        """What another encoding of the same source would have, too."""
        return Markup({sign: count for sign, count in self.signs.items() if sign.lasts}, self.at)

    def common(self, other: "Markup") -> "Markup":
        """What stands in both documents."""
        both = {
            sign: min(count, other.signs[sign]) for sign, count in self.signs.items() if sign in other.signs
        }
        return Markup(both, self.at)

    def has_other(self, sign: Sign) -> bool:
        """Whether the attribute of an element has another value here, or the element is gone itself."""
        near = [one for one in self.signs if (one.line, one.element) == (sign.line, sign.element)]
        return not near or any(one.attribute == sign.attribute for one in near)


def markup_of(flows: Sequence[Flow], line_of: Callable[[int], int]) -> Markup:
    """The elements and attributes of a document.

    Args:
        flows: its texts.
        line_of: the line of the source on which an offset lies.
    """
    found = list(_signs(flows, line_of))
    at = {sign: line for sign, line in found if isinstance(line, int)}
    return Markup(Counter(sign for sign, _ in found), at)


def _signs(flows: Sequence[Flow], line_of: Callable[[int], int]) -> Iterator[tuple[Sign, object]]:
    for flow in flows:
        for begin, element in flow.elements:
            place = flow.nexts[begin]
            line = line_of(place) if place != NOWHERE else 0
            name = etree.QName(element).localname
            said = _said(element)
            if said is None:
                yield Sign(line, name), element.sourceline
            for key, value in ((str(key), str(value)) for key, value in element.items()):
                if key not in (said or ()):
                    yield Sign(line, name, etree.QName(key).localname, value), element.sourceline


def _said(element: etree._Element) -> frozenset[str] | None:
    """The attributes of an element that is compared otherwise; None where it is not."""
    parent = element.getparent()
    if element.tag in _IN_CHOICE and parent is not None and parent.tag == tei("choice"):
        return frozenset()
    return _SAID.get(str(element.tag))
