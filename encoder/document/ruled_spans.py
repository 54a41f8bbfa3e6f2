"""What an editor said of spans, in a content: dates, readings, and that nothing there is in doubt."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from encoder.corrections.rulings import Rulings, Span
from encoder.metadata.edtf import date_attributes
from encoder.model import Content, Element, Markup, Node, Supplied, Text, element, leaves
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


def mark_ruled(content: Content, rulings: Rulings) -> Content:
    """The content with the dates and readings that an editor gave, and without the doubts that were accepted.

    What lies in more than one element is left as it is.

    Args:
        content: of the documents of a source.
        rulings: what an editor said.
    """
    for span in rulings.dates:
        content = _dated(content, span)
    for span in rulings.readings:
        content = _read(content, span)
    return _accepted(content, rulings) if rulings.accepted else content


def _dated(content: Content, span: Span) -> Content:
    """The content with a date where an editor saw one; a whole line has it where a date was found."""
    found = list(_dates_in(content, span))
    if span.value is False:
        return _without(content, found)
    given = (*(date_attributes(span.value) or ()), ("resp", EDITOR))
    whole = [one for one in found if _covers(span, one)]
    if whole:
        others = [one for one in whole[1:] if _covers_exactly(span, whole[0])]
        return _without(_with_attributes(content, whole[0], given), others)
    bare = _without(content, found)
    for part in (span, _widest(bare, span)):
        dated = wrapped(bare, part, lambda inner: Element("date", inner, given)) if part else None
        if dated is not None:
            return dated
    return content


def _widest(content: Content, span: Span) -> Span | None:
    """The longest text of a span that no element parts: `Rome` of `<label>1.</label> Rome`."""
    texts = [one for one in leaves(content) if isinstance(one, Text) and _meets(one, span)]
    parts = [
        Span(max(one.start, span.start), min(one.start + len(one.text), span.end), span.value)
        for one in texts
    ]
    return max(parts, key=lambda part: part.end - part.start, default=None)


def _dates_in(content: Content, span: Span) -> Iterator[Element]:
    """The dates that have a character of a span."""
    for node in content:
        if isinstance(node, Element):
            if node.name == "date" and _meets(node, span):
                yield node
            else:
                yield from _dates_in(node.content, span)


def _covers(span: Span, node: Element) -> bool:
    """Whether an element stands within a span."""
    bounds = bounds_of(node)
    return bounds is not None and span.start <= bounds[0] and bounds[1] <= span.end


def _covers_exactly(span: Span, node: Element) -> bool:
    return bounds_of(node) == (span.start, span.end)


def _without(content: Content, dates: list[Element]) -> Content:
    """The content, some dates no longer elements."""
    if not dates:
        return content
    out: list[Node] = []
    for node in content:
        if not isinstance(node, Element):
            out.append(node)
        elif any(node is one for one in dates):
            out += node.content
        else:
            out.append(replace(node, content=_without(node.content, dates)))
    return tuple(out)


def _with_attributes(content: Content, wanted: Element, attributes: tuple[tuple[str, str], ...]) -> Content:
    return tuple(
        replace(node, attributes=attributes)
        if node is wanted
        else replace(node, content=_with_attributes(node.content, wanted, attributes))
        if isinstance(node, Element)
        else node
        for node in content
    )


def _read(content: Content, span: Span) -> Content:
    """The content with what a span reads beside it (TEI Guidelines, 3.5.1)."""
    if span.value is False:
        return content
    meant = element("corr", Supplied(span.value), resp=EDITOR)
    return wrapped(content, span, lambda inner: element("choice", Element("sic", inner), meant)) or content


def wrapped(content: Content, span: Span, make: Make) -> Content | None:
    """The content with what stands in a span in an element of its own; None where it is in several.

    Args:
        content: any.
        span: its white space at the edges is left outside.
        make: the element for what stands in the span.
    """
    inside = [at for at, node in enumerate(content) if _meets(node, span)]
    if not inside:
        return None
    first, last = inside[0], _with_notes(content, inside[-1])
    node = content[first]
    if first == last and isinstance(node, Element) and not (_covers(span, node) and node.name in _PHRASES):
        inner = wrapped(node.content, span, make)
        return (
            None if inner is None else (*content[:first], replace(node, content=inner), *content[last + 1 :])
        )
    before, kept, after = _parted(content[first : last + 1], span)
    if not kept or not all(_may_stand_in(one, span) for one in kept):
        return None
    return (*content[:first], *before, make(tuple(kept)), *after, *content[last + 1 :])


def _with_notes(content: Content, last: int) -> int:
    """The index of the last of the notes right behind a reference to them, which stay there."""
    while last + 1 < len(content) and _is_note(content[last + 1]):
        if not (isinstance(content[last], Markup) or _is_note(content[last])):
            break
        last += 1
    return last


def _may_stand_in(node: Node, span: Span) -> bool:
    if isinstance(node, Element):
        return node.name in _WHOLE and (not _meets(node, span) or _covers(span, node))
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


def _meets(node: Node, span: Span) -> bool:
    """Whether a node has a character of a span."""
    if isinstance(node, Element):
        return any(_meets(one, span) for one in node.content)
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
