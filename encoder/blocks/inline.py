"""Emphasis in the source's own markup: Markdown and the HTML that OCR tools leave."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from encoder.marks import NAMES, SIGNS, TAGS, Sign
from encoder.model import Content, Markup, Node, Text, element
from encoder.texts import cut
from encoder.ties import PAIRED_BY

_EMPHASIS = re.compile(
    rf"""
    (?P<tag>(?!<sup>\s*(?:[\[(]?\d{{1,3}}[\])]?|[a-z]{{1,2}}|[ivxl]{{1,6}}|[*†‡§]{{1,3}})\s*</sup>)
    <(?P<name>{"|".join(TAGS)})>) (?P<tagged>[^<]*) (?P<end></(?P=name)>)   # <u>Berlin</u>
    | \[\[(?P<said>{"|".join(NAMES)})\]\] (?P<named>[^\[\]]*) \[\[/(?P=said)\]\]     # [[bold]]Berlin[[/bold]]
    | (?<!~)(?P<tilde>~~)(?=[^\s~]) (?P<struck>[^~]{{1,200}}) (?<=\S)~~(?!~)            # ~~Berlin~~
    | (?<![^\s(])(?P<caret>\^)(?=[^\W\d_]) (?P<put_in>[^\^]{{2,80}}) (?<=\w)\^(?![\w^]) # to ^great^ Berlin
    | (?P<bold>\*\*|__) (?![\s\])*]) (?P<strong>(?:(?!(?P=bold)).)+?) (?<=\S) (?P=bold)       # **Berlin**
    | (?:(?<![\w_])(?P<rule>_)(?=[^\s_])                                                    # _Sea Marks_
        | (?P<star>(?:(?<=[\s(\[“‘"—])|^)\*(?=[\w(„“]) | ^\*(?=\[|[^\s*][^*]*\*[.,:;]?$)))
    (?P<slanted>[^_*<]{{0,120}}(?<=[^\s_*\[(])) (?:(?(rule)_|\*)) (?![\w_*])
    """,
    re.VERBOSE,
)
_STARRED = re.compile(r"\*(?=[^\s*])[^*<]*(?<=[^\s*])\*")
_FIRST_OF_SIGNS = ("<", "*", "_", "~~", "^", "[[")
_RAISED_LABEL = re.compile(r"(?P<tag><(?P<name>sup)>)(?P<tagged>[^<]*)(?P<end></sup>)")


class Stretch(NamedTuple):
    """Emphasis of more than one line: its offsets in the source, with its signs, and what these are."""

    start: int
    end: int
    sign: str


def parse_inline(text: Text, stretches: Sequence[Stretch] = ()) -> Content:
    """Text with its emphasis as `hi`: `a <u>b</u>` → `a <hi rend="underline">b</hi>`.

    A short raised label stays as it is written, for it may refer to a note: see `parse_superscripts`.

    Args:
        text: of one line, or a part of it.
        stretches: of the document, in their order.
    """
    nodes: list[Node] = []
    position = 0
    for stretch in _over(text, stretches):
        start = max(stretch.start - text.start, position)
        end = min(stretch.end - text.start, len(text.text))
        if start < end:
            nodes += _parsed(cut(text, position, start), _EMPHASIS)
            nodes += _of_stretch(text, start, end, stretch)
            position = end
    return (*nodes, *_parsed(cut(text, position), _EMPHASIS)) if position else _parsed(text, _EMPHASIS)


def _over(text: Text, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches that go over a text."""
    for at in range(bisect_right(stretches, text.start, key=lambda one: one.end), len(stretches)):
        if stretches[at].start >= text.start + len(text.text):
            return
        yield stretches[at]


def parse_cell(text: Text) -> Content:
    """The text of a cell with its emphasis: a star at its beginning, and one at its end, enclose it."""
    match = _STARRED.fullmatch(text.text)
    if match is None:
        return parse_inline(text)
    whole = Stretch(text.start, text.start + len(text.text), "*")
    return tuple(_of_stretch(text, 0, len(text.text), whole))


def emphasised(text: str) -> Iterator[re.Match[str]]:
    """What is emphasised on one line, with the signs around it."""
    return (match for match in _EMPHASIS.finditer(text) if _inside(match).strip())


def _of_stretch(text: Text, start: int, end: int, stretch: Stretch) -> Iterator[Node]:
    """The piece of a longer emphasis that stands on one line, with the signs that stand there."""
    sign = SIGNS[stretch.sign]
    opening = len(sign.written[0]) if text.start + start == stretch.start else 0
    closing = len(sign.written[1]) if text.start + end == stretch.end else 0
    if start + opening >= end - closing:
        return
    yield _paired(text, sign, (start, start + opening), (end - closing, end))


def parse_superscripts(text: Text) -> Content:
    """Text with what is still written `<sup>2</sup>` as `hi`, once the notes have what refers to them."""
    return _parsed(text, _RAISED_LABEL) if "<sup>" in text.text else (text,)


def _parsed(text: Text, pattern: re.Pattern[str]) -> Content:
    if not any(map(text.text.__contains__, _FIRST_OF_SIGNS)):
        return (text,) if text.text else ()
    nodes: list[Node] = []
    position = 0
    for match in pattern.finditer(text.text):
        if not _inside(match).strip():
            continue
        nodes += _text(text, position, match.start())
        nodes.append(_highlighted(text, match))
        position = match.end()
    return (*nodes, *_text(text, position, len(text.text)))


def _highlighted(text: Text, match: re.Match[str]) -> Node:
    group, sign = _inner(match)
    before, after = match.span(group)
    return _paired(text, SIGNS[sign], (match.start(), before), (after, match.end()))


def _paired(text: Text, sign: Sign, opening: tuple[int, int], closing: tuple[int, int]) -> Node:
    """The element of what stands between two signs; one that is on another line is empty."""
    return element(
        sign.element,
        *_markup(text, *opening, sign),
        *_text(text, opening[1], closing[0]),
        *_markup(text, *closing, sign),
        **({"rend": sign.rend} if sign.rend else {}),
    )


def _inside(match: re.Match[str]) -> str:
    return match[_inner(match)[0]] or ""


def _inner(match: re.Match[str]) -> tuple[str, str]:
    """The group that is highlighted, and the sign that highlights it."""
    if match["tag"]:
        return "tagged", match["name"]
    for group, sign in (("named", "said"), ("struck", "tilde"), ("put_in", "caret"), ("strong", "bold")):
        if match[sign]:
            return group, match[sign]
    return "slanted", match["rule"] or match["star"]


def _text(text: Text, start: int, end: int) -> list[Text]:
    return [cut(text, start, end)] if start < end else []


def _markup(text: Text, start: int, end: int, sign: Sign) -> tuple[Markup, ...]:
    return (Markup(text.start + start, text.text[start:end], PAIRED_BY[sign.element]),) if start < end else ()
