"""The pages of a register: an index of people, places and organisations each, and a page for each of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final

from encoder.rendering.frame import Frame, address, below, page
from encoder.rendering.index import link
from encoder.rendering.interface import Interface
from encoder.rendering.markup import Html, join, tag
from encoder.rendering.paging import Page, Pager, spans, weight
from encoder.rendering.record import Record
from encoder.rendering.registers.identities import link_of, spelling
from encoder.rendering.registers.named import FOLDERS, Named, Why
from encoder.rendering.registers.names import KINDS, ROLES
from encoder.rendering.registers.places import Place, Places

_MOST_FORMS: Final = 40
"""Spellings of a name that its page lists."""

_UP: Final = "../"


@dataclass(frozen=True, slots=True)
class Listing:
    """All that the pages of a register are made from.

    Attributes:
        entries: by their numbers.
        places: where they are mentioned.
        records: of the documents, in the order of the collection.
    """

    entries: Sequence[Named]
    places: Places
    records: Sequence[Record]


def register_pages(listing: Listing, frame: Frame) -> Iterator[Page]:
    """The indexes, of organisations only where one is named, and the pages of the entries."""
    counts = listing.places.counts()
    of_kind: dict[str, list[Named]] = {kind: [] for kind in KINDS}
    for entry in listing.entries:
        of_kind[entry.kind].append(entry)
    for kind, entries in of_kind.items():
        if entries or kind != "organisation":
            ordered = sorted(entries, key=lambda one: (spelling(one.names[0]), one.names[0], one.number))
            yield from _index(kind, ordered, counts, frame)
    inner = below(frame, _UP)
    for entry in listing.entries:
        yield from _entry_pages(entry, listing, inner)


def _index(
    kind: str, entries: Sequence[Named], counts: Mapping[int, Mapping[str, int]], frame: Frame
) -> Iterator[Page]:
    words, stem = frame.interface, FOLDERS[kind]
    parts = spans(weight(*entry.names[:1]) for entry in entries)
    pager = Pager(stem, [entries[part.start].names[0] if part else "" for part in parts], words)
    head = tag(
        "header",
        tag("h1", words.say(stem)),
        tag(
            "p",
            words.say(f"{stem}.count", count=len(entries)) if entries else words.say(f"{stem}.none"),
            class_="summary",
        ),
        class_="masthead",
    )
    for place, part in enumerate(parts):
        nav = pager.nav(place)
        listed = [_in_index(entries[at], counts.get(entries[at].number, {}), words) for at in part]
        body = [head, nav, tag("ul", *listed, class_="register", role="list") if listed else None, nav]
        yield pager.href(place), page(frame, pager.href(place), words.say(stem), [one for one in body if one])


def _in_index(entry: Named, counts: Mapping[str, int], words: Interface) -> Html:
    said = [
        words.say(f"register.{role or 'mentioned'}.count", count=counts[role])
        for role in ROLES
        if role in counts
    ]
    figures = tag("span", " " + " · ".join(said), class_="number") if said else None
    return tag("li", tag("a", entry.names[0], href=address(entry.href, "")), figures)


def _entry_pages(entry: Named, listing: Listing, frame: Frame) -> Iterator[Page]:
    """The pages of an entry: what is said of it on the first, its mentions on as many as they need."""
    words, records = frame.interface, listing.records
    forms: Counter[tuple[str, str]] = Counter()
    years: list[str | None] = []
    weights = []
    for at in listing.places.of(entry.number):
        forms[at.form, at.why] += 1
        record = records[at.document]
        weights.append(weight(at.before, at.form, at.after, at.id or "", record.title, *[record.name] * 2))
        years.append(record.year)
    parts = spans(weights)
    undated = words.say("date.none")
    labels = [(years[part.start] or undated) if part else "" for part in parts]
    stem = f"{FOLDERS[entry.kind]}/{entry.stem}"
    pager = Pager(stem, labels, words, between=".", is_inside=True)
    mentions = listing.places.of(entry.number)
    for number, part in enumerate(parts):
        shown = list(islice(mentions, len(part)))
        nav = pager.nav(number)
        head = _head(entry, words)
        about = _about(entry, forms, listing, words) if number == 0 else []
        body = [head, *about, nav, *_sections(shown, records, words), nav]
        title = entry.names[0]
        yield pager.href(number), page(frame, pager.href(number), title, [one for one in body if one])


def _head(entry: Named, words: Interface) -> Html:
    index = tag("a", words.say(FOLDERS[entry.kind]), href=f"{_UP}{FOLDERS[entry.kind]}.html")
    return tag("header", tag("p", index, class_="kicker"), tag("h1", entry.names[0]), class_="masthead")


def _about(
    entry: Named, forms: Mapping[tuple[str, str], int], listing: Listing, words: Interface
) -> list[Html | None]:
    return [_facts(entry, words), _joined(entry, forms, listing, words)]


def _facts(entry: Named, words: Interface) -> Html | None:
    """What lists say: other names, dates, identifiers with their links."""
    rows = [(words.say("register.names"), tag("span", name)) for name in entry.names[1:] if entry.is_listed]
    rows += [(words.known("event", fact.kind).capitalize(), tag("span", fact.text)) for fact in entry.facts]
    links = (link_of(one) for one in entry.identifiers)
    rows += [
        (words.say("register.identifiers"), tag("a", text, href=href) if href else tag("span", text))
        for text, href in links
    ]
    if not rows:
        return None
    grouped = groupby(rows, key=lambda row: row[0])
    parts = [
        part
        for label, some in grouped
        for part in (tag("dt", label), *(tag("dd", value) for _, value in some))
    ]
    return tag("dl", *parts, class_="facts")


def _joined(
    entry: Named, forms: Mapping[tuple[str, str], int], listing: Listing, words: Interface
) -> Html | None:
    """How the documents write the name, and which of the mentions stand here by their spelling only."""
    if not forms and not entry.namesakes:
        return None
    said = []
    for why in (Why.REGISTER, Why.SPELLING, Why.MISREAD):
        count = sum(number for (_, reason), number in forms.items() if reason == why)
        if count:
            said.append(tag("p", words.say(f"register.by-{why.value}", count=count)))
    if entry.namesakes:
        others = (listing.entries[number] for number in entry.namesakes[:_MOST_FORMS])
        links = join(
            *(tag("a", one.names[0], href=_UP + address(one.href, "")) for one in others), between=", "
        )
        said.append(tag("p", words.markup("register.namesakes", names=links)))
    written: Counter[str] = Counter()
    for (form, _), count in forms.items():
        written[form] += count
    spelled = [form for form, _ in sorted(written.items(), key=lambda one: (-one[1], one[0])) if form]
    shown = [words.say("register.form", form=form, count=written[form]) for form in spelled[:_MOST_FORMS]]
    more = ["…"] if len(spelled) > _MOST_FORMS else []
    line = words.say("register.written-as", forms=" · ".join([*shown, *more])) if shown else None
    return tag("div", tag("p", line) if line else None, *said, class_="joined")


def _sections(places: Iterable[Place], records: Sequence[Record], words: Interface) -> Iterator[Html]:
    """The mentions of a page by what the entry is to the documents."""
    for role, some in groupby(places, key=lambda one: one.role):
        items = [_mention(one, records[one.document], words) for one in some]
        heading = tag("h2", words.say(f"register.{role or 'mentioned'}"))
        yield tag("section", heading, tag("ol", *items, role="list", class_="mentions"))


def _mention(place: Place, record: Record, words: Interface) -> Html:
    """A mention in its context; the name is the link to its place."""
    date = tag("span", f" {record.date_text}", class_="date") if record.date_text else None
    if not place.before and not place.after:
        return tag("li", link(record, words, root=_UP), date)
    to = f"{_UP}{address(record.name)}" + (f"#{place.id}" if place.id else "")
    language = None if record.language in ("und", words.tag) else record.language
    excerpt = tag("p", place.before, tag("a", place.form, href=to), place.after, lang=language)
    note = None
    if place.why in (Why.SPELLING, Why.MISREAD):
        note = tag("p", words.say(f"register.why.{place.why}"), class_="reason")
    return tag("li", excerpt, tag("p", link(record, words, root=_UP), date, class_="kicker"), note)
