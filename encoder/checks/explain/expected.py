"""What a pattern allows next, and what it cannot do without: the other half of every message."""

from collections.abc import Callable, Iterable

from encoder.checks.explain.names import tags
from encoder.checks.explain.patterns import (
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
    Text,
    Value,
)


def next_elements(p: Pattern) -> tuple[Element, ...]:
    """The elements that may come next, in the order of the grammar."""
    return tuple(dict.fromkeys(found for found in _next(p) if isinstance(found, Element)))


def next_names(p: Pattern) -> tuple[str, ...]:
    """The names of the elements that may come next; those that stand for any name are left out."""
    return tuple(dict.fromkeys(tag for element in next_elements(p) for tag in tags(element.names)))


def allows_text(p: Pattern) -> bool:
    """Whether text may come next."""
    return any(isinstance(found, Text | Data | Value | ListOf) for found in _next(p))


def values(p: Pattern) -> tuple[Pattern, ...]:
    """The values and datatypes that a text may have here, those in lists included."""
    return tuple(
        dict.fromkeys(found for found in _next(p, into_lists=True) if isinstance(found, Value | Data))
    )


def attributes(p: Pattern) -> tuple[Attribute, ...]:
    """The attributes that may still be given."""
    return tuple(dict.fromkeys(_all_attributes(p)))


def required_elements(p: Pattern) -> frozenset[str]:
    """The names of elements without which the open element cannot end, whatever else comes."""
    return _required(p, lambda q: tags(q.names) if isinstance(q, Element) else ())


def required_attributes(p: Pattern) -> frozenset[str]:
    """The names of attributes that must still be given, whatever else is."""
    return _required(p, lambda q: tags(q.names) if isinstance(q, Attribute) else ())


def _next(p: Pattern, into_lists: bool = False) -> Iterable[Pattern]:
    match p:
        case Choice():
            for member in p.members:
                yield from _next(member, into_lists)
        case Group():
            yield from _next(p.first, into_lists)
            if _is_passed(p.first):
                yield from _next(p.second, into_lists)
        case Interleave():
            yield from _next(p.first, into_lists)
            yield from _next(p.second, into_lists)
        case OneOrMore() | After():
            yield from _next(p.inner, into_lists)
        case ListOf() if into_lists:
            yield from _next(p.inner, into_lists)
        case _:
            yield p


def _is_passed(p: Pattern) -> bool:
    """Whether what comes behind may come next: nothing need be here, or nothing but attributes."""
    match p:
        case Group() | Interleave() if p.attributes:
            return _is_passed(p.first) and _is_passed(p.second)
    return p.nullable or isinstance(p, Attribute)


def _all_attributes(p: Pattern) -> Iterable[Attribute]:
    if not p.attributes:
        return
    match p:
        case Choice():
            for member in p.members:
                yield from _all_attributes(member)
        case Group() | Interleave():
            yield from _all_attributes(p.first)
            yield from _all_attributes(p.second)
        case OneOrMore() | After():
            yield from _all_attributes(p.inner)
        case Attribute():
            yield p


def _required(p: Pattern, names: Callable[[Pattern], tuple[str, ...]]) -> frozenset[str]:
    match p:
        case Choice():
            if p.nullable:
                return frozenset()
            return frozenset.intersection(*(_required(member, names) for member in p.members))
        case Group() | Interleave():
            return _required(p.first, names) | _required(p.second, names)
        case OneOrMore() | After():
            return _required(p.inner, names)
    found = names(p)
    return frozenset(found) if len(found) == 1 else frozenset()
