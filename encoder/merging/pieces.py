"""A TEI document as a row of pieces, each with its place in the file: tags, comments, stretches of text."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape
from itertools import pairwise
from typing import Final

from encoder.checks.encoding import decode
from encoder.checks.scan import Kind, Scan, Token
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.namespaces import TEI, tei

_WORD: Final = re.compile(r"\S+")
_CHARACTERS: Final = re.compile(r"&[^;\s]*;|[^&\s]+")
_CDATA: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_TEXT: Final = tei("text")


class Sort(StrEnum):
    """What a piece is; an element without any content is one piece, `EMPTY`."""

    START = "start"
    END = "end"
    EMPTY = "empty"
    TEXT = "text"
    COMMENT = "comment"
    INSTRUCTION = "instruction"
    DOCTYPE = "doctype"


QUIET: Final = frozenset({Sort.COMMENT, Sort.INSTRUCTION})
"""What stands in no one's way."""
TAGS: Final = frozenset({Sort.START, Sort.END, Sort.EMPTY})
_ASIDE: Final = {
    Kind.COMMENT: Sort.COMMENT,
    Kind.INSTRUCTION: Sort.INSTRUCTION,
    Kind.DOCTYPE: Sort.DOCTYPE,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a document.

    Attributes:
        sort: what it is.
        name: of an element, `{namespace}local`.
        given: its attributes, sorted.
        said: the characters of a text without white space; a comment or an instruction as it stands. Outside
            of the text of a document white space counts, for a title is one piece.
        space: offset in the file where the white space before it begins.
        start, end: offsets of the piece.
        at, upto: how many characters that are not blank stand before it in the text, and before its end.
        partner: the number of the other tag of its element, its own where it is no tag; known once the
            document was cut.
    """

    sort: Sort
    name: str
    given: tuple[tuple[str, str], ...]
    said: str
    space: int
    start: int
    end: int
    at: int = 0
    upto: int = 0
    partner: int = -1

    @property
    def key(self) -> tuple[object, ...]:
        """What it says, wherever it stands."""
        return self.sort, self.name, self.given, self.said

    @property
    def is_spaced(self) -> bool:
        """Whether white space stands before it."""
        return self.space < self.start


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, read.

    Attributes:
        file: what to call it.
        text: its characters, as they stand in the file.
        pieces: all of it, in order.
        first, last: the numbers of the tags of the `text` element.
        dense: the characters of the text, without white space.
        places: for each of them, its offset in the file.
        breaks: before which of them white space stands.
        prefix: of TEI's names, `tei:` or nothing.
    """

    file: str
    text: str
    pieces: tuple[Piece, ...]
    first: int
    last: int
    dense: str
    places: Sequence[int]
    breaks: frozenset[int]
    prefix: str

    def raw(self, piece: Piece) -> str:
        """The piece as it stands in the file."""
        return self.text[piece.start : piece.end]

    def white(self, piece: Piece) -> str:
        """The white space before it."""
        return self.text[piece.space : piece.start]

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def cut(self, cuts: Iterable[int]) -> "Reading":
        """The same, with the texts cut before some of their characters."""
        ordered = sorted(set(cuts))
        pieces: list[Piece] = []
        first = last = -1
        for number, piece in enumerate(self.pieces):
            first = len(pieces) if number == self.first else first
            last = len(pieces) if number == self.last else last
            if piece.sort is Sort.TEXT and self.first < number < self.last:
                pieces.extend(self._parts(piece, ordered))
            else:
                pieces.append(piece)
        return replace(self, pieces=tuple(_paired(pieces)), first=first, last=last)

    def _parts(self, piece: Piece, cuts: Sequence[int]) -> Iterator[Piece]:
        inner = cuts[bisect_right(cuts, piece.at) : bisect_left(cuts, piece.upto)]
        if not inner:
            yield piece
            return
        space = piece.space
        for at, upto in pairwise((piece.at, *inner, piece.upto)):
            end = piece.end if upto == piece.upto else self._end(upto - 1)
            start = self.places[at]
            said = self.dense[at:upto]
            yield replace(piece, space=space, start=start, end=end, at=at, upto=upto, said=said)
            space = end

    def _end(self, character: int) -> int:
        start = self.places[character]
        return self.text.index(";", start) + 1 if self.text[start] == "&" else start + 1


def read_pieces(data: bytes, file: str) -> Reading:
    """A TEI document, in pieces.

    Args:
        data: of the file.
        file: what to call it in messages.

    Raises:
        InvalidDocument: it is not well-formed, or not one TEI document with a text.
    """
    tree, findings = parsed(data, file)
    if tree is None:
        first = findings[0]
        raise InvalidDocument(first.message, hint=first.hint, file=file, line=first.place.line)
    if tree.getroot().tag != tei("TEI"):
        raise InvalidDocument("is no TEI document: its root is another element", file=file, line=1)
    return _Reader(_without_cdata(decode(data)[0]), file).read()


def _without_cdata(text: str) -> str:
    """The text with CDATA sections as plain text, which may be cut."""
    if "<![CDATA[" not in text:
        return text
    return _CDATA.sub(lambda found: found[0] if found[1] is None else _escaped(found[1]), text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Reader:
    """One walk over the characters of a document."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._scan = Scan(text)
        self._pieces: list[Piece] = []
        self._prefixes: list[Mapping[str, str]] = [{"xml": _XML}]
        self._first = self._last = -1
        self._places = array("Q")
        self._dense: list[str] = []
        self._length = 0
        self._breaks: set[int] = set()
        self._end = 0
        self._prefix = ""

    def read(self) -> Reading:
        """Raises InvalidDocument: it has no text."""
        for token in self._scan.tokens():
            if token.kind is Kind.TEXT:
                self._add_text(token)
            elif token.kind in _ASIDE:
                self._add(_ASIDE[token.kind], token, said=self._text[token.start : token.end])
            elif token.kind is Kind.END:
                self._add_end(token)
            else:
                self._add_start(token)
        if self._first < 0 or self._last < 0:
            raise InvalidDocument("has no text", file=self._file, line=1)
        return Reading(
            self._file,
            self._text,
            tuple(self._pieces),
            self._first,
            self._last,
            "".join(self._dense),
            self._places,
            frozenset(self._breaks),
            self._prefix,
        )

    @property
    def _is_in_text(self) -> bool:
        return self._first >= 0 and self._last < 0

    def _add(
        self, sort: Sort, token: Token, name: str = "", given: Mapping[str, str] | None = None, said: str = ""
    ) -> None:
        if token.start > self._end and self._is_in_text:
            self._breaks.add(self._length)
        ordered = tuple(sorted((given or {}).items()))
        at = self._length
        self._pieces.append(Piece(sort, name, ordered, said, self._end, token.start, token.end, at, at))
        self._end = token.end

    def _add_start(self, token: Token) -> None:
        own = dict(self._prefixes[-1])
        raw = {
            attribute.name: unescape(self._text[attribute.value : attribute.end])
            for attribute in self._scan.attributes(token)
        }
        own.update(
            (name.partition(":")[2], value)
            for name, value in raw.items()
            if name.partition(":")[0] == "xmlns"
        )
        given = {
            name if name.startswith("xmlns") else _expanded(name, own, attribute=True): value
            for name, value in raw.items()
        }
        name = _expanded(token.name, own)
        is_empty = token.kind is Kind.EMPTY
        depth = len(self._prefixes)
        if depth == 1:
            self._prefix = token.name[: -len("TEI")]
        self._add(Sort.EMPTY if is_empty else Sort.START, token, name, given)
        if not is_empty:
            self._prefixes.append(own)
            if name == _TEXT and depth == 2 and self._first < 0:
                self._first = len(self._pieces) - 1

    def _add_end(self, token: Token) -> None:
        name = _expanded(token.name, self._prefixes.pop())
        before = self._pieces[-1]
        if before.sort is Sort.START and before.end == token.start:
            self._pieces[-1] = replace(before, sort=Sort.EMPTY, end=token.end)
            self._end = token.end
            if len(self._pieces) - 1 == self._first:
                self._first = -1
            return
        self._add(Sort.END, token, name)
        if name == _TEXT and len(self._prefixes) == 2 and self._is_in_text:
            self._last = len(self._pieces) - 1

    def _add_text(self, token: Token) -> None:
        words = tuple(self._words(token))
        if not words:
            return
        start, end = words[0][0], words[-1][1]
        if not self._is_in_text:
            said = " ".join(unescape(self._text[start:end]).split())
            self._add(Sort.TEXT, Token(Kind.TEXT, start, end), said=said)
            return
        at, last = self._length, self._end
        for begin, stop, said in words:
            if begin > last:
                self._breaks.add(self._length)
            self._places.extend(range(begin, begin + len(said)))
            self._length += len(said)
            last = stop
        said = "".join(said for _, _, said in words)
        self._dense.append(said)
        self._pieces.append(Piece(Sort.TEXT, "", (), said, self._end, start, end, at, self._length))
        self._end = end

    def _words(self, token: Token) -> Iterator[tuple[int, int, str]]:
        """The words of a text, each with its offsets; a reference to a character is one by itself."""
        pattern = _CHARACTERS if "&" in self._text[token.start : token.end] else _WORD
        for match in pattern.finditer(self._text, token.start, token.end):
            said = _character(match[0]) if match[0][0] == "&" else match[0]
            if not said.isspace():
                yield match.start(), match.end(), said


def _character(raw: str) -> str:
    """The character of a reference, or one for the entity that a document declares."""
    known = unescape(raw)
    return known if len(known) == 1 else "\ufffc"


def _expanded(name: str, prefixes: Mapping[str, str], *, attribute: bool = False) -> str:
    prefix, colon, local = name.partition(":")
    if not colon:
        space = "" if attribute else prefixes.get("", "")
        return f"{{{space}}}{name}" if space else name
    return f"{{{prefixes.get(prefix, '')}}}{local}"


def _paired(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same, each tag with the number of the other one of its element."""
    row = tuple(pieces)
    open_: list[int] = []
    partners = list(range(len(row)))
    for number, piece in enumerate(row):
        if piece.sort is Sort.START:
            open_.append(number)
        elif piece.sort is Sort.END:
            other = open_.pop()
            partners[other], partners[number] = number, other
    for one, partner in zip(row, partners, strict=True):
        yield Piece(
            one.sort, one.name, one.given, one.said, one.space, one.start, one.end, one.at, one.upto, partner
        )


def in_tei(name: str) -> str:
    """The local name of an element of TEI, or all of another's."""
    return name.removeprefix(f"{{{TEI}}}")
