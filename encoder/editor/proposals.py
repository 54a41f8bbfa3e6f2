"""What a grammar allows at the cursor, with its documentation."""

from dataclasses import dataclass

from encoder.checks.explain.derive import Derivatives
from encoder.checks.explain.expected import attributes, next_names, values
from encoder.checks.explain.grammar import Grammar
from encoder.checks.explain.names import local, namespace, tags
from encoder.checks.explain.patterns import NOT_ALLOWED, Pattern, Value
from encoder.checks.remembered import remembered
from encoder.checks.trust import Schema
from encoder.editor.cursor import Cursor, Step, Writing
from encoder.namespaces import XML


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that may stand at the cursor.

    Attributes:
        text: as it would be written.
        documentation: what the grammar says of it.
    """

    text: str
    documentation: str = ""


class Guide:
    """Says what a grammar allows where.

    Args:
        schema: the grammar.

    Raises:
        UsageError: it cannot be used.
        NotTrusted: it is not trusted, and reads what lies elsewhere.
    """

    def __init__(self, schema: Schema) -> None:
        self._grammar = Grammar(schema)
        self._derive = Derivatives(self._grammar.patterns)
        self._known = self._grammar.elements()
        self._words = self._grammar.documentation()

    def proposals(self, cursor: Cursor) -> tuple[Proposal, ...]:
        """What may be written at the cursor; nothing where only text may."""
        state = self._state(cursor)
        match cursor.writing:
            case Writing.ELEMENT:
                return tuple(
                    Proposal(_prefixed(tag, cursor), self.documentation(tag))
                    for tag in sorted(next_names(state))
                )
            case Writing.ATTRIBUTE:
                names = [tag for found in attributes(state) for tag in tags(found.names)]
                return tuple(
                    Proposal(_prefixed(tag, cursor, is_attribute=True), self.documentation(f"@{tag}"))
                    for tag in sorted(dict.fromkeys(names))
                )
            case Writing.VALUE:
                inside = self._derive.attribute(state, cursor.attribute)
                found = values(inside) if inside is not NOT_ALLOWED else ()
                return tuple(Proposal(one.text) for one in found if isinstance(one, Value))
        return ()

    def documentation(self, name: str) -> str:
        """What the grammar says of an element, `{namespace}name`, or of an attribute, `@name`."""
        return self._words.get(name, "")

    def _state(self, cursor: Cursor) -> Pattern:
        state = self._grammar.start
        last = len(cursor.steps) - 1
        is_in_tag = cursor.writing in (Writing.ATTRIBUTE, Writing.VALUE)
        for number, step in enumerate(cursor.steps):
            state = self._after(state, step, stays_open=is_in_tag and number == last)
        return state

    def _after(self, state: Pattern, step: Step, *, stays_open: bool) -> Pattern:
        if step.kind == "end":
            return self._derive.end(state, lenient=True)
        if step.kind == "text":
            with_text = self._derive.text(state)
            return state if with_text is NOT_ALLOWED else with_text
        opened = self._derive.open(state, step.tag, lenient=True)
        if opened is NOT_ALLOWED:
            known = self._known.get(step.tag)
            opened = self._grammar.patterns.after(known[0].content if known else NOT_ALLOWED, state)
        for name in step.attributes:
            named = self._derive.attribute(opened, name)
            opened = opened if named is NOT_ALLOWED else self._derive.given(named, None)
        return opened if stays_open else self._derive.close_tag(opened, lenient=True)


@remembered
def guide(schema: Schema) -> Guide:
    """The guide of a grammar, made once."""
    return Guide(schema)


def _prefixed(tag: str, cursor: Cursor, *, is_attribute: bool = False) -> str:
    space = namespace(tag)
    if space == XML:
        return f"xml:{local(tag)}"
    if is_attribute and not space:
        return local(tag)
    prefix = next((prefix for prefix, uri in cursor.spaces.items() if uri == space), "")
    return f"{prefix}:{local(tag)}" if prefix else local(tag)
