"""Blocks of speech → `sp`, `stage`, `castList`: who speaks, what is spoken, what is done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from encoder.blocks.breaks import certainty_word
from encoder.document.directed import Signs, direct_in_brackets, directed
from encoder.document.flat import flatten
from encoder.document.heading import plain_text
from encoder.document.phrase import Phrase
from encoder.document.phrases import wrap
from encoder.document.shared_lines import Reach, reach_of, with_shared_lines
from encoder.document.verse import build_lines
from encoder.language import detect_language, has_data, movement
from encoder.language.phrases import Tags
from encoder.language.quoted import CLOSES, opens_letter
from encoder.model import SILENT, STAGED, VERSE, Block, Content, Element, Markup, Node, Role, element

SPOKEN = STAGED | VERSE
_STEP = 6
"""Columns by which a quotation is set in at the least."""
_PARTS_OF_ITEM = re.compile(r"\s*(?:,|[—–]|\.{3,}|:|\s-)\s*")


def build_speeches(blocks: Sequence[Block]) -> Content:
    """The content of a stretch of body in which people speak.

    A direction or page break between two lines of a speech stands in it, one behind it after it. A name
    without a speech is a paragraph, since TEI has no empty `sp`.

    Args:
        blocks: of speech, with verse and silent ones between.
    """
    found = detect_language(" ".join(plain_text(b.content) for b in blocks if b.role not in SILENT)).tag
    tags = (found,) if found and has_data(found) else ()
    signs = Signs(_signs_of(blocks, tags), tags)
    nodes: list[Node] = []
    reaches: dict[int, Reach] = {}
    for run in _runs(blocks):
        inside, behind = _parted(run)
        first = inside[0].role
        if first is Role.SPEAKER:
            set_so, reach = reach_of(inside)
            speech = _speech(set_so, signs)
            reaches |= {id(speech): reach} if reach else {}
            nodes.append(speech)
        elif first is Role.CAST:
            nodes.append(Element("castList", tuple(node for block in inside for node in _cast_item(block))))
        elif first in VERSE:
            nodes += build_lines(inside)
        else:
            nodes += _outside(inside[0])
        nodes += (node for block in behind for node in _outside(block))
    return with_shared_lines(nodes, reaches)


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
    if isinstance(block.content[0], Markup) and block.content[0].why == "bullet":
        (item,) = _cast_item(replace(block, content=block.content[1:]))
        assert isinstance(item, Element)  # noqa: S101 - an item of the list
        return (replace(item, content=(block.content[0], *item.content)),)
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


def _speech(blocks: Sequence[Block], signs: Signs) -> Element:
    """The speech that a name begins; the name alone is a paragraph."""
    speaker, *spoken = blocks
    if not spoken:
        return Element("p", speaker.content)
    nodes: list[Node] = [Element("speaker", speaker.content)]
    for is_verse, run in _by_verse(spoken):
        if is_verse:
            nodes += (directed(node, signs) for node in build_lines(run, is_speech=True))
        else:
            nodes += (node for part in _letters(run) for node in _paragraphs(part, signs))
    cert = certainty_word(speaker.certainty)
    return element("sp", *nodes, cert=cert, resp="#engross" if cert else None)


def _letters(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """The prose of a speech, parted where a letter in it begins and ends, and which parts are one."""
    start = 0
    said = [plain_text(block.content).strip() if block.role is Role.SPEECH else "" for block in blocks]
    for at, text in enumerate(said):
        if at < start or not opens_letter(text):
            continue
        close = CLOSES[text[0]]
        end = next((i for i in range(at + 1, len(said)) if said[i].endswith(close)), None)
        if end is not None:
            yield False, list(blocks[start:at])
            yield True, list(blocks[at : end + 1])
            start = end + 1
    yield False, list(blocks[start:])


def _paragraphs(part: tuple[bool, Sequence[Block]], signs: Signs) -> Iterator[Node]:
    is_letter, blocks = part
    if not is_letter:
        yield from (node for block in _quoting(blocks) for node in _prose(block, signs))
        return
    quoted = ((Element("p", b.content),) if b.role is Role.SPEECH else _outside(b) for b in blocks)
    yield Element("quote", tuple(node for nodes in quoted for node in nodes))


def _quoting(blocks: Sequence[Block]) -> Iterator[Block]:
    """The prose of a speech; a paragraph farther in than others, which one leads to by a colon, is quoted."""
    above: Block | None = None
    for block in blocks:
        if block.role is not Role.SPEECH:
            yield block
            continue
        leads = above is not None and plain_text(above.content).endswith(":")
        lines = 1 + sum(isinstance(node, Element) and node.name == "lb" for node in block.content)
        is_set_in = above is not None and block.inset >= above.inset + _STEP and lines > 1
        yield replace(block, quoted=True) if leads and is_set_in else block
        above = block


def _by_verse(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Runs of verse with what stands between their lines, and of what is no verse."""
    for is_verse, group in groupby(_joined(blocks), key=lambda pair: pair[0]):
        yield is_verse, [block for _, block in group]


def _joined(blocks: Sequence[Block]) -> Iterator[tuple[bool, Block]]:
    """Each block, with whether it is verse or stands between two verses, as a page break does."""
    verse = [None if block.role in SILENT else block.role in VERSE for block in blocks]
    above, below = list(_carried(verse)), list(_carried(verse[::-1]))[::-1]
    for block, *around in zip(blocks, above, below, strict=True):
        yield all(around), block


def _carried(verse: Sequence[bool | None]) -> Iterator[bool]:
    """Whether each block, or the last one that speaks, is verse; what is silent has None."""
    last = False
    for one in verse:
        last = last if one is None else one
        yield last


def _prose(block: Block, signs: Signs) -> Content:
    if block.role is Role.SPEECH and block.quoted:
        return (element("p", Element("quote", block.content)),)
    if block.role is Role.SPEECH:
        return (directed(Element("p", block.content), signs),)
    return _outside(block)


def _stage(block: Block) -> Element:
    return element("stage", *block.content, type=movement(plain_text(block.content)))


def _signs_of(blocks: Sequence[Block], tags: Tags) -> str:
    """What sets directions off in speeches: `[`; `(` where one in these stands alone; `.` without brackets.

    Without brackets a direction is a sentence like others: `Gräfin Sarah. Diener ab. Ich, junger Freund.`
    """
    signs = "["
    alone = [plain_text(block.content) for block in blocks if block.role is Role.STAGE]
    spoken = [block for block in blocks if block.role not in SILENT]
    said = (flatten(block.content) for block in spoken if block.role is Role.SPEECH or block.role in VERSE)
    signs += "(" if any(text.startswith("(") for text in alone) or direct_in_brackets(said, tags) else ""
    manners = [
        plain_text(block.content)
        for name, block in pairwise(spoken)
        if name.role is Role.SPEAKER and block.role is Role.STAGE
    ]
    bare = sum(text[:1] not in "([_*" for text in manners)
    if not manners:
        spoken_from = next((at for at, block in enumerate(spoken) if block.role is Role.SPEAKER), 0)
        done = [plain_text(block.content) for block in spoken[spoken_from:] if block.role is Role.STAGE]
        none_bracketed = not any(sign in plain_text(block.content) for block in spoken for sign in "([")
        return signs + "." if done and none_bracketed else signs
    return signs + "." if bare > 1 and bare == len(manners) else signs
