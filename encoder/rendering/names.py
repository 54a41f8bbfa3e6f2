"""Persons and places of a collection, from the letters' senders, recipients and places of writing."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from encoder.rendering.frame import Frame, page
from encoder.rendering.index import by_date, link
from encoder.rendering.interface import Interface
from encoder.rendering.markup import Html, tag
from encoder.rendering.paging import MOST, Page, Pager, spans, weight
from encoder.rendering.record import Record

Parts = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name with its documents, or with some of many.

    Attributes:
        name: of the person or place.
        count: of all its documents.
        parts: those that stand in this entry, by what they are to the name.
        is_further: entries of the name stand before.
    """

    name: str
    count: int
    parts: Parts
    is_further: bool = False


def render_people(records: Sequence[Record], frame: Frame) -> str:
    """The page of all senders and recipients, or the first of many."""
    return next(people_pages(records, frame))[1]


def render_places(records: Iterable[Record], frame: Frame) -> str:
    """The page of all places of writing, or the first of many."""
    return next(places_pages(records, frame))[1]


def people_pages(records: Sequence[Record], frame: Frame) -> Iterator[Page]:
    """The pages of all senders and recipients, with what each wrote and received."""
    say = frame.interface.say
    parts = {
        say("people.wrote"): _group(records, lambda record: record.senders),
        say("people.received"): _group(records, lambda record: record.recipients),
    }
    return _pages(frame, "people", say("people"), parts, say("people.none"))


def places_pages(records: Iterable[Record], frame: Frame) -> Iterator[Page]:
    """The pages of all places of writing, with what was written there."""
    say = frame.interface.say
    here = _group(records, lambda record: [record.place] if record.place else [])
    return _pages(frame, "places", say("places"), {say("places.written"): here}, say("places.none"))


def _group(records: Iterable[Record], names: Callable[[Record], Iterable[str]]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for name in names(record):
            groups[name].append(record)
    return groups


def _sort_key(name: str) -> tuple[str, str]:
    """By its letters, capital or not: "É. Marlow" stands beside "E. Marlow"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^\w]+", "-", plain).strip("-"), name


def _entries(groups: Mapping[str, Mapping[str, Sequence[Record]]]) -> Iterator[_Entry]:
    """All names in their order; one with more documents than a page holds is several entries."""
    for name in sorted({name for group in groups.values() for name in group}, key=_sort_key):
        parts = {label: sorted(group[name], key=by_date) for label, group in groups.items() if name in group}
        count = len({record.name for records in parts.values() for record in records})
        if sum(map(len, parts.values())) <= MOST:
            yield _Entry(name, count, parts)
            continue
        slices = (
            (label, records[at : at + MOST])
            for label, records in parts.items()
            for at in range(0, len(records), MOST)
        )
        for number, (label, some) in enumerate(slices):
            yield _Entry(name, count, {label: some}, is_further=number > 0)


def _pages(
    frame: Frame, stem: str, title: str, groups: Mapping[str, Mapping[str, Sequence[Record]]], nothing: str
) -> Iterator[Page]:
    entries = list(_entries(groups))
    pages = spans(
        weight(one.name) + sum(weight(record.title) for some in one.parts.values() for record in some)
        for one in entries
    )
    words = frame.interface
    pager = Pager(stem, [entries[some.start].name if some else "" for some in pages], words)
    for place, some in enumerate(pages):
        nav = pager.nav(place)
        listed = [_entry(entries[number], words) for number in some] or [tag("p", nothing)]
        head = tag("header", tag("h1", title), class_="masthead")
        body = [one for one in (head, nav, *listed, nav) if one is not None]
        yield pager.href(place), page(frame, pager.href(place), title, body)


def _entry(entry: _Entry, words: Interface) -> Html:
    lists = [
        part
        for label, records in entry.parts.items()
        if records
        for part in _documents(label, records, words)
    ]
    number = words.say("name.further", count=entry.count) if entry.is_further else words.number(entry.count)
    heading = tag("summary", entry.name, tag("span", f" {number}", class_="number"))
    return tag("details", heading, *lists, class_="name")


def _documents(label: str, records: Sequence[Record], words: Interface) -> tuple[Html, Html]:
    items = (
        tag(
            "li",
            link(record, words),
            tag("span", f" {record.date_text}", class_="date") if record.date_text else None,
        )
        for record in records
    )
    return tag("h2", label), tag("ol", *items, role="list", class_="brief")
