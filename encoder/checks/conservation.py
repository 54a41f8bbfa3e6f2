"""The proof that nothing was lost: the characters of the TEI against the characters of the source.

Every non-blank character of the source stands in the TEI exactly once, in order, notes moved to their
references; the only ones that may go are markup that became elements (`docs/encoding.md`, section 3). The
check reads the very bytes that are to be written, and takes from the encoder only which stretches of the
source are markup and which are notes. That a stretch is markup is read from its characters (`marks.py`), and
the element that it became (`ties.py`) is looked for in the bytes: one element for each mark, with the value
that the mark says, and a page break, a rule, a note at the very place where its mark stood.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from encoder.checks.running_text import is_beside_lines
from encoder.errors import CharactersLost
from encoder.findings import position
from encoder.model import Content, DocumentModel, Element, Markup, Text
from encoder.namespaces import tei
from encoder.texts import without_blanks
from encoder.ties import Tie, find_ties, lone_sign

_NOT_SOURCE = frozenset({tei("supplied"), tei("corr")})
_NOTE, _GAP, _BODY = tei("note"), tei("gap"), tei("body")
_SHOWN = 24
_HINT = "this is a fault of the encoder: please report it with the file"
_ONE_EACH = frozenset(
    {"page-mark", "rule", "fence", "note-number", "heading", "bullet", "line-number", "turned"}
)
"""Markup of which an element has no more than one."""
_PLACED = frozenset({"page-mark", "rule", "fence", "note-reference"})
"""Markup whose element stands where it stood itself."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures of the proof, in non-blank characters.

    Attributes:
        source: in the source.
        kept: of the source that stand in the TEI's text.
        markup: of the source that became elements or attributes; `kept + markup == source`.
    """

    source: int
    kept: int
    markup: int


@dataclass(slots=True)
class _Found:
    """What a TEI document says: its running text, its notes' texts, and where its elements stand in them.

    Attributes:
        running: the running text's characters that are not blank.
        notes: those of each footnote, in document order.
        places: for each element, in document order, which text it stands in (None the running one) and behind
            how many characters of it.
        elements: all of them below `body`.
        whole: stretches of a text inside which no break can stand: the words of gaps.
    """

    running: str = ""
    notes: list[str] = field(default_factory=list)
    places: list[tuple[int | None, int]] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    whole: list[tuple[int | None, int, int]] = field(default_factory=list)


def prove(data: bytes, model: DocumentModel) -> Coverage:
    """Compare a serialised TEI document with its source, character by character and mark by mark.

    Args:
        data: the document, as it is to be written.
        model: what it was built from.

    Raises:
        CharactersLost: they differ, or something was taken for markup for which no element stands.
    """
    source = model.source
    elements, ties = find_ties(model.divisions)
    markup, notes = [tie.leaf for tie in ties], list(_note_spans(model.divisions))
    for tie in ties:
        _check_tie(tie, model)
    expected_text, expected_notes = _expected(source.text, markup, notes)
    found = _found(data)
    _compare(expected_text, found.running, model)
    for (start, expected), note in zip(expected_notes, found.notes, strict=False):
        _compare_note(start, expected, note, model)
    if len(expected_notes) != len(found.notes):
        raise CharactersLost(
            f"{len(expected_notes)} notes were read and {len(found.notes)} encoded", file=source.file
        )
    _check_elements(elements, ties, found, model)
    _check_places(ties, found, _Places(source.text, markup, notes), model)
    gone = sum(len(without_blanks(leaf.text)) for leaf in markup)
    total = len(without_blanks(source.text))
    return Coverage(total, total - gone, gone)


def _is_footnote(node: Element) -> bool:
    if node.name != "note":
        return False
    if node.get("place") == "margin" and any(
        isinstance(one, Element) and one.name == "lb" for one in node.content
    ):
        return True
    return node.get("n") is not None or node.get("place") == "foot" or node.get("type") == "source"


def _note_spans(content: Content) -> Iterator[list[tuple[int, int]]]:
    """For each footnote in document order, the stretches of source that are its text."""
    for node in content:
        if isinstance(node, Element):
            if _is_footnote(node):
                yield list(_text_spans(node.content))
            yield from _note_spans(node.content)


def _text_spans(content: Content) -> Iterator[tuple[int, int]]:
    for node in content:
        if isinstance(node, Text):
            yield node.start, node.start + len(node.text)
        elif isinstance(node, Element) and not _is_footnote(node):
            yield from _text_spans(node.content)


def _check_tie(tie: Tie, model: DocumentModel) -> None:
    """A piece of markup is what the source has there, has a form of markup, and an element stands for it."""
    leaf = tie.leaf
    text = model.source.text[leaf.start : leaf.start + len(leaf.text)]
    if text != leaf.text or tie.element is None:
        raise _lost(leaf, f"was taken for markup ({leaf.why}), and nothing stands for it", model)


def _lost(leaf: Markup, what: str, model: DocumentModel) -> CharactersLost:
    return CharactersLost(
        f"“{' '.join(leaf.text.split())[:_SHOWN]}” {what}",
        hint=_HINT,
        file=model.source.file,
        line=position(model.source.text, leaf.start)[0],
    )


def _expected(
    text: str, markup: list[Markup], notes: list[list[tuple[int, int]]]
) -> tuple[str, list[tuple[int, str]]]:
    """The running text and the texts of the notes that the TEI must have, without white space."""
    of_markup = [(leaf.start, leaf.start + len(leaf.text)) for leaf in markup]
    taken = sorted(of_markup + [span for spans in notes for span in spans])
    running, position = [], 0
    for start, end in taken:
        running.append(text[position:start])
        position = max(position, end)
    running.append(text[position:])
    bodies = [
        (spans[0][0] if spans else 0, without_blanks("".join(text[a:b] for a, b in spans))) for spans in notes
    ]
    return without_blanks("".join(running)), bodies


def _found(data: bytes) -> _Found:
    """The running text of a TEI document and the texts of its footnotes, without white space."""
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False))
    text = root.find(tei("text"))
    found = _Found()
    if text is not None:
        found.running = _read(text, found, None)
    return found


def _read(node: etree._Element, found: _Found, note: int | None) -> str:
    """The source's characters below a node, depth first; footnotes go to `found.notes`, in document order."""
    parts: list[str] = []
    _read_into(node, found, note, parts, 0)
    return "".join(parts)


