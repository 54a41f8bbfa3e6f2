"""Emphasis in the source's own markup: Markdown and the HTML that OCR tools leave."""

import re

from encoder.marks import RENDITIONS
from encoder.model import Content, Markup, Text, element
from encoder.texts import cut

_EMPHASIS = re.compile(
    r"""
    (?P<tag><(?P<name>u|b|i|em|strong|sup)>) (?P<tagged>[^<]*) (?P<end></(?P=name)>)   # <u>Berlin</u>
    | (?P<bold>\*\*|__) (?=\S) (?P<strong>(?:(?!(?P=bold)).)+?) (?<=\S) (?P=bold)       # **Berlin**
    """,
    re.VERBOSE,
)


def parse_inline(text: Text) -> Content:
    """Text with its emphasis as `hi`: `a <u>b</u>` → `a <hi rend="underline">b</hi>`."""
    if "<" not in text.text and "**" not in text.text and "__" not in text.text:
        return (text,) if text.text else ()
    nodes: list[Markup | Text | object] = []
    position = 0
    for match in _EMPHASIS.finditer(text.text):
        if not (match["tagged"] or match["strong"] or "").strip():
            continue
        nodes += _text(text, position, match.start())
        nodes.append(_highlighted(text, match))
        position = match.end()
    return (*nodes, *_text(text, position, len(text.text)))  # type: ignore[arg-type]


def _highlighted(text: Text, match: re.Match[str]) -> object:
    group, sign = ("tagged", match["name"]) if match["tag"] else ("strong", match["bold"])
    before, after = match.span(group)
    return element(
        "hi",
        _markup(text, match.start(), before),
        *_text(text, before, after),
        _markup(text, after, match.end()),
        rend=RENDITIONS[sign],
    )


def _text(text: Text, start: int, end: int) -> list[Text]:
    return [cut(text, start, end)] if start < end else []


def _markup(text: Text, start: int, end: int) -> Markup:
    return Markup(text.start + start, text.text[start:end], "emphasis")
