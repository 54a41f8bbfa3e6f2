"""Assertions, their messages and variables as XSLT instructions.

What fails is written as an element `f`: the number of the assertion, that of the element in document order,
its path, then the message `m`, the diagnostics `d`, or the error of evaluation `e`.
"""

from copy import deepcopy

from lxml import etree

from encoder.checks.schematron.vocabulary import XSLT, children, sch, xsl

PLACES = "urn:engross:schematron"
ERRORS = "http://www.w3.org/2005/xqt-errors"

_SMALL = 2000
_AT = """($node/ancestor-or-self::*)[last()] ! string(
  if ($place:small) then 1 + count(ancestor::*) + count(preceding::*) else accumulator-before('place:at'))"""

_PATH = """if ($place:small) then string(path($node)) else '~' || (
  if ($node/self::attribute()) then '/@' || name($node) else '/text()'[$node/self::text()])"""


def add(parent: etree._Element, instruction: str, **attributes: str) -> etree._Element:
    """Appends an XSLT instruction; `on_no_match` is written `on-no-match`, `as_` is written `as`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return etree.SubElement(parent, xsl(instruction), named)


def add_places(stylesheet: etree._Element) -> None:
    """Adds what the elements `f` need to say where something failed.

    To number the elements once costs as much as a whole check of a small document; to count those before a
    node, again and again, would cost too much in a large one. Neither are paths made there: they begin with
    `~`, and `places.find_paths` gives them.
    """
    add(stylesheet, "variable", name="place:small", select=f"count(//*) lt {_SMALL}")
    add(stylesheet, "mode", use_accumulators="place:at")
    counter = add(stylesheet, "accumulator", name="place:at", as_="xs:integer", initial_value="0")
    add(counter, "accumulator-rule", match="*", select="$value + 1")
    function = add(stylesheet, "function", name="place:at", as_="xs:string?")
    add(function, "param", name="node", as_="node()")
    add(function, "sequence", select=_AT)
    path = add(stylesheet, "function", name="place:path", as_="xs:string")
    add(path, "param", name="node", as_="node()")
    add(path, "sequence", select=_PATH)


def variable(let: etree._Element) -> etree._Element:
    """`let` as a variable: its value is an expression, or the content of the element."""
    element = etree.Element(
        xsl("variable"), {key: let.get(key, "") for key in ("name", "as") if let.get(key)}
    )
    value = let.get("value")
    if value is not None:
        element.set("select", value)
    else:
        element.text = let.text
        element.extend(deepcopy(part) for part in let)
    return element


def test(assertion: etree._Element, number: int) -> etree._Element:
    """An assertion as a condition that writes a failure."""
    expression = assertion.get("test", "false()")
    negated = expression if assertion.tag == sch("report") else f"not({expression})"
    condition = etree.Element(xsl("if"), {"test": negated})
    subject = assertion.get("subject")
    failure = _failure(number, f"(({subject}), .)[1]" if subject else ".")
    failure.append(_message("m", assertion))
    failure.extend(_message("d", diagnostic) for diagnostic in children(assertion, "diagnostic"))
    condition.append(failure)
    return condition


def guarded(condition: etree._Element, lets: list[etree._Element], number: int) -> etree._Element:
    """A test that reports its own error, or one in the variables it uses, instead of stopping the run."""
    attempt = etree.Element(xsl("try"), {"rollback-output": "yes"})
    attempt.extend(variable(let) for let in lets)
    attempt.append(condition)
    failure = _failure(number, ".")
    message = etree.SubElement(failure, "e")
    add(message, "value-of", select="local-name-from-QName($err:code) || ': ' || $err:description")
    add(attempt, "catch", errors="*").append(failure)
    return attempt


def _failure(number: int, node: str) -> etree._Element:
    return etree.Element("f", a=str(number), at=f"{{place:at({node})}}", path=f"{{place:path({node})}}")


def _message(tag: str, source: etree._Element) -> etree._Element:
    """The text of an assertion or diagnostic, as an element whose text is made at run time."""
    message = etree.Element(tag)
    _copy_text(source, message)
    return message


def _copy_text(source: etree._Element, message: etree._Element) -> None:
    _add_text(message, source.text)
    for part in source:
        if part.tag == sch("value-of"):
            add(message, "value-of", select=part.get("select", "()"), separator=" ")
        elif part.tag == sch("name"):
            add(message, "value-of", select=f"({part.get('path', '.')}) ! name()", separator=" ")
        elif str(part.tag).startswith(f"{{{XSLT}}}"):
            message.append(deepcopy(part))
            message[-1].tail = None
        elif part.tag != sch("diagnostic"):
            _copy_text(part, message)
        _add_text(message, part.tail)


def _add_text(message: etree._Element, text: str | None) -> None:
    if text:
        add(message, "text").text = text
