"""What surrounds every page of a collection that is not a document: head, navigation, foot."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Final
from urllib.parse import quote

from lxml import etree

from encoder.rendering.interface import Interface
from encoder.rendering.markup import Html, join, tag
from encoder.resources import resource

ASSETS: Final = "assets"
SEARCH: Final = "search.html"
FEED: Final = "feed.xml"
CAPABILITIES: Final = "resourcesync/capabilitylist.xml"
LINKSET: Final = "linkset.json"
_RELATIVE: Final = re.compile(r"""(<[^<>]*?\s(?:href|src|action)=["'])(?![/#?]|[A-Za-z][\w+.-]*:)""")
"""Before an address that is relative to the page; of an element the first."""
STYLES: Final = ("engross.css", "collection.css")


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the collection: where it is and what it is called."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a collection share.

    Attributes:
        site: the title of the collection.
        sections: its pages, in the order of the navigation.
        inline: the style sheets are written into the page, which then needs no other file.
        canonical: the absolute address of the folder that holds the pages, with a slash at its end.
        is_listed: whether search engines may list the pages.
        logo: the address of a picture, shown before the title.
        foot: a paragraph for the foot of each page; without one it says what made the page.
        publisher: of the edition, for the foot.
        styles: more style sheets.
        has_feed: whether there is a feed of what is new.
        has_lists: whether the lists that harvesters read lie beside the pages.
        parts: of every page, from the edition's theme, by their names.
        interface: the language of the pages' own words.
        root: the way from a page to the site's folder: empty, or `../`.
        books: addresses of the whole collection as files to download, `collection.epub`.
    """

    site: str
    sections: tuple[Section, ...] = ()
    inline: bool = False
    canonical: str | None = None
    is_listed: bool = True
    logo: str | None = None
    foot: Html | None = None
    publisher: str | None = None
    styles: tuple[str, ...] = ()
    has_feed: bool = False
    has_lists: bool = False
    parts: Mapping[str, Html] = field(default_factory=dict, hash=False)
    interface: Interface = field(default_factory=Interface)
    root: str = ""
    books: tuple[str, ...] = ()


@cache
def asset(name: str) -> str:
    """The text of a style sheet or script of the package."""
    return resource("xslt", f"html/{name}").read_text(encoding="utf-8")


def html_of(xhtml: str) -> Html:
    """A fragment of XHTML as HTML writes it: `<br/>` → `<br>`, `<i/>` → `<i></i>`."""
    root = etree.fromstring(f"<part>{xhtml}</part>", etree.XMLParser(resolve_entities=False))
    return Html(etree.tostring(root, method="html", encoding="unicode")[len("<part>") : -len("</part>")])


def below(frame: Frame, root: str) -> Frame:
    """The frame of pages in a folder of the site, whose parts lead where they lead from the site's own.

    Args:
        frame: of the pages in the site's folder.
        root: the way from the folder to the site's, `../`.
    """
    parts = {name: _led(part, root) for name, part in frame.parts.items()}
    return replace(frame, root=root, parts=parts, foot=_led(frame.foot, root) if frame.foot else None)


def _led(part: Html, root: str) -> Html:
    return Html(_RELATIVE.sub(lambda found: f"{found[1]}{root}", part))


def page(
    frame: Frame,
    href: str,
    title: str,
    body: Iterable[Html],
    scripts: tuple[str, ...] = (),
    description: str | None = None,
) -> str:
    """A whole page of HTML: `body` between the navigation and the foot.

    Args:
        href: the page's own address, which the navigation marks.
        title: of the page; the collection's is added.
        scripts: names of scripts in the assets; pages that are inlined load none.
        description: what search engines show of the page; by default its title.
    """
    content = tag(
        "html",
        _head(frame, href, title, () if frame.inline else scripts, description),
        tag(
            "body",
            tag("a", frame.interface.say("skip.content"), class_="skip", href="#content"),
            _banner(frame, href if any(section.href == href for section in frame.sections) else None),
            frame.parts.get("top"),
            tag("main", *body, id="content", class_="collection"),
            frame.parts.get("bottom"),
            _foot(frame),
        ),
        lang=frame.interface.tag,
    )
    return f"<!DOCTYPE html>\n{content}\n"


@lru_cache(maxsize=64)
def _foot(frame: Frame) -> Html:
    own = frame.parts.get("foot")
    if own is not None:
        return tag("footer", own, class_="colophon")
    say = frame.interface.say
    said = [tag("p", frame.foot)] if frame.foot else []
    published = [tag("p", say("published", publisher=frame.publisher))] if frame.publisher else []
    return tag("footer", *said, *published, tag("p", say("made")), class_="colophon")


def address(name: str, suffix: str = ".html") -> str:
    """The relative address of a document's file, safe for any name: `a b#1` → `a%20b%231.html`."""
    return quote(f"{name}{suffix}", safe="/")


def _head(frame: Frame, href: str, title: str, scripts: tuple[str, ...], description: str | None) -> Html:
    full = title if title == frame.site else f"{title} · {frame.site}"
    own = f"{frame.canonical}{'' if href == 'index.html' else href}" if frame.canonical else None
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content="Engross"),
        None if frame.is_listed else tag("meta", name="robots", content="noindex"),
        tag("link", rel="icon", href="data:,"),
        tag("title", full),
        tag("link", rel="canonical", href=own) if own else None,
        tag("link", rel="alternate", type="application/atom+xml", href=frame.root + FEED, title=frame.site)
        if frame.has_feed
        else None,
        *(_lists(frame.canonical) if frame.has_lists and frame.canonical else ()),
        *_described(frame, full, description or full, own),
        *_styles(frame),
        *(tag("script", defer=True, src=f"{frame.root}{ASSETS}/{name}") for name in scripts),
        frame.parts.get("head"),
    )


