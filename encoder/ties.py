"""Which element each piece of markup became: told by its place in the document model, one to one.

A mark stands in the element that it became: a page mark in its `pb`, a note's number in its `note`. So no
stage can drop one without the other, and none can be taken for markup that nothing stands for.

| markup | the element | its value |
|---|---|---|
| `page-mark` | `pb` that holds it | `@n`, where the mark says a number |
| `rule`, `fence` | `milestone` that holds it | `@unit`; `@n`, what the fence says |
| `emphasis` | `hi` that holds it, between its signs; over lines, two have one each | `@rend` |
| `deletion`, `addition`, `doubt` | `del`, `add`, `unclear` that holds it, likewise | |
| `bullet` | `item`, or `castItem`, at its beginning | |
| `heading` | `head`, or another block with `@rend="heading"` | `@rend` |
| `table` | `row`, `cell`, `table`, or a `milestone` where there is no row | |
| `line-number` | `l` whose number it is, or `lb` that holds it | `@n` |
| `turned` | `lb` that holds it: the bracket before the rest of a verse | `@rend` |
| `quotation` | `quote`, or `epigraph`, that it stands in, however deep | |
| `leader` | `row` that holds it, between its cells, or `cell` of more than one line | |
| `note-number` | `note` that holds it | `@n` |
| `note-close` | `note` that holds it, behind its text | |
| `note-reference` | `note`s right behind it | `@n`, where OCR has not misread it |
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from encoder import marks
from encoder.model import Content, Element, Markup, Text
from encoder.note_marks import number_label, reference_label
from encoder.note_misread import is_misread

HEADING, HEADING_CLOSE = "heading", "heading-close"
PAIRED_BY = {"hi": "emphasis", "del": "deletion", "add": "addition", "unclear": "doubt"}
"""Why signs on both sides of words are markup, by the element that the words become."""
PHRASES = frozenset(
    {
        "hi",
        "del",
        "add",
        "unclear",
        "ref",
        "seg",
        "date",
        "placeName",
        "persName",
        "orgName",
        "name",
        "choice",
        "sic",
    }
)

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A piece of markup and what it became.

    Attributes:
        leaf: the markup.
        element: the index of the element, among all of the model in document order; None where nothing stands
            for it.
        values: the attributes that the element must have, read from the characters of the markup.
    """

    leaf: Markup
    element: int | None
    values: Values = ()


@dataclass(slots=True)
class _Walk:
    """The elements and ties met so far, and the open elements, outermost first, with their indices."""

    elements: list[Element] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    open: list[tuple[int, Element]] = field(default_factory=list)


def find_ties(content: Content) -> tuple[tuple[Element, ...], tuple[Tie, ...]]:
    """All elements of a content in document order, and each piece of markup with its element."""
    walk = _Walk()
    _go_through(walk, content)
    return tuple(walk.elements), tuple(walk.ties)


def lone_sign(elements: Sequence[Element], ties: Sequence[Tie]) -> Markup | None:
    """The first sign of emphasis that nothing closes, or that closes nothing; None where each has its other.

    Args:
        elements: of the model, in document order.
        ties: of its marks.
    """
    signs = [tie for tie in ties if tie.leaf.why in PAIRED_BY.values()]
    counted = Counter(tie.element for tie in signs)
    open_: Tie | None = None
    for tie in sorted(signs, key=lambda tie: tie.leaf.start):
        held = elements[tie.element or 0].content
        if counted[tie.element] == 2:
            continue
        if counted[tie.element] > 2 or (open_ is None) is not (held[0] is tie.leaf):
            return tie.leaf
        if open_ is not None and (held[-1] is not tie.leaf or _says(open_) != _says(tie)):
            return tie.leaf
        open_ = tie if open_ is None else None
    return open_.leaf if open_ is not None else None


def _says(tie: Tie) -> tuple[str, Values]:
    return tie.leaf.why, tie.values


def _go_through(walk: _Walk, content: Content) -> None:
    for index, node in enumerate(content):
        if isinstance(node, Element):
            walk.open.append((len(walk.elements), node))
            walk.elements.append(node)
            _go_through(walk, node.content)
            walk.open.pop()
        elif isinstance(node, Markup):
            following = (content[at] for at in range(index + 1, len(content)))
            walk.ties.append(_tie(walk, node, following))


