"""The characters of a TEI document, each with its elements and the place in the source where it stands.

A document is read as flows: its running text, and each note that stands elsewhere in the source. Their words
are laid beside those of the source, then the characters of words that differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from lxml import etree

from encoder.checks.running_text import is_beside_lines
from encoder.namespaces import tei
from encoder.series import rising

NOWHERE = -1
_ADDED = frozenset(map(tei, ("corr", "supplied", "reg", "expan")))
_PHRASES = frozenset(
    map(
        tei,
        (
            *("hi", "ref", "seg", "choice", "sic", "orig", "abbr", "date", "time", "placeName", "persName"),
            *("orgName", "name", "foreign", "title", "term", "unclear", "add", "del", "note", "rs", "num"),
        ),
    )
)
"""Elements that part no words."""
_NOTE = tei("note")
_RUN = 3
"""How many words in a row are an anchor."""
_LONGEST = 4000
"""Of longer stretches that differ no characters are compared."""

_LONGEST_SQUARE = 1_000_000
_NEAR_BY = 60
"""How many words may be other ones before two rows are the same again."""

Path = tuple[etree._Element, ...]


@dataclass(slots=True)
class Flow:
    """A text of a document, without white space.

    Attributes:
        note: the note that it is; None for the running text.
        above: how many characters of the flow around it stand before the note, and which flow that is.
        chars: its characters.
        paths: of each, the elements that it stands in, outermost first.
        starts: of each, whether white space or an edge stands before it.
        places: of each, its offset in the source, or `NOWHERE`.
        nexts: of each, the first offset that is known from it on, or `NOWHERE`.
        elements: that begin in it, each behind how many characters.
    """

    note: etree._Element | None = None
    above: tuple[int, int] = (0, 0)
    chars: list[str] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    nexts: list[int] = field(default_factory=list)
    elements: list[tuple[int, etree._Element]] = field(default_factory=list)


def read_flows(root: etree._Element, source: str) -> list[Flow]:
    """The flows of a TEI document, the running text first, with the places of their characters.

    Args:
        root: of the document.
        source: the text that it was made from.
    """
    flows = [Flow()]
    text = root.find(tei("text"))
    if text is not None:
        _read(text, (), flows, 0, [True])
    _Aligner(source).place(flows)
    return flows


def is_set_apart(note: etree._Element) -> bool:
    """Whether a note stands elsewhere in the source than in the TEI, or may."""
    is_foot = note.get("n") is not None or note.get("place") == "foot" or note.get("type") == "source"
    return is_foot or is_beside_lines(note)


def _read(node: etree._Element, path: Path, flows: list[Flow], at: int, edge: list[bool]) -> None:
    """Add what a node says to a flow; `edge` has whether a word may begin."""
    flow, inner = flows[at], (*path, node)
    _add(flow, node.text, inner, edge)
    for child in node:
        if child.tag in (etree.Comment, etree.ProcessingInstruction, etree.Entity):
            _add(flow, child.tail, inner, edge)
            continue
        flow.elements.append((len(flow.chars), child))
        parts = child.tag not in _PHRASES
        edge[0] = edge[0] or parts
        if child.tag == _NOTE and is_set_apart(child):
            flows.append(Flow(child, (at, len(flow.chars))))
            _read(child, inner, flows, len(flows) - 1, [True])
        elif child.tag not in _ADDED:
            _read(child, inner, flows, at, edge)
        edge[0] = edge[0] or parts
        _add(flow, child.tail, inner, edge)


def _add(flow: Flow, text: str | None, path: Path, edge: list[bool]) -> None:
    for char in text or "":
        if char.isspace():
            edge[0] = True
            continue
        flow.chars.append(char)
        flow.paths.append(path)
        flow.starts.append(edge[0])
        edge[0] = False


def _nexts(places: Sequence[int]) -> list[int]:
    """For each character, and behind the last, the first place that is known from it on."""
    nexts, last = [NOWHERE] * (len(places) + 1), NOWHERE
    for at in range(len(places) - 1, -1, -1):
        last = last if places[at] == NOWHERE else places[at]
        nexts[at] = last
    return nexts


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int


class _Aligner:
    """A source, of which each character is given to one of the flows."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._free = [not char.isspace() for char in source]
        self._at = [at for at, free in enumerate(self._free) if free]
        self._dense = "".join(source.split())

    def place(self, flows: Sequence[Flow]) -> None:
        """Find the places of the characters of all flows: of the notes that stand whole, then of the text."""
        for flow in flows:
            flow.places = [NOWHERE] * len(flow.chars)
        rest = [flow for flow in flows[1:] if not self._place_whole(flow)]
        for flow in (flows[0], *rest):
            self._place_words(flow)
        for flow in flows:
            flow.nexts = _nexts(flow.places)

    def _place_whole(self, flow: Flow) -> bool:
        """Give a note its place, if it stands in the source just once as it is."""
        text = "".join(flow.chars)
        found = self._dense.find(text)
        if not text or found < 0 or self._dense.find(text, found + 1) >= 0:
            return False
        self._give(flow, 0, self._at[found : found + len(text)])
        return True

    def _give(self, flow: Flow, start: int, places: Sequence[int]) -> None:
        for index, place in enumerate(places, start):
            flow.places[index] = place
            self._free[place] = False

    def _place_words(self, flow: Flow) -> None:
        ours, theirs = list(self._words()), list(_words_of(flow))
        anchors = _anchors([word.text for word in theirs], [word.text for word in ours])
        ends = [*anchors, (len(theirs), len(ours))]
        for (a, c), (b, d) in pairwise([(-1, -1), *ends]):
            self._place_between(flow, theirs[a + 1 : b], ours[c + 1 : d])
            if b < len(theirs):
                self._give(flow, theirs[b].start, self._from(ours[d].start, len(theirs[b].text)))

    def _place_between(self, flow: Flow, theirs: Sequence[_Word], ours: Sequence[_Word]) -> None:
        """Find the places of words between two that are known."""
        texts, own = [word.text for word in theirs], [word.text for word in ours]
        for kind, a, b, c, d in _compared(texts, own):
            if kind == "equal":
                for one, other in zip(theirs[a:b], ours[c:d], strict=True):
                    self._give(flow, one.start, self._from(other.start, len(one.text)))
            elif kind == "replace":
                self._place_characters(flow, theirs[a:b], ours[c:d])

    def _place_characters(self, flow: Flow, theirs: Sequence[_Word], ours: Sequence[_Word]) -> None:
        first = theirs[0].start
        text = "".join(word.text for word in theirs)
        own = [place for word in ours for place in self._from(word.start, len(word.text))]
        if max(len(text), len(own)) > _LONGEST:
            return
        matcher = SequenceMatcher(None, text, "".join(self._source[i] for i in own), autojunk=False)
        for a, b, size in matcher.get_matching_blocks():
            self._give(flow, first + a, own[b : b + size])

    def _from(self, start: int, length: int) -> list[int]:
        """The places of so many free characters from one on."""
        found: list[int] = []
        while len(found) < length:
            if self._free[start]:
                found.append(start)
            start += 1
        return found

    def _words(self) -> Iterator[_Word]:
        """The words of what is free of the source."""
        start, text = 0, ""
        for index, char in enumerate(self._source):
            if char.isspace():
                if text:
                    yield _Word(text, start)
                text = ""
            elif self._free[index]:
                start = start if text else index
                text += char
        if text:
            yield _Word(text, start)


