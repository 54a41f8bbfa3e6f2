"""`xml:id`s: of documents, numbered notes, pages."""

import re

from lxml import etree

from encoder.namespaces import XML_ID, tei

_NOT_IN_NAME = re.compile(r"[^\w.-]|[^\x00-\x7f]")


def identify(body: etree._Element) -> None:
    """Give every document, numbered note and numbered page its `xml:id`: `d287`, `d287fn1`, `pg_726`.

    A document without a number is `doc1`, `doc2`, … by its place in the file; an identifier that is taken
    gets a letter: `pg_7`, `pg_7b`.
    """
    taken: dict[str, int] = {}
    for position, division in enumerate(body.iterchildren(tei("div")), 1):
        number = division.get("n")
        own = _give(division, f"d{number}" if number else f"doc{position}", taken)
        for note in division.iter(tei("note")):
            if note.get("n"):
                _give(note, f"{own}fn{note.get('n')}", taken)
    for page in body.iter(tei("pb")):
        if page.get("n"):
            _give(page, f"pg_{page.get('n')}", taken)


def _give(node: etree._Element, wanted: str, taken: dict[str, int]) -> str:
    """Set an identifier; `taken` remembers how often each was wanted: no letter is tried twice."""
    base = _NOT_IN_NAME.sub("-", wanted)
    name, repeat = base, taken.get(base, 1)
    while name in taken:
        repeat += 1
        name = f"{base}{_letters(repeat)}"
    taken[base] = repeat
    taken[name] = taken.get(name, 1)
    node.set(XML_ID, name)
    return name


def _letters(number: int) -> str:
    """1 → `a`, 2 → `b`, 27 → `aa`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
