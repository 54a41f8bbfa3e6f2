"""Lines of verse that several speakers share: `part` says which part of the line each has (TEI, 6.1.3).

Print sets the second part in as far as the first reaches, or does not; then only the length tells: both parts
are short, and together they are as long as a line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from encoder.document.heading import plain_text
from encoder.model import VERSE, Block, Content, Element, Node
from encoder.pages.speech.steps import begins_at, without_exit

_ENOUGH = 8
_CLEAR = 4
_SHORT, _LEAST, _MOST = 0.72, 0.8, 1.25


@dataclass(frozen=True, slots=True)
class Reach:
    """From which column on the first line of a speech in verse is set, and how far the last one reaches.

    Attributes:
        column, end: of the first and the last.
        further: from which column on the others are set.
        lines: the first and the last line of the source.
    """

    column: int
    end: int
    further: int
    lines: tuple[int, int] = (-1, -2)


def reach_of(blocks: Sequence[Block]) -> tuple[Sequence[Block], Reach | None]:
    """A speech, its first line set in as the further ones are where it stands beside the name; its reach."""
    verse = [at for at, block in enumerate(blocks) if block.role in VERSE]
    if not verse:
        return blocks, None
    first, last = blocks[verse[0]], blocks[verse[-1]]
    column = first.indent
    if first.line == blocks[0].line:
        beside = blocks[: verse[0]]
        column += sum(block.indent + len(plain_text(block.content)) for block in beside)
    own = min((blocks[at].indent for at in verse[1:]), default=0)
    start = column if last is first else last.indent
    reach = Reach(column, start + len(without_exit(plain_text(last.content))), own, (first.line, last.line))
    if first.line != blocks[0].line:
        return blocks, reach
    return [replace(b, indent=own) if b is first else b for b in blocks], reach


def with_shared_lines(nodes: Sequence[Node], reaches: Mapping[int, Reach]) -> tuple[Node, ...]:
    """The content of a stretch of a play, its speeches with the parts of the lines that they share.

    Args:
        nodes: of the stretch.
        reaches: of the speeches in verse, by the identity of their elements.
    """
    speeches = [node for node in nodes if isinstance(node, Element) and node.name == "sp"]
    lines = [list(_lines(speech.content)) for speech in speeches]
    stepped = _stepped(speeches, lines, reaches)
    if stepped:
        return tuple(_with_parts(node, stepped, sure=True) for node in nodes)
    lengths = sorted(_length(line) for own in lines for line in own)
    if len(lengths) < _ENOUGH:
        return tuple(nodes)
    parts = _parts(lines, lengths[3 * len(lengths) // 4])
    return tuple(_with_parts(node, parts) for node in nodes) if parts else tuple(nodes)


def _stepped(
    speeches: Sequence[Element], lines: Sequence[Sequence[Element]], reaches: Mapping[int, Reach]
) -> dict[int, str]:
    """The part of each shared line where print sets the second part in as far as the first one reaches."""
    parts: dict[int, str] = {}
    for at in range(1, len(speeches)):
        above, below = reaches.get(id(speeches[at - 1])), reaches.get(id(speeches[at]))
        if above is None or below is None or not lines[at - 1] or not lines[at]:
            continue
        set_so = begins_at(below.column, above.end) and below.column >= below.further + _CLEAR
        if set_so or above.lines[1] == below.lines[0]:
            first, second = lines[at - 1][-1], lines[at][0]
            parts[id(first)] = "M" if parts.get(id(first)) == "F" else "I"
            parts[id(second)] = "F"
    return parts


def _lines(content: Content) -> Iterator[Element]:
    for node in content:
        if isinstance(node, Element) and node.name == "l":
            yield node
        elif isinstance(node, Element) and node.name == "lg":
            yield from _lines(node.content)


def _length(line: Element) -> int:
    """How long a line is without its directions."""
    return len(
        plain_text(tuple(n for n in line.content if not (isinstance(n, Element) and n.name == "stage")))
    )


def _parts(speeches: Sequence[Sequence[Element]], usual: int) -> dict[int, str]:
    """The part of each shared line, by the identity of its element.

    Args:
        speeches: the lines of each.
        usual: how long a whole line is.
    """
    parts: dict[int, str] = {}
    reach = 0
    for above, below in pairwise(speeches):
        if not above or not below:
            continue
        first, second = above[-1], below[0]
        before = reach if parts.get(id(first)) == "F" else _length(first)
        whole = before + _length(second)
        short = max(_length(first), _length(second)) <= _SHORT * usual
        goes_on = len(below) == 1 and whole < _LEAST * usual
        if (
            short
            and before < _LEAST * usual
            and whole <= _MOST * usual
            and (whole >= _LEAST * usual or goes_on)
        ):
            parts[id(first)] = "M" if parts.get(id(first)) == "F" else "I"
            parts[id(second)] = "F"
            reach = whole
    return parts


def _with_parts(node: Node, parts: Mapping[int, str], *, sure: bool = False) -> Node:
    """A node, its shared lines with their parts; where print says them, the step is no indent."""
    if not isinstance(node, Element) or node.name not in ("sp", "lg", "l"):
        return node
    if node.name == "l":
        part = parts.get(id(node))
        if not part:
            return node
        doubt = () if sure else (("cert", "medium"), ("resp", "#engross"))
        kept = (one for one in node.attributes if not (sure and part in "MF" and one[0] == "rend"))
        return replace(node, attributes=(*kept, ("part", part), *doubt))
    return replace(node, content=tuple(_with_parts(child, parts, sure=sure) for child in node.content))
