"""The blocks of one document as the content of its `div`: heads, opener, body, closer, nested divisions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from encoder.document.body import build_body
from encoder.document.chapters import CHAPTER, part_of_book
from encoder.document.closers import build_closer
from encoder.document.entries import ENTRY
from encoder.document.epigraphs import epigraph_end
from encoder.document.heading import plain_text, signs_of, values_of
from encoder.document.heads import build_heads
from encoder.document.levels import chapter_levels, part_levels, section_levels
from encoder.document.lists import build_lists
from encoder.document.openers import build_opener
from encoder.document.phases import phase_of, returns
from encoder.document.subsections import LaterHeads, begins_subsection
from encoder.document.trailers import is_end, trailer_start
from encoder.enumerators import enumerator
from encoder.findings import Finding
from encoder.language import heads_part, is_postscript, part_headed
from encoder.model import ASIDE, CLOSING, Block, Content, Element, Node, Role, element

_AT_FOOT = ASIDE | CLOSING | {Role.ADDRESSEE, Role.DATELINE}
_BELOW_SIGNATURE = ASIDE | {Role.ADDRESSEE, Role.DATELINE}
_MOST_AFTERTHOUGHTS = 3
_BEFORE_TEXT = frozenset(
    {"head", "opener", "byline", "argument", "epigraph", "pb", "lb", "fw", "milestone", "note"}
)
"""What stands in a division that has no text yet: TEI has no postscript there."""
_ATTACHED = re.compile(r"\W*(attachment|enclosure|inclosure|annex|appendix|tab)\b", re.I)
_ATTACHMENT_TYPES = {
    "enclosure": "enclosure",
    "inclosure": "enclosure",
    "annex": "annex",
    "appendix": "appendix",
}

_COUNTED = re.compile(r"(?P<word>(?:[^\W\d_]+\.? )?)(?P<n>\d{1,3}|[IVXLC]{1,7})\.?")
_NUMBERED_TITLE = re.compile(r"(?P<n>\d{1,4})\.\s+\S")
_Parts = tuple[Content, Content, Content, Content]


@dataclass(frozen=True, slots=True)
class _Section:
    """The blocks of one section, by where they stand in it."""

    heads: tuple[Block, ...]
    opener: tuple[Block, ...]
    body: tuple[Block, ...]
    closer: tuple[Block, ...]
    postscript: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self.heads, *self.opener, *self.body, *self.closer, *self.postscript)


def build_division(blocks: tuple[Block, ...]) -> tuple[Content, tuple[Finding, ...]]:
    """The content of a document's `div`.

    A section begins at a head inside the text, at an opener after text, at text after a closer, and where an
    entry begins; the second and later ones are nested `div`s (TEI Guidelines, 4.1). Notes that nothing refers
    to stand at the end.
    """
    notes = tuple(node for block in blocks if block.role is Role.NOTE for node in block.content)
    blocks, added = _parted_postscript(blocks)
    sections = [_section(part) for part in _sections(tuple(b for b in blocks if b.role is not Role.NOTE))]
    findings: list[Finding] = []
    contents = []
    for section in sections:
        content, found = _content(section, is_last=section is sections[-1])
        contents.append((section, content))
        findings += found
    is_whole = not _stands_beside(sections[0])
    if len(contents) == 1 and is_whole:
        return (*_followed(_flat(contents[0][1]), added), *notes), tuple(findings)
    last = _nested(contents)
    return (*_with_postscript(last, added), *notes), tuple(findings)


def _parted_postscript(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], Content]:
    """The blocks of a document before its postscript, and that as an element, with what closes it.

    It begins behind a closer, with a word for it, or in a letter with any afterthought, and goes on to the
    end or to an address at the foot; only paragraphs are in it.
    """
    foot = _run_before(blocks, len(blocks), _AT_FOOT)
    start = _run_before(blocks, foot, ASIDE | {Role.PARAGRAPH})
    if not start or blocks[_run_before(blocks, start, _BELOW_SIGNATURE) - 1].role not in CLOSING:
        return blocks, ()
    while start < foot and blocks[start].role is not Role.PARAGRAPH:
        start += 1
    added = [block for block in blocks[start:foot] if block.role is Role.PARAGRAPH]
    is_letter = any(block.role is Role.SALUTE for block in blocks[:start])
    worded = bool(added) and is_postscript(plain_text(added[0].content))
    if (
        not added
        or any(is_end(block) or returns(added[0], block) for block in added)
        or not (worded or (is_letter and len(added) <= _MOST_AFTERTHOUGHTS))
    ):
        return blocks, ()
    content, _ = build_lists(tuple(block for block in blocks[start:foot] if block.role is not Role.NOTE))
    below = tuple(block for block in blocks[foot:] if block.role is not Role.NOTE)
    closing = build_closer(below) if any(block.role not in ASIDE for block in below) else ()
    silent = () if closing else tuple(node for block in below for node in block.content)
    return blocks[:start], (Element("postscript", content), *closing, *silent)


def _run_before(blocks: tuple[Block, ...], end: int, roles: frozenset[Role]) -> int:
    """Where the run of blocks of some roles begins that ends before an index."""
    start = end
    while start and blocks[start - 1].role in roles:
        start -= 1
    return start


def _with_postscript(content: Content, added: Content) -> Content:
    """The content of a division with a postscript in the last one in it: the closer stands there."""
    if not added or not content or not isinstance(content[-1], Element) or content[-1].name != "div":
        return _followed(content, added)
    last = content[-1]
    return (*content[:-1], replace(last, content=_with_postscript(last.content, added)))


def _followed(content: Content, added: Content) -> Content:
    """The content of a division and its postscript, which is the text itself where there is no other."""
    if any(isinstance(node, Element) and node.name not in _BEFORE_TEXT for node in content):
        return (*content, *added)
    inner = (
        node.content if isinstance(node, Element) and node.name == "postscript" else (node,) for node in added
    )
    return (*content, *(node for nodes in inner for node in nodes))


def _sections(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    start, phase, heads = 0, 0, LaterHeads(blocks)
    for index in range(len(blocks)):
        then = phase_of(blocks, index, 0 if blocks[index].begins else phase)
        if blocks[index].begins:
            if blocks[start:index]:
                yield blocks[start:index]
            start = index
        elif then < phase or (then == phase == 0 and begins_subsection(blocks, index, heads)):
            yield blocks[start:index]
            start = index
        phase = then
    yield blocks[start:]


def _section(blocks: tuple[Block, ...]) -> _Section:
    phases: list[list[Block]] = [[], [], [], [], []]
    phase = 0
    for index, block in enumerate(blocks):
        phase = phase_of(blocks, index, phase)
        phases[phase].append(block)
    for earlier, later in ((0, 1), (0, 2), (1, 2), (2, 3), (1, 3), (3, 4)):
        if phases[earlier]:
            _hand_on(phases, earlier, later)
    heads, opener, body, closer, postscript = (tuple(phase) for phase in phases)
    if all(block.role in ASIDE for block in body):
        text, closer = _text_and_closer(closer)
        body = (*body, *text)
    return _Section(heads, opener, body, closer, postscript)


def _text_and_closer(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A closer that closes nothing, parted into text and closer: TEI has no `closer` in a `div` without text.

    What stands before the signature is the text; without that, all is.
    """
    signed = next((index for index, block in enumerate(blocks) if block.role is Role.SIGNED), len(blocks))
    bound = signed if any(block.role not in ASIDE for block in blocks[:signed]) else len(blocks)
    text = (block if block.role in ASIDE else replace(block, role=Role.PARAGRAPH) for block in blocks[:bound])
    return tuple(text), blocks[bound:]


