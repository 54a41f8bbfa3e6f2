"""`engross serve`: the site and its records for harvesters."""

from __future__ import annotations

from pathlib import Path

import click

from encoder.commands.archive import (
    NOBODY,
    catalogue_option,
    existing_output,
    fill_catalogue,
    site_of,
    title_of,
)
from encoder.commands.options import WORDS, base_url_option, title_option
from encoder.commands.serving import listening, require_server, run_server
from encoder.errors import UsageError

_EPILOG = """\b
Examples:
  engross serve output
  engross serve output --port 8080 --base-url https://example.org/papers/ --admin papers@example.org
  engross serve output --catalogue postgresql://reader@localhost/papers
"""


@click.command(epilog=_EPILOG)
@existing_output
@click.option("--host", type=WORDS, default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", "port_number", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: any."
)
@catalogue_option
@title_option
@base_url_option
@click.option(
    "--domain",
    type=WORDS,
    help="Domain in the identifiers of records; it must never change.  [default: of --base-url]",
)
@click.option(
    "--admin",
    type=WORDS,
    default=NOBODY,
    show_default=True,
    help="Who answers for the records.",
)
@click.option(
    "--friend", "friends", type=WORDS, multiple=True, help="Endpoint of another repository; may be repeated."
)
@click.option(
    "--page", type=click.IntRange(1, 1000), default=100, show_default=True, help="Records in an answer."
)
@click.option(
    "--rate",
    type=click.FloatRange(min=0),
    default=50.0,
    show_default=True,
    help="Requests a second of each client; 0: no limit.",
)
@click.option("--access-log/--no-access-log", default=True, help="A line for each request on standard error.")
def command(
    output: Path,
    host: str,
    port_number: int,
    catalogue: str | None,
    title: str | None,
    base_url: str | None,
    domain: str | None,
    admin: str,
    friends: tuple[str, ...],
    page: int,
    rate: float,
    access_log: bool,
) -> None:
    """Serve OUTPUT, that engross build has made: the site at /, OAI-PMH 2.0 at /oai,
    passages (DTS 1.0) at /dts, /health.

    Nothing is written, but the catalogue where there is none yet.
    """
    require_server()
    from encoder.archive.catalogue import catalogue_address, open_catalogue
    from encoder.archive.oai.repository import About, domain_of
    from encoder.archive.oai.repository import is_domain as is_valid
    from encoder.archive.server import application
    from encoder.corpus.publishing import tei_folder

    if domain is not None and not is_valid(domain):
        raise UsageError(f"--domain {domain} is no domain like example.org")
    if not _is_email(admin):
        raise UsageError(f"--admin {admin} is no address like papers@example.org")
    fill_catalogue(output, catalogue, only_new=True)
    with (
        open_catalogue(catalogue_address(output, catalogue)) as opened,
        listening(host, port_number) as door,
    ):
        here = f"http://{f'[{host}]' if ':' in host else host}:{door.getsockname()[1]}/"
        known = site_of(output, base_url)
        site = known or here
        about = About(title_of(output, title), f"{site}oai", admin, domain or domain_of(known), friends, page)
        click.echo(f"engross: {here} and {here}oai (Ctrl-C ends it)", err=True)
        run_server(
            application(opened, about, output / "html", tei=tei_folder(output), rate=rate, at_once=rate * 4),
            door,
            access_log=access_log,
        )


def _is_email(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at) and "." in host.strip(".") and not any(character.isspace() for character in text)
