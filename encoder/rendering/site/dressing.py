"""What an edition and its pages look like: style sheets, scripts, colours, logo, the files of a theme."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from encoder.budget import read_file
from encoder.edition import Colours, Edition
from encoder.edition.theme import NAME as THEME
from encoder.rendering.frame import ASSETS, asset
from encoder.rendering.prose import PICTURES, pictures_of
from encoder.writer import write_changed

COLOURS: Final = "edition.css"
STYLE: Final = "theme.css"


def write_assets(out: Path) -> None:
    """Writes the style sheets and scripts that all pages share."""
    for name in (
        "engross.css",
        "collection.css",
        "engross.js",
        "hits.js",
        "facsimile.js",
        "collection.js",
        "search.js",
    ):
        write_changed(out / ASSETS / name, asset(name))


def write_edition(out: Path, edition: Edition) -> None:
    """Writes an edition's colours, its logo, the pictures of its pages, the style of its theme."""
    if any((edition.colours.accent, edition.colours.accent_dark)):
        write_changed(out / ASSETS / COLOURS, colours(edition.colours))
    if edition.logo:
        write_changed(out / logo_of(edition.logo), read_file(edition.logo.absolute()))
    if edition.style:
        write_changed(out / ASSETS / STYLE, read_file(edition.style.absolute()))
    for name, path in edition.theme.files.items():
        write_changed(out / ASSETS / THEME / name, read_file(path.absolute()))
    for prose in edition.pages:
        for name, path in pictures_of(prose).items():
            write_changed(out / PICTURES / name, read_file(path.absolute()))


def styles_of(edition: Edition) -> list[str]:
    own = [(COLOURS, bool(colours(edition.colours))), (STYLE, edition.style is not None)]
    return [name for name, there in own if there]


def colours(chosen: Colours) -> str:
    """The style sheet of an edition's colours."""
    light = f":root {{ --link: {chosen.accent}; }}\n" if chosen.accent else ""
    dark = f":root {{ --link: {chosen.accent_dark}; }}" if chosen.accent_dark else ""
    return light + (f"@media (prefers-color-scheme: dark) {{ {dark} }}\n" if dark else "")


def logo_of(path: Path) -> str:
    return f"{ASSETS}/logo{path.suffix.lower()}"


def state_of_edition(edition: Edition) -> str:
    """A digest of what an edition says, and of the files that it names."""
    files = [prose.file for prose in edition.pages]
    pictures = [path for prose in edition.pages for path in pictures_of(prose).values()]
    shown = [path for path in (edition.logo, edition.style, *edition.registers) if path]
    read = [hashlib.sha256(read_file(path.absolute())).hexdigest() for path in (*files, *pictures, *shown)]
    return repr((edition, read))


def write_books(out: Path, books: Iterable[Path]) -> None:
    """Copies the collection as a book to where the first page leads to it."""
    for book in books:
        write_changed(out / book.name, book.read_bytes())