def _read_into(node: etree._Element, found: _Found, note: int | None, parts: list[str], length: int) -> int:
    """The length of a text once what a node says is added to its parts."""
    length = _add(node.text, parts, length)
    for child in node:
        if isinstance(child.tag, str):
            if child.tag != _BODY:
                found.elements.append(child)
                found.places.append((note, length))
            start = length
            if child.tag == _NOTE and _is_set_apart(child):
                index = len(found.notes)
                found.notes.append("")
                found.notes[index] = _read(child, found, index)
            elif child.tag in _NOT_SOURCE:
                _skip(child, found, note, length)
            else:
                length = _read_into(child, found, note, parts, length)
            if child.tag == _GAP:
                found.whole.append((note, start, length))
        length = _add(child.tail, parts, length)
    return length


def _add(text: str | None, parts: list[str], length: int) -> int:
    if not text:
        return length
    dense = without_blanks(text)
    parts.append(dense)
    return length + len(dense)


def _skip(node: etree._Element, found: _Found, note: int | None, length: int) -> None:
    """The elements in what is not the source's: they count, their text does not."""
    for child in node.iterdescendants(etree.Element):
        found.elements.append(child)
        found.places.append((note, length))


def _check_elements(
    elements: Sequence[Element], ties: Sequence[Tie], found: _Found, model: DocumentModel
) -> None:
    """The bytes have the elements of the model, in order; those that stand for markup have its value."""
    names = [tei(one.name) for one in elements]
    if names != [one.tag for one in found.elements]:
        raise CharactersLost(
            f"{len(names)} elements were made and {len(found.elements)} would be written, or others",
            hint=_HINT,
            file=model.source.file,
        )
    for tie in ties:
        written = found.elements[tie.element or 0]
        wrong = next((f"@{name}" for name, value in tie.values if written.get(name) != value), None)
        if wrong:
            raise _lost(tie.leaf, f"became an element whose {wrong} says something else", model)
    _check_one_to_one(elements, ties, model)


def _check_one_to_one(elements: Sequence[Element], ties: Sequence[Tie], model: DocumentModel) -> None:
    """No two marks share one element; emphasis begins and ends in each `hi`, or in two."""
    taken: set[tuple[str, int | None]] = set()
    for tie in ties:
        key = (tie.leaf.why, tie.element)
        if tie.leaf.why in _ONE_EACH and key in taken:
            raise _lost(tie.leaf, f"shares its {tie.leaf.why} element with another", model)
        taken.add(key)
    lone = lone_sign(elements, ties)
    if lone is not None:
        raise _lost(lone, "opens emphasis that nothing closes, or closes what nothing opens", model)


