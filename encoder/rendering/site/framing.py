"""The frame of a site's pages: its title, its menu, its parts."""

from dataclasses import replace
from urllib.parse import quote

from encoder.edition.theme import NAME as THEME
from encoder.rendering.frame import SEARCH, Frame, Section, html_of
from encoder.rendering.paging import ORGANISATIONS
from encoder.rendering.prose import footer
from encoder.rendering.registers.register import Register
from encoder.rendering.site.dressing import logo_of, styles_of
from encoder.rendering.site.options import SiteOptions


def frame_of(options: SiteOptions, searchable: bool, *, has_feed: bool) -> Frame:
    say = options.interface.say
    sections = [
        Section("index.html", say("documents")),
        Section("people.html", say("people")),
        Section("places.html", say("places")),
        Section("chronology.html", say("chronology")),
        *([Section("desk.html", say("desk"))] if options.shows_desk else []),
        *(Section(f"{prose.name}.html", prose.title) for prose in options.edition.pages),
        *([Section(SEARCH, say("search"))] if searchable else []),
    ]
    edition = options.edition
    return Frame(
        options.name,
        tuple(sections),
        canonical=options.address,
        has_feed=has_feed and options.address is not None,
        has_lists=options.has_lists,
        logo=logo_of(edition.logo) if edition.logo else None,
        foot=footer(edition.footer),
        publisher=edition.imprint.publisher,
        parts={name: html_of(part) for name, part in edition.theme.parts.items()},
        styles=(
            *styles_of(edition),
            *(quote(f"{THEME}/{name}") for name in edition.theme.styles),
        ),
        interface=options.interface,
        books=tuple(book.name for book in options.offered),
    )


def with_organisations(frame: Frame, register: Register) -> Frame:
    """A frame whose menu has organisations, where one is named."""
    if not any(entry.kind == "organisation" for entry in register.entries):
        return frame
    sections = list(frame.sections)
    after = next(at for at, section in enumerate(sections) if section.href == "places.html") + 1
    sections.insert(after, Section(ORGANISATIONS, frame.interface.say("organisations")))
    return replace(frame, sections=tuple(sections))
