"""Faults that editors make, put into valid documents at random, with what a message about each should say."""

import re
from calendar import month_name
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from encoder.checks.scan import Attribute, Kind, Scan, Token


@dataclass(frozen=True)
class Fault:
    """A broken document.

    Attributes:
        data: its bytes.
        lines: the lines on which a message may stand.
        culprits: what is wrong; a good message has one of them.
        expected: what would be right; a good message has one of them.
    """

    data: bytes
    lines: frozenset[int]
    culprits: tuple[str, ...]
    expected: tuple[str, ...]


class Specimen:
    """A valid document and its tags, each start tag with its end tag and its parent.

    Args:
        text: of the document.
        dice: for every choice.
    """

    def __init__(self, text: str, dice: Random) -> None:
        self.text, self.dice, self.scan = text, dice, Scan(text)
        self.ends: dict[Token, Token] = {}
        self.parents: dict[Token, Token | None] = {}
        open_: list[Token] = []
        for token in self.scan.tokens():
            if token.kind in (Kind.START, Kind.EMPTY):
                self.parents[token] = open_[-1] if open_ else None
            if token.kind == Kind.START:
                open_.append(token)
            elif token.kind == Kind.END:
                self.ends[open_.pop()] = token

    def pick(self, *names: str) -> Token | None:
        """A start tag of one of these names."""
        found = [tag for tag in self.parents if tag.name in names and tag in self.ends]
        return self.dice.choice(found) if found else None

    def pick_attribute(self, *wanted: tuple[str, str]) -> tuple[Token, Attribute] | None:
        """An attribute, by the names of element (`*` for any) and attribute."""
        found = [
            (tag, attribute)
            for tag in self.parents
            for attribute in self.scan.attributes(tag)
            if (tag.name, attribute.name) in wanted or ("*", attribute.name) in wanted
        ]
        return self.dice.choice(found) if found else None

    def children(self, tag: Token) -> list[str]:
        """The names of an element's children."""
        return [child.name for child, parent in self.parents.items() if parent == tag]

    def fault(
        self, edits: list[tuple[int, int, str]], at: int, culprits: tuple[str, ...], expected: tuple[str, ...]
    ) -> Fault:
        """The document with pieces replaced; a message may stand on the line of offset `at`."""
        text = edit(self.text, edits)
        lines = frozenset({self.scan.position(at)[0]})
        return Fault(text.encode(), lines, culprits, expected)


