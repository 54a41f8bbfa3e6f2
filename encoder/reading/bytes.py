"""Bytes → Source: the encoding found out, line ends and characters that XML forbids made sure of.

Nothing is guessed in silence. Bytes that are UTF-8 but for some are UTF-8 with a fault at each of these; what
is not Unicode is read in another encoding only where it leaves no doubt, else refused with the candidates.
"""

import codecs
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from encoder.budget import STREAM, read_file
from encoder.errors import UnreadableSource, UsageError
from encoder.findings import Finding, Place, Severity, positions
from encoder.model import Source
from encoder.strings import unfit

_BOMS = (  # that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"\x1f\x8b",
)
_NOT_FOR_TEXTS = frozenset(
    [
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "utf-7",
        "mbcs",
        "oem",
    ]
)
_WESTERN = {"cp1252": "cp1250", "iso8859-15": "iso8859-2", "cp850": "cp852", "mac-roman": "mac-latin2"}
_NEIGHBOURS = _WESTERN | {central: western for western, central in _WESTERN.items()}
_WORDS = re.compile(r"[\w©]+")
_TOLD = 3
_SELDOM = 50
_EAST_ASIAN = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "IDEOGRAPHIC", "FULLWIDTH"}
)
# What texts are written in: of the rest of Unicode, accidents are made.
_WRITTEN = re.compile(
    "[\xa0-\u017f\u0218-\u021b\u02b0-\u02ff\u0300-\u052f\u0590-\u06ff\u0900-\u0e7f\u10a0-\u10ff\u1e00-\u1fff"
    "\u2000-\u206f\u20a0-\u20bf\u2100-\u22ff\u2500-\u266f\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
_BYTES = "engross.bytes"
_BYTE = 0xDC00
_BESIDE = re.compile("\ufffd(?=[^\x00-\x7f\ufffd])|(?<=[^\x00-\x7f\ufffd])\ufffd")
_CUT_OFF = re.compile("(?:[\udcc2-\udcf4][\udc80-\udcbf]{0,2})?\\Z")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x19\x1c-\x1f]")
_MAX_CONTROLS = 0.05
_HEAD = 8000


def read_source(path: str | Path, encoding: str | None = None) -> tuple[Source, tuple[Finding, ...]]:
    """Read a file, or standard input where `path` is `-`.

    Args:
        path: of the file.
        encoding: of its bytes, a codec that `known_encoding` let pass; None to find it out.

    Raises:
        UnreadableSource: missing, too large, no file that ends; empty, binary, in no encoding that is beyond
            doubt, or with a name that XML cannot bear.
    """
    data = read_file(path)
    if str(path) == STREAM:
        return source_of_bytes(data, name="stdin", file="stdin", encoding=encoding)
    return source_of_bytes(data, name=Path(path).stem, file=str(path), encoding=encoding)


def source_of_bytes(
    data: bytes, *, name: str, file: str, encoding: str | None = None
) -> tuple[Source, tuple[Finding, ...]]:
    """Decode the bytes of a source.

    Args:
        data: the whole file.
        name: of the document, the stem of the TEI file.
        file: what messages call it.
        encoding: of the bytes; None to find it out. What is Unicode beyond doubt is read as that: it is said
            of many sources at once.

    Returns:
        The source, and what is to be known about its reading: `S01`, an encoding that is not UTF-8; `S02`, a
        character that XML forbids; `S03`, a byte that is no character, with its value, so that every byte of
        the file can be had back.

    Raises:
        UnreadableSource: as `read_source`.
    """
    codec, text = _decode(data, file, encoding)
    text = _with_line_ends(text)
    source = source_of_text(text, name=name, file=file, sha256=hashlib.sha256(data).hexdigest())
    named = _named(codec, text, file) if encoding is None else _overruled(codec, encoding, file)
    return replace(source, encoding=codec), (*named, *_substituted(text, codec, file))


def source_of_text(text: str, *, name: str = "text", file: str = "text", sha256: str | None = None) -> Source:
    """A source from a string; characters that XML forbids become visible substitutes.

    Raises:
        UnreadableSource: there is nothing but white space, or the name cannot stand in XML.
    """
    if not text.strip():
        raise UnreadableSource("there is no text in it", hint="give a file that has text", file=file)
    character = unfit(name) or unfit(file)
    if character:
        hint = "rename the file: its name stands in the TEI and in addresses"
        raise UnreadableSource(f"its name has the character {character}", hint=hint, file=file)
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    clean = _FORBIDDEN.sub(lambda match: visible(match.group()), text)
    return Source(name, file, _with_line_ends(clean), digest)


