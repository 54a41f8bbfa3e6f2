"""An editor who does something at random to a TEI document and leaves a mark where there is a place for one.

What would make the document invalid is taken back.
"""

import re
from collections import Counter
from copy import deepcopy
from random import Random

from lxml import etree

from encoder.checks.ids import has_unique_ids
from encoder.checks.own_rules import first_violation
from encoder.checks.relaxng import is_valid
from encoder.namespaces import tei

OTHER_TAGS = {
    "p": ("ab", "head", "l", "note", "salute", "stage"),
    "head": ("p", "label"),
    "dateline": ("p", "salute", "head"),
    "salute": ("p", "dateline"),
    "signed": ("p", "salute"),
    "fw": ("p", "head"),
    "item": ("p",),
    "l": ("p", "ab"),
    "stage": ("p",),
}
OTHER_NAMES = {"persName": "name", "placeName": "name", "orgName": "name", "hi": "seg", "opener": "argument"}


def marks(data, who):
    """How often each mark of somebody stands in a document."""
    return Counter(re.findall(rf"{who}\d+x", data.decode()))


class FakeEditor:
    """Somebody who edits.

    Args:
        seed: of what is done.
        who: a word by which the marks are told.
        only: the names of the ways to edit; all without.
    """

    def __init__(self, seed, who="ed", only=()):
        self._random, self._who, self._number = Random(seed), who, 0  # noqa: S311
        self._ways = [way for way in WAYS if not only or way.__name__ in only]

    def edit(self, data, times=5):
        """The document, edited so many times at most."""
        root = etree.fromstring(data)
        for _ in range(times):
            tried = deepcopy(root)
            self._number += 1
            self._random.choice(self._ways)(tried, self._random, f"{self._who}{self._number}x")
            if is_fine(tried):
                root = tried
        return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"

    def reform(self, data):
        """The document, written by another program: it says the same."""
        return self._random.choice(FORMS)(data, self._random)


def is_fine(root):
    tree = etree.ElementTree(etree.fromstring(etree.tostring(root)))
    return is_valid(tree) and has_unique_ids(tree) and first_violation(tree) is None


def _one(root, random, *names):
    body = root.find(tei("text"))
    found = list(body.iter(*map(tei, names or ("*",))))
    return random.choice(found) if found else body


def set_attribute(root, random, mark):
    _one(root, random).set(random.choice(("rend", "n", "type", "when")), mark)


def add_comment(root, random, mark):
    place = _one(root, random)
    comment = etree.Comment(mark)
    if len(place) or random.random() < 0.5:
        place.insert(random.randint(0, len(place)), comment)
    else:
        place.addnext(comment)
        comment.tail, place.tail = place.tail, None


def add_instruction(root, random, mark):
    place = _one(root, random, "p", "item", "note")
    place.insert(0, etree.ProcessingInstruction("editor", mark))
    place[0].tail, place.text = place.text, None


def rename(root, random, mark):
    place = _one(root, random, *OTHER_NAMES)
    name = etree.QName(place).localname
    place.tag = tei(OTHER_NAMES.get(name, name))
    place.set("n", mark)


def _at_word(text, random):
    spaces = [found.start() for found in re.finditer(r"(?<=\S)\s(?=\S)", text or "")]
    return random.choice(spaces) if spaces else None


def split_paragraph(root, random, mark):
    place = _one(root, random, "p", "item")
    at = _at_word(place.text, random)
    if at is None:
        return
    rest = etree.Element(place.tag, n=mark)
    rest.text, place.text = place.text[at + 1 :], place.text[:at]
    rest.extend(list(place))
    rest.tail, place.tail = place.tail, "\n"
    place.addnext(rest)


def join_paragraphs(root, random, mark):
    place = _one(root, random, "p")
    other = place.getnext()
    if other is None or other.tag != place.tag:
        return
    text = " " + (other.text or "")
    if len(place):
        place[-1].tail = (place[-1].tail or "") + text
    else:
        place.text = (place.text or "") + text
    place.extend(list(other))
    place.tail = other.tail
    place.set("n", mark)
    other.getparent().remove(other)


