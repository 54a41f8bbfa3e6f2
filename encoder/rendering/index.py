"""The collection's first page: every document, to sort and to filter."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from encoder.rendering.frame import Frame, address, page
from encoder.rendering.interface import Interface, language_name
from encoder.rendering.markup import Html, join, tag
from encoder.rendering.paging import Page, Pager, spans, weight
from encoder.rendering.record import Record

Facet = tuple[str, str, Callable[[Record, Interface], Iterable[str]]]

FACETS: tuple[Facet, ...] = (
    ("year", "filter.year", lambda record, _: [record.year] if record.year else []),
    ("kind", "filter.kind", lambda record, words: [words.known("kind", record.kind)]),
    (
        "classification",
        "filter.classification",
        lambda record, words: [record.classification or words.say("unclassified")],
    ),
    (
        "language",
        "filter.language",
        lambda record, words: filter(None, [language_name(record.language, words)]),
    ),
    ("person", "filter.person", lambda record, _: record.persons),
    ("place", "place", lambda record, _: [record.place] if record.place else []),
)
"""Each with the key of its name."""

SORTS = (("date", "date"), ("title", "sort.title"), ("sender", "sort.sender"), ("place", "place"))


def by_date(record: Record) -> tuple[bool, str, str]:
    """Key of the order of a collection: by date, undated documents last, then by name."""
    return (record.date is None, record.date or "", record.name)


def by_name(record: Record) -> tuple[tuple[int, int, str], ...]:
    """Key of the order of file names, the numbers in them by their value: `2` before `10`."""
    parts = re.findall(r"\d+|\D+", record.name.casefold())
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


def by_title(record: Record) -> tuple[str, str]:
    """Key of the order of titles, whatever their capitals and accents."""
    plain = unicodedata.normalize("NFKD", record.title.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)), record.name


def by_folder(record: Record) -> tuple[Any, ...]:
    """Key of the order of folders, and of names in them."""
    return _plain(record.folder), by_name(record)


def by_person(record: Record) -> tuple[Any, ...]:
    """Key of the order of first senders, of whom none is named last, and of their letters by date."""
    return not record.senders, _plain(record.senders[0]) if record.senders else (), by_date(record)


def _plain(text: str) -> tuple[tuple[int, int, str], ...]:
    """A text as it is sorted: whatever its capitals and accents, numbers by their value."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    parts = re.findall(r"\d+|\D+", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


ORDERS: Mapping[str, Callable[[Record], Any]] = {
    "date": by_date,
    "name": by_name,
    "number": by_name,
    "title": by_title,
    "folder": by_folder,
    "person": by_person,
}

Heading = Callable[[Record, Interface], str]
GROUPS: Mapping[str, Heading] = {
    "year": lambda record, words: record.year or words.say("date.none"),
    "folder": lambda record, words: record.folder or words.say("documents"),
    "person": lambda record, words: record.senders[0] if record.senders else words.say("group.nobody"),
    "kind": lambda record, words: words.known("kind", record.kind),
}
"""What a group of documents is headed by."""

_GROUP_ORDERS: Mapping[str, Callable[[Record], Any]] = {
    "year": lambda record: (record.year is None, record.year or ""),
    "folder": lambda record: _plain(record.folder),
    "person": lambda record: (not record.senders, _plain(record.senders[0]) if record.senders else ()),
    "kind": lambda record: record.kind,
}


def ordering(order: str, group: str | None) -> Callable[[Record], Any]:
    """Key of the order of a collection whose documents stand in groups, or in none."""
    own = ORDERS[order]
    if group is None:
        return own
    of_group = _GROUP_ORDERS[group]
    return lambda record: (of_group(record), own(record))


def index_pages(
    records: Iterable[Record],
    *,
    title: str | None = None,
    frame: Frame | None = None,
    subtitle: str | None = None,
    order: str = "date",
    lists: Html | None = None,
    group: str | None = None,
) -> Iterator[Page]:
    """The pages that list all documents of a collection: one, where they are few.

    With JavaScript the one page sorts and filters in place; in a long list one finds by its years, and by
    the search.

    Args:
        records: of the documents, in any order.
        title: of the collection; by default, that they are documents.
        frame: what the collection's pages share; by default the page stands alone, its style inside it.
        subtitle: of the collection.
        order: one of `ORDERS`.
        lists: links to other lists of the documents.
        group: one of `GROUPS`: the documents stand under headings.
    """
    ordered = sorted(records, key=ordering(order, group))
    title = title or (frame or Frame("")).interface.say("documents")
    frame = frame or Frame(site=title, inline=True)
    parts = spans(weight(one.title, *one.persons, one.place or "") for one in ordered)
    words = frame.interface
    heading = GROUPS[group] if group else None
    labels = [_begins_with(ordered[part.start], order, words, heading) if part else "" for part in parts]
    pager = Pager("index", labels, words)
    is_by_date = order == "date" and group is None
    form = filters(ordered, words, is_by_date=is_by_date) if len(parts) == 1 else None
    head = tag(
        "header",
        tag("h1", title),
        tag("div", subtitle, class_="subtitle") if subtitle else None,
        tag("p", summary(ordered, words), class_="summary"),
        _books(frame),
        class_="masthead",
    )
    for place, part in enumerate(parts):
        nav = pager.nav(place)
        body = [
            head,
            lists,
            form,
            tag("p", class_="count", id="count", role="status") if form else None,
            nav,
            _listed([ordered[number] for number in part], words, heading),
            nav,
        ]
        shown = [one for one in body if one is not None]
        href = pager.href(place)
        scripts = ("collection.js",) if form else ()
        described = ". ".join(filter(None, (title, subtitle, summary(ordered, words))))
        yield href, page(frame, href, title, shown, scripts, described)


