"""`engross corrections`: what editors say of the lines of sources, derived from edited TEI, and checked."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from encoder.budget import Budget
from encoder.commands.houses import with_houses
from encoder.commands.options import (
    budget_options,
    by_option,
    house_option,
    paths_argument,
    reading_options,
)
from encoder.commands.outcomes import tell_findings
from encoder.config import Options
from encoder.corpus.collect import TEI_FILES, TEXTS, collect
from encoder.corpus.correcting import Derivation, check_file, derive_file
from encoder.corpus.run import Outcome, run
from encoder.corrections import SUFFIX, corrections_file
from encoder.strings import plural, shown

Reading = Callable[[], Options]
_FROM = """\b
Examples:
  engross corrections from output/tei/memo.xml letters/memo.txt
  engross corrections from output/tei letters/ --by "A. Editor"
"""
_CHECK = """\b
Examples:
  engross corrections check letters/
  engross corrections check --renew letters/memo.corrections.toml
"""


@click.group(epilog="\b\nExample:\n  engross corrections check letters/\n")
def command() -> None:
    """Keep what editors say of the lines of sources: NAME.corrections.toml beside NAME.txt."""


@command.command("from", epilog=_FROM)
@click.argument("tei", metavar="TEI")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@by_option
@house_option
@reading_options
@budget_options
def derive(
    tei: str,
    sources: tuple[str, ...],
    by: str | None,
    house: Path | None,
    reading: Reading,
    budget: Budget,
) -> int:
    """Derive corrections from TEI, a file or folder of it, that was edited by hand.

    What the TEI shows of its source otherwise than engross encodes it now goes into NAME.corrections.toml
    beside the source: what lines are, where paragraphs, pages and notes begin, which word refers to which
    note, dates, readings, doubts that are none. What cannot be said so is told, and the exit code is 1: each
    element and attribute that was put in or taken out of the text, with its lines. Beside a manifest, which
    has the file as it was written, so is told what changed in the header.

    SOURCE is the text that the TEI was made from, or a folder where it lies; without it, it is looked for
    beside the TEI, and where the run that made the TEI found it.
    """
    files = collect([tei], TEI_FILES)
    texts = collect(sources, TEXTS) if sources else ()
    options, _ = with_houses(reading(), texts, sources, house, 1, budget)
    derivation = Derivation(options, tuple(map(Path, sources)), by)
    outcomes = list(_told(run(partial(derive_file, derivation=derivation), files, 1, budget)))
    done = [one for one in outcomes if one.error is None]
    derived, kept = (sum(one.record[key] for one in done) for key in ("derived", "kept"))
    click.echo(
        f"{plural(derived, 'correction')} derived from {plural(len(done), 'document')}, {kept:,} kept"
        f"{_written(done)}",
        err=True,
    )
    return max((one.exit_code for one in outcomes), default=0)


def _written(done: Sequence[Outcome]) -> str:
    return f": {shown(done[0].record['corrections'])}" if len(done) == 1 else ""


@command.command("check", epilog=_CHECK)
@paths_argument
@click.option("--renew", is_flag=True, help="Write the lines on which what has moved stands now.")
@house_option
@reading_options
@budget_options
def check(
    paths: tuple[str, ...],
    renew: bool,
    house: Path | None,
    reading: Reading,
    budget: Budget,
) -> int:
    """Check that the corrections in PATH, sources or corrections files or folders of them, are all heard.

    Each record that is not understood, whose text no longer stands in its source, that contradicts another or
    that the TEI cannot show is named with its file and line, and the exit code is 1.
    """
    files = list(dict.fromkeys(_with_corrections(paths)))
    texts = [file for file in files if not file.name.endswith(SUFFIX)]
    options, _ = with_houses(reading(), texts, paths, house, 1, budget)
    outcomes = list(_told(run(partial(check_file, options=options, renew=renew), files, 1, budget)))
    records = sum(one.record.get("corrections", 0) for one in outcomes)
    click.echo(f"{plural(records, 'correction')} of {plural(len(files), 'document')} checked", err=True)
    return max((one.exit_code for one in outcomes), default=0)


def _with_corrections(paths: Sequence[str]) -> Iterator[Path]:
    """The sources that have corrections, and corrections that are named or lie in a folder that is."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(path.rglob(f"*{SUFFIX}"))
            continue
        (file,) = collect([str(path)], frozenset({SUFFIX}) if path.name.endswith(SUFFIX) else TEXTS)
        if file.name.endswith(SUFFIX) or corrections_file(file).exists():
            yield file


def _told(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes, each told as it comes."""
    for outcome in outcomes:
        if outcome.error is not None:
            click.echo(f"engross: {outcome.error}", err=True)
        tell_findings([outcome])
        yield outcome
