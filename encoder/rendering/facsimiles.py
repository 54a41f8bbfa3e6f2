"""Where the pictures of a document's pages are: beside it, in the edition's folder, at its image server."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self
from urllib.parse import quote

from encoder.edition.edition import Facsimile

FOLDER: Final = "facsimile"
"""The folder of a site with the pictures of pages that lay in the edition's folder."""

SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
MOST: Final = 200_000
"""Files of a folder that are looked at."""

_NUMBERED = re.compile(
    r"^(?P<name>.*?)[-_. ]+(?:p|page|s|f|fol)?[-_. ]*0*(?P<number>\d+[a-z]?)$", re.IGNORECASE
)
_LAST = re.compile(r"0*(\d+[a-z]?)$", re.IGNORECASE)
_IMAGE = "full/max/0/default.jpg"
_WHOLE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A picture of a page that no text names.

    Attributes:
        number: of the page, as the file's name has it: "12", "3r"; None where it has none.
        place: in the folder.
    """

    number: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pictures of an edition: a folder that was looked through, or an image server.

    Attributes:
        facsimile: as the edition says it.
        files: of the folder, by their paths seen from it.
        leaves: those whose names begin with a document's, or lie in a folder of its name.
    """

    facsimile: Facsimile = field(default_factory=Facsimile)
    files: Mapping[str, Path] = field(default_factory=dict)
    leaves: Mapping[str, tuple[Leaf, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one document that its page can show.

    Attributes:
        named: what the TEI calls them → their addresses.
        leaves: numbers and addresses of pictures that the TEI does not name.
        copies: places in the site → the files that go there.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    leaves: tuple[tuple[str | None, str], ...] = ()
    copies: tuple[tuple[str, Path], ...] = ()

    def with_others(self, others: Self) -> Self:
        """These, and others; leaves only where nothing is named."""
        if not self.named:
            return others
        return replace(
            others,
            named={**others.named, **self.named},
            leaves=(),
            copies=(*(others.copies if others.named else ()), *self.copies),
        )


def open_shelf(facsimile: Facsimile) -> Shelf:
    """The pictures that an edition has; a folder is looked through once."""
    if facsimile.folder is None:
        return Shelf(facsimile)
    files = dict(_pictures_in(facsimile.folder))
    leaves: dict[str, list[Leaf]] = defaultdict(list)
    for place in sorted(files, key=_in_order):
        path = Path(place)
        found = _NUMBERED.match(path.stem)
        last = _LAST.search(path.stem)
        if found:
            leaves[found["name"].casefold()].append(Leaf(found["number"], place))
        else:
            leaves[path.stem.casefold()].append(Leaf(None, place))
        if path.parent.name and not (found and found["name"].casefold() == path.parent.name.casefold()):
            leaves[path.parent.name.casefold()].append(Leaf(last[1] if last else None, place))
    return Shelf(facsimile, files, {name: tuple(some) for name, some in leaves.items()})


def _pictures_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The pictures in and below a folder that do not lie elsewhere by a link."""
    root = folder.resolve()
    for number, path in enumerate(folder.rglob("*")):
        if number > MOST:
            return
        if path.suffix.lower() in SUFFIXES and path.is_file() and path.resolve().is_relative_to(root):
            yield path.relative_to(folder).as_posix(), path


def _in_order(place: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.findall(r"\d+|\D+", place.casefold())
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


def pictures_for(name: str, named: Iterable[str], shelf: Shelf) -> Pictures:
    """The pictures of a document on the shelf.

    Args:
        name: of the document.
        named: what its TEI calls pictures.
        shelf: of the edition.
    """
    addresses: dict[str, str] = {}
    copies: dict[str, Path] = {}
    for said in named:
        place = _place_of(said, name, shelf)
        if place:
            copies[_in_site(place)] = shelf.files[place]
            addresses[said] = quote(_in_site(place))
        elif far := _far(said, name, shelf.facsimile.address):
            addresses[said] = far
    if addresses:
        return Pictures(addresses, (), tuple(copies.items()))
    leaves = shelf.leaves.get(name.casefold(), ())
    copies = {_in_site(leaf.place): shelf.files[leaf.place] for leaf in leaves}
    shown = tuple((leaf.number, quote(_in_site(leaf.place))) for leaf in leaves)
    return Pictures({}, shown, tuple(copies.items()))


def _in_site(place: str) -> str:
    return f"{FOLDER}/{place}"


def _place_of(said: str, name: str, shelf: Shelf) -> str | None:
    """The place in the folder of what a TEI calls a picture, with or without its suffix."""
    if not shelf.files or "://" in said:
        return None
    plain = said.removeprefix("./")
    tried = (f"{folder}{plain}{suffix}" for folder in ("", f"{name}/") for suffix in ("", *SUFFIXES))
    found = next((place for place in tried if place in shelf.files), None)
    return found or next((place for place in (Path(plain).name,) if place in shelf.files), None)


def _far(said: str, name: str, address: str | None) -> str | None:
    """The address of a picture at the edition's image server (IIIF Image API 2.1 and 3.0, "Image Requests").

    Before: "0077" at "https://example.org/iiif/"; after: "https://example.org/iiif/0077/full/max/0/default.jpg".
    """
    if address is None:
        return None
    if "{facs}" in address:
        if "://" in said:
            return None
        return address.replace("{name}", quote(name, safe="")).replace("{facs}", quote(said, safe=""))
    base = f"{address.rstrip('/')}/"
    if said.startswith(base):
        if _WHOLE.search(said):
            return said
        return f"{said.removesuffix('/info.json').rstrip('/')}/{_IMAGE}"
    return None if "://" in said else f"{base}{quote(said, safe='')}/{_IMAGE}"
