"""What a TEI document shows of the lines of its source, in the words of corrections."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from encoder.deriving.elements import Markup, markup_of
from encoder.deriving.flows import NOWHERE, Flow, Path, read_flows
from encoder.metadata.edtf import date_attributes
from encoder.model import FURNITURE, Role
from encoder.namespaces import tei

_BLOCKS = frozenset(
    map(
        tei,
        (
            *("p", "item", "head", "label", "dateline", "salute", "signed", "closer", "addrLine", "trailer"),
            *("l", "stage", "speaker", "castItem", "note", "row", "fw"),
        ),
    )
)
_PLAIN = {
    "dateline": Role.DATELINE,
    "signed": Role.SIGNED,
    "closer": Role.CLOSER,
    "speaker": Role.SPEAKER,
    "stage": Role.STAGE,
    "castItem": Role.CAST,
    "trailer": Role.PARAGRAPH,
}
_ALWAYS = frozenset({Role.CLOSER, Role.TABLE, Role.FORM, *FURNITURE})
"""Roles of lines that have them whether they begin an element or go on in one."""
_NEAR = 400
"""Characters within which the rest of a word is looked for."""
_ABOVE_HEADS = frozenset(map(tei, ("head", "pb", "lb", "fw", "milestone", "opener", "note", "gap")))


@dataclass(frozen=True, slots=True)
class LineFact:
    """What a line is shown to be.

    Attributes:
        role: `CONTINUATION` where it goes on in the element of what stands above it.
        note: the number of the note that it begins.
        rank: of a head that stands at the top of a part.
    """

    role: Role
    note: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of the source, and what it reads."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document shows of its source.

    Attributes:
        lines: by number.
        pages: the number of the page that begins at an offset, "" for none.
        notes: the offset behind which the reference to a note stands, by that where the note begins; and its
            number.
        dates: the EDTF of each span; None where it has none.
        readings: corrections of the text.
        doubts: the lines on which something is in doubt, each with how many things are.
        markup: the elements and attributes that stand in it.
        shown: the characters of the source that stand in it, by offset.
    """

    lines: Mapping[int, LineFact]
    pages: Mapping[int, str]
    notes: Mapping[int, tuple[str, int]]
    dates: Mapping[tuple[int, int], str | None]
    readings: tuple[Reading, ...]
    doubts: Mapping[int, int]
    markup: Markup
    shown: Mapping[int, str] = field(compare=False)


def facts_of(root: etree._Element, source: str) -> Facts:
    """What a TEI document shows of its source.

    Args:
        root: of the document.
        source: the text that it was made from.
    """
    flows = read_flows(root, source)
    lines = Lines(source)
    return Facts(
        _line_facts(flows, lines),
        dict(_pages(flows)),
        dict(_notes(flows)),
        dict(_dates(flows)),
        tuple(_readings(flows, source)),
        Counter(lines.of(place) for flow in flows for place in _doubts(flow)),
        markup_of(flows, lines.of),
        {
            place: char
            for flow in flows
            for place, char in zip(flow.places, flow.chars, strict=True)
            if place != NOWHERE
        },
    )


