"""What an editor does to an element or a word, each leaving a mark where there is a place for one."""

import re

from lxml import etree

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


def one_of(root, random, *names):
    body = root.find(tei("text"))
    found = list(body.iter(*map(tei, names or ("*",))))
    return random.choice(found) if found else body


def set_attribute(root, random, mark):
    one_of(root, random).set(random.choice(("rend", "n", "type", "when")), mark)


def add_comment(root, random, mark):
    place = one_of(root, random)
    comment = etree.Comment(mark)
    if len(place) or random.random() < 0.5:
        place.insert(random.randint(0, len(place)), comment)
    else:
        place.addnext(comment)
        comment.tail, place.tail = place.tail, None


def add_instruction(root, random, mark):
    place = one_of(root, random, "p", "item", "note")
    place.insert(0, etree.ProcessingInstruction("editor", mark))
    place[0].tail, place.text = place.text, None


def rename(root, random, mark):
    place = one_of(root, random, *OTHER_NAMES)
    name = etree.QName(place).localname
    place.tag = tei(OTHER_NAMES.get(name, name))
    place.set("n", mark)


def at_word(text, random):
    spaces = [found.start() for found in re.finditer(r"(?<=\S)\s(?=\S)", text or "")]
    return random.choice(spaces) if spaces else None


def split_paragraph(root, random, mark):
    place = one_of(root, random, "p", "item")
    at = at_word(place.text, random)
    if at is None:
        return
    rest = etree.Element(place.tag, n=mark)
    rest.text, place.text = place.text[at + 1 :], place.text[:at]
    rest.extend(list(place))
    rest.tail, place.tail = place.tail, "\n"
    place.addnext(rest)


def join_paragraphs(root, random, mark):
    place = one_of(root, random, "p")
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
    place = one_of(root, random, "p", "item", "note", "salute", "signed")
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
    place = one_of(root, random, "p", "item", "note", "head", "dateline")
    words = list(re.finditer(r"\w+", place.text or ""))
    if words:
        word = random.choice(words)
        place.text = place.text[: word.start()] + mark + place.text[word.end() :]


def wrap_words(root, random, mark):
    place = one_of(root, random, "p", "item", "note", "salute")
    at = at_word(place.text, random)
    if at is not None:
        name = random.choice(("hi", "persName", "placeName", "seg", "foreign"))
        wrapped = etree.Element(tei(name), n=mark)
        wrapped.text, place.text = place.text[at + 1 :], place.text[: at + 1]
        place.insert(0, wrapped)


def move_boundary(root, random, mark):
    place = one_of(root, random, "hi", "persName", "placeName", "date", "signed", "salute")
    at = at_word(place.text, random)
    if at is None or len(place):
        return
    place.tail = place.text[at:] + (place.tail or "")
    place.text = place.text[:at]
    place.set("n", mark)


def move_note(root, random, mark):
    note, place = (
        one_of(root, random, "note"),
        one_of(root, random, "date", "hi", "persName", "placeName", "seg"),
    )
    if note.tag != tei("note") or note in place.iterancestors() or note is place:
        return
    take_out(note)
    note.tail, place.tail = place.tail, None
    place.addnext(note)
    note.set("rend", mark)


def remove_furniture(root, random, mark):
    place = one_of(root, random, "fw")
    if place.tag == tei("fw"):
        take_out(place)


def take_out(place):
    """Remove an element with its text, and leave what stands behind it."""
    before, parent = place.getprevious(), place.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (place.tail or "")
    else:
        parent.text = (parent.text or "") + (place.tail or "")
    parent.remove(place)
    place.tail = None


def move_paragraph_boundary(root, random, mark):
    place = one_of(root, random, "p", "item", "l", "note")
    other = place.getnext()
    if other is None or other.tag != place.tag or not isinstance(other.tag, str):
        return
    last = place[-1].tail if len(place) else place.text
    if random.random() < 0.5 and (at := at_word(last, random)) is not None:
        if len(place):
            place[-1].tail = last[:at]
        else:
            place.text = last[:at]
        other.text = f"{last[at + 1 :]} {other.text or ''}"
    elif (at := at_word(other.text, random)) is not None:
        if len(place):
            place[-1].tail = f"{last or ''} {other.text[:at]}"
        else:
            place.text = f"{last or ''} {other.text[:at]}"
        other.text = other.text[at + 1 :]
    else:
        return
    place.set("n", mark)


def retag(root, random, mark):
    place = one_of(root, random, *OTHER_TAGS)
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
    place = one_of(
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
    place = one_of(root, random, "p", "item", "note", "head", "cell", "l")
    words = list(re.finditer(r"\w+", place.text or ""))
    if words:
        word = random.choice(words)
        wrapped = etree.Element(tei(random.choice(("sic", "corr", "unclear", "supplied"))), n=mark)
        wrapped.text, wrapped.tail = word[0], place.text[word.end() :]
        place.text = place.text[: word.start()]
        place.insert(0, wrapped)
