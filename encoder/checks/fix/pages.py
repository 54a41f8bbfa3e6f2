"""Page breaks that have the `xml:id` of another element get one of their own, from their number."""

from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase

from encoder.checks.fix.edits import Edit
from encoder.checks.scan import Attribute, Kind, Scan, Token


def rename_pages(scan: Scan) -> Iterator[Edit]:
    """`<pb n="9" xml:id="pg_8"/>`, where `pg_8` is taken → `xml:id="pg_9"`, or `pg_9b` if that is taken."""
    tags = [token for token in scan.tokens() if token.kind in (Kind.START, Kind.EMPTY)]
    taken = {_value(scan, found) for tag in tags if (found := _attribute(scan, tag, "xml:id"))}
    seen: set[str] = set()
    for tag in tags:
        found = _attribute(scan, tag, "xml:id")
        if found is None:
            continue
        old = _value(scan, found)
        if old in seen and tag.name.rpartition(":")[2] == "pb":
            new = _free(scan, tag, old, taken)
            taken.add(new)
            message = f'the page break had the xml:id "{old}" of another element; it is "{new}" now'
            yield Edit(found.value, found.end, new, "page-id", message)
        seen.add(old)


def _free(scan: Scan, tag: Token, old: str, taken: set[str]) -> str:
    number = _attribute(scan, tag, "n")
    stem = f"pg_{_value(scan, number)}" if number and _value(scan, number).isalnum() else old
    return next(name for name in _names(stem) if name not in taken)


def _names(stem: str) -> Iterator[str]:
    yield stem
    for length in count(1):
        yield from (f"{stem}{letter * length}" for letter in ascii_lowercase[1:])


def _attribute(scan: Scan, tag: Token, name: str) -> Attribute | None:
    return next((found for found in scan.attributes(tag) if found.name == name), None)


def _value(scan: Scan, attribute: Attribute) -> str:
    return scan.text[attribute.value : attribute.end]
