"""All documents listed by year, type, language, classification: to find without a search or a script."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from encoder.rendering.frame import Frame, page
from encoder.rendering.index import by_date, link
from encoder.rendering.interface import Interface, language_name
from encoder.rendering.markup import Html, join, tag
from encoder.rendering.paging import Page, Pager, spans, weight
from encoder.rendering.record import Record


@dataclass(frozen=True, slots=True)
class Listing:
    """A way to list the documents.

    Attributes:
        stem: of the addresses of its pages.
        name: the key of its name.
        value: what a document is listed under.
    """

    stem: str
    name: str
    value: Callable[[Record, Interface], str | None]


LISTINGS = (
    Listing("years", "filter.year", lambda record, words: record.year or words.say("date.none")),
    Listing("types", "filter.kind", lambda record, words: words.known("kind", record.kind)),
    Listing("languages", "filter.language", lambda record, words: language_name(record.language, words)),
    Listing(
        "classifications",
        "filter.classification",
        lambda record, words: record.classification or words.say("unclassified"),
    ),
)


def useful(records: Iterable[Record], words: Interface) -> tuple[Listing, ...]:
    """The listings that tell the documents apart."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for record in records:
        for listing in LISTINGS:
            found[listing.stem].add(listing.value(record, words))
    return tuple(listing for listing in LISTINGS if len(found[listing.stem] - {None}) > 1)


def links(listings: Iterable[Listing], others: Iterable[tuple[str, str]], words: Interface) -> Html | None:
    """The links to all lists of the collection; nothing where there is none.

    Args:
        listings: those that there are.
        others: addresses and names of further lists.
        words: of the interface.
    """
    every = [(f"{one.stem}.html", words.say(one.name)) for one in listings]
    entries = [tag("li", tag("a", name, href=href)) for href, name in (*every, *others)]
    if not entries:
        return None
    label = words.say("search.lists")
    return tag("nav", tag("ul", *entries, role="list"), class_="lists", aria_label=label)


def list_pages(listing: Listing, records: Sequence[Record], frame: Frame) -> Iterator[Page]:
    """The pages of a listing: a heading for each value with its documents, and a way to each value."""
    words = frame.interface
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(records, key=by_date):
        value = listing.value(record, words)
        if value is not None:
            groups[value].append(record)
    entries = [(value, record) for value in sorted(groups, key=str.casefold) for record in groups[value]]
    parts = spans(weight(record.title) for _, record in entries)
    pager = Pager(listing.stem, [entries[part.start][0] if part else "" for part in parts], words)
    first = {entries[number][0]: place for place, part in reversed([*enumerate(parts)]) for number in part}
    title = words.say(listing.name)
    for place, part in enumerate(parts):
        ways = [
            tag("li", _way(value, pager, first[value], place), _number(len(groups[value]), words))
            for value in sorted(groups, key=str.casefold)
        ]
        shown = [entries[number] for number in part]
        body = [
            tag("header", tag("h1", title), class_="masthead"),
            tag("ul", *ways, role="list", class_="ways"),
            *_sections(shown, words),
            pager.nav(place),
        ]
        href = pager.href(place)
        yield href, page(frame, href, title, [one for one in body if one is not None])


def _way(value: str, pager: Pager, to: int, here: int) -> Html:
    file = "" if to == here else pager.href(to)
    return tag("a", value, href=f"{file}#{place_of(value)}")


def place_of(value: str) -> str:
    """The id of a value on its page."""
    return "v-" + re.sub(r"[^\w.-]+", "-", value.casefold())


def _number(count: int, words: Interface) -> Html:
    return tag("span", f" {words.number(count)}", class_="number")


def _sections(entries: Sequence[tuple[str, Record]], words: Interface) -> Iterator[Html]:
    for value in dict.fromkeys(value for value, _ in entries):
        items = (_item(record, words) for own, record in entries if own == value)
        heading = tag("h2", value, id=place_of(value))
        yield tag("section", heading, tag("ol", *items, role="list", class_="brief"))


def _item(record: Record, words: Interface) -> Html:
    date = tag("span", record.date_text, class_="date") if record.date_text else None
    return tag("li", join(link(record, words), date, between=" "))
