"""Elements of other vocabularies and older guidelines, and those of TEI P5 that stand for the same.

DocBook 5, HTML, JATS, TEI P4; whoever comes from one of them writes its names at first.
"""

from collections.abc import Container
from types import MappingProxyType

_SAME = MappingProxyType(
    {
        "a": ("ref",),
        "article": ("text", "div"),
        "b": ("hi",),
        "big": ("hi",),
        "bold": ("hi",),
        "blockquote": ("quote",),
        "br": ("lb",),
        "caption": ("head", "figDesc"),
        "chapter": ("div",),
        "dd": ("item",),
        "dl": ("list",),
        "dt": ("label",),
        "em": ("hi", "emph"),
        "emphasis": ("hi", "emph"),
        "footnote": ("note",),
        "h1": ("head",),
        "h2": ("head",),
        "h3": ("head",),
        "h4": ("head",),
        "hr": ("milestone",),
        "i": ("hi",),
        "image": ("graphic",),
        "imagedata": ("graphic",),
        "img": ("graphic",),
        "italic": ("hi",),
        "itemizedlist": ("list",),
        "li": ("item",),
        "line": ("l",),
        "link": ("ref",),
        "listitem": ("item",),
        "mediaobject": ("figure",),
        "ol": ("list",),
        "orderedlist": ("list",),
        "para": ("p",),
        "paragraph": ("p",),
        "poem": ("lg",),
        "s": ("seg", "hi"),
        "sc": ("hi",),
        "sect1": ("div",),
        "sect2": ("div",),
        "section": ("div",),
        "simpara": ("p",),
        "small": ("hi",),
        "span": ("seg", "hi"),
        "speech": ("sp",),
        "stanza": ("lg",),
        "strong": ("hi",),
        "sub": ("hi",),
        "subtitle": ("title", "head"),
        "sup": ("hi",),
        "superscript": ("hi",),
        "td": ("cell",),
        "teiheader": ("teiHeader",),
        "tgroup": ("table",),
        "th": ("cell",),
        "tr": ("row",),
        "u": ("hi",),
        "ul": ("list",),
        "ulink": ("ref",),
        "underline": ("hi",),
        "verse": ("l",),
        "xref": ("ref", "ptr"),
        "xptr": ("ptr",),
    }
)


def counterpart(local: str, known: Container[str]) -> str | None:
    """The element, by its local name, that stands for one of another vocabulary; `para` → `p`.

    Args:
        local: name as it was written.
        known: local names that could have been meant.
    """
    return next((name for name in _SAME.get(local.lower(), ()) if name in known), None)
