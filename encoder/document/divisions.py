"""The blocks of one document as the content of its `div`: heads, opener, body, closer, nested divisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from encoder.document.closers import build_closer
from encoder.document.heading import plain_text
from encoder.document.lists import build_lists
from encoder.document.openers import build_opener, is_list_label, is_topic
from encoder.findings import Finding
from encoder.model import ASIDE, Block, Content, Element, Node, Role, Text, element, leaves

_OPENING = frozenset({Role.DATELINE, Role.ADDRESSEE, Role.SUBJECT, Role.SALUTE})
_CLOSING = frozenset({Role.SIGNED, Role.CLOSER})
_CLOSING_OR_END = _CLOSING | {None}
_EITHER = frozenset({Role.SALUTE, Role.DATELINE, Role.ADDRESSEE})
_ATTACHED = re.compile(r"\W*(attachment|enclosure|annex|appendix|tab)\b", re.I)
_ATTACHMENT_TYPES = {"enclosure": "enclosure", "annex": "annex", "appendix": "appendix"}


@dataclass(frozen=True, slots=True)
class _Section:
    """The blocks of one section, by where they stand in it."""

    heads: tuple[Block, ...]
    opener: tuple[Block, ...]
    body: tuple[Block, ...]
    closer: tuple[Block, ...]


def build_division(blocks: tuple[Block, ...]) -> tuple[Content, tuple[Finding, ...]]:
    """The content of a document's `div`.

    A section begins at a head inside the text, at an opener after text, and at text after a closer; the
    second and later ones are nested `div`s (TEI Guidelines, 4.1). Notes that nothing refers to stand at the
    end.
    """
    notes = tuple(node for block in blocks if block.role is Role.NOTE for node in block.content)
    sections = [_section(part) for part in _sections(tuple(b for b in blocks if b.role is not Role.NOTE))]
    findings: list[Finding] = []
    contents = []
    for section in sections:
        content, found = _content(section)
        contents.append((section, content))
        findings += found
    if len(contents) == 1:
        return (*_flat(contents[0][1]), *notes), tuple(findings)
    return (*_nested(contents), *notes), tuple(findings)


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    start, phase = 0, 0
    for index in range(len(blocks)):
        then = _phase(blocks, index, phase)
        if then < phase:
            yield blocks[start:index]
            start = index
        phase = then
    yield blocks[start:]


def _phase(blocks: tuple[Block, ...], index: int, phase: int) -> int:
    """Where in its section a block stands: 0 heads, 1 opener, 2 body, 3 closer; silent blocks stay."""
    role = blocks[index].role
    if role in ASIDE:
        return phase
    if role is Role.HEAD:
        if phase == 1 and _on_the_same_page(blocks, index):
            return 1
        return 3 if phase > 1 and _next_role(blocks, index) in _CLOSING else 0
    if role in _CLOSING:
        return 3
    if role in _OPENING:
        last = _next_role(blocks, index) in _CLOSING_OR_END
        closes = phase == 3 or (phase == 2 and role in _EITHER and last)
        return 3 if closes else 1
    if phase == 1 and is_topic(blocks[index]) and _in_subject_list(blocks, index):
        return 1
    return 2


def _on_the_same_page(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether no page begins between the part of the opener before a head and the head."""
    before = takewhile(lambda block: block.role in ASIDE, reversed(blocks[:index]))
    return all(block.role is not Role.PAGE_MARK for block in before)


def _next_role(blocks: tuple[Block, ...], index: int) -> Role | None:
    """The role of the next block that belongs to the text; None at the end."""
    following = (blocks[later].role for later in range(index + 1, len(blocks)))
    return next((role for role in following if role not in ASIDE), None)


def _in_subject_list(blocks: tuple[Block, ...], index: int) -> bool:
    earlier = (blocks[before] for before in range(index - 1, -1, -1))
    label = next((block for block in earlier if block.role not in ASIDE | {Role.ITEM}), None)
    return label is not None and is_list_label(label)


def _section(blocks: tuple[Block, ...]) -> _Section:
    phases: list[list[Block]] = [[], [], [], []]
    phase = 0
    for index, block in enumerate(blocks):
        phase = _phase(blocks, index, phase)
        phases[phase].append(block)
    for earlier, later in ((0, 1), (0, 2), (1, 2), (2, 3), (1, 3)):
        if phases[earlier]:
            _hand_on(phases, earlier, later)
    heads, opener, body, closer = (tuple(phase) for phase in phases)
    if all(block.role in ASIDE for block in body):
        return _Section(heads, opener, (*body, *_as_paragraphs(closer)), ())
    return _Section(heads, opener, body, closer)


def _as_paragraphs(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of a closer that closes nothing: TEI has no `closer` in a `div` without text."""
    for block in blocks:
        yield block if block.role in ASIDE else replace(block, role=Role.PARAGRAPH)


def _hand_on(phases: list[list[Block]], earlier: int, later: int) -> None:
    """Silent blocks at the end of a phase stand before the next one that has blocks."""
    between = phases[earlier + 1 : later]
    if not phases[later] or any(between):
        return
    silent: list[Block] = []
    while phases[earlier] and phases[earlier][-1].role in ASIDE:
        silent.insert(0, phases[earlier].pop())
    phases[later][:0] = silent


def _content(section: _Section) -> tuple[tuple[Content, Content, Content, Content], tuple[Finding, ...]]:
    body, findings = build_lists(section.body)
    return (_heads(section.heads), _opening(section.opener), body, build_closer(section.closer)), findings


def _opening(blocks: tuple[Block, ...]) -> Content:
    """An opener; a title below the date parts it in two, since TEI has no `head` inside."""
    nodes: list[Node] = []
    for is_head, run in groupby(blocks, key=lambda block: block.role is Role.HEAD):
        part = tuple(run)
        nodes += _heads(part) if is_head else build_opener(part)
    return tuple(nodes)


def _heads(blocks: tuple[Block, ...]) -> Content:
    nodes: list[Node] = []
    for block in blocks:
        nodes += _head(block.content) if block.role is Role.HEAD else block.content
    return tuple(nodes)


def _head(content: Content) -> Content:
    """A `head`; furniture in its midst parts it in two, since it is no part of a heading."""
    nodes: list[Node] = []
    for is_furniture, run in groupby(content, key=_is_furniture):
        part = tuple(run)
        speaks = not is_furniture and any(isinstance(leaf, Text) for leaf in leaves(part))
        nodes += (Element("head", part),) if speaks else part
    return tuple(nodes)


def _is_furniture(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "fw"


def _flat(content: tuple[Content, Content, Content, Content]) -> Content:
    return tuple(node for part in content for node in part)


def _nested(sections: list[tuple[_Section, tuple[Content, Content, Content, Content]]]) -> Content:
    content = sections[0][1]
    rest = tuple(
        element("div", *_flat(parts), type=_section_type(section))
        for section, parts in sections[1:]
        if any(parts)
    )
    if not content[3]:
        return (*_flat(content), *rest)
    inner = element("div", *content[1], *content[2], *content[3], type="section")
    return (*content[0], inner, *rest)


def _section_type(section: _Section) -> str:
    heading = " ".join(plain_text(block.content) for block in section.heads if block.role is Role.HEAD)
    match = _ATTACHED.match(heading)
    return _ATTACHMENT_TYPES.get(match[1].lower(), "attachment") if match else "section"