def _books(frame: Frame) -> Html | None:
    """The ways to the collection as a book."""
    if not frame.books:
        return None
    ways = (
        tag("a", PurePosixPath(book).suffix[1:].upper(), href=address(book, ""), download=True)
        for book in frame.books
    )
    return tag("p", f"{frame.interface.say('about.download')}: ", join(*ways), class_="summary")


def _listed(records: Sequence[Record], words: Interface, heading: Heading | None) -> Html:
    """The documents of a page, under headings where they stand in groups."""
    if heading is None:
        entries = (entry(record, words) for record in records)
        return tag("ol", *entries, class_="documents", id="documents", role="list")
    sections = (
        tag(
            "section",
            tag("h2", name),
            tag("ol", *(entry(record, words) for record in some), class_="documents", role="list"),
        )
        for name, some in groupby(records, lambda record: heading(record, words))
    )
    return tag("div", *sections, id="documents")


def _begins_with(record: Record, order: str, words: Interface, heading: Heading | None) -> str:
    """What a page of the list is called by its first document."""
    if heading or order in GROUPS:
        return (heading or GROUPS[order])(record, words)
    names = {"date": record.year or words.say("date.none"), "title": record.title}
    return names.get(order, record.name)


def summary(records: Sequence[Record], words: Interface) -> str:
    """The collection in a line: "312 documents, 1961 to 1968"."""
    years = sorted({record.year for record in records if record.year})
    count = words.say("documents.count", count=len(records))
    if len(years) > 1:
        return words.say("summary.years", documents=count, first=years[0], last=years[-1])
    return words.say("summary.year", documents=count, year=years[0]) if years else count


def entry(record: Record, words: Interface) -> Html:
    """One document of the list, with what the filters look at."""
    facets = {f"data_{key}": "\n".join(values(record, words)) for key, _, values in FACETS}
    sort = {"data_date": record.date or "~", "data_sender": " ".join(record.senders) or "~"}
    return tag(
        "li",
        link(record, words),
        tag("p", *_particulars(record, words), class_="kicker"),
        **facets,
        **sort,
    )


def link(record: Record, words: Interface, root: str = "") -> Html:
    """A document's title as a link to its page, from a page whose site is at `root`."""
    language = None if record.language in ("und", words.tag) else record.language
    return tag("a", record.title, href=root + address(record.name), lang=language)


def filters(records: Sequence[Record], words: Interface, *, is_by_date: bool = True) -> Html:
    """The form of filters and orders; where there are no scripts, style hides it.

    Args:
        records: of the documents.
        words: of the interface.
        is_by_date: whether the documents are in the order of their dates.
    """
    all_ = words.say("filter.all")
    selects = [
        _select(key, words.say(name), _options(records, values, words), all_) for key, name, values in FACETS
    ]
    sorts = [(key, words.say(name)) for key, name in SORTS]
    first = [] if is_by_date else [("", words.say("sort.edition"))]
    order = _select("sort", words.say("sort"), first + sorts)
    useful = [select for select in selects if select is not None]
    box = tag("input", type="search", name="words", autocomplete="off")
    return tag(
        "form",
        tag("label", words.say("filter.words"), box),
        *useful,
        order,
        id="filters",
        class_="filters",
        role="search",
        **words.forms("documents.shown"),
    )


def _options(
    records: Sequence[Record], values: Callable[[Record, Interface], Iterable[str]], words: Interface
) -> list[tuple[str, str]]:
    counts = Counter(value for record in records for value in values(record, words))
    return [
        (value, words.say("filter.option", value=value, count=count))
        for value, count in sorted(counts.items())
    ]


def _select(
    key: str, label: str, options: Sequence[tuple[str, str]], any_label: str | None = None
) -> Html | None:
    if len(options) < 2:
        return None
    first = [] if any_label is None else [tag("option", any_label, value="")]
    choices = (tag("option", text, value=value) for value, text in options)
    return tag("label", label, tag("select", *first, *choices, name=key, autocomplete="off"))


def _particulars(record: Record, words: Interface) -> Iterable[Html | None]:
    yield badge(record.classification)
    yield tag("span", words.known("kind", record.kind), class_="kind")
    yield tag("span", record.date_text or words.say("date.none"), class_="date")
    if record.senders or record.recipients:
        names = [", ".join(group) for group in (record.senders, record.recipients) if group]
        yield tag("span", join(*names, between=" → "), class_="parties")
    if record.place:
        yield tag("span", record.place, class_="place")


def badge(classification: str | None) -> Html | None:
    """The classification, set apart, unless there is none."""
    if classification is None or classification.lower() == "unclassified":
        return None
    return tag("span", classification, class_="badge")
