"""TEI documents → one PDF, a book: title page, contents, the documents, sources, index of persons."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, product
from pathlib import Path
from string import ascii_lowercase
from xml.sax.saxutils import quoteattr

from encoder.budget import read_file
from encoder.errors import NotRendered, UsageError
from encoder.findings import Finding
from encoder.rendering.fonts import folders_for
from encoder.rendering.glyphs import clusters, missing, substitute
from encoder.rendering.interface import ENGLISH, Interface
from encoder.rendering.pdf import link_targets, print_xml, unshown_findings
from encoder.rendering.reading import read_tei
from encoder.rendering.typesetter import typeset
from encoder.resources import resource

_NOTE = re.compile(r'<note n="[^"]*"(?! layer)')
_READING = re.compile(r'<note n="[^"]*"(?= layer)')
# Signs of readings, of one letter or two: no page has as many.
_LETTERS = tuple(ascii_lowercase) + tuple(map("".join, product(ascii_lowercase, repeat=2)))
_DATE = re.compile(r'^<document [^>]*?\bdate="([^"]+)"')
_LANGUAGE = re.compile(r'^<document [^>]*?\blang="([^"]+)"')


@dataclass(frozen=True, slots=True)
class BookTitle:
    """What the title page says.

    Attributes:
        title: of the book.
        subtitle: below it.
        editors: named in the file's metadata.
        publisher: at the foot of the title page.
    """

    title: str
    subtitle: str | None = None
    editors: tuple[str, ...] = ()
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of a book: its TEI file, and the print XML made of it."""

    file: Path
    xml: str


def render_book(
    files: Iterable[Path],
    title: BookTitle,
    *,
    printed_numbers: bool = False,
    xslt: Path | None = None,
    fonts: Sequence[Path] = (),
    interface: str = ENGLISH,
) -> tuple[bytes, tuple[Finding, ...]]:
    """Set a collection as a book: PDF/A-2a and PDF/UA-1, the same bytes for the same documents.

    Args:
        files: TEI documents, in the order of the book.
        title: what its title page says.
        printed_numbers: keep the numbers of the notes; otherwise they run through the book.
        xslt: a stylesheet to use instead of `xslt/pdf/print.xsl`, which it can import.
        fonts: folders of fonts, used after ours for characters that ours lack.
        interface: the language of the book's own words.

    Returns:
        The PDF, and a warning for each script with characters that no font shows, of the first file.

    Raises:
        UsageError: there are no documents, or a folder of fonts is missing.
        NotRendered: a document is not TEI, or the stylesheet or the typesetter refused it.
    """
    chapters = [Chapter(path, print_chapter(path, xslt, interface)) for path in files]
    return set_book(chapters, title, printed_numbers=printed_numbers, fonts=fonts, interface=interface)


def set_book(
    documents: Sequence[Chapter],
    title: BookTitle,
    *,
    printed_numbers: bool = False,
    fonts: Sequence[Path] = (),
    interface: str = ENGLISH,
) -> tuple[bytes, tuple[Finding, ...]]:
    """Set documents whose print XML is made; for the rest as `render_book`."""
    if not documents:
        raise UsageError("a book needs at least one document")
    chapters = [document.xml for document in documents]
    xml = _book_xml(chapters if printed_numbers else _renumbered(chapters), title)
    folders = folders_for(xml, fonts)
    unshown = missing(xml, folders)
    words = {key: Interface(interface).say(key) for key in ("contents", "pdf.persons", "pdf.sources")}
    inputs = {
        "document": substitute(xml, unshown),
        "known": json.dumps(link_targets(xml)),
        "book": "yes",
        "words": json.dumps(words),
    }
    pdf = typeset(resource("xslt", "pdf") / "book.typ", inputs, folders)
    return pdf, tuple(_findings(unshown, documents))


def print_chapter(path: Path, xslt: Path | None = None, interface: str = ENGLISH) -> str:
    """The print XML of a TEI file, as a chapter of a book.

    Raises:
        UnreadableFile: the file cannot be read.
        NotRendered: it is not TEI, or the stylesheet refused it.
    """
    try:
        return print_xml(read_tei(read_file(path)), xslt=xslt, book=True, interface=interface)
    except NotRendered as error:
        raise error.at(path) from error


def _renumbered(chapters: list[str]) -> list[str]:
    """The chapters with their notes and readings numbered through the book: two may share a page."""
    numbers, letters = count(1), cycle(_LETTERS)
    renumbered = (_NOTE.sub(lambda _: f'<note n="{next(numbers)}"', chapter) for chapter in chapters)
    return [_READING.sub(lambda _: f'<note n="{next(letters)}"', chapter) for chapter in renumbered]


def _book_xml(chapters: list[str], title: BookTitle) -> str:
    dates = sorted(found.group(1) for chapter in chapters if (found := _DATE.match(chapter)))
    languages = Counter(found.group(1) for chapter in chapters if (found := _LANGUAGE.match(chapter)))
    attributes = {
        "title": title.title,
        "subtitle": title.subtitle,
        "publisher": title.publisher,
        "author": "\n".join(title.editors),
        "date": dates[-1] if dates else None,
        "lang": languages.most_common(1)[0][0] if languages else None,
    }
    escaped = (f" {name}={quoteattr(value)}" for name, value in attributes.items() if value is not None)
    return f"<book{''.join(escaped)}>{''.join(chapters)}</book>"


def _findings(unshown: Sequence[str], documents: Sequence[Chapter]) -> Iterator[Finding]:
    """The warnings of all chapters: each for the characters that it is the first to have."""
    left = dict.fromkeys(unshown)
    for document in documents:
        found = sorted(left.keys() & clusters(document.xml)) if left else []
        for cluster in found:
            del left[cluster]
        if found:
            findings = unshown_findings(found, frozenset(unshown), read_tei(read_file(document.file)))
            yield from (finding.in_file(str(document.file)) for finding in findings)
