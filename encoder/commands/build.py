"""`engross build`: the whole way from plain text to a site and PDFs."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from encoder.budget import Budget
from encoder.commands.archive import catalogue_option, fill_catalogue, note_built, write_lists
from encoder.commands.editions import edition_for
from encoder.commands.encode import encode_all, note_sources
from encoder.commands.houses import with_houses
from encoder.commands.options import (
    base_url_option,
    budget_options,
    desk_option,
    edition_option,
    encoding_options,
    fonts_option,
    jobs_option,
    log_option,
    output_option,
    scheduler_option,
    search_option,
    sources_argument,
    title_option,
    wishes_options,
)
from encoder.commands.outcomes import tell_failures, tell_findings, tell_outcome, worst
from encoder.config import Options
from encoder.corpus.known_houses import KnownHouses
from encoder.corpus.manifest import Manifest, open_manifest
from encoder.corpus.paths import Paths
from encoder.corpus.progress import Log, Progress, followed
from encoder.corpus.publishing import (
    EPUB,
    Typesetting,
    Warnings,
    drop_epub,
    encoded_texts,
    publish_site,
    renew_epub,
)
from encoder.corpus.report_folder import FOLDER, write_report_folder
from encoder.corpus.run import Outcome, wanted_jobs
from encoder.corpus.sampled import Sampled
from encoder.corpus.sources import sources_for
from encoder.corpus.surveyed import Surveyed
from encoder.corpus.tally import Tally
from encoder.corpus.wishes import Wishes
from encoder.errors import EngrossError
from encoder.rendering.site import SiteOptions
from encoder.strings import plural, shown

_EPILOG = """\b
Examples:
  engross build letters/ -o output
  engross build letters/ -o output --metadata letters.csv --title "The Harbour Papers"
  engross build letters/ -o output --edition edition.toml --desk
"""


@click.command(epilog=_EPILOG)
@sources_argument
@output_option
@encoding_options
@wishes_options
@log_option
@title_option
@edition_option
@desk_option
@base_url_option
@search_option
@fonts_option
@click.option("--pdf/--no-pdf", "with_pdf", default=True, help="Set each document as a PDF.")
@click.option("--epub", "with_epub", is_flag=True, help="Bind all as one EPUB 3, OUTPUT/collection.epub.")
@catalogue_option
@click.option(
    "--with-catalogue/--no-catalogue",
    default=None,
    help="Renew the catalogue of records.  [default: where engross[archive] is installed]",
)
@jobs_option
@scheduler_option
@budget_options
def command(
    sources: tuple[str, ...],
    output: Path,
    options: Options,
    house: Path | None,
    report: Path | None,
    wishes: Wishes,
    log: Path | None,
    title: str | None,
    edition_file: Path | None,
    desk: bool,
    base_url: str | None,
    search: bool,
    fonts: tuple[Path, ...],
    with_pdf: bool,
    with_epub: bool,
    catalogue: str | None,
    with_catalogue: bool | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Encode each SOURCE, and publish what was encoded: OUTPUT/tei, OUTPUT/html, OUTPUT/pdf.

    Each SOURCE is a file, a folder, a 'pattern/*.txt', a @list of paths, an archive, a table or an address.
    A document that fails is one line on standard error, and the others go on. The TEI names its schemas in
    <?xml-model?>; they are written to OUTPUT/tei/schema. OUTPUT/report tells how the run went.

    What was written, and from what, is noted in OUTPUT/.engross.sqlite: a second run makes only what has
    changed, keeps each file that was edited meanwhile, and withdraws documents whose sources are gone.
    """
    edition = edition_for(sources, edition_file)
    found = sources_for(output, sources, prunes=wishes.prune)
    options = replace(options, imprint=edition.imprint)
    site = SiteOptions(
        title=title,
        base_url=base_url,
        edition=edition,
        has_lists=_is_catalogued(catalogue, with_catalogue),
        desk=desk,
        search=search,
        pdf_dir=output / "pdf" if with_pdf else None,
    )
    with open_manifest(output) as manifest, Log(log) as events:
        note_sources(manifest, sources)
        choose = Sampled(manifest, force=wishes.force)
        settle = KnownHouses(manifest, sources, force=wishes.force)
        recall = Surveyed(manifest, options.encoding, force=wishes.force)
        options, houses = with_houses(
            options, found.files, sources, house, jobs, budget, choose, settle, recall
        )
        failures: list[Outcome] = []
        encoded = encode_all(
            found, manifest, output / "tei", options, houses, report, wishes, jobs, budget, events, failures
        )
        bound = _bind(manifest, output, site, wishes, jobs, budget, failures) if with_epub else 0
        site = replace(site, books=(output / EPUB,)) if with_epub else site
        if not with_epub and drop_epub(manifest, output):
            click.echo(
                f"engross: {output / EPUB} of an earlier build is removed; --epub binds it anew", err=True
            )
        typeset, published = _publish(
            manifest, output, site, wishes, fonts, encoded.documents, jobs, budget, events, failures
        )
        published.exit_code = max(published.exit_code, bound)
        note_built(manifest, site.name, site.address, edition)
        write_report_folder(manifest, output / FOLDER, encoded, failures, site.name)
        exit_code = max(encoded.exit_code, typeset.exit_code, published.exit_code)
        if site.has_lists:
            exit_code = max(exit_code, _catalogue(manifest, output, catalogue, site, jobs, budget))
        events.write("end", exit_code=exit_code)
    click.echo(_summary(encoded, typeset, published, output), err=True)
    return exit_code


