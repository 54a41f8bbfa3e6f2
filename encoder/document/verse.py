"""Blocks of verse → `lg` and `l`, with the indents and numbers of their lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from encoder.blocks.breaks import certainty_word
from encoder.model import SILENT, VERSE, Block, Content, Element, Markup, Node, Role, Text, element

_STEP = 2
_FEWEST_COUNTED = 2
_NUMBER = re.compile(r"\s*(?P<said>(?P<n>\d{1,2})[.)]?)\s+")
_DEEPEST = 4


def build_lines(blocks: Sequence[Block], *, is_speech: bool = False) -> Content:
    """Verse as stanzas; in a speech of one stanza, as lines.

    A page break inside a stanza stands in it; between stanzas, between them.

    Args:
        blocks: of verse, with silent ones between.
        is_speech: whether somebody speaks them.
    """
    if not any(block.role in VERSE for block in blocks):
        return tuple(node for block in blocks for node in block.content)
    blocks, numbers = _unnumbered(_with_indents(blocks))
    levels = _levels([block.indent for block in blocks if block.role in VERSE])
    stanzas = list(_stanzas(blocks))
    nodes: list[Node] = []
    bare = is_speech and sum(any(b.role in VERSE for b in stanza) for stanza in stanzas) == 1
    for stanza in stanzas:
        lines = tuple(node for block in stanza for node in _line(block, levels))
        if bare or not any(block.role in VERSE for block in stanza):
            nodes += lines
        else:
            cert = certainty_word(min(block.certainty for block in stanza if block.role in VERSE))
            head = [Element("head", (numbers[id(b)],)) for b in stanza if id(b) in numbers]
            nodes.append(element("lg", *head, *lines, cert=cert, resp="#engross" if cert else None))
    return tuple(nodes)


def _with_indents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those behind a number in the margin set in as most others are."""
    numbered = [_leads(block) for block in blocks]
    others = [b.indent for b, leads in zip(blocks, numbered, strict=True) if not leads and b.role in VERSE]
    usual = Counter(others).most_common(1)[0][0] if others else 0
    return [replace(b, indent=usual) if leads else b for b, leads in zip(blocks, numbered, strict=True)]


def _leads(block: Block) -> bool:
    first = block.content[0] if block.content and block.role in VERSE else None
    return isinstance(first, Markup) and first.why == "line-number"


def _unnumbered(blocks: Sequence[Block]) -> tuple[list[Block], dict[int, Text]]:
    """The blocks, without the numbers of stanzas, and these by the identity of the first line of each.

    What counts the stanzas from one on, or goes on counting, is no text of their lines.
    """
    firsts = [block for block in blocks if block.role is Role.STANZA]
    found = {id(block): match for block in firsts if (match := _number(block))}
    counts = [int(match["n"]) for match in found.values()]
    if len(counts) < _FEWEST_COUNTED or any(b not in (1, a + 1) for a, b in pairwise(counts)):
        return list(blocks), {}
    out, numbers = [], {}
    for at, block in enumerate(blocks):
        match = found.get(id(block))
        if match is None:
            out.append(block)
            continue
        index, text = next((i, n) for i, n in enumerate(block.content) if isinstance(n, Text))
        rest = Text(text.start + match.end(), text.text[match.end() :])
        content = (*block.content[:index], rest, *block.content[index + 1 :])
        own = replace(block, content=content, indent=_indent_behind(block, match.end(), blocks[at + 1 :]))
        numbers[id(own)] = Text(text.start + match.start("said"), match["said"])
        out.append(own)
    return out, numbers


def _indent_behind(block: Block, width: int, below: Sequence[Block]) -> int:
    """The indent of a stanza's first line behind its number: its own if another has it, or the next's."""
    lines = takewhile(lambda other: other.role is not Role.STANZA, below)
    indents = [other.indent for other in lines if other.role is Role.VERSE]
    own = block.indent + width
    if any(abs(indent - own) < _STEP for indent in indents):
        return own
    return indents[0] if indents else block.indent


def _number(block: Block) -> re.Match[str] | None:
    text = next((node for node in block.content if isinstance(node, Text)), None)
    return _NUMBER.match(text.text) if text is not None else None


def _stanzas(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks of each stanza, and those that stand between two."""
    stanza: list[Block] = []
    waiting: list[Block] = []
    for block in blocks:
        if block.role in SILENT:
            waiting.append(block)
        elif block.role is Role.STANZA:
            if stanza:
                yield stanza
            if waiting:
                yield waiting
            stanza, waiting = [block], []
        else:
            stanza += [*waiting, block]
            waiting = []
    if stanza:
        yield stanza
    if waiting:
        yield waiting


def _levels(indents: Sequence[int]) -> dict[int, int]:
    """How far in each indent is, in steps: the least is 0; what differs by a blank only is the same."""
    levels: dict[int, int] = {}
    level = 0
    ordered = sorted(set(indents))
    for before, indent in pairwise([ordered[0] if ordered else 0, *ordered]):
        level += indent - before >= _STEP
        levels[indent] = min(level, _DEEPEST)
    return levels


def _line(block: Block, levels: dict[int, int]) -> Content:
    if block.role in SILENT:
        return block.content
    level = levels.get(block.indent, 0)
    number = next((n.text for n in block.content if isinstance(n, Markup) and n.why == "line-number"), None)
    rend = f"indent{level if level > 1 else ''}" if level else None
    return (element("l", *block.content, n=number, rend=rend),)
