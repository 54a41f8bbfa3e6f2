"""Note elements put behind what refers to them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from encoder import texts
from encoder.document.notes.alignment import Placement
from encoder.document.notes.lists import Note
from encoder.document.notes.text import running_text
from encoder.model import NOTES, Block, Content, Element, Markup, Node, Role, Text, element


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the source that becomes a reference, and the notes that go there.

    Attributes:
        is_behind: whether the stretch is text, and the notes stand behind it.
    """

    start: int
    end: int
    notes: tuple[Element, ...]
    is_behind: bool = False


def cuts_for(
    notes: Sequence[Note], placements: Sequence[Placement]
) -> tuple[list[Cut], Mapping[int, Sequence[Cut]]]:
    """The cuts in the running text for the notes that have a place, and those in each note, by its index.

    Notes inside other notes are put there first, from the last to the first.
    """
    by_place: dict[tuple[int, int], list[int]] = {}
    for index, placement in enumerate(placements):
        if placement.candidate is not None:
            place = (placement.candidate.start, placement.candidate.end)
            by_place.setdefault(place, []).append(index)
    inner: dict[int, list[Cut]] = {}
    outer: list[Cut] = []
    for (start, end), indices in sorted(by_place.items(), key=lambda item: -item[1][0]):
        elements = tuple(_note_element(notes[i], placements[i].cert, inner.get(i, ())) for i in indices)
        host = placements[indices[0]].candidate
        if host is not None and host.inside is not None:
            inner.setdefault(host.inside, []).append(Cut(start, end, elements, host.is_behind))
        else:
            is_behind = host is not None and host.is_behind
            outer.append(Cut(start, end, elements, is_behind))
    return outer, inner


def unplaced_block(block: Block, note: Note, inner: Sequence[Cut] = ()) -> Block:
    """A note that nothing refers to as a block of its own, in the place of its first block.

    Args:
        block: its first one.
        note: as it stands in its list.
        inner: the cuts in it, for notes that it refers to.
    """
    return replace(block, role=Role.NOTE, content=(_note_element(note, None, inner),))


def _note_element(note: Note, cert: str | None = None, inner: Sequence[Cut] = ()) -> Element:
    return element(
        "note",
        *(_cut_content(note.content, sorted(inner, key=lambda cut: cut.start)) if inner else note.content),
        n=note.label or None,
        place="foot" if note.label or note.is_ruled else None,
        type=note.type,
        cert=cert,
        resp="#engross" if cert else None,
    )


def insert_notes(
    blocks: Sequence[Block], cuts: Sequence[Cut], instead: Mapping[int, Block | None]
) -> tuple[Block, ...]:
    """The blocks of a document with the notes at their places.

    Args:
        blocks: of the document.
        cuts: in any order.
        instead: for the index of each block that was read as a note, the block that takes its place, or None.
    """
    ordered = sorted(cuts, key=lambda cut: cut.start)
    starts = [cut.start for cut in ordered]
    done: list[Block | None] = []
    for index, block in enumerate(blocks):
        if index in instead:
            done.append(instead[index])
            continue
        if block.role in NOTES:
            block = replace(block, role=Role.PARAGRAPH)
        if ordered:
            text = running_text(block.content)
            within = ordered[bisect_right(starts, text.first - 1) : bisect_right(starts, text.last)]
            block = replace(block, content=_cut_content(block.content, within)) if within else block
        done.append(block)
    return tuple(block for block in done if block is not None)


def _cut_content(content: Content, cuts: Sequence[Cut]) -> Content:
    """The content with its texts cut at the references, a note behind each."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Element) and node.name != "note":
            nodes.append(replace(node, content=_cut_content(node.content, cuts)))
        elif isinstance(node, Text):
            nodes += _cut_text(node, _within(cuts, node.start, node.start + len(node.text)))
        else:
            nodes.append(node)
    return tuple(nodes)


def _within(cuts: Sequence[Cut], start: int, end: int) -> Sequence[Cut]:
    """Those of the cuts, in their order, that begin in a stretch of the source."""
    first = bisect_left(cuts, start, key=_start)
    return cuts[first : bisect_left(cuts, end, first, key=_start)]


def _start(cut: Cut) -> int:
    return cut.start


def _cut_text(leaf: Text, cuts: Sequence[Cut]) -> Iterator[Node]:
    position = leaf.start
    for cut in cuts:
        if cut.start > position:
            yield texts.cut(leaf, position - leaf.start, cut.start - leaf.start)
        mark = texts.cut(leaf, cut.start - leaf.start, cut.end - leaf.start)
        yield mark if cut.is_behind else Markup(mark.start, mark.text, "note-reference")
        yield from cut.notes
        position = cut.end
    if position < leaf.start + len(leaf.text):
        yield texts.cut(leaf, position - leaf.start)
