"""`engross coverage`: does the TEI still hold every character of its source?"""

from pathlib import Path

import click

from encoder.budget import Budget
from encoder.commands.options import (
    FOLDER,
    budget_options,
    encoding_option,
    format_option,
    paths_argument,
    quiet_option,
    remarks_option,
)
from encoder.corpus.collect import TEI_FILES, collect
from encoder.corpus.covering import cover_all
from encoder.corpus.validating import tell
from encoder.findings import Severity

_EPILOG = """\b
Example:
  engross coverage tei/ --sources letters/
"""


@click.command(epilog=_EPILOG)
@paths_argument
@click.option(
    "--sources",
    multiple=True,
    type=FOLDER,
    help="Folder with source texts, searched with all it holds; may be given more than once.",
)
@encoding_option
@format_option
@budget_options
@quiet_option
@remarks_option
def command(
    paths: tuple[str, ...],
    sources: tuple[Path, ...],
    encoding: str | None,
    form: str,
    budget: Budget,
    quiet: bool,
    remarks: bool,
) -> int:
    """Compare each TEI file in PATH with the source text that its header names.

    Every character of the source must stand in the TEI, in order, and nothing else may, except in
    <supplied>, <corr>, <reg> and <expan>. Markup of the source (bullets, Markdown, note numbers, page
    marks, rules) may be missing where an element stands for it, and numbered notes may stand elsewhere. A
    file whose source is not there is only remarked on.
    """
    files = collect(paths, TEI_FILES)
    found = cover_all(files, sources, budget, encoding)
    if not remarks:
        found = (
            (file, tuple(one for one in all_ if one.severity is not Severity.INFO)) for file, all_ in found
        )
    return tell(found, form, quiet=quiet)
