"""Content of the grammar as ODD's `sequence`, `alternate` and references."""

from lxml import etree

from docs.generator.grammar import Grammar, patterns
from docs.generator.odd_names import E, data_ref, ours

_TIMES = {"optional": ("0", "1"), "zeroOrMore": ("0", "unbounded"), "oneOrMore": ("1", "unbounded")}


def content(grammar: Grammar, pattern: etree._Element) -> etree._Element:
    items = _items(grammar, pattern) or [E.empty()]
    return E.content(E.sequence(*items) if len(items) > 1 else items[0])


def _items(grammar: Grammar, pattern: etree._Element) -> list[etree._Element]:
    """The content of a pattern, attributes left out, as ODD's content elements."""
    return [item for part in patterns(pattern) for item in _item(grammar, part)]


def _item(grammar: Grammar, part: etree._Element) -> list[etree._Element]:
    kind = etree.QName(part).localname
    if kind in ("attribute", "empty"):
        return []
    if kind == "text":
        return [E.textNode()]
    if kind == "data":
        return [data_ref(part)]
    if kind == "ref":
        return _reference(grammar, str(part.get("name")))
    inner = _items(grammar, part)
    if kind == "choice":
        return [E.alternate(*inner)] if len(inner) > 1 else inner
    if kind == "group" or not inner:
        return [E.sequence(*inner)] if len(inner) > 1 else inner
    one = inner[0] if len(inner) == 1 else E.sequence(*inner)
    one.set("minOccurs", _TIMES[kind][0])
    one.set("maxOccurs", _TIMES[kind][1])
    return [one]


def _reference(grammar: Grammar, name: str) -> list[etree._Element]:
    if name in grammar.elements:
        return [E.elementRef(key=name)]
    if name.startswith("content."):
        return [E.macroRef(key=ours(name))]
    if name.startswith("data."):
        return [E.dataRef(key=ours(name))]
    if name.startswith("model."):
        return _items(grammar, grammar.defines[name])
    return []
