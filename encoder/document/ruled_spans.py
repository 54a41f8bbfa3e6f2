"""What an editor said of spans, in a content: dates, readings, and that nothing there is in doubt."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from encoder.corrections.rulings import Rulings, Span
from encoder.metadata.edtf import date_attributes
from encoder.model import Content, Element, Markup, Node, Supplied, Text, element
from encoder.texts import cut

EDITOR = "#editor"
_ENGROSS = "#engross"
_PHRASES = frozenset(
    {
        *("hi", "ref", "seg", "choice", "sic", "corr", "supplied", "date", "time"),
        *("placeName", "persName", "orgName", "name"),
    }
)
_WHOLE = _PHRASES | {"lb", "pb", "fw", "milestone", "gap", "note"}
"""Elements that may stand within a reading or a date."""
_KEPT = frozenset({"corr", "supplied"})
"""Elements that say with `@resp` who put in what the source has not."""

Make = Callable[[Content], Element]


class _Extents:
    """The first and the last offset of what elements have of the source, notes in them as well."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Element, tuple[int, int] | None]] = {}

    def of(self, node: Element) -> tuple[int, int] | None:
        """The extent of an element; it is looked up again while the element lives."""
        known = self._known.get(id(node))
        if known is not None and known[0] is node:
            return known[1]
        inner = [self.of(one) if isinstance(one, Element) else bounds_of(one) for one in node.content]
        said = [one for one in inner if one is not None]
        found = (min(start for start, _ in said), max(end for _, end in said)) if said else None
        self._known[id(node)] = (node, found)
        return found

    def meet(self, node: Element, span: Span) -> bool:
        """Whether an element may have a character of a span."""
        extent = self.of(node)
        return extent is not None and span.meets(*extent)


def mark_ruled(content: Content, rulings: Rulings) -> Content:
    """The content with the dates and readings that an editor gave, and without the doubts that were accepted.

    What lies in more than one element is left as it is.

    Args:
        content: of the documents of a source.
        rulings: what an editor said.
    """
    extents = _Extents()
    for span in rulings.dates:
        content = _dated(content, span, extents)
    for span in rulings.readings:
        content = _read(content, span, extents)
    return _accepted(content, rulings) if rulings.accepted else content


def _dated(content: Content, span: Span, extents: _Extents) -> Content:
    """The content with a date where an editor saw one; a whole line has it where a date was found."""
    found = list(_dates_in(content, span, extents))
    bare = _rebuilt(content, span, extents, lambda node: node.content if _is_among(node, found) else None)
    if span.value is False:
        return bare
    given = (*(date_attributes(span.value) or ()), ("resp", EDITOR))
    whole = next((one for one in found if _covers(span, one)), None)
    if whole is not None:
        return _rebuilt(
            content,
            span,
            extents,
            lambda node: (replace(node, attributes=given),) if node is whole else None,
        )
    for part in (span, _widest(bare, span, extents)):
        dated = _wrapped(bare, part, lambda inner: Element("date", inner, given), extents) if part else None
        if dated is not None:
            return dated
    return content


def _widest(content: Content, span: Span, extents: _Extents) -> Span | None:
    """The longest text of a span that no element parts: `Rome` of `<label>1.</label> Rome`."""
    texts = _texts_in(content, span, extents)
    parts = [
        Span(max(one.start, span.start), min(one.start + len(one.text), span.end), span.value)
        for one in texts
    ]
    return max(parts, key=lambda part: part.end - part.start, default=None)


def _texts_in(content: Content, span: Span, extents: _Extents) -> Iterator[Text]:
    for node in content:
        if isinstance(node, Element) and extents.meet(node, span):
            yield from _texts_in(node.content, span, extents)
        elif isinstance(node, Text) and _meets(node, span, extents):
            yield node


def _dates_in(content: Content, span: Span, extents: _Extents) -> Iterator[Element]:
    """The dates that have a character of a span."""
    for node in content:
        if not isinstance(node, Element) or not extents.meet(node, span):
            continue
        if node.name == "date" and _meets(node, span, extents):
            yield node
        else:
            yield from _dates_in(node.content, span, extents)


def _is_among(node: Element, found: list[Element]) -> bool:
    return any(node is one for one in found)


def _covers(span: Span, node: Element) -> bool:
    """Whether an element stands within a span."""
    bounds = bounds_of(node)
    return bounds is not None and span.start <= bounds[0] and bounds[1] <= span.end


