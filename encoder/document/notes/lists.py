"""Notes as they stand in their lists, and the running text that may refer to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from encoder.document.notes.text import RunningText, running_text
from encoder.model import NOTES, SILENT, Block, Content, Element, Markup, Role, Text
from encoder.note_marks import Form, note_start
from encoder.texts import cut

_SOURCE = re.compile(r"\s*\[?Sources?:")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands in the list.

    Attributes:
        label: its number or symbol.
        form: of its number.
        content: of the `note` element.
        line: in the source.
        blocks: indices of the blocks that it is made from.
    """

    label: str
    form: Form
    content: Content
    line: int
    blocks: tuple[int, ...]

    @property
    def words(self) -> str:
        """Its running text."""
        return running_text(self.content).text

    @property
    def is_of_source(self) -> bool:
        """Whether it says where the document is kept: `Source: Harbor Archive`."""
        return _SOURCE.match(self.words) is not None


def find_note_lists(
    blocks: Sequence[Block],
) -> Iterator[tuple[tuple[Note, ...], tuple[RunningText, ...]]]:
    """The lists of notes in a document, each with the running text between it and the list before.

    A paragraph without a number at the head of a list is no note: it is left out.

    Args:
        blocks: of one document.
    """
    for texts, run in _runs(blocks):
        yield tuple(note for note in _read_notes(blocks, run) if note.label), tuple(texts)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[list[RunningText], list[int]]]:
    """The runs of notes: the text between each and the one before, and the indices of its blocks.

    The last paragraph before a run of notes may go on behind it: it is looked at for both runs.
    """
    body: list[RunningText] = []
    run: list[int] = []
    lower = upper = 0
    for index, block in enumerate(blocks):
        if block.role in SILENT:
            continue
        text = running_text(block.content, block.line)
        is_note = block.role in NOTES
        if run and (not is_note or (body and body[-1].speaks_between(upper, text.first))):
            yield [part.since(lower).until(upper) for part in body], run
            lower, body, run = upper, body[-1:], []
        if is_note:
            upper = upper if run else text.first
            run.append(index)
        else:
            body.append(text)
    if run:
        yield [part.since(lower).until(upper) for part in body], run


def _read_notes(blocks: Sequence[Block], run: Sequence[int]) -> Iterator[Note]:
    groups: list[list[int]] = []
    for index in run:
        if blocks[index].role is Role.NOTE or not groups:
            groups.append([index])
        else:
            groups[-1].append(index)
    for group in groups:
        yield _read_note(blocks, group)


def _read_note(blocks: Sequence[Block], group: Sequence[int]) -> Note:
    first = blocks[group[0]].content
    leaf = next((node for node in first if isinstance(node, Text)), None)
    start = note_start(leaf.text) if leaf else None
    if leaf is None or start is None:
        return Note("", Form.GLUED, first, blocks[group[0]].line, tuple(group))
    at = first.index(leaf)
    number = leaf.text[start.indent : start.end].rstrip()
    content: Content = (
        *first[:at],
        Markup(leaf.start + start.indent, number, "note-number"),
        cut(leaf, start.end),
        *first[at + 1 :],
    )
    if len(group) > 1:
        content = tuple(Element("p", part) for part in (content, *(blocks[i].content for i in group[1:])))
    return Note(start.label, start.form, content, blocks[group[0]].line, tuple(group))
