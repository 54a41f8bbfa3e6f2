"""`engross new`: a folder to begin a project with."""

import shlex
from pathlib import Path

import click

from encoder.corpus.starting import start
from encoder.strings import shown

_EPILOG = """\b
Example:
  engross new papers
  engross preview papers
"""


@click.command(epilog=_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Make FOLDER, with an edition.toml to fill in, a page about the edition and a letter to try it with."""
    for path in start(folder):
        click.echo(shown(str(path)))
    click.echo(f"engross: next: engross build {shown(shlex.quote(str(folder)))} -o output", err=True)
