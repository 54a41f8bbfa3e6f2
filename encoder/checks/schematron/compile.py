"""Schematron → XSLT 3.0: one template rule per rule, one walk over the document.

Every node is offered to all rules, in the order of the schema, by `xsl:next-match`. A rule that matches tells
the following ones which pattern it belongs to: so in each pattern the first matching rule fires and no other
(ISO/IEC 19757-3, 6.5). What fails is written as an element `f`: the number of the assertion, that of the
element in document order, the kind of node in it, and the text with the diagnostics.
"""

import re
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from encoder.checks.schematron.select import Selection
from encoder.checks.schematron.vocabulary import XSLT, children, sch, xsl

MODE = "rules"
PLACES = "urn:engross:schematron"
ERRORS = "http://www.w3.org/2005/xqt-errors"

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_AT = "($node/ancestor-or-self::*)[last()] ! string(accumulator-before('place:at'))"
_KIND = """if ($node instance of attribute()) then '/@' || name($node)
  else if ($node instance of text()) then '/text()'
  else if ($node instance of comment()) then '/comment()'
  else if ($node instance of processing-instruction()) then '/processing-instruction()' else ''"""

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_PREDICATE = re.compile(r"\[[^\[\]]*\]")
_ATTRIBUTE = re.compile(r"@|\battribute\s*(::|\()")
_OTHER_NODE = re.compile(r"\b(text|comment|node|processing-instruction)\s*\(")
_ANYTHING = re.compile(r"(^|\|)\s*(\.|\$|[\w\-]+\s*\((?<!text\()(?<!node\())")


@dataclass(frozen=True, slots=True)
class Program:
    """A schema, compiled.

    Attributes:
        stylesheet: XSLT 3.0.
        assertions: the assertion elements of the schema; the results refer to them by position.
    """

    stylesheet: str
    assertions: tuple[etree._Element, ...]


def compile_schema(selection: Selection, path: Path, *, careful: bool = False) -> Program:
    """The stylesheet that applies the selected parts of a schema.

    Args:
        path: of the schema; what it loads by a relative address lies beside it.
        careful: catch errors in each assertion by itself and report them; slower.
    """
    known = {"xsl": XSLT, "place": PLACES, "xs": "http://www.w3.org/2001/XMLSchema"}
    root = etree.Element(
        xsl("stylesheet"), {"version": "3.0"}, nsmap=known | {"err": ERRORS} | selection.namespaces
    )
    root.set(_BASE, path.resolve().as_uri())
    _add_head(root, selection)
    assertions: list[etree._Element] = []
    rules = [(number, rule) for number, pattern in enumerate(selection.patterns) for rule in _rules(pattern)]
    for priority, (pattern, rule) in zip(range(len(rules), 0, -1), rules, strict=True):
        root.append(_template(rule, pattern, priority, assertions, careful))
    return Program(etree.tostring(root, encoding="unicode"), tuple(assertions))


def _rules(pattern: etree._Element) -> list[etree._Element]:
    return list(children(pattern, "rule"))


def _add_head(root: etree._Element, selection: Selection) -> None:
    """Adds output, functions, global variables and the walk over the document."""
    contexts = [rule.get("context", "") for pattern in selection.patterns for rule in _rules(pattern)]
    root.extend(deepcopy(part) for part in selection.foreign if part.tag in (xsl("import"), xsl("include")))
    _add(root, "output", method="xml", **{"omit-xml-declaration": "yes"})
    _add(root, "mode", **{"use-accumulators": "place:at"})
    _add(root, "mode", name=MODE, **{"on-no-match": "deep-skip"})
    _add(root, "template", match="document-node()", mode=MODE, priority="0")
    root.extend(
        deepcopy(part)
        for part in selection.foreign
        if part.tag not in (xsl("import"), xsl("include"), xsl("output"))
    )
    root.extend(_variable(let) for let in selection.lets)
    counter = _add(root, "accumulator", name="place:at", **{"as": "xs:integer", "initial-value": "0"})
    _add(counter, "accumulator-rule", match="*", select="$value + 1")
    for name, expression in (("at", _AT), ("kind", _KIND)):
        function = _add(root, "function", name=f"place:{name}", **{"as": "xs:string?"})
        _add(function, "param", name="node", **{"as": "node()"})
        _add(function, "sequence", select=expression)
    walk = _add(root, "template", match="/")
    _add(walk, "apply-templates", select=visited(contexts), mode=MODE)


