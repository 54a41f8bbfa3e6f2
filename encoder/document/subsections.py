"""Which heads right below others are those of first parts."""

import re
from bisect import bisect_left
from functools import cached_property

from encoder.document.heading import plain_text
from encoder.document.phases import next_role
from encoder.enumerators import enumerator
from encoder.language import part_headed
from encoder.model import Block, Role

_WORDS_OF_RANK, _LONGER_TITLE, _FEWEST_ALIKE = 3, 1, 2


class LaterHeads:
    """The heads of a document that stand below text, asked from many places for those that are yet to come.

    Args:
        blocks: of the document.
    """

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks

    @cached_property
    def _places(self) -> list[int]:
        roles = [block.role for block in self._blocks]
        return [
            at
            for at in range(1, len(roles))
            if roles[at] is Role.HEAD and roles[at - 1] is not Role.HEAD
        ]  # fmt: skip

    @cached_property
    def _last(self) -> dict[tuple[int, str], int]:
        """Where a word is last the first (0) or the last one (1) of a head."""
        return {
            said: at for at in self._places for said in enumerate(_outer_words(self._blocks[at]))
        }  # fmt: skip

    @cached_property
    def _last_unlike(self) -> dict[bool, int]:
        """The last head that is none of those in capitals that end with a letter, or with another sign."""
        found = {True: -1, False: -1}
        for at in self._places:
            text = plain_text(self._blocks[at].content)
            for ends_in_letter in found:
                if not _is_rank(text) or text[-1].isalnum() is not ends_in_letter:
                    found[ends_in_letter] = at
        return found

    def has(self, outer: int, word: str, start: int) -> bool:
        """Whether a word is the first (0) or the last one (1) of a head from a place on."""
        return self._last.get((outer, word), -1) >= start

    def are_alike(self, start: int, *, ends_in_letter: bool) -> bool:
        """Whether there are some from a place on, and all are short and in capitals with the same end."""
        count = len(self._places) - bisect_left(self._places, start)
        return count >= _FEWEST_ALIKE and self._last_unlike[ends_in_letter] < start


def begins_subsection(blocks: tuple[Block, ...], index: int, heads: LaterHeads) -> bool:
    """Whether a head right below another is that of its first part: `II. Objectives`, `1. Trade`.

    Args:
        blocks: of the document.
        index: of the head.
        heads: of the document.
    """
    if index and blocks[index - 1].role is Role.MARKUP:
        return _is_first_scene(blocks, index)
    if index == 0 or not (blocks[index - 1].role is blocks[index].role is Role.HEAD):
        return False
    above_rank, rank = blocks[index - 1].rank, blocks[index].rank
    if rank is not None:
        return rank > (above_rank or 1)
    parts = [part_headed(plain_text(block.content)) for block in blocks[index - 1 : index + 1]]
    if parts == ["act", "scene"] or (parts[1] is not None and parts[0] is None):
        return True
    texts = [plain_text(block.content) for block in blocks[index - 1 : index + 1]]
    if (
        _is_first_of_series(blocks, index, heads)
        or _is_first_of_rank(blocks, index, heads)
        or (texts[1].startswith("§") and not texts[0].startswith("§"))
    ):
        return True
    above, below = (enumerator(plain_text(block.content)) for block in blocks[index - 1 : index + 1])
    return above is not None and below is not None and above.style is not below.style


def _is_first_scene(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a head below the rule that underlines an act's is that of its first scene."""
    earlier = (blocks[at] for at in range(index - 1, -1, -1))
    above = next((block for block in earlier if block.role is not Role.MARKUP), None)
    if above is None or not (above.role is blocks[index].role is Role.HEAD):
        return False
    return [part_headed(plain_text(block.content)) for block in (above, blocks[index])] == ["act", "scene"]


def _is_first_of_series(blocks: tuple[Block, ...], index: int, heads: LaterHeads) -> bool:
    """Whether a head right above text begins or ends with the same word as one of a later section.

    So do `BAPTISMS 1702` and `BURIALS 1702`; a word that the title above has as well says nothing.
    """
    if next_role(blocks, index) in (Role.HEAD, None):
        return False
    title, own = (_outer_words(block) for block in blocks[index - 1 : index + 1])
    return any(
        word and word != known and heads.has(outer, word, index + 2)
        for outer, (word, known) in enumerate(zip(own, title, strict=True))
    )


def _is_first_of_rank(blocks: tuple[Block, ...], index: int, heads: LaterHeads) -> bool:
    """Whether a short head in capitals right above text is like two later ones, the title above longer.

    So a catalogue has `THEOLOGY` below its title, and further on `LAW` and `HISTORY`.
    """
    title, own = (plain_text(block.content) for block in blocks[index - 1 : index + 1])
    words = own.split()
    if next_role(blocks, index) in (Role.HEAD, None) or not _is_rank(own):
        return False
    is_title = len(title.split()) > len(words) + _LONGER_TITLE
    return is_title and heads.are_alike(index + 2, ends_in_letter=own[-1].isalnum())


def _is_rank(text: str) -> bool:
    return text.isupper() and len(text.split()) <= _WORDS_OF_RANK and enumerator(text) is None


def _outer_words(block: Block) -> tuple[str, str]:
    """The first and the last word of a head, in small letters."""
    words = re.findall(r"\w+", plain_text(block.content).casefold())
    return (words[0], words[-1]) if len(words) > 1 else ("", "")
