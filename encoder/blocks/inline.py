"""Emphasis in the source's own markup: Markdown and the HTML that OCR tools leave."""

import re

from encoder.marks import RENDITIONS
from encoder.model import Content, Markup, Text, element
from encoder.texts import cut

_EMPHASIS = re.compile(
    r"""
    (?P<tag>(?!<sup>\s*(?:[\[(]?\d{1,3}[\])]?|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§]{1,3})\s*</sup>)
    <(?P<name>u|b|i|em|strong|sup)>) (?P<tagged>[^<]*) (?P<end></(?P=name)>)   # <u>Berlin</u>
    | (?P<bold>\*\*|__) (?![\s\])*]) (?P<strong>(?:(?!(?P=bold)).)+?) (?<=\S) (?P=bold)       # **Berlin**
    | (?:(?<![\w_])(?P<rule>_)(?=[^\s_]) | (?<=[\s(\[“‘"—])(?P<star>\*)(?=\w))                # _Sea Marks_
    (?P<slanted>[^_*<]{0,120}(?<=[^\s_*])) (?:(?(rule)_|\*)) (?![\w_*])
    """,
    re.VERBOSE,
)
_RAISED_LABEL = re.compile(
    r"(?P<tag><(?P<name>sup)>)(?P<tagged>[^<]*)(?P<end></sup>)(?P<bold>(?!))?(?P<strong>(?!))?"
    r"(?P<rule>(?!))?(?P<star>(?!))?(?P<slanted>(?!))?"
)


def parse_inline(text: Text) -> Content:
    """Text with its emphasis as `hi`: `a <u>b</u>` → `a <hi rend="underline">b</hi>`.

    A star at the beginning of a line may be the mark of a note: it opens no emphasis. A short raised label
    stays as it is written, for it may refer to a note: see `parse_superscripts`.
    """
    return _parsed(text, _EMPHASIS)


def parse_superscripts(text: Text) -> Content:
    """Text with what is still written `<sup>2</sup>` as `hi`, once the notes have what refers to them."""
    return _parsed(text, _RAISED_LABEL) if "<sup>" in text.text else (text,)


def _parsed(text: Text, pattern: re.Pattern[str]) -> Content:
    if not any(map(text.text.__contains__, "<*_")):
        return (text,) if text.text else ()
    nodes: list[Markup | Text | object] = []
    position = 0
    for match in pattern.finditer(text.text):
        if not (match["tagged"] or match["strong"] or match["slanted"] or "").strip():
            continue
        nodes += _text(text, position, match.start())
        nodes.append(_highlighted(text, match))
        position = match.end()
    return (*nodes, *_text(text, position, len(text.text)))  # type: ignore[arg-type]


def _highlighted(text: Text, match: re.Match[str]) -> object:
    group, sign = _inner(match)
    before, after = match.span(group)
    return element(
        "hi",
        _markup(text, match.start(), before),
        *_text(text, before, after),
        _markup(text, after, match.end()),
        rend=RENDITIONS[sign],
    )


def _inner(match: re.Match[str]) -> tuple[str, str]:
    """The group that is highlighted, and the sign that highlights it."""
    if match["tag"]:
        return "tagged", match["name"]
    if match["bold"]:
        return "strong", match["bold"]
    return "slanted", match["rule"] or match["star"]


def _text(text: Text, start: int, end: int) -> list[Text]:
    return [cut(text, start, end)] if start < end else []


def _markup(text: Text, start: int, end: int) -> Markup:
    return Markup(text.start + start, text.text[start:end], "emphasis")
