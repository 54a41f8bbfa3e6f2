"""`engross build`: the whole way from plain text to a site and PDFs."""

from collections.abc import Sequence
from pathlib import Path

import click

from encoder.budget import Budget
from encoder.commands.encode import encode_all
from encoder.commands.houses import with_houses
from encoder.commands.options import (
    base_url_option,
    budget_options,
    encoding_options,
    fonts_option,
    jobs_option,
    output_option,
    search_option,
    sources_argument,
    title_option,
)
from encoder.commands.outcomes import count_doubts, tell_failures, worst
from encoder.commands.render import set_pdfs
from encoder.config import Options
from encoder.corpus.collect import TEXTS, collect_for
from encoder.corpus.publishing import publish_site
from encoder.corpus.run import Outcome, count_failures
from encoder.rendering.site import SiteOptions
from encoder.strings import shown

_EPILOG = """\b
Examples:
  engross build letters/ -o output
  engross build letters/ -o output --metadata letters.csv --title "The Harbour Papers"
"""


@click.command(epilog=_EPILOG)
@sources_argument
@output_option
@encoding_options
@title_option
@base_url_option
@search_option
@fonts_option
@click.option("--pdf/--no-pdf", "with_pdf", default=True, help="Set each document as a PDF.")
@jobs_option
@budget_options
def command(
    sources: tuple[str, ...],
    output: Path,
    options: Options,
    house: Path | None,
    report: Path | None,
    title: str,
    base_url: str | None,
    search: bool,
    fonts: tuple[Path, ...],
    with_pdf: bool,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Encode each SOURCE, and publish what was encoded: OUTPUT/tei, OUTPUT/html, OUTPUT/pdf.

    A document that fails is one line on standard error, and the others go on. The TEI names its schemas in
    <?xml-model?>; they are written to OUTPUT/tei/schema.
    """
    files = collect_for(output, sources, TEXTS)
    options, houses = with_houses(options, files, sources, house, jobs, budget)
    encoded = encode_all(files, output / "tei", options, houses, report, jobs, budget)
    tei = tuple(Path(outcome.record["tei"]) for outcome in encoded if outcome.error is None)
    pdfs = set_pdfs(tei, output / "pdf", jobs, budget, fonts=fonts) if with_pdf else []
    site = SiteOptions(
        title=title,
        base_url=base_url,
        search=search,
        pdf_dir=output / "pdf" if with_pdf else None,
        warnings=_warnings(encoded),
    )
    pages = tell_failures(publish_site(tei, output / "html", site, jobs, budget)) if tei else []
    click.echo(_summary(encoded, [*pdfs, *pages], output), err=True)
    return worst([*encoded, *pdfs, *pages])


def _warnings(encoded: Sequence[Outcome]) -> dict[str, list[dict[str, object]]]:
    return {
        Path(outcome.record["tei"]).stem: [finding.as_json() for finding in outcome.findings]
        for outcome in encoded
        if outcome.error is None and outcome.findings
    }


def _summary(encoded: Sequence[Outcome], published: Sequence[Outcome], output: Path) -> str:
    failed = count_failures([*encoded, *published])
    whole = len(encoded) - count_failures(encoded)
    return (
        f"{whole} of {len(encoded)} documents encoded, proven complete and valid; "
        f"{count_doubts(encoded)} decisions to review"
        + (f"; {failed} failures" if failed else "")
        + f"; read {shown(str(output / 'html' / 'index.html'))}"
    )
