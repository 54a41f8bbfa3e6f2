"""`engross catalogue`: the records of what was built, made or renewed from its files."""

from pathlib import Path

import click

from encoder.budget import Budget
from encoder.commands.archive import catalogue_option, fill_catalogue
from encoder.commands.options import FOLDER, base_url_option, budget_options, jobs_option, output_option
from encoder.strings import plural

_EPILOG = """\b
Examples:
  engross catalogue output
  engross catalogue output --catalogue postgresql://me@localhost/papers --rebuild
"""


@click.command(epilog=_EPILOG)
@click.argument("named", type=FOLDER, required=False, metavar="[OUTPUT]")
@output_option
@catalogue_option
@base_url_option
@click.option("--rebuild", is_flag=True, help="Read all files again, whatever has changed.")
@jobs_option
@budget_options
def command(
    named: Path | None,
    output: Path,
    catalogue: str | None,
    base_url: str | None,
    rebuild: bool,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Bring the catalogue of OUTPUT up to date with its manifest and its TEI files.

    engross build does the same at its end. A record that says what it said keeps its datestamp.
    """
    tally, exit_code = fill_catalogue(
        named or output, catalogue, site=base_url, rebuild=rebuild, jobs=jobs, budget=budget
    )
    told = f"{plural(tally.documents, 'document')} in the catalogue; {tally.changed} records new or changed"
    click.echo(f"{told}, {tally.deleted} deleted", err=True)
    return exit_code
