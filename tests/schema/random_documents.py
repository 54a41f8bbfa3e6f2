"""Random documents from a RelaxNG grammar (XML syntax): whatever it allows may come out.

A grammar is a recipe: the generator walks from `start`, throws dice at every choice and repetition, and
takes the shortest way out where it has gone deep. Interleave, mixed and name classes are not covered.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from random import Random

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ENDLESS = 10_000

VALUES = {
    "Name": ("engross", "a.b-c"),
    "anyURI": ("#d1", "https://example.org/1", "#engross", "other.xml#d2"),
    "boolean": ("true", "false"),
    "date": ("1950-02-28", "1968-02-29", "2026-11-21"),
    "dateTime": ("1950-02-28T12:00:00Z", "1950-02-28T12:00:00"),
    "decimal": ("1", "2.5"),
    "double": ("0", "0.5", "1"),
    "gMonthDay": ("--02-28",),
    "gYear": ("1950",),
    "gYearMonth": ("1950-02",),
    "language": ("en", "fr-CA"),
    "nonNegativeInteger": ("0", "3"),
    "positiveInteger": ("1", "3"),
    "string": ("3 lines", "two words", " x "),
    "time": ("09:30:00", "23:59:59Z"),
    "token": ("1.0.2", "2"),
}
WORDS = ("", " ", "The ", "of March", "3.", "(a)", "é", " — ", "United States", "\n  ")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of RelaxNG: `name` is that of an element, attribute, reference or data type."""

    kind: str
    name: str
    text: str
    parts: tuple["Pattern", ...]


def read_pattern(node: etree._Element) -> Pattern:
    """A pattern without comments, annotations and parameters."""
    inner = [part for part in node.iterchildren(f"{RNG}*") if part.tag != f"{RNG}param"]
    name = node.get("name") or node.get("type") or ""
    return Pattern(etree.QName(node).localname, name, node.text or "", tuple(map(read_pattern, inner)))


class Grammar:
    """A grammar that documents can be made from.

    Args:
        path: of the RelaxNG file.
    """

    def __init__(self, path: Path) -> None:
        root = etree.parse(path).getroot()
        self.namespace = root.get("ns", "")
        self.start = read_pattern(root.find(f"{RNG}start"))
        self.defines = {define.get("name"): read_pattern(define) for define in root.iter(f"{RNG}define")}
        self.elements = {element.get("name") for element in root.iter(f"{RNG}element")}

    @cached_property
    def heights(self) -> dict[str, int]:
        """How many elements deep the shallowest content of each define is."""
        heights = dict.fromkeys(self.defines, ENDLESS)
        while True:
            found = {name: height(define, heights) for name, define in self.defines.items()}
            if found == heights:
                return heights
            heights = found


def height(pattern: Pattern, heights: dict[str, int]) -> int:
    """How many elements deep the shallowest content of a pattern is, given that of the defines."""
    if pattern.kind == "ref":
        return heights[pattern.name]
    if pattern.kind in ("optional", "zeroOrMore", "attribute", "text", "data", "value", "list", "empty"):
        return 0
    inner = [height(part, heights) for part in pattern.parts]
    if pattern.kind == "choice":
        return min(inner)
    return max(inner, default=0) + (pattern.kind == "element")


class Generator:
    """Makes one document after the other.

    Each element gets an allowance of elements below it, a share of its parent's; the dice decide who gets
    much. So the last parts of a document come out as rich as the first.

    Args:
        grammar: to make documents of.
        seed: of the dice.
        allowance: elements in a document, roughly.
    """

    def __init__(self, grammar: Grammar, seed: int, *, allowance: int = 150) -> None:
        self.grammar = grammar
        self.random = Random(seed)  # noqa: S311 - dice, not a secret
        self.allowance = allowance

    def document(self) -> etree._ElementTree:
        """A document that the grammar allows."""
        self.ids = count(1)
        holder = etree.Element("holder")
        self.generate(self.grammar.start, holder, self.allowance)
        return etree.ElementTree(holder[0])

    def generate(self, pattern: Pattern, parent: etree._Element, left: float) -> None:
        """Adds to `parent` something that `pattern` allows, of about `left` elements."""
        kind = pattern.kind
        if kind == "element":
            tag = f"{{{self.grammar.namespace}}}{pattern.name}"
            child = etree.SubElement(parent, tag, nsmap={None: self.grammar.namespace})
            self.sequence(pattern, child, (left - 1) * self.random.uniform(0.1, 0.9))
        elif kind == "attribute":
            inner = pattern.parts[0] if pattern.parts else Pattern("text", "", "", ())
            parent.set(pattern.name.replace("xml:", XML), self.value(inner))
        elif kind in ("text", "data", "value"):
            add_text(parent, self.value(pattern))
        elif kind == "ref":
            self.sequence(self.grammar.defines[pattern.name], parent, left)
        elif kind == "choice":
            self.generate(self.choose(pattern.parts, left), parent, left)
        else:
            self.repeat(pattern, parent, left)

    def repeat(self, pattern: Pattern, parent: etree._Element, left: float) -> None:
        """What may be there, must be there, or may be there many times."""
        if pattern.kind not in ("optional", "zeroOrMore"):
            self.sequence(pattern, parent, left)
        if pattern.kind == "optional" and self.again(0.5, left):
            self.sequence(pattern, parent, left)
        while pattern.kind in ("zeroOrMore", "oneOrMore") and self.again(0.6, left):
            self.sequence(pattern, parent, left)

    def sequence(self, pattern: Pattern, parent: etree._Element, left: float) -> None:
        for part in pattern.parts:
            self.generate(part, parent, left)

    def choose(self, options: tuple[Pattern, ...], left: float) -> Pattern:
        if left > 1:
            return self.random.choice(options)
        return min(options, key=lambda option: height(option, self.grammar.heights))

    def again(self, chance: float, left: float) -> bool:
        return left > 1 and self.random.random() < chance

    def value(self, pattern: Pattern) -> str:
        """A string that a pattern of text or data allows."""
        if pattern.kind == "text":
            return self.random.choice(WORDS)
        if pattern.kind == "value":
            return pattern.text
        if pattern.kind == "data":
            return f"x{next(self.ids)}" if pattern.name == "ID" else self.random.choice(VALUES[pattern.name])
        if pattern.kind == "choice":
            return self.value(self.random.choice(pattern.parts))
        if pattern.kind == "ref":
            return self.value(self.grammar.defines[pattern.name].parts[0])
        if pattern.kind == "oneOrMore":
            return " ".join(self.value(pattern.parts[0]) for _ in range(self.random.randint(1, 2)))
        return self.value(pattern.parts[0])


def add_text(parent: etree._Element, text: str) -> None:
    """Appends text to the content of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
