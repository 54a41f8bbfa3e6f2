"""What of an expanded schema is to run: its phase, the patterns active in it, and its global variables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from lxml import etree

from encoder.checks.schematron.expand import substitute
from encoder.checks.schematron.vocabulary import BINDINGS, XSLT, children
from encoder.errors import UsageError


@dataclass(frozen=True, slots=True)
class Selection:
    """The parts of a schema that one run needs.

    Attributes:
        namespaces: prefix → namespace, of all expressions.
        foreign: declarations of XSLT: functions, keys.
        lets: variables of the schema, the phase and the patterns, evaluated once, at the document's root.
        patterns: the active ones.
    """

    namespaces: dict[str, str]
    foreign: tuple[etree._Element, ...]
    lets: tuple[etree._Element, ...]
    patterns: tuple[etree._Element, ...]


def select(schema: etree._Element, phase: str | None, path: Path) -> Selection:
    """The parts of an expanded schema that a phase needs (ISO/IEC 19757-3, 5.4.11).

    Args:
        phase: its id, `#ALL`, or `#DEFAULT`, which is what None means.

    Raises:
        UsageError: the phase or one of its patterns is not there, or the query language is not XPath.
    """
    _check_binding(schema, path)
    active = _phase(schema, phase, path)
    patterns = tuple(_active_patterns(schema, active, path))
    lets = [*children(schema, "let"), *(children(active, "let") if active is not None else ())]
    return Selection(
        namespaces=_namespaces(schema, path),
        foreign=tuple(schema.iterchildren(f"{{{XSLT}}}*")),
        lets=(*lets, *_pattern_lets(patterns, [let.get("name", "") for let in lets])),
        patterns=patterns,
    )


def part_of(selection: Selection, documents: str | None) -> Selection:
    """The patterns about the document itself (None), or those with this `@documents`."""
    wanted = tuple(one for one in selection.patterns if (one.get("documents") or None) == documents)
    return replace(selection, patterns=wanted)


def _check_binding(schema: etree._Element, path: Path) -> None:
    binding = schema.get("queryBinding", "xslt")
    if binding.lower() not in BINDINGS:
        hint = f"use one of {', '.join(BINDINGS)}"
        raise UsageError(f"the query language {binding!r} is not supported", hint=hint, file=path)


def _phase(schema: etree._Element, phase: str | None, path: Path) -> etree._Element | None:
    """The active phase; None where all patterns are active."""
    name = schema.get("defaultPhase", "#ALL") if phase in (None, "#DEFAULT") else phase
    if name == "#ALL":
        return None
    for element in children(schema, "phase"):
        if element.get("id") == name:
            return element
    known = ", ".join(element.get("id", "") for element in children(schema, "phase")) or "none"
    raise UsageError(f"there is no phase {name!r}", hint=f"phases of this schema: {known}", file=path)


def _active_patterns(
    schema: etree._Element, phase: etree._Element | None, path: Path
) -> Iterator[etree._Element]:
    patterns = list(children(schema, "pattern"))
    if phase is None:
        yield from patterns
        return
    wanted = [active.get("pattern", "") for active in children(phase, "active")]
    known = {pattern.get("id") for pattern in patterns}
    for name in wanted:
        if name not in known:
            raise UsageError(f"phase {phase.get('id')!r} names no pattern {name!r}", file=path)
    yield from (pattern for pattern in patterns if pattern.get("id") in wanted)


def _namespaces(schema: etree._Element, path: Path) -> dict[str, str]:
    """Prefix → namespace.

    Raises:
        UsageError: one of them can be none.
    """
    declared = {prefix: uri for prefix, uri in schema.nsmap.items() if prefix}
    for ns in children(schema, "ns"):
        prefix, uri = ns.get("prefix", ""), ns.get("uri", "")
        try:
            etree.fromstring(etree.tostring(etree.Element("ns", nsmap={prefix: uri})))
        except (ValueError, etree.XMLSyntaxError) as error:
            raise UsageError(
                f"`ns` declares the prefix {prefix!r} for {uri!r}, and one of them can be none",
                hint="a prefix is a name without a colon, a namespace an address without spaces",
                file=path,
                line=cast("int | None", ns.sourceline) or None,
            ) from error
        declared[prefix] = uri
    return declared


def _pattern_lets(patterns: tuple[etree._Element, ...], taken: list[str]) -> Iterator[etree._Element]:
    """The variables of the patterns, renamed where two patterns (or the schema) use the same name.

    They are evaluated once each, so they become global; their names must then be unique.
    """
    names = Counter(taken)
    for number, pattern in enumerate(patterns):
        for let in children(pattern, "let"):
            name = let.get("name", "")
            if names[name]:
                let.set("name", f"{name}.{number}")
                substitute(pattern, name, f"${name}.{number}")
            names[name] += 1
            yield let
