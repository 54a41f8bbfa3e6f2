"""How commands come to know the houses of the sources."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from encoder.budget import Budget
from encoder.config import Options
from encoder.corpus.run import Outcome
from encoder.corpus.surveying import Choice, Houses, Recall, Settle, anew, sample, survey_run
from encoder.findings import Finding, tell_input


def with_houses(
    options: Options,
    files: Sequence[Path],
    sources: Sequence[str],
    house: Path | None,
    jobs: int | None,
    budget: Budget,
    choose: Choice = sample,
    settle: Settle | None = None,
    recall: Recall = anew,
) -> tuple[Options, Houses]:
    """The options with the houses that the sources are of; that they are of several is said.

    Args:
        options: how the sources are to be encoded.
        files, sources: the sources, and what was named on the command line.
        house: the file given by `--house`.
        jobs, budget: of the run.
        choose: which of the files are looked at.
        settle: the houses to read by, of those that were found; by default these.
        recall: what is known of the houses without a look at the files.

    Raises:
        UsageError: a file that declares a house is wrong.
    """
    houses = survey_run(files, sources, house, jobs, budget, options.encoding, choose, recall)
    houses = settle(houses) if settle else houses
    if houses.line:
        click.echo(f"engross: {houses.line}", err=True)
    return replace(options, houses=houses.conventions, model=houses.model), houses


def tell_missed(houses: Houses, outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """Print what is declared of the houses and occurs nowhere, and return it."""
    if not houses.files:
        return ()
    seen = {phrase for outcome in outcomes for phrase in outcome.record.get("occurring", ())}
    missed = houses.missed(seen)
    for line in tell_input(missed):
        click.echo(f"engross: {line}", err=True)
    return missed