def _hand_on(phases: list[list[Block]], earlier: int, later: int) -> None:
    """Silent blocks at the end of a phase stand before the next one that has blocks."""
    between = phases[earlier + 1 : later]
    if not phases[later] or any(between):
        return
    silent: list[Block] = []
    while phases[earlier] and phases[earlier][-1].role in ASIDE:
        silent.insert(0, phases[earlier].pop())
    phases[later][:0] = silent


def _content(section: _Section, *, is_last: bool) -> tuple[_Parts, tuple[Finding, ...]]:
    section, trailer = _without_trailer(section)
    end = epigraph_end(section.body, is_followed=not is_last) if section.heads else 0
    body, findings = build_body(section.body[end:])
    if end:
        said, _ = build_body([replace(block, quoted=False) for block in section.body[: end - 1]])
        author, _ = build_body([replace(block, quoted=False) for block in section.body[end - 1 : end]])
        body = (Element("epigraph", (Element("quote", said), *author)), *body)
    heads, opener = build_heads(section.heads), build_opener(section.opener)
    ends = (*build_closer(section.closer), *_postscript(section.postscript), *trailer)
    return (heads, opener, body, ends), findings


def _postscript(blocks: tuple[Block, ...]) -> Content:
    """The postscript of a section that others follow, and what closes it."""
    if not blocks:
        return ()
    last = max(i for i, block in enumerate(blocks) if block.role is Role.PARAGRAPH) + 1
    said = (
        block if block.role not in CLOSING else replace(block, role=Role.PARAGRAPH) for block in blocks[:last]
    )
    content, _ = build_lists(tuple(said))
    return (Element("postscript", content), *build_closer(blocks[last:]))


