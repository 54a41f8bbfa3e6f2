"""The files of an EPUB 3 that are no chapters: package, navigation, title page (EPUB 3.3, 5 and 7)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from encoder.edition import Imprint
from encoder.rendering.epub.chapter import DOCTYPE, STYLE, Heading
from encoder.rendering.interface import Interface

MIMETYPE: Final = "application/epub+zip"
FOLDER: Final = "EPUB"
PACKAGE: Final = f"{FOLDER}/package.opf"
UNDATED: Final = "2000-01-01"
"""What a book is said to be of whose edition has no date: the same input makes the same bytes."""

TYPES: Final = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".css": "text/css",
    ".xhtml": "application/xhtml+xml",
}
"""The media types of what a book may hold (EPUB 3.3, 3.2)."""

_OPF: Final = "http://www.idpf.org/2007/opf"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_OPS: Final = "http://www.idpf.org/2007/ops"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_OF_TYPE: Final = f"{{{_OPS}}}type"

_O = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
_D = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
_H = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML, "epub": _OPS})

CONTAINER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


@dataclass(frozen=True, slots=True)
class Volume:
    """What is said of the book as a whole.

    Attributes:
        title: of the collection.
        imprint: of its edition.
        languages: of the documents, the most frequent first.
        interface: the language of the book's own words.
        address: where the collection is on the web.
        logo: the name of the picture in the book that stands on its title page.
    """

    title: str
    imprint: Imprint
    languages: tuple[str, ...]
    interface: Interface
    address: str | None = None
    logo: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the book that is read in its turn.

    Attributes:
        href: in the book.
        sections, pages: places in it.
    """

    href: str
    title: str
    sections: tuple[Heading, ...] = ()
    pages: tuple[Heading, ...] = ()
    has_math: bool = False


def package(volume: Volume, parts: Sequence[Part], others: Iterable[str]) -> bytes:
    """The package document.

    Args:
        volume: the book.
        parts: what is read, in its order, the title page first.
        others: style sheets and pictures.
    """
    items = [_O.item(id="nav", href="nav.xhtml", properties="nav", **{"media-type": TYPES[".xhtml"]})]
    for number, part in enumerate(parts):
        item = _O.item(id=f"p{number}", href=part.href, **{"media-type": TYPES[".xhtml"]})
        if part.has_math:
            item.set("properties", "mathml")
        items.append(item)
    for number, href in enumerate(others):
        suffix = f".{href.rpartition('.')[2].lower()}"
        item = _O.item(id=f"o{number}", href=quote(href), **{"media-type": TYPES[suffix]})
        if href == volume.logo:
            item.set("properties", "cover-image")
        items.append(item)
    spine = [_O.itemref(idref="p0"), _O.itemref(idref="nav")]
    spine += [_O.itemref(idref=f"p{number}") for number in range(1, len(parts))]
    root = _O.package(
        _metadata(volume, has_pages=any(part.pages for part in parts)),
        _O.manifest(*items),
        _O.spine(*spine),
        version="3.0",
        **{"unique-identifier": "id", f"{_XML}lang": volume.interface.tag},
    )
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _metadata(volume: Volume, *, has_pages: bool) -> etree._Element:
    imprint = volume.imprint
    date = imprint.date or UNDATED
    elements = [
        _D.identifier(f"urn:uuid:{uuid5(NAMESPACE_URL, volume.address or volume.title)}", id="id"),
        _D.title(volume.title, id="title"),
        *(_D.language(language) for language in volume.languages or (volume.interface.tag,)),
    ]
    if imprint.subtitle:
        elements += [
            _D.title(imprint.subtitle, id="subtitle"),
            _O.meta("main", refines="#title", property="title-type"),
            _O.meta("subtitle", refines="#subtitle", property="title-type"),
        ]
    for number, editor in enumerate(imprint.editors):
        maker = _D.contributor if editor.role else _D.creator
        elements.append(maker(editor.name, id=f"e{number}"))
        role = _O.meta("ctb" if editor.role else "edt", refines=f"#e{number}", property="role")
        role.set("scheme", "marc:relators")
        elements.append(role)
    said = (
        (_D.publisher, imprint.publisher),
        (_D.date, imprint.date),
        (_D.source, volume.address),
        (
            _D.rights,
            imprint.licence and " ".join(filter(None, (imprint.licence.name, imprint.licence.address))),
        ),
    )
    elements += [maker(text) for maker, text in said if text]
    elements.append(_O.meta(f"{(date + '-01-01')[:10]}T00:00:00Z", property="dcterms:modified"))
    whole: etree._Element = _O.metadata(*elements, *_accessibility(volume.interface, has_pages=has_pages))
    return whole


