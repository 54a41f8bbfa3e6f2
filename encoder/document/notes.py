"""Notes moved from their list to the places that refer to them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from encoder.document.note_alignment import Placement, align_notes
from encoder.document.note_candidates import Candidate, find_candidates
from encoder.document.note_text import RunningText, running_text
from encoder.findings import Finding, Place, Severity
from encoder.model import SILENT, Block, Content, Element, Markup, Node, Role, Text, element
from encoder.note_marks import Form, Mark, note_start

SURE, LIKELY = 3.0, 1.0
_REFERENCE_WITHOUT_NOTE = 7.0
_PLAIN = 4.0
_NOTES = frozenset({Role.NOTE, Role.NOTE_PARAGRAPH})
_SOURCE = re.compile(r"\s*\[?Sources?:")


@dataclass(frozen=True, slots=True)
class _Note:
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


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of the source that becomes a reference, and the notes that go there."""

    start: int
    end: int
    notes: tuple[Element, ...]


def place_notes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Move every note of a document to the place that refers to it.

    Each run of notes is aligned with the text between it and the run before. What refers to a note becomes
    markup, and the `note` element follows it; a note without a reference stays as a block of its own.

    Args:
        blocks: of one document; those with the roles `NOTE` and `NOTE_PARAGRAPH` are its notes.
    """
    findings: list[Finding] = []
    cuts: list[_Cut] = []
    kept: dict[int, Block] = {}
    gone: set[int] = set()
    for texts, run in _runs(blocks):
        notes = tuple(note for note in _read_notes(blocks, run) if note.label)
        placements = _align(notes, texts)
        found, unplaced = _place(notes, placements)
        cuts += found
        gone.update(index for note in notes for index in note.blocks)
        kept.update({note.blocks[0]: _unplaced_block(blocks, note) for note in unplaced})
        findings += _report(notes, placements, texts)
    return _rebuild(blocks, cuts, gone, kept), tuple(findings)


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
        is_note = block.role in _NOTES
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


def _read_notes(blocks: Sequence[Block], run: Sequence[int]) -> tuple[_Note, ...]:
    groups: list[list[int]] = []
    for index in run:
        if blocks[index].role is Role.NOTE or not groups:
            groups.append([index])
        else:
            groups[-1].append(index)
    return tuple(_read_note(blocks, group) for group in groups)


def _read_note(blocks: Sequence[Block], group: Sequence[int]) -> _Note:
    first = blocks[group[0]].content
    leaf = next((node for node in first if isinstance(node, Text)), None)
    start = note_start(leaf.text) if leaf else None
    if leaf is None or start is None:
        return _Note("", Form.GLUED, first, blocks[group[0]].line, tuple(group))
    at = first.index(leaf)
    number = leaf.text[start.indent : start.end].rstrip()
    content: Content = (
        *first[:at],
        Markup(leaf.start + start.indent, number, "note-number"),
        Text(leaf.start + start.end, leaf.text[start.end :]),
        *first[at + 1 :],
    )
    if len(group) > 1:
        content = tuple(Element("p", part) for part in (content, *(blocks[i].content for i in group[1:])))
    return _Note(start.label, start.form, content, blocks[group[0]].line, tuple(group))


def _align(notes: Sequence[_Note], texts: Sequence[RunningText]) -> tuple[Placement, ...]:
    labels = {note.label: note.form for note in notes}
    candidates = [candidate for text in texts for candidate in _candidates(text, labels)]
    for index, note in enumerate(notes):
        inner = _candidates(running_text(note.content), labels, index)
        candidates += [candidate for candidate in inner if candidate.score >= _PLAIN]
    placed = list(align_notes([note.label for note in notes], candidates))
    for index in range(1, len(notes)):
        if placed[index].candidate is None and _is_repeated(notes[index - 1], notes[index]):
            placed[index] = placed[index - 1]
        elif placed[index - 1].candidate is None and _is_repeated(notes[index - 1], notes[index]):
            placed[index - 1] = placed[index]
    return tuple(placed)


def _candidates(
    text: RunningText, labels: Mapping[str, Form], inside: int | None = None
) -> Iterator[Candidate]:
    found = sorted(find_candidates(text.text, labels), key=lambda pair: (pair[0].start, pair[0].end))
    for mark, score in found:
        if text.is_whole(mark.start, mark.end):
            start, end = text.offset(mark.start), text.offset(mark.end - 1) + 1
            yield Candidate(start, end, mark.label, score, inside)


def _is_repeated(note: _Note, other: _Note) -> bool:
    return note.label == other.label and _words(note.content) == _words(other.content)


def _words(content: Content) -> str:
    return running_text(content).text


def _place(notes: Sequence[_Note], placements: Sequence[Placement]) -> tuple[list[_Cut], list[_Note]]:
    """The cuts for the notes that have a place, and the notes that have none.

    Notes inside other notes are put there first, from the last to the first.
    """
    by_place: dict[tuple[int, int], list[int]] = {}
    for index, placement in enumerate(placements):
        if placement.candidate is not None:
            place = (placement.candidate.start, placement.candidate.end)
            by_place.setdefault(place, []).append(index)
    inner: dict[int, list[_Cut]] = {}
    outer: list[_Cut] = []
    for (start, end), indices in sorted(by_place.items(), key=lambda item: -item[1][0]):
        elements = tuple(_note_element(notes[i], placements[i], inner.get(i, [])) for i in indices)
        host = placements[indices[0]].candidate
        if host is not None and host.inside is not None:
            inner.setdefault(host.inside, []).append(_Cut(start, end, elements))
        else:
            outer.append(_Cut(start, end, elements))
    unplaced = [
        note for note, placement in zip(notes, placements, strict=True) if placement.candidate is None
    ]
    return outer, unplaced


def _note_element(note: _Note, placement: Placement | None, inner: Sequence[_Cut] = ()) -> Element:
    cert = None
    if placement is not None and placement.margin < SURE:
        cert = "medium" if placement.margin >= LIKELY else "low"
    content = _cut_content(note.content, sorted(inner, key=lambda cut: cut.start)) if inner else note.content
    return element(
        "note",
        *content,
        n=note.label,
        place="foot",
        type="source" if _SOURCE.match(_words(note.content)) else None,
        cert=cert,
        resp="#engross" if cert else None,
    )


def _unplaced_block(blocks: Sequence[Block], note: _Note) -> Block:
    first = blocks[note.blocks[0]]
    return replace(first, role=Role.NOTE, content=(_note_element(note, None),))


def _rebuild(
    blocks: Sequence[Block], cuts: Sequence[_Cut], gone: set[int], kept: dict[int, Block]
) -> tuple[Block, ...]:
    ordered = sorted(cuts, key=lambda cut: cut.start)
    starts = [cut.start for cut in ordered]
    done: list[Block] = []
    for index, block in enumerate(blocks):
        if index in kept:
            done.append(kept[index])
        elif index not in gone:
            text = running_text(block.content)
            within = ordered[bisect_right(starts, text.first - 1) : bisect_right(starts, text.last)]
            content = _cut_content(block.content, within) if within else block.content
            role = Role.PARAGRAPH if block.role in _NOTES else block.role
            done.append(replace(block, content=content, role=role))
    return tuple(done)


def _cut_content(content: Content, cuts: Sequence[_Cut]) -> Content:
    """The content with its texts cut at the references, a note behind each."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Element) and node.name != "note":
            nodes.append(replace(node, content=_cut_content(node.content, cuts)))
        elif isinstance(node, Text):
            nodes += _cut_text(
                node, [cut for cut in cuts if node.start <= cut.start < node.start + len(node.text)]
            )
        else:
            nodes.append(node)
    return tuple(nodes)


