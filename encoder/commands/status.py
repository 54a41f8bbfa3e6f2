"""`engross status`: what a run would do, and what it would keep."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import click
from click.core import ParameterSource

from encoder.commands.options import house_option, metadata_option, output_option, read_table
from encoder.corpus.digests import weights_digest
from encoder.corpus.items import spoken
from encoder.corpus.manifest import read_manifest
from encoder.corpus.manifest.tables import NAME
from encoder.corpus.renewal import HOUSE, METADATA_FACT, SOURCES_FACT, WEIGHTS, known_parts
from encoder.corpus.sources import Sources, find_sources
from encoder.corpus.status import as_json, as_text, survey
from encoder.corpus.surveying import model_for, said_of
from encoder.errors import UsageError
from encoder.streams import write_text
from encoder.strings import shown

_EPILOG = """\b
Examples:
  engross status output
  engross status letters/ -o output --metadata letters.csv --json
"""


@click.command(epilog=_EPILOG)
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@output_option
@metadata_option
@house_option
@click.option("--json", "as_data", is_flag=True, help="Print JSON instead of a table.")
def command(
    sources: tuple[str, ...], output: Path, metadata: Path | None, house: Path | None, as_data: bool
) -> None:
    """Say which documents of OUTPUT are new, changed, edited, failed, withdrawn or orphaned.

    The sources are those that are named, else those of the last run; the same holds for the metadata
    and for what is declared of the house. What a survey would find out anew is not asked.
    Nothing is written. An edited document is one whose file is not what was written; an orphaned file is one
    that no run has written.
    """
    if _are_meant_as_output(sources):
        output, sources = Path(sources[0]), ()
    with read_manifest(output) as manifest:
        named = sources or tuple(json.loads(manifest.fact(SOURCES_FACT) or "[]"))
        table = read_table(metadata or _path(manifest.fact(METADATA_FACT)))
        found = tuple(_sources(named, output, are_named=bool(sources)))
        files = [file for source in found for file in source.files]
        beside = (files, [spoken(source) for source in named], house or _path(manifest.fact(HOUSE)))
        parts = {HOUSE: said_of(*beside), WEIGHTS: weights_digest(model_for(*beside))}
        lines = survey(manifest, chain.from_iterable(found), table, {**known_parts(), **parts})
        if as_data:
            write_text(as_json(lines), as_utf8=True)
        else:
            text = as_text(lines)
            write_text("".join(f"{shown(line)}\n" for line in text.splitlines()), as_utf8=False)


def _are_meant_as_output(sources: Sequence[str]) -> bool:
    """True for the one folder that is named where a run has written to it: `engross status output`."""
    source = click.get_current_context().get_parameter_source("output")
    return source is ParameterSource.DEFAULT and len(sources) == 1 and (Path(sources[0]) / NAME).is_file()


def _path(text: str | None) -> Path | None:
    return Path(text) if text and Path(text).is_file() else None


def _sources(sources: tuple[str, ...], output: Path, *, are_named: bool) -> Iterator[Sources]:
    """The sources that are there; one that the user names must be."""
    for source in sources:
        try:
            yield find_sources([spoken(source)], output)
        except UsageError:
            if are_named:
                raise
