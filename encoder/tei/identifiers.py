"""`xml:id`s: of documents, numbered notes, pages."""

import re
from collections.abc import Mapping

from lxml import etree

from encoder.namespaces import XML_ID, tei

_NOTE = re.compile(r"#(?P<note>(?P<document>d\d+[a-z]*?)fn\w+)")
_NOT_IN_NAME = re.compile(r"[^\w.-]|[^\x00-\x7f]")


def identify(text: etree._Element) -> None:
    """Give every document, numbered note and numbered page its `xml:id`: `d287`, `d287fn1`, `pg_726`.

    A document without a number is `doc1`, `doc2`, … by its place in the file; an identifier that is taken
    gets a letter: `pg_7`, `pg_7b`.
    """
    taken: dict[str, int] = {}
    for note in text.iterfind(f"{tei('front')}//{tei('note')}[@n]"):
        _give(note, f"frontfn{note.get('n')}", taken)
    for position, division in enumerate(text.iterfind(f"{tei('body')}/{tei('div')}"), 1):
        number = division.get("n")
        own = _give(division, f"d{number}" if number else f"doc{position}", taken)
        for note in division.iter(tei("note")):
            if note.get("n"):
                _give(note, f"{own}fn{note.get('n')}", taken)
    for page in text.iter(tei("pb")):
        if page.get("n"):
            _give(page, f"pg_{page.get('n')}", taken)
    for reference in text.iter(tei("ref")):
        _point(reference, taken)


def _point(reference: etree._Element, taken: Mapping[str, int]) -> None:
    """A reference to a note that its document does not have points to the document: `#d12fn9` → `#d12`."""
    match = _NOTE.fullmatch(reference.get("target", ""))
    if match and match["note"] not in taken and match["document"] in taken:
        reference.set("target", f"#{match['document']}")


def _give(node: etree._Element, wanted: str, taken: dict[str, int]) -> str:
    """Set the identifier, with letters where it is taken; `taken` counts how often each was wanted."""
    base = _NOT_IN_NAME.sub("-", wanted)
    name, repeat = base, taken.get(base, 0) + 1
    if repeat > 1:
        name = f"{base}{_letters(repeat)}"
        while name in taken:
            repeat += 1
            name = f"{base}{_letters(repeat)}"
        taken[name] = 1
    taken[base] = repeat
    node.set(XML_ID, name)
    return name


def _letters(number: int) -> str:
    """1 → `a`, 2 → `b`, 27 → `aa`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
