"""Faults within single pieces of markup or text: attributes, entities, characters, prefixes, the DOCTYPE."""

import re
from collections.abc import Iterator

from encoder.checks.entities import refusals
from encoder.checks.parse import MAX_DEPTH
from encoder.checks.scan import NAME, Kind, Scan, Token
from encoder.checks.spelling import nearest
from encoder.findings import Finding, Place, Severity

PREDEFINED = ("amp", "lt", "gt", "quot", "apos")
_REFERENCE = re.compile(rf"&(?:\#(\d+);|\#x([0-9A-Fa-f]+);|({NAME});)?+")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(rf"""<!ENTITY\s+(%\s+)?({NAME})\s+(SYSTEM|PUBLIC)?(.*?)>""", re.DOTALL)
_EXTERNAL = re.compile(
    rf"""<!DOCTYPE\s+{NAME}\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+("[^"]*"|'[^']*')"""
)
_PART = re.compile(rf"""(\s*+)({NAME})(?:(\s*+=\s*+)("[^"<]*+"|'[^'<]*+')?)?|\S|\s++""")


def faults_of_markup(scan: Scan) -> Iterator[Finding]:
    """The faults of each token by itself; nesting is `nesting.faults_of_nesting`."""
    entities: dict[str, str | None] = {}
    prefixes: list[set[str]] = [{"xml"}]
    for token in scan.tokens():
        match token.kind:
            case Kind.TEXT:
                yield from _text(scan, token.start, token.end, entities)
            case Kind.START | Kind.EMPTY:
                own = set(_declared(scan, token))
                prefixes.append(prefixes[-1] | own if own else prefixes[-1])
                yield from _tag(scan, token, entities, prefixes[-1])
                if token.kind == Kind.EMPTY:
                    prefixes.pop()
            case Kind.END if len(prefixes) > 1:
                prefixes.pop()
            case Kind.DOCTYPE:
                entities = refusals(_source(scan, token)) | entities
                yield from _doctype(scan, token)
            case Kind.INSTRUCTION if token.name.lower() == "xml" and token.start:
                yield _fault(scan, "xml/declaration", token.start, *_LATE)
            case Kind.BROKEN:
                yield _broken(scan, token)
        if len(prefixes) > MAX_DEPTH:
            return  # nesting.py says so
        if token.kind not in (Kind.TEXT, Kind.START, Kind.EMPTY):
            yield from _characters(scan, token.start, token.end)


_LATE = ("the XML declaration is not at the very beginning of the file", "delete what stands before it")


def _text(scan: Scan, start: int, end: int, entities: dict[str, str | None]) -> Iterator[Finding]:
    yield from _characters(scan, start, end)
    yield from _references(scan, start, end, entities)
    closing = scan.text.find("]]>", start, end)
    if closing >= 0:
        yield _fault(scan, "xml/character", closing, "`]]>` may not stand in text", "write `]]&gt;`")


def _references(scan: Scan, start: int, end: int, entities: dict[str, str | None]) -> Iterator[Finding]:
    for match in _REFERENCE.finditer(scan.text, start, end):
        decimal, hexadecimal, name = match.groups()
        number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else None
        if name and name not in PREDEFINED:
            if name not in entities or entities[name]:
                yield _entity(scan, match.start(), name, entities.get(name))
        elif number is not None and (number > 0x10FFFF or number == 0 or _FORBIDDEN.match(chr(number))):
            message = f"`{match[0]}` is no character that XML allows"
            yield _fault(scan, "xml/character", match.start(), message, "delete it")
        elif match[0] == "&":
            yield _fault(scan, "xml/unescaped", match.start(), "`&` begins no reference", "write `&amp;`")


def _entity(scan: Scan, offset: int, name: str, reason: str | None) -> Finding:
    if reason:
        message = f"`&{name};` is declared in the DOCTYPE, but not put in place: {reason}"
        return _fault(scan, "xml/entity-not-expanded", offset, message, "write the characters themselves")
    near = nearest(name, PREDEFINED)
    hint = f"did you mean `&{near};`?" if near else "write the character itself, or `&amp;` for `&`"
    return _fault(scan, "xml/undeclared-entity", offset, f"the entity `&{name};` is not declared", hint)


