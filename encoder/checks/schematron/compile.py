"""Schematron → XSLT 3.0: for each pattern, its rules in their order.

In each pattern only the first rule that matches a node may fire (ISO/IEC 19757-3, 6.5). Where the contexts
are simple, each rule selects its nodes, except those of the rules before it. Where they are not, or where
errors are to be caught one by one, the rules become templates of a mode, the first with the highest priority.
"""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from encoder.checks.schematron.assertions import ERRORS, PLACES, add, add_places, guarded, test, variable
from encoder.checks.schematron.contexts import path_of
from encoder.checks.schematron.select import Selection
from encoder.checks.schematron.vocabulary import XSLT, children, xsl

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_NOWHERE = "schematron:/"
_NAMESPACES = {"xsl": XSLT, "xs": "http://www.w3.org/2001/XMLSchema", "place": PLACES, "err": ERRORS}
_FIRST = (xsl("import"), xsl("include"))
BROKEN = "broken"
"""The whole result where an expression failed: then the careful program finds out which."""

_NOT_OURS = (*_FIRST, xsl("output"))
_ALL_NODES = "(/, //node(), //*/@*)"


@dataclass(frozen=True, slots=True)
class Program:
    """A schema, compiled.

    Attributes:
        stylesheet: XSLT 3.0.
        assertions: the assertion elements of the schema; the results refer to them by position.
    """

    stylesheet: str
    assertions: tuple[etree._Element, ...]


def compile_schema(selection: Selection, path: Path | None, *, careful: bool = False) -> Program:
    """The stylesheet that applies the selected parts of a schema.

    Args:
        selection: of a schema.
        path: of the schema; what it loads by a relative address lies beside it. None for one that loads
            nothing and is not told where it lies.
        careful: catch errors in each assertion by itself and report them, which is slower; otherwise the
            first error ends the run with `BROKEN` as its result.
    """
    stylesheet = _begun(selection, path)
    add_places(stylesheet)
    assertions: list[etree._Element] = []
    main = add(stylesheet, "template", match="/")
    if not careful:
        main = add(main, "try", rollback_output="yes")
    for number, pattern in enumerate(selection.patterns):
        rules = list(children(pattern, "rule"))
        paths = [path_of(rule.get("context", "")) for rule in rules]
        if careful or None in paths:
            _add_templates(stylesheet, main, f"pattern-{number}", rules, assertions, careful)
        else:
            _add_loops(main, rules, [str(path) for path in paths], assertions)
    if not careful:
        add(main, "catch", errors="*").append(etree.Element(BROKEN))
    return Program(etree.tostring(stylesheet, encoding="unicode"), tuple(assertions))


def compile_addresses(selection: Selection, path: Path | None) -> str:
    """The stylesheet that writes, as elements `u`, which other documents the patterns of a schema are about.

    Args:
        selection: of a schema.
        path: as for `compile_schema`.
    """
    stylesheet = _begun(selection, path)
    main = add(stylesheet, "template", match="/")
    for number, expression in enumerate(other_documents(selection)):
        loop = add(main, "for-each", select=expression)
        address = etree.SubElement(loop, "u", k=str(number))
        add(address, "value-of", select="string(.)")
    return etree.tostring(stylesheet, encoding="unicode")


def other_documents(selection: Selection) -> tuple[str, ...]:
    """The expressions of `pattern/@documents`, each once."""
    named = (pattern.get("documents", "") for pattern in selection.patterns)
    return tuple(dict.fromkeys(filter(None, named)))


def _begun(selection: Selection, path: Path | None) -> etree._Element:
    stylesheet = etree.Element(
        xsl("stylesheet"), {"version": "3.0"}, nsmap=_NAMESPACES | selection.namespaces
    )
    stylesheet.set(_BASE, path.resolve().as_uri() if path else _NOWHERE)
    stylesheet.extend(deepcopy(part) for part in selection.foreign if part.tag in _FIRST)
    add(stylesheet, "output", method="xml", omit_xml_declaration="yes")
    stylesheet.extend(deepcopy(part) for part in selection.foreign if part.tag not in _NOT_OURS)
    stylesheet.extend(variable(let) for let in selection.lets)
    return stylesheet


def _add_loops(
    main: etree._Element, rules: list[etree._Element], paths: list[str], assertions: list[etree._Element]
) -> None:
    """A loop for each rule over the nodes that it matches and no rule before it does."""
    for number, (rule, path) in enumerate(zip(rules, paths, strict=True)):
        before = " | ".join(paths[:number])
        loop = add(main, "for-each", select=f"{path} except ({before})" if before else path)
        _add_body(loop, rule, assertions, careful=False)


def _add_templates(
    stylesheet: etree._Element,
    main: etree._Element,
    mode: str,
    rules: list[etree._Element],
    assertions: list[etree._Element],
    careful: bool,
) -> None:
    """A template for each rule, in a mode of their own that is offered every node."""
    add(stylesheet, "mode", name=mode, on_no_match="deep-skip")
    add(stylesheet, "template", match="document-node()", mode=mode, priority="0")
    for priority, rule in zip(range(len(rules), 0, -1), rules, strict=True):
        match = rule.get("context", "")
        template = add(stylesheet, "template", match=match, mode=mode, priority=str(priority))
        _add_body(template, rule, assertions, careful)
    add(main, "apply-templates", select=_ALL_NODES, mode=mode)


def _add_body(
    parent: etree._Element, rule: etree._Element, assertions: list[etree._Element], careful: bool
) -> None:
    """Appends the variables and assertions of a rule."""
    lets = list(children(rule, "let"))
    if not careful:
        parent.extend(variable(let) for let in lets)
    for assertion in children(rule, "assert", "report"):
        condition = test(assertion, len(assertions))
        parent.append(guarded(condition, lets, len(assertions)) if careful else condition)
        assertions.append(assertion)
