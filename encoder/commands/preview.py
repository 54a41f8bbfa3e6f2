"""`engross preview`: a site of texts or TEI on this machine, renewed when they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from signal import SIGINT
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from encoder.budget import Budget
from encoder.commands.editions import edition_for
from encoder.commands.houses import with_houses
from encoder.commands.options import (
    budget_options,
    edition_option,
    house_option,
    reading_options,
    search_option,
    sources_argument,
    title_option,
    xslt_option,
)
from encoder.commands.outcomes import tell_failures
from encoder.config import Options
from encoder.corpus.collect import BESIDE, TEI_FILES, TEXTS, collect, part_same_names
from encoder.corpus.manifest import open_manifest
from encoder.corpus.run import run
from encoder.errors import EngrossError
from encoder.signals import Stopped
from encoder.strings import shown

if TYPE_CHECKING:
    from encoder.rendering.site import SiteOptions

_METADATA = frozenset({".toml", ".csv"})
Reading = Callable[[], Options]
"""Makes what says how texts are to be encoded, as it is now."""

_EPILOG = """\b
Examples:
  engross preview letters/
  engross preview letters/ --metadata letters.csv --encoding cp1252
  engross preview output/tei --title "The Vessel Bay Papers" --port 8080
"""


@click.command(epilog=_EPILOG)
@sources_argument
@title_option
@edition_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any.")
@house_option
@reading_options
@xslt_option
@search_option
@budget_options
def command(
    sources: tuple[str, ...],
    title: str | None,
    edition_file: Path | None,
    port: int,
    house: Path | None,
    reading: Reading,
    xslt: Path | None,
    search: bool,
    budget: Budget,
) -> None:
    """Serve a site of each SOURCE, texts or TEI or folders of them, until it is interrupted.

    Only this machine can reach it. The site is built anew when a file changes; reload the page to see it.
    """
    from encoder.corpus.surveying import files_by_house
    from encoder.house.house_file import read_house
    from encoder.rendering.preview import LOOPBACK, serve, snapshot, watch
    from encoder.rendering.site import SiteOptions

    for path in files_by_house(collect(sources, TEXTS | TEI_FILES), sources, house):
        if path is not None:
            read_house(path)  # what is wrong at the beginning is told at once
    edition = edition_for(sources, edition_file)
    options = SiteOptions(
        title=title, edition=edition, desk=True, xslt=xslt, search=search, budget=budget, rename=True
    )
    table = reading().metadata.file
    places = [*map(Path, sources), *(Path(path) for path in (house, table, edition_file) if path is not None)]
    try:
        with TemporaryDirectory(prefix="engross-preview-") as folder:
            work = Path(folder)
            rebuild(sources, work, options, house, reading, edition_file)
            with serve(work / "site", port) as server:
                Thread(target=server.serve_forever, daemon=True).start()
                click.echo(f"http://{LOOPBACK}:{server.server_address[1]}/  (Ctrl-C ends it)")
                watch(
                    lambda: snapshot(places, TEXTS | TEI_FILES | BESIDE | _METADATA),
                    lambda: rebuild(sources, work, options, house, reading, edition_file),
                    Event(),
                )
    except Stopped as stopped:
        if stopped.number != SIGINT:
            raise
        click.echo("engross: preview ended", err=True)


def rebuild(
    sources: Sequence[str],
    work: Path,
    options: SiteOptions,
    house: Path | None = None,
    reading: Reading = Options,
    edition_file: Path | None = None,
) -> None:
    """Encodes what is text, builds the site from all TEI, and says what went wrong; nothing stops it."""
    from encoder.corpus.site_memory import SiteMemory
    from encoder.rendering.site import build_site

    try:
        edition = edition_for(sources, edition_file)
        options = replace(options, edition=edition)
        files = collect(sources, TEXTS | TEI_FILES)
        tei = [file for file in files if file.suffix.lower() in TEI_FILES]
        texts = [file for file in files if file not in tei]
        known = replace(reading(), imprint=edition.imprint)
        encoding, _ = with_houses(known, texts, sources, house, None, options.budget)
        encoded = encode_texts(texts, work / "tei", encoding, options.budget)
        with open_manifest(work) as manifest:
            memory = SiteMemory(manifest, "")
            result = build_site([*tei, *encoded], work / "site", options, memory=memory)
    except EngrossError as error:
        click.echo(f"engross: {error}", err=True)
        return
    for _, failure in result.failed:
        click.echo(f"engross: {failure}", err=True)
    for path, left, why in result.left_out:
        click.echo(f"engross: {path}: {shown(left)} was not copied: {why}", err=True)
    click.echo(f"engross: {result.pages} documents built", err=True)


def encode_texts(texts: Sequence[Path], folder: Path, options: Options, budget: Budget) -> list[Path]:
    """The TEI files of those texts that can be encoded; the others are told.

    Texts of one name go to folders of their own.
    """
    from encoder.corpus.encoding import encode_file

    written: list[Path] = []
    rest, number = tuple(texts), 0
    while rest:
        kept, refused = part_same_names(rest, ".xml")
        work = partial(encode_file, options=options, folder=folder / str(number))
        done = tell_failures(run(work, kept, budget=budget))
        written += [Path(outcome.record["tei"]) for outcome in done if outcome.error is None]
        rest, number = tuple(file for file, _ in refused), number + 1
    return written
