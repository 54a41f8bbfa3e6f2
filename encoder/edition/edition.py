"""What a project says of its edition. What it does not say is left open: nothing is invented in its place."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from encoder.edition.theme import Theme
from encoder.resources import resource


@dataclass(frozen=True, slots=True)
class Editor:
    """One who edits the documents.

    Attributes:
        name: as it is to be printed.
        orcid: the identifier of orcid.org, `0000-0002-1825-0097`.
        role: what was done, such as `transcription`; None for the editor of the whole.
    """

    name: str
    orcid: str | None = None
    role: str | None = None

    @property
    def address(self) -> str | None:
        """The identifier as an address."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else None


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms of use.

    Attributes:
        name: an identifier of SPDX, `CC-BY-4.0`, or words.
        address: where the terms can be read.
    """

    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the header of each document says of the edition, and each citation.

    Attributes:
        title, subtitle: of the edition.
        date: of publication, ISO 8601: a day, month or year.
        funders: names.
    """

    title: str | None = None
    subtitle: str | None = None
    editors: tuple[Editor, ...] = ()
    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    licence: Licence | None = None
    funders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of the project's own, in Markdown.

    Attributes:
        title: as the menu has it.
        name: the stem of its address.
        file: where it is read.
    """

    title: str
    name: str
    file: Path


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of links, on light paper and on dark: six hexadecimal digits with a `#`."""

    accent: str | None = None
    accent_dark: str | None = None


@dataclass(frozen=True, slots=True)
class Facsimile:
    """Where pictures of pages are that lie beside no document.

    Attributes:
        folder: beside `edition.toml`.
        address: of an image server (IIIF Image API), or an address with `{facs}` in the place of what a text
            calls a picture, and `{name}` in that of the document's name.
    """

    folder: Path | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Public:
    """What readers of the site are shown.

    Attributes:
        desk: the page of all uncertain decisions.
        source: the TEI of each document.
        confidence: the marks of uncertain decisions in the text.
    """

    desk: bool = False
    source: bool = True
    confidence: bool = True


RESERVED = frozenset(
    {
        *("index", "people", "places", "organisations", "chronology", "desk", "search", "404"),
        *("years", "types", "languages", "classifications"),
    }
)
"""Names of pages that a site has itself."""

ORDERS = ("date", "name", "number", "title", "folder", "person")
"""The orders of a collection: by date, by file name with numbers in their order (`number` is the same), by
title, by the folder of the source, by the first sender."""

GROUPS = ("year", "folder", "person", "kind")
"""What documents can stand together by in the list of all."""


@cache
def languages() -> tuple[str, ...]:
    """The languages of the interface: those that have a file of its texts."""
    return tuple(sorted(path.stem for path in resource("xslt", "interface").glob("*.json")))


@dataclass(frozen=True, slots=True)
class Edition:
    """A project's edition: its imprint, and its site.

    Attributes:
        base_url: where the site will be.
        logo: a picture beside `edition.toml`.
        style: a style sheet that is loaded after ours.
        pages: in the order of the menu.
        footer: a paragraph of Markdown for the foot of each page.
        order: of the documents, one of `ORDERS`.
        group: what they stand together by, one of `GROUPS`; None for one list.
        facsimile: where pictures of pages are.
        language: of the site's own words, one of `languages()`.
        theme: the project's own look.
        registers: files with lists of persons, places and organisations, TEI or tables.
        file: where all this was read; None where nothing was.
    """

    imprint: Imprint = field(default_factory=Imprint)
    base_url: str | None = None
    logo: Path | None = None
    colours: Colours = field(default_factory=Colours)
    style: Path | None = None
    pages: tuple[Prose, ...] = ()
    footer: str | None = None
    order: str = "date"
    group: str | None = None
    facsimile: Facsimile = field(default_factory=Facsimile)
    language: str = "en"
    registers: tuple[Path, ...] = ()
    public: Public = field(default_factory=Public)
    theme: Theme = field(default_factory=Theme)
    file: Path | None = None

    @property
    def asks_for_folders(self) -> bool:
        """Whether the order of the documents is that of their sources' folders."""
        return "folder" in (self.order, self.group)
