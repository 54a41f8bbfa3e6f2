"""Where the schemas that documents name by an address of the web lie on this machine.

OASIS XML Catalogs 1.1. A catalogue beside or above a document, up to the root of its project, maps addresses
to files of the project and to no others: it may come from a stranger, as the document may. Those that the
user names in `XML_CATALOG_FILES` map to any file of this machine.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from os.path import isfile
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from encoder.checks.parse import parse_schema
from encoder.errors import UsageError

CATALOG = "catalog.xml"
CATALOGS = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_OASIS = f"{{{CATALOGS}}}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_EXACT = {"uri": ("name", "uri"), "system": ("systemId", "uri")}
_PREFIX = {
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
}
_SUFFIX = {"uriSuffix": ("uriSuffix", "uri"), "systemSuffix": ("systemIdSuffix", "uri")}
_ROOTS = (".git", "engross.toml", "pyproject.toml")
_MOST = 100


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a catalogue: how it is to match, what, and to which address it leads."""

    kind: str
    match: str
    target: str

    def mapped(self, address: str) -> str | None:
        if self.kind in _EXACT:
            return self.target if address == self.match else None
        if self.kind in _PREFIX:
            is_one = address.startswith(self.match)
            return self.target + address[len(self.match) :] if is_one else None
        return self.target if address.endswith(self.match) else None

    def order(self) -> tuple[int, int]:
        """Whole addresses before prefixes before suffixes, the longer the earlier (7.2.2)."""
        kinds = (_EXACT, _PREFIX, _SUFFIX)
        return next(rank for rank, kind in enumerate(kinds) if self.kind in kind), -len(self.match)


def project_root(folder: Path) -> Path:
    """The nearest folder, from here upwards, that is a project's; else this one."""
    here = folder.resolve()
    return next((up for up in (here, *here.parents) if any((up / name).exists() for name in _ROOTS)), here)


def mapped_file(address: str, folder: Path, catalogs: Sequence[Path] = ()) -> Path | None:
    """The local file to which a catalogue maps an address, if there is one.

    Args:
        address: as it is written in a document, without a fragment.
        folder: of the document.
        catalogs: that the project names besides.
    """
    root = project_root(folder)
    here = folder.resolve()
    for up in (here, *here.parents):
        found = _in_catalog(up / CATALOG, address, root)
        if found:
            return found
        if up == root:
            break
    for path in catalogs:
        found = _in_catalog(path, address, root)
        if found:
            return found
    for name in os.environ.get("XML_CATALOG_FILES", "").split():
        listed = _local(urljoin(Path.cwd().as_uri() + "/", name))
        found = _in_catalog(listed, address, None) if listed else None
        if found:
            return found
    return None


def _in_catalog(path: Path, address: str, within: Path | None) -> Path | None:
    for entry in _entries(path.resolve(), within):
        target = entry.mapped(address)
        file = _local(target) if target else None
        if file and isfile(file) and _may_be(file, within):  # noqa: PTH113 - never raises
            return file.resolve()
    return None


def _may_be(file: Path, within: Path | None) -> bool:
    return within is None or file.resolve().is_relative_to(within)


@cache
def _entries(path: Path, within: Path | None) -> tuple[_Entry, ...]:
    """The entries of a catalogue, then those of the catalogues that it names; each file is read once."""
    found: list[_Entry] = []
    waiting, seen = [path], {path}
    while waiting and len(seen) <= _MOST:
        at = waiting.pop(0)
        if not _may_be(at, within) or not isfile(at):  # noqa: PTH113
            continue
        try:
            root = parse_schema(at, trusted=False).getroot()
        except UsageError:
            continue
        elements = list(root.iter(f"{_OASIS}*"))
        found += sorted((entry for one in elements for entry in _entry(one, at)), key=_Entry.order)
        for one in elements:
            following = _local(_absolute(one, at, "catalog")) if one.tag == f"{_OASIS}nextCatalog" else None
            if following and following.resolve() not in seen:
                seen.add(following.resolve())
                waiting.append(following.resolve())
    return tuple(found)


def _entry(element: etree._Element, path: Path) -> Iterator[_Entry]:
    kind = etree.QName(element).localname
    names = (_EXACT | _PREFIX | _SUFFIX).get(kind)
    if names and element.get(names[0]) and element.get(names[1]) is not None:
        yield _Entry(kind, element.get(names[0], ""), _absolute(element, path, names[1]))


def _absolute(element: etree._Element, path: Path, attribute: str) -> str:
    """The address in an attribute, seen from the catalogue or the `xml:base` that holds there."""
    base = path.as_uri()
    for up in reversed((element, *element.iterancestors())):
        base = urljoin(base, up.get(_BASE, ""))
    return urljoin(base, element.get(attribute, ""))


def _local(address: str) -> Path | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return Path(unquote(parts.path)) if parts.scheme == "file" and parts.netloc in ("", "localhost") else None
