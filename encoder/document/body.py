"""A stretch of body: prose with its lists and tables, and what people speak or recite."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from encoder.document.heading import plain_text
from encoder.document.lists import build_lists
from encoder.document.speeches import SPOKEN, build_speeches
from encoder.document.verse import build_lines
from encoder.findings import Finding
from encoder.model import SILENT, STAGED, VERSE, Block, Content, Element, Markup, Node, Role

_FAR_MORE = 2
"""How much longer than the prose around it a poem is that a line of prose introduces and one follows."""
_PROSE = frozenset({Role.PARAGRAPH, Role.ITEM, Role.FORM})


def build_body(blocks: Sequence[Block]) -> tuple[Content, tuple[Finding, ...]]:
    """The content of a stretch of body.

    Verse between paragraphs is quoted, as is prose set off; where there is more verse than prose, it is the
    text itself.
    """
    verses = sum(block.role in VERSE and not block.quoted for block in blocks)
    prose = sum(block.role in _PROSE for block in blocks)
    sung = _letters([block for block in blocks if not block.quoted], VERSE)
    is_poem = sung > 0 and sung > _FAR_MORE * _letters(blocks, _PROSE)
    nodes: list[Node] = []
    findings: list[Finding] = []
    above = 0
    for is_spoken, run in _runs(blocks):
        if not is_spoken:
            above += sum(block.role in _PROSE for block in run)
            for is_quoted, part in _quoted(run):
                content, found = _quotation(part) if is_quoted else build_lists(part)
                nodes += content
                findings += found
        elif any(block.role in STAGED for block in run):
            nodes += build_speeches(run)
        elif prose >= verses or (0 < above < prose and not is_poem):
            nodes.append(Element("quote", build_lines(run)))
        else:
            nodes += build_lines(run)
    return tuple(nodes), tuple(findings)


def _quotation(blocks: Sequence[Block]) -> tuple[Content, tuple[Finding, ...]]:
    """What is quoted, prose or verse, as one `quote`; what has more signs is one within it."""
    nodes: list[Node] = []
    findings: list[Finding] = []
    depths = list(_depths(blocks))
    outer = min(depths)
    pairs = zip(depths, blocks, strict=True)
    for is_deeper, part in groupby(pairs, key=lambda pair: pair[0] > outer):
        content, found = (_quotation if is_deeper else _said)([block for _, block in part])
        nodes += content
        findings += found
    return (Element("quote", tuple(nodes)),), tuple(findings)


def _said(blocks: Sequence[Block]) -> tuple[Content, tuple[Finding, ...]]:
    """The prose and verse of a quotation."""
    nodes: list[Node] = []
    findings: list[Finding] = []
    for is_verse, run in _runs([replace(block, quoted=False) for block in blocks]):
        if is_verse:
            nodes += build_lines(run)
        else:
            content, found = build_lists(run)
            nodes += content
            findings += found
    return tuple(nodes), tuple(findings)


def _depths(blocks: Sequence[Block]) -> Iterator[int]:
    """In how many quotations each block stands, by the signs before it; what has none stands as the last."""
    depth = 0
    for block in blocks:
        signs = takewhile(lambda node: isinstance(node, Markup), block.content)
        said = [node.text for node in signs if isinstance(node, Markup) and node.why == "quotation"]
        depth = said[-1].count(">") if said else depth
        yield depth


def _letters(blocks: Sequence[Block], roles: frozenset[Role]) -> int:
    return sum(len(plain_text(block.content)) for block in blocks if block.role in roles)


def _quoted(run: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Runs of blocks that quote, and of those that do not; silent blocks at a quotation's end follow it."""
    start = 0
    while start < len(run):
        is_quoted, end = run[start].quoted, start + 1
        for index in range(start + 1, len(run)):
            if run[index].quoted is not is_quoted and not (is_quoted and run[index].role in SILENT):
                break
            end = index + 1 if run[index].quoted is is_quoted else end
        yield is_quoted, list(run[start:end])
        start = end


def _is_within_speech(blocks: Sequence[Block], at: int) -> bool:
    """Whether a table stands in a speech, which goes on below it."""
    below = (block.role for block in blocks[at:] if block.role not in SILENT and block.role is not Role.TABLE)
    return blocks[at].role is Role.TABLE and next(below, None) is Role.SPEECH


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Runs of what is spoken or verse, and of what is not; silent blocks at a run's end begin the next."""
    run: list[Block] = []
    waiting: list[Block] = []
    spoken = False
    for at, block in enumerate(blocks):
        if block.role in SILENT:
            waiting.append(block)
            continue
        is_spoken = block.role in SPOKEN and not block.quoted
        is_spoken = is_spoken or (spoken and _is_within_speech(blocks, at))
        if run and is_spoken is not spoken:
            yield spoken, run
            run = []
        if not run and is_spoken and waiting:
            yield False, waiting
            waiting = []
        run += [*waiting, block]
        spoken, waiting = is_spoken, []
    if run:
        yield spoken, run
    if waiting:
        yield False, waiting