class _Places:
    """Where in the texts of the TEI what stands at an offset of the source must stand."""

    def __init__(self, text: str, markup: Sequence[Markup], notes: Sequence[list[tuple[int, int]]]) -> None:
        offsets = {edge for leaf in markup for edge in (leaf.start, leaf.start + len(leaf.text))}
        self._dense = _dense_before(
            text, offsets | {edge for spans in notes for span in spans for edge in span}
        )
        self._gone = _Stretches([(leaf.start, leaf.start + len(leaf.text)) for leaf in markup], self._dense)
        self._notes = [_Stretches(spans, self._dense) for spans in notes]
        self._moved = _Stretches([span for spans in notes for span in spans], self._dense)

    def of(self, offset: int, note: int | None) -> int:
        """How many characters of a text stand before an offset: of the running text, or of a note."""
        if note is not None:
            return self._notes[note].before(offset)
        return self._dense[offset] - self._gone.before(offset) - self._moved.before(offset)


class _Stretches:
    """Stretches of a source that do not overlap, and how many characters of them stand before a place."""

    def __init__(self, spans: Sequence[tuple[int, int]], dense: Mapping[int, int]) -> None:
        self._dense = dense
        self._spans = sorted(span for span in spans if span[0] < span[1])
        self._starts = [start for start, _ in self._spans]
        self._sums = [0]
        for start, end in self._spans:
            self._sums.append(self._sums[-1] + dense[end] - dense[start])

    def before(self, offset: int) -> int:
        count = bisect_left(self._starts, offset)
        if not count:
            return 0
        start, end = self._spans[count - 1]
        return self._sums[count - 1] + self._dense[min(end, offset)] - self._dense[start]


def _dense_before(text: str, offsets: Collection[int]) -> Mapping[int, int]:
    """For each of some offsets, how many characters that are not blank stand before it."""
    counts: dict[int, int] = {}
    count = position = 0
    for offset in sorted(offsets):
        count += len(without_blanks(text[position:offset]))
        counts[offset] = count
        position = offset
    return counts


def _check_places(ties: Sequence[Tie], found: _Found, places: _Places, model: DocumentModel) -> None:
    """Breaks, rules and notes stand where their marks stood, or beside the gap in whose words they did."""
    for tie in ties:
        if tie.leaf.why not in _PLACED or tie.element is None:
            continue
        note, place = found.places[tie.element]
        expected = places.of(tie.leaf.start, note)
        if place != expected and (note, expected, place) not in _edges(found, note, expected):
            raise _lost(tie.leaf, "became an element that stands somewhere else", model)


def _edges(found: _Found, note: int | None, expected: int) -> set[tuple[int | None, int, int]]:
    """The places beside the gaps that an expected place lies in."""
    around = [(start, end) for where, start, end in found.whole if where == note and start < expected < end]
    return {(note, expected, edge) for pair in around for edge in pair}


def _is_set_apart(note: etree._Element) -> bool:
    """Whether a note stands elsewhere in the source than in the TEI, or may."""
    is_foot = note.get("n") is not None or note.get("place") == "foot" or note.get("type") == "source"
    return is_foot or is_beside_lines(note)


def _compare(expected: str, found: str, model: DocumentModel) -> None:
    if expected == found:
        return
    pairs = enumerate(zip(expected, found, strict=False))
    at = next((index for index, (a, b) in pairs if a != b), min(len(expected), len(found)))
    raise CharactersLost(
        f"where the source goes on “{expected[at : at + _SHOWN]}” the TEI would have"
        f" “{found[at : at + _SHOWN]}”; nothing was written",
        hint="this is a fault of the encoder: please report it with the file",
        file=model.source.file,
        line=_line_of(model.source.text, expected[max(0, at - _SHOWN) : at + _SHOWN]),
    )


def _compare_note(start: int, expected: str, found: str, model: DocumentModel) -> None:
    if expected != found:
        raise CharactersLost(
            f"a note has “{expected[:_SHOWN]}” in the source and “{found[:_SHOWN]}” in the TEI",
            hint="this is a fault of the encoder: please report it with the file",
            file=model.source.file,
            line=position(model.source.text, start)[0],
        )


def _line_of(text: str, dense: str) -> int | None:
    """The line where a stretch of text stands that was stripped of its white space, if there is just one."""
    pattern = re.compile(r"\s*".join(map(re.escape, dense)))
    matches = list(pattern.finditer(text)) if dense else []
    return position(text, matches[0].end())[0] if len(matches) == 1 else None
