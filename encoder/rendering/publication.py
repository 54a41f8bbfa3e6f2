"""One document of a site: its page, and the copies that can be downloaded."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from encoder.budget import read_file
from encoder.checks.models import local_file, named_models
from encoder.checks.parse import parse
from encoder.errors import InvalidDocument
from encoder.rendering.frame import ASSETS, address
from encoder.rendering.html import Surroundings, render_both
from encoder.resources import resource
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


def publish(publication: Publication) -> str:
    """Writes a document's page and copies, unless nothing has changed; the fingerprint of what is there now.

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
    for schema in schemas_beside(publication.source, tei):
        write_changed(publication.out / "tei" / schema, (publication.source.parent / schema).read_bytes())
    if publication.pdf:
        write_changed(publication.out / "pdf" / f"{publication.name}.pdf", publication.pdf.read_bytes())
    return fingerprint


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
    return path.is_file() and path.resolve().is_relative_to(source.parent.resolve())


def schemas_beside(source: Path, tei: bytes) -> tuple[Path, ...]:
    """The schemas in or below a document's folder that it names, seen from there: its copy names them too."""
    if b"<?xml-model" not in tei:
        return ()
    try:
        models = named_models(parse(tei, str(source)))
    except InvalidDocument:  # rendering is more patient than validation: it leaves references to entities be
        return ()
    found = (local_file(model.get("href", ""), source.parent) for model in models)
    near = (
        path.relative_to(source.parent)
        for path in found
        if path and path.is_relative_to(source.parent) and _lies_beside(path, source)
    )
    return tuple(path for path in near if path.suffix.lower() in _SCHEMAS and ".." not in path.parts)


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