def _without_trailer(section: _Section) -> tuple[_Section, Content]:
    """A section without what says at its end that it ends, and that."""
    last = section.closer or section.body
    start = trailer_start(last)
    if start == len(last):
        return section, ()
    ends, *silent = last[start:]
    trailer = (Element("trailer", ends.content), *(node for block in silent for node in block.content))
    without = {"closer" if section.closer else "body": last[:start]}
    return replace(section, **without), trailer


def _flat(content: _Parts) -> Content:
    return tuple(node for part in content for node in part)


def _nested(sections: list[tuple[_Section, _Parts]]) -> Content:
    """The sections as nested `div`s, by the levels of their headings."""
    first, parts = sections[0]
    others = [pair for pair in sections[1:] if any(pair[1])]
    if _stands_beside(first) or _is_first_of_counted([section for section, _ in sections]):
        others, parts = [sections[0], *others], ((), (), (), ())
    levels = _ranked([section for section, _ in others], _levels([section for section, _ in others]))
    return _with_divisions(parts, _divisions(others, levels))


def _levels(sections: Sequence[_Section]) -> list[int]:
    """How deep each section lies: an entry below the last other one."""
    levels = iter(_levels_of_heads([section for section in sections if not _is_entry(section)]))
    out: list[int] = []
    last = 0
    for section in sections:
        last = last if _is_entry(section) else next(levels)
        out.append(last + _is_entry(section))
    return out


def _is_entry(section: _Section) -> bool:
    return any(block.begins == ENTRY for block in section.blocks)


def _ranked(sections: Sequence[_Section], levels: Sequence[int]) -> list[int]:
    """The levels, those of heads that an editor ranked as was said: one less than the rank."""
    ranks = [next((block.rank for block in section.heads if block.rank), None) for section in sections]
    return [level if rank is None else rank - 1 for rank, level in zip(ranks, levels, strict=True)]


def _levels_of_heads(sections: Sequence[_Section]) -> list[int]:
    """The levels of sections: scenes stand in acts, others by the enumerators of their headings."""
    played = [part_headed(_heading(section)) for section in sections]
    if any(map(_is_chapter, sections)):
        return list(
            chapter_levels([_part_word(section) for section in sections], _levels_of_others(sections))
        )
    if not any(played):
        return _levels_of_others(sections)
    levels = [2 if part == "scene" and "act" in played[:at] else 1 for at, part in enumerate(played)]
    return part_levels(played, levels, [signs_of(section.heads[:1]) for section in sections])


