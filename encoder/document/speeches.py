"""Blocks of speech → `sp`, `stage`, `castList`: who speaks, what is spoken, what is done."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from encoder.blocks.breaks import certainty_word
from encoder.document.flat import OPAQUE, flatten
from encoder.document.gaps import find_gaps
from encoder.document.heading import plain_text
from encoder.document.phrase import Phrase
from encoder.document.phrases import wrap
from encoder.document.verse import build_lines
from encoder.language import is_direction, movement
from encoder.model import SILENT, STAGED, VERSE, Block, Content, Element, Node, Role, element

SPOKEN = STAGED | VERSE
_IN_BRACKETS = re.compile(r"\[[^\[\]]{1,300}\]|\((?P<round>[^()]{1,300})\)")
_PARTS_OF_ITEM = re.compile(r"\s*(?:,|[—–]|\.{3,}|:|\s-)\s*")


def build_speeches(blocks: Sequence[Block]) -> Content:
    """The content of a stretch of body in which people speak.

    A direction or page break between two lines of a speech stands in it, one behind it after it. A name
    without a speech is a paragraph, since TEI has no empty `sp`.

    Args:
        blocks: of speech, with verse and silent ones between.
    """
    round_ones = _rounds_direct(blocks)
    nodes: list[Node] = []
    for run in _runs(blocks):
        inside, behind = _parted(run)
        first = inside[0].role
        if first is Role.SPEAKER:
            nodes.append(_speech(inside, round_ones=round_ones))
        elif first is Role.CAST:
            nodes.append(Element("castList", tuple(node for block in inside for node in _cast_item(block))))
        elif first in VERSE:
            nodes += build_lines(inside)
        else:
            nodes += _outside(inside[0])
        nodes += (node for block in behind for node in _outside(block))
    return tuple(nodes)


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """A speaker with all that follows, a list of persons, verse that nobody speaks; or a single block."""
    run: list[Block] = []
    for block in blocks:
        first = run[0].role if run else None
        if first is Role.SPEAKER:
            goes_on = block.role not in (Role.SPEAKER, Role.CAST)
        elif first is Role.CAST:
            goes_on = block.role in SILENT or block.role is Role.CAST
        else:
            goes_on = first in VERSE and (block.role in SILENT or block.role in VERSE)
        if not goes_on and run:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _parted(run: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """A run, and what stands behind it: page breaks, and directions set off from the speech before."""
    end = len(run)
    if run[0].role is Role.SPEAKER:
        while end > 1 and (run[end - 1].role in SILENT or run[end - 1].role is Role.STAGE):
            end -= 1
        while end < len(run) and run[end].role is Role.STAGE and not run[end].gap:
            end += 1
    else:
        while end > 1 and run[end - 1].role in SILENT:
            end -= 1
    return run[:end], run[end:]


def _cast_item(block: Block) -> Content:
    """A person of the play: the name, and behind a comma or dash who that is."""
    if block.role in SILENT:
        return block.content
    text = flatten(block.content)
    parted = _PARTS_OF_ITEM.search(text, 1)
    name = parted.start() if parted else len(text)
    phrases = [Phrase(0, name, "role")]
    if parted and parted.end() < len(text):
        phrases.append(Phrase(parted.end(), len(text), "roleDesc"))
    return (Element("castItem", wrap(block.content, tuple(phrases))),)


def _outside(block: Block) -> Content:
    """A block that belongs to no speech."""
    if block.role is Role.STAGE:
        return (_stage(block),)
    return block.content if block.role in SILENT else (Element("p", block.content),)


def _speech(blocks: Sequence[Block], *, round_ones: bool) -> Element:
    """The speech that a name begins; the name alone is a paragraph."""
    speaker, *spoken = blocks
    if not spoken:
        return Element("p", speaker.content)
    nodes: list[Node] = [Element("speaker", speaker.content)]
    for is_verse, run in _by_verse(spoken):
        if is_verse:
            nodes += (_directed(node, round_ones=round_ones) for node in build_lines(run, is_speech=True))
        else:
            nodes += (node for block in run for node in _prose(block, round_ones=round_ones))
    cert = certainty_word(speaker.certainty)
    return element("sp", *nodes, cert=cert, resp="#engross" if cert else None)


def _by_verse(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Runs of verse with what stands between their lines, and of what is no verse."""
    for is_verse, group in groupby(_joined(blocks), key=lambda pair: pair[0]):
        yield is_verse, [block for _, block in group]


def _joined(blocks: Sequence[Block]) -> Iterator[tuple[bool, Block]]:
    """Each block, with whether it is verse or stands between two verses, as a page break does."""
    for at, block in enumerate(blocks):
        if block.role not in SILENT:
            yield block.role in VERSE, block
            continue
        before = next((b.role in VERSE for b in reversed(blocks[:at]) if b.role not in SILENT), False)
        behind = next((b.role in VERSE for b in blocks[at:] if b.role not in SILENT), False)
        yield before and behind, block


def _prose(block: Block, *, round_ones: bool) -> Content:
    if block.role is Role.SPEECH:
        return (_directed(Element("p", block.content), round_ones=round_ones),)
    return _outside(block)


def _stage(block: Block) -> Element:
    return element("stage", *block.content, type=movement(plain_text(block.content)))


def _rounds_direct(blocks: Sequence[Block]) -> bool:
    """Whether round brackets are directions here: some stand alone, or direct by their words."""
    for block in blocks:
        text = plain_text(block.content)
        if block.role is Role.STAGE and text.startswith("("):
            return True
        if block.role is Role.SPEECH or block.role in VERSE:
            found = (match["round"] for match in _IN_BRACKETS.finditer(text) if match["round"])
            if any(is_direction(said) for said in found):
                return True
    return False


def _directed(node: Node, *, round_ones: bool) -> Node:
    """A paragraph or line with the directions in brackets inside it as `stage`."""
    if not isinstance(node, Element):
        return node
    if node.name == "lg":
        inner = tuple(_directed(child, round_ones=round_ones) for child in node.content)
        return Element(node.name, inner, node.attributes)
    if node.name not in ("p", "l"):
        return node
    text = flatten(node.content)
    gaps = [(gap.start, gap.end) for gap in find_gaps(text)]
    phrases = tuple(
        Phrase(match.start(), match.end(), "stage", _typed(match[0]))
        for match in _IN_BRACKETS.finditer(text)
        if (round_ones or not match["round"]) and _may_direct(match, text) and not _meets(match, gaps)
    )
    return Element(node.name, wrap(node.content, phrases), node.attributes) if phrases else node


def _typed(text: str) -> tuple[tuple[str, str], ...]:
    said = movement(text)
    return (("type", said),) if said else ()


def _may_direct(match: re.Match[str], text: str) -> bool:
    inside = match[0][1:-1].replace(OPAQUE, "x")
    letters = sum(char.isalpha() for char in inside)
    return letters > 1 and "\n" not in inside[:1]


def _meets(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)
