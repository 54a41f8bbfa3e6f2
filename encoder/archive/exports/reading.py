"""The text of a document for mining: one string, and where in it everything stands.

The reading text has no furniture, words whole, corrected readings; what is as typed has the source's own
readings, lines and pages as they were, furniture where it stood. In both, numbered notes follow the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from encoder.namespaces import TEI, XML_ID

_TEI: Final = f"{{{TEI}}}"
_BLOCKS: Final = frozenset(
    [
        "div",
        "div1",
        "div2",
        "div3",
        "head",
        "p",
        "opener",
        "closer",
        "salute",
        "signed",
        "dateline",
        "address",
        "argument",
        "list",
        "table",
        "lg",
        "sp",
        "speaker",
        "postscript",
        "epigraph",
        "castList",
        "front",
        "body",
        "back",
        "text",
        "trailer",
        "figure",
        "ab",
    ]
)
_LINES: Final = frozenset({"l", "row", "item", "addrLine", "castItem", "label"})
"""Blocks of which each is a line below the one before."""
_KEPT: Final = frozenset(
    {"p", "head", "l", "row", "item", "speaker", "salute", "signed", "dateline", "addrLine"}
)
"""Blocks whose places are told."""
_ALONE: Final = frozenset({"stage", "quote", "bibl"})
"""Blocks, unless they stand in running text."""
_RUNNING: Final = frozenset({"p", "l", "item", "head", "cell", "salute", "signed", "note", "seg", "hi"})
_BREAKS: Final = frozenset({"pb", "lb", "cb", "gb", "milestone"})
_HYPHEN: Final = re.compile(r"[-\u2010\u00ad¬⸗=]\s*\Z")
_WORDS: Final = re.compile(r"\s+|\S+")
_CORRECTED: Final = ("corr", "reg", "expan")
_SURE: Final = frozenset({"high", "1", "1.0"})


@dataclass(slots=True)
class Span:
    """A part of a text.

    Attributes:
        kind: the TEI element: `p`, `head`, `note`, `pb`.
        start, end: offsets in characters.
        id: its `xml:id`.
        label: the number of a note or page.
        facs: the picture of a page.
        anchor: of a note: where its number stands.
    """

    kind: str
    start: int = -1
    end: int = -1
    id: str | None = None
    label: str | None = None
    facs: str | None = None
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text.

    Attributes:
        text: all of it.
        blocks: paragraphs, heads, items, lines.
        pages: where each begins.
        notes: the numbered ones, behind the text.
        doubts: the places of uncertain decisions, in the order of the document.
    """

    text: str
    blocks: tuple[Span, ...] = ()
    pages: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    doubts: tuple[Span, ...] = ()


def read_text(root: etree._Element, *, as_typed: bool = False) -> Reading:
    """The text of a TEI document.

    Args:
        root: its root element.
        as_typed: the source's readings and lines, instead of the text to read.
    """
    return _Reader(as_typed).read(root)


def is_doubtful(element: etree._Element) -> bool:
    """Whether a decision of the encoder's or an editor's stands between the source and the reader."""
    if any(parent.tag == f"{_TEI}choice" for parent in element.iterancestors()):
        return False
    name = _name(element)
    if name in ("supplied", "unclear") or (name == "choice" and element.find(f"{_TEI}sic") is not None):
        return True
    certainty = element.get("cert")
    return certainty is not None and certainty not in _SURE


