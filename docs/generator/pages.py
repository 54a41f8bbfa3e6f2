"""The reference pages, in Markdown."""

from collections.abc import Iterator
from textwrap import dedent

from lxml import etree

from docs.generator.examples import Examples
from docs.generator.grammar import Attribute, Element, Grammar
from docs.generator.odd import MODULES, module_of
from encoder.checks.schematron.run import severity

MADE = "<!-- Made by `python -m docs.generator` from schema/: do not edit. -->\n\n"


def build_pages(grammar: Grammar, rules: etree._Element, examples: Examples) -> dict[str, str]:
    """The pages by file name.

    Args:
        grammar: of the elements.
        rules: the Schematron schema, expanded.
        examples: one for each element.
    """
    return {
        "README.md": MADE + "\n".join(_index(grammar, rules)) + "\n",
        "elements.md": MADE + "\n".join(_elements(grammar, examples)) + "\n",
        "attributes.md": MADE + "\n".join(_attributes(grammar)) + "\n",
        "rules.md": MADE + "\n".join(_rules(rules)) + "\n",
    }


def _index(grammar: Grammar, rules: etree._Element) -> Iterator[str]:
    count = len(list(rules.iter("{*}assert", "{*}report")))
    yield "# Engross: the schema\n"
    yield "A true subset of TEI P5 for printed and typed documents. Reference:\n"
    yield f"- [elements](elements.md): the {len(grammar.elements)} elements"
    yield "- [attributes](attributes.md): their attributes, and the closed lists of values"
    yield f"- [rules](rules.md): {count} rules that a grammar cannot say\n"
    yield "Use it: `engross validate --engross FILE`, or in an editor with the files of `schema/`, which TEI"
    yield "that Engross writes names already:\n"
    yield '```xml\n<?xml-model href="engross.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'
    yield '<?xml-model href="engross.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>\n```\n'
    for module in (*MODULES, "core"):
        names = [name for name in grammar.elements if module_of(name) == module]
        yield f"**{module}**: {_links(names)}\n"


def _links(names: list[str]) -> str:
    return ", ".join(_link(name) for name in names)


def _link(name: str) -> str:
    return f"[`<{name}>`](elements.md#{name.lower()})"


def _elements(grammar: Grammar, examples: Examples) -> Iterator[str]:
    yield "# Elements\n"
    for name in sorted(grammar.elements, key=str.lower):
        yield from _element(grammar, grammar.elements[name], examples)


def _element(grammar: Grammar, element: Element, examples: Examples) -> Iterator[str]:
    yield f"## {element.name}\n"
    yield f"({element.gloss}) {element.text}\n"
    names = sorted(grammar.content(element), key=str.lower)
    yield f"- **may hold**: {_plain(names) or 'nothing'}"
    yield f"- **may stand in**: {_plain(sorted(grammar.parents(element.name), key=str.lower)) or 'nothing'}"
    for attribute in grammar.attributes(element):
        yield f"- {_attribute(attribute)}"
    yield f"\n```xml\n{_serialize(examples.example(element.name))}\n```\n"


def _plain(names: list[str]) -> str:
    return " ".join("text" if name == "#text" else f"`<{name}>`" for name in names)


def _attribute(attribute: Attribute) -> str:
    required = " (required)" if attribute.required else ""
    allowed = f": {_allowed(attribute.values, attribute.data)}" if attribute.values or attribute.data else ""
    text = f". {attribute.text}" if attribute.text else ""
    return f"`@{attribute.name}`{required}{allowed}{text}"


def _allowed(values: tuple[str, ...], data: tuple[str, ...]) -> str:
    if values:
        return ", ".join(f"`{value}`" for value in dict.fromkeys(values))
    return " or ".join(dict.fromkeys(data)) or "text"


def _serialize(element: etree._Element) -> str:
    """An example as it is laid out in its document, moved to the margin."""
    first, *rest = etree.tostring(element, encoding="unicode").splitlines()
    lines = [first, *dedent("\n".join(rest)).splitlines()]
    return "\n".join(lines).replace(' xmlns="http://www.tei-c.org/ns/1.0"', "", 1)


def _attributes(grammar: Grammar) -> Iterator[str]:
    yield "# Attributes\n"
    yield "| attribute | on | values |"
    yield "|---|---|---|"
    groups: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for element in grammar.elements.values():
        for attribute in grammar.attributes(element):
            key = (attribute.name, attribute.values, attribute.data)
            groups.setdefault(key, []).append(element.name)
    for (name, values, data), owners in sorted(groups.items()):
        everywhere = len(owners) > len(grammar.elements) // 2
        where = "most elements" if everywhere else _links(sorted(owners, key=str.lower))
        yield f"| `@{name}` | {where} | {_allowed(values, data)} |"


def _rules(rules: etree._Element) -> Iterator[str]:
    yield "# Rules\n"
    yield "An error makes a document invalid; a warning is to be looked at; an info is only said.\n"
    for pattern in rules.iterchildren("{*}pattern"):
        title = pattern.findtext("{*}title")
        yield f"## {title}\n"
        yield f"Pattern `{pattern.get('id')}`.\n"
        yield "| rule | role | looks at | says |\n|---|---|---|---|"
        for rule in pattern.iterchildren("{*}rule"):
            context = " ".join(rule.get("context", "").replace("tei:", "").replace("|", "\\|").split())
            for assertion in rule.iterchildren("{*}assert", "{*}report"):
                role = severity(assertion).value
                yield f"| `{assertion.get('id')}` | {role} | `{context}` | {_message(assertion)} |"
        yield ""


def _message(assertion: etree._Element) -> str:
    """The text of an assertion with an ellipsis for what is put in at run time, and its hint."""
    hints = [_text(diagnostic) for diagnostic in assertion.iterchildren("{*}diagnostic")]
    return " ".join([_text(assertion), *(f"*{hint}*" for hint in hints)])


def _text(element: etree._Element) -> str:
    text = element.text or ""
    for part in element:
        kind = etree.QName(part).localname
        text += {"value-of": "…", "name": "the element", "diagnostic": ""}.get(kind, "") + (part.tail or "")
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())
