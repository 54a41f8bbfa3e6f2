"""The work of publishing on the TEI files of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from encoder.checks.parse import read
from encoder.corpus.run import Outcome, failed, wanted_jobs
from encoder.findings import Finding, Place, Severity
from encoder.writer import write_whole

if TYPE_CHECKING:
    from encoder.budget import Budget
    from encoder.rendering.book import BookTitle, Chapter
    from encoder.rendering.site import SiteOptions


def publish_pdf(file: Path, folder: Path, xslt: Path | None = None, fonts: tuple[Path, ...] = ()) -> Outcome:
    """Set a TEI file as `folder/NAME.pdf`.

    Raises:
        EngrossError: the file cannot be read or is not well-formed, or cannot be set.
    """
    from encoder.rendering.pdf import render_pdf

    pdf, findings = render_pdf(read(file), xslt=xslt, fonts=fonts)
    target = folder / f"{file.stem}.pdf"
    write_whole(target, pdf)
    placed = tuple(finding.in_file(str(file)) for finding in findings)
    return replace(Outcome(str(file)), findings=placed, record={"pdf": str(target)})


def publish_site(
    files: Sequence[Path], folder: Path, options: SiteOptions, jobs: int | None, budget: Budget
) -> Iterator[Outcome]:
    """Make a site of TEI files; yields what became of documents that failed, or are published in part.

    Raises:
        UsageError: the folder cannot be written.
    """
    from encoder.rendering.site import build_site

    result = build_site(files, folder, replace(options, jobs=wanted_jobs(files, jobs), budget=budget))
    yield from starmap(failed, result.failed)
    yield from starmap(_left_out, result.left_out)


def _left_out(file: Path, schema: str) -> Outcome:
    """A finding `W01` about a document: it names a schema that its folder does not hold."""
    message = f"the schema {schema} was not copied to the site: it lies outside of the document's folder"
    hint = "put it beside the document, and name it from there"
    return Outcome(str(file), findings=(Finding("W01", Severity.WARNING, message, Place(str(file)), hint),))


def read_chapter(file: Path, xslt: Path | None) -> Outcome:
    """The print XML of a TEI file, in the outcome's record as `xml`.

    Raises:
        EngrossError: the file cannot be read, or cannot be set.
    """
    from encoder.rendering.book import print_chapter

    return Outcome(str(file), record={"xml": print_chapter(file, xslt)})


def bind(
    file: Path, chapters: Sequence[Chapter], title: BookTitle, printed_numbers: bool, fonts: tuple[Path, ...]
) -> Outcome:
    """The PDF of a book, in the outcome's record as `pdf`.

    Raises:
        EngrossError: it cannot be set.
    """
    from encoder.rendering.book import set_book

    pdf, findings = set_book(chapters, title, printed_numbers=printed_numbers, fonts=fonts)
    return Outcome(str(file), findings=findings, record={"pdf": pdf})
