"""`engross build`: the whole way from plain text to a site and PDFs."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from encoder.commands.options import (
    count_doubts,
    encoding_options,
    jobs_option,
    make_options,
    output_option,
    tell_failures,
    tell_findings,
    worst,
    write_bytes,
)
from encoder.commands.render import base_url_option, fonts_option, search_option, title_option
from encoder.corpus.collect import TEXTS, collect, refuse_same_names
from encoder.corpus.encoding import encode_file, place_schemas
from encoder.corpus.progress import show_progress
from encoder.corpus.publishing import publish_pdf, publish_site
from encoder.corpus.report import dump_report
from encoder.corpus.run import Outcome, run
from encoder.rendering.site import SiteOptions
from encoder.writer import prepare_folder

_EPILOG = """\b
Examples:
  engross build letters/ -o output
  engross build letters/ -o output --metadata letters.csv --title "The Harbour Papers"
"""


@click.command(epilog=_EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@output_option
@encoding_options
@title_option
@base_url_option
@search_option
@fonts_option
@click.option("--pdf/--no-pdf", "with_pdf", default=True, help="Set each document as a PDF.")
@jobs_option
def command(
    sources: tuple[str, ...],
    output: Path,
    metadata: Path | None,
    kind: str,
    correct: bool,
    schema_folder: str | None,
    report: Path | None,
    title: str,
    base_url: str | None,
    search: bool,
    fonts: tuple[Path, ...],
    with_pdf: bool,
    jobs: int | None,
) -> int:
    """Encode each SOURCE, and publish what was encoded: OUTPUT/tei, OUTPUT/html, OUTPUT/pdf.

    A document that fails is one line on standard error, and the others go on. The TEI names its schemas in
    <?xml-model?>; they are written to OUTPUT/tei/schema.
    """
    files = collect(sources, TEXTS)
    refuse_same_names(files)
    prepare_folder(output)
    encoding = place_schemas(make_options(metadata, kind, correct, schema_folder), output / "tei")
    encode = partial(encode_file, options=encoding, folder=output / "tei")
    encoded = tell_failures(show_progress(run(encode, files, jobs), "encoding", len(files)))
    if report is not None:
        write_bytes(report, dump_report(encoded))
    tei = tuple(Path(outcome.record["tei"]) for outcome in encoded if outcome.error is None)
    pdfs = _set_pdfs(tei, output / "pdf", fonts, jobs) if with_pdf else []
    options = SiteOptions(
        title=title,
        base_url=base_url,
        search=search,
        pdf_dir=output / "pdf" if with_pdf else None,
        warnings=_warnings(encoded),
    )
    pages = tell_failures(publish_site(tei, output / "html", options, jobs)) if tei else []
    click.echo(_summary(encoded, [*pdfs, *pages], output), err=True)
    return worst([*encoded, *pdfs, *pages])


def _set_pdfs(tei: Sequence[Path], folder: Path, fonts: tuple[Path, ...], jobs: int | None) -> list[Outcome]:
    work = partial(publish_pdf, folder=folder, fonts=fonts)
    outcomes = tell_failures(show_progress(run(work, tei, jobs), "setting", len(tei)))
    tell_findings(outcomes)
    return outcomes


def _warnings(encoded: Sequence[Outcome]) -> dict[str, list[dict[str, object]]]:
    return {
        Path(outcome.record["tei"]).stem: [finding.as_json() for finding in outcome.findings]
        for outcome in encoded
        if outcome.error is None and outcome.findings
    }


def _summary(encoded: Sequence[Outcome], published: Sequence[Outcome], output: Path) -> str:
    failed = sum(outcome.error is not None for outcome in (*encoded, *published))
    whole = sum(outcome.error is None for outcome in encoded)
    doubts = count_doubts(encoded)
    return (
        f"{whole} of {len(encoded)} documents encoded, proven complete and valid; "
        f"{doubts} decisions to review"
        + (f"; {failed} failures" if failed else "")
        + f"; read {output / 'html' / 'index.html'}"
    )
