"""What the commands share that give a built folder to others."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import click

from encoder.commands.options import WORDS, Decorated
from encoder.commands.outcomes import tell_outcome
from encoder.errors import UsageError
from encoder.strings import folder_address

if TYPE_CHECKING:
    from encoder.archive.filling import Tally
    from encoder.budget import Budget
    from encoder.corpus.manifest import Manifest
    from encoder.edition import Edition

catalogue_option = click.option(
    "--catalogue",
    type=WORDS,
    metavar="URL",
    help="Where the catalogue is, such as postgresql://user@host/name.  [default: OUTPUT/.catalogue.sqlite]",
)
TITLE_FACT = "title of the collection"
"""The fact of a manifest that says what the last build called the collection."""
EDITION_FACT = "edition"
"""The fact that says what else it knew of the edition, as JSON."""
UNNAMED = "Documents"
NOBODY = "admin@engross.localhost"
"""Who answers for records where nobody is named."""
_WRITTEN = click.Path(path_type=Path)
_WRITES = {"place", "packages"}
"""Parameters of `--to`."""


def existing_output(command: Decorated) -> Decorated:
    """The folder that a run has written to: named alone or, as where it was made, by `-o`."""

    @click.argument("named", type=_WRITTEN, required=False, metavar="[OUTPUT]")
    @click.option("-o", "--output", "built", type=_WRITTEN, help="The same as OUTPUT.  [default: output]")
    @wraps(command)
    def with_output(*, named: Path | None, built: Path | None, **others: Any) -> Any:
        output = named or built or Path("output")
        if named and built and named.resolve() != built.resolve():
            raise UsageError(f"{named} and -o {built} are two folders", hint="name one of them")
        if not output.is_dir():
            to = "; --to says where to write" if _WRITES & set(others) else ""
            raise UsageError(
                f"{output}: there is no such folder",
                hint=f"name the one that engross build has written to{to}",
            )
        return command(output=output, **others)

    return with_output


@dataclass(frozen=True, slots=True)
class Built:
    """What the last build of a folder knew of its edition.

    Attributes:
        title: of the collection.
        base_url: where the site will be, with a slash at its end.
        licence: its name, and where it can be read.
        editor: who answers for the whole.
        pictures: the address of the image server that has the pages.
    """

    title: str | None = None
    base_url: str | None = None
    licence: tuple[str, str | None] | None = None
    editor: str | None = None
    pictures: str | None = None


def note_built(manifest: Manifest, title: str, address: str | None, edition: Edition) -> None:
    """Note what later commands will want to know of the edition that was built."""
    imprint = edition.imprint
    licence = imprint.licence
    names = [editor.name for editor in imprint.editors if editor.role is None]
    built = Built(
        title,
        address,
        (licence.name, licence.address) if licence else None,
        " and ".join(names) or imprint.publisher,
        edition.facsimile.address,
    )
    manifest.note(TITLE_FACT, title)
    manifest.note(EDITION_FACT, json.dumps(asdict(built), ensure_ascii=False))


def built_of(output: Path) -> Built:
    """What the last build of a folder knew; nothing where none was noted."""
    from encoder.corpus.manifest import read_manifest

    try:
        with read_manifest(output) as manifest:
            said = manifest.fact(EDITION_FACT)
            return manifest.read(_built, said) if said else Built(manifest.fact(TITLE_FACT))
    except UsageError:
        return Built()


def _built(text: str) -> Built:
    """What a fact of the manifest says.

    Raises:
        ValueError: it is none.
    """
    try:
        said = json.loads(text)
        licence = said.pop("licence")
        return Built(**said, licence=(licence[0], licence[1]) if licence else None)
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("no edition") from error


def site_of(output: Path, said: str | None) -> str | None:
    """Where a built site is: as is said now, else as its last build had it; with a slash at its end."""
    address = said or built_of(output).base_url
    return folder_address(address) if address else None


def title_of(output: Path, said: str | None) -> str:
    """What a built collection is called: as is said now, else as its last build had it."""
    return said or built_of(output).title or UNNAMED


def fill_catalogue(
    output: Path,
    catalogue: str | None,
    *,
    site: str | None = None,
    rebuild: bool = False,
    only_new: bool = False,
    jobs: int | None = None,
    budget: Budget | None = None,
    manifest: Manifest | None = None,
) -> tuple[Tally, int]:
    """Bring the catalogue of an output folder up to date, and tell what could not be read.

    Args:
        output: the folder.
        catalogue: where it is, as the user says.
        site: where the pages will be.
        rebuild: read all files, whatever has changed.
        only_new: do nothing where there is one already.
        jobs: processes.
        budget: of each document.
        manifest: of the folder, where it is open.

    Returns:
        How many records have changed, and the exit code.

    Raises:
        UsageError, Unreachable: the catalogue cannot be used.
    """
    from encoder.archive.catalogue import NAME, catalogue_address, open_catalogue
    from encoder.archive.filled import is_filled, note_filled, state_of
    from encoder.archive.filling import Tally, fill
    from encoder.budget import Budget
    from encoder.corpus.manifest import State, read_manifest
    from encoder.corpus.publishing import tei_folder
    from encoder.corpus.run import wanted_jobs

    tally = Tally()
    if only_new and catalogue is None and (output / NAME).is_file():
        return tally, 0
    options: dict[str, Any] = {
        "site": folder_address(site) if site else None,
        "rebuild": rebuild,
        "budget": budget or Budget(),
        "tally": tally,
    }
    address = catalogue_address(output, catalogue)
    state = None
    if manifest is not None and catalogue is None and not rebuild:
        state = state_of(manifest, tei_folder(output), options["site"])
        if is_filled(manifest, output / NAME, state):
            return tally, 0
    with ExitStack() as stack:
        known = manifest or stack.enter_context(read_manifest(output))
        opened = stack.enter_context(open_catalogue(address, to_write=True))
        if only_new and opened.count():
            return tally, 0
        documents = sum(1 for _ in known.results("tei", State.WHOLE, State.EDITED))
        outcomes = fill(opened, known, tei_folder(output), jobs=wanted_jobs(documents, jobs), **options)
        exit_code = max(map(_told, outcomes), default=0)
    if manifest is not None:
        note_filled(manifest, output / NAME, state if exit_code == 0 else None)
    return tally, exit_code


def write_lists(
    output: Path,
    catalogue: str | None,
    manifest: Manifest,
    title: str,
    base_url: str,
    domain: str | None = None,
    admin: str = NOBODY,
) -> None:
    """Write what harvesters read where there is no server, beside the pages; tell what the host needs.

    Args:
        output: the folder.
        catalogue: where it is, as the user says.
        manifest: of the folder.
        title: of the collection.
        base_url: where the site will be.
        domain: in identifiers; by default that of the address.
        admin: who answers for the records.

    Raises:
        UsageError, Unreachable: the catalogue cannot be used.
        NotWritten: a file cannot be written.
    """
    from encoder.archive.catalogue import catalogue_address, open_catalogue
    from encoder.archive.filling import now
    from encoder.archive.oai.repository import About, domain_of
    from encoder.archive.static import WELL_KNOWN, write_static

    base = folder_address(base_url)
    about = About(title, f"{base}oai", admin, domain or domain_of(base_url))
    with open_catalogue(catalogue_address(output, catalogue)) as opened:
        is_new = write_static(opened, manifest, output / "html", about, base, now())
    root = urljoin(base, "/")
    if is_new and root != base:
        click.echo(
            f"engross: harvesters also look for {root}{WELL_KNOWN}: let it lead to {base}{WELL_KNOWN}",
            err=True,
        )


def _told(outcome: Any) -> int:
    tell_outcome(outcome)
    return int(outcome.exit_code)
