"""Epigraphs: what a text or chapter begins with, quoted and set off, with the name of whom it is by."""

import re
from collections.abc import Sequence

from encoder.document.heading import plain_text
from encoder.model import SILENT, VERSE, Block, Role
from encoder.pages.set_off.epigraphs import AT_RIGHT, SET_IN, names_source

_ATTRIBUTED = re.compile(r"(?:--|[—–―])\s?[^\W\d_]")
_LONGEST, _MOST_WORDS, _MOST_BLOCKS = 70, 10, 24
_MOST_ALONE = 8
"""Verses that a section can have for its epigraph without text below them; more are a poem."""
_FAR_IN, _LONGEST_SAID = 8, 240
_OPENS, _CLOSES = "\"“„«»'‘’", "\"”“»«'’"


def epigraph_end(body: Sequence[Block], *, is_followed: bool = False) -> int:
    """How many blocks at the head of a body are an epigraph; 0 without one.

    It is verse, or prose in quotation marks or set in; the name below it stands behind a dash, in capitals
    or far to the right, so that no answer in a dialogue is taken for one; or in capitals and there. Text
    follows, in the body or in sections of their own.

    Args:
        body: of a section.
        is_followed: whether other sections are behind it.
    """
    if len(body) > 1 and body[0].role is Role.PARAGRAPH and _is_at_right(body[0], body[1]):
        return 2 if is_followed or any(later.role not in SILENT for later in body[2:]) else 0
    for at, block in enumerate(body[:_MOST_BLOCKS]):
        if at and block.role is Role.PARAGRAPH and not block.ruled and _names(block):
            further = any(later.role not in SILENT for later in body[at + 1 :])
            return at + 1 if further or (is_followed and at <= _MOST_ALONE) else 0
        if block.role not in SILENT and block.role not in VERSE and not _quotes(block):
            return 0
    return 0


def _is_at_right(said: Block, name: Block) -> bool:
    """Whether a name stands far to the right below some words at the margin."""
    is_short = len(plain_text(said.content)) <= _LONGEST_SAID and not said.ruled
    return is_short and name.role is Role.PARAGRAPH and name.indent >= AT_RIGHT and _names(name)


def _names(block: Block) -> bool:
    text = plain_text(block.content).strip()
    if len(text) > _LONGEST or not 0 < len(text.split()) <= _MOST_WORDS:
        return False
    if not _ATTRIBUTED.match(text):
        return names_source(text, block.indent)
    return text.isupper() or block.indent >= _FAR_IN or block.quoted


def _quotes(block: Block) -> bool:
    text = plain_text(block.content).strip().rstrip(".,;")
    marked = text[:1] in _OPENS and text[-1:] in _CLOSES
    return block.role is Role.PARAGRAPH and bool(text) and (block.quoted or marked or block.inset >= SET_IN)
