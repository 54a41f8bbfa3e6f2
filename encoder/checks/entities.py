"""Entities that a document declares itself: put in place of the references to them, within bounds.

XML 1.0, 4.4 and 4.5. Only general entities of the internal subset; an external one is never read. The parser
still sees no DOCTYPE: the references are replaced before, and every place is told as it is in the file.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from encoder.checks.encoding import decode, is_plain
from encoder.checks.parse import parse
from encoder.checks.scan import NAME, Kind, Scan, Token
from encoder.errors import InvalidDocument

MOST_CHARACTERS = 1_000_000
"""So many characters may be put in place of references in one document."""

_LONGEST = 100_000
_DEEPEST = 20
_DECLARATION = re.compile(
    rf"""<!--.*?--> | <\?.*?\?>
       | <!ENTITY\s+(?P<name>{NAME})\s+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<external>[^>"']+))""",
    re.DOTALL | re.VERBOSE,
)
_XML_DECLARATION = re.compile(r"<\?xml [^>]*\?>")
_NUMBER = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_REFERENCE = re.compile(rf"&({NAME});")
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
_QUOTED = str.maketrans({'"': "&quot;", "'": "&apos;"})


class _RefusedError(Exception):
    """Why an entity is not put in place."""


def refusals(doctype: str) -> dict[str, str | None]:
    """The entities that a DOCTYPE declares, each with why it is not put in place, if it is not."""
    return {name: value.reason for name, value in _declared(doctype).items()}


@dataclass(frozen=True, slots=True)
class _Entity:
    text: str
    reason: str | None = None


def _declared(doctype: str) -> dict[str, _Entity]:
    """The entities by their names; the first declaration of a name counts."""
    written: dict[str, str | None] = {}
    for match in _DECLARATION.finditer(doctype):
        if match["name"]:
            own = match["single"] if match["double"] is None else match["double"]
            written.setdefault(match["name"], None if match["external"] else own)
    known: dict[str, _Entity] = {}
    for name in written:
        _resolve(name, written, known, ())
    return known


def _resolve(
    name: str, written: dict[str, str | None], known: dict[str, _Entity], trail: tuple[str, ...]
) -> _Entity:
    if name not in known:
        try:
            known[name] = _Entity(_replacement(name, written, known, trail))
        except _RefusedError as reason:
            known[name] = _Entity("", str(reason))
    return known[name]


def _replacement(
    name: str, written: dict[str, str | None], known: dict[str, _Entity], trail: tuple[str, ...]
) -> str:
    value = written[name]
    if value is None:
        raise _RefusedError("it lies outside the document, and is not read")
    if name in trail or len(trail) > _DEEPEST:
        raise _RefusedError("it refers to itself, or through too many others")
    parts, end, size = [], 0, 0
    text = _NUMBER.sub(_character, value)
    for match in _REFERENCE.finditer(text):
        if match[1] in written:
            inner = _resolve(match[1], written, known, (*trail, name))
            if inner.reason:
                raise _RefusedError(f"it refers to `&{match[1]};`, and {inner.reason}")
            parts += [text[end : match.start()], inner.text]
            end = match.end()
            size += len(inner.text)
            if size > _LONGEST:
                raise _RefusedError("it is too long")
    whole = "".join((*parts, text[end:]))
    if len(whole) > _LONGEST:
        raise _RefusedError("it is too long")
    if "<" in whole and not _is_balanced(whole):
        raise _RefusedError("the markup in it is not complete in itself")
    return whole


def _character(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else int(match[2])
    return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else match[0]


def _is_balanced(text: str) -> bool:
    names: list[str] = []
    for token in Scan(text).tokens():
        match token.kind:
            case Kind.START:
                names.append(token.name)
            case Kind.END if not names or names.pop() != token.name:
                return False
            case Kind.BROKEN | Kind.DOCTYPE:
                return False
    return not names


@dataclass(frozen=True)
class Expanded(Scan):
    """A document with its entities in place; positions are those of the file.

    Attributes:
        original: the characters of the file.
        seams: where text begins that was moved: its offset here, and in the file; and whether it came out of
            an entity, so that all of it stands at one place of the file.
    """

    original: Scan = field(default_factory=lambda: Scan(""))
    seams: tuple[tuple[int, int, bool], ...] = ()

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of an offset here."""
        index = bisect_right(self.seams, offset, key=lambda seam: seam[0]) - 1
        here, there, is_put_in = self.seams[index] if index >= 0 else (0, 0, False)
        return self.original.position(there if is_put_in else there + offset - here)

    def line(self, number: int) -> str:
        """The characters of a line of the file."""
        return self.original.line(number)

    def data(self) -> bytes:
        """The document as UTF-8."""
        declaration = _XML_DECLARATION.match(self.text)
        blank = " " * (declaration.end() if declaration else 0)
        return (blank + self.text[len(blank) :]).encode("utf-8", "replace")


def has_entities(data: bytes) -> bool:
    """Whether a document may declare entities."""
    return b"<!ENTITY" in data or (not is_plain(data) and "<!ENTITY" in decode(data)[0])


def expanded(data: bytes, file: str) -> Expanded | None:
    """A document with the entities that it declares in place; None where it declares none.

    Raises:
        InvalidDocument: they come to more than `MOST_CHARACTERS`.
    """
    if not has_entities(data):
        return None
    text, faults = decode(data)
    original = Scan(text)
    entities: MappingProxyType[str, str] | None = None
    seams: list[tuple[int, int, bool]] = []
    parts: list[str] = []
    done = length = added = 0
    for token in () if faults else original.tokens():
        if token.kind == Kind.DOCTYPE and entities is None:
            known = _declared(text[token.start : token.end])
            entities = MappingProxyType({name: one.text for name, one in known.items() if not one.reason})
        if not entities or token.kind not in (Kind.TEXT, Kind.START, Kind.EMPTY):
            continue
        for match, replacement in _references(original, token, entities):
            added += len(replacement)
            if added > MOST_CHARACTERS:
                message = f"its entities come to more than {MOST_CHARACTERS:,} characters"
                raise InvalidDocument(message, file=file, line=original.position(match.start())[0])
            parts += [text[done : match.start()], replacement]
            length += match.start() - done
            seams.append((length, match.start(), True))
            length += len(replacement)
            done = match.end()
            seams.append((length, done, False))
    return Expanded("".join((*parts, text[done:])), original, tuple(seams)) if seams else None


def _references(
    scan: Scan, token: Token, entities: MappingProxyType[str, str]
) -> list[tuple[re.Match[str], str]]:
    is_text = token.kind == Kind.TEXT
    found = []
    for match in _REFERENCE.finditer(scan.text, token.start, token.end):
        replacement = entities.get(match[1])
        if replacement is None or match[1] in _PREDEFINED:
            continue
        if is_text:
            found.append((match, replacement))
        elif "<" not in replacement:
            found.append((match, replacement.translate(_QUOTED)))
    return found


def parse_with_entities(data: bytes, file: str) -> etree._ElementTree:
    """The tree of a document, with the entities that it declares itself in place.

    Raises:
        InvalidDocument: as `parse.parse` does.
    """
    whole = expanded(data, file)
    return parse(whole.data() if whole else data, file)
