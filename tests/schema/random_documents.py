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

    Args:
        grammar: to make documents of.
        seed: of the dice.
        depth: of elements, beyond which the shortest way out is taken.
        size: in elements, beyond which repetitions stop.
    """

    def __init__(self, grammar: Grammar, seed: int, *, depth: int = 14, size: int = 400) -> None:
        self.grammar = grammar
        self.random = Random(seed)  # noqa: S311 - dice, not a secret
        self.depth = depth
        self.size = size

    def document(self) -> etree._ElementTree:
        """A document that the grammar allows."""
        self.ids = count(1)
        self.made = 0
        holder = etree.Element("holder")
        self.generate(self.grammar.start, holder, 0)
        return etree.ElementTree(holder[0])

    def generate(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        """Adds to `parent` something that `pattern` allows."""
        kind = etree.QName(pattern).localname
        if kind == "element":
            self.made += 1
            tag = f"{{{self.grammar.namespace}}}{pattern.get('name')}"
            child = etree.SubElement(parent, tag, nsmap={None: self.grammar.namespace})
            self.sequence(pattern, child, depth + 1)
        elif kind == "attribute":
            parent.set(pattern.get("name").replace("xml:", XML), self.value_of(pattern))
        elif kind in ("text", "data", "value"):
            add_text(parent, self.value(pattern))
        elif kind == "ref":
            self.sequence(self.grammar.defines[pattern.get("name")], parent, depth)
        elif kind == "choice":
            self.generate(self.choose(parts(pattern), depth), parent, depth)
        elif kind == "optional":
            if self.again(0.4 if self.is_attribute(pattern) else 0.5, depth):
                self.sequence(pattern, parent, depth)
        elif kind in ("zeroOrMore", "oneOrMore"):
            if kind == "oneOrMore":
                self.sequence(pattern, parent, depth)
            while self.again(0.6, depth):
                self.sequence(pattern, parent, depth)
        else:
            self.sequence(pattern, parent, depth)

    def sequence(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        for part in parts(pattern):
            self.generate(part, parent, depth)

    def choose(self, options: list[etree._Element], depth: int) -> etree._Element:
        if depth < self.depth and self.made < self.size:
            return self.random.choice(options)
        return min(options, key=self.grammar.height)

    def again(self, chance: float, depth: int) -> bool:
        return depth < self.depth and self.made < self.size and self.random.random() < chance

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
