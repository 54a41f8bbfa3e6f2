"""Random documents from a RelaxNG grammar (XML syntax): whatever it allows may come out.

A grammar is a recipe: the generator walks from `start`, throws dice at every choice and repetition, and
takes the shortest way out where it has gone deep. Interleave, mixed and name classes are not covered.
"""

from functools import cached_property
from itertools import count
from pathlib import Path
from random import Random

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ENDLESS = 10_000

VALUES = {
    "ID": None,
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


class Grammar:
    """A grammar that documents can be made from.

    Args:
        path: of the RelaxNG file.
    """

    def __init__(self, path: Path) -> None:
        root = etree.parse(path).getroot()
        self.namespace = root.get("ns", "")
        self.start = root.find(f"{RNG}start")
        self.defines = {define.get("name"): define for define in root.iter(f"{RNG}define")}

    @cached_property
    def heights(self) -> dict[str, int]:
        """How many elements deep the shallowest content of each define is."""
        heights = dict.fromkeys(self.defines, ENDLESS)
        while True:
            found = {name: self._height(define, heights) for name, define in self.defines.items()}
            if found == heights:
                return heights
            heights = found

    def height(self, pattern: etree._Element) -> int:
        """How many elements deep the shallowest content of a pattern is."""
        return self._height(pattern, self.heights)

    def _height(self, pattern: etree._Element, heights: dict[str, int]) -> int:
        kind = etree.QName(pattern).localname
        if kind == "ref":
            return heights[pattern.get("name")]
        if kind in ("optional", "zeroOrMore", "attribute", "text", "data", "value", "list", "empty"):
            return 0
        inner = [self._height(part, heights) for part in parts(pattern)]
        if kind == "choice":
            return min(inner)
        return max(inner, default=0) + (kind == "element")


def parts(pattern: etree._Element) -> list[etree._Element]:
    """The patterns inside a pattern: no comments, annotations or parameters."""
    return [
        child
        for child in pattern
        if isinstance(child.tag, str) and child.tag.startswith(RNG) and child.tag != f"{RNG}param"
    ]


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

    def generate(self, pattern: etree._Element, parent: etree._Element, left: float) -> None:
        """Adds to `parent` something that `pattern` allows."""
        kind = etree.QName(pattern).localname
        if kind == "element":
            tag = f"{{{self.grammar.namespace}}}{pattern.get('name')}"
            child = etree.SubElement(parent, tag, nsmap={None: self.grammar.namespace})
            self.sequence(pattern, child, (left - 1) * self.random.uniform(0.1, 0.9))
        elif kind == "attribute":
            parent.set(pattern.get("name").replace("xml:", XML), self.value_of(pattern))
        elif kind in ("text", "data", "value"):
            add_text(parent, self.value(pattern))
        elif kind == "ref":
            self.sequence(self.grammar.defines[pattern.get("name")], parent, left)
        elif kind == "choice":
            self.generate(self.choose(parts(pattern), left), parent, left)
        elif kind == "optional":
            if self.again(0.4 if self.is_attribute(pattern) else 0.5, left):
                self.sequence(pattern, parent, left)
        elif kind in ("zeroOrMore", "oneOrMore"):
            if kind == "oneOrMore":
                self.sequence(pattern, parent, left)
            while self.again(0.6, left):
                self.sequence(pattern, parent, left)
        else:
            self.sequence(pattern, parent, left)

    def sequence(self, pattern: etree._Element, parent: etree._Element, left: float) -> None:
        for part in parts(pattern):
            self.generate(part, parent, left)

    def choose(self, options: list[etree._Element], left: float) -> etree._Element:
        if left > 1:
            return self.random.choice(options)
        return min(options, key=self.grammar.height)

    def again(self, chance: float, left: float) -> bool:
        return left > 1 and self.random.random() < chance

    def is_attribute(self, pattern: etree._Element) -> bool:
        return any(part.tag == f"{RNG}attribute" for part in parts(pattern))

    def value_of(self, attribute: etree._Element) -> str:
        inside = parts(attribute)
        return self.value(inside[0]) if inside else self.random.choice(WORDS)

    def value(self, pattern: etree._Element) -> str:
        """A string that a pattern of text or data allows."""
        kind = etree.QName(pattern).localname
        if kind == "text":
            return self.random.choice(WORDS)
        if kind == "value":
            return pattern.text or ""
        if kind == "data":
            return self.datum(pattern)
        if kind == "choice":
            return self.value(self.random.choice(parts(pattern)))
        if kind == "ref":
            return self.value(parts(self.grammar.defines[pattern.get("name")])[0])
        if kind == "oneOrMore":
            return " ".join(self.value(parts(pattern)[0]) for _ in range(self.random.randint(1, 2)))
        return self.value(parts(pattern)[0])

    def datum(self, data: etree._Element) -> str:
        if data.get("type") == "ID":
            return f"x{next(self.ids)}"
        return self.random.choice(VALUES[data.get("type")])


def add_text(parent: etree._Element, text: str) -> None:
    """Appends text to the content of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
