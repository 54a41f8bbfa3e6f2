"""Which heads right below others are those of first parts."""

import re

from encoder.document.heading import plain_text
from encoder.document.phases import next_role
from encoder.enumerators import enumerator
from encoder.language import part_headed
from encoder.model import Block, Role

_WORDS_OF_RANK, _LONGER_TITLE, _FEWEST_ALIKE = 3, 1, 2


def begins_subsection(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a head right below another is that of its first part: `II. Objectives`, `1. Trade`."""
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
        _is_first_of_series(blocks, index)
        or _is_first_of_rank(blocks, index)
        or (texts[1].startswith("§") and not texts[0].startswith("§"))
    ):
        return True
    above, below = (enumerator(plain_text(block.content)) for block in blocks[index - 1 : index + 1])
    return above is not None and below is not None and above.style is not below.style


def _is_first_scene(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a head below the rule that underlines an act's is that of its first scene."""
    above = next((block for block in reversed(blocks[:index]) if block.role is not Role.MARKUP), None)
    if above is None or not (above.role is blocks[index].role is Role.HEAD):
        return False
    return [part_headed(plain_text(block.content)) for block in (above, blocks[index])] == ["act", "scene"]


def _is_first_of_series(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a head right above text begins or ends with the same word as one of a later section.

    So do `BAPTISMS 1702` and `BURIALS 1702`; a word that the title above has as well says nothing.
    """
    if next_role(blocks, index) in (Role.HEAD, None):
        return False
    title, own = (_outer_words(block) for block in blocks[index - 1 : index + 1])
    later = (
        _outer_words(blocks[at])
        for at in range(index + 2, len(blocks))
        if blocks[at].role is Role.HEAD and blocks[at - 1].role is not Role.HEAD
    )
    return any(
        one and one == other != known
        for words in later
        for one, other, known in zip(own, words, title, strict=True)
    )


def _is_first_of_rank(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a short head in capitals right above text is like two later ones, the title above longer.

    So a catalogue has `THEOLOGY` below its title, and further on `LAW` and `HISTORY`.
    """
    title, own = (plain_text(block.content) for block in blocks[index - 1 : index + 1])
    words = own.split()
    if next_role(blocks, index) in (Role.HEAD, None) or not _is_rank(own):
        return False
    later = [
        plain_text(blocks[at].content)
        for at in range(index + 2, len(blocks))
        if blocks[at].role is Role.HEAD and blocks[at - 1].role is not Role.HEAD
    ]
    alike = [text for text in later if _is_rank(text) and text[-1].isalnum() == own[-1].isalnum()]
    is_title = len(title.split()) > len(words) + _LONGER_TITLE
    return is_title and len(alike) >= _FEWEST_ALIKE and len(alike) == len(later)


def _is_rank(text: str) -> bool:
    return text.isupper() and len(text.split()) <= _WORDS_OF_RANK and enumerator(text) is None


def _outer_words(block: Block) -> tuple[str, str]:
    """The first and the last word of a head, in small letters."""
    words = re.findall(r"\w+", plain_text(block.content).casefold())
    return (words[0], words[-1]) if len(words) > 1 else ("", "")
