"""Patterns of a grammar, each made only once, so that equal patterns are one object.

The algebra of James Clark's "An algorithm for RELAX NG validation" (2002): `After(p, q)` is what is left when
an element was opened: `p` inside it, `q` after it. Sharing makes derivatives cheap to remember.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from encoder.checks.explain.datatypes import Datatype
from encoder.checks.explain.names import NameClass


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern; compared by identity.

    Attributes:
        nullable: whether it matches nothing at all.
        attributes: whether it holds attributes, those of elements inside aside.
        data: whether it holds a datatype, value or list likewise.
    """

    nullable: bool = field(default=False, kw_only=True)
    attributes: bool = field(default=False, kw_only=True)
    data: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, eq=False)
class Empty(Pattern):
    """No content."""


@dataclass(frozen=True, eq=False)
class NotAllowed(Pattern):
    """Nothing matches."""


@dataclass(frozen=True, eq=False)
class Text(Pattern):
    """Any text."""


@dataclass(frozen=True, eq=False)
class Choice(Pattern):
    """One of two or more."""

    members: tuple[Pattern, ...]


@dataclass(frozen=True, eq=False)
class Group(Pattern):
    """One, then the other."""

    first: Pattern
    second: Pattern


@dataclass(frozen=True, eq=False)
class Interleave(Pattern):
    """Both, in any order, mixed."""

    first: Pattern
    second: Pattern


@dataclass(frozen=True, eq=False)
class OneOrMore(Pattern):
    """One or more of the same."""

    inner: Pattern


@dataclass(frozen=True, eq=False)
class After(Pattern):
    """`inner` to the end of the element or attribute that was opened, `then` behind it."""

    inner: Pattern
    then: Pattern


@dataclass(frozen=True, eq=False)
class Attribute(Pattern):
    """An attribute and the pattern of its value."""

    names: NameClass
    value: Pattern


@dataclass(frozen=True, eq=False)
class Data(Pattern):
    """A value of a datatype, unless `excepted` matches it."""

    datatype: Datatype
    excepted: Pattern | None = None


@dataclass(frozen=True, eq=False)
class Value(Pattern):
    """One value; compared after white space is collapsed unless `exact`."""

    text: str
    exact: bool = False


@dataclass(frozen=True, eq=False)
class ListOf(Pattern):
    """Tokens between white space."""

    inner: Pattern


@dataclass(frozen=True, eq=False)
class Element(Pattern):
    """An element; its content is read from the grammar when it is first wanted."""

    names: NameClass
    load: Callable[[], Pattern]
    _content: list[Pattern] = field(default_factory=list)

    @property
    def content(self) -> Pattern:
        """Attributes and children."""
        if not self._content:
            self._content.append(self.load())
        return self._content[0]


EMPTY = Empty(nullable=True)
NOT_ALLOWED = NotAllowed()
TEXT = Text(nullable=True)


class Patterns:
    """Makes patterns, simplified (RELAX NG specification, 4.20–4.21), each once."""

    def __init__(self) -> None:
        self._made: dict[Any, Pattern] = {}

    def choice(self, *alternatives: Pattern) -> Pattern:
        """One of the alternatives."""
        members = dict.fromkeys(_flat(alternatives))
        if EMPTY in members and any(member.nullable for member in members if member is not EMPTY):
            del members[EMPTY]
        if len(members) < 2:
            return next(iter(members), NOT_ALLOWED)
        return self._make((Choice, frozenset(members)), lambda: Choice(tuple(members), **_traits(members)))

    def group(self, first: Pattern, second: Pattern) -> Pattern:
        """`first`, then `second`."""
        return self._pair(Group, first, second)

    def interleave(self, first: Pattern, second: Pattern) -> Pattern:
        """`first` and `second`, mixed."""
        return self._pair(Interleave, first, second)

    def one_or_more(self, inner: Pattern) -> Pattern:
        """`inner`, repeated."""
        if inner in (EMPTY, NOT_ALLOWED, TEXT) or isinstance(inner, OneOrMore):
            return inner
        made = OneOrMore(inner, nullable=inner.nullable, attributes=inner.attributes, data=inner.data)
        return self._make((OneOrMore, inner), lambda: made)

    def after(self, inner: Pattern, then: Pattern) -> Pattern:
        """`inner` inside what was opened, `then` behind it."""
        if NOT_ALLOWED in (inner, then):
            return NOT_ALLOWED
        made = (After, inner, then)
        return self._make(made, lambda: After(inner, then, attributes=inner.attributes, data=inner.data))

    def attribute(self, names: NameClass, value: Pattern) -> Pattern:
        """An attribute."""
        if value is NOT_ALLOWED:
            return NOT_ALLOWED
        return self._make((Attribute, names, value), lambda: Attribute(names, value, attributes=True))

    def value(self, text: str, exact: bool) -> Pattern:
        """A value."""
        return self._make((Value, text, exact), lambda: Value(text, exact, data=True))

    def datum(self, datatype: Datatype, excepted: Pattern | None) -> Pattern:
        """A value of a datatype."""
        return self._make((Data, datatype, excepted), lambda: Data(datatype, excepted, data=True))

    def list_of(self, inner: Pattern) -> Pattern:
        """Tokens."""
        return self._make((ListOf, inner), lambda: ListOf(inner, data=True))

    def map_after(self, pattern: Pattern, change: Callable[[Pattern], Pattern]) -> Pattern:
        """`pattern`, which holds only `After`, with what comes after changed."""
        match pattern:
            case After():
                return self.after(pattern.inner, change(pattern.then))
            case Choice():
                return self.choice(*(self.map_after(member, change) for member in pattern.members))
        return NOT_ALLOWED

    def _pair(self, kind: type[Group] | type[Interleave], first: Pattern, second: Pattern) -> Pattern:
        if NOT_ALLOWED in (first, second):
            return NOT_ALLOWED
        if EMPTY in (first, second):
            return second if first is EMPTY else first
        return self._make((kind, first, second), lambda: _paired(kind, first, second))

    def _make(self, key: Any, make: Callable[[], Pattern]) -> Pattern:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = make()
        return made


def _paired(kind: type[Group] | type[Interleave], first: Pattern, second: Pattern) -> Pattern:
    return kind(
        first,
        second,
        nullable=first.nullable and second.nullable,
        attributes=first.attributes or second.attributes,
        data=first.data or second.data,
    )


def _flat(alternatives: Iterable[Pattern]) -> Iterable[Pattern]:
    for pattern in alternatives:
        if isinstance(pattern, Choice):
            yield from pattern.members
        elif pattern is not NOT_ALLOWED:
            yield pattern


def _traits(members: Iterable[Pattern]) -> dict[str, bool]:
    return {
        trait: any(getattr(member, trait) for member in members)
        for trait in ("nullable", "attributes", "data")
    }