def correct_by_choice(root, random, mark):
    place = _one(root, random, "p", "item", "note", "salute", "signed")
    words = list(re.finditer(r"\w+", place.text or ""))
    if not words or place.tag in (tei("sic"), tei("corr")):
        return
    word = random.choice(words)
    choice = etree.Element(tei("choice"))
    etree.SubElement(choice, tei("sic")).text = word[0]
    etree.SubElement(choice, tei("corr")).text = mark
    choice.tail, place.text = place.text[word.end() :], place.text[: word.start()]
    place.insert(0, choice)


def correct_by_hand(root, random, mark):
    place = _one(root, random, "p", "item", "note", "head", "dateline")
    words = list(re.finditer(r"\w+", place.text or ""))
    if words:
        word = random.choice(words)
        place.text = place.text[: word.start()] + mark + place.text[word.end() :]


def wrap_words(root, random, mark):
    place = _one(root, random, "p", "item", "note", "salute")
    at = _at_word(place.text, random)
    if at is not None:
        name = random.choice(("hi", "persName", "placeName", "seg", "foreign"))
        wrapped = etree.Element(tei(name), n=mark)
        wrapped.text, place.text = place.text[at + 1 :], place.text[: at + 1]
        place.insert(0, wrapped)


def move_boundary(root, random, mark):
    place = _one(root, random, "hi", "persName", "placeName", "date", "signed", "salute")
    at = _at_word(place.text, random)
    if at is None or len(place):
        return
    place.tail = place.text[at:] + (place.tail or "")
    place.text = place.text[:at]
    place.set("n", mark)


def move_note(root, random, mark):
    note, place = _one(root, random, "note"), _one(root, random, "date", "hi", "persName", "placeName", "seg")
    if note.tag != tei("note") or note in place.iterancestors() or note is place:
        return
    before, parent = note.getprevious(), note.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (note.tail or "")
    else:
        parent.text = (parent.text or "") + (note.tail or "")
    parent.remove(note)
    note.tail, place.tail = place.tail, None
    place.addnext(note)
    note.set("rend", mark)


def remove_furniture(root, random, mark):
    place = _one(root, random, "fw")
    if place.tag == tei("fw"):
        _take_out(place)


def _take_out(place):
    """Remove an element with its text, and leave what stands behind it."""
    before, parent = place.getprevious(), place.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (place.tail or "")
    else:
        parent.text = (parent.text or "") + (place.tail or "")
    parent.remove(place)
    place.tail = None


def move_paragraph_boundary(root, random, mark):
    place = _one(root, random, "p", "item", "l", "note")
    other = place.getnext()
    if other is None or other.tag != place.tag or not isinstance(other.tag, str):
        return
    last = place[-1].tail if len(place) else place.text
    if random.random() < 0.5 and (at := _at_word(last, random)) is not None:
        if len(place):
            place[-1].tail = last[:at]
        else:
            place.text = last[:at]
        other.text = f"{last[at + 1 :]} {other.text or ''}"
    elif (at := _at_word(other.text, random)) is not None:
        if len(place):
            place[-1].tail = f"{last or ''} {other.text[:at]}"
        else:
            place.text = f"{last or ''} {other.text[:at]}"
        other.text = other.text[at + 1 :]
    else:
        return
    place.set("n", mark)


def retag(root, random, mark):
    place = _one(root, random, *OTHER_TAGS)
    name = etree.QName(place).localname
    if name not in OTHER_TAGS:
        return
    place.tag = tei(random.choice(OTHER_TAGS[name]))
    place.set("n", mark)
    if place.tag == tei("l"):
        around = etree.Element(tei("lg"))
        around.tail, place.tail = place.tail, None
        place.addprevious(around)
        around.append(place)


def name_somebody(root, random, mark):
    place = _one(
        root, random, "p", "item", "note", "salute", "signed", "dateline", "head", "cell", "l", "addrLine"
    )
    words = list(re.finditer(r"\w+", place.text or ""))
    if words:
        word = random.choice(words)
        name = random.choice(("persName", "placeName", "orgName"))
        wrapped = etree.Element(tei(name), ref=f"https://example.org/{mark}")
        wrapped.text, wrapped.tail = word[0], place.text[word.end() :]
        place.text = place.text[: word.start()]
        place.insert(0, wrapped)