def _add(parent: etree._Element, instruction: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, xsl(instruction), attributes)


def visited(contexts: list[str]) -> str:
    """An XPath of all nodes that could match one of the patterns: no kind is visited in vain.

    `["tei:p", "@n"]` → `(/, //*, //*/@*)`
    """
    steps = [_without_predicates(context) for context in contexts]
    anything = any(_ANYTHING.search(step) for step in steps)
    attributes = anything or any(_ATTRIBUTE.search(step) for step in steps)
    others = anything or any(_OTHER_NODE.search(step) for step in steps)
    return f"(/, //{'node()' if others else '*'}{', //*/@*' if attributes else ''})"


def _without_predicates(pattern: str) -> str:
    pattern = _STRING.sub("", pattern)
    while (shorter := _PREDICATE.sub("", pattern)) != pattern:
        pattern = shorter
    return pattern


def _variable(let: etree._Element) -> etree._Element:
    """`let` as a variable: its value is an expression, or the content of the element."""
    attributes = {key: let.get(key, "") for key in ("name", "as") if let.get(key)}
    variable = etree.Element(xsl("variable"), attributes)
    value = let.get("value")
    if value is not None:
        variable.set("select", value)
    else:
        variable.text = let.text
        variable.extend(deepcopy(part) for part in let)
    return variable


def _template(
    rule: etree._Element, pattern: int, priority: int, assertions: list[etree._Element], careful: bool
) -> etree._Element:
    template = etree.Element(
        xsl("template"), {"match": rule.get("context", ""), "mode": MODE, "priority": str(priority)}
    )
    _add(template, "param", name="place:fired", **{"as": "xs:integer*"})
    body = _add(template, "if", test=f"not($place:fired = {pattern})")
    variables = [_variable(let) for let in children(rule, "let")]
    body.extend([] if careful else variables)
    for assertion in children(rule, "assert", "report"):
        test = _test(assertion, len(assertions))
        body.append(_guarded(test, variables, len(assertions)) if careful else test)
        assertions.append(assertion)
    rest = _add(template, "next-match")
    _add(rest, "with-param", name="place:fired", select=f"$place:fired, {pattern}")
    return template


def _test(assertion: etree._Element, number: int) -> etree._Element:
    test = assertion.get("test", "false()")
    condition = etree.Element(xsl("if"), {"test": test if assertion.tag == sch("report") else f"not({test})"})
    subject = assertion.get("subject")
    failure = _failure(number, f"(({subject}), .)[1]" if subject else ".")
    failure.append(_message("m", assertion))
    failure.extend(_message("d", diagnostic) for diagnostic in children(assertion, "diagnostic"))
    condition.append(failure)
    return condition


def _failure(number: int, node: str) -> etree._Element:
    return etree.Element("f", a=str(number), at=f"{{place:at({node})}}", kind=f"{{place:kind({node})}}")


def _guarded(test: etree._Element, variables: list[etree._Element], number: int) -> etree._Element:
    """A test that reports its own error instead of stopping the run."""
    attempt = etree.Element(xsl("try"), {"rollback-output": "yes"})
    attempt.extend(deepcopy(variable) for variable in variables)
    attempt.append(test)
    failure = _failure(number, ".")
    message = etree.SubElement(failure, "e")
    _add(message, "value-of", select="local-name-from-QName($err:code) || ': ' || $err:description")
    _add(attempt, "catch", errors="*").append(failure)
    return attempt


def _message(tag: str, source: etree._Element) -> etree._Element:
    """The text of an assertion or diagnostic, as an element whose text is made at run time."""
    message = etree.Element(tag)
    _copy_text(source, message)
    return message


def _copy_text(source: etree._Element, message: etree._Element) -> None:
    _add_text(message, source.text)
    for part in source:
        if part.tag == sch("value-of"):
            _add(message, "value-of", select=part.get("select", "()"), separator=" ")
        elif part.tag == sch("name"):
            _add(message, "value-of", select=f"({part.get('path', '.')}) ! name()", separator=" ")
        elif str(part.tag).startswith(f"{{{XSLT}}}"):
            copy = deepcopy(part)
            copy.tail = None
            message.append(copy)
        elif part.tag != sch("diagnostic"):
            _copy_text(part, message)
        _add_text(message, part.tail)


def _add_text(message: etree._Element, text: str | None) -> None:
    if text:
        _add(message, "text").text = text