def _characters(scan: Scan, start: int, end: int) -> Iterator[Finding]:
    for match in _FORBIDDEN.finditer(scan.text, start, end):
        message = f"U+{ord(match[0]):04X} is no character that XML allows"
        yield _fault(scan, "xml/character", match.start(), message, "delete it")


def _tag(scan: Scan, tag: Token, entities: dict[str, str | None], prefixes: set[str]) -> Iterator[Finding]:
    yield from _undeclared(scan, tag.name, tag.start, prefixes)
    yield from _shape(scan, tag)
    seen: set[str] = set()
    for attribute in scan.attributes(tag):
        if attribute.name in seen:
            message = f"`@{attribute.name}` stands twice on `<{tag.name}>`"
            yield _fault(scan, "xml/duplicate-attribute", attribute.start, message, "delete one of them")
        seen.add(attribute.name)
        yield from _undeclared(scan, attribute.name, attribute.start, prefixes)
        yield from _references(scan, attribute.value, attribute.end, entities)
        yield from _characters(scan, attribute.value, attribute.end)


def _shape(scan: Scan, tag: Token) -> Iterator[Finding]:
    """What does not look like ` name="value"` between the name of a tag and its end; the first only."""
    begin, end = tag.start + 1 + len(tag.name), tag.end - (2 if tag.kind == Kind.EMPTY else 1)
    for match in _PART.finditer(scan.text, begin, end):
        space, name, _, value = match.groups()
        offset = match.start(2) if name else match.start()
        if match[0].isspace():
            continue
        if not name:
            message = f"`{match[0]}` may not stand in the tag `<{tag.name}>`"
        elif value is None:
            message = f"`@{name}` has no value in quotation marks"
        elif not space:
            message = f"there is no space before `@{name}`"
        else:
            continue
        yield _fault(scan, "xml/attribute-syntax", offset, message, 'write ` name="value"`')
        return


def _declared(scan: Scan, tag: Token) -> Iterator[str]:
    for attribute in scan.attributes(tag):
        if attribute.name.startswith("xmlns:"):
            yield attribute.name[6:]


def _undeclared(scan: Scan, name: str, offset: int, prefixes: set[str]) -> Iterator[Finding]:
    prefix, colon, _ = name.partition(":")
    if colon and prefix not in prefixes and prefix != "xmlns":
        message = f"the namespace prefix `{prefix}:` of `{name}` is not declared"
        yield _fault(scan, "xml/undeclared-prefix", offset, message, f'write `xmlns:{prefix}="…"`')


def _doctype(scan: Scan, token: Token) -> Iterator[Finding]:
    source = _source(scan, token)
    for match in _ENTITY.finditer(source):
        if match[3] and "NDATA" not in match[4]:
            message = f"the external entity `{match[2]}` ({match[4].strip()}) is never fetched"
            yield _fault(
                scan, "xml/external-entity", token.start + match.start(), message, "put its text here"
            )
    external = _EXTERNAL.match(source)
    if external:
        message = f"the DTD {external[1]} is not read: nothing is fetched"
        place = Place(None, *scan.position(token.start))
        yield Finding("xml/doctype", Severity.WARNING, message, place, "use a RELAX NG schema")


def _broken(scan: Scan, token: Token) -> Finding:
    after = scan.text[token.start : min(token.end, token.start + 20)].partition("\n")[0]
    for opening, what, closing in _CONSTRUCTS:
        if scan.text.startswith(opening, token.start):
            return _fault(
                scan, "xml/unclosed-markup", token.start, f"this {what} is not closed", f"write `{closing}`"
            )
    if token.name:
        message = f"the tag `{after}` is not closed, or a quotation mark in it is missing"
        return _fault(scan, "xml/unclosed-markup", token.start, message, "write `>`")
    return _fault(scan, "xml/unescaped", token.start, "`<` begins no tag", "write `&lt;`")


_CONSTRUCTS = (
    ("<!--", "comment", "-->"),
    ("<![CDATA[", "CDATA section", "]]>"),
    ("<!DOCTYPE", "DOCTYPE", ">"),
    ("<?", "processing instruction", "?>"),
)


def _source(scan: Scan, token: Token) -> str:
    return scan.text[token.start : token.end]


def _fault(scan: Scan, rule: str, offset: int, message: str, hint: str) -> Finding:
    return Finding(rule, Severity.ERROR, message, Place(None, *scan.position(offset)), hint)