def _cut_text(leaf: Text, cuts: Sequence[_Cut]) -> Iterator[Node]:
    position = leaf.start
    for cut in cuts:
        if cut.start > position:
            yield Text(position, leaf.text[position - leaf.start : cut.start - leaf.start])
        mark = leaf.text[cut.start - leaf.start : cut.end - leaf.start]
        yield Markup(cut.start, mark, "note-reference")
        yield from cut.notes
        position = cut.end
    if position < leaf.start + len(leaf.text):
        yield Text(position, leaf.text[position - leaf.start :])


def _report(
    notes: Sequence[_Note], placements: Sequence[Placement], texts: Sequence[RunningText]
) -> Iterator[Finding]:
    """What an editor should look at: uncertain places, notes and references without the other."""
    for note, placement in zip(notes, placements, strict=True):
        if placement.candidate is None:
            yield Finding(
                "N01",
                Severity.WARNING,
                f"nothing in the text refers to note {note.label}",
                Place(line=note.line),
                "it stands at the end of the document; move it to where it belongs",
            )
        elif placement.margin < SURE:
            line, context = _context(texts, placement.candidate)
            yield Finding(
                "N03",
                Severity.INFO,
                f"the place of note {note.label} is uncertain: {context}",
                Place(line=line or note.line),
                "compare it with the original",
                certainty=max(0.0, min(0.95, 0.5 + placement.margin / (2 * SURE) * 0.9)),
            )
    yield from _strays(notes, placements, texts)


def _strays(
    notes: Sequence[_Note], placements: Sequence[Placement], texts: Sequence[RunningText]
) -> Iterator[Finding]:
    """References to notes that are not there, and further ones to a note that has its place already."""
    known = {note.label: note.form for note in notes}
    highest = max((int(label) for label in known if label.isdigit()), default=0)
    wanted = {str(number): Form.GLUED for number in range(1, highest + 10)} | known
    used = {placement.candidate.start for placement in placements if placement.candidate}
    for text in texts:
        for mark, score in find_candidates(text.text, wanted):
            if score >= _REFERENCE_WITHOUT_NOTE and text.offset(mark.start) not in used:
                yield _stray(mark, text, mark.label in known)


def _stray(mark: Mark, text: RunningText, is_known: bool) -> Finding:
    context = text.around(mark.start, mark.end)
    return Finding(
        "N04" if is_known else "N02",
        Severity.INFO if is_known else Severity.WARNING,
        f"another reference to note {mark.label}, in “{context}”"
        if is_known
        else f"no note {mark.label} for the reference in “{context}”",
        Place(line=text.line),
        "it stays in the text as it is",
    )


def _context(texts: Sequence[RunningText], candidate: Candidate) -> tuple[int | None, str]:
    for text in texts:
        if text.first <= candidate.start <= text.last:
            at = text.index(candidate.start)
            return text.line, f"“{text.around(at, at + candidate.end - candidate.start)}”"
    return None, "in another note"
