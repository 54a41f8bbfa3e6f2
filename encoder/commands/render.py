"""`engross render`: TEI to HTML pages, PDFs or a book."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from encoder.commands.options import (
    NEW_FILE,
    base_url_option,
    fonts_option,
    jobs_option,
    output_option,
    paths_argument,
    search_option,
    title_option,
    xslt_option,
)
from encoder.commands.outcomes import tell_failures, tell_findings, worst, write_bytes
from encoder.corpus.collect import TEI_FILES, collect, collect_for
from encoder.corpus.progress import show_progress
from encoder.corpus.publishing import publish_pdf, publish_site
from encoder.corpus.run import Outcome, run
from encoder.errors import ExitCode
from encoder.rendering.site import SiteOptions

_HTML_EPILOG = """\b
Examples:
  engross render html tei/ -o html --title "The Harbour Papers"
  engross render html tei/ -o html --xslt mine.xsl
"""
_PDF_EPILOG = """\b
Examples:
  engross render pdf tei/ -o pdf
  engross render pdf letter.xml -o pdf --fonts ~/fonts
"""
_BOOK_EPILOG = """\b
Examples:
  engross render book tei/ -o papers.pdf --title "The Harbour Papers" --subtitle 1903–1958
  engross render book tei/ --title "The Harbour Papers" --editor "A. Editor" --printed-numbers
"""


@click.group(epilog="\b\nExample:\n  engross render html tei/ -o html\n")
def command() -> None:
    """Publish TEI, ours or other projects', as HTML, as PDFs or as a book."""


@command.command("html", epilog=_HTML_EPILOG)
@paths_argument
@output_option
@xslt_option
@title_option
@base_url_option
@search_option
@jobs_option
def html(
    paths: tuple[str, ...],
    output: Path,
    xslt: Path | None,
    title: str,
    base_url: str | None,
    search: bool,
    jobs: int | None,
) -> int:
    """Make a site of the TEI at each PATH: a reading page per document, and the pages of the collection."""
    files = collect_for(output, paths, TEI_FILES)
    options = SiteOptions(title=title, base_url=base_url, xslt=xslt, search=search)
    return worst(tell_failures(publish_site(files, output, options, jobs)))


@command.command("pdf", epilog=_PDF_EPILOG)
@paths_argument
@output_option
@xslt_option
@fonts_option
@jobs_option
def pdf(
    paths: tuple[str, ...], output: Path, xslt: Path | None, fonts: tuple[Path, ...], jobs: int | None
) -> int:
    """Set the TEI at each PATH as a PDF: PDF/A-2a and PDF/UA-1."""
    files = collect_for(output, paths, TEI_FILES)
    return worst(set_pdfs(files, output, jobs, xslt=xslt, fonts=fonts))


def set_pdfs(
    files: Sequence[Path],
    folder: Path,
    jobs: int | None,
    *,
    xslt: Path | None = None,
    fonts: tuple[Path, ...] = (),
) -> list[Outcome]:
    """Set TEI files as `folder/NAME.pdf`, telling progress, failures and what no font shows."""
    work = partial(publish_pdf, folder=folder, xslt=xslt, fonts=fonts)
    outcomes = tell_failures(show_progress(run(work, files, jobs), "setting", len(files)))
    tell_findings(outcomes)
    return outcomes


@command.command("book", epilog=_BOOK_EPILOG)
@paths_argument
@click.option(
    "-o",
    "--output",
    type=NEW_FILE,
    default=Path("book.pdf"),
    show_default=True,
    help="The PDF to write; - for standard output.",
)
@title_option
@click.option("--subtitle", help="Below the title.")
@click.option("--editor", "editors", multiple=True, help="Named in the PDF's metadata; may be repeated.")
@click.option("--publisher", help="At the foot of the title page.")
@click.option(
    "--printed-numbers", is_flag=True, help="Keep the notes' numbers; else they run through the book."
)
@xslt_option
@fonts_option
def book(
    paths: tuple[str, ...],
    output: Path,
    title: str,
    subtitle: str | None,
    editors: tuple[str, ...],
    publisher: str | None,
    printed_numbers: bool,
    xslt: Path | None,
    fonts: tuple[Path, ...],
) -> int:
    """Set the TEI at each PATH as one book: title page, contents, the documents, index of persons."""
    from encoder.rendering.book import BookTitle, render_book

    files = collect(paths, TEI_FILES)
    words = BookTitle(title, subtitle, editors, publisher)
    pdf, findings = render_book(files, words, printed_numbers=printed_numbers, xslt=xslt, fonts=fonts)
    write_bytes(output, pdf)
    tell_findings([Outcome(str(output), findings=findings)])
    return ExitCode.OK
