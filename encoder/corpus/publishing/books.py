"""Books of TEI files: one PDF of many, and the EPUB, bound anew only where what it is made of has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from encoder.corpus import digests
from encoder.corpus.manifest import Manifest
from encoder.corpus.run import Outcome, failed
from encoder.writer import sha256_of, write_changed

if TYPE_CHECKING:
    from encoder.rendering.book import BookTitle, Chapter
    from encoder.rendering.epub.collection import EpubOptions

EPUB: Final = "collection.epub"
EPUB_FACT: Final = "epub"


def read_chapter(file: Path, xslt: Path | None, interface: str) -> Outcome:
    """The print XML of a TEI file, in the outcome's record as `xml`.

    Raises:
        EngrossError: the file cannot be read, or cannot be set.
    """
    from encoder.rendering.book import print_chapter

    return Outcome(str(file), record={"xml": print_chapter(file, xslt, interface)})


def bind(
    file: Path,
    chapters: Sequence[Chapter],
    title: BookTitle,
    printed_numbers: bool,
    fonts: tuple[Path, ...],
    interface: str,
) -> Outcome:
    """The PDF of a book, in the outcome's record as `pdf`.

    Raises:
        EngrossError: it cannot be set.
    """
    from encoder.rendering.book import set_book

    pdf, findings = set_book(
        chapters, title, printed_numbers=printed_numbers, fonts=fonts, interface=interface
    )
    return Outcome(str(file), findings=findings, record={"pdf": pdf})


def bind_epub(
    files: Iterable[Path], options: EpubOptions, made: Callable[[str], None] = lambda name: None
) -> tuple[bytes | None, tuple[Outcome, ...]]:
    """The bytes of an EPUB of TEI files, None where none could be read; what became of each that failed.

    Raises:
        UsageError: a file that the edition names cannot be read.
    """
    from encoder.rendering.epub.collection import render_epub

    book = render_epub(files, options, made)
    return book.data, tuple(starmap(failed, book.failed))


def drop_epub(manifest: Manifest, output: Path) -> bool:
    """Remove the EPUB of an earlier build and its copy in the site, unless changed; true where one went."""
    _, sha256 = json.loads(manifest.fact(EPUB_FACT) or "[null, null]")
    manifest.note(EPUB_FACT, None)
    books = (output / EPUB, output / "html" / EPUB)
    ours = [path for path in books if sha256 is not None and path.is_file() and sha256_of(path) == sha256]
    for path in ours:
        path.unlink()
    return bool(ours)


def renew_epub(
    manifest: Manifest,
    output: Path,
    files: Mapping[Path, str | None],
    options: EpubOptions,
    *,
    force: bool = False,
) -> tuple[Outcome, ...]:
    """Bind TEI files as `OUTPUT/collection.epub`, unless that is there as it was bound of them.

    Args:
        manifest: of the output folder.
        files: with their SHA-256.
        options: of the book.
        force: bind it in any case.

    Returns:
        What became of each file that failed.

    Raises:
        NotWritten, UsageError: the book cannot be written, or a file that the edition names cannot be read.
    """
    from encoder.rendering.site import state_of_edition

    path = output / EPUB
    made_from = digests.digest(
        [
            [digests.rendering_digest("html"), digests.rendering_digest("epub")],
            [options.title, state_of_edition(options.edition)],
            [(str(file), sha256) for file, sha256 in files.items()],
        ]
    )
    known, sha256 = json.loads(manifest.fact(EPUB_FACT) or "[null, null]")
    if known == made_from and not force and path.is_file() and sha256_of(path) == sha256:
        return ()
    manifest.note(EPUB_FACT, None)
    data, failed = bind_epub(files, options)
    if data is not None:
        write_changed(path, data)
    if data is not None and not failed:
        manifest.note(EPUB_FACT, json.dumps([made_from, sha256_of(path)]))
    return failed
