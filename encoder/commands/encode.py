"""`engross encode`: plain text or OCR to TEI."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from encoder.budget import STREAM, Budget
from encoder.commands.editions import edition_for
from encoder.commands.houses import tell_missed, with_houses
from encoder.commands.options import (
    budget_options,
    edition_option,
    encoding_options,
    jobs_option,
    log_option,
    output_option,
    scheduler_option,
    sources_argument,
    wishes_options,
)
from encoder.commands.outcomes import refuse_output, tell_failures, tell_outcome, worst, write_bytes
from encoder.config import Options
from encoder.corpus.encoding import encode_path
from encoder.corpus.items import placed
from encoder.corpus.known_houses import KnownHouses
from encoder.corpus.manifest import Manifest, open_manifest
from encoder.corpus.progress import Log, Progress
from encoder.corpus.renewal import HOUSE, SOURCES_FACT, Renewal
from encoder.corpus.report import report_parts, run_outcomes, run_report
from encoder.corpus.run import Outcome, run
from encoder.corpus.sampled import Sampled
from encoder.corpus.sources import Sources, sources_for
from encoder.corpus.surveyed import Surveyed
from encoder.corpus.surveying import Houses
from encoder.corpus.tally import Tally
from encoder.corpus.wishes import Wishes
from encoder.corpus.withdrawal import prune, withdraw
from encoder.errors import UsageError
from encoder.findings import Finding, tell_input
from encoder.metadata import MetadataTable
from encoder.strings import plural, shown

STAGE = "encoding"
_EPILOG = """\b
Examples:
  engross encode letters/ -o tei --report report.json
  cat memo.txt | engross encode - -o - > memo.xml
"""


@click.command(epilog=_EPILOG)
@sources_argument
@output_option
@encoding_options
@edition_option
@wishes_options
@log_option
@jobs_option
@scheduler_option
@budget_options
def command(
    sources: tuple[str, ...],
    output: Path,
    options: Options,
    house: Path | None,
    report: Path | None,
    edition_file: Path | None,
    wishes: Wishes,
    log: Path | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Encode each SOURCE as TEI: files, folders (with all they hold), or - for standard input.

    Also 'patterns/*.txt', @lists of paths, archives (.zip, .tar and packed), tables (.jsonl, .parquet) and
    addresses.

    Writes OUTPUT/NAME.xml, where NAME is the source's name without its suffix; with `-o -` one document
    goes to standard output. A document is written only if it is valid and holds every character of its
    source. It names its schemas in <?xml-model?>; they are written to OUTPUT/schema.

    What was written, and from what, is noted in OUTPUT/.engross.sqlite: a second run encodes only what has
    changed, and keeps each file that was edited meanwhile.
    """
    edition = edition_for(sources, edition_file)
    found = sources_for(output, sources, prunes=wishes.prune)
    options = replace(options, imprint=edition.imprint)
    if str(output) == STREAM:
        options, houses = with_houses(options, found.files, sources, house, jobs, budget)
        return _to_stdout(found.files, options, houses, report, budget)
    with open_manifest(output) as manifest, Log(log) as events:
        note_sources(manifest, sources)
        choose = Sampled(manifest, force=wishes.force)
        settle = KnownHouses(manifest, sources, force=wishes.force)
        recall = Surveyed(manifest, options.encoding, force=wishes.force)
        options, houses = with_houses(
            options, found.files, sources, house, jobs, budget, choose, settle, recall
        )
        tally = encode_all(found, manifest, output, options, houses, report, wishes, jobs, budget, events)
        events.write("end", exit_code=tally.exit_code)
    click.echo(
        f"{tally.whole} of {tally.documents} documents encoded to {shown(str(output))}, "
        f"{plural(tally.doubts, 'decision')} to review{tally.told()}",
        err=True,
    )
    return tally.exit_code


def note_sources(manifest: Manifest, sources: Sequence[str]) -> None:
    """Note what a run was given, for `engross status`."""
    manifest.note(SOURCES_FACT, json.dumps([placed(source) for source in sources]))


def encode_all(
    sources: Sources,
    manifest: Manifest,
    folder: Path,
    options: Options,
    houses: Houses,
    report: Path | None,
    wishes: Wishes,
    jobs: int | None,
    budget: Budget,
    log: Log,
    refused: list[Outcome] | None = None,
) -> Tally:
    """Encode sources to `folder/NAME.xml`, write the schemas they name and the report, tell what fails.

    The report is written in any case: of an interrupted run it has what was done. To `refused` sources are
    added that are not noted in the manifest, since their names are other documents' or nobody's.
    """
    if report is not None:
        refuse_output(report)
    odd = _tell_odd(options.metadata, sources)
    tally, refused = Tally(), [] if refused is None else refused
    manifest.note(HOUSE, placed(str(houses.named)) if houses.named else None)
    try:
        with Progress(STAGE, None if sources.has_streams else len(sources.files), log) as progress:
            tell = partial(progress.step, tally)
            renewal = Renewal(manifest, folder, options, wishes, tally, tell, houses.said)
            for outcome in renewal.run(sources, jobs, budget):
                tell_outcome(outcome)
                log.document(STAGE, outcome)
                if outcome.is_refused:
                    refused.append(outcome)
        odd = (*odd, *tell_missed(houses, run_outcomes(manifest)))
        for outcome in withdraw(manifest, frozenset(sources.read)):
            tell_outcome(outcome)
            tally.withdrawn += 1
        for outcome in prune(manifest) if wishes.prune else ():
            tell_outcome(outcome)
    finally:
        if report is not None:
            write_bytes(report, run_report(manifest, refused, tally, odd, houses.conventions))
    return tally


def _tell_odd(table: MetadataTable, sources: Sources) -> tuple[Finding, ...]:
    """Print what is amiss with the metadata of a run, and return it.

    That no document is called so can only be said where all are known before they are read.
    """
    names = (name for file in sources.files for name in (file.stem, f"{file.parent.name}-{file.stem}"))
    unused = () if sources.has_streams else table.unused(names)
    odd = (*table.findings, *unused)
    for line in tell_input(odd):
        click.echo(f"engross: {line}", err=True)
    return odd


def _to_stdout(
    files: Sequence[Path], options: Options, houses: Houses, report: Path | None, budget: Budget
) -> int:
    if len(files) != 1:
        raise UsageError("only one document can go to standard output", hint="name a folder with -o")
    if report is not None:
        refuse_output(report)
    odd = _tell_odd(options.metadata, Sources([(str(file), None) for file in files]))
    outcomes = tell_failures(run(partial(_encode_bytes, options=options), files, 1, budget))
    for outcome in outcomes:
        write_bytes(Path(STREAM), outcome.record.pop("bytes", b""))
    odd = (*odd, *tell_missed(houses, outcomes))
    if report is not None:
        write_bytes(report, report_parts(lambda: outcomes, odd, houses.conventions))
    return worst(outcomes)


def _encode_bytes(file: Path, options: Options) -> Outcome:
    document, outcome = encode_path(file, options)
    return replace(outcome, record={**outcome.record, "bytes": document.tei})
