"""The pictures of a document's pages: as its text names them, as its edition has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urljoin

from lxml import etree

from encoder.archive.exports.reading import Reading
from encoder.archive.exports.sizes import Size, size_of
from encoder.namespaces import XML_ID, tei
from encoder.rendering.facsimiles import Shelf, pictures_for

_PUBLIC: Final = ("http://", "https://")
_WITH_IDS: Final = (tei("surface"), tei("zone"), tei("graphic"))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page.

    Attributes:
        address: where anybody can have it.
        label: the number of its page; None where nothing says it.
        size: in pixels, where it is known.
    """

    address: str
    label: str | None = None
    size: Size | None = None


def pictures_of(
    name: str, root: etree._Element, reading: Reading, site: str, shelf: Shelf, folder: Path | None = None
) -> tuple[Picture, ...]:
    """The pictures of a document's pages that have a public address.

    They are those that page breaks name (`pb/@facs`: an address, or a pointer to a `surface`, `zone` or
    `graphic`); where there are none, those of `facsimile`; where it has none, those that the edition has
    under the document's name.

    Args:
        name: of the document.
        root: its TEI.
        reading: its text with its pages.
        site: the address of the site, with a slash at its end, that relative addresses are seen from.
        shelf: the pictures of the edition.
        folder: of the site's files, whose pictures can be looked at.
    """
    graphics = dict(_graphics(root))
    said = [
        (page.label, _pointed(facs, graphics)) for page in reading.pages for facs in (page.facs or "").split()
    ] or [(surface.get("n"), graphic) for surface in root.iter(tei("surface")) if (graphic := _in(surface))]
    named = [(label, *one) for label, one in said if one]
    known = pictures_for(name, [url for _, url, _ in named], shelf)
    found = [
        _picture(known.named.get(url, url), label, size, site, folder) for label, url, size in named
    ] or [_picture(place, number, None, site, folder) for number, place in known.leaves]
    return tuple(one for one in found if one.address.startswith(_PUBLIC))


def _picture(place: str, label: str | None, size: Size | None, site: str, folder: Path | None) -> Picture:
    if size is None and folder is not None and "://" not in place:
        parts = PurePosixPath(unquote(place))
        if not parts.is_absolute() and ".." not in parts.parts:
            size = size_of(folder / parts)
    return Picture(urljoin(site, place), label, size)


def _pointed(facs: str, graphics: Mapping[str, tuple[str, Size | None]]) -> tuple[str, Size | None] | None:
    return graphics.get(facs[1:]) if facs.startswith("#") else (facs, None)


def _graphics(root: etree._Element) -> Iterator[tuple[str, tuple[str, Size | None]]]:
    """What page breaks can point to, by its id, and the picture that it is of."""
    for element in root.iter(*_WITH_IDS):
        graphic = _in(element)
        if element.get(XML_ID) and graphic:
            yield element.get(XML_ID, ""), graphic


def _in(element: etree._Element) -> tuple[str, Size | None] | None:
    """The picture of a surface, or of that which an element lies on: the first, where it has many."""
    while element.tag == tei("zone"):
        parent = element.getparent()
        if parent is None:
            return None
        element = parent
    graphic = element if element.tag == tei("graphic") else element.find(f".//{tei('graphic')}")
    if graphic is None or not (graphic.get("url") or "").strip():
        return None
    width, height = (_pixels(graphic.get(side)) for side in ("width", "height"))
    return graphic.get("url", "").strip(), (width, height) if width and height else None


def _pixels(said: str | None) -> int | None:
    number = (said or "").strip().removesuffix("px")
    return int(number) if number.isdecimal() and len(number) < 7 else None
