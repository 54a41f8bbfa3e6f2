"""Derivatives: what a pattern still allows after a piece of the document was read.

James Clark, "An algorithm for RELAX NG validation" (2002), with the recovery of his validator Jing. Every
derivative is remembered, so that a document costs little more than its distinct steps.
"""

from collections.abc import Callable, Hashable
from typing import Any

from encoder.checks.explain.names import listed
from encoder.checks.explain.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    After,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    ListOf,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
    Value,
)


class Derivatives:
    """The derivatives over one grammar's patterns.

    Args:
        patterns: of the grammar.
    """

    def __init__(self, patterns: Patterns) -> None:
        self.patterns = patterns
        self._known: dict[Hashable, Pattern] = {}
        self._names: dict[Pattern, frozenset[str] | None] = {}

    def __len__(self) -> int:
        """How many derivatives are remembered."""
        return len(self._known)

    def open(self, p: Pattern, tag: str, lenient: bool = False) -> Pattern:
        """After the name of a start tag: `After(attributes and content, what follows)`.

        Args:
            p: before it.
            tag: in Clark's notation.
            lenient: pass over what is required before it.
        """
        return self._remembered(("open", p, tag, lenient), lambda: self._open(p, tag, lenient))

    def attribute(self, p: Pattern, tag: str) -> Pattern:
        """After the name of an attribute: `After(its value, what remains)`."""
        if not p.attributes:
            return NOT_ALLOWED
        return self._remembered(("attribute", p, tag), lambda: self._attribute(p, tag))

    def given(self, p: Pattern, text: str | None) -> Pattern:
        """What remains of `attribute`'s result after the value `text`; None passes any value."""
        if isinstance(p, Choice):
            return self.patterns.choice(*(self.given(member, text) for member in p.members))
        return (
            p.then if isinstance(p, After) and (text is None or self.matches(p.inner, text)) else NOT_ALLOWED
        )

    def close_tag(self, p: Pattern, lenient: bool = False) -> Pattern:
        """After the end of a start tag: attributes not given are no longer allowed.

        Args:
            p: before it.
            lenient: pass over attributes that are required.
        """
        if not p.attributes:
            return p
        return self._remembered(("close", p, lenient), lambda: self._close_tag(p, lenient))

    def text(self, p: Pattern) -> Pattern:
        """After some text, whatever it is: only `text` matches."""
        return self._remembered(("text", p), lambda: self._over(p, self.text, _is_text))

    def value(self, p: Pattern, text: str) -> Pattern:
        """After `text`, all the content of an element or attribute: data and values match too."""
        if not p.data:
            return self.text(p)
        return self._remembered(("value", p, text), lambda: self._over(p, *self._valued(text)))

    def end(self, p: Pattern, lenient: bool = False) -> Pattern:
        """After an end tag.

        Args:
            p: before it.
            lenient: pass over what is required before it.
        """
        match p:
            case After():
                return p.then if lenient or p.inner.nullable else NOT_ALLOWED
            case Choice():
                return self.patterns.choice(*(self.end(member, lenient) for member in p.members))
        return NOT_ALLOWED

    def matches(self, p: Pattern, text: str) -> bool:
        """Whether `text` is a value of `p`."""
        return self.value(p, text).nullable or (p.nullable and not text.strip())

    def _remembered(self, key: Hashable, derive: Callable[[], Pattern]) -> Pattern:
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = derive()
        return known

    def _open(self, p: Pattern, tag: str, lenient: bool) -> Pattern:
        make = self.patterns
        match p:
            case Choice():
                return make.choice(*(self.open(member, tag, lenient) for member in p.members))
            case Element():
                return make.after(p.content, EMPTY) if p.names.contains(tag) else NOT_ALLOWED
            case Group():
                opened = make.map_after(self.open(p.first, tag, lenient), lambda x: make.group(x, p.second))
                if not (p.first.nullable or lenient):
                    return opened
                if lenient and opened is not NOT_ALLOWED:
                    return opened
                if not self._may_open(p.second, tag):
                    return opened
                return make.choice(opened, self.open(p.second, tag, lenient))
            case Interleave():
                first = make.map_after(
                    self.open(p.first, tag, lenient), lambda x: make.interleave(x, p.second)
                )
                second = make.map_after(
                    self.open(p.second, tag, lenient), lambda x: make.interleave(p.first, x)
                )
                return make.choice(first, second)
            case OneOrMore():
                again = make.choice(p, EMPTY)
                return make.map_after(self.open(p.inner, tag, lenient), lambda x: make.group(x, again))
            case After():
                return make.map_after(self.open(p.inner, tag, lenient), lambda x: make.after(x, p.then))
        return NOT_ALLOWED

    def _may_open(self, p: Pattern, tag: str) -> bool:
        """Whether a pattern has an element of this name, or for any name: else nothing in it need be derived.

        Only what stands behind something in a group is asked. That is always a part of the grammar as it was
        written, never a derivative: so few sets are held, and a long row of what may be left out is not
        walked to its end for each element.
        """
        names = self._named(p)
        return names is None or tag in names

    def _named(self, p: Pattern) -> frozenset[str] | None:
        if p not in self._names:
            self._names[p] = self._collected(p)
        return self._names[p]

    def _collected(self, p: Pattern) -> frozenset[str] | None:
        """The names of the elements in a pattern, those within elements aside; None for any name."""
        match p:
            case Element():
                return listed(p.names)
            case Choice():
                parts = p.members
            case Group() | Interleave():
                parts = (p.first, p.second)
            case OneOrMore() | After():
                parts = (p.inner,)
            case _:
                return frozenset()
        named = [self._named(part) for part in parts]
        return None if None in named else frozenset().union(*(names or () for names in named))

    def _attribute(self, p: Pattern, tag: str) -> Pattern:
        make = self.patterns
        match p:
            case Choice():
                return make.choice(*(self.attribute(member, tag) for member in p.members))
            case Attribute():
                return make.after(p.value, EMPTY) if p.names.contains(tag) else NOT_ALLOWED
            case Group() | Interleave():
                join = make.group if isinstance(p, Group) else make.interleave
                return make.choice(
                    make.map_after(self.attribute(p.first, tag), lambda x: join(x, p.second)),
                    make.map_after(self.attribute(p.second, tag), lambda x: join(p.first, x)),
                )
            case OneOrMore():
                again = make.choice(p, EMPTY)
                return make.map_after(self.attribute(p.inner, tag), lambda x: make.group(x, again))
            case After():
                return make.map_after(self.attribute(p.inner, tag), lambda x: make.after(x, p.then))
        return NOT_ALLOWED

    def _close_tag(self, p: Pattern, lenient: bool) -> Pattern:
        def close(q: Pattern) -> Pattern:
            return self.close_tag(q, lenient)

        make = self.patterns
        match p:
            case Choice():
                return make.choice(*map(close, p.members))
            case Group():
                return make.group(close(p.first), close(p.second))
            case Interleave():
                return make.interleave(close(p.first), close(p.second))
            case OneOrMore():
                return make.one_or_more(close(p.inner))
            case After():
                return make.after(close(p.inner), p.then)
            case Attribute():
                return EMPTY if lenient else NOT_ALLOWED
        return p

    def _over(
        self, p: Pattern, again: Callable[[Pattern], Pattern], leaf: Callable[[Pattern], Pattern]
    ) -> Pattern:
        """The derivative by text: `again` derives the parts, `leaf` what has none."""
        make = self.patterns
        match p:
            case Choice():
                return make.choice(*map(again, p.members))
            case Group():
                first = make.group(again(p.first), p.second)
                return make.choice(first, again(p.second)) if p.first.nullable else first
            case Interleave():
                return make.choice(
                    make.interleave(again(p.first), p.second), make.interleave(p.first, again(p.second))
                )
            case OneOrMore():
                return make.group(again(p.inner), make.choice(p, EMPTY))
            case After():
                return make.after(again(p.inner), p.then)
        return leaf(p)

    def _valued(self, text: str) -> tuple[Any, Any]:
        return lambda p: self.value(p, text), lambda p: self._leaf(p, text)

    def _leaf(self, p: Pattern, text: str) -> Pattern:
        match p:
            case Value():
                return EMPTY if p.text == (text if p.exact else " ".join(text.split())) else NOT_ALLOWED
            case Data():
                excepted = p.excepted is not None and self.matches(p.excepted, text)
                return EMPTY if p.datatype.allows(text) and not excepted else NOT_ALLOWED
            case ListOf():
                return EMPTY if self._tokens(p.inner, text) else NOT_ALLOWED
        return _is_text(p)

    def _tokens(self, p: Pattern, text: str) -> bool:
        for token in text.split():
            p = self.value(p, token)
        return p.nullable


def _is_text(p: Pattern) -> Pattern:
    return TEXT if isinstance(p, Text) else NOT_ALLOWED
