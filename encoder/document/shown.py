"""Whether a document model shows what an editor said: a finding for each correction that it does not."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from encoder.corrections.placing import Standing
from encoder.corrections.rulings import NOT_SHOWN, Rulings
from encoder.findings import Finding, Place, Severity
from encoder.metadata.edtf import date_attributes
from encoder.model import FURNITURE, Content, Element, Markup, Role, Supplied, Text, leaves

_BLOCKS = frozenset(
    {
        *("p", "item", "head", "label", "dateline", "salute", "signed", "closer", "addrLine", "trailer"),
        *("l", "stage", "speaker", "castItem", "note", "row", "fw"),
    }
)
_ELEMENTS: Mapping[Role, frozenset[str]] = {
    Role.TITLE: frozenset({"head"}),
    Role.HEAD: frozenset({"head"}),
    Role.DATELINE: frozenset({"dateline"}),
    Role.ADDRESSEE: frozenset({"addrLine", "list"}),
    Role.SUBJECT: frozenset({"addrLine", "list"}),
    Role.SALUTE: frozenset({"salute"}),
    Role.CLOSER: frozenset({"closer"}),
    Role.SIGNED: frozenset({"signed"}),
    Role.FORM: frozenset({"table"}),
    Role.TABLE: frozenset({"table"}),
    Role.PARAGRAPH: frozenset({"p"}),
    Role.ITEM: frozenset({"item", "label"}),
    Role.NOTE: frozenset({"note"}),
    Role.NOTE_PARAGRAPH: frozenset({"note"}),
    Role.SPEAKER: frozenset({"speaker"}),
    Role.SPEECH: frozenset({"sp"}),
    Role.STAGE: frozenset({"stage"}),
    Role.CAST: frozenset({"castItem"}),
    Role.STANZA: frozenset({"l"}),
    Role.VERSE: frozenset({"l"}),
    **{role: frozenset({"fw"}) for role in FURNITURE},
}
"""The elements of which one shows that a line has a role."""
_BEGIN = frozenset({Role.TITLE, Role.HEAD, Role.PARAGRAPH, Role.NOTE, Role.STANZA, Role.SIGNED, Role.SALUTE})
"""Roles of lines that begin their element."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A leaf with the elements that it stands in, outermost first, and its place in document order."""

    start: int
    end: int
    path: tuple[Element, ...]
    at: int
    is_text: bool

    @property
    def block(self) -> Element | None:
        """The innermost block that it stands in."""
        return next((one for one in reversed(self.path) if one.name in _BLOCKS), None)

    def inside(self, *names: str) -> Element | None:
        """The innermost element of some names that it stands in."""
        return next((one for one in reversed(self.path) if one.name in names), None)


class _View:
    """A content, to look up what stands at an offset and what between two leaves."""

    def __init__(self, content: Content) -> None:
        self.leaves: list[_Leaf] = []
        self.elements: list[tuple[int, Element, tuple[Element, ...]]] = []
        self._at = 0
        self._walk(content, ())
        self.ordered = sorted(self.leaves, key=lambda one: one.start)
        self._starts = [one.start for one in self.ordered]
        self._ats = [one.at for one in self.leaves]
        breaks = [(place, node) for place, node, _ in self.elements if node.name == "pb"]
        self._places, self._breaks = [place for place, _ in breaks], [node for _, node in breaks]

    def _walk(self, content: Content, path: tuple[Element, ...]) -> None:
        for node in content:
            self._at += 1
            if isinstance(node, Element):
                self.elements.append((self._at, node, path))
                self._walk(node.content, (*path, node))
            elif not isinstance(node, Supplied) and node.text:
                is_text = isinstance(node, Text) and bool(node.text.strip())
                self.leaves.append(_Leaf(node.start, node.start + len(node.text), path, self._at, is_text))

    def within(self, start: int, end: int) -> Sequence[_Leaf]:
        """The leaves that have a character of a stretch."""
        first = max(0, bisect_left(self._starts, start) - 1)
        return [
            one
            for one in self.ordered[first : bisect_left(self._starts, end)]
            if one.start < end and start < one.end
        ]

    def before(self, leaf: _Leaf) -> _Leaf | None:
        """The leaf of the source's text before one, furniture and notes of other places apart."""
        at = bisect_left(self._ats, leaf.at)
        note = leaf.inside("note")
        earlier = (one for one in self._backwards(at) if one.is_text)
        return next((one for one in earlier if one.inside("fw") is None and one.inside("note") is note), None)

    def breaks_before(self, leaf: _Leaf) -> list[Element]:
        """The page breaks between a leaf and the text before it."""
        at = bisect_left(self._ats, leaf.at)
        note = leaf.inside("note")
        last = 0
        for one in self._backwards(at):
            if one.is_text and one.inside("note") is note:
                last = one.at
                break
        first, end = bisect_right(self._places, last), bisect_left(self._places, leaf.at)
        return self._breaks[first:end]

    def _backwards(self, at: int) -> Iterator[_Leaf]:
        return (self.leaves[index] for index in range(at - 1, -1, -1))


def review_rulings(content: Content, rulings: Rulings) -> Iterator[Finding]:
    """A finding for each correction that a content does not show.

    Args:
        content: of all documents of a source.
        rulings: what an editor said of it.
    """
    if not rulings:
        return
    view = _View(content)
    for standing in rulings.standings:
        found = _REVIEWS[standing.correction.kind](view, standing)
        if found is not None:
            yield _finding(standing, found, rulings)