@dataclass(slots=True)
class _Reader:
    as_typed: bool
    parts: list[str] = field(default_factory=list)
    length: int = 0
    gap: str = ""
    is_glued: bool = False
    opened: list[Span] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    pages: list[Span] = field(default_factory=list)
    notes: list[tuple[Span, etree._Element]] = field(default_factory=list)
    doubts: dict[etree._Element, Span] = field(default_factory=dict)

    def read(self, root: etree._Element) -> Reading:
        for text in root.iter(f"{_TEI}text"):
            if next(text.iterancestors(f"{_TEI}text"), None) is None:
                self.element(text)
        at = 0
        while at < len(self.notes):  # a note may have notes
            self.note(*self.notes[at])
            at += 1
        order = [self.doubts[one] for one in root.iter() if one in self.doubts]
        for span in self.opened:
            span.start = span.end = self.length
        kept = [span for span in self.blocks if span.end > span.start]
        notes = tuple(span for span, _ in self.notes)
        return Reading("".join(self.parts), tuple(kept), tuple(self.pages), notes, tuple(order))

    def element(self, node: etree._Element) -> None:
        """An element with all that is in it."""
        name = _name(node)
        span = self.doubt(node)
        if name in _BREAKS:
            self.break_at(node, name)
        elif name == "fw":
            self.furniture(node)
        elif name == "note" and _stands_apart(node):
            self.notes.append(
                (Span("note", id=node.get(XML_ID), label=node.get("n"), anchor=self.length), node)
            )
        elif name == "choice":
            for child in self.preferred(node):
                self.content(child)
        elif name != "teiHeader" and not (name == "supplied" and self.as_typed):
            self.block(node, name)
        if span is not None:
            self.close(span)

    def doubt(self, node: etree._Element) -> Span | None:
        if not is_doubtful(node):
            return None
        span = self.open(Span(_name(node), id=node.get(XML_ID)))
        self.doubts[node] = span
        return span

    def block(self, node: etree._Element, name: str) -> None:
        gap = _gap_around(node, name)
        self.apart(gap)
        span = self.open(Span(name, id=node.get(XML_ID))) if name in _KEPT else None
        self.content(node)
        if span is not None:
            self.close(span)
            self.blocks.append(span)
        self.apart("" if name == "label" else gap)
        if name == "label":
            self.gap = " "
        elif name == "cell":
            self.gap = "\t"

    def note(self, span: Span, node: etree._Element) -> None:
        self.apart("\n\n")
        self.open(span)
        if span.label:
            self.word(f"[{span.label}]")
            self.apart(" ")
        self.content(node)
        self.close(span)
        self.apart("\n\n")

    def furniture(self, node: etree._Element) -> None:
        if self.as_typed:
            self.apart("\n")
            self.content(node)
            self.apart("\n")

    def break_at(self, node: etree._Element, name: str) -> None:
        if name == "pb":
            self.pages.append(
                self.open(Span("pb", id=node.get(XML_ID), label=node.get("n"), facs=node.get("facs")))
            )
        if self.as_typed:
            self.apart("\n\n" if name == "pb" else "\n" if name == "lb" else " ")
        elif node.get("break") == "no":
            self.is_glued = True
        else:
            self.apart(" ")

    def preferred(self, choice: etree._Element) -> Iterator[etree._Element]:
        children = list(choice.iterchildren(f"{_TEI}*"))
        read = [child for child in children if _name(child) in _CORRECTED]
        others = [child for child in children if _name(child) not in _CORRECTED]
        yield from ((others or children) if self.as_typed else (read or children))[:1]

    def content(self, node: etree._Element) -> None:
        if node.text:
            self.characters(node.text, node[0] if len(node) else None)
        for child in node:
            if isinstance(child.tag, str):
                self.element(child)
            if child.tail:
                self.characters(child.tail, child.getnext())

    def characters(self, text: str, following: etree._Element | None) -> None:
        """A text node; the hyphen of a word that a break divides goes, unless it belongs to the word."""
        if not self.as_typed:
            after = _break_after(following) if following is not None else None
            if after is not None and _HYPHEN.search(text):
                text = _HYPHEN.sub("-" if after.get("rend") == "hyphen" else "", text)
        for match in _WORDS.finditer(text):
            if match.group().isspace():
                self.apart(" ")
            else:
                self.word(match.group())

    def word(self, word: str) -> None:
        gap = "" if self.is_glued or not self.parts else self.gap
        if gap:
            self.parts.append(gap)
            self.length += len(gap)
        for span in self.opened:
            span.start = self.length
        self.opened.clear()
        self.parts.append(word)
        self.length += len(word)
        self.gap, self.is_glued = "", False

    def apart(self, gap: str) -> None:
        """What comes next is apart by at least this much."""
        if len(gap.replace(" ", "")) >= len(self.gap.replace(" ", "")) and gap:
            self.gap = gap if gap != " " or not self.gap else self.gap
            self.is_glued = self.is_glued and gap == " "

    def open(self, span: Span) -> Span:
        self.opened.append(span)
        return span

    def close(self, span: Span) -> None:
        if span.start < 0:
            self.opened = [one for one in self.opened if one is not span]
            span.start = self.length
        span.end = self.length


def _gap_around(node: etree._Element, name: str) -> str:
    if name in _LINES:
        return "" if name == "item" and _follows_label(node) else "\n"
    if name in _BLOCKS or (name == "note"):
        return "\n\n"
    parent = node.getparent()
    if name in _ALONE and parent is not None and _name(parent) not in _RUNNING:
        return "\n\n"
    return ""


def _stands_apart(note: etree._Element) -> bool:
    """Whether a note follows the text: one that is numbered, or could be, and is no note's own."""
    is_remark = note.get("type") == "editorial" and not note.get("n")
    return not is_remark and next(note.iterancestors(f"{_TEI}note"), None) is None


def _follows_label(item: etree._Element) -> bool:
    before = item.getprevious()
    return before is not None and _name(before) == "label"


def _break_after(node: etree._Element) -> etree._Element | None:
    """The break inside a word that a text ends before, furniture aside."""
    while True:
        if isinstance(node.tag, str) and _name(node) in _BREAKS and node.get("break") is not None:
            return node if node.get("break") == "no" else None
        following = node.getnext()
        passes = not isinstance(node.tag, str) or _name(node) == "fw"
        if not passes or (node.tail or "").strip() or following is None:
            return None
        node = following


def _name(node: etree._Element) -> str:
    return node.tag.removeprefix(_TEI) if isinstance(node.tag, str) else ""
