"""The tags of a document where they really stand, whether or not the document is well-formed.

libxml2 keeps a line for an element and nothing for an attribute, and stops at the first fault. This scanner
reads the characters themselves: it gives every tag, attribute and run of text its offset, so that messages
have true columns, faults of well-formedness can be explained, and repairs can leave the rest untouched.

Grammar: XML 1.0, 5th edition, productions 3, 10, 15, 16, 18, 40, 42 and 44.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import NamedTuple

NAME = r"[A-Za-z_:\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF][\w:.\-\u00B7\u0300-\u036F\u203F\u2040]*"  # noqa: E501


class Kind(StrEnum):
    """What a token is."""

    START = "start"
    EMPTY = "empty"
    END = "end"
    TEXT = "text"
    COMMENT = "comment"
    CDATA = "cdata"
    INSTRUCTION = "instruction"
    DOCTYPE = "doctype"
    BROKEN = "broken"


_VISIBLE = re.compile(r"\S")
_KINDS = {kind.value: kind for kind in Kind}


class Token(NamedTuple):
    """A piece of markup or text: `text[start:end]`; `name` is that of a tag or instruction.

    What is `BROKEN` reaches as far as it spoils the text; the name of a broken end tag begins with `/`.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""


class Attribute(NamedTuple):
    """An attribute in a tag, by offsets: the name begins at `start`, the value is `text[value:end]`."""

    name: str
    start: int
    value: int
    end: int


@cache
def _token_pattern() -> re.Pattern[str]:
    """Compiled when first needed: a valid document needs no scan."""
    return re.compile(
        rf"""
      (?P<text>     [^<]++ )
    | (?P<end>      </ (?P<closing>{NAME}) \s*+ > )
    | (?P<start>    < (?P<opening>{NAME}) (?: [^<>"'/] | /(?!>) | "[^"<]*+" | '[^'<]*+' )*+ (?P<empty>/)?+ > )
    | (?P<comment>  <!-- .*? --> )
    | (?P<cdata>    <!\[CDATA\[ .*? \]\]> )
    | (?P<instruction> <\? (?P<target>{NAME}) .*? \?> )
    | (?P<doctype>  <!DOCTYPE (?: [^\[\]<>"'] | "[^"]*+" | '[^']*+'
                    | \[ (?: [^\]"'<] | "[^"]*+" | '[^']*+' | <!--.*?--> | <(?!!--) )*+ \] )*+ > )
    | (?P<broken>   < (?: [!?] .*+ | (?P<spoilt> /?+ {NAME} ) [^<]*+ )?+ )
    """,
        re.VERBOSE | re.DOTALL,
    )


@cache
def _attribute_pattern() -> re.Pattern[str]:
    return re.compile(rf"""\s({NAME})\s*+=\s*+("[^"]*+"|'[^']*+')""")


@dataclass(frozen=True)
class Scan:
    """A document's text and the offsets of its lines.

    Attributes:
        text: the decoded characters, line ends as they are.
    """

    text: str
    _lines: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        object.__setattr__(self, "_lines", starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in characters."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a position, the opposite of `position`."""
        return self._lines[min(line, len(self._lines)) - 1] + column - 1

    def is_first_on_line(self, offset: int) -> bool:
        """Whether only white space stands before an offset on its line."""
        return _VISIBLE.search(self.text, self._lines[self.position(offset)[0] - 1], offset) is None

    def line(self, number: int) -> str:
        """The characters of a line, from 1, without its end."""
        end = self._lines[number] if number < len(self._lines) else len(self.text)
        return self.text[self._lines[number - 1] : end].rstrip("\r\n")

    def tokens(self, start: int = 0) -> Iterator[Token]:
        """Everything in the text from `start`, in order and without a gap."""
        for match in _token_pattern().finditer(self.text, start):
            yield _token(match)

    def attributes(self, tag: Token) -> Iterator[Attribute]:
        """The attributes of a start tag, in order."""
        for match in _attribute_pattern().finditer(self.text, tag.start, tag.end):
            yield Attribute(match[1], match.start(1), match.start(2) + 1, match.end(2) - 1)

    def tags(self) -> list[Token]:
        """The start tags, empty ones included: the n-th belongs to the n-th element of the tree."""
        return [token for token in self.tokens() if token.kind in (Kind.START, Kind.EMPTY)]


def _token(match: re.Match[str]) -> Token:
    kind, (start, end) = _KINDS[str(match.lastgroup)], match.span()
    if kind == Kind.START:
        return Token(Kind.EMPTY if match["empty"] else Kind.START, start, end, match["opening"])
    return Token(kind, start, end, match["closing"] or match["target"] or match["spoilt"] or "")