def _accessibility(interface: Interface, *, has_pages: bool) -> list[etree._Element]:
    """What readers must know before they choose the book (EPUB Accessibility 1.1, 2.2)."""
    features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
        "unlocked",
    ]
    features += ["pageNavigation", "pageBreakMarkers"] if has_pages else []
    said = [
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", feature) for feature in features),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", interface.say("epub.accessibility")),
    ]
    return [_O.meta(text, property=f"schema:{name}") for name, text in said]


def navigation(volume: Volume, parts: Sequence[Part], first: str) -> bytes:
    """The navigation document: contents, the pages of the source, landmarks.

    Args:
        volume: the book.
        parts: what is read, the title page first.
        first: the file that the documents begin with.
    """
    say = volume.interface.say
    contents = _H.nav(
        _H.h1(say("contents")),
        _H.ol(*(_entry(part) for part in parts)),
        {_OF_TYPE: "toc", "role": "doc-toc", "id": "toc"},
    )
    pages = [(f"{part.href}#{page.id}", page.text) for part in parts for page in part.pages]
    marks = [
        ("titlepage", parts[0].href, parts[0].title),
        ("toc", "#toc", say("contents")),
        ("bodymatter", first, say("documents")),
    ]
    landmarks = _H.nav(
        _H.ol(*(_H.li(_H.a(text, {_OF_TYPE: kind, "href": href})) for kind, href, text in marks)),
        {_OF_TYPE: "landmarks", "hidden": "hidden", "aria-label": say("banner.collection")},
    )
    body = [contents, landmarks]
    if pages:
        listed = (_H.li(_H.a(text, href=href)) for href, text in pages)
        body.append(
            _H.nav(
                _H.ol(*listed),
                {
                    _OF_TYPE: "page-list",
                    "role": "doc-pagelist",
                    "hidden": "hidden",
                    "aria-label": say("epub.pages"),
                },
            )
        )
    return page(volume, say("contents"), body)


def _entry(part: Part) -> etree._Element:
    item: etree._Element = _H.li(_H.a(part.title, href=part.href))
    if part.sections:
        item.append(_H.ol(*(_H.li(_H.a(one.text, href=f"{part.href}#{one.id}")) for one in part.sections)))
    return item


def title_page(volume: Volume) -> bytes:
    """The title page: what the edition says of itself."""
    imprint, say = volume.imprint, volume.interface.say
    names = [editor.name for editor in imprint.editors if editor.role is None]
    several = (
        say("list.last", names=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)
    )
    place = ", ".join(filter(None, (imprint.place, imprint.publisher, imprint.date)))
    body = [
        _H.img({"src": quote(volume.logo), "alt": "", "class": "logo"}) if volume.logo else None,
        _H.h1(volume.title),
        _H.p(imprint.subtitle, {"class": "subtitle"}) if imprint.subtitle else None,
        _H.p(say("cite.editors", names=several)) if names else None,
        _H.p(place) if place else None,
        _licence(volume),
        _H.p(_H.a(volume.address, href=volume.address)) if volume.address else None,
    ]
    section = _H.section(
        *(one for one in body if one is not None), {_OF_TYPE: "titlepage", "class": "title-page"}
    )
    return page(volume, volume.title, [section])


def _licence(volume: Volume) -> etree._Element | None:
    licence = volume.imprint.licence
    if licence is None:
        return None
    terms = _H.a(licence.name, href=licence.address) if licence.address else licence.name
    paragraph: etree._Element = _H.p(terms)
    return paragraph


def page(volume: Volume, title: str, body: Iterable[etree._Element]) -> bytes:
    """A whole file of XHTML."""
    language = volume.interface.tag
    root = _H.html(
        _H.head(_H.title(title), _H.link(rel="stylesheet", href=STYLE)),
        _H.body(*body),
        {"lang": language, f"{_XML}lang": language},
    )
    return DOCTYPE.encode() + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"
