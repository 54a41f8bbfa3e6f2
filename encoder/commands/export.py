"""`engross export`: what was built, in the forms that others read."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from encoder.archive.exports.letters import is_taken
from encoder.archive.exports.write import ASKS, FORMATS, Wanted, export
from encoder.budget import Budget
from encoder.commands.archive import built_of, existing_output, site_of, title_of
from encoder.commands.options import base_url_option, budget_options, jobs_option, title_option
from encoder.commands.outcomes import tell_failures, worst
from encoder.corpus.manifest import read_manifest
from encoder.corpus.publishing import encoded_texts, tei_folder
from encoder.corpus.run import wanted_jobs
from encoder.edition.edition import Facsimile
from encoder.errors import UsageError
from encoder.rendering.facsimiles import FOLDER, open_shelf
from encoder.strings import shown

_EPILOG = """\b
Examples:
  engross export output --format text
  engross export output --format jsonl --to letters.jsonl
  engross export output --format cmif --base-url https://example.org/papers/ --title "The Harbour Papers"
"""


@click.command(epilog=_EPILOG)
@existing_output
@click.option(
    "--format", "export_format", type=click.Choice(tuple(FORMATS)), required=True, help="What to write."
)
@click.option(
    "--to",
    "place",
    type=click.Path(path_type=Path),
    help="The file or folder to write.  [default: in OUTPUT/exports]",
)
@click.option(
    "--as-typed",
    is_flag=True,
    help="Text with the source's own readings, lines and furniture, instead of the text to read.",
)
@title_option
@base_url_option
@jobs_option
@budget_options
def command(
    output: Path,
    export_format: str,
    place: Path | None,
    as_typed: bool,
    title: str | None,
    base_url: str | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Write what engross build has put into OUTPUT as texts, tables, citations, letters, annotations.

    text, iiif and annotations are a file for each document; the others are one file.
    """
    if as_typed and export_format not in ("text", "jsonl", "parquet"):
        raise UsageError(f"--as-typed is for text, jsonl and parquet, not for {export_format}")
    name, _ = FORMATS[export_format]
    target = place or output / "exports" / name
    site = site_of(output, base_url) or ""
    with read_manifest(output) as manifest:
        texts = list(encoded_texts(manifest, tei_folder(output)))
        day = datetime.now(UTC).date().isoformat()
        built = built_of(output)
        called = title_of(output, title)
        editor, licence = built.editor or called, built.licence
        wanted = Wanted(export_format, as_typed, site, called, editor, licence, folder=output / "html")
        if export_format == "iiif":
            wanted = _with_pictures(wanted, built.pictures)
        passed_over: list[str] = []
        exported = export(texts, target, wanted, day, wanted_jobs(len(texts), jobs), budget, passed_over)
        done = tell_failures(exported)
    count = len(texts) - len(done) - len(passed_over)
    why = f"; it takes {ASKS[export_format]}" if passed_over and export_format in ASKS else ""
    click.echo(f"{count} of {len(texts)} documents in {shown(str(target))}{why}", err=True)
    if export_format == "cmif" and count and not is_taken(licence):
        says = f"says {shown(licence[0])}" if licence else "states none"
        click.echo(
            f"engross: correspSearch takes letters under CC BY 4.0 only, and the edition {says}."
            ' Hint: if these may be given so, licence = "CC-BY-4.0" in edition.toml, and build again',
            err=True,
        )
    return worst(done)


def _with_pictures(wanted: Wanted, server: str | None) -> Wanted:
    """With the pictures of pages that the site shows: its copies, or those of the edition's server."""
    folder = wanted.folder / FOLDER if wanted.folder else None
    return replace(
        wanted, shelf=open_shelf(Facsimile(folder if folder and folder.is_dir() else None, server))
    )
