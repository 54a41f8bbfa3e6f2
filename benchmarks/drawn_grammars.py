"""RELAX NG grammars drawn at random, of every kind of pattern, and documents that are valid by them.

Each element is a `define`; what it needs is an element after it, so that documents end. Names return now and
then in elements with another content. Section 7 of the specification is kept: no attribute twice, no element
twice in an interleave, no data beside elements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import quoteattr

_DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
_NAMES = (
    "book",
    "part",
    "chapter",
    "p",
    "line",
    "note",
    "date",
    "name",
    "item",
    "cell",
    "ref",
    "seal",
    "sum",
    "hand",
)
_ATTRIBUTES = ("n", "type", "when", "who", "rend", "xml:lang", "cert", "unit")
_MOST = 60
"""Elements of a document, after which it takes the shortest ways."""
_LEAST = 30
"""Elements that an element may need; what would need more may do without."""
_OFTEN = {"optional": (0, 1), "zeroOrMore": (0, 3), "oneOrMore": (1, 3)}


@dataclass(frozen=True)
class Data:
    """A value of an attribute or element.

    Attributes:
        pattern: in RELAX NG.
        samples: texts that it allows.
    """

    pattern: str
    samples: tuple[str, ...]


_DATA = (
    Data('<data type="integer"/>', ("7", "-12", " 40 ")),
    Data('<data type="positiveInteger"><param name="maxInclusive">99</param></data>', ("1", "99")),
    Data('<data type="date"/>', ("1951-02-03",)),
    Data('<data type="NCName"/>', ("harbour", "a-1")),
    Data('<data type="string"><param name="pattern">[a-z]{1,4}</param></data>', ("abc", "z")),
    Data('<data type="decimal"/>', ("2.50", "-1")),
    Data("<choice><value>yes</value><value>no</value></choice>", ("yes", "no")),
    Data('<choice><data type="integer"/><value>none</value></choice>', ("3", "none")),
    Data('<list><oneOrMore><data type="integer"/></oneOrMore></list>', ("1", "1 2 3")),
    Data('<list><value>a</value><optional><data type="NCName"/></optional></list>', ("a", "a b")),
    Data('<data type="token"><except><value>never</value></except></data>', ("always", "at times")),
    Data("<text/>", ("any words", "")),
)


@dataclass
class _Element:
    name: str
    attributes: list[tuple[str, Data, bool]] = field(default_factory=list)
    data: Data | None = None
    content: _Content | None = None
    is_mixed: bool = False


@dataclass(frozen=True)
class _Content:
    """A pattern of elements.

    Attributes:
        kind: as in RELAX NG; `ref`, `empty`.
        parts: of it.
        at: the number of the element, of a `ref`.
    """

    kind: str
    parts: tuple[_Content, ...] = ()
    at: int = -1

    def written(self) -> str:
        """In RELAX NG."""
        if self.kind == "ref":
            return f'<ref name="e{self.at}"/>'
        inner = "".join(part.written() for part in self.parts)
        return f"<{self.kind}>{inner}</{self.kind}>" if inner else f"<{self.kind}/>"

    def needs(self, needed: Sequence[int]) -> int:
        """How many elements the largest of its shortest ways has, where each element needs so many."""
        if self.kind == "ref":
            return needed[self.at]
        if _OFTEN.get(self.kind, (1, 1))[0] == 0:
            return 0
        parts = [part.needs(needed) for part in self.parts]
        return max(parts) if self.kind == "choice" else sum(parts)

    def refs(self) -> set[int]:
        """The elements in it."""
        return {self.at} if self.kind == "ref" else set().union(*(part.refs() for part in self.parts))


def draw_grammar(dice: Random, documents: int = 12) -> tuple[bytes, list[bytes]]:
    """A grammar, and documents that are valid by it."""
    elements = _elements(dice)
    namespace = dice.choice(("", ' ns="http://harbour.example/ns"'))
    defines = "".join(f'<define name="e{at}">{_written(one)}</define>' for at, one in enumerate(elements))
    grammar = (
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{_DATATYPES}"{namespace}>'
        f'<start><ref name="e0"/></start>{defines}</grammar>'
    )
    declared = ' xmlns="http://harbour.example/ns"' if namespace else ""
    texts = [_Document(elements, dice).written(declared) for _ in range(documents)]
    return grammar.encode(), [text.encode() for text in texts]


def _elements(dice: Random) -> list[_Element]:
    number = dice.randint(6, 16)
    names = [f"{dice.choice(_NAMES)}{dice.choice(('', '', at))}" for at in range(number)]
    elements = [_Element(name) for name in names]
    needed = [1] * number
    for at, element in reversed(list(enumerate(elements))):
        for name in dice.sample(_ATTRIBUTES, dice.choice((0, 0, 1, 2, 3))):
            element.attributes.append((name, dice.choice(_DATA), dice.random() < 0.4))
        later = range(at + 1, number)
        if later and dice.random() < 0.75:
            element.is_mixed = dice.random() < 0.3
            element.content = _content(dice, later, names, 0)
            if element.content.needs(needed) > _LEAST:
                element.content = _Content("optional", (element.content,))
            needed[at] += element.content.needs(needed)
            if dice.random() < 0.3:
                element.content = _beside_itself(element.content, at, names)
        elif dice.random() < 0.7:
            element.data = dice.choice(_DATA)
    return elements


def _beside_itself(content: _Content, at: int, names: Sequence[str]) -> _Content:
    """The content, and after it, if one likes, the element within itself."""
    return _Content("group", (content, _Content("zeroOrMore", (_Content("ref", at=at),))))


def _content(dice: Random, later: Sequence[int], names: Sequence[str], depth: int) -> _Content:
    if depth > 2 or dice.random() < 0.35:
        return _Content("ref", at=dice.choice(later))
    kind = dice.choice(
        ("group", "group", "choice", "choice", "interleave", "optional", "zeroOrMore", "oneOrMore")
    )
    if kind in ("optional", "zeroOrMore", "oneOrMore"):
        return _Content(kind, (_content(dice, later, names, depth + 1),))
    parts = tuple(_content(dice, later, names, depth + 1) for _ in range(dice.randint(2, 3)))
    if kind == "interleave" and not _are_apart(parts, names):
        kind = "group"
    return _Content(kind, parts)


def _are_apart(parts: Sequence[_Content], names: Sequence[str]) -> bool:
    """Whether no name stands in two parts."""
    sets = [{names[at] for at in part.refs()} for part in parts]
    return sum(map(len, sets)) == len(set().union(*sets))


def _written(element: _Element) -> str:
    attributes = "".join(_attribute(name, data, is_free) for name, data, is_free in element.attributes)
    inner = element.data.pattern if element.data else element.content.written() if element.content else ""
    if element.is_mixed:
        inner = f"<mixed>{inner}</mixed>"
    content = attributes + inner or "<empty/>"
    return f'<element name="{element.name}">{content}</element>'


def _attribute(name: str, data: Data, is_free: bool) -> str:
    written = f'<attribute name="{name}" ns="">{data.pattern}</attribute>'
    if name.startswith("xml:"):
        written = f'<attribute name="{name}">{data.pattern}</attribute>'
    return f"<optional>{written}</optional>" if is_free else written


class _Document:
    """A document that is drawn: large until it has so many elements, then as small as may be."""

    def __init__(self, elements: Sequence[_Element], dice: Random) -> None:
        self._elements, self._dice, self._left = elements, dice, _MOST

    def written(self, declared: str) -> str:
        """As XML, a tag a line."""
        return '<?xml version="1.0"?>\n' + "\n".join(self._lines(0, 0, declared)) + "\n"

    def _lines(self, at: int, depth: int, declared: str = "") -> list[str]:
        self._left -= 1
        element, dice = self._elements[at], self._dice
        attributes = "".join(
            f" {name}={quoteattr(dice.choice(data.samples))}"
            for name, data, is_free in element.attributes
            if not is_free or dice.random() < 0.5
        )
        opening, closing, pad = f"{element.name}{declared}{attributes}", f"</{element.name}>", " " * depth
        if element.data:
            return [f"{pad}<{opening}>{dice.choice(element.data.samples)}{closing}"]
        children = self._chosen(element.content) if element.content else []
        inner = [line for child in children for line in self._lines(child, depth + 1)]
        words = [f"{pad} words"] if element.is_mixed and dice.random() < 0.6 else []
        if not inner and not words:
            return [f"{pad}<{opening}/>"]
        return [f"{pad}<{opening}>", *words, *inner, f"{pad}{closing}"]

    def _chosen(self, content: _Content) -> list[int]:
        """The elements of one way through a pattern."""
        if content.kind == "ref":
            return [content.at]
        if content.kind == "choice":
            return self._chosen(self._dice.choice(content.parts))
        parts = list(content.parts)
        if content.kind == "interleave":
            self._dice.shuffle(parts)
        fewest, most = _OFTEN.get(content.kind, (1, 1))
        often = fewest if self._left < 0 else self._dice.randint(fewest, most)
        return [child for _ in range(often) for part in parts for child in self._chosen(part)]
