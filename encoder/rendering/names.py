"""Persons and places of a collection, from the letters' senders, recipients and places of writing."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from encoder.rendering.frame import Frame, page
from encoder.rendering.index import by_date, link
from encoder.rendering.markup import Html, tag
from encoder.rendering.record import Record

Parts = Mapping[str, Sequence[Record]]


def render_people(records: Iterable[Record], frame: Frame) -> str:
    """The page of all senders and recipients, with what each wrote and received."""
    wrote, received = _group(records, lambda r: r.senders), _group(records, lambda r: r.recipients)
    names = sorted(wrote.keys() | received.keys(), key=_sort_key)
    entries = [
        _entry(name, {"Wrote": wrote.get(name, []), "Received": received.get(name, [])}) for name in names
    ]
    return _page(frame, "people.html", "People", entries, "Nobody is named as sender or recipient.")


def render_places(records: Iterable[Record], frame: Frame) -> str:
    """The page of all places of writing, with what was written there."""
    there = _group(records, lambda r: [r.place] if r.place else [])
    entries = [_entry(name, {"Written here": there[name]}) for name in sorted(there, key=_sort_key)]
    return _page(frame, "places.html", "Places", entries, "No place of writing is named.")


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


def _entry(name: str, parts: Parts) -> Html:
    lists = [part for label, records in parts.items() if records for part in _documents(label, records)]
    count = len({record.name for records in parts.values() for record in records})
    heading = tag("summary", name, tag("span", f" {count:,}", class_="number"))
    return tag("details", heading, *lists, class_="name")


def _documents(label: str, records: Sequence[Record]) -> tuple[Html, Html]:
    items = (
        tag(
            "li",
            link(record),
            tag("span", f" {record.date_text}", class_="date") if record.date_text else None,
        )
        for record in sorted(records, key=by_date)
    )
    return tag("h2", label), tag("ol", *items, role="list", class_="brief")


def _page(frame: Frame, href: str, title: str, entries: Sequence[Html], nothing: str) -> str:
    body = [tag("header", tag("h1", title), class_="masthead"), *(entries or [tag("p", nothing)])]
    return page(frame, href, title, body)
