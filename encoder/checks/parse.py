"""XML read as from a stranger: nothing is fetched, no entity expanded, time and memory bounded.

libxml2 loads external parameter entities whatever its options say (lxml 6.1). So it never sees a DOCTYPE:
it is blanked out before, and only UTF-8 reaches the parser, so that no encoding can hide one.
A document that is not well-formed raises with its first fault; `wellformed.well_formedness` lists them.
"""

import re
from pathlib import Path
from typing import Final

from lxml import etree

from encoder.budget import read_file
from encoder.checks.encoding import decode, is_plain
from encoder.errors import InvalidDocument, TooLarge, UnreadableFile, UsageError

MAX_BYTES: Final = 100_000_000
"""Files above this size (in bytes) are refused unread: their tree would take gigabytes."""

MAX_SCHEMA_BYTES: Final = 20_000_000
"""Schemas above this size (in bytes) are refused where only a document names them."""

MAX_DEPTH: Final = 256
"""libxml2's limit of nested elements without its option `huge`."""


_DECLARATION = re.compile(r"<\?xml [^>]*\?>")


def parse(data: bytes, file: str) -> etree._ElementTree:
    """The tree of a document, without its DOCTYPE: a reference to an entity declared there is a fault.

    Args:
        data: the bytes of an XML document, at most `MAX_BYTES`.
        file: what to call it in messages.

    Raises:
        InvalidDocument: the document is not well-formed, with the line; or larger or deeper than the limits.
    """
    if len(data) > MAX_BYTES:
        raise InvalidDocument(_too_large(len(data)), file=file, hint="split it")
    try:
        return etree.ElementTree(etree.fromstring(safe(data, file), _parser()))
    except etree.XMLSyntaxError as error:
        raise InvalidDocument(str(error.msg), file=file, line=error.lineno) from error


def parse_schema(path: Path, *, trusted: bool = True) -> etree._ElementTree:
    """The tree of a schema, a local file, without comments and processing instructions.

    A grammar in compact syntax (`.rnc`) is given in XML syntax.

    Args:
        path: of the schema.
        trusted: whether the user named it; what only a document names is read like a document, and what is
            wrong with it is told without a word of it: it may be any file of this machine.

    Raises:
        UsageError: it cannot be read, or is not well-formed.
    """
    if path.suffix.lower() == ".rnc":
        return _compact_schema(path, trusted)
    if not trusted:
        return _strange_schema(path)
    parser = etree.XMLParser(
        no_network=True, resolve_entities=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.parse(path, parser)
    except OSError as error:
        raise UsageError("the schema cannot be read", hint=str(error), file=path) from error
    except etree.XMLSyntaxError as error:
        raise UsageError(f"this is not well-formed XML: {error}", file=path) from error


def _compact_schema(path: Path, trusted: bool) -> etree._ElementTree:
    from encoder.checks.compact import read_compact

    try:
        data = read_file(path)
    except UnreadableFile as error:
        hint = error.message if trusted else None
        raise UsageError("the schema cannot be read", hint=hint, file=path) from error
    if len(data) > MAX_SCHEMA_BYTES and not trusted:
        raise UsageError("the schema is too large", file=path)
    return read_compact(data, path, trusted=trusted)


def _strange_schema(path: Path) -> etree._ElementTree:
    parser = _parser(remove_comments=True, remove_pis=True)
    try:
        data = read_file(path)
        if len(data) > MAX_SCHEMA_BYTES:
            raise UsageError("the schema is too large", file=path)
        return etree.ElementTree(etree.fromstring(safe(data, str(path)), parser, base_url=str(path)))
    except UnreadableFile as error:
        raise UsageError("the schema cannot be read", file=path) from error
    except InvalidDocument as error:
        raise UsageError("the schema is not well-formed XML", file=path) from error
    except etree.XMLSyntaxError as error:
        raise UsageError("the schema is not well-formed XML", file=path, line=error.lineno) from error


def read(path: Path) -> bytes:
    """The bytes of a file, or of standard input (`-`), within the budget (`budget.most_bytes`).

    Raises:
        InvalidDocument: it is too large, no file that ends, or cannot be read.
    """
    try:
        return read_file(path)
    except UnreadableFile as error:
        hint = error.hint if isinstance(error, TooLarge) else None
        raise InvalidDocument(error.message, file=path, hint=hint) from error


def safe(data: bytes, file: str) -> bytes:
    """The document as UTF-8 without its DOCTYPE; every line and column stays where it was.

    Raises:
        InvalidDocument: it cannot be decoded, or what stands before its root element is broken.
    """
    utf8 = data if is_plain(data) else _transcoded(data, file)
    return _without_doctype(utf8, file) if b"<!DOCTYPE" in utf8 else utf8


def _transcoded(data: bytes, file: str) -> bytes:
    text, faults = decode(data)
    if faults:
        raise InvalidDocument(faults[0].message, file=file, line=faults[0].place.line)
    declaration = _DECLARATION.match(text)
    blank = " " * (declaration.end() if declaration else 0)
    return (blank + text[len(blank) :]).encode("utf-8", "replace")


def _without_doctype(data: bytes, file: str) -> bytes:
    from encoder.checks.scan import Kind, Scan

    text = data.decode("utf-8", "surrogateescape")
    for token in Scan(text).tokens():
        if token.kind == Kind.DOCTYPE:
            blank = re.sub(r"[^\n]", " ", text[token.start : token.end])
            text = text[: token.start] + blank + text[token.end :]
        if token.kind == Kind.BROKEN:
            raise InvalidDocument("the markup before the root element cannot be read", file=file)
        if token.kind in (Kind.DOCTYPE, Kind.START, Kind.EMPTY):
            break
    return text.encode("utf-8", "surrogateescape")


def _parser(*, remove_comments: bool = False, remove_pis: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        remove_comments=remove_comments,
        remove_pis=remove_pis,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
    )


def _too_large(size: int) -> str:
    return f"{size / 1e6:.0f} MB is more than the {MAX_BYTES / 1e6:.0f} MB that are read"
