"""The words of a paragraph, each with the words beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a text for an element that is no part of its words."""

_WORD = re.compile(r"(?=\d*[^\W\d_])[^\W_]+(?:['’][^\W_]+)*")
_GLUE = re.compile(r"[ \n\t]+")
_BROKEN = re.compile(r"[-\N{SOFT HYPHEN}¬]\s*\n")
_OPENS = re.compile(r"""(?:^|[.!?:]["”’')\]]*\s+|^\W+|["“(\[]\s*)$""")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of running text.

    Attributes:
        start: offset in the text.
        text: as it stands there.
        before, after: the words directly before and after it, in lower case; None at a mark of punctuation.
        opens: whether a capital letter here says nothing, since a sentence begins.
        whole: False where a line's end broke the word, or something stands against it that is no letter.
    """

    start: int
    text: str
    before: str | None
    after: str | None
    opens: bool
    whole: bool


def find_words(text: str) -> Iterator[Word]:
    """The words of a text, breaks in it being line feeds and other elements U+FFFC."""
    matches = list(_WORD.finditer(text))
    for index, match in enumerate(matches):
        last = matches[index - 1] if index else None
        following = matches[index + 1] if index + 1 < len(matches) else None
        yield Word(
            match.start(),
            match.group(),
            last.group().lower() if last and _beside(text, last, match) else None,
            following.group().lower() if following and _beside(text, match, following) else None,
            bool(_OPENS.search(text[max(0, match.start() - 6) : match.start()])),
            _is_whole(text, match),
        )


def _beside(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    return bool(_GLUE.fullmatch(text, first.end(), second.start()))


def _is_whole(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    broken = bool(_BROKEN.match(text, end)) or bool(_BROKEN.search(text[max(0, start - 4) : start] + "|"))
    return not broken and OPAQUE not in text[max(0, start - 1) : start] + text[end : end + 1]
