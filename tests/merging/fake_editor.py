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
    if place.tag != tei("fw"):
        return
    before = place.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (place.tail or "")
    else:
        place.getparent().text = (place.getparent().text or "") + (place.tail or "")
    place.getparent().remove(place)


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
)
OF_MARKUP = tuple(way.__name__ for way in WAYS if way not in (correct_by_hand, remove_furniture))
"""The ways that leave the text of the source as it is."""
