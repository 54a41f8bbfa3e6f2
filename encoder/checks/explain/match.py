"""A document against a grammar: every independent problem, not the echoes of one.

After a problem the walk goes on as if the likeliest repair had been made: a misspelt name is taken for its
nearest spelling, a missing element for present, an element in the wrong place is held to its own definition.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from lxml import etree

from encoder.checks.explain.derive import Derivatives
from encoder.checks.explain.expected import (
    allows_text,
    attributes,
    next_names,
    required_attributes,
    required_elements,
)
from encoder.checks.explain.foreign import counterpart
from encoder.checks.explain.grammar import Grammar
from encoder.checks.explain.names import clark, local, namespace, tags
from encoder.checks.explain.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    After,
    Choice,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
)
from encoder.checks.explain.problem import Problem, text_pieces
from encoder.checks.explain.reading import Node
from encoder.checks.spelling import nearest

MOST = 1000
"""A document with so many problems is of another kind: the rest of it is not looked at."""


@dataclass(slots=True)
class _Frame:
    """An open element: what it allowed at first, whether something in it was refused, what was excused."""

    element: Node
    initial: Pattern
    holds_elements: bool
    refused: bool = False
    excused: set[str] = field(default_factory=set)
    order: dict[Node, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def tags_behind(self, child: Node) -> list[str]:
        """The names of the elements that stand behind a child; its like are counted once."""
        if not self.order:
            self.order = {one: place for place, one in enumerate(self.element.iterchildren(etree.Element))}
            self.last = {str(one.tag): place for one, place in self.order.items()}
        place = self.order[child]
        return [tag for tag, last in self.last.items() if last > place]


class Matcher:
    """Matches documents against one grammar; what it learned from one serves the next.

    Args:
        grammar: to match against.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.derivatives = Derivatives(grammar.patterns)
        self._start_state = grammar.start
        self._make = grammar.patterns
        self.known = grammar.elements()
        self._spaces = {namespace(tag) for tag in self.known}
        everything = [element for elements in self.known.values() for element in elements]
        self._anything = self._make.choice(
            EMPTY, self._make.one_or_more(self._make.choice(TEXT, *everything))
        )

    def problems(self, tree: etree._ElementTree) -> list[Problem]:
        """The problems of a document in the order of its nodes; none if it is valid."""
        self._found: list[Problem] = []
        self._frames: list[_Frame] = []
        self._namespaces: dict[str, str] = {}
        self._passed: set[str] = set()
        state = self._start_state
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            state = self._start(state, element) if event == "start" else self._end(state, element)
            if len(self._found) >= MOST:
                break
        return self._found

    def _start(self, state: Pattern, element: Node) -> Pattern:
        state = self._opened(state, element)
        if not self._is_anything(state):
            state = self._closed(self._with_attributes(state, element), element)
        holds_elements = next(element.iterchildren(etree.Element), None) is not None
        self._frames.append(_Frame(element, state, holds_elements))
        return self._with_text(state, self._frames[-1], None) if holds_elements else state

    def _end(self, state: Pattern, element: Node) -> Pattern:
        frame = self._frames[-1]
        if not frame.holds_elements:
            state = self._with_value(state, frame)
        ended = self.derivatives.end(state)
        if ended is NOT_ALLOWED:
            if not frame.refused:
                self._incomplete(state, element)
            ended = self.derivatives.end(state, lenient=True)
        self._frames.pop()
        return self._with_text(ended, self._frames[-1], element) if self._frames else ended

    def _incomplete(self, state: Pattern, element: Node) -> None:
        if allows_text(state) and not next_names(state):
            self._report(Problem("text-value", element, state, text=""))
            return
        names = self._in_order(required_elements(state), state)
        self._report(Problem("element-incomplete", element, state, names=names))

    def _in_order(self, names: frozenset[str], state: Pattern) -> tuple[str, ...]:
        first = [name for name in next_names(state) if name in names]
        return (*first, *sorted(names.difference(first)))

    def _opened(self, state: Pattern, element: Node) -> Pattern:
        return self._opened_as(state, element, self._renamed(str(element.tag)))

    def _opened_as(self, state: Pattern, element: Node, tag: str) -> Pattern:
        """After the start tag of `element`, taken for one with the name `tag`."""
        opened = self.derivatives.open(state, tag)
        if opened is not NOT_ALLOWED:
            return opened
        if tag not in self.known:
            return self._unknown(state, element, tag)
        missing = self.derivatives.open(state, tag, lenient=True)
        if missing is not NOT_ALLOWED and self._frames:
            return self._preceded(state, element, tag, missing)
        return self._misplaced(state, element, tag)

    def _renamed(self, tag: str) -> str:
        space = namespace(tag)
        return clark(self._namespaces[space], local(tag)) if space in self._namespaces else tag

    def _unknown(self, state: Pattern, element: Node, tag: str) -> Pattern:
        if self._is_anything(state) and tag in self._passed:
            return self._make.after(self._anything, state)
        names = (name for name in (*next_names(state), *self.known) if local(name) == local(tag))
        if other := next(names, None):
            return self._in_namespace_of(other, state, element)
        if self._is_anything(state) and namespace(tag) not in self._spaces:
            self._passed.add(tag)
            return self._make.after(self._anything, state)
        meant = _meant(tag, next_names(state))
        self._report(Problem("element-unknown", element, state, meant=meant or _meant(tag, self.known)))
        if meant:
            return self.derivatives.open(state, meant)
        self._refuse()
        return self._make.after(self._anything, state)

    def _in_namespace_of(self, other: str, state: Pattern, element: Node) -> Pattern:
        """From now on a namespace unknown to the grammar is taken for that of `other`."""
        self._report(Problem("wrong-namespace", element, state, meant=other))
        space = namespace(str(element.tag))
        if space not in self._spaces:
            self._namespaces.setdefault(space, namespace(other))
        return self._opened_as(state, element, other)

    def _preceded(self, state: Pattern, element: Node, tag: str, opened: Pattern) -> Pattern:
        """Something required before `element` is missing, or stands behind it."""
        missing = self._in_order(self._passed_over(state, tag), state)
        later = {self._renamed(tag) for tag in self._frames[-1].tags_behind(element)}
        rest = self.derivatives.end(opened, lenient=True)
        behind = tuple(name for name in missing if name in later and not self._opens(rest, name))
        self._frames[-1].excused.update(behind)
        rule = "element-order" if behind else "element-missing"
        self._report(Problem(rule, element, state, names=behind or missing))
        return opened

    def _passed_over(self, p: Pattern, tag: str) -> frozenset[str]:
        """The names of the elements that must come before `tag` can."""
        match p:
            case Choice():
                ways = [member for member in p.members if self._opens(member, tag)]
                return min((self._passed_over(way, tag) for way in ways), key=len, default=frozenset())
            case Group() if not self._opens(p.first, tag):
                return required_elements(p.first) | self._passed_over(p.second, tag)
            case Group():
                return self._passed_over(p.first, tag)
            case Interleave():
                return self._passed_over(p.first if self._opens(p.first, tag) else p.second, tag)
            case OneOrMore() | After():
                return self._passed_over(p.inner, tag)
        return frozenset()

    def _opens(self, p: Pattern, tag: str) -> bool:
        return self.derivatives.open(p, tag, lenient=True) is not NOT_ALLOWED

    def _misplaced(self, state: Pattern, element: Node, tag: str) -> Pattern:
        if not self._frames:
            self._report(Problem("element-not-allowed", element, state))
        elif tag not in self._frames[-1].excused:
            elsewhere = self._opens(self._frames[-1].initial, tag)
            self._report(Problem("element-not-allowed", element, state, elsewhere=elsewhere))
            self._refuse()
        contents = (known.content for known in self.known[tag])
        return self._make.after(self._make.choice(*contents), state)

    def _refuse(self) -> None:
        if self._frames:
            self._frames[-1].refused = True

    def _is_anything(self, state: Pattern) -> bool:
        """Whether the element that is open is unknown: all that is known may stand in it."""
        return isinstance(state, After) and state.inner is self._anything

    def _with_attributes(self, state: Pattern, element: Node) -> Pattern:
        names = list(map(str, element.attrib))
        taken = frozenset(names)
        for name in names:
            if len(self._found) >= MOST:
                break
            opened = self.derivatives.attribute(state, name)
            if opened is NOT_ALLOWED:
                state = self._without(state, element, name, taken)
                continue
            value = element.get(name, "")  # one by one: libxml2 looks each up from the first on
            given = self.derivatives.given(opened, value)
            if given is NOT_ALLOWED:
                self._report(Problem("value-not-allowed", element, opened, name, value))
                given = self.derivatives.given(opened, None)
            state = given
        return state

    def _without(self, state: Pattern, element: Node, name: str, taken: frozenset[str]) -> Pattern:
        """After an attribute that is not allowed: as if it were one that was meant and is not taken."""
        allowed = [tag for found in attributes(state) for tag in tags(found.names) if tag not in taken]
        same = [tag for tag in allowed if local(tag) == local(name)]
        meant = same[0] if same else _nearest(name, allowed)
        self._report(Problem("attribute-not-allowed", element, state, name, meant=meant))
        return self.derivatives.given(self.derivatives.attribute(state, meant), None) if meant else state

    def _closed(self, state: Pattern, element: Node) -> Pattern:
        closed = self.derivatives.close_tag(state)
        if closed is not NOT_ALLOWED:
            return closed
        names = tuple(sorted(required_attributes(state)))
        for name in names or (None,):
            self._report(Problem("attribute-missing", element, state, name))
        return self.derivatives.close_tag(state, lenient=True)

    def _with_text(self, state: Pattern, frame: _Frame, before: Node | None) -> Pattern:
        """After the text between two children of an element, which only `text` matches."""
        text = "".join(text_pieces(frame.element, before))
        if not text.strip():
            return state
        derived = self.derivatives.text(state)
        if derived is not NOT_ALLOWED:
            return derived
        frame.refused = True
        self._report(Problem("text-not-allowed", frame.element, state, text=text.strip(), before=before))
        return state

    def _with_value(self, state: Pattern, frame: _Frame) -> Pattern:
        """After all the text of an element without children."""
        text = "".join(text_pieces(frame.element, None))
        derived = self.derivatives.value(state, text)
        if not text.strip():
            derived = self._make.choice(derived, state)
        if derived is not NOT_ALLOWED:
            return derived
        frame.refused = True
        rule = "text-value" if allows_text(state) else "text-not-allowed"
        self._report(Problem(rule, frame.element, state, text=text.strip()))
        return state

    def _report(self, problem: Problem) -> None:
        self._found.append(problem)


def _meant(tag: str, known: Collection[str]) -> str | None:
    """The known element that an unknown one stands for in another vocabulary, or that is spelt like it."""
    candidates = {local(name): name for name in known if namespace(name) == namespace(tag)}
    same = counterpart(local(tag), candidates)
    return candidates[same] if same else _nearest(tag, known)


def _nearest(tag: str, known: Iterable[str]) -> str | None:
    """The known name of the same namespace that is spelt most like `tag`."""
    candidates = {local(name): name for name in known if namespace(name) == namespace(tag)}
    near = nearest(local(tag), candidates)
    return candidates[near] if near else None
