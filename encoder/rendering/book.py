"""TEI documents → one PDF, a book: title page, contents, the documents, sources, index of persons."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from xml.sax.saxutils import quoteattr

from encoder.errors import NotRendered, UsageError
from encoder.findings import Finding
from encoder.rendering.fonts import folders_for
from encoder.rendering.glyphs import clusters, missing, substitute
from encoder.rendering.pdf import link_targets, print_xml, unshown_findings
from encoder.rendering.reading import read_tei
from encoder.rendering.typesetter import typeset
from encoder.resources import resource

_NOTE = re.compile(r'<note n="[^"]*"(?! series| id="[^"]*" series)')
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


def render_book(
    files: Iterable[Path],
    title: BookTitle,
    *,
    printed_numbers: bool = False,
    xslt: Path | None = None,
    fonts: Sequence[Path] = (),
) -> tuple[bytes, tuple[Finding, ...]]:
    """Set a collection as a book: PDF/A-2a and PDF/UA-1, the same bytes for the same documents.

    Only the print XML of the documents is held while they are read, one tree at a time.

    Args:
        files: TEI documents, in the order of the book.
        title: what its title page says.
        printed_numbers: keep the numbers of the notes; otherwise they run through the book.
        xslt: a stylesheet to use instead of `xslt/pdf/print.xsl`, which it can import.
        fonts: folders of fonts, used after ours for characters that ours lack.

    Returns:
        The PDF, and a warning for each character that no font shows, naming the first file that has it.

    Raises:
        UsageError: there are no documents, or a folder of fonts is missing.
        NotRendered: a document is not TEI, or the stylesheet or the typesetter refused it.
    """
    paths = tuple(files)
    if not paths:
        raise UsageError("a book needs at least one document")
    chapters = [_chapter(path, xslt) for path in paths]
    xml = _book_xml(chapters if printed_numbers else _renumbered(chapters), title)
    folders = folders_for(xml, fonts)
    unshown = missing(xml, folders)
    inputs = {"document": substitute(xml, unshown), "known": json.dumps(link_targets(xml)), "book": "yes"}
    pdf = typeset(resource("xslt", "pdf") / "book.typ", inputs, folders)
    return pdf, tuple(_findings(unshown, paths, chapters))


def _chapter(path: Path, xslt: Path | None) -> str:
    try:
        return print_xml(read_tei(path.read_bytes()), xslt=xslt, book=True)
    except NotRendered as error:
        raise error.at(path) from error


def _renumbered(chapters: list[str]) -> list[str]:
    """The chapters with their notes numbered through the book; the letters of readings stay."""
    numbers = count(1)
    return [_NOTE.sub(lambda _: f'<note n="{next(numbers)}"', chapter) for chapter in chapters]


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


def _findings(unshown: Sequence[str], paths: tuple[Path, ...], chapters: list[str]) -> Iterator[Finding]:
    """The warnings of all chapters: each for the characters that it is the first to have."""
    left = dict.fromkeys(unshown)
    for path, chapter in zip(paths, chapters, strict=True):
        found = sorted(left.keys() & clusters(chapter)) if left else []
        for cluster in found:
            del left[cluster]
        if found:
            findings = unshown_findings(found, frozenset(unshown), read_tei(path.read_bytes()))
            yield from (finding.in_file(str(path)) for finding in findings)