class Lines:
    """The lines of a source, by the offsets of their characters."""

    def __init__(self, source: str) -> None:
        self.texts = source.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self.texts), initial=0))

    def of(self, offset: int) -> int:
        """The number of the line in which an offset lies."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """The column of an offset in its line, from 1."""
        return offset - self._starts[self.of(offset) - 1] + 1

    def begins(self, offset: int) -> bool:
        """Whether nothing stands before an offset in its line."""
        return not self.texts[self.of(offset) - 1][: self.column(offset) - 1].strip()


def _line_facts(flows: Sequence[Flow], lines: Lines) -> dict[int, LineFact]:
    firsts: dict[etree._Element, int] = {}
    first_of_line: dict[int, tuple[int, Path]] = {}
    for flow in flows:
        for place, path in zip(flow.places, flow.paths, strict=True):
            if place == NOWHERE:
                continue
            for element in path:
                firsts.setdefault(element, place)
            line = lines.of(place)
            if line not in first_of_line or place < first_of_line[line][0]:
                first_of_line[line] = (place, path)
    return {line: _line_fact(place, path, firsts) for line, (place, path) in first_of_line.items()}


def _line_fact(place: int, path: Path, firsts: Mapping[etree._Element, int]) -> LineFact:
    block = next((one for one in reversed(path) if one.tag in _BLOCKS), None)
    if block is None:
        return LineFact(Role.PARAGRAPH)
    role = _role(block, path)
    begins = firsts.get(block) == place
    if role in _ALWAYS or (role in (Role.VERSE, Role.STANZA) and begins):
        return LineFact(role)
    if not begins:
        return LineFact(Role.CONTINUATION)
    if role is Role.HEAD:
        return LineFact(role, rank=_rank(block, path))
    note = next((one for one in reversed(path) if one.tag == tei("note")), None)
    is_first = note is not None and firsts.get(note) == place
    return LineFact(role, note.get("n") if note is not None and is_first and role is Role.NOTE else None)


def _rank(head: etree._Element, path: Path) -> int | None:
    """How deep the part lies that a head heads; None where it stands below text."""
    above = (one for one in head.itersiblings(preceding=True) if isinstance(one.tag, str))
    if any(one.tag not in _ABOVE_HEADS for one in above):
        return None
    return sum(one.tag == tei("div") for one in path)


def _role(block: etree._Element, path: Path) -> Role:
    name = etree.QName(block).localname
    above = [etree.QName(one).localname for one in path[: path.index(block)]]
    if name == "fw":
        kind = block.get("type", "")
        return Role(kind) if kind in FURNITURE else Role.HEADER
    if "note" in above or name == "note":
        note = block if name == "note" else next(one for one in path if one.tag == tei("note"))
        if note.get("n") is None and note.get("place") != "foot" and note.get("type") != "source":
            return Role.PARAGRAPH
        is_first = name == "note" or next(note.iterchildren(tei("p")), None) is block
        return Role.NOTE if is_first else Role.NOTE_PARAGRAPH
    if name == "row":
        form = next((one for one in path if one.tag == tei("table") and one.get("rend") == "form"), None)
        return Role.FORM if form is not None else Role.TABLE
    if name in ("addrLine", "label", "item") or (name == "head" and "list" in above):
        return _listed(path, above, name)
    if name == "head":
        return Role.TABLE if "table" in above else Role.HEAD
    if name == "salute":
        return Role.CLOSER if "closer" in above else Role.SALUTE
    if name == "l":
        stanza = block.getparent()
        lines = stanza.iterchildren(tei("l")) if stanza is not None else iter(())
        return Role.STANZA if next(lines, None) is block else Role.VERSE
    if name == "p":
        return Role.SPEECH if "sp" in above else Role.PARAGRAPH
    return _PLAIN.get(name, Role.PARAGRAPH)


def _listed(path: Path, above: Sequence[str], name: str) -> Role:
    """What is in a list or an address: an item of the text, or part of an opener."""
    kind = next((one.get("type") for one in reversed(path) if one.tag == tei("list")), None)
    if kind == "subject":
        return Role.SUBJECT
    if name == "addrLine" or "argument" in above or kind in ("to", "participants"):
        return Role.ADDRESSEE
    return Role.ITEM


def _next_place(flow: Flow, at: int) -> int | None:
    place = flow.nexts[at]
    return None if place == NOWHERE else place


def _pages(flows: Sequence[Flow]) -> Iterator[tuple[int, str]]:
    for flow in flows:
        for at, element in flow.elements:
            place = _next_place(flow, at) if element.tag == tei("pb") else None
            if place is not None:
                yield place, element.get("n", "")


def _notes(flows: Sequence[Flow]) -> Iterator[tuple[int, tuple[str, int]]]:
    for flow in flows:
        first = _next_place(flow, 0)
        if flow.note is None or first is None:
            continue
        outer, at = flow.above
        places = flows[outer].places
        before = (places[i] for i in range(at - 1, -1, -1) if places[i] != NOWHERE)
        yield first, (flow.note.get("n", ""), next(before, NOWHERE))


def _span(flow: Flow, at: int, element: etree._Element) -> tuple[int, int] | None:
    """The stretch of the source that stands in an element which begins in a flow."""
    inside: list[int] = []
    for i in range(at, len(flow.places)):
        if element not in flow.paths[i]:
            break
        if flow.places[i] != NOWHERE:
            inside.append(flow.places[i])
    return (min(inside), max(inside) + 1) if inside else None


def _dates(flows: Sequence[Flow]) -> Iterator[tuple[tuple[int, int], str | None]]:
    for flow in flows:
        for at, element in flow.elements:
            span = _span(flow, at, element) if element.tag == tei("date") else None
            if span is not None:
                yield span, edtf_of(element)


def edtf_of(date: etree._Element) -> str | None:
    """What a TEI date says as EDTF; None where it has no value, or one that EDTF cannot say so."""
    names = ("when", "from", "notBefore", "to", "notAfter")
    said = {name: value for name in names if (value := date.get(name)) is not None}
    if "when" in said:
        return said["when"]
    first, last = said.get("from") or said.get("notBefore"), said.get("to") or said.get("notAfter")
    if not first and not last:
        return None
    candidates = [f"{first or '..'}/{last or '..'}"]
    candidates += [f"{first[: 4 - n]}{'X' * n}" for n in (1, 2)] if first else []
    return next((one for one in candidates if dict(date_attributes(one) or ()) == said), None)


def _readings(flows: Sequence[Flow], source: str) -> Iterator[Reading]:
    for flow in flows:
        for at, element in flow.elements:
            corr = element.find(tei("corr")) if element.tag == tei("choice") else None
            span = _span(flow, at, element) if corr is not None else None
            if corr is not None and span is not None:
                yield Reading(*span, " ".join("".join(map(str, corr.itertext())).split()))
        yield from _changed(flow, source)


def _changed(flow: Flow, source: str) -> Iterator[Reading]:
    """The words that read otherwise than in the source."""
    index = 0
    seen: set[Reading] = set()
    while index < len(flow.places):
        if flow.places[index] != NOWHERE:
            index += 1
            continue
        end = next((i for i in range(index, len(flow.places)) if flow.places[i] != NOWHERE), len(flow.places))
        found, index = _word_around(flow, index, end, source), end
        if found is not None and found not in seen:
            seen.add(found)
            yield found


def _word_around(flow: Flow, first: int, end: int, source: str) -> Reading | None:
    """The words of the source that stand where some characters do that it has not."""
    before = flow.places[first - 1] if first else None
    after = flow.places[end] if end < len(flow.places) else None
    if before is None and after is None:
        return None
    start = before + 1 if before is not None else after or 0
    stop = after if after is not None and after >= start else start
    if end == len(flow.chars) or flow.starts[end]:
        stop = start + len(source[start:stop].rstrip())
    elif flow.starts[first]:
        start += len(source[start:stop]) - len(source[start:stop].lstrip())
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    while stop < len(source) and not source[stop].isspace():
        stop += 1
    near = range(max(0, first - _NEAR), min(len(flow.places), end + _NEAR))
    inside = [i for i in near if start <= flow.places[i] < stop]
    low, high = min([first, *inside]), max([end - 1, *inside])
    while low and not flow.starts[low] and flow.places[low - 1] == NOWHERE:
        low -= 1
    while high + 1 < len(flow.chars) and not flow.starts[high + 1] and flow.places[high + 1] == NOWHERE:
        high += 1
    text = "".join(" " * (flow.starts[i] and i > low) + flow.chars[i] for i in range(low, high + 1))
    return Reading(start, stop, text) if "\n" not in source[start:stop] else None


def _doubts(flow: Flow) -> Iterator[int]:
    for at, element in flow.elements:
        place = _next_place(flow, at)
        if element.get("cert") is not None and place is not None:
            yield place
    if flow.note is not None and flow.note.get("cert") is not None:
        place = _next_place(flow, 0)
        if place is not None:
            yield place
