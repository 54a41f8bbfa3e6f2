"""`engross encode`: plain text or OCR to TEI."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from encoder.commands.options import encoding_options, jobs_option, output_option, sources_argument
from encoder.commands.outcomes import count_doubts, tell_failures, worst, write_bytes
from encoder.config import Options
from encoder.corpus.collect import STREAM, TEXTS, collect_for
from encoder.corpus.encoding import encode_file, encode_path, place_schemas
from encoder.corpus.progress import show_progress
from encoder.corpus.report import dump_report
from encoder.corpus.run import Outcome, count_failures, run
from encoder.errors import UsageError
from encoder.findings import tell_input
from encoder.strings import shown

_EPILOG = """\b
Examples:
  engross encode letters/ -o tei --report report.json
  engross encode memo.txt --kind typescript -o tei
  cat memo.txt | engross encode - -o - > memo.xml
"""


@click.command(epilog=_EPILOG)
@sources_argument
@output_option
@encoding_options
@jobs_option
def command(
    sources: tuple[str, ...], output: Path, options: Options, report: Path | None, jobs: int | None
) -> int:
    """Encode each SOURCE as TEI: files, folders (with all they hold), or - for standard input.

    Writes OUTPUT/NAME.xml, where NAME is the source's name without its suffix; with `-o -` one document
    goes to standard output. A document is written only if it is valid and holds every character of its
    source. It names its schemas in <?xml-model?>; they are written to OUTPUT/schema.
    """
    files = collect_for(output, sources, TEXTS)
    if str(output) == STREAM:
        return _to_stdout(files, options)
    outcomes = encode_all(files, output, options, report, jobs)
    failed = count_failures(outcomes)
    click.echo(
        f"{len(outcomes) - failed} of {len(outcomes)} documents encoded to {shown(str(output))}, "
        f"{count_doubts(outcomes)} decisions to review" + (f", {failed} failed" if failed else ""),
        err=True,
    )
    return worst(outcomes)


def encode_all(
    files: Sequence[Path], folder: Path, options: Options, report: Path | None, jobs: int | None
) -> list[Outcome]:
    """Encode sources to `folder/NAME.xml`, write the schemas they name and the report, tell what fails."""
    work = partial(encode_file, options=place_schemas(options, folder), folder=folder)
    odd = (*options.metadata.findings, *options.metadata.unused(file.stem for file in files))
    for line in tell_input(odd):
        click.echo(f"engross: {line}", err=True)
    outcomes = tell_failures(show_progress(run(work, files, jobs), "encoding", len(files)))
    if report is not None:
        write_bytes(report, dump_report(outcomes, odd))
    return outcomes


def _to_stdout(files: tuple[Path, ...], options: Options) -> int:
    if len(files) != 1:
        raise UsageError("only one document can go to standard output", hint="name a folder with -o")
    document, outcome = encode_path(files[0], options)
    tell_failures([outcome])
    write_bytes(Path(STREAM), document.tei)
    return 0
