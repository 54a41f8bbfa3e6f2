"""The same document as other programs write it."""

import re

from lxml import etree

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