def mark_an_error(root, random, mark):
    place = _one(root, random, "p", "item", "note", "head", "cell", "l")
    words = list(re.finditer(r"\w+", place.text or ""))
    if words:
        word = random.choice(words)
        wrapped = etree.Element(tei(random.choice(("sic", "corr", "unclear", "supplied"))), n=mark)
        wrapped.text, wrapped.tail = word[0], place.text[word.end() :]
        place.text = place.text[: word.start()]
        place.insert(0, wrapped)


def split_division(root, random, mark):
    place = _one(root, random, "div")
    at = random.randint(0, len(place))
    rest = etree.Element(tei("div"), n=mark)
    rest.text = "\n"
    rest.extend(list(place)[at:])
    if random.random() < 0.5:
        place.append(rest)
    else:
        rest.tail, place.tail = place.tail, "\n"
        place.addnext(rest)


def remove_division(root, random, mark):
    place = _one(root, random, "div")
    if place.tag == tei("div") and place.getparent().tag == tei("div"):
        for child in reversed(list(place)):
            place.addnext(child)
            child.set("n", mark) if child.tag == tei("p") else None
        place.getparent().remove(place)


def place_note(root, random, mark):
    place = _one(root, random, "note")
    if place.tag == tei("note"):
        place.set("place", random.choice(("foot", "end", "margin", "inline", "above")))
        place.set("rend", mark)


def move_block(root, random, mark):
    """Move a paragraph, with all that is in it, behind another."""
    place, other = (
        _one(root, random, "p", "div", "table", "list", "note"),
        _one(root, random, "p", "div", "opener"),
    )
    if (
        place is other
        or place in other.iterancestors()
        or place.tag == tei("body")
        or other.tag == tei("body")
    ):
        return
    _take_out(place)
    place.tail, other.tail = other.tail, "\n"
    other.addnext(place)
    place.set("n", mark)


def remove_doubt(root, random, mark):
    doubtful = [one for one in root.find(tei("text")).iter() if one.get("cert")]
    if doubtful:
        place = random.choice(doubtful)
        del place.attrib["cert"]
        place.attrib.pop("resp", None)
        place.set("n", mark)


def break_line(root, random, mark):
    place = _one(root, random, "p", "item", "note", "head", "cell", "l", "signed")
    at = _at_word(place.text, random)
    if at is not None:
        broken = etree.Element(tei("lb"), n=mark)
        broken.tail, place.text = place.text[at:], place.text[:at]
        place.insert(0, broken)


def move_page_break(root, random, mark):
    place = _one(root, random, "pb", "lb", "milestone")
    if place.tag not in (tei("pb"), tei("lb"), tei("milestone")):
        return
    at = _at_word(place.tail, random)
    if at is None:
        return
    tail, place.tail = place.tail, None
    before = place.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail[:at]
    else:
        place.getparent().text = (place.getparent().text or "") + tail[:at]
    place.tail = tail[at:]
    place.set("rend", mark)


def edit_anywhere(root, random, mark):
    """Say more of any element, also in the header or beside the text."""
    place = random.choice([one for one in root.iter() if isinstance(one.tag, str)])
    place.set(random.choice(("n", "type", "subtype", "corresp")), mark)


def edit_header(root, random, mark):
    header = root.find(tei("teiHeader"))
    title = header.find(f".//{tei('title')}")
    way = random.randint(0, 2)
    if way == 0:
        title.text = f"{title.text} {mark}"
    elif way == 1:
        statement = etree.Element(tei("respStmt"))
        etree.SubElement(statement, tei("resp")).text = "edited by"
        etree.SubElement(statement, tei("name")).text = mark
        title.getparent().append(statement)
    else:
        found = header.find(tei("revisionDesc"))
        revisions = etree.SubElement(header, tei("revisionDesc")) if found is None else found
        etree.SubElement(revisions, tei("change"), when="1999-01-01").text = mark


