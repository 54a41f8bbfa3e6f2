"""What an editor does to divisions, blocks, breaks and the header, each leaving a mark where it can."""

from lxml import etree
from ways_to_edit import at_word, one_of, take_out

from encoder.namespaces import tei


def split_division(root, random, mark):
    place = one_of(root, random, "div")
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
    place = one_of(root, random, "div")
    if place.tag == tei("div") and place.getparent().tag == tei("div"):
        for child in reversed(list(place)):
            place.addnext(child)
            child.set("n", mark) if child.tag == tei("p") else None
        place.getparent().remove(place)


def place_note(root, random, mark):
    place = one_of(root, random, "note")
    if place.tag == tei("note"):
        place.set("place", random.choice(("foot", "end", "margin", "inline", "above")))
        place.set("rend", mark)


def move_block(root, random, mark):
    """Move a paragraph, with all that is in it, behind another."""
    place, other = (
        one_of(root, random, "p", "div", "table", "list", "note"),
        one_of(root, random, "p", "div", "opener"),
    )
    if (
        place is other
        or place in other.iterancestors()
        or place.tag == tei("body")
        or other.tag == tei("body")
    ):
        return
    take_out(place)
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
    place = one_of(root, random, "p", "item", "note", "head", "cell", "l", "signed")
    at = at_word(place.text, random)
    if at is not None:
        broken = etree.Element(tei("lb"), n=mark)
        broken.tail, place.text = place.text[at:], place.text[:at]
        place.insert(0, broken)


def move_page_break(root, random, mark):
    place = one_of(root, random, "pb", "lb", "milestone")
    if place.tag not in (tei("pb"), tei("lb"), tei("milestone")):
        return
    at = at_word(place.tail, random)
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
