"""`engross schema`: the schemas of a project."""

from pathlib import Path

import click

from encoder.checks.addresses import project_root
from encoder.commands.options import WORDS
from encoder.corpus.vendoring import add_schema
from encoder.errors import ExitCode
from encoder.schemas import FOLDER

_EPILOG = """\b
Examples:
  engross schema add https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng
  engross schema add ~/Downloads/tei_all.rng --as https://example.org/tei_all.rng
"""


@click.group(epilog="\b\nExample:\n  engross schema add https://example.org/house.rng\n")
def command() -> None:
    """Put the schemas that documents name into the project."""


@command.command("add", epilog=_EPILOG)
@click.argument("source", type=WORDS, metavar="URL|FILE")
@click.option("--as", "address", type=WORDS, metavar="ADDRESS", help="Address by which documents name it.")
@click.option("--folder", type=WORDS, default=FOLDER, show_default=True, help="Where it goes in the project.")
def add(source: str, address: str | None, folder: str) -> int:
    """Put a copy of a schema into the project, and map its address to the copy in catalog.xml.

    RELAX NG (XML or compact syntax), Schematron or ODD. This is the only command that fetches anything. The
    project is the nearest folder above with .git, engross.toml or pyproject.toml, else this one.
    """
    root = project_root(Path())
    copy, mapped = add_schema(source, address, root, folder)
    click.echo(
        f"{copy.relative_to(root)}: {f'stands for {mapped}' if mapped else 'name it in <?xml-model?>'}"
    )
    return ExitCode.OK