def _lists(site: str) -> Iterable[Html]:
    """Where harvesters find the lists of a site that has no place at the root of its host."""
    yield tag("link", rel="resourcesync", type="application/xml", href=site + CAPABILITIES)
    yield tag("link", rel="linkset", type="application/linkset+json", href=site + LINKSET)


def _described(frame: Frame, title: str, description: str, own: str | None) -> Iterable[Html]:
    """What is shown where a page is linked to (ogp.me), and in lists of results."""
    logo = f"{frame.canonical}{frame.logo}" if frame.canonical and frame.logo else None
    yield tag("meta", name="description", content=description)
    open_graph = {"title": title, "type": "website", "site_name": frame.site, "url": own, "image": logo}
    for name, content in (open_graph | {"description": description}).items():
        if content:
            yield tag("meta", property=f"og:{name}", content=content)


def _styles(frame: Frame) -> Iterable[Html]:
    if frame.inline:
        return [tag("style", Html("".join(asset(name) for name in STYLES)))]
    return [
        tag("link", rel="stylesheet", href=f"{frame.root}{ASSETS}/{name}")
        for name in (*STYLES, *frame.styles)
    ]


@lru_cache(maxsize=64)
def _banner(frame: Frame, current: str | None) -> Html | None:
    if not frame.sections:
        return None
    links = (
        tag(
            "a",
            section.name,
            href=frame.root + section.href,
            aria_current="page" if section.href == current else None,
        )
        for section in frame.sections
        if section.href != SEARCH or current == SEARCH
    )
    logo = tag("img", src=frame.root + frame.logo, alt="", class_="logo") if frame.logo else None
    home = frame.parts.get("banner") or tag(
        "a", logo, frame.site, class_="home", href=frame.root + frame.sections[0].href
    )
    return tag(
        "header",
        home,
        _find(frame, current),
        tag("nav", join(*links), class_="menu", aria_label=frame.interface.say("banner.collection")),
        class_="banner",
    )


def _find(frame: Frame, current: str | None) -> Html | None:
    """The search box of every page of a site that can be searched; the search has a larger one."""
    if current == SEARCH or all(section.href != SEARCH for section in frame.sections):
        return None
    say = frame.interface.say
    box = tag("input", type="search", name="q", autocomplete="off", aria_label=say("search.words"))
    return tag(
        "form", box, tag("button", say("search")), class_="find", role="search", action=frame.root + SEARCH
    )
