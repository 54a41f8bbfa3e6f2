"""Options that several commands share, and how they tell what happened."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from encoder.config import MetadataTable, Options, read_metadata
from encoder.corpus.run import Outcome
from encoder.model import Kind
from encoder.schemas import FOLDER

Decorated = Callable[..., Any]

output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Folder to write to.",
)
jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), help="Processes to work in.  [default: one a core]"
)


def encoding_options(command: Decorated) -> Decorated:
    """`--metadata`, `--kind`, `--correct`, `--schema-folder` and `--report`."""
    for option in (
        click.option(
            "--report",
            type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
            help="Write a JSON report: doubtful decisions, coverage figures, warnings.",
        ),
        click.option(
            "--schema-folder",
            metavar="ADDRESS",
            help="Folder of the schemas that the TEI names in <?xml-model?>, seen from the TEI; they are"
            f" written there, unless it is a URL.  [default: {FOLDER}; standard output names none]",
        ),
        click.option(
            "--correct",
            is_flag=True,
            help="Propose corrections of what OCR misread, beside the source's readings.",
        ),
        click.option(
            "--kind",
            type=click.Choice(["auto", "edited", "typescript"]),
            default="auto",
            show_default=True,
            help="Kind of the sources.",
        ),
        click.option(
            "--metadata",
            type=click.Path(path_type=Path, dir_okay=False, exists=True),
            help="TOML or CSV with what is known about the documents.",
        ),
    ):
        command = option(command)
    return command


def make_options(metadata: Path | None, kind: str, correct: bool, schema_folder: str | None) -> Options:
    """The options of the stages from those of the command line.

    Raises:
        UsageError: the metadata cannot be read, or what corrections need is not installed.
    """
    if correct:
        from encoder.document.correction.dictionary import require_dictionary

        require_dictionary()
    table = read_metadata(metadata) if metadata else MetadataTable()
    return Options(None if kind == "auto" else Kind(kind), table, correct, schema_folder)


def tell_failures(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Print the line of each failure as it comes; return all outcomes."""
    done = []
    for outcome in outcomes:
        if outcome.error is not None:
            click.echo(f"engross: {outcome.error}", err=True)
        done.append(outcome)
    return done


def tell_findings(outcomes: Iterable[Outcome]) -> None:
    """Print the warnings of a run, one a line."""
    for outcome in outcomes:
        for finding in outcome.findings:
            click.echo(f"engross: {finding}", err=True)


def count_doubts(outcomes: Iterable[Outcome]) -> int:
    """How many decisions an editor should review."""
    return sum(finding.certainty is not None for outcome in outcomes for finding in outcome.findings)


def worst(outcomes: Iterable[Outcome]) -> int:
    """The highest exit code met."""
    return max((outcome.exit_code for outcome in outcomes), default=0)


def write_bytes(path: Path, data: bytes) -> None:
    """Write to a file, or to standard output where the path is `-`."""
    if str(path) == "-":
        sys.stdout.buffer.write(data)
    else:
        from encoder.writer import write_whole

        write_whole(path, data)
