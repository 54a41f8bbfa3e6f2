"""`engross render`: TEI to HTML pages, PDFs, a book or an EPUB."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from encoder.budget import Budget
from encoder.commands.editions import edition_for
from encoder.commands.options import (
    NEW_FILE,
    WORDS,
    base_url_option,
    budget_options,
    desk_option,
    edition_option,
    fonts_option,
    jobs_option,
    output_option,
    paths_argument,
    search_option,
    title_option,
    wishes_options,
    xslt_option,
)
from encoder.commands.outcomes import refuse_output, tell_failures, tell_findings, worst, write_bytes
from encoder.commands.tei_files import tei_files
from encoder.corpus.manifest import open_manifest
from encoder.corpus.progress import Log, Progress, followed
from encoder.corpus.publishing import (
    Typesetting,
    bind,
    bind_epub,
    named_texts,
    publish_site,
    read_chapter,
    remembered_files,
)
from encoder.corpus.run import Outcome, run, wanted_jobs
from encoder.corpus.tally import Tally
from encoder.corpus.wishes import Wishes
from encoder.corpus.withdrawal import prune, withdraw
from encoder.rendering.site import SiteOptions
from encoder.writer import guard_output

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
_EPUB_EPILOG = """\b
Examples:
  engross render epub tei/ -o papers.epub --title "The Harbour Papers"
  engross render epub tei/ -o papers.epub --edition edition.toml
"""


@click.group(epilog="\b\nExample:\n  engross render html tei/ -o html\n")
def command() -> None:
    """Publish TEI, ours or other projects', as HTML, as PDFs, as a book or as an EPUB."""


@command.command("html", epilog=_HTML_EPILOG)
@paths_argument
@output_option
@xslt_option
@title_option
@edition_option
@desk_option
@base_url_option
@search_option
@click.option(
    "--book",
    "books",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help="The collection as EPUB or PDF, to be downloaded from the first page; may be repeated.",
)
@wishes_options
@jobs_option
@budget_options
def html(
    paths: tuple[str, ...],
    output: Path,
    xslt: Path | None,
    title: str | None,
    edition_file: Path | None,
    desk: bool,
    base_url: str | None,
    search: bool,
    books: tuple[Path, ...],
    wishes: Wishes,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Make a site of the TEI at each PATH: a reading page per document, and the pages of the collection."""
    edition = edition_for(paths, edition_file)
    files = tei_files(paths, output)
    options = SiteOptions(
        title=title, base_url=base_url, edition=edition, desk=desk, xslt=xslt, search=search, books=books
    )
    with open_manifest(output) as manifest:
        known = (*files, *remembered_files(manifest, files))
        wanted = wanted_jobs(len(known), jobs)
        return worst(tell_failures(publish_site(known, output, options, manifest, wishes, wanted, budget)))


@command.command("pdf", epilog=_PDF_EPILOG)
@paths_argument
@output_option
@xslt_option
@edition_option
@fonts_option
@wishes_options
@jobs_option
@budget_options
def pdf(
    paths: tuple[str, ...],
    output: Path,
    xslt: Path | None,
    edition_file: Path | None,
    fonts: tuple[Path, ...],
    wishes: Wishes,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Set the TEI at each PATH as a PDF: PDF/A-2a and PDF/UA-1."""
    language = edition_for(paths, edition_file).language
    files = tei_files(paths, output)
    outcomes: list[Outcome] = []
    with open_manifest(output) as manifest:
        typesetting = Typesetting(manifest, output, wishes, xslt, fonts, language)
        done = typesetting.run(named_texts(files, manifest), wanted_jobs(len(files), jobs), budget)
        with Progress("setting", len(files)) as progress:
            for outcome in followed(done, progress, Tally(), Log(None), "setting"):
                tell_failures([outcome], outcomes)
                tell_findings([outcome])
        tell_failures(withdraw(manifest, frozenset()), outcomes)
        if wishes.prune:
            tell_failures(prune(manifest), outcomes)
    return worst(outcomes)


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
@edition_option
@click.option("--subtitle", type=WORDS, help="Below the title.")
@click.option(
    "--editor", "editors", type=WORDS, multiple=True, help="Named in the PDF's metadata; may be repeated."
)
@click.option("--publisher", type=WORDS, help="At the foot of the title page.")
@click.option(
    "--printed-numbers", is_flag=True, help="Keep the notes' numbers; else they run through the book."
)
@xslt_option
@fonts_option
@budget_options
def book(
    paths: tuple[str, ...],
    output: Path,
    title: str | None,
    edition_file: Path | None,
    subtitle: str | None,
    editors: tuple[str, ...],
    publisher: str | None,
    printed_numbers: bool,
    xslt: Path | None,
    fonts: tuple[Path, ...],
    budget: Budget,
) -> int:
    """Set the TEI at each PATH as one book: title page, contents, the documents, index of persons.

    A document that fails is one line on standard error, and the book is made of the others.
    """
    from encoder.rendering.book import BookTitle, Chapter
    from encoder.rendering.interface import Interface

    edition = edition_for(paths, edition_file)
    files = tei_files(paths)
    guard_output(None, partial(tuple, files))
    refuse_output(output)
    read = tell_failures(
        run(partial(read_chapter, xslt=xslt, interface=edition.language), files, budget=budget)
    )
    whole = zip(files, read, strict=True)
    chapters = [Chapter(file, outcome.record["xml"]) for file, outcome in whole if outcome.error is None]
    if not chapters:
        return worst(read)
    imprint = edition.imprint
    words = BookTitle(
        title or imprint.title or Interface(edition.language).say("documents"),
        subtitle or imprint.subtitle,
        editors or tuple(editor.name for editor in imprint.editors),
        publisher or imprint.publisher,
    )
    work = partial(
        bind,
        chapters=chapters,
        title=words,
        printed_numbers=printed_numbers,
        fonts=fonts,
        interface=edition.language,
    )
    for_all = replace(budget, seconds=budget.seconds * len(chapters))
    made = tell_failures(run(work, [output], 1, for_all))
    for outcome in made:
        if outcome.error is None:
            write_bytes(output, outcome.record["pdf"])
    tell_findings(made)
    return worst([*read, *made])


@command.command("epub", epilog=_EPUB_EPILOG)
@paths_argument
@click.option(
    "-o",
    "--output",
    type=NEW_FILE,
    default=Path("book.epub"),
    show_default=True,
    help="The EPUB to write; - for standard output.",
)
@title_option
@edition_option
@xslt_option
@jobs_option
@budget_options
def epub(
    paths: tuple[str, ...],
    output: Path,
    title: str | None,
    edition_file: Path | None,
    xslt: Path | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Bind the TEI at each PATH into an EPUB 3: title page, contents, the documents with their notes.

    A document that fails is one line on standard error, and the EPUB holds the others.
    """
    from encoder.rendering.epub.collection import EpubOptions

    edition = edition_for(paths, edition_file)
    files = tei_files(paths)
    guard_output(None, partial(tuple, files))
    refuse_output(output)
    options = EpubOptions(title, edition, xslt, wanted_jobs(len(files), jobs), budget)
    data, outcomes = bind_epub(files, options)
    told = tell_failures(outcomes)
    if data is not None:
        write_bytes(output, data)
    return worst(told)
