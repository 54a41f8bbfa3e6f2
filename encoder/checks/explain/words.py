"""Names of elements and attributes as messages show them."""

from collections.abc import Callable, Iterable

from lxml import etree

from encoder.checks.explain.names import local, namespace
from encoder.namespaces import XML

MOST_NAMES = 12
"""A message lists so many of the names allowed: those that the document uses come first."""


def some(names: list[str], show: Callable[[str], str], most: int = MOST_NAMES) -> str:
    """The first of the names, in the way shown, and how many more there are."""
    first = ", ".join(map(show, names[:most]))
    return first if len(names) <= most else f"{first} … ({len(names) - most} more)"


def listed(names: Iterable[str]) -> str:
    """Names of elements, with commas."""
    return ", ".join(map(tagged, names))


def tagged(tag: str) -> str:
    """`{urn}p` → `<p>`."""
    return f"`<{local(tag)}>`"


def attribute(tag: str | None) -> str:
    """`{…}id` → `@xml:id`."""
    prefix = "xml:" if namespace(tag or "") == XML else ""
    return f"`@{prefix}{local(tag or '')}`"


def shown(element: etree._Element) -> str:
    """The name of an element as it is written, with its prefix."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    return f"`<{prefix}{local(str(element.tag))}>`"


def inside(element: etree._Element) -> str:
    """Where an element stands."""
    parent = element.getparent()
    return "as the root element" if parent is None else f"in {shown(parent)}"


def preceding(element: etree._Element) -> str:
    """What stands before an element."""
    before = next(element.itersiblings(etree.Element, preceding=True), None)
    return "" if before is None else f", after {shown(before)}"


def following(element: etree._Element) -> str:
    """What stands last in an element."""
    last_child = next(element.iterchildren(etree.Element, reversed=True), None)
    return "" if last_child is None else f" after {shown(last_child)}"


def short(text: str | None) -> str:
    """A text on one line, cut where it is long."""
    flat = " ".join((text or "").split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"
