"""Bytes → Source: the encoding found out, line ends and characters that XML forbids made sure of."""

import hashlib
import re
from pathlib import Path

from encoder.budget import read_file
from encoder.errors import UnreadableSource
from encoder.findings import Finding, Place, Severity, position
from encoder.model import Source

STDIN = "-"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_CONTROLS = 0.05
_ALLOWED_CONTROLS = frozenset(b"\t\n\r\f\x1a\x1b")


def read_source(path: str | Path) -> tuple[Source, tuple[Finding, ...]]:
    """Read a file, or standard input where `path` is `-`.

    Raises:
        UnreadableSource: missing, too large, no file that ends; empty, binary, in no encoding that we know.
    """
    data = read_file(path)
    if str(path) == STDIN:
        return source_of_bytes(data, name="stdin", file="stdin")
    return source_of_bytes(data, name=Path(path).stem, file=str(path))


def source_of_bytes(data: bytes, *, name: str, file: str) -> tuple[Source, tuple[Finding, ...]]:
    """Decode the bytes of a source.

    Args:
        data: the whole file.
        name: of the document, the stem of the TEI file.
        file: what messages call it.

    Raises:
        UnreadableSource: as `read_source`.
    """
    text, encoding = _decode(data, file)
    findings = []
    if encoding == "cp1252":
        message = "the text is not UTF-8 and was read as Windows-1252"
        findings.append(Finding("S01", Severity.WARNING, message, Place(file), "check letters with accents"))
    elif encoding.startswith("utf-16"):
        findings.append(Finding("S01", Severity.INFO, "the text was read as UTF-16", Place(file)))
    source = source_of_text(text, name=name, file=file, sha256=hashlib.sha256(data).hexdigest())
    source = Source(source.name, source.file, source.text, source.sha256, encoding)
    return source, (*findings, *_forbidden_characters(text, file))


def source_of_text(text: str, *, name: str = "text", file: str = "text", sha256: str | None = None) -> Source:
    """A source from a string; characters that XML forbids become visible substitutes.

    Raises:
        UnreadableSource: there is nothing but white space.
    """
    if not text.strip():
        raise UnreadableSource("there is no text in it", hint="give a file that has text", file=file)
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    clean = _FORBIDDEN.sub(lambda match: visible(match.group()), text)
    return Source(name, file, clean.replace("\r\n", "\n").replace("\r", "\n"), digest)


def visible(character: str) -> str:
    """What stands for a character that XML forbids: a control picture, `\\x07` → `␇`, else U+FFFD."""
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def _decode(data: bytes, file: str) -> tuple[str, str]:
    if not data.strip():
        raise UnreadableSource("the file is empty", hint="give a file that has text", file=file)
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None) or _utf16_without_bom(data)
    if encoding is None:
        _refuse_binary(data, file)
        encoding = "utf-8" if _is_utf8(data) else "cp1252"
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource(
            f"byte 0x{data[error.start]:02X} at position {error.start} is neither UTF-8 nor Windows-1252",
            hint="convert the file to UTF-8",
            file=file,
            line=line,
        ) from error


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_bom(data: bytes) -> str | None:
    """Western text in UTF-16 has a zero in every second byte."""
    head = data[:2000]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if max(zeros) < 0.4 * len(head) / 2 or min(zeros) > 0.05 * len(head) / 2:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _refuse_binary(data: bytes, file: str) -> None:
    head = data[:8000]
    controls = sum(byte < 0x20 and byte not in _ALLOWED_CONTROLS for byte in head)
    if controls > _MAX_CONTROLS * len(head) or data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG")):
        raise UnreadableSource(
            "this is a binary file, not text",
            hint="extract the text first (for a PDF or an image, with OCR)",
            file=file,
        )


def _forbidden_characters(text: str, file: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "S02",
            Severity.WARNING,
            f"XML forbids U+{ord(match.group()):04X}: it was replaced by {visible(match.group())}",
            Place(file, *position(text, match.start())),
        )
        for match in _FORBIDDEN.finditer(text)
    )