def _finding(standing: Standing, why: str, rulings: Rulings) -> Finding:
    one = standing.correction
    message = f"“{' '.join(one.text.split())[:40]}”, line {standing.line}: {one} is not shown, since {why}"
    place = Place(rulings.file, one.at or None) if rulings.file else Place(line=standing.line)
    return Finding(NOT_SHOWN, Severity.WARNING, message, place, "look at what stands around it")


def _stands_in(leaf: _Leaf) -> str:
    block = leaf.block
    return f"it stands in {block.name}" if block else "it stands in no element of its own"


def _role(view: _View, standing: Standing) -> str | None:
    role = Role(str(standing.correction.value))
    found = view.within(standing.start, standing.end)
    if not found:
        return "nothing of it is left"
    leaf = next((one for one in found if one.inside("pb") is None), found[0])
    if role is Role.CONTINUATION:
        return _joined(view, standing, leaf)
    element = leaf.inside(*_ELEMENTS[role])
    if element is None or (role in FURNITURE and element.get("type") != role.value):
        return _stands_in(leaf)
    if role in _BEGIN and _first(element, leaf) is False:
        return f"it goes on with what stands above it in {element.name}"
    rank = standing.correction.rank
    depth = sum(one.name == "div" for one in leaf.path)
    return f"it heads a part of rank {depth}" if rank is not None and rank != depth else None


def _first(element: Element, leaf: _Leaf) -> bool:
    """Whether a leaf is the first of the source's in an element."""
    inner = (one for one in leaves(element.content) if not isinstance(one, Supplied) and one.text.strip())
    return next((one.start == leaf.start for one in inner), False)


def _joins(view: _View, standing: Standing) -> str | None:
    found = view.within(standing.start, standing.end)
    if not found:
        return "nothing of it is left"
    leaf = found[0]
    if standing.correction.joins:
        return _joined(view, standing, leaf)
    block = leaf.block
    begins = block is None or block.name == "closer" or _first(block, leaf)
    return None if begins else f"it goes on with what stands above it in {block.name if block else ''}"


def _joined(view: _View, standing: Standing, leaf: _Leaf) -> str | None:
    block = leaf.inside(*(_BLOCKS - {"row"} | {"table"}))
    if block is not None and not _first(block, leaf):
        return None
    return (
        "nothing stands above it" if view.before(leaf) is None else f"it begins {block.name if block else ''}"
    )


def _page(view: _View, standing: Standing) -> str | None:
    found = view.within(standing.start, standing.end)
    n = standing.correction.value
    if not found:
        return "nothing of it is left"
    found = sorted(found, key=lambda leaf: leaf.at)
    breaks = [leaf.inside("pb") for leaf in found[:1] if leaf.inside("pb")] or view.breaks_before(found[0])
    if n is False:
        return "a page begins there" if breaks and found[0].inside("note") is None else None
    if any((one.get("n") or "") == n for one in breaks if one is not None):
        return None
    numbers = [one.get("n") for _, one, _ in view.elements if one.name == "pb"]
    if found[0].inside("note", "fw") is not None and (n in numbers or n == ""):
        return None
    if breaks and breaks[0] is not None:
        return f"the page that begins there is {breaks[0].get('n') or 'without a number'}"
    return "no page can begin there"


def _note(view: _View, standing: Standing) -> str | None:
    found = view.within(standing.start, standing.end)
    if not found:
        return "nothing of it is left"
    note = found[0].inside("note")
    label = standing.correction.value
    is_foot = note is not None and (note.get("place") == "foot" or note.get("type") == "source")
    if label is False:
        return f"it stands in note {note.get('n') or ''}".strip() if note is not None and is_foot else None
    if note is None or note.get("n") != label:
        return _stands_in(found[0])
    return None if _first(note, found[0]) else f"note {label} begins above it"


def _reference(view: _View, standing: Standing) -> str | None:
    label = standing.correction.value
    found = view.within(standing.start, standing.end)
    if label is False:
        inner = (one for leaf in found for one in leaf.path[-1].content)
        cited = any(
            isinstance(one, Markup)
            and one.why == "note-reference"
            and one.start < standing.end
            and standing.start < one.start + len(one.text)
            for one in inner
        )
        return "it refers to a note" if cited else None
    numbered = [pair for pair in view.elements if pair[1].name == "note" and pair[1].get("n") == label]
    if not numbered:
        return f"there is no note {label}"
    if not found:
        return "nothing of it is left"
    last = found[-1]
    for place, note, _ in numbered:
        between = [one for one in view.leaves if last.at < one.at < place]
        if place > last.at and all(one.inside("note") not in (None, note) for one in between):
            return None
    return f"note {label} stands somewhere else"


def _date(view: _View, standing: Standing) -> str | None:
    value = standing.correction.value
    found = view.within(standing.start, standing.end)
    dates = [date for leaf in found if (date := leaf.inside("date")) is not None]
    if value is False:
        return "a date stands there" if dates else None
    wanted = [pair for pair in date_attributes(str(value)) or () if pair[0] != "cert"]
    shown = any(all(date.get(name) == said for name, said in wanted) for date in dates)
    return None if shown else "it stands in more than one element"


def _reads(view: _View, standing: Standing) -> str | None:
    for leaf in view.within(standing.start, standing.end):
        choice = leaf.inside("choice")
        supplied = leaves(choice.content) if choice is not None else ()
        if standing.correction.reads in [one.text for one in supplied if isinstance(one, Supplied)]:
            return None
    return "it stands in more than one element, or is none of the text"


_REVIEWS: Mapping[str, Callable[[_View, Standing], str | None]] = {
    "role": _role,
    "joins": _joins,
    "page": _page,
    "note": _note,
    "reference": _reference,
    "date": _date,
    "reads": _reads,
    "accepted": lambda view, standing: None,
}
