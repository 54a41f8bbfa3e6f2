"""HTML and SVG built from values: every string is escaped unless it was made here."""

import html
from typing import Final

VOID: Final = frozenset({"br", "img", "input", "link", "meta"})


class Html(str):
    """Markup: safe to write as it is."""

    __slots__ = ()


Child = str | Html | None
Attribute = str | int | float | bool | None


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """An element. Attributes that are None or False are left out; `data_year` is written `data-year`.

    Before: `tag("a", "<i>", href="x")`, after: `<a href="x">&lt;i&gt;</a>`.
    """
    start = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{start}>") if name in VOID else Html(f"<{start}>{join(*children)}</{name}>")


def join(*children: Child, between: str = "") -> Html:
    """Children one after another, text escaped, None left out."""
    return Html(between.join(_child(child) for child in children if child is not None))


def _child(child: str | Html) -> str:
    return child if isinstance(child, Html) else html.escape(child, quote=False)


def _attribute(key: str, value: Attribute) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
