"""`engross desk`: source and TEI side by side in the browser, to correct what the encoder read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from encoder.budget import STREAM
from encoder.commands.editions import edition_for
from encoder.commands.houses import with_houses
from encoder.commands.options import (
    budget_options,
    by_option,
    edition_option,
    house_option,
    reading_options,
    sources_argument,
)
from encoder.commands.serving import listening, require_server, run_server
from encoder.corpus.collect import TEXTS, collect
from encoder.corpus.surveying import weights_for
from encoder.errors import UsageError
from encoder.rendering.preview import LOOPBACK
from encoder.writer import unwritten

if TYPE_CHECKING:
    from encoder.budget import Budget
    from encoder.commands.preview import Reading

_SECONDS_TO_END = 1
_EPILOG = """\b
Examples:
  engross desk letters/
  engross desk letters/ --by "A. Marlow" --port 8000
"""


@click.command(epilog=_EPILOG)
@sources_argument
@click.option(
    "--port", "at_port", type=click.IntRange(0, 65535), default=8090, show_default=True, help="0: any."
)
@by_option
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@edition_option
@house_option
@reading_options
@budget_options
def command(
    sources: tuple[str, ...],
    at_port: int,
    by: str | None,
    opens: bool,
    edition_file: Path | None,
    house: Path | None,
    reading: Reading,
    budget: Budget,
) -> None:
    """Correct the texts in each SOURCE, files or folders, in a browser on this machine.

    Only this machine can reach it, and only by the address that is printed. Each correction is written at
    once to NAME.corrections.toml beside NAME.txt; engross encode and engross build heed it.
    """
    require_server("desk")
    from encoder.desk.desk import Desk
    from encoder.desk.guard import Guarded, new_token
    from encoder.desk.server import application
    from encoder.rendering.interface import Interface

    files = collect(sources, TEXTS)
    _refuse_unwritable(files)
    edition = edition_for(sources, edition_file)
    options = replace(reading(), imprint=edition.imprint)
    with listening(LOOPBACK, at_port) as door:
        options, _ = with_houses(options, files, sources, house, None, budget)
        weights = partial(weights_for, sources=sources, house=house)
        desk = Desk(files, options, language=edition.language, budget=budget, by=by, weights=weights)
        desk.begin()
        try:
            token, port = new_token(), door.getsockname()[1]
            address = f"http://{LOOPBACK}:{port}/{token}/"
            title = edition.imprint.title or Path(os.path.abspath(sources[0])).name  # noqa: PTH100 - links stay
            app = application(desk, Interface(edition.language), title)
            click.echo(f"engross: {address} (Ctrl-C ends it)", err=True)
            if opens:
                click.launch(address)
            guarded = Guarded(app, token, port)
            run_server(guarded, door, access_log=False, seconds_to_end=_SECONDS_TO_END, quiet=True)
        finally:
            desk.close()


def _refuse_unwritable(files: Iterable[Path]) -> None:
    """See that corrections can be written beside the sources, before anybody makes one.

    Raises:
        UsageError: they cannot.
    """
    if any(str(file) == STREAM for file in files):
        raise UsageError("standard input cannot be corrected", hint="name a file or a folder")
    for folder in sorted({file.parent for file in files}):
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise unwritten(error, folder, "corrections are written beside the texts") from error
