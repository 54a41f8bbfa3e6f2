"""What a block begins with: the bullet and enumerator of an item, the signs of a Markdown heading."""

import re
from collections.abc import Sequence

from encoder.blocks.inline import Stretch, parse_inline
from encoder.enumerators import enumerator
from encoder.marks import BULLET, is_rule
from encoder.model import Content, Markup, Role, Text, element
from encoder.texts import after, cut

_BULLET = re.compile(rf"{BULLET.pattern}(?=\s|[A-Z“\"(])\s*")
_HEADING = re.compile(r"#{1,6}\s+|(?P<sign>={2,6})\s*(?=[^\s=].*(?P=sign)\s*$)")


_CLOSING = re.compile(r"\s*(?P<sign>={2,6})\s*$")


def parse_opening(text: Text, role: Role, stretches: Sequence[Stretch] = ()) -> tuple[Content, str | None]:
    """The content of a block's first line, and the mark it began with.

    `- (a) Berlin` of an item → `Markup("- ")`, `<label>(a)</label>`, `Berlin`; mark `(a)`.

    Args:
        text: of the line.
        role: of the block.
        stretches: of emphasis over lines, in the document.
    """
    if role is Role.ITEM:
        return _item(text, stretches)
    if role is Role.CAST and (bullet := _BULLET.match(text.text)):
        return (_markup(text, bullet, "bullet"), *parse_inline(after(text, bullet.end()), stretches)), None
    heading = _HEADING.match(text.text)
    if heading is None:
        return parse_inline(text, stretches), None
    return (_markup(text, heading, "heading"), *_headed(text, heading, stretches)), None


def _headed(text: Text, heading: re.Match[str], stretches: Sequence[Stretch]) -> Content:
    """What stands behind the signs of a heading, and the same signs at its end."""
    closing = _CLOSING.search(text.text) if heading["sign"] else None
    if closing is None:
        return parse_inline(after(text, heading.end()), stretches)
    inner = cut(text, heading.end(), closing.start())
    return (
        *parse_inline(inner, stretches),
        Markup(text.start + closing.start("sign"), closing["sign"], "heading-close"),
    )


def _item(text: Text, stretches: Sequence[Stretch]) -> tuple[Content, str | None]:
    bullet = None if is_rule(text.text) else _BULLET.match(text.text)
    markup: Content = (_markup(text, bullet, "bullet"),) if bullet else ()
    rest = after(text, bullet.end()) if bullet else text
    found = enumerator(rest.text)
    if found is None or found.start:
        return (*markup, *parse_inline(rest, stretches)), bullet.group().strip() if bullet else None
    label = element("label", Text(rest.start, found.printed))
    return (*markup, label, *parse_inline(after(rest, found.end), stretches)), found.printed


def _markup(text: Text, match: re.Match[str], why: str) -> Markup:
    return Markup(text.start + match.start(), match.group().rstrip(), why)
