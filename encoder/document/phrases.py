"""Phrases that are elements: dates, references, gaps, portion marks, editorial remarks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from operator import is_

from encoder.corrections.rulings import NO_RULINGS, Rulings, Span
from encoder.document.dates import NO_CONTEXT, Context, find_dateline, find_dates
from encoder.document.dates.doubted import find_doubted
from encoder.document.dates.enacted import find_enacted
from encoder.document.dates.in_italics import dates_over_italics
from encoder.document.dates.run_in import find_run_in
from encoder.document.flat import BREAKS, OPAQUE, flat, flatten
from encoder.document.phrase import Phrase
from encoder.document.read_as import read_text
from encoder.document.references import find_references
from encoder.document.transcribed import SIGNS
from encoder.house.note_words import opens_sidenote
from encoder.language import opens_illustration
from encoder.model import Content, Element, Markup, Node, Text, element, leaves
from encoder.texts import cut

PROSE = frozenset({"p", "item", "head", "cell", "note", "ab", "signed", "addrLine", "closer", "salute"})
_IN_CAPTION = frozenset({"lb", "hi", "date", "placeName", "ref", "choice", "note"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PORTION = re.compile(r"\((?:TS|S|C|U|R|LOU|FOUO|OUO)(?:[/-]{1,2}[A-Z]{2,})*\)(?=\s)")
_EDITORIAL = re.compile(r"\s*\[(?:(?!\]).)*\][.\s]*", re.DOTALL)
_NOT_EDITORIAL = re.compile(r"\[\W*(?:\d+|[ivxlc]+|[a-z])\W*\]", re.I)


Finder = Callable[[str], Iterator[Phrase]]


def mark_phrases(
    content: Content, typed: bool, context: Context = NO_CONTEXT, rulings: Rulings = NO_RULINGS
) -> Content:
    """The content with its phrases marked, at every depth.

    Args:
        content: of a document.
        typed: whether it has the furniture of typed pages, which are not referred to by number.
        context: what is known before its dates are read.
        rulings: what an editor said; phrases are looked for in what the text should read.
    """
    return _marked(content, typed, context, rulings.readings, rulings.paragraphs)


def _marked(
    content: Content, typed: bool, context: Context, readings: Sequence[Span], ruled: frozenset[int]
) -> Content:
    marked = tuple(
        _mark(node, typed, context, readings, ruled) if isinstance(node, Element) else node
        for node in content
    )
    return content if all(map(is_, marked, content)) else marked


def _mark(
    node: Element, typed: bool, context: Context, readings: Sequence[Span], ruled: frozenset[int]
) -> Element:
    content = _marked(node.content, typed, context, readings, ruled)
    if node.name == "dateline":
        content = wrap(content, tuple(find_doubted(flatten(content), context)))
        content = wrap(content, dates_over_italics(content, context))
        content = tuple(_dated(child, context) for child in content)
    finders = _finders(node, typed, context)
    if finders:
        read = read_text(content, readings)
        content = wrap(content, read.as_it_stands(_phrases(read.text, finders)))
    if node.name in ("p", "item"):
        content = _portion_mark(content)
    is_free = node.name == "p" and not _is_ruled(node, ruled)
    if is_free and _is_picture(content):
        content = (Element("figure", (Element("head", content),)),)
    elif is_free and _is_editorial(content):
        place = {"place": "margin"} if opens_sidenote(flatten(content)) else {}
        content = (element("note", *content, type="editorial", **place),)
    return node if content is node.content else replace(node, content=content)


def _dated(node: Node, context: Context) -> Node:
    """What is set off in a dateline, with its place and day: `FOREIGN OFFICE, _June 4, 1867_.`"""
    if not isinstance(node, Element) or node.name != "hi":
        return node
    phrases = _phrases(flatten(node.content), (partial(find_dateline, context=context),))
    return replace(node, content=wrap(node.content, phrases)) if phrases else node


def _is_ruled(node: Element, ruled: frozenset[int]) -> bool:
    """Whether an editor said that a paragraph is one."""
    if not ruled:
        return False
    return next((leaf.start for leaf in leaves(node.content) if isinstance(leaf, Text)), None) in ruled


def _finders(node: Element, typed: bool, context: Context) -> tuple[Finder, ...]:
    if node.name == "dateline":
        return (partial(find_dateline, context=context),)
    if node.name == "head":
        dates = partial(_sure_dates, context=context)
        return (*SIGNS, find_references, dates) if not typed else SIGNS
    if node.name == "p" and not typed:
        run_in, enacted = partial(find_run_in, context=context), partial(find_enacted, context=context)
        return (*SIGNS, find_references, run_in, enacted)
    if node.name in PROSE:
        return SIGNS if typed else (*SIGNS, find_references)
    if node.name == "l":
        return SIGNS
    return ()


def _sure_dates(text: str, context: Context) -> Iterator[Phrase]:
    """The days that a heading names in full."""
    for phrase in find_dates(text, context):
        given = dict(phrase.attributes)
        if phrase.name == "date" and "cert" not in given and _DAY.match(given.get("when", "")):
            yield phrase


def _phrases(text: str, finders: tuple[Finder, ...]) -> tuple[Phrase, ...]:
    phrases = (phrase for finder in finders for phrase in finder(text))
    found = sorted(phrases, key=lambda phrase: (phrase.start, -phrase.end))
    kept: list[Phrase] = []
    for phrase in found:
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return tuple(kept)


def wrap(content: Content, phrases: tuple[Phrase, ...]) -> Content:
    """The content with each phrase's nodes moved into its element; texts are cut at its edges."""
    if not phrases:
        return content
    cut = {edge for phrase in phrases for edge in (phrase.start, phrase.end)}
    pieces = list(_cut(content, cut))
    done: list[Node] = []
    index = 0
    for phrase in phrases:
        while index < len(pieces) and _is_before(*pieces[index], phrase):
            done.append(pieces[index][1])
            index += 1
        inside: list[Node] = []
        while index < len(pieces) and pieces[index][0] < phrase.end:
            inside.append(pieces[index][1])
            index += 1
        kept, after = _on_one_line(inside) if phrase.inner else (inside, [])
        wrapped = (Element(phrase.inner, tuple(kept)),) if phrase.inner else tuple(kept)
        done += [Element(phrase.name, wrapped, phrase.attributes), *after]
    done += [node for _, node in pieces[index:]]
    return tuple(done)