def edit(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with pieces, by offsets, replaced."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def misspelt(word: str, dice: Random) -> str:
    """The word with one letter twice, missing, or two exchanged."""
    at = dice.randrange(1, len(word)) if len(word) > 1 else 0
    ways = [
        word[:at] + word[at - 1] + word[at:],
        word[: at - 1] + word[at:] if len(word) > 3 else word + word[-1],
    ]
    if len(word) > 3 and word[at - 1] != word[at]:
        ways.append(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
    return dice.choice(ways)


def misspelt_element(doc: Specimen) -> Fault | None:
    tag = doc.pick(*{tag.name for tag in doc.ends if len(tag.name) > 2 and tag.name not in ("TEI", "div")})
    if tag is None:
        return None
    wrong, end = misspelt(tag.name, doc.dice), doc.ends[tag]
    edits = [
        (tag.start + 1, tag.start + 1 + len(tag.name), wrong),
        (end.start + 2, end.start + 2 + len(tag.name), wrong),
    ]
    return doc.fault(
        edits, tag.start, (f"<{wrong}>", f'"{wrong}"', f"}}{wrong}", f"element {wrong}"), _names(tag.name)
    )


def misspelt_attribute(doc: Specimen) -> Fault | None:
    found = doc.pick_attribute(
        *(("*", name) for name in ("type", "when", "target", "rend", "reason", "place"))
    )
    if found is None:
        return None
    tag, attribute = found
    wrong = misspelt(attribute.name, doc.dice)
    edits = [(attribute.start, attribute.start + len(attribute.name), wrong)]
    return doc.fault(
        edits, tag.start, (f"@{wrong}`", f'"{wrong}"', f" {wrong} "), _attributes(attribute.name)
    )


def wrong_place(doc: Specimen) -> Fault | None:
    parent, wrong = (
        doc.pick("p", "head", "item", "signed"),
        doc.dice.choice(["div", "titleStmt", "row", "cell", "body"]),
    )
    if parent is None:
        return None
    edits = [(parent.end, parent.end, f"<{wrong}>x</{wrong}>")]
    return doc.fault(edits, parent.start, _names(wrong), ("text", "`<hi>`", '"hi"'))


def missing_child(doc: Specimen) -> Fault | None:
    wanted = (
        "titleStmt",
        "title",
        "publicationStmt",
        "sourceDesc",
        "fileDesc",
        "body",
        "teiHeader",
        "row",
        "desc",
    )
    tag = doc.pick(*wanted)
    parent = doc.parents.get(tag) if tag else None
    if tag is None or parent is None:
        return None
    gone = [other for other, up in doc.parents.items() if up == parent and other.name == tag.name]
    edits = [(other.start, doc.ends[other].end, "") for other in gone]
    fault = doc.fault(edits, parent.start, (*_names(tag.name), *_names(parent.name)), _names(tag.name))
    first, last = doc.scan.position(parent.start)[0], doc.scan.position(doc.ends[parent].end)[0]
    return Fault(fault.data, frozenset(range(first, last + 1)), fault.culprits, fault.expected)


def missing_attribute(doc: Specimen) -> Fault | None:
    wanted = (("fw", "type"), ("div", "type"), ("note", "xml:id"), ("pb", "xml:id"), ("catRef", "target"))
    found = doc.pick_attribute(*wanted, ("language", "ident"), ("gap", "reason"))
    if found is None:
        return None
    tag, attribute = found
    edits = [(attribute.start - 1, attribute.end + 1, "")]
    return doc.fault(
        edits, tag.start, (*_names(tag.name), *_attributes(attribute.name)), _attributes(attribute.name)
    )


def forbidden_text(doc: Specimen) -> Fault | None:
    parent = doc.pick("div", "list", "body", "fileDesc", "titleStmt", "table", "row", "text")
    if parent is None:
        return None
    children = dict.fromkeys(doc.children(parent))
    expected = tuple(word for child in children for word in _names(child))
    return doc.fault([(parent.end, parent.end, "stray")], parent.end, ("text", "stray"), expected)


def bad_enumeration(doc: Specimen) -> Fault | None:
    found = doc.pick_attribute(
        ("fw", "type"), ("div", "type"), ("list", "rend"), ("hi", "rend"), ("note", "place")
    )
    if found is None:
        return None
    _, attribute = found
    right = doc.text[attribute.value : attribute.end]
    wrong = misspelt(right, doc.dice)
    return doc.fault(
        [(attribute.value, attribute.end, wrong)], attribute.start, (f'"{wrong}"',), (f'"{right}"',)
    )


def bad_date(doc: Specimen) -> Fault | None:
    found = doc.pick_attribute(("date", "when"))
    if found is None:
        return None
    wrong = doc.dice.choice(["1962-13-27", "1962-02-30", "27.10.1962", "1962-1-3", "October 1962"])
    _, attribute = found
    expected = ("a date such as", "ISO date", "YYYY")
    return doc.fault([(attribute.value, attribute.end, wrong)], attribute.start, (wrong,), expected)


def duplicate_id(doc: Specimen) -> Fault | None:
    found = [doc.pick_attribute(("*", "xml:id")) for _ in range(2)]
    if found[0] is None or found[1] is None or found[0] == found[1]:
        return None
    (_, first), (_, second) = sorted(((tag, one) for tag, one in found), key=lambda pair: pair[1].start)
    value = doc.text[first.value : first.end]
    line = str(doc.scan.position(first.start)[0])
    expected = (f"line {line}", "already", "unique")
    return doc.fault([(second.value, second.end, value)], second.start, (f'"{value}"', value), expected)


def dangling_reference(doc: Specimen) -> Fault | None:
    found = doc.pick_attribute(("ref", "target"), ("catRef", "target"))
    if found is None:
        return None
    edits = [(found[1].value, found[1].end, "#nowhere")]
    return doc.fault(edits, found[1].start, ("nowhere",), ("identifier", "xml:id", "categor", "declare"))


def wrong_namespace(doc: Specimen) -> Fault | None:
    at = doc.text.index("http://www.tei-c.org/ns/1.0")
    wrong = doc.dice.choice(["http://www.tei-c.org/ns/1.1", "http://www.tei-c.org/", "urn:x"])
    right = ("http://www.tei-c.org/ns/1.0",)
    return doc.fault([(at, at + 27, wrong)], at, (wrong,), right)


def missing_namespace(doc: Specimen) -> Fault | None:
    at = doc.text.index(' xmlns="http://www.tei-c.org/ns/1.0"')
    return doc.fault([(at, at + 36, "")], at, ("namespace",), ("http://www.tei-c.org/ns/1.0",))


def fw_in_head(doc: Specimen) -> Fault | None:
    tag = doc.pick("head")
    if tag is None:
        return None
    edits = [(tag.end, tag.end, '<fw type="pageNum">3</fw>')]
    return doc.fault(edits, tag.start, _names("fw"), ("text", "`<hi>`"))


def note_without_number(doc: Specimen) -> Fault | None:
    found = doc.pick_attribute(("note", "n"))
    if found is None:
        return None
    edits = [(found[1].start - 1, found[1].end + 1, "")]
    return doc.fault(edits, found[0].start, ("note",), ("@n", "number"))


def page_out_of_order(doc: Specimen) -> Fault | None:
    pages = [
        (tag, a) for tag in doc.parents if tag.name == "pb" for a in doc.scan.attributes(tag) if a.name == "n"
    ]
    pages = [
        page for before, page in pairwise(pages) if "<div" not in doc.text[before[0].end : page[0].start]
    ]
    if not pages:
        return None
    tag, attribute = doc.dice.choice(pages)
    ids = [a for a in doc.scan.attributes(tag) if a.name == "xml:id"]
    edits = [(attribute.value, attribute.end, "0"), *((a.value, a.end, "pg_0") for a in ids)]
    return doc.fault(edits, tag.start, ("page 0",), ("comes after",))


def empty_paragraph(doc: Specimen) -> Fault | None:
    tag = doc.pick("p")
    if tag is None:
        return None
    edits = [(tag.end, doc.ends[tag].start, "")]
    return doc.fault(edits, tag.start, ("is empty",), ("Remove it", "gap"))


def wrong_classification(doc: Specimen) -> Fault | None:
    found = doc.pick_attribute(("catRef", "target"))
    is_marked = 'type="classification"' in doc.text
    if found is None or not is_marked or doc.text[found[1].value : found[1].end] == "#unclassified":
        return None
    edits = [(found[1].value, found[1].end, "#unclassified")]
    return doc.fault(edits, found[0].start, ("nclassified",), ("target=", "highest"))


def date_against_its_text(doc: Specimen) -> Fault | None:
    values = [
        value
        for tag in doc.ends
        for value in doc.scan.attributes(tag)
        if tag.name == "date" and value.name == "when" and _month(doc, value) in _text_of(doc, tag).split()
    ]
    if not values:
        return None
    value = doc.dice.choice(values)
    year = doc.text[value.value : value.value + 4]
    wrong = f"{year}-{'02' if _month(doc, value) == 'January' else '01'}-01"
    return doc.fault([(value.value, value.end, wrong)], value.start, (wrong,), ("Correct @when",))


def _month(doc: Specimen, value: Attribute) -> str:
    """The English name of the month of a whole date."""
    whole = re.fullmatch(r"\d{4}-(\d\d)-\d\d", doc.text[value.value : value.end])
    return month_name[int(whole[1])] if whole else "no month"


def _text_of(doc: Specimen, tag: Token) -> str:
    return doc.text[tag.end : doc.ends[tag].start]


def note_number_twice(doc: Specimen) -> Fault | None:
    notes = [tag for tag in doc.ends if tag.name == "note" and 'n="1"' in doc.text[tag.start : tag.end]]
    others = [tag for tag in doc.ends if tag.name == "note" and 'n="2"' in doc.text[tag.start : tag.end]]
    if not notes or not others:
        return None
    at = doc.text.index('n="2"', others[0].start)
    lines = {doc.scan.position(tag.start)[0] for tag in (notes[0], others[0])}
    fault = doc.fault([(at + 3, at + 4, "1")], at, ("note 1",), ("Number the notes", "more than one"))
    return Fault(fault.data, fault.lines | lines, fault.culprits, fault.expected)


def label_without_item(doc: Specimen) -> Fault | None:
    items = [tag for tag in doc.ends if tag.name == "item" and _after_label(doc, tag)]
    if not items:
        return None
    item = doc.dice.choice(items)
    parent = doc.parents[item]
    fault = doc.fault(
        [(item.start, doc.ends[item].end, "")], item.start, _names("label") + _names("list"), _names("item")
    )
    first, last = (doc.scan.position(tag.start)[0] for tag in (parent, doc.ends[parent]) if tag)
    return Fault(fault.data, frozenset(range(first, last + 1)), fault.culprits, fault.expected)


def _after_label(doc: Specimen, tag: Token) -> bool:
    before = [
        other
        for other, parent in doc.parents.items()
        if parent == doc.parents[tag] and other.start < tag.start
    ]
    return bool(before) and before[-1].name == "label"


def nested_p(doc: Specimen) -> Fault | None:
    tag = doc.pick("p")
    if tag is None:
        return None
    return doc.fault([(tag.end, tag.end, "<p>nested</p>")], tag.start, _names("p"), ("text", "end before it"))


def unclosed_tag(doc: Specimen) -> Fault | None:
    tag = doc.dice.choice([tag for tag in doc.ends if tag.name != "TEI"])
    end = doc.ends[tag]
    fault = doc.fault([(end.start, end.end, "")], tag.start, _names(tag.name), (f"</{tag.name}>",))
    return Fault(fault.data, fault.lines | {doc.scan.position(end.start)[0]}, fault.culprits, fault.expected)


def misspelt_end_tag(doc: Specimen) -> Fault | None:
    tag = doc.dice.choice([tag for tag in doc.ends if len(tag.name) > 2])
    end = doc.ends[tag]
    wrong = misspelt(tag.name, doc.dice)
    edits = [(end.start + 2, end.start + 2 + len(tag.name), wrong)]
    return doc.fault(
        edits, end.start, (f"</{wrong}>", wrong), (f"<{tag.name}>", f"</{tag.name}>", f'"{tag.name}"')
    )


def undeclared_entity(doc: Specimen) -> Fault | None:
    tag = doc.pick("p")
    at = tag.end if tag else 0
    edits = [(at, at, "&nbsp;")]
    return (
        doc.fault(edits, at, ("&nbsp;", '"nbsp"', "'nbsp'"), ("character itself", "declared"))
        if tag
        else None
    )


def unescaped_ampersand(doc: Specimen) -> Fault | None:
    tag = doc.pick("p", "head", "item")
    return doc.fault([(tag.end, tag.end, "R & D")], tag.end, ("`&`", "entity"), ("&amp;",)) if tag else None


def duplicate_attribute(doc: Specimen) -> Fault | None:
    found = doc.pick_attribute(("*", "type"), ("*", "rend"), ("*", "n"))
    if found is None:
        return None
    name = found[1].name
    edits = [(found[1].end + 1, found[1].end + 1, f' {name}="x"')]
    return doc.fault(
        edits,
        found[0].start,
        (f"@{name}", f'"{name}"', f"Attribute {name}"),
        ("twice", "already", "redefined"),
    )


def wrong_encoding(doc: Specimen) -> Fault | None:
    tag = doc.pick("p", "item")
    if tag is None or (
        "\n" in doc.text[: tag.end].encode("ascii", "ignore").decode() and not doc.text.isascii()
    ):
        return None
    fault = doc.fault(
        [(tag.end, tag.end, "caf\ue000")], tag.end, ("0xE9", "Invalid byte"), ("UTF-8", "Windows-1252")
    )
    data = fault.data.replace("\ue000".encode(), b"\xe9")
    return Fault(data, fault.lines, fault.culprits, fault.expected)


def second_byte_order_mark(doc: Specimen) -> Fault | None:
    data = "\ufeff\ufeff".encode() + doc.text.encode()
    return Fault(data, frozenset({1}), ("byte order mark", "U+FEFF"), ("delete it",))


def external_entity(doc: Specimen) -> Fault | None:
    at = re.search(r"<TEI\b", doc.text)
    tag = doc.pick("p")
    if at is None or tag is None:
        return None
    doctype = '<!DOCTYPE TEI [<!ENTITY secret SYSTEM "file:///nowhere/at/all">]>'
    edits = [(at.start(), at.start(), doctype), (tag.end, tag.end, "&secret;")]
    fault = doc.fault(edits, tag.end, ("secret",), ("fetched", "expanded"))
    return Fault(fault.data, fault.lines | {doc.scan.position(at.start())[0]}, fault.culprits, fault.expected)


def _names(name: str) -> tuple[str, ...]:
    return (
        f"<{name}>",
        f"</{name}>",
        f'"{name}"',
        f"}}{name}",
        f"element {name} ",
        f"element {name}:",
        f" {name} ",
    )


def _attributes(name: str) -> tuple[str, ...]:
    return f"@{name}", f'"{name}"', f"attribute {name}"


GRAMMAR: tuple[Callable[[Specimen], Fault | None], ...] = (
    misspelt_element,
    misspelt_attribute,
    wrong_place,
    missing_child,
    missing_attribute,
    forbidden_text,
    bad_enumeration,
    bad_date,
    duplicate_id,
    wrong_namespace,
    missing_namespace,
    fw_in_head,
    label_without_item,
    nested_p,
)
MARKUP: tuple[Callable[[Specimen], Fault | None], ...] = (
    unclosed_tag,
    misspelt_end_tag,
    undeclared_entity,
    unescaped_ampersand,
    duplicate_attribute,
    wrong_encoding,
    second_byte_order_mark,
    external_entity,
)
SCHEMATRON: tuple[Callable[[Specimen], Fault | None], ...] = (
    dangling_reference,
    note_without_number,
    page_out_of_order,
    empty_paragraph,
    wrong_classification,
    date_against_its_text,
    note_number_twice,
)
"""What no grammar can find: the other tools are not expected to."""


def faults(text: str, make: Callable[[Specimen], Fault | None], number: int, dice: Random) -> Iterator[Fault]:
    """So many faults of a kind in a document, where it has a place for them."""
    for _ in range(number):
        fault = make(Specimen(text, dice))
        if fault is not None:
            yield fault