def _tie(walk: _Walk, leaf: Markup, following: Iterable[object]) -> Tie:
    values = values_of(leaf)
    if values is None:
        return Tie(leaf, None)
    if leaf.why == "note-reference":
        return Tie(leaf, _note_behind(walk, following), values)
    names, is_near = _PLACES[leaf.why]
    candidates = walk.open[-1:] if is_near else _without_phrases(walk.open)[-1:]
    found = next((index for index, element in candidates if element.name in names), None)
    if leaf.why in (HEADING, HEADING_CLOSE):
        found = next((i for i, e in candidates if e.name == "head" or e.get("rend") == HEADING), None)
    elif leaf.why == "quotation":
        found = next((i for i, e in reversed(walk.open) if e.name in names), None)
    elif leaf.why in ("note-number", "note-close"):
        found = next((i for i, e in reversed(walk.open) if e.name == "note"), None)
    return Tie(leaf, found, values)


def _without_phrases(open_: Sequence[tuple[int, Element]]) -> list[tuple[int, Element]]:
    return [(index, element) for index, element in open_ if element.name not in PHRASES]


def _note_behind(walk: _Walk, following: Iterable[object]) -> int | None:
    """The index that the next element will have, where it is a note and nothing speaks before it."""
    speaking = (node for node in following if not (isinstance(node, Text) and not node.text))
    node = next(speaking, None)
    return len(walk.elements) if isinstance(node, Element) and node.name == "note" else None


_PLACES: dict[str, tuple[frozenset[str], bool]] = {
    "page-mark": (frozenset({"pb"}), True),
    "rule": (frozenset({"milestone"}), True),
    "fence": (frozenset({"milestone"}), True),
    "emphasis": (frozenset({"hi"}), True),
    "deletion": (frozenset({"del"}), True),
    "addition": (frozenset({"add"}), True),
    "doubt": (frozenset({"unclear"}), True),
    "table": (frozenset({"row", "cell", "table", "milestone"}), True),
    "leader": (frozenset({"row", "cell"}), True),
    "bullet": (frozenset({"item", "castItem"}), False),
    "heading": (frozenset({"head"}), False),
    "heading-close": (frozenset({"head"}), False),
    "line-number": (frozenset({"l", "lb"}), False),
    "turned": (frozenset({"lb"}), True),
    "quotation": (frozenset({"quote", "epigraph"}), False),
    "note-number": (frozenset({"note"}), False),
    "note-close": (frozenset({"note"}), False),
}
"""The names of the elements that stand for markup, and whether it must stand straight in one."""


def values_of(leaf: Markup) -> Values | None:
    """The attributes that the characters of a piece of markup ask for; None where they are no such markup."""
    read = _READERS.get(leaf.why)
    return read(leaf.text.strip(" \t\n") or leaf.text) if read else None


def _page(text: str) -> Values | None:
    said = marks.house_mark(text)
    return None if said is None else (("n", said),) if said else ()


def _fence(text: str) -> Values | None:
    label = marks.fence_label(text)
    if label is None:
        return None
    return (("unit", "fence"), ("n", label)) if label else (("unit", "fence"),)


def _paired(element: str, text: str) -> Values | None:
    sign = marks.paired_sign(text)
    if sign is None or sign.element != element:
        return None
    return (("rend", sign.rend),) if sign.rend else ()


def _number(text: str) -> Values | None:
    label = number_label(text)
    return (("n", label),) if label else None


def _reference(text: str) -> Values | None:
    if is_misread(text):
        return ()
    label = reference_label(text)
    return (("n", label),) if label else None


def _line(text: str) -> Values | None:
    return (("n", text),) if marks.LINE_NUMBER.fullmatch(text) else None


def _matching(pattern: re.Pattern[str], *values: tuple[str, str]) -> Callable[[str], Values | None]:
    return lambda text: values if pattern.fullmatch(text) else None


_READERS: dict[str, Callable[[str], Values | None]] = {
    "page-mark": _page,
    "fence": _fence,
    **{why: partial(_paired, element) for element, why in PAIRED_BY.items()},
    "line-number": _line,
    "quotation": _matching(marks.QUOTE_MARK),
    "turned": _matching(marks.TURNED, ("rend", "turned")),
    "note-number": _number,
    "note-close": _matching(re.compile(r"\]")),
    "note-reference": _reference,
    "rule": _matching(marks.RULE, ("unit", "rule")),
    "bullet": _matching(marks.BULLET),
    "heading": _matching(marks.HEADING),
    "heading-close": _matching(re.compile(r"={2,6}")),
    "table": _matching(re.compile(f"{marks.TABLE.pattern}|{marks.SEPARATOR.pattern}")),
    "leader": _matching(marks.WHOLE_LEADER),
}


TIES = frozenset(_READERS)
"""The kinds of markup that there are."""
