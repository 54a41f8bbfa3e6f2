"""`engross validate --watch`: whatever changes is checked again, until somebody interrupts it."""

import time
from collections.abc import Callable
from pathlib import Path

import click

from encoder.checks.project.settings import Settings
from encoder.corpus.in_project import Wanted, check_project, without_known
from encoder.corpus.validating import tell
from encoder.errors import ExitCode, UsageError

_SECONDS = 0.5
State = dict[Path, tuple[int, int]]


def watch_project(
    chosen: Callable[[], tuple[Path, ...]],
    settings: Settings,
    wanted: Wanted,
    form: str,
    *,
    quiet: bool,
) -> int:
    """Check all documents, then whatever changes; the end comes by a signal.

    Args:
        chosen: which documents there are now.
        settings: of the project.
        wanted: what is checked.
        form: of the reports.
        quiet: no summaries.
    """
    seen: State = {}
    try:
        while True:
            now = _state(_files(chosen))
            changed = tuple(file for file, state in now.items() if seen.get(file) != state)
            if changed:
                found, held = without_known(tuple(check_project(changed, settings, wanted)), settings)
                tell(found, form, quiet=quiet, fails=settings.fails, note=held.in_words())
                if not quiet:
                    click.echo(f"watching {len(now):,} documents (interrupt to end)", err=True)
            seen = now
            time.sleep(_SECONDS)
    except KeyboardInterrupt:
        return ExitCode.OK


def _files(chosen: Callable[[], tuple[Path, ...]]) -> tuple[Path, ...]:
    """The documents; none where a folder has just been emptied."""
    try:
        return chosen()
    except UsageError:
        return ()


def _state(files: tuple[Path, ...]) -> State:
    found: State = {}
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        found[file] = status.st_mtime_ns, status.st_size
    return found
