"""`engross merge`: an editor's work and a new encoding in one file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import click

from encoder.budget import STREAM
from encoder.commands.options import FILE, NEW_FILE, budget_options, jobs_option, log_option
from encoder.errors import UsageError
from encoder.user_files import is_file

if TYPE_CHECKING:
    from encoder.budget import Budget
    from encoder.corpus.run import Outcome
    from encoder.corpus.tally import Tally

STAGE = "merging"
_EPILOG = """\b
Examples:
  engross merge output
  engross merge --diff output/tei/letter.xml
  engross merge --base was.xml letter.xml now.xml -o letter.xml

\b
Exit codes:
  0  all that was to be merged is, or there was nothing
  1  there are conflicts, left as edited, or some could not be merged; the others were
  2  wrong use
"""


@click.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="OUTPUT... | EDITED NEW")
@click.option("--base", type=FILE, help="Merge two files: this is what EDITED was made from.")
@click.option(
    "-o",
    "--output",
    "merged",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="With --base: file to write to.  [default: -, standard output]",
)
@click.option(
    "--source", type=FILE, help="The text that one edited file was made from.  [default: the one of the run]"
)
@click.option("--diff", "is_shown", is_flag=True, help="Only show what would change in the edited files.")
@click.option("--report", "conflicts", type=NEW_FILE, help="Write a JSON report: conflicts, failures.")
@log_option
@jobs_option
@budget_options
def command(
    paths: tuple[str, ...],
    base: Path | None,
    merged: Path | None,
    source: Path | None,
    is_shown: bool,
    conflicts: Path | None,
    log: Path | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Bring what is new in an encoding into files that were edited.

    OUTPUT is a folder that `engross encode` or `build` has written to, or a file in it. Where a file was
    edited, and its source, the options or engross have changed since, the new encoding waits: what the editor
    did stays, what is read otherwise elsewhere comes in. Where both changed the same place it is left as
    edited, and told with its line. A file is written only if it is valid and holds every character of its
    source once, but for what the editor took away; from then on the new encoding is what it was made from.

    With --base two files are merged: EDITED, which was made from --base, and NEW.
    """
    if base is not None:
        return _merge_files(base, paths, merged, source, is_shown, conflicts, budget)
    if merged is not None:
        raise UsageError(
            "-o goes with --base: files of an output folder are merged in their places",
            hint=f"engross merge {merged if merged.is_dir() else 'OUTPUT'}",
        )
    if not paths:
        raise UsageError(
            "nothing is named", hint="engross merge OUTPUT, the folder that a run has written to"
        )
    return _merge_folders(paths, source, is_shown, conflicts, log, jobs, budget)


def _merge_files(
    base: Path,
    paths: Sequence[str],
    output: Path | None,
    source: Path | None,
    diff: bool,
    report: Path | None,
    budget: Budget,
) -> int:
    from encoder.commands.outcomes import write_bytes
    from encoder.corpus.merging import merge_files

    if len(paths) != 2:
        raise UsageError("with --base two files are merged", hint="engross merge --base BASE EDITED NEW")
    if output is not None and output.is_dir():
        raise UsageError(f"{output} is a folder", hint="with --base, -o names the file to write")
    edited, new = map(Path, paths)
    outcome, data = merge_files(base, edited, new, budget, source=source, is_shown=diff)
    _tell(outcome)
    if data is not None:
        write_bytes(Path(STREAM) if diff else output or Path(STREAM), data)
    _write_report(report, [outcome])
    return outcome.exit_code


def _merge_folders(
    paths: Sequence[str],
    source: Path | None,
    diff: bool,
    report: Path | None,
    log: Path | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    from encoder.corpus.tally import Tally

    if source is not None and (len(paths) != 1 or not is_file(Path(paths[0]))):
        hint = "name the one edited file that was made from it"
        raise UsageError("--source is the text of one file", hint=hint)
    tally = Tally()
    outcomes: list[Outcome] = []
    for home, files in _by_folder(paths).items():
        with _local(home) as folder:
            outcomes += _merge_folder(folder, files, tally, source, diff, log, jobs, budget)
    _write_report(report, outcomes)
    click.echo(_summary(tally, outcomes, diff), err=True)
    return tally.exit_code


def _merge_folder(
    folder: Path,
    files: Sequence[Path],
    tally: Tally,
    source: Path | None,
    diff: bool,
    log: Path | None,
    jobs: int | None,
    budget: Budget,
) -> list[Outcome]:
    from encoder.corpus.manifest import open_manifest, read_manifest
    from encoder.corpus.merging import merge_waiting, waiting
    from encoder.corpus.progress import Log, Progress
    from encoder.streams import write_text
    from encoder.writer import guard_output

    read_manifest(folder).close()
    guard_output(folder, tuple)
    outcomes: list[Outcome] = []
    with (read_manifest if diff else open_manifest)(folder) as manifest, Log(log) as events:
        found, unknown = waiting(manifest, files)
        for outcome in unknown:
            tally.add(outcome)
            _tell(outcome)
            outcomes.append(outcome)
        with Progress(STAGE, len(found), events) as progress:
            step = partial(progress.step, tally)
            done = merge_waiting(manifest, found, jobs, budget, source=source, is_shown=diff)
            for outcome, difference in done:
                tally.add(outcome)
                events.document(STAGE, outcome)
                _tell(outcome)
                write_text(difference, as_utf8=True)
                step(outcome.file)
                outcomes.append(outcome)
    return outcomes


def _by_folder(paths: Sequence[str]) -> dict[str, tuple[Path, ...]]:
    """The output folders, each with the files in it that are named; none stands for all."""
    found: dict[str, tuple[Path, ...]] = {}
    for path in paths:
        if is_file(Path(path)):
            home = str(Path(path).parent)
            if found.get(home) != ():
                found[home] = (*found.get(home, ()), Path(path))
        else:
            found[path] = ()
    return found


def _local(home: str) -> AbstractContextManager[Path]:
    """The folder here, or one for an address, which is sent there."""
    from encoder.corpus.items import is_address

    if not is_address(home):
        return nullcontext(Path(home))
    if (parts := urlsplit(home)).scheme == "file":
        return nullcontext(Path(unquote(parts.path)))
    from encoder.corpus.mirror import Mirror

    return Mirror(home)


def _tell(outcome: Outcome) -> None:
    """Print why a file could not be merged, and each of its conflicts."""
    if outcome.error is not None:
        click.echo(f"engross: {outcome.error}", err=True)
    for finding in outcome.findings:
        click.echo(f"engross: {finding}", err=True)


def _write_report(path: Path | None, outcomes: Sequence[Outcome]) -> None:
    if path is not None:
        from encoder.commands.outcomes import write_bytes
        from encoder.corpus.report import report_parts

        write_bytes(path, report_parts(lambda: outcomes))


def _summary(tally: Tally, outcomes: Sequence[Outcome], diff: bool) -> str:
    conflicts = sum(len(outcome.findings) for outcome in outcomes)
    verb = "would be merged" if diff else "merged"
    parts = [
        f"{tally.made} of {tally.documents} edited documents {verb}",
        f"{conflicts} conflict{'' if conflicts == 1 else 's'} left as edited" if conflicts else "",
        f"{tally.failed} not merged" if tally.failed else "",
    ]
    return ", ".join(part for part in parts if part)
