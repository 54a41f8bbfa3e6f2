"""Problems in words: what is wrong with what, what would be right, and what was probably meant."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable

from lxml import etree

from encoder.checks.explain import words
from encoder.checks.explain.calendar import why_no_date
from encoder.checks.explain.derive import Derivatives
from encoder.checks.explain.expected import (
    allows_text,
    attributes,
    next_elements,
    next_names,
    required_elements,
    values,
)
from encoder.checks.explain.match import Matcher
from encoder.checks.explain.names import namespace, tags
from encoder.checks.explain.patterns import NOT_ALLOWED, Data, Pattern, Value
from encoder.checks.explain.problem import Problem
from encoder.checks.places import Places
from encoder.checks.spelling import nearest
from encoder.findings import Finding, Place, Severity

_ALIKE = 0.6
Words = tuple[str, str | None]


class Writer:
    """Writes the findings of one document.

    Args:
        matcher: that found the problems.
        tree: of the document.
        places: of its nodes.
        all_names: whether to list every name that is allowed, not the first only.
    """

    def __init__(
        self, matcher: Matcher, tree: etree._ElementTree, places: Places, *, all_names: bool = False
    ) -> None:
        self._matcher = matcher
        self._most = sys.maxsize if all_names else words.MOST_NAMES
        self._places = places
        self._used = Counter(str(element.tag) for element in tree.iter(etree.Element))
        self._taken: tuple[etree._Element | None, frozenset[str]] = None, frozenset()

    def finding(self, problem: Problem) -> Finding:
        """A problem as a finding, with its place."""
        message, hint = _WRITERS[problem.rule](self, problem)
        return Finding(f"relaxng/{problem.rule}", Severity.ERROR, message, self._place(problem), hint)

    def _place(self, problem: Problem) -> Place:
        if problem.rule == "text-not-allowed":
            return self._places.of_text(problem.element, problem.before)
        missing = problem.rule == "attribute-missing"
        return self._places.of(problem.element, None if missing else problem.attribute)

    def _element_not_allowed(self, problem: Problem) -> Words:
        here, before = ("", "")
        if problem.elsewhere:
            here, before = " here", words.preceding(problem.element)
        shown, inside = words.shown(problem.element), words.inside(problem.element)
        message = f"{shown} is not allowed{here} {inside}{before}"
        meant = [] if problem.elsewhere else self._wrappers(problem)
        return message, self._instead(problem, meant) + self._after_parent(problem)

    def _after_parent(self, problem: Problem) -> str:
        """Whether the element could stand if its parent ended before it."""
        derive, parent = self._matcher.derivatives, problem.element.getparent()
        behind = derive.end(problem.state, lenient=True)
        if parent is None or derive.open(behind, str(problem.element.tag)) is NOT_ALLOWED:
            return ""
        return f"; or should {words.shown(parent)} end before it?"

    def _element_unknown(self, problem: Problem) -> Words:
        message = f"{words.shown(problem.element)} is no element of this schema"
        return message, self._instead(problem, [problem.meant] if problem.meant else [])

    def _wrong_namespace(self, problem: Problem) -> Words:
        space = namespace(str(problem.element.tag))
        where = f'in the namespace "{space}"' if space else "in no namespace"
        return f"{words.shown(problem.element)} is {where}", f'write xmlns="{namespace(problem.meant or "")}"'

    def _element_missing(self, problem: Problem) -> Words:
        shown = words.shown(problem.element)
        if problem.names:
            missing = words.listed(problem.names)
            return (
                f"{missing} is missing {words.inside(problem.element)} before {shown}",
                f"put {missing} before it",
            )
        message = f"{shown} cannot come first {words.inside(problem.element)}"
        return message, f"before it must stand one of: {self._names(problem.state)}"

    def _element_order(self, problem: Problem) -> Words:
        first = words.listed(problem.names)
        message = f"{words.shown(problem.element)} stands before {first} {words.inside(problem.element)}"
        return message, f"put {first} first"

    def _element_incomplete(self, problem: Problem) -> Words:
        shown, last = words.shown(problem.element), words.following(problem.element)
        if problem.names:
            message = f"{shown} is incomplete: {words.listed(problem.names)} is missing{last}"
            return message, self._further(problem)
        return f"{shown} is incomplete{last}", f"it needs one of: {self._names(problem.state)}"

    def _further(self, problem: Problem) -> str | None:
        may = [name for name in next_names(problem.state) if name not in problem.names]
        need = f"add {words.listed(problem.names)}"
        return f"{need}; here may also stand: {self._some(may)}" if may else need

    def _text_not_allowed(self, problem: Problem) -> Words:
        message = f'text is not allowed in {words.shown(problem.element)}: "{words.short(problem.text)}"'
        return message, self._instead(problem, [])

    def _text_value(self, problem: Problem) -> Words:
        shown, text = words.shown(problem.element), words.short(problem.text)
        return f'the text of {shown} is "{text}", which is not allowed', _allowed_values(problem)

    def _attribute_not_allowed(self, problem: Problem) -> Words:
        message = f"{words.attribute(problem.attribute)} is not allowed on {words.shown(problem.element)}"
        names = [tag for found in attributes(problem.state) for tag in tags(found.names)]
        free = [tag for tag in dict.fromkeys(names) if tag not in self._attributes_of(problem.element)]
        meant = f"did you mean {words.attribute(problem.meant)}? " if problem.meant else ""
        if not free:
            return message, f"{meant}no further attribute is allowed"
        return message, f"{meant}allowed are: {words.some(free, words.attribute, self._most)}"

    def _attributes_of(self, element: etree._Element) -> frozenset[str]:
        """The names of an element's attributes, put together once for all problems with them."""
        if self._taken[0] is not element:
            self._taken = element, frozenset(map(str, element.attrib))
        return self._taken[1]

    def _attribute_missing(self, problem: Problem) -> Words:
        shown = words.shown(problem.element)
        if problem.attribute is None:
            names = dict.fromkeys(tag for found in attributes(problem.state) for tag in tags(found.names))
            needed = words.some(list(names), words.attribute, self._most)
            return f"{shown} lacks an attribute", f"it needs one of: {needed}"
        found = next(found for found in attributes(problem.state) if problem.attribute in tags(found.names))
        message = f"{shown} lacks {words.attribute(problem.attribute)}"
        return message, f"its value: {_described(values(found.value))}"

    def _value_not_allowed(self, problem: Problem) -> Words:
        value = f'"{words.short(problem.text)}"'
        why = why_no_date(problem.text or "") or "which is not allowed"
        message = f"{words.attribute(problem.attribute)} of {words.shown(problem.element)} is {value}, {why}"
        return message, _allowed_values(problem)

    def _instead(self, problem: Problem, meant: list[str]) -> str:
        suggestion = f"; did you mean {' or '.join(map(words.tagged, meant))}?" if meant else ""
        names = self._names(problem.state, meant)
        if not names:
            return f"nothing more may stand here{suggestion}"
        return f"here may stand: {names}{suggestion}"

    def _names(self, state: Pattern, first: Iterable[str] = ()) -> str:
        text = ["text"] if allows_text(state) else []
        allowed = next_names(state)
        wild = (
            ["any other element"] if any(not tags(element.names) for element in next_elements(state)) else []
        )
        ranked = sorted(allowed, key=lambda name: (name not in first, -self._used[name]))
        return ", ".join([*text, *([words.some(ranked, words.tagged, self._most)] if ranked else []), *wild])

    def _some(self, names: list[str]) -> str:
        ranked = sorted(names, key=lambda name: -self._used[name]) if len(names) > words.MOST_NAMES else names
        return words.some(ranked, words.tagged, self._most)

    def _wrappers(self, problem: Problem) -> list[str]:
        """The elements allowed here that may hold the one that is not."""
        derive, tag = self._matcher.derivatives, str(problem.element.tag)
        found = [
            name
            for element in next_elements(problem.state)
            for name in tags(element.names)
            if _may_begin(derive, element.content, tag)
        ]
        return found if len(found) == 1 else []


