"""Days without a year below a day with one: `April 9th.` further down in a letter of `March 14th, 1804`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import is_

from encoder.document.dates.context import Context
from encoder.document.dates.find import find_dates
from encoder.document.dates.in_italics import days_before_year
from encoder.document.elements import outermost
from encoder.document.flat import flatten
from encoder.model import Content, Element

_CARRIED = "medium"


def carry_years(content: Content, context: Context) -> Content:
    """The content, where a date that says no year has that in which it lies nearest to the last whole one.

    So `PARIS, Dec. 29.—` in a newspaper of 17 January 1816 is of 1815. What is so inferred says so.

    Args:
        content: of a document, its phrases marked.
        context: what was known before its dates were read.
    """
    known = dict(days_before_year(content, context))
    content = _with(content, known) if known else content
    known = dict(_known(content, context))
    return _with(content, known) if known else content


def _known(content: Content, context: Context) -> Iterator[tuple[int, Element]]:
    """The dates that have a value now, by their identity."""
    near = context.near
    for date in outermost(content, "date"):
        said = date.get("when") or date.get("from")
        if said:
            near = said[:10] if len(said) >= len("1804-03-14") else near
        elif near is not None and not date.attributes:
            found = next(find_dates(flatten(date.content), replace(context, near=near)), None)
            when = dict(found.attributes).get("when") if found else None
            if when is not None:
                given = (("when", when), ("cert", _CARRIED), ("resp", "#engross"))
                yield id(date), replace(date, attributes=given)


def _with(content: Content, known: Mapping[int, Element]) -> Content:
    done = tuple(_in(node, known) if isinstance(node, Element) else node for node in content)
    return content if all(map(is_, done, content)) else done


def _in(node: Element, known: Mapping[int, Element]) -> Element:
    if id(node) in known:
        return known[id(node)]
    content = _with(node.content, known)
    return node if content is node.content else replace(node, content=content)
