"""How a site is built, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from encoder.budget import Budget
from encoder.edition import Edition
from encoder.errors import EngrossError
from encoder.rendering.desk import Warnings
from encoder.rendering.interface import Interface
from encoder.strings import folder_address

BOOKS: Final = (".epub", ".pdf")
Progress = Callable[[str], None]
Failure = tuple[Path, EngrossError]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is built.

    Attributes:
        title: of the collection; by default the edition's, or that they are documents.
        base_url: the absolute address where the site will be; without it there are no canonical addresses and
            no `sitemap.xml`.
        edition: what the project says of it.
        has_lists: the lists that harvesters read will lie beside the pages.
        desk: make the page of all uncertain decisions, also where the edition does not make it public.
        books: the collection as an EPUB or a PDF to download; those that are not there are left out.
        pdf_dir: folder with `NAME.pdf` for documents that have one.
        xslt: a stylesheet of the user's for the documents' pages.
        jobs: processes.
        budget: what each document may cost.
        rename: give a document whose name another one has a name of its own; otherwise it fails.
        search: build the index for full-text search, where Pagefind is installed.
        warnings: the encoder's findings per document, for the editor's desk.
        warnings_from: a digest of them.
        force: make all documents again, also what has not changed.
        overwrite: replace files that an editor has changed; they are kept beside the new ones.
    """

    title: str | None = None
    base_url: str | None = None
    edition: Edition = field(default_factory=Edition)
    has_lists: bool = False
    desk: bool = False
    books: tuple[Path, ...] = ()
    pdf_dir: Path | None = None
    xslt: Path | None = None
    jobs: int = 1
    budget: Budget = field(default_factory=Budget)
    rename: bool = False
    search: bool = True
    warnings: Warnings = field(default_factory=dict)
    warnings_from: str | None = None
    force: bool = False
    overwrite: bool = False

    @property
    def name(self) -> str:
        """What the collection is called."""
        return self.title or self.edition.imprint.title or self.interface.say("documents")

    @property
    def interface(self) -> Interface:
        """The language of the pages' own words."""
        return Interface(self.edition.language)

    @property
    def address(self) -> str | None:
        """The absolute address of the site's folder, with a slash at its end."""
        url = self.base_url or self.edition.base_url
        return folder_address(url) if url else None

    @property
    def offered(self) -> tuple[Path, ...]:
        """The books that are there, of the kinds that no page of a site is."""
        return tuple(book for book in self.books if book.suffix.lower() in BOOKS and book.is_file())

    @property
    def shows_desk(self) -> bool:
        """Whether the site has the page of all uncertain decisions."""
        return self.desk or self.edition.public.desk


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What was built.

    Attributes:
        pages: number of documents' pages.
        failed: the file and the error of each document that could not be rendered.
        left_out: the file of a document, what was not copied with it (the address of a schema that it
            names, or that its TEI would have had), and why.
        searchable: whether the full-text index was built.
    """

    pages: int
    failed: tuple[Failure, ...] = ()
    left_out: tuple[tuple[Path, str, str], ...] = ()
    searchable: bool = False