def _may_begin(derive: Derivatives, content: Pattern, tag: str) -> bool:
    inside = derive.close_tag(content, lenient=True)
    return derive.open(inside, tag) is not NOT_ALLOWED or tag in required_elements(inside)


_WRITERS: dict[str, Callable[[Writer, Problem], Words]] = {
    "element-not-allowed": Writer._element_not_allowed,
    "element-unknown": Writer._element_unknown,
    "wrong-namespace": Writer._wrong_namespace,
    "element-missing": Writer._element_missing,
    "element-order": Writer._element_order,
    "element-incomplete": Writer._element_incomplete,
    "text-not-allowed": Writer._text_not_allowed,
    "text-value": Writer._text_value,
    "attribute-not-allowed": Writer._attribute_not_allowed,
    "attribute-missing": Writer._attribute_missing,
    "value-not-allowed": Writer._value_not_allowed,
}


def _allowed_values(problem: Problem) -> str:
    allowed = values(problem.state)
    near = nearest(problem.text or "", [found.text for found in allowed if isinstance(found, Value)], _ALIKE)
    meant = f'did you mean "{near}"? ' if near else ""
    return f"{meant}allowed: {_described(allowed)}"


def _described(allowed: Iterable[Pattern]) -> str:
    words = [_value(found) for found in allowed if isinstance(found, Value | Data)]
    return ", ".join(dict.fromkeys(words)) or "text"


def _value(found: Value | Data) -> str:
    return f'"{found.text}"' if isinstance(found, Value) else found.datatype.description()