def _compared(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """What is equal in two rows of words, as `SequenceMatcher` says it, which takes their square.

    Rows without anchors are long where a text repeats itself: most often both begin and end the same.
    """
    if len(theirs) * len(ours) <= _LONGEST_SQUARE:
        yield from SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
        return
    most = min(len(theirs), len(ours))
    head = next((at for at in range(most) if theirs[at] != ours[at]), most)
    rest = most - head
    tail = next((at for at in range(rest) if theirs[-1 - at] != ours[-1 - at]), rest)
    yield "equal", 0, head, 0, head
    end, own_end = len(theirs) - tail, len(ours) - tail
    if (end - head) * (own_end - head) <= _LONGEST_SQUARE:
        matcher = SequenceMatcher(None, theirs[head:end], ours[head:own_end], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            yield kind, a + head, b + head, c + head, d + head
    else:
        yield from _met_again(theirs, ours, (head, end), (head, own_end))
    yield "equal", end, len(theirs), own_end, len(ours)


def _met_again(
    theirs: Sequence[str], ours: Sequence[str], span: tuple[int, int], own: tuple[int, int]
) -> Iterator[tuple[str, int, int, int, int]]:
    """The same, going along both: on from where, near by, some words are the same again."""
    (a, end), (c, own_end) = span, own
    while a < end and c < own_end:
        b, d = a, c
        while b < end and d < own_end and theirs[b] == ours[d]:
            b, d = b + 1, d + 1
        yield "equal", a, b, c, d
        steps = ((i, total - i) for total in range(1, _NEAR_BY) for i in range(total + 1))
        found = next(
            (
                (i, j)
                for i, j in steps
                if b + i + _RUN <= end
                and d + j + _RUN <= own_end
                and theirs[b + i : b + i + _RUN] == ours[d + j : d + j + _RUN]
            ),
            None,
        )
        a, c = (b + found[0], d + found[1]) if found else (end, own_end)
        if b < a and d < c:
            yield "replace", b, a, d, c


def _anchors(theirs: Sequence[str], ours: Sequence[str]) -> list[tuple[int, int]]:
    """Words that are the same beyond doubt: with those behind them they stand just once in both texts.

    The longest series of them that rises in both is taken (patience diff, Cohen).
    """
    places = _once(ours)
    return rising([(at, places[key]) for key, at in _once(theirs).items() if key in places])


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each run of words stands that stands just once, in order."""
    found: dict[tuple[str, ...], int] = {}
    often: set[tuple[str, ...]] = set()
    for at in range(len(words) - _RUN + 1):
        key = tuple(words[at : at + _RUN])
        if key in found:
            often.add(key)
        found.setdefault(key, at)
    return {key: at for key, at in found.items() if key not in often}


def _words_of(flow: Flow) -> Iterator[_Word]:
    start = 0
    for index in range(1, len(flow.chars) + 1):
        if index == len(flow.chars) or flow.starts[index]:
            if flow.chars[start:index]:
                yield _Word("".join(flow.chars[start:index]), start)
            start = index
