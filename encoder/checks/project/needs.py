"""Everything on which the verdict about a document depends besides its own bytes: files of schemas."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lxml import etree

from encoder.budget import read_file
from encoder.checks.addresses import CATALOG, project_root
from encoder.checks.entities import parse_with_entities
from encoder.checks.models import Use, declared_models
from encoder.checks.parse import parse_schema
from encoder.checks.trust import Schema, is_here
from encoder.checks.validate import Schemas
from encoder.errors import InvalidDocument, UnreadableFile, UsageError

_LOOKS_AROUND = re.compile(
    r"(?<![\w:.\-])(?:fn:)?(?:doc|document|doc-available|collection|uri-collection|json-doc|transform"
    r"|unparsed-text[\w-]*|base-uri|document-uri|static-base-uri"
    r"|current-date|current-dateTime|current-time|environment-variable)\s*\(|\sdocuments="
)
"""Whatever has another result at another time, or with another file."""

_MOST_FILES = 500


def needs_of(data: bytes, path: Path, schemas: Schemas) -> tuple[Path, ...] | None:
    """The files by which a document is judged; None where that cannot be said for sure.

    Args:
        data: of the document.
        path: of its file.
        schemas: what it is to be held to.
    """
    if b"XInclude" in data:
        return None
    uses = schemas.given()
    catalogs: tuple[Path, ...] = ()
    if not uses and not schemas.only_well_formed:
        declared = _declared(data, path, schemas)
        if declared is None:
            return None
        uses = declared
        catalogs = _catalogs(path, schemas)
    found: set[Path] = set(catalogs)
    for use in uses:
        files = _files_of(use.schema)
        if files is None:
            return None
        found |= files
    return tuple(sorted(found))


def _declared(data: bytes, path: Path, schemas: Schemas) -> tuple[Use, ...] | None:
    try:
        tree = parse_with_entities(data, str(path))
    except InvalidDocument:
        return ()
    uses, faults = declared_models(
        tree,
        path.parent,
        str(path),
        phase=schemas.phase,
        use_schematron=schemas.use_schematron,
        catalogs=schemas.catalogs,
    )
    return None if faults else uses


def _catalogs(path: Path, schemas: Schemas) -> tuple[Path, ...]:
    """The places where catalogues are or may come to be."""
    here = path.resolve().parent
    root = project_root(here)
    places = [up / CATALOG for up in (here, *here.parents) if up.is_relative_to(root)]
    return (*places, *schemas.catalogs)


@cache
def _files_of(schema: Schema) -> frozenset[Path] | None:
    """A schema with all that it includes."""
    waiting, found = [schema.path], {schema.path}
    while waiting:
        at = waiting.pop()
        try:
            tree = parse_schema(at, trusted=schema.is_trusted)
            hrefs = [one.get("href", "") for one in tree.iter(etree.Element) if one.get("href")]
            if _LOOKS_AROUND.search(etree.tostring(tree, encoding="unicode")):
                return None
            if not all(map(is_here, hrefs)):
                return None
            others = {schema.beside(href.partition("#")[0], at) for href in hrefs}
        except UsageError:
            return None
        waiting += [other for other in others - found if other.is_file()]
        found |= others
        if len(found) > _MOST_FILES:
            return None
    return frozenset(found)


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    from hashlib import sha256  # a run that remembers nothing does without

    return sha256(data).hexdigest()


class Digests:
    """The digests of files, each read once in a run."""

    def __init__(self) -> None:
        self._known: dict[Path, str] = {}
        self._together: dict[tuple[Path, ...], str] = {}

    def of(self, path: Path) -> str:
        """The digest of a file's bytes; that of none where it cannot be read."""
        if path not in self._known:
            try:
                self._known[path] = digest(read_file(path))
            except UnreadableFile:
                self._known[path] = ""
        return self._known[path]

    def of_all(self, paths: tuple[Path, ...]) -> str:
        """One digest of several files, their names among it."""
        if paths not in self._together:
            self._together[paths] = self._of_all(paths)
        return self._together[paths]

    def _of_all(self, paths: Iterable[Path]) -> str:
        together = "\n".join(f"{path}\t{self.of(path)}" for path in paths)
        return digest(together.encode("utf-8", "surrogateescape"))