def _levels_of_others(sections: Sequence[_Section]) -> list[int]:
    return list(
        section_levels([_counted_heading(section) for section in sections if not _is_chapter(section)])
    )


def _is_chapter(section: _Section) -> bool:
    return any(block.begins == CHAPTER for block in section.blocks)


def _part_word(section: _Section) -> str | None:
    begins = (block for block in section.blocks if block.begins == CHAPTER)
    return next((part_of_book(plain_text(block.content)) for block in begins), None)


def _stands_beside(section: _Section) -> bool:
    """Whether the first section of a document is a part of it like others: of a play or book, or an entry."""
    ranked = any((block.rank or 1) > 1 for block in section.heads)
    return ranked or part_headed(_heading(section)) is not None or _is_entry(section) or _is_chapter(section)


def _is_first_of_counted(sections: Sequence[_Section]) -> bool:
    """Whether the first section is counted as later ones are: `LETTRE XII.`, `LETTRE XIII.`"""
    if _is_first_of_letters(sections):
        return True
    counted = [match for section in sections if (match := _COUNTED.fullmatch(_first_head(section)))]
    if not counted or not _COUNTED.fullmatch(_first_head(sections[0])):
        return False
    own = counted[0]["word"]
    alike = [match["n"] for match in counted if match["word"] == own]
    values = [values_of(n) for n in alike]
    return len(alike) > 1 and all(
        any(b == a + 1 for a in one for b in other) for one, other in pairwise(values)
    )


def _is_first_of_letters(sections: Sequence[_Section]) -> bool:
    """Whether each section has the next number, and the first ends as a letter: `141. To …`, `142. To …`"""
    marks = [_NUMBERED_TITLE.match(_first_head(section)) for section in sections if section.heads]
    numbers = [int(mark["n"]) for mark in marks if mark is not None]
    is_run = len(numbers) == len(marks) > 1 and all(b == a + 1 for a, b in pairwise(numbers))
    return is_run and bool(sections[0].heads) and any(section.closer for section in sections)


def _first_head(section: _Section) -> str:
    return plain_text(section.heads[0].content).strip() if section.heads else ""


def _divisions(sections: Sequence[tuple[_Section, _Parts]], levels: Sequence[int]) -> Content:
    nodes: list[Node] = []
    start = 0
    while start < len(sections):
        end = start + 1
        while end < len(sections) and levels[end] > levels[start]:
            end += 1
        section, parts = sections[start]
        inner = _divisions(sections[start + 1 : end], levels[start + 1 : end])
        nodes.append(element("div", *_with_divisions(parts, inner), type=_section_type(section)))
        start = end
    return tuple(nodes)


def _with_divisions(parts: _Parts, divisions: Content) -> Content:
    """What stands before the divisions in a `div`, and these; text with a closer is a division of its own."""
    if not divisions or not parts[3]:
        return (*_flat(parts), *divisions)
    inner = element("div", *parts[1], *parts[2], *parts[3], type="section")
    return (*parts[0], inner, *divisions)


def _counted_heading(section: _Section) -> str:
    """The heading that tells the level: the enumerated one below another, else the first."""
    texts = [plain_text(block.content) for block in section.heads if block.role is Role.HEAD]
    return next((text for text in reversed(texts) if enumerator(text)), texts[0] if texts else "")


def _heading(section: _Section) -> str:
    return " ".join(plain_text(block.content) for block in section.heads if block.role is Role.HEAD)


def _section_type(section: _Section) -> str:
    if _is_entry(section):
        return ENTRY
    heading = _heading(section)
    part = part_headed(heading)
    if part is not None:
        return part
    match = _ATTACHED.match(heading)
    if match:
        return _ATTACHMENT_TYPES.get(match[1].lower(), "attachment")
    if heading.startswith("§"):
        return "article"
    return next((name for name in ("article", "chapter") if heads_part(name, heading)), "section")
