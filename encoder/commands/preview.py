"""`engross preview`: a site of texts or TEI on this machine, renewed when they change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from encoder.commands.options import search_option, sources_argument, title_option, xslt_option
from encoder.config import Options
from encoder.corpus.collect import TEI_FILES, TEXTS, collect
from encoder.errors import EngrossError
from encoder.findings import tell_input

if TYPE_CHECKING:
    from encoder.rendering.site import SiteOptions

_EPILOG = """\b
Examples:
  engross preview letters/
  engross preview output/tei --title "The Vessel Bay Papers" --port 8080
"""


@click.command(epilog=_EPILOG)
@sources_argument
@title_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any.")
@xslt_option
@search_option
def command(sources: tuple[str, ...], title: str, port: int, xslt: Path | None, search: bool) -> None:
    """Serve a site of each SOURCE, texts or TEI or folders of them, until it is interrupted.

    Only this machine can reach it. The site is built anew when a file changes; reload the page to see it.
    """
    from encoder.rendering.preview import LOOPBACK, serve, snapshot, watch
    from encoder.rendering.site import SiteOptions

    collect(sources, TEXTS | TEI_FILES)
    options = SiteOptions(title=title, xslt=xslt, search=search)
    places, stop = [Path(source) for source in sources], Event()
    with TemporaryDirectory(prefix="engross-preview-") as folder:
        work = Path(folder)
        rebuild(sources, work, options)
        with serve(work / "site", port) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            click.echo(f"http://{LOOPBACK}:{server.server_address[1]}/  (Ctrl-C ends it)")
            try:
                watch(
                    lambda: snapshot(places, TEXTS | TEI_FILES),
                    lambda: rebuild(sources, work, options),
                    stop,
                )
            except KeyboardInterrupt:
                click.echo("engross: preview ended", err=True)
            finally:
                server.shutdown()


def rebuild(sources: Sequence[str], work: Path, options: SiteOptions) -> None:
    """Encodes what is text, builds the site from all TEI, and says what went wrong; nothing stops it."""
    from encoder.rendering.site import build_site

    try:
        files = collect(sources, TEXTS | TEI_FILES)
        tei = [file for file in files if file.suffix.lower() in TEI_FILES]
        encoded = encode_texts([file for file in files if file not in tei], work / "tei")
        result = build_site([*tei, *encoded], work / "site", options)
    except EngrossError as error:
        click.echo(f"engross: {error}", err=True)
        return
    for _, failure in result.failed:
        click.echo(f"engross: {failure}", err=True)
    click.echo(f"engross: {result.pages} documents built", err=True)


def encode_texts(texts: Sequence[Path], folder: Path) -> list[Path]:
    """The TEI files of those texts that can be encoded; the others are told."""
    from encoder.corpus.encoding import encode_file

    written = []
    for text in texts:
        try:
            for line in tell_input(encode_file(text, Options(), folder).findings):
                click.echo(f"engross: {line}", err=True)
            written.append(folder / f"{text.stem}.xml")
        except EngrossError as error:
            click.echo(f"engross: {error}", err=True)
    return written
