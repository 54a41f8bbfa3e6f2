"""How commands tell what became of each document."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from encoder.budget import STREAM
from encoder.corpus.run import Outcome
from encoder.findings import tell_input

if TYPE_CHECKING:
    from encoder.writer import Data


def tell_failures(outcomes: Iterable[Outcome], done: list[Outcome] | None = None) -> list[Outcome]:
    """Print the line of each failure as it comes, and of what is amiss with what was read.

    All outcomes are returned.

    Args:
        outcomes: as they come.
        done: a list that they are added to, for one who must know them though not all come.
    """
    done = [] if done is None else done
    for outcome in outcomes:
        tell_outcome(outcome)
        done.append(outcome)
    return done


def tell_outcome(outcome: Outcome) -> None:
    """Print why a document failed, and what is amiss with what was read or is kept."""
    if outcome.error is not None:
        click.echo(f"engross: {outcome.error}", err=True)
    for line in tell_input(outcome.findings):
        click.echo(f"engross: {line}", err=True)


def tell_findings(outcomes: Iterable[Outcome]) -> None:
    """Print the warnings of a run, one a line."""
    for outcome in outcomes:
        for finding in outcome.findings:
            click.echo(f"engross: {finding}", err=True)


def worst(outcomes: Iterable[Outcome]) -> int:
    """The highest exit code met."""
    return max((outcome.exit_code for outcome in outcomes), default=0)


def write_bytes(path: Path, data: "Data") -> None:
    """Write to a file, a device or a pipe, or to standard output where the path is `-`."""
    from encoder.writer import parts_of, write_into

    if str(path) == STREAM:
        sys.stdout.buffer.writelines(parts_of(data))
    else:
        write_into(path, data)


def refuse_output(path: Path) -> None:
    """See, before any work is done, that a file that the user named to be written is none of the sources.

    Raises:
        NotWritten: it is.
    """
    from encoder.writer import refuse_place

    if str(path) != STREAM and (path.is_file() or not path.exists()):
        refuse_place(path)
