"""TEI → one page of HTML, and its plain text.

The page needs no JavaScript and fetches nothing. Text of a document can never act as markup: the stylesheet
builds a tree, and the serialiser escapes it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from encoder import saxon
from encoder.edition.theme import Theme
from encoder.rendering.reading import TeiInput, characters, to_saxon
from encoder.resources import resource


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another page of the site, such as the document before or after this one."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is said of the edition on the pages of documents whose headers do not say it themselves.

    Attributes:
        editors: names.
        licence: where the terms of use can be read.
        date: of publication.
    """

    editors: tuple[str, ...] = ()
    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a page; all addresses are relative to the page, or absolute.

    Attributes:
        site: title of the collection.
        index: address of the collection's first page.
        tei, pdf, text: addresses of the document's other copies.
        canonical: the page's own address, absolute: for citations and metadata.
        previous, next: the neighbouring documents.
        elsewhere: ids defined in other documents of the collection → their addresses.
        register: ids of names in the text → addresses of the pages of who or what they mean; of those
            above it by role and name, `sent Ruth Ardmore`.
        images: addresses of pictures that exist beside the page; others are named, not loaded.
        facsimiles: what the TEI calls pictures of its pages → their addresses.
        leaves: numbers of pages and the addresses of their pictures, which the TEI does not name.
        viewer: the address of the script for pictures of pages.
        menu: the pages of the collection.
        search: the address of the page that searches the collection.
        logo: the address of a picture, shown before the collection's title.
        foot: a paragraph of XHTML for the foot of the page.
        imprint: of the edition.
        parts: of the theme, XHTML by their names.
        without_doubts: uncertain decisions are not marked.
        stylesheets, scripts: what the page loads. Without a style sheet, the style is written into the page.
        interface: the language of the page's own words, by default English.
    """

    site: str | None = None
    index: str | None = None
    tei: str | None = None
    pdf: str | None = None
    text: str | None = None
    canonical: str | None = None
    previous: Neighbour | None = None
    next: Neighbour | None = None
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    register: Mapping[str, str] = field(default_factory=dict)
    images: tuple[str, ...] = ()
    facsimiles: Mapping[str, str] = field(default_factory=dict)
    leaves: tuple[Mapping[str, str], ...] = ()
    viewer: str | None = None
    menu: tuple[Neighbour, ...] = ()
    search: str | None = None
    logo: str | None = None
    foot: str | None = None
    imprint: Imprint | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    without_doubts: bool = False
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    interface: str | None = None

    def as_json(self) -> str:
        """The JSON that the stylesheet's parameter `surroundings` takes, without empty members."""
        members: dict[str, Any] = {name: value for name in _MEMBERS if (value := getattr(self, name))}
        return json.dumps(members, ensure_ascii=False, default=asdict)


_MEMBERS = tuple(member.name for member in fields(Surroundings))


def render_html(tei: TeiInput, surroundings: Surroundings | None = None, *, xslt: Path | None = None) -> str:
    """One TEI document as one page of HTML.

    Args:
        tei: the bytes of a TEI file, or its tree.
        surroundings: what stands around the page; by default nothing does, and the page is self-contained.
        xslt: a stylesheet of the user's that imports `xslt/html/html.xsl`.

    Raises:
        NotRendered: the document is not TEI, or the stylesheet fails.
    """
    parameters = {"surroundings": (surroundings or Surroundings()).as_json()}
    return saxon.transform(stylesheet_for("html.xsl", xslt), to_saxon(tei), parameters)


def render_text(tei: TeiInput) -> str:
    """One TEI document as plain text to read: words whole, notes at the end, no furniture.

    Raises:
        NotRendered: the document is not TEI.
    """
    return saxon.transform(stylesheet_for("text.xsl"), to_saxon(tei))


def render_both(
    tei: TeiInput, surroundings: Surroundings, *, xslt: Path | None = None, theme: Theme | None = None
) -> tuple[str, str]:
    """The page and the plain text of a document that is read once.

    Args:
        tei: the bytes of a TEI file, or its tree.
        surroundings: what stands around the page.
        xslt: a stylesheet of the user's that imports `xslt/html/html.xsl`.
        theme: of the edition: its templates refine the stylesheet.

    Raises:
        NotRendered: the document is not TEI, or the stylesheet fails.
    """
    document = to_saxon(tei)
    parameters = {"surroundings": surroundings.as_json()}
    stylesheet = stylesheet_for("html.xsl", xslt)
    if theme and theme.templates:
        by = saxon.themed(stylesheet, theme.templates, theme.digest)
        page = saxon.transform_themed(by, characters(tei), parameters)
    else:
        page = saxon.transform(stylesheet, document, parameters)
    return page, saxon.transform(stylesheet_for("text.xsl"), document)


def stylesheet_for(name: str, override: Path | None = None) -> Path:
    """The stylesheet `xslt/html/NAME`, or the user's in its place."""
    return override or resource("xslt", f"html/{name}")
