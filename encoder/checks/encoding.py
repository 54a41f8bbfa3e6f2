"""Bytes → characters of an XML document, and what is wrong with its encoding.

XML 1.0, section 4.3.3 and appendix F: a byte order mark, then the declaration, else UTF-8.
"""

import codecs
import re

from encoder.findings import Finding, Place, Severity, position

_DECLARATION = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*(["'])(.*?)\1""")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_NO_ENCODINGS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape"})
"""Codecs of Python that turn bytes into characters, but are not for files."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The characters of a document, decoded as well as can be, and the faults of its encoding.

    Undecodable bytes become U+FFFD; the byte order mark is not part of the text.
    """
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))
    body = data[len(mark) :]
    declared = declared_encoding(body, marked)
    encoding, findings = _choose(marked, declared)
    if encoding is None:
        return body.decode("utf-8", "replace"), findings
    text, undecodable = _decoded(body, encoding, len(mark))
    return text, (*findings, *undecodable, *_second_mark(text))


def is_plain(data: bytes) -> bool:
    """Whether a parser that takes the bytes for UTF-8 reads what the document says it is."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return False
    declared = declared_encoding(data.removeprefix(codecs.BOM_UTF8), None)
    return declared is None or declared.lower() == "utf-8"


def suspicious(data: bytes) -> tuple[Finding, ...]:
    """A document that declares an 8-bit encoding though its bytes are UTF-8: it would be read as mojibake."""
    declared = None if data.isascii() else declared_encoding(data, None)
    if declared is None or _codec(declared) in (None, "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        return ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ()
    message = f'declared as encoding="{declared}", but its bytes are UTF-8'
    return (_finding(message, (1, 1), 'write encoding="UTF-8"'),)


def declared_encoding(data: bytes, marked: str | None) -> str | None:
    """The value of `encoding` in the XML declaration, if there is one."""
    head = data[:400]
    if marked and marked != "utf-8":
        head = head.decode(marked, "replace").encode("utf-8")
    match = _DECLARATION.match(head)
    return match[2].decode("ascii", "replace") if match else None


def _choose(marked: str | None, declared: str | None) -> tuple[str | None, tuple[Finding, ...]]:
    codec = _codec(declared) if declared else "utf-8"
    if codec is None:
        hint = "UTF-8 is the encoding that every program knows"
        return marked, (_finding(f'encoding="{declared}" is no known encoding', (1, 1), hint),)
    if marked is None:
        return ("utf-8" if codec.startswith("utf-16") else codec), _unmarked(declared, codec)
    if declared and codec not in (marked, marked[:6]):
        message = f'declared as encoding="{declared}", but its byte order mark says {marked.upper()}'
        return marked, (_finding(message, (1, 1), f'write encoding="{marked[:6].rstrip("-").upper()}"'),)
    return marked, ()


def _unmarked(declared: str | None, codec: str) -> tuple[Finding, ...]:
    if not codec.startswith("utf-16"):
        return ()
    message = f'declared as encoding="{declared}", but its bytes are not UTF-16'
    return (_finding(message, (1, 1), 'write encoding="UTF-8"'),)


def _codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name if _NAME.fullmatch(name) else None
        if codec is not None:
            b"<".decode(codec, "replace")
    except (LookupError, UnicodeError):
        return None
    return None if codec in _NO_ENCODINGS else codec


def _decoded(data: bytes, encoding: str, skipped: int) -> tuple[str, tuple[Finding, ...]]:
    text = data.decode(encoding, "replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        place = position(before, len(before))
        return text, (_undecodable(data, error, encoding, place, skipped),)
    return text, ()


def _undecodable(
    data: bytes, error: UnicodeDecodeError, encoding: str, place: tuple[int, int], skipped: int
) -> Finding:
    byte = data[error.start]
    message = f"byte 0x{byte:02X} at offset {error.start + skipped} is not {encoding.upper()}"
    letter = bytes([byte]).decode("cp1252", "replace")
    hint = "save the file as UTF-8"
    if letter.isprintable() and letter != "\ufffd":
        hint += f'; in Windows-1252 the byte is "{letter}"'
    return _finding(message, place, hint)


def _second_mark(text: str) -> tuple[Finding, ...]:
    if not text.startswith("\ufeff"):
        return ()
    return (_finding("a second byte order mark (U+FEFF) stands before the document", (1, 1), "delete it"),)


def _finding(message: str, place: tuple[int, int], hint: str) -> Finding:
    return Finding("xml/encoding", Severity.ERROR, message, Place(None, *place), hint)
