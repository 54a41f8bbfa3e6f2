"""`engross validate --fix`: mending in place, and what would be mended."""

from pathlib import Path

import click

from encoder.budget import Budget
from encoder.errors import ExitCode
from encoder.streams import write_text


def mend(files: tuple[Path, ...], budget: Budget, rules: tuple[str, ...]) -> None:
    """Mend the files, and say on standard error what was done."""
    from encoder.corpus.fixing import fix_all

    for remarks in fix_all(files, budget, rules):
        for remark in remarks:
            click.echo(str(remark), err=True)


def show_differences(files: tuple[Path, ...], budget: Budget, rules: tuple[str, ...]) -> int:
    """Write what would be changed as a unified diff; the exit code says whether anything would be."""
    from encoder.corpus.fixing import differences

    found = [text for text in differences(files, budget, rules) if text]
    write_text("".join(found), as_utf8=True)
    return ExitCode.DOCUMENT if found else ExitCode.OK
