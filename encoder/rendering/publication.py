"""One document of a site: its page, and the copies that can be downloaded."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from encoder.budget import read_file
from encoder.checks.models import named_models
from encoder.checks.parse import parse
from encoder.errors import InvalidDocument
from encoder.rendering.frame import ASSETS, address
from encoder.rendering.html import Surroundings, render_both
from encoder.resources import resource
from encoder.schemas import local_path
from encoder.writer import write_changed

_SCHEMAS = frozenset({".rng", ".rnc", ".sch"})
_PICTURE = re.compile(r"^(?!/)(?!.*\.\.)[\w./ -]+\.(?:png|jpe?g|gif|webp|avif|svg)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be written for one document.

    Attributes:
        name: the stem of its files.
        source: the TEI file.
        out: the folder of the site.
        surroundings: of the page.
        pdf: the PDF file to copy, if there is one.
        pictures: addresses of pictures in the TEI, to be copied where they exist beside it.
        xslt: the user's stylesheet.
        done: the fingerprint of what was written last time.
    """

    name: str
    source: Path
    out: Path
    surroundings: Surroundings
    pdf: Path | None = None
    pictures: tuple[str, ...] = ()
    xslt: Path | None = None
    done: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What was written for one document.

    Attributes:
        fingerprint: of what is there now.
        left_out: addresses of schemas that it names and that lie outside of its folder: they are not copied.
    """

    fingerprint: str
    left_out: tuple[str, ...] = ()


def publish(publication: Publication) -> Published:
    """Writes a document's page and copies, unless nothing has changed.

    Raises:
        NotRendered: the document cannot be rendered.
        OSError: a file cannot be read or written.
    """
    tei = read_file(publication.source)
    fingerprint = _fingerprint(publication, tei)
    page = publication.out / f"{publication.name}.html"
    if fingerprint != publication.done or not page.is_file():
        html, text = render_both(tei, publication.surroundings, xslt=publication.xslt)
        write_changed(publication.out / "text" / f"{publication.name}.txt", text)
        write_changed(publication.out / "tei" / f"{publication.name}.xml", tei)
        write_changed(page, html)
    _copy_pictures(publication)
    schemas, left_out = _named_schemas(publication.source, tei)
    for schema in schemas:
        write_changed(publication.out / "tei" / schema, read_file(publication.source.parent / schema))
    if publication.pdf:
        write_changed(publication.out / "pdf" / f"{publication.name}.pdf", publication.pdf.read_bytes())
    return Published(fingerprint, left_out)


def copies(name: str, *, pdf: bool) -> dict[str, str | None]:
    """The relative addresses of a document's copies, as members of `Surroundings`."""
    return {
        "tei": address(f"tei/{name}", ".xml"),
        "text": address(f"text/{name}", ".txt"),
        "pdf": address(f"pdf/{name}", ".pdf") if pdf else None,
    }


def pictures_beside(source: Path, pictures: Iterable[str]) -> tuple[str, ...]:
    """Those of the addresses that are pictures in or below the document's folder."""
    return tuple(url for url in pictures if _PICTURE.match(url) and _lies_beside(source.parent / url, source))


def _lies_beside(path: Path, source: Path) -> bool:
    """Whether a file is there, in or below the document's folder also when links are followed."""
    return path.is_file() and _is_below(path, source.parent)


def _is_below(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, also when links are followed."""
    try:
        return path.is_relative_to(folder) and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # too long, a zero in it, links in a circle
        return False


def _named_schemas(source: Path, tei: bytes) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The schemas in or below a document's folder that it names, and the addresses of those that are not.

    The document's copy names them too, so these are copied with it, seen from there. Of what lies elsewhere
    nothing is read, and whether there is anything is not told.
    """
    if b"<?xml-model" not in tei:
        return (), ()
    try:
        models = named_models(parse(tei, str(source)))
    except InvalidDocument:  # rendering is more patient than validation: it leaves references to entities be
        return (), ()
    near: list[Path] = []
    left_out: list[str] = []
    for named in dict.fromkeys(model.get("href", "") for model in models):
        path = local_path(named, source.parent)
        if path is None or path.suffix.lower() not in _SCHEMAS:
            continue
        if ".." in path.parts or not _is_below(path, source.parent):
            left_out.append(named)
        elif path.is_file():
            near.append(path.relative_to(source.parent))
    return tuple(near), tuple(left_out)


@cache
def stylesheets_fingerprint(xslt: Path | None = None) -> str:
    """A hash over all stylesheets, so that a new release renders anew."""
    folder = resource("xslt")
    files = sorted(
        path for part in ("common", "html") for path in (folder / part).iterdir() if path.is_file()
    )
    digest = hashlib.sha256()
    for path in [*files, *([xslt] if xslt else [])]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _fingerprint(publication: Publication, tei: bytes) -> str:
    digest = hashlib.sha256(tei)
    digest.update(publication.surroundings.as_json().encode())
    digest.update(stylesheets_fingerprint(publication.xslt).encode())
    return digest.hexdigest()


def _copy_pictures(publication: Publication) -> None:
    for url in publication.surroundings.images:
        write_changed(publication.out / url, (publication.source.parent / url).read_bytes())


STYLESHEETS = (f"{ASSETS}/engross.css",)
SCRIPTS = (f"{ASSETS}/engross.js",)
