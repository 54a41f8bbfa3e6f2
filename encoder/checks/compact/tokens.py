"""The tokens of RELAX NG's compact syntax (section 2 and appendix A of its specification)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from encoder.strings import forbidden

# fmt: off
KEYWORDS: Final = frozenset(
    {
        "attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include",
        "inherit", "list", "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token"
    }
)
# fmt: on
_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]{1,6})\}")
_LINE_FEED, _RETURN = "\x00", "\x01"
"""Stand for line ends that were written as escapes: they may stand in a literal of one line."""

_LETTER = r"(?:[^\W\d]|_)"
_NAME = rf"{_LETTER}[\w.\-\u00B7]*+"
_TOKEN = re.compile(
    rf"""
      (?P<blank>    [ \t\r\n\ufeff]++ )
    | (?P<doc>      \#\#[^\n\r]*+ )
    | (?P<comment>  \#[^\n\r]*+ )
    | (?P<literal>  \"\"\"(?:[^"]|"(?!""))*+\"\"\" | '''(?:[^']|'(?!''))*+'''
                    | "[^"\n\r]*+" | '[^'\n\r]*+' )
    | (?P<any>      {_NAME}:\* )
    | (?P<full>     {_NAME}:{_NAME} )
    | (?P<name>     \\?{_NAME} )
    | (?P<sign>     \|= | &= | >> | [=,|&?*+\-~(){{}}\[\]] )
    """,
    re.VERBOSE,
)


class NotCompact(Exception):  # noqa: N818 - named for what the user has before them
    """A text is no grammar in compact syntax.

    Args:
        message: what is wrong.
        line: where, from 1.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


class Kind(StrEnum):
    """What a token is."""

    KEYWORD = "keyword"
    NAME = "name"
    FULL = "full"
    ANY = "any"
    LITERAL = "literal"
    DOC = "doc"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `text` is a name without its backslash, a literal without its quotation marks."""

    kind: Kind
    text: str
    line: int

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of the signs, or a keyword of that name."""
        return self.kind in (Kind.SIGN, Kind.KEYWORD) and self.text in signs


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a grammar, the last of which is its end.

    Raises:
        NotCompact: something is no token.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if forbidden(text):
        line = next(number for number, one in enumerate(text.split("\n"), 1) if forbidden(one))
        raise NotCompact("there is a character that XML does not allow", line)
    text = _ESCAPE.sub(_escaped, text)
    at, line = 0, 1
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotCompact(f"`{_shown(text[at])}` cannot stand here", line)
        kind, found = str(match.lastgroup), match[0]
        if kind not in ("blank", "comment"):
            yield _token(kind, found, line)
        line += found.count("\n")
        at = match.end()
    yield Token(Kind.END, "", line)


def _escaped(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    is_character = number in (9, 10, 13) or 0x20 <= number <= 0x10FFFF
    if not is_character or 0xD800 <= number <= 0xDFFF or number in (0xFFFE, 0xFFFF):
        return match[0]
    return {10: _LINE_FEED, 13: _RETURN}.get(number, chr(number))


def _token(kind: str, found: str, line: int) -> Token:
    if kind == "literal":
        quotes = 3 if found[:3] in ('"""', "'''") else 1
        inside = found[quotes:-quotes].replace(_LINE_FEED, "\n").replace(_RETURN, "\r")
        return Token(Kind.LITERAL, inside, line)
    if kind == "name":
        is_keyword = found in KEYWORDS
        return Token(Kind.KEYWORD if is_keyword else Kind.NAME, found.removeprefix("\\"), line)
    if kind == "doc":
        return Token(Kind.DOC, found.lstrip("#").removeprefix(" "), line)
    return Token(Kind(kind), found, line)


def _shown(character: str) -> str:
    return {_LINE_FEED: "\\x{A}", _RETURN: "\\x{D}"}.get(character, character)