def _is_before(position: int, node: Node, phrase: Phrase) -> bool:
    """Whether a piece stands before a phrase; markup right before it does, which has no length."""
    return position < phrase.start or (position == phrase.start and isinstance(node, Markup))


def _on_one_line(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """The text of a phrase with a space for each break in it, and these: `desc` holds no breaks."""
    kept: list[Node] = []
    breaks: list[Node] = []
    for node in nodes:
        if not isinstance(node, Element) or node.name not in BREAKS:
            kept.append(node)
            continue
        breaks.append(node)
        last = kept[-1] if kept else None
        if isinstance(last, Text):
            kept[-1] = Text(last.start, f"{last.text} ")
    return kept, breaks


def _cut(content: Content, edges: set[int]) -> Iterator[tuple[int, Node]]:
    position = 0
    for node in content:
        length = len(flat(node))
        if isinstance(node, Text):
            bounds = [
                0,
                *sorted(edge - position for edge in edges if position < edge < position + length),
                length,
            ]
            for start, end in pairwise(bounds):
                yield position + start, cut(node, start, end)
        else:
            yield position, node
        position += length


def _portion_mark(content: Content) -> Content:
    """`(S) The station …` → `<seg type="portionMark">(S)</seg> The station …`."""
    for index, node in enumerate(content):
        if isinstance(node, Markup):
            continue
        match = _PORTION.match(node.text) if isinstance(node, Text) else None
        if match is None or not isinstance(node, Text):
            return content
        mark = element("seg", cut(node, 0, match.end()), type="portionMark")
        return (*content[:index], mark, cut(node, match.end()), *content[index + 1 :])
    return content


def _is_picture(content: Content) -> bool:
    """Whether a paragraph is the place of a picture, its caption within the brackets (TEI, 14.4)."""
    text = flatten(content).replace(OPAQUE, "").strip()
    inner = {node.name for node in content if isinstance(node, Element)}
    return text.endswith("]") and opens_illustration(text) and inner <= _IN_CAPTION


def _is_editorial(content: Content) -> bool:
    text = flatten(content).replace(OPAQUE, "")
    return bool(_EDITORIAL.fullmatch(text)) and len(text) > 12 and not _NOT_EDITORIAL.fullmatch(text.strip())
