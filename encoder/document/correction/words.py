"""The words of a text, and what stands beside each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from encoder.document.flat import OPAQUE

_LETTERS = r"[^\W_]+(?:['’][^\W_]+)*"
_WORD = re.compile(rf"(?<!\d)(?=\d*+[^\W\d_]){_LETTERS}")
_BEFORE = re.compile(rf"({_LETTERS})[ \n\t]+$")
_AFTER = re.compile(rf"[ \n\t]+({_LETTERS})")
_OPENS = re.compile(
    r"""
    (?: ^\W*                            # the text begins
    | [.!?:] ["”’')\]]* \s+ \W*         # a sentence
    | ["“(\[] \s*                       # a quotation
    ) $
    """,
    re.VERBOSE,
)
_BROKEN_BEFORE = re.compile(rf"(?:{OPAQUE}|[-\N{{SOFT HYPHEN}}¬]\s*\n\s*)$")
_BROKEN_AFTER = re.compile(rf"{OPAQUE}|[-\N{{SOFT HYPHEN}}¬]\s*\n")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word, letters and digits, of which one at least is a letter.

    Attributes:
        start: offset in the text.
        text: as it stands there.
        within: the text, line breaks in it being line feeds.
    """

    start: int
    text: str
    within: str

    @property
    def before(self) -> str | None:
        """The word directly before, in lower case; None at a mark of punctuation."""
        found = _BEFORE.search(self.within, max(0, self.start - _REACH), self.start)
        return found[1].lower() if found else None

    @property
    def after(self) -> str | None:
        """The word directly after, in lower case; None at a mark of punctuation."""
        found = _AFTER.match(self.within, self._end)
        return found[1].lower() if found else None

    @property
    def opens(self) -> bool:
        """Whether a capital letter says nothing, since a sentence begins."""
        return bool(_OPENS.search(self.within, max(0, self.start - 6), self.start))

    @property
    def whole(self) -> bool:
        """Whether no end of a line broke the word, and no element stands against it."""
        before = _BROKEN_BEFORE.search(self.within, max(0, self.start - 6), self.start)
        return not before and not _BROKEN_AFTER.match(self.within, self._end)

    @property
    def _end(self) -> int:
        return self.start + len(self.text)


def find_words(text: str) -> Iterator[Word]:
    """The words of a text."""
    return (Word(match.start(), match.group(), text) for match in _WORD.finditer(text))
