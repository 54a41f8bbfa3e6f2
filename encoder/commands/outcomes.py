"""How commands tell what became of each document."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from encoder.corpus.collect import STREAM
from encoder.corpus.run import Outcome
from encoder.findings import tell_input


def tell_failures(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Print the line of each failure, and of what is amiss with what was read; return all outcomes."""
    done = []
    for outcome in outcomes:
        if outcome.error is not None:
            click.echo(f"engross: {outcome.error}", err=True)
        for line in tell_input(outcome.findings):
            click.echo(f"engross: {line}", err=True)
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
    if str(path) == STREAM:
        sys.stdout.buffer.write(data)
    else:
        from encoder.writer import write_whole

        write_whole(path, data)