def _rebuilt(
    content: Content, span: Span, extents: _Extents, change: Callable[[Element], Content | None]
) -> Content:
    """The content, some elements near a span changed.

    Args:
        content: any.
        span: elements that have nothing near it stay as they are.
        extents: of the elements.
        change: what takes the place of an element; None leaves it, and asks for those in it.
    """
    out: list[Node] = []
    for node in content:
        if not isinstance(node, Element) or not extents.meet(node, span):
            out.append(node)
            continue
        instead = change(node)
        out += (
            (replace(node, content=_rebuilt(node.content, span, extents, change)),)
            if instead is None
            else instead
        )
    return tuple(out)


def _read(content: Content, span: Span, extents: _Extents) -> Content:
    """The content with what a span reads beside it (TEI Guidelines, 3.5.1)."""
    if span.value is False:
        return content
    meant = element("corr", Supplied(span.value), resp=EDITOR)

    def choice(inner: Content) -> Element:
        return element("choice", Element("sic", inner), meant)

    return _wrapped(content, span, choice, extents) or content


def _wrapped(content: Content, span: Span, make: Make, extents: _Extents) -> Content | None:
    """The content with what stands in a span in an element of its own; None where it is in several.

    Args:
        content: any.
        span: its white space at the edges is left outside.
        make: the element for what stands in the span.
        extents: of the elements.
    """
    inside = [at for at, node in enumerate(content) if _meets(node, span, extents)]
    if not inside:
        return None
    first, last = inside[0], _with_notes(content, inside[-1])
    node = content[first]
    if first == last and isinstance(node, Element) and not (_covers(span, node) and node.name in _PHRASES):
        inner = _wrapped(node.content, span, make, extents)
        return (
            None if inner is None else (*content[:first], replace(node, content=inner), *content[last + 1 :])
        )
    before, kept, after = _parted(content[first : last + 1], span)
    if not any(map(_is_words, kept)) or not all(_may_stand_in(one, span, extents) for one in kept):
        return None
    return (*content[:first], *before, make(tuple(kept)), *after, *content[last + 1 :])


def _with_notes(content: Content, last: int) -> int:
    """The index of the last of the notes right behind a reference to them, which stay there."""
    if isinstance(content[last], Markup):
        while last + 1 < len(content) and _is_note(content[last + 1]):
            last += 1
    return last


def _is_words(node: Node) -> bool:
    """Whether a node is of a line's words, and no block, break or note."""
    return not isinstance(node, Element) or node.name in _PHRASES


def _may_stand_in(node: Node, span: Span, extents: _Extents) -> bool:
    if isinstance(node, Element):
        return node.name in _WHOLE and (not _meets(node, span, extents) or _covers(span, node))
    return not isinstance(node, Markup) or node.why == "note-reference"


def _parted(content: Content, span: Span) -> tuple[list[Node], list[Node], list[Node]]:
    """What of a content stands before a span, in it and behind it; texts are cut at its edges."""
    before: list[Node] = []
    kept: list[Node] = []
    after: list[Node] = []
    for node in content:
        if not isinstance(node, Text):
            kept.append(node)
            continue
        start = max(0, span.start - node.start)
        end = min(len(node.text), span.end - node.start)
        if start:
            before.append(cut(node, 0, start))
        if start < end:
            kept.append(cut(node, start, end))
        if end < len(node.text):
            after.append(cut(node, end))
    return before, kept, after


def bounds_of(node: Node) -> tuple[int, int] | None:
    """The first offset of what a node has of the source, and the one behind it; notes in it apart."""
    if isinstance(node, Text | Markup):
        return node.start, node.start + len(node.text)
    if not isinstance(node, Element):
        return None
    inner = [b for one in node.content if not _is_note(one) and (b := bounds_of(one)) is not None]
    return (min(start for start, _ in inner), max(end for _, end in inner)) if inner else None


def _meets(node: Node, span: Span, extents: _Extents) -> bool:
    """Whether a node has a character of a span."""
    if isinstance(node, Element):
        return extents.meet(node, span) and any(_meets(one, span, extents) for one in node.content)
    bounds = bounds_of(node)
    return bounds is not None and span.meets(*bounds)


def _is_note(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "note"


def _accepted(content: Content, rulings: Rulings) -> Content:
    """The content, where the elements that begin in an accepted stretch are no longer in doubt."""
    out: list[Node] = []
    for node in content:
        if isinstance(node, Element):
            inner = _accepted(node.content, rulings)
            node = node if inner is node.content else replace(node, content=inner)
            bounds = bounds_of(node)
            if node.get("cert") and bounds and rulings.is_accepted(bounds[0], bounds[0] + 1):
                node = replace(node, attributes=_undoubted(node))
        out.append(node)
    return tuple(out)


def _undoubted(node: Element) -> tuple[tuple[str, str], ...]:
    gone = {("resp", _ENGROSS)} if node.name not in _KEPT else set()
    return tuple(pair for pair in node.attributes if pair[0] != "cert" and pair not in gone)
