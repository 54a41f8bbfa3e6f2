"""The notes of a document, list by list: read, matched with what refers to them, put there."""

from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from encoder.blocks.inline import parse_superscripts
from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.document.notes.insertion import Cut, cuts_for, insert_notes, unplaced_block
from encoder.document.notes.lines import is_apparatus, tells_of_reading
from encoder.document.notes.lists import Note, find_note_lists
from encoder.document.notes.matching import match_notes
from encoder.document.notes.report import lines_of_doubt, report_notes
from encoder.document.notes.ruled import accepted, as_ruled
from encoder.document.notes.text import RunningText
from encoder.findings import Finding
from encoder.model import Block, Content, Element, Node, Text
from encoder.note_labels import Labels

NoteList = tuple[tuple[Note, ...], tuple[RunningText, ...]]


def place_notes(
    blocks: tuple[Block, ...], rulings: Rulings = NO_RULINGS
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Move every note of a document to the place that refers to it.

    What refers to a note becomes markup, and the `note` element follows it; a note without a reference stays
    as a block of its own.

    Args:
        blocks: of one document; those with the roles `NOTE` and `NOTE_PARAGRAPH` are its notes.
        rulings: what an editor said of notes and references.
    """
    findings: list[Finding] = []
    cuts: list[Cut] = []
    instead: dict[int, Block | None] = {}
    lists = tuple(_typed(tuple(find_note_lists(blocks, rulings))))
    placed_in = [match_notes(notes, texts, rulings) for notes, texts in lists]
    if rulings.references:
        placed_in = [tuple(placed) for placed in as_ruled(lists, placed_in, blocks, rulings)]
    for (notes, texts), placements in zip(lists, placed_in, strict=True):
        if rulings.accepted:
            lines = lines_of_doubt(placements, texts)
            placements = tuple(accepted(placements, lines, notes, rulings))
        outer, inner = cuts_for(notes, placements)
        cuts += outer
        for index, (note, placement) in enumerate(zip(notes, placements, strict=True)):
            instead |= dict.fromkeys(note.blocks)
            if placement.candidate is None:
                block = blocks[note.blocks[0]]
                instead[note.blocks[0]] = unplaced_block(block, note, inner.get(index, ()))
        findings += report_notes(notes, placements, texts, rulings)
    placed = insert_notes(blocks, cuts, instead)
    return tuple(map(_with_raised, placed)), tuple(findings)


def _with_raised(block: Block) -> Block:
    content = _raised(block.content)
    return block if content is block.content else replace(block, content=content)


def _raised(content: Content) -> Content:
    """The content with the raised labels that refer to no note as `hi`."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            nodes += parse_superscripts(node)
        elif isinstance(node, Element):
            inner = _raised(node.content)
            nodes.append(node if inner is node.content else replace(node, content=inner))
        else:
            nodes.append(node)
    is_same = len(nodes) == len(content) and all(map(is_, nodes, content))
    return content if is_same else tuple(nodes)


def _typed(lists: tuple[NoteList, ...]) -> Iterator[NoteList]:
    """The lists, their letters as textual notes where the document counts others with figures."""
    series = {note.series for notes, _ in lists for note in notes if note.label}
    both = {Labels.LETTER, Labels.ARABIC} <= series
    for notes, texts in lists:
        of_readings = is_apparatus(notes)
        yield (
            tuple(
                replace(
                    note,
                    is_textual=(both and note.series is Labels.LETTER)
                    or (of_readings and tells_of_reading(note)),
                )
                for note in notes
            ),
            texts,
        )
