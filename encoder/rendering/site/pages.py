"""The pages of a collection, its feed and its index for search: made where what they tell has changed."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from encoder.edition import Edition
from encoder.rendering.chronology import render_chronology
from encoder.rendering.collection import Collection
from encoder.rendering.companions import tombstone, write_companions
from encoder.rendering.desk import desk_pages
from encoder.rendering.feed import MOST as FEED_MOST
from encoder.rendering.feed import feed
from encoder.rendering.frame import FEED, SEARCH, Frame, address
from encoder.rendering.index import index_pages
from encoder.rendering.lists import links, list_pages, useful
from encoder.rendering.memory import Memory
from encoder.rendering.paging import ORGANISATIONS, Page, remove_further
from encoder.rendering.prose import render_prose
from encoder.rendering.publication import (
    PAGE,
    path_of,
    stylesheets_fingerprint,
)
from encoder.rendering.registers.pages import Listing, register_pages
from encoder.rendering.registers.places import Places
from encoder.rendering.search import FOLDER as SEARCH_FOLDER
from encoder.rendering.search import index_site, render_search
from encoder.rendering.site.dressing import state_of_edition
from encoder.rendering.site.options import SiteOptions
from encoder.version import engross_version
from encoder.writer import stage, write_changed

COLLECTION_FACT: Final = "pages of the collection"
SEARCH_FACT: Final = "search index"
_NAMES: Final = ("people.html", "places.html", ORGANISATIONS)


def write_collection(
    collection: Collection, out: Path, frame: Frame, options: SiteOptions, memory: Memory
) -> None:
    """Write the pages of the collection, unless they are of these records and there."""
    records = collection.briefs
    state = _state_of_collection(collection, frame, options)
    known, pages = json.loads(memory.fact(COLLECTION_FACT) or "[null, []]")
    if known == state and all((out / page).is_file() for page in pages):
        return
    memory.note(COLLECTION_FACT, None)
    written = []
    for href, html in _pages_of(collection, frame, options):
        write_changed(out / href, html)
        written.append(href)
    remove_further(out, written)
    named = (address(href, "") for href in written if "/" in href)
    public = [href for href in written if "/" not in href]
    if not options.edition.public.desk:
        public = [href for href in public if not href.startswith("desk")]
    write_companions(out, frame, [*public, *(address(record.name) for record in records), *named])
    memory.note(COLLECTION_FACT, json.dumps([state, written]))


def _pages_of(collection: Collection, frame: Frame, options: SiteOptions) -> Iterator[Page]:
    records, edition = collection.briefs, options.edition
    listings = useful(records, options.interface)
    named = [(section.href, section.name) for section in frame.sections if section.href in _NAMES]
    lists = links(listings, named, options.interface)
    yield from index_pages(
        records,
        title=options.name,
        frame=frame,
        subtitle=edition.imprint.subtitle,
        order=edition.order,
        lists=links(listings, (), options.interface),
        group=edition.group,
    )
    for listing in listings:
        yield from list_pages(listing, records, frame)
    with closing(Places()) as places:
        for number, record in enumerate(records):
            places.add(number, collection.found(record))
        places.settle()
        yield from register_pages(Listing(collection.register.entries, places, records), frame)
    yield "chronology.html", render_chronology(records, frame)
    if options.shows_desk:
        listed = replace(frame, is_listed=edition.public.desk)
        yield from desk_pages(records, listed, options.warnings, collection.full)
    for prose in edition.pages:
        yield f"{prose.name}.html", render_prose(prose, edition.pages, frame)
    if any(section.href == SEARCH for section in frame.sections):
        yield SEARCH, render_search(frame, lists)


def _state_of_collection(collection: Collection, frame: Frame, options: SiteOptions) -> str:
    """A digest of all that the collection's pages are made from."""
    made_from = (engross_version(), stylesheets_fingerprint(), frame, state_of_edition(options.edition))
    digest = hashlib.sha256(repr(made_from).encode())
    for record in collection.briefs:
        warnings = options.warnings.get(record.name, ())
        digest.update(collection.digest_of(record))
        digest.update(repr([sorted(warning.items()) for warning in warnings]).encode())
    return digest.hexdigest()


def retire(names: frozenset[str], out: Path, frame: Frame, memory: Memory) -> None:
    """Put tombstones in the places of pages whose documents are gone."""
    for name, title in memory.others(names):
        html = tombstone(frame, address(name), title).encode("utf-8", "backslashreplace")
        ours = (memory.ours(name) or {}).get(PAGE, frozenset())
        memory.retire(name, stage(out / path_of(name, PAGE), html, ours, overwrite=True))


def write_feed(collection: Collection, out: Path, frame: Frame, edition: Edition, memory: Memory) -> None:
    """Write what is new, where the site's address and times are known; else there is no feed."""
    records = {record.name: record for record in collection.briefs}
    written = feed(memory.latest(FEED_MOST), records, frame, edition.imprint)
    if written is None:
        (out / FEED).unlink(missing_ok=True)
    else:
        write_changed(out / FEED, written)


def renew_index(out: Path, state: str, memory: Memory) -> None:
    """Build the index for full-text search, unless it is that of these documents."""
    if memory.fact(SEARCH_FACT) == state and (out / SEARCH_FOLDER).is_dir():
        return
    memory.note(SEARCH_FACT, None)
    index_site(out)
    memory.note(SEARCH_FACT, state)
