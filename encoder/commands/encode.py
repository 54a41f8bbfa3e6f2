"""`engross encode`: plain text or OCR to TEI."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, starmap
from pathlib import Path

import click

from encoder.budget import STREAM, Budget
from encoder.commands.houses import tell_missed, with_houses
from encoder.commands.options import (
    budget_options,
    encoding_options,
    jobs_option,
    output_option,
    sources_argument,
)
from encoder.commands.outcomes import count_doubts, refuse_output, tell_failures, worst, write_bytes
from encoder.config import Options
from encoder.corpus.collect import TEXTS, collect_for, part_same_names
from encoder.corpus.encoding import encode_file, encode_path, place_schemas
from encoder.corpus.progress import show_progress
from encoder.corpus.report import dump_report
from encoder.corpus.run import Outcome, count_failures, failed, run
from encoder.corpus.surveying import Houses
from encoder.errors import UsageError
from encoder.findings import Finding, tell_input
from encoder.metadata import MetadataTable
from encoder.strings import shown

_EPILOG = """\b
Examples:
  engross encode letters/ -o tei --report report.json
  cat memo.txt | engross encode - -o - > memo.xml
"""


@click.command(epilog=_EPILOG)
@sources_argument
@output_option
@encoding_options
@jobs_option
@budget_options
def command(
    sources: tuple[str, ...],
    output: Path,
    options: Options,
    house: Path | None,
    report: Path | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Encode each SOURCE as TEI: files, folders (with all they hold), or - for standard input.

    Writes OUTPUT/NAME.xml, where NAME is the source's name without its suffix; with `-o -` one document
    goes to standard output. A document is written only if it is valid and holds every character of its
    source. It names its schemas in <?xml-model?>; they are written to OUTPUT/schema.
    """
    files = collect_for(output, sources, TEXTS)
    options, houses = with_houses(options, files, sources, house, jobs, budget)
    if str(output) == STREAM:
        return _to_stdout(files, options, houses, report, budget)
    outcomes = encode_all(files, output, options, houses, report, jobs, budget)
    lost = count_failures(outcomes)
    click.echo(
        f"{len(outcomes) - lost} of {len(outcomes)} documents encoded to {shown(str(output))}, "
        f"{count_doubts(outcomes)} decisions to review" + (f", {lost} failed" if lost else ""),
        err=True,
    )
    return worst(outcomes)


def encode_all(
    files: Sequence[Path],
    folder: Path,
    options: Options,
    houses: Houses,
    report: Path | None,
    jobs: int | None,
    budget: Budget,
) -> list[Outcome]:
    """Encode sources to `folder/NAME.xml`, write the schemas they name and the report, tell what fails.

    The report is written in any case: of an interrupted run it has what was done.
    """
    if report is not None:
        refuse_output(report)
    odd = _tell_odd(options.metadata, files)
    done: list[Outcome] = []
    try:
        kept, refused = part_same_names(files, ".xml")
        work = partial(encode_file, options=place_schemas(options, folder), folder=folder)
        outcomes = chain(starmap(failed, refused), run(work, kept, jobs, budget))
        tell_failures(show_progress(outcomes, "encoding", len(files)), done)
        odd = (*odd, *tell_missed(houses, done))
    finally:
        if report is not None:
            write_bytes(report, dump_report(done, odd, houses.conventions))
    return done


def _tell_odd(table: MetadataTable, files: Sequence[Path]) -> tuple[Finding, ...]:
    """Print what is amiss with the metadata of a run over files, and return it."""
    odd = (*table.findings, *table.unused(file.stem for file in files))
    for line in tell_input(odd):
        click.echo(f"engross: {line}", err=True)
    return odd


def _to_stdout(
    files: tuple[Path, ...], options: Options, houses: Houses, report: Path | None, budget: Budget
) -> int:
    if len(files) != 1:
        raise UsageError("only one document can go to standard output", hint="name a folder with -o")
    if report is not None:
        refuse_output(report)
    odd = _tell_odd(options.metadata, files)
    outcomes = tell_failures(run(partial(_encode_bytes, options=options), files, 1, budget))
    for outcome in outcomes:
        write_bytes(Path(STREAM), outcome.record.pop("bytes", b""))
    odd = (*odd, *tell_missed(houses, outcomes))
    if report is not None:
        write_bytes(report, dump_report(outcomes, odd, houses.conventions))
    return worst(outcomes)


def _encode_bytes(file: Path, options: Options) -> Outcome:
    document, outcome = encode_path(file, options)
    return replace(outcome, record={**outcome.record, "bytes": document.tei})