def visible(character: str) -> str:
    """What stands for a character that XML forbids: a control picture, `\\x07` → `␇`, else U+FFFD."""
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def known_encoding(name: str) -> str:
    """The codec of an encoding that a user names: `latin1` → `iso8859-1`.

    Raises:
        UsageError: there is none, or it is not one of texts (`hex`, `idna`).
    """
    hint = "names are those of Python, such as utf-8, cp1252, koi8-r, mac-roman, shift_jis"
    try:
        codec = codecs.lookup(name) if name.isascii() and name.isprintable() else None
    except (LookupError, ValueError):
        codec = None
    if codec is None:
        raise UsageError(f"there is no encoding `{name}`", hint=hint)
    if not getattr(codec, "_is_text_encoding", True) or codec.name in _NOT_FOR_TEXTS:
        raise UsageError(f"`{name}` is not an encoding of texts", hint=hint)
    return codec.name


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, file: str, encoding: str | None) -> tuple[str, str]:
    if not data.strip():
        raise UnreadableSource("the file is empty", hint="give a file that has text", file=file)
    if data.startswith(_SIGNATURES):
        raise _binary(file)
    if encoding is None:
        codec = _marked(data) or _unmarked(data) or _not_unicode(data, file)
    else:
        codec = _marked(data) or _surely_unicode(data) or encoding
    text = data.decode(codec, _BYTES).removeprefix("\ufeff")
    head = text[:_HEAD]
    if len(_CONTROLS.findall(head)) > _MAX_CONTROLS * len(head):
        raise _binary(file)
    return codec, text


def _binary(file: str) -> UnreadableSource:
    hint = "extract the text first (for a PDF or an image, with OCR)"
    return UnreadableSource("this is a binary file, not text", hint=hint, file=file)


def _marked(data: bytes) -> str | None:
    """The encoding that a byte order mark names; four bytes a character make sure of UTF-32."""
    for mark, codec in _BOMS:
        if data.startswith(mark) and ("32" not in codec or _is_strictly(data, codec)):
            return codec
    return None


def _unmarked(data: bytes) -> str | None:
    """The encoding of bytes without a mark that are Unicode, perhaps but for some bytes of UTF-8."""
    for codec in _wide_without_mark(data):
        if _is_strictly(data, codec):
            return codec
    if _is_strictly(data, "utf-8") and not (b"\x1b$" in data and _is_strictly(data, "iso2022_jp")):
        return "utf-8"
    good, _, bad = _sequences(data)
    return "utf-8" if good and good >= 2 * bad else None


def _surely_unicode(data: bytes) -> str | None:
    """The encoding of bytes without a mark that are Unicode and not ASCII, each of them."""
    if data.isascii() and b"\0" not in data:
        return None
    codec = _unmarked(data)
    return codec if codec and _is_strictly(data, codec) else None


