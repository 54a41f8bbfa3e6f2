"""Chapters, the project's own pages and pictures → the file of an EPUB."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from encoder.budget import read_file
from encoder.edition import Edition
from encoder.rendering.epub.chapter import STYLE, Chapter
from encoder.rendering.epub.package import (
    CONTAINER,
    FOLDER,
    MIMETYPE,
    PACKAGE,
    TYPES,
    Part,
    Volume,
    navigation,
    package,
    page,
    title_page,
)
from encoder.rendering.prose import PICTURES, pictures_of, prose_parts
from encoder.resources import resource

_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)


class Binding:
    """A book that grows by its chapters; `finish` gives its bytes, the same for the same chapters.

    Args:
        volume: what is said of the book.
        edition: whose pages stand before the documents.
    """

    def __init__(self, volume: Volume, edition: Edition) -> None:
        self._volume = volume
        self._data = io.BytesIO()
        self._zip = zipfile.ZipFile(self._data, "w", zipfile.ZIP_DEFLATED)
        self._parts = [Part("title.xhtml", volume.interface.say("epub.title-page"))]
        self._others = [STYLE]
        self._first: str | None = None
        self._zip.writestr(_info("mimetype", zipfile.ZIP_STORED), MIMETYPE)
        self._zip.writestr(_info("META-INF/container.xml"), CONTAINER)
        self._put(STYLE, resource("xslt", "epub/epub.css").read_bytes())
        self._put("title.xhtml", title_page(volume))
        if volume.logo and edition.logo:
            self._picture(volume.logo, read_file(edition.logo.absolute()))
        self._add_prose(edition)

    def _add_prose(self, edition: Edition) -> None:
        for prose in edition.pages:
            href = f"{prose.name}.xhtml"
            text = "".join(prose_parts(prose, edition.pages, ".xhtml"))
            body = etree.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{text}</div>')
            self._put(href, page(self._volume, prose.title, [body]))
            self._parts.append(Part(href, prose.title))
            for name, path in pictures_of(prose).items():
                self._picture(f"{PICTURES}/{name}", read_file(path.absolute()))

    def add(self, href: str, chapter: Chapter, pictures: Mapping[str, Path]) -> None:
        """Add a chapter, and its pictures by their places in the book."""
        self._first = self._first or href
        self._put(href, chapter.xhtml.encode("utf-8", "backslashreplace"))
        self._parts.append(Part(href, chapter.title, chapter.sections, chapter.pages, chapter.has_math))
        for name, path in pictures.items():
            self._picture(name, read_file(path.absolute()))

    def finish(self) -> bytes:
        """The bytes of the book: nothing can be added any more."""
        first = self._first or self._parts[0].href
        self._put("nav.xhtml", navigation(self._volume, self._parts, first))
        self._zip.writestr(_info(PACKAGE), package(self._volume, self._parts, self._others))
        self._zip.close()
        return self._data.getvalue()

    def _picture(self, name: str, data: bytes) -> None:
        if name not in self._others:
            self._others.append(name)
            self._put(name, data)

    def _put(self, href: str, data: bytes) -> None:
        self._zip.writestr(_info(f"{FOLDER}/{href}"), data)


def shown_in_books(pictures: Iterable[str]) -> Iterator[str]:
    """Those of the pictures that every reading system shows."""
    return (one for one in pictures if Path(one).suffix.lower() in TYPES)


def _info(name: str, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _BEGINNING)
    info.compress_type = compression
    info.external_attr = 0o644 << 16
    return info
