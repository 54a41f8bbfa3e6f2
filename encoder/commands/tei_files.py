"""The TEI at the paths that a user names: a folder that was built, or a repository, has other XML as well."""

from collections.abc import Sequence
from pathlib import Path

import click

from encoder.budget import STREAM
from encoder.corpus.collect import TEI_FILES, collect, collect_for
from encoder.errors import UsageError
from encoder.strings import shown


def tei_files(paths: Sequence[str], output: Path | None = None) -> tuple[Path, ...]:
    """The files that are named, and the TEI in folders that are named; a line tells of each other file.

    Args:
        paths: of files and folders; `-` is standard input.
        output: the folder that will be written to.

    Raises:
        UsageError: a path does not exist, there is no TEI, or the folder cannot be written.
    """
    from encoder.checks.roots import may_be_tei

    found = collect(paths, TEI_FILES) if output is None else collect_for(output, paths, TEI_FILES)
    named = {Path(path) for path in paths}
    taken = []
    for file in found:
        if file in named or str(file) == STREAM or may_be_tei(file):
            taken.append(file)
        else:
            click.echo(f"engross: {shown(str(file))}: passed over, it is not TEI", err=True)
    if not taken:
        raise UsageError("there is no TEI", hint="name files or folders with documents in TEI P5")
    return tuple(taken)