WAYS = (
    set_attribute,
    add_comment,
    add_instruction,
    rename,
    split_paragraph,
    join_paragraphs,
    correct_by_choice,
    correct_by_hand,
    wrap_words,
    move_boundary,
    move_note,
    remove_furniture,
    edit_header,
    move_paragraph_boundary,
    retag,
    name_somebody,
    mark_an_error,
    split_division,
    remove_division,
    place_note,
    move_block,
    remove_doubt,
    break_line,
    move_page_break,
    edit_anywhere,
)
OF_MARKUP = tuple(
    way.__name__ for way in WAYS if way not in (correct_by_hand, remove_furniture, mark_an_error, move_block)
)
"""The ways that leave the text of the source as it is."""


_TAG = re.compile(rb"<(?![!?/])([^\s/>]+)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(rb"""([^\s=]+)\s*=\s*("[^"]*"|'[^']*')""")


def indented(data, random):
    """As an XML editor indents a document: its elements, and its long lines, which it breaks at spaces."""
    root = etree.fromstring(data)
    width = random.randint(30, 100)

    def walk(place, depth):
        inner = "\n" + "  " * (depth + 1)
        if not len(place) and not place.text:
            return
        is_mixed = bool((place.text or "").strip()) or any((child.tail or "").strip() for child in place)
        for child in place:
            if isinstance(child.tag, str):
                walk(child, depth + 1)
        if is_mixed:
            place.text = _refilled(place.text, inner, width)
            for child in place:
                child.tail = _refilled(child.tail, inner, width)
        elif len(place):
            place.text = inner
            for child in place:
                child.tail = inner
            place[-1].tail = inner[:-2]

    walk(root, 0)
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"


def _refilled(text, inner, width):
    if not text:
        return text
    found, length = [], 0
    for part in re.split(r"([ \t\n]+)", text):
        length += len(part)
        if part.strip():
            found.append(part)
        elif part:
            found.append(inner if length > width else " ")
            length = 0 if length > width else length
    return "".join(found)


def quoted_otherwise(data, random):
    """Attributes in another order, within other quotes, with other spaces; ends written out."""

    def attributes(match):
        value = match[2][1:-1]
        quote = (
            b"'"
            if b"'" not in value and random.random() < 0.7
            else b'"'
            if b'"' not in value
            else match[2][:1]
        )
        return match[1] + random.choice((b"=", b" = ", b"\n=")) + quote + value + quote

    def tag(match):
        found = [attributes(one) for one in _ATTRIBUTE.finditer(match[2])]
        random.shuffle(found)
        inner = b"".join(random.choice((b" ", b"\n    ")) + one for one in found)
        if match[3] and random.random() < 0.5:
            return b"<" + match[1] + inner + b"></" + match[1] + b">"
        return b"<" + match[1] + inner + random.choice((b"", b" ")) + match[3] + b">"

    return _TAG.sub(tag, data)


def with_sections(data, random):
    """Some of the text as CDATA."""

    def text(match):
        said = match[1]
        if not said.strip() or b"&" in said or random.random() < 0.7:
            return match[0]
        at, end = sorted(random.randint(0, len(said.decode())) for _ in range(2))
        said = said.decode()
        return f">{said[:at]}<![CDATA[{said[at:end]}]]>{said[end:]}<".encode()

    head, found, rest = data.partition(b"<text")
    return head + found + re.sub(rb">([^<>]+)<", text, rest)


def with_references(data, random):
    """Some characters as references to them."""

    def text(match):
        return match[0] if random.random() < 0.95 or match[0].isspace() else f"&#{ord(match[0])};"

    head, found, rest = data.decode().partition("<text")
    return (head + found + re.sub(r">[^<>&]+<", lambda run: re.sub(r"[^<>]", text, run[0]), rest)).encode()


def with_crlf(data, random):
    """The lines as another system ends them."""
    return data.replace(b"\n", b"\r\n")


FORMS = (indented, quoted_otherwise, with_sections, with_references, with_crlf)
