"""`engross package`: what was built as bags for an archive."""

from pathlib import Path

import click

from encoder.commands.archive import existing_output, site_of, title_of
from encoder.commands.options import base_url_option, title_option
from encoder.commands.outcomes import tell_outcome
from encoder.corpus.manifest.tables import NAME
from encoder.errors import ExitCode
from encoder.strings import plural, shown

_EPILOG = """\b
Examples:
  engross package output --to packages --title "The Harbour Papers"
  engross package output --to packages --verify
  engross package packages/harbour --verify
"""


@click.command(epilog=_EPILOG)
@existing_output
@click.option(
    "--to",
    "packages",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the packages are.  [default: OUTPUT/packages]",
)
@title_option
@base_url_option
@click.option("--replace", is_flag=True, help="Replace packages that are there.")
@click.option("--verify", "is_verified", is_flag=True, help="Make nothing: name each file that differs.")
def command(
    output: Path,
    packages: Path | None,
    title: str | None,
    base_url: str | None,
    replace: bool,
    is_verified: bool,
) -> int:
    """Make a BagIt bag for each collection in OUTPUT: TEI, sources, pages, PDFs, RO-Crate, PREMIS.

    A collection is what the sources of documents lay in: a folder, an archive, a table.
    """
    from encoder.archive.package import require

    require()
    place = packages or output / "packages"
    if is_verified and not packages and not place.is_dir() and not (output / NAME).is_file():
        place = output
    if is_verified:
        return _verify([output] if (output / "bagit.txt").is_file() else _bags(place))
    return _package(output, place, title, base_url, force=replace)


def _package(output: Path, place: Path, title: str | None, base_url: str | None, *, force: bool) -> int:
    from encoder.archive.filling import now
    from encoder.archive.package import Wish, package
    from encoder.corpus.manifest import read_manifest
    from encoder.corpus.run import Outcome

    exit_code = ExitCode.OK
    site = site_of(output, base_url) or ""
    with read_manifest(output) as manifest:
        for done in package(manifest, output, Wish(place, title_of(output, title), now(), force, site)):
            if isinstance(done, Outcome):
                tell_outcome(done)
                exit_code = max(exit_code, done.exit_code)
            else:
                click.echo(f"{shown(str(done[0]))}: {plural(done[1], 'document')}", err=True)
    return exit_code


def _bags(place: Path) -> list[Path]:
    from encoder.errors import UsageError

    declared = (*place.glob("*/bagit.txt"), *place.glob("*/manifest-*.txt"))
    bags = sorted({path.parent for path in declared})
    if not bags:
        raise UsageError(
            "there is no package", hint="name a package, or the folder of packages by --to", file=place
        )
    return bags


def _verify(bags: list[Path]) -> int:
    from encoder.archive.package import verify
    from encoder.errors import UsageError

    exit_code = ExitCode.OK
    for bag in bags:
        try:
            differing = verify(bag)
        except UsageError as error:
            click.echo(f"engross: {error}", err=True)
            exit_code = ExitCode.USAGE
            continue
        for line in differing:
            click.echo(f"engross: {shown(str(bag))}: {shown(line)}", err=True)
        if differing:
            exit_code = max(exit_code, ExitCode.DOCUMENT)
        else:
            click.echo(f"{shown(str(bag))}: whole", err=True)
    return exit_code