def _publish(
    manifest: Manifest,
    output: Path,
    site: SiteOptions,
    wishes: Wishes,
    fonts: tuple[Path, ...],
    documents: int,
    jobs: int | None,
    budget: Budget,
    log: Log,
    failures: list[Outcome],
) -> tuple[Tally, Tally]:
    """Set and publish all TEI whose sources are there, of this run and of earlier ones: how each went.

    To `failures` is added what fails.
    """
    typeset, published, tei = Tally(), Tally(), output / "tei"
    jobs = wanted_jobs(documents, jobs)
    if site.pdf_dir is not None:
        typesetting = Typesetting(
            manifest, site.pdf_dir, wishes, fonts=fonts, interface=site.edition.language
        )
        texts = encoded_texts(manifest, tei)
        with Progress("setting", documents, log) as progress:
            done = typesetting.run(texts, jobs, budget)
            for outcome in followed(done, progress, typeset, log, "setting"):
                failures += [outcome] if outcome.error else []
                tell_outcome(outcome)
                tell_findings([outcome])
    files = Paths(str(text.path) for text in encoded_texts(manifest, tei))
    if len(files) or any(True for _ in manifest.pages()):
        options = replace(site, warnings=Warnings(manifest), warnings_from=manifest.findings_digest())
        pages = Tally()
        with Progress("publishing", len(files), log) as progress:
            waiting = iter(files)
            del files  # there may be very many

            def made(name: str) -> None:
                pages.made += 1
                progress.step(pages, name)

            done = publish_site(waiting, output / "html", options, manifest, wishes, jobs, budget, made)
            for outcome in done:
                published.add(outcome)
                failures += [outcome] if outcome.error else []
                log.document("publishing", outcome)
                tell_outcome(outcome)
    return typeset, published


def _bind(
    manifest: Manifest,
    output: Path,
    site: SiteOptions,
    wishes: Wishes,
    jobs: int | None,
    budget: Budget,
    failures: list[Outcome],
) -> int:
    """Bind all TEI whose sources are there as an EPUB; where that fails, what was built stays."""
    from encoder.rendering.epub.collection import EpubOptions

    files = {text.path: text.sha256 for text in encoded_texts(manifest, output / "tei")}
    if not files:
        return 0
    options = EpubOptions(site.name, site.edition, None, wanted_jobs(len(files), jobs), budget)
    try:
        failed = tell_failures(renew_epub(manifest, output, files, options, force=wishes.force))
    except EngrossError as error:
        click.echo(f"engross: {error}", err=True)
        return error.exit_code
    failures += failed
    return worst(failed)


def _is_catalogued(catalogue: str | None, wished: bool | None) -> bool:
    if wished is not None:
        return wished
    from encoder.archive.catalogue import is_installed

    return catalogue is not None or is_installed()


def _catalogue(
    manifest: Manifest,
    output: Path,
    catalogue: str | None,
    site: SiteOptions,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Renew the catalogue; where that fails, what was built stays, and the next run goes on with it."""
    try:
        options: dict[str, Any] = {
            "site": site.address,
            "jobs": jobs,
            "budget": budget,
            "manifest": manifest,
        }
        exit_code = fill_catalogue(output, catalogue, **options)[1]
        if site.address:
            write_lists(output, catalogue, manifest, site.name, site.address)
        return exit_code
    except EngrossError as error:
        click.echo(f"engross: {error}", err=True)
        return error.exit_code


def _summary(encoded: Tally, typeset: Tally, published: Tally, output: Path) -> str:
    failed = (
        (encoded.failed, "document", "not encoded"),
        (typeset.failed, "PDF", "not set"),
        (published.failed, "page", "not made"),
    )
    return (
        f"{encoded.whole} of {encoded.documents} documents encoded, proven complete and valid; "
        f"{plural(encoded.doubts, 'decision')} to review"
        + encoded.told(failures=False).replace(", ", "; ")
        + "".join(f"; {plural(count, thing)} {what}" for count, thing, what in failed if count)
        + f"; read {shown(str(output / 'html' / 'index.html'))}"
    )
