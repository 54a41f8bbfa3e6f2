"""Notes as they stand in their lists, and the running text that may refer to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise, takewhile

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.document.notes.text import RunningText, running_text
from encoder.house.note_words import is_source_line, names_shelves, says_kept, says_outside, says_source
from encoder.model import NOTES, SILENT, Block, Content, Element, Markup, Node, Role, Text, element
from encoder.note_labels import Labels, labels_of
from encoder.note_letters import letter_start
from encoder.note_marks import NAMED, note_start, raised_start
from encoder.note_shapes import BARE, NoteStart, Shape
from encoder.texts import cut

_CLOSING_BRACKET = "]"
_HYPHENS = ("-", "\u00ad", "¬", "⸗", "\u2010")


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands in the list.

    Attributes:
        label: its number or symbol.
        shape: of its number.
        content: of the `note` element.
        line: in the source.
        blocks: indices of the blocks that it is made from.
        is_textual: whether it belongs to the letters beside figures, which tell of the text itself.
        is_ruled: whether an editor said that it is a note.
    """

    label: str
    shape: Shape
    content: Content
    line: int
    blocks: tuple[int, ...]
    is_textual: bool = False
    is_ruled: bool = False

    @property
    def words(self) -> str:
        """Its running text."""
        return running_text(self.content).text

    @property
    def is_of_source(self) -> bool:
        """Whether it says where the document is kept: `Source: Harbor Archive`."""
        return says_source(self.words) or (not self.label and says_kept(self.words))

    @property
    def type(self) -> str | None:
        """The value of `type`."""
        if self.is_of_source:
            return "source"
        if not self.label:
            return "editorial" if self.is_ruled else None
        return "textual" if self.is_textual else None

    @property
    def series(self) -> Labels:
        """What it counts with; raised figures and others count together."""
        if self.shape.opening == NAMED:
            return Labels.ARABIC
        return labels_of(self.label) if self.label else Labels.SYMBOL


def _is_source(text: str) -> bool:
    return is_source_line(text) or says_outside(text) or names_shelves(text)


def find_note_lists(
    blocks: Sequence[Block],
    rulings: Rulings = NO_RULINGS,
) -> Iterator[tuple[tuple[Note, ...], tuple[RunningText, ...]]]:
    """The lists of notes in a document, each with the running text between it and the list before.

    A paragraph without a number at the head of a list is no note, unless it says where the document is kept.

    Args:
        blocks: of one document.
        rulings: what an editor said of notes.
    """
    for texts, run in _carried_over(blocks, list(_runs(blocks))):
        yield (
            tuple(
                note
                for note in _read_notes(blocks, run, rulings)
                if note.label or note.is_of_source or note.is_ruled
            ),
            tuple(texts),
        )


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


def _carried_over(
    blocks: Sequence[Block], runs: Sequence[tuple[list[RunningText], list[int]]]
) -> Iterator[tuple[list[RunningText], list[int]]]:
    """The runs, what goes on with the last note of one at the head of the next handed back to it."""
    for (texts, run), (_, following) in pairwise([*runs, ([], [])]):
        own = dropwhile(lambda index: blocks[index].role is Role.NOTE_PARAGRAPH, run)
        rest = takewhile(lambda index: blocks[index].role is Role.NOTE_PARAGRAPH, following)
        yield texts, [*(run if run is runs[0][1] else own), *rest]


def _read_notes(blocks: Sequence[Block], run: Sequence[int], rulings: Rulings) -> Iterator[Note]:
    groups: list[list[int]] = []
    for index in run:
        if blocks[index].role is Role.NOTE or not groups:
            groups.append([index])
        else:
            groups[-1].append(index)
    for group in groups:
        said = rulings.notes.get(blocks[group[0]].line) or None
        note = _read_note(blocks, group, said)
        yield replace(note, is_ruled=True) if blocks[group[0]].ruled else note


def _read_note(blocks: Sequence[Block], group: Sequence[int], said: str | None = None) -> Note:
    """The note of some blocks; where an editor said another number than it begins with, that is text."""
    first = blocks[group[0]].content
    leaf = next((node for node in first if isinstance(node, Text)), None)
    start = _start(first, leaf) if leaf else None
    is_other = said is not None and start is not None and start.label != said
    is_source = said is None and _is_source(running_text(first).text)
    if leaf is None or start is None or is_other or is_source:
        content = first if len(group) == 1 else tuple(Element("p", blocks[i].content) for i in group)
        return Note(said or "", BARE, content, blocks[group[0]].line, tuple(group))
    at = first.index(leaf)
    number = leaf.text[start.indent : start.end].rstrip()
    mark = Markup(leaf.start + start.indent, number, "note-number")
    rest = first[at + 1 :]
    if start.end < len(leaf.text.rstrip()):
        rest = (cut(leaf, start.end), *rest)
    content = (*first[:at], mark, *(rest[1:] if rest and _is_line(rest[0]) else rest))
    parts = _parts(content, blocks, group)
    if start.enclosed:
        parts[-1] = _opened(parts[-1])
    content = parts[0] if len(parts) == 1 else tuple(Element("p", part) for part in parts)
    return Note(start.label, start.shape, content, blocks[group[0]].line, tuple(group))


def _parts(content: Content, blocks: Sequence[Block], group: Sequence[int]) -> list[Content]:
    """The paragraphs of a note; what stands below another page's text goes on with its last one."""
    parts = [content]
    for before, index in pairwise(group):
        own = blocks[index].content
        if all(block.role in SILENT or block.role in NOTES for block in blocks[before + 1 : index]):
            parts.append(own)
        else:
            is_divided = running_text(parts[-1]).text.rstrip().endswith(_HYPHENS)
            parts[-1] = (*parts[-1], element("lb", **({"break": "no"} if is_divided else {})), *own)
    return parts


def _start(content: Content, leaf: Text) -> NoteStart | None:
    """What a note begins with, whose text may begin within an element: `[3] <hi>Works</hi>, ii. 47`."""
    at = content.index(leaf)
    below = content[at + 1] if at + 1 < len(content) else None
    text = leaf.text
    if isinstance(below, Element) and not _is_line(below):
        text += running_text(below.content).text
    return note_start(text) or (raised_start(leaf.text) if _is_line(below) else None) or letter_start(text)


def _is_line(node: Node | None) -> bool:
    return isinstance(node, Element) and node.name == "lb"


def _opened(content: Content) -> Content:
    """The content without the bracket that closes it: `text]` of `[Footnote 1: text]`."""
    if not content or not isinstance(content[-1], Text):
        return content
    leaf = content[-1]
    text = leaf.text.rstrip()
    if not text.endswith(_CLOSING_BRACKET):
        return content
    end = len(text) - 1
    kept = (cut(leaf, 0, end),) if end else ()
    return (*content[:-1], *kept, Markup(leaf.start + end, _CLOSING_BRACKET, "note-close"))