def _is_strictly(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _wide_without_mark(data: bytes) -> Iterator[str]:
    """Western text in UTF-16 has a zero in every second byte, any text in UTF-32 one in every fourth."""
    head = data[: _HEAD // 4 * 4]
    zeros = [head[start::4].count(0) for start in range(4)]
    quarter = len(head) / 4
    if min(zeros[0], zeros[1]) > 0.9 * quarter and len(data) % 4 == 0:
        yield "utf-32-be"
    if min(zeros[2], zeros[3]) > 0.9 * quarter and len(data) % 4 == 0:
        yield "utf-32-le"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if max(even, odd) >= 0.8 * quarter and min(even, odd) <= 0.1 * quarter:
        yield "utf-16-be" if even > odd else "utf-16-le"


def _sequences(data: bytes) -> tuple[int, int, int]:
    """How much speaks for UTF-8, how much of it in Latin letters and signs, and how much against it.

    A character of two bytes counts one for it, of three two, of four three: the longer, the less likely it is
    an accident. Bytes that are no character, or the beginning of one, count one against it; so do letters of
    other scripts than the text's own, which accidents are made of; and bytes right beside a character.
    """
    text = data.decode("utf-8", "replace")
    scripts = Counter[str]()
    for character, times in Counter(text).items():
        if _WRITTEN.match(character):
            scripts[_script(character)] += times * (len(character.encode()) - 1)
    signs = scripts.pop("", 0)
    most = max(scripts.values(), default=0)
    bad = text.count("\ufffd") - data.count("\ufffd".encode()) + len(_BESIDE.findall(text))
    bad += scripts.total() - most
    return most + signs, scripts["LATIN"] + signs, bad


def _script(character: str) -> str:
    """`é` → `LATIN`; one for all of East Asia; `""` for a sign of typography."""
    if "\xa0" <= character <= "\xbf" or "\u2010" <= character <= "\u2044":
        return ""
    script = unicodedata.name(character, "OTHER").split()[0]
    return "CJK" if script in _EAST_ASIAN else script


def _is_byte(character: str) -> bool:
    return _BYTE <= ord(character) <= _BYTE + 0xFF


def _not_unicode(data: bytes, file: str) -> str:
    """The encoding of bytes that are not Unicode.

    Raises:
        UnreadableSource: it is in doubt.
    """
    from encoder.reading.encodings import detect

    head = data[:_HEAD].decode("latin-1")
    if len(_CONTROLS.findall(head)) > _MAX_CONTROLS * len(head):
        raise _binary(file)
    codec, candidates = detect(data)
    if codec is not None:
        return codec
    _, good, bad = _sequences(data)
    if good and good >= bad:
        return "utf-8"
    names = ", ".join(map(_name, candidates)) or "none of those known"
    message = f"the text is not UTF-8, and its encoding is in doubt; it may be {names}"
    example = candidates[0] if candidates else "NAME"
    raise UnreadableSource(
        message, hint=f"say which it is: --encoding {example}", file=file, line=_line(data)
    )


def _line(data: bytes) -> int:
    """The line of the first byte that is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1


def _name(codec: str) -> str:
    """`cp1252` → `Windows-1252 (cp1252)`."""
    return f"Windows-{codec[2:]} ({codec})" if re.fullmatch(r"cp125\d", codec) else codec


def _named(codec: str, text: str, file: str) -> tuple[Finding, ...]:
    if codec == "utf-8":
        return ()
    if codec.startswith("utf-"):
        return (Finding("S01", Severity.INFO, f"the text was read as {codec.upper()}", Place(file)),)
    message = f"the text is not UTF-8 and was read as {_name(codec)}{_otherwise(text, codec)}"
    hint = "check letters with accents; say --encoding NAME if it is another"
    return (Finding("S01", Severity.WARNING, message, Place(file), hint),)


def _overruled(codec: str, said: str, file: str) -> tuple[Finding, ...]:
    if codec == said:
        return ()
    message = f"the text is {codec.upper()} beyond doubt and was read as that, not as {said}"
    return (Finding("S01", Severity.WARNING, message, Place(file)),)


def _otherwise(text: str, codec: str) -> str:
    """The words that would be others in the neighbour of an encoding: `Èapek` in Windows-1250, `Čapek`.

    In a text of another language no letter of a name says which of the two is right: somebody must look.
    """
    neighbour = _NEIGHBOURS.get(codec)
    if neighbour is None:
        return ""
    words = _WORDS.findall(text)
    foreign = dict.fromkeys(word for word in words if not word.isascii())
    others = ((word, word.encode(codec).decode(neighbour, "replace")) for word in foreign)
    told = [f"“{word}” would be “{other}”" for word, other in others if other != word and other.isalpha()]
    if not told or len(told) > max(_TOLD, len(words) // _SELDOM):  # the language itself has such letters
        return ""
    more = f", and {len(told) - _TOLD:,} more" if len(told) > _TOLD else ""
    return f"; in {_name(neighbour)} {', '.join(told[:_TOLD])}{more}"


def _substituted(text: str, codec: str, file: str) -> tuple[Finding, ...]:
    matches = list(_FORBIDDEN.finditer(text))
    places = positions(text, [match.start() for match in matches])
    end = len(text) - len(_CUT_OFF.findall(text)[0]) if codec == "utf-8" else len(text)
    return tuple(
        _substitute(match.group(), codec, Place(file, *place), is_cut_off=match.start() >= end)
        for match, place in zip(matches, places, strict=True)
    )


def _substitute(character: str, codec: str, place: Place, *, is_cut_off: bool) -> Finding:
    if not _is_byte(character):
        message = f"XML forbids U+{ord(character):04X}: it was replaced by {visible(character)}"
        return Finding("S02", Severity.WARNING, message, place)
    byte = ord(character) - _BYTE
    message = f"byte 0x{byte:02X} is not {codec.upper()}: it was replaced by {visible(character)}"
    if is_cut_off:
        return Finding("S03", Severity.WARNING, message, place, "the file may have been cut off here")
    letter = bytes([byte]).decode("cp1252", "replace")
    hint = f"in Windows-1252 it is {letter}" if letter.isprintable() and letter != "\ufffd" else None
    return Finding("S03", Severity.WARNING, message, place, hint)


def _as_surrogates(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no character, as lone surrogates U+DC00 to U+DCFF: no decoder makes these of text."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(_BYTE + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(_BYTES, _as_surrogates)
