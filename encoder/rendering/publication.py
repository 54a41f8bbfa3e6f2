"""One document of a site: its page, and the copies that can be downloaded."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final

from encoder.budget import read_file
from encoder.checks.models import named_models
from encoder.checks.parse import parse
from encoder.edition.theme import Theme
from encoder.errors import InvalidDocument
from encoder.rendering.copies import Runs, copy_of
from encoder.rendering.frame import ASSETS, address
from encoder.rendering.html import Surroundings, render_both
from encoder.rendering.still import is_still
from encoder.resources import resource
from encoder.schemas import local_path
from encoder.writer import Staged, stage, write_changed

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
        pdf_sha256: of its bytes.
        xslt: the user's stylesheet.
        theme: of the edition.
        facsimiles: places in the site, and the pictures of pages that are copied there.
        ours: the SHA-256 of what we may have written, by roles; another file there is an editor's, and kept.
            None replaces whatever is there.
        overwrite: replace an editor's files, which are kept beside.
    """

    name: str
    source: Path
    out: Path
    surroundings: Surroundings
    pdf: Path | None = None
    pdf_sha256: str | None = None
    xslt: Path | None = None
    facsimiles: tuple[tuple[str, Path], ...] = ()
    theme: Theme = field(default_factory=Theme)
    ours: Mapping[str, frozenset[str]] | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What was made for one document.

    Attributes:
        fingerprint: of all that it was made from.
        files: with their roles, staged: they wait to take their places.
        schemas: the document's own, beside it: paths seen from there.
        left_out: what is not copied with it, and why: schemas that it names, its TEI.
    """

    fingerprint: str
    files: tuple[tuple[str, Staged], ...]
    schemas: tuple[Path, ...]
    left_out: tuple[tuple[str, str], ...] = ()


OUTSIDE: Final = "it lies outside of the document's folder"
TAKEN: Final = "another document's schema that differs has its place there"
"""Why a schema is not copied."""

PAGE: Final = "page"
TEXT: Final = "text"
ROLES: Final = (PAGE, TEXT, "copy", "pdf-copy")
"""The files that a site has of a document."""


def publish(publication: Publication) -> Published:
    """Makes a document's page and copies.

    Raises:
        NotRendered: the document cannot be rendered.
        OSError: a file cannot be read.
        NotWritten, UsageError: a file cannot be written.
    """
    tei = read_file(publication.source)
    surroundings, made = publication.surroundings, dict[str, bytes]()
    kept_back: tuple[tuple[str, str], ...] = ()
    if surroundings.tei:
        try:
            made["copy"] = copy_of(tei)
        except Runs as error:
            kept_back = ((surroundings.tei, f"{error}"),)
            surroundings = replace(surroundings, tei=None)
    html, text = render_both(tei, surroundings, xslt=publication.xslt, theme=publication.theme)
    made |= {TEXT: _utf8(text), PAGE: _utf8(html)}
    if publication.pdf:
        made["pdf-copy"] = publication.pdf.read_bytes()
    files = tuple((role, _stage(publication, role, data)) for role, data in made.items())
    _copy_pictures(publication)
    sha256 = hashlib.sha256(tei).hexdigest()
    schemas, elsewhere = named_schemas(publication.source, tei)
    left_out = (*kept_back, *((schema, OUTSIDE) for schema in elsewhere))
    return Published(fingerprint(publication, sha256), files, schemas, left_out)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def path_of(name: str, role: str) -> str:
    """Where a file of a document lies in the site."""
    places = {TEXT: "text/{}.txt", "copy": "tei/{}.xml", "pdf-copy": "pdf/{}.pdf", PAGE: "{}.html"}
    return places[role].format(name)


def fingerprint(publication: Publication, sha256: str) -> str:
    """A digest of all that a document's files are made from.

    Args:
        publication: what is to be written.
        sha256: of the TEI file.
    """
    pictures = [(url, _touched(publication.source.parent / url)) for url in publication.surroundings.images]
    pictures += [(place, _touched(path)) for place, path in publication.facsimiles]
    parts = (
        sha256,
        publication.surroundings.as_json(),
        stylesheets_fingerprint(publication.xslt),
        publication.pdf_sha256,
        publication.theme.digest,
        *pictures,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _touched(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    return None


def _stage(publication: Publication, role: str, data: bytes) -> Staged:
    ours = None if publication.ours is None else publication.ours.get(role, frozenset())
    path = publication.out / path_of(publication.name, role)
    return stage(path, data, ours, overwrite=publication.overwrite)


def with_copies(surroundings: Surroundings, name: str, *, pdf: bool, tei: bool) -> Surroundings:
    """Surroundings with the relative addresses of a document's copies."""
    return replace(
        surroundings,
        tei=address(path_of(name, "copy"), "") if tei else None,
        text=address(path_of(name, TEXT), ""),
        pdf=address(path_of(name, "pdf-copy"), "") if pdf else None,
    )


def pictures_beside(source: Path, pictures: Iterable[str]) -> tuple[str, ...]:
    """Those of the addresses that are pictures in or below the document's folder, and run nothing."""
    return tuple(url for url in pictures if _PICTURE.match(url) and _is_shown(source.parent / url, source))


def _is_shown(path: Path, source: Path) -> bool:
    """Whether a picture is there, in or below the document's folder also when links are followed."""
    try:
        return path.is_file() and _is_below(path, source.parent) and is_still(path)
    except (OSError, ValueError):  # too long, a zero in it
        return False


def _is_below(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, also when links are followed."""
    try:
        return path.is_relative_to(folder) and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # too long, a zero in it, links in a circle
        return False


def named_schemas(source: Path, tei: bytes) -> tuple[tuple[Path, ...], tuple[str, ...]]:
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
        path
        for part in ("common", "html", "interface")
        for path in (folder / part).iterdir()
        if path.is_file()
    )
    digest = hashlib.sha256()
    for path in [*files, *([xslt] if xslt else [])]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _copy_pictures(publication: Publication) -> None:
    for url in publication.surroundings.images:
        write_changed(publication.out / url, (publication.source.parent / url).read_bytes())
    for place, path in publication.facsimiles:
        write_changed(publication.out / place, path.read_bytes())


STYLESHEETS = (f"{ASSETS}/engross.css",)
VIEWER = f"{ASSETS}/facsimile.js"
SCRIPTS = (f"{ASSETS}/engross.js", f"{ASSETS}/hits.js")
