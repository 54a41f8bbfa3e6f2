"""A copy of a schema in a project, and the line in the project's catalogue that maps its address to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.client import HTTPException
from os.path import normpath
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import Request, urlopen

from lxml import etree

from encoder.budget import read_file
from encoder.checks.addresses import CATALOG, CATALOGS
from encoder.checks.compact import SUFFIX, read_compact
from encoder.checks.parse import MAX_SCHEMA_BYTES, parse
from encoder.errors import InvalidDocument, NotWritten, UsageError
from encoder.namespaces import TEI
from encoder.schemas import RELAXNG, SCHEMATRON, SCHEMATRON_1_5
from encoder.writer import write_whole

_KINDS = (RELAXNG, SCHEMATRON, SCHEMATRON_1_5, TEI)
_LOADING = (
    f"{{{RELAXNG}}}include",
    f"{{{RELAXNG}}}externalRef",
    *(f"{{{space}}}{name}" for space in (SCHEMATRON, SCHEMATRON_1_5) for name in ("include", "extends")),
)
_MOST_FILES = 100
_SECONDS = 60
_EMPTY = f'<?xml version="1.0" encoding="UTF-8"?>\n<catalog xmlns="{CATALOGS}">\n</catalog>\n'.encode()


def is_on_the_web(source: str) -> bool:
    """Whether a schema is named by an address of the web, not by a file."""
    return source.lower().startswith(("http://", "https://"))


def fetch(address: str) -> bytes:
    """What lies at an address of the web; the only thing in Engross that fetches anything.

    Raises:
        UsageError: it cannot be had, or is too large.
    """
    request = Request(address, headers={"User-Agent": "engross"})  # noqa: S310 - the caller has seen to it
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            data: bytes = answer.read(MAX_SCHEMA_BYTES + 1)
    except (OSError, ValueError, HTTPException) as error:
        hint = "fetch it in another way, and say `engross schema add FILE --as ADDRESS`"
        raise UsageError(f"{address} cannot be fetched: {error}", hint=hint) from error
    if len(data) > MAX_SCHEMA_BYTES:
        raise UsageError(f"{address} is too large for a schema")
    return data


def add_schema(
    source: str, address: str | None, root: Path, folder: str, fetched: Callable[[str], bytes] = fetch
) -> tuple[Path, str | None]:
    """Put a copy of a schema, and of what it includes by relative addresses, into a project; map them there.

    Args:
        source: an address of the web, or a file.
        address: by which documents name it; by default the source, where that is an address.
        root: of the project, where the catalogue lies.
        folder: for the copy, in the project.
        fetched: what gets the bytes at an address.

    Returns:
        The copy, and the address that is mapped to it now.

    Raises:
        UsageError: it cannot be had, is no schema, or another file has its name.
        NotWritten: it cannot be written.
    """
    name = PurePosixPath(unquote(urlsplit(source).path)).name if is_on_the_web(source) else Path(source).name
    copy = root / folder / name
    named = address or (source if is_on_the_web(source) else None)
    parts = _with_included(_Part(source, copy, named), root, fetched)
    entries = tuple((part.address, part.copy) for part, _ in parts if part.address)
    catalog = _with_entries(root, entries) if entries else None
    for part, data in parts:
        try:
            part.copy.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotWritten(f"cannot be made: {error.strerror}", file=part.copy.parent) from error
        write_whole(part.copy, data)
    if catalog:
        write_whole(root / CATALOG, catalog)
    return copy, named


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of a schema: where it comes from, where it goes to, and the address by which it is named."""

    source: str
    copy: Path
    address: str | None


def _with_included(
    first: _Part, root: Path, fetched: Callable[[str], bytes]
) -> tuple[tuple[_Part, bytes], ...]:
    """A schema and all that it includes by relative addresses, read and looked at before any is written."""
    waiting, found = [first], {first.copy.resolve(): (first, b"")}
    while waiting:
        part = waiting.pop()
        data = _had(part, root, fetched)
        found[part.copy.resolve()] = part, data
        for href in _included(data, part.source):
            other = _beside(part, href)
            if other.copy.resolve() not in found:
                found[other.copy.resolve()] = other, b""
                waiting.append(other)
        if len(found) > _MOST_FILES:
            raise UsageError(f"{first.source} includes more than {_MOST_FILES} files")
    return tuple(found.values())


def _had(part: _Part, root: Path, fetched: Callable[[str], bytes]) -> bytes:
    is_remote, copy = is_on_the_web(part.source), part.copy
    if not is_remote and not Path(part.source).exists():
        raise UsageError(f"{part.source}: there is no such file", hint="check the path")
    if not copy.name or not copy.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{part.source} has no name for a file in the project", hint="use --folder")
    data = fetched(part.source) if is_remote else read_file(part.source)
    _check(data, part.source)
    is_renewed = is_remote and _maps(root, part.address or part.source, copy)
    if copy.is_file() and copy.read_bytes() != data and not is_renewed:
        raise UsageError(f"{copy} is there and differs", hint="remove it, or use another --folder")
    return data


def _included(data: bytes, source: str) -> tuple[str, ...]:
    """The relative addresses of what a schema includes; whole addresses stay, for a catalogue to map."""
    elements = _tree(data, source).iter(*_LOADING)
    hrefs = (one.get("href", "").partition("#")[0].strip() for one in elements)
    return tuple(dict.fromkeys(href for href in hrefs if href and _is_relative(href)))


def _is_relative(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and bool(parts.path) and not parts.path.startswith("/")


def _beside(part: _Part, href: str) -> _Part:
    """What lies at an address seen from a schema, which has the same origin; its copy lies likewise."""
    path = unquote(urlsplit(href).path)
    is_remote = is_on_the_web(part.source)
    source = urljoin(part.source, href) if is_remote else str(Path(part.source).parent / path)
    copy = Path(normpath(part.copy.parent / path))
    return _Part(source, copy, urljoin(part.address, href) if part.address else None)


def _tree(data: bytes, source: str) -> etree._ElementTree:
    path = Path(unquote(urlsplit(source).path) if is_on_the_web(source) else source)
    if path.suffix.lower() == SUFFIX:
        return read_compact(data, path, trusted=True)
    try:
        return parse(data, source)
    except InvalidDocument as error:
        raise UsageError(f"{source} is not well-formed XML: {error.message}") from error


def _check(data: bytes, source: str) -> None:
    root = _tree(data, source).getroot()
    if etree.QName(root).namespace not in _KINDS:
        hint = "RELAX NG, Schematron and ODD are"
        raise UsageError(f"{source} is no schema that can be used", hint=hint)


def _catalog(root: Path) -> etree._Element:
    path = root / CATALOG
    try:
        catalog = parse(read_file(path), str(path)).getroot() if path.exists() else etree.fromstring(_EMPTY)
    except InvalidDocument as error:
        raise UsageError(f"the catalogue is not well-formed: {error.message}", file=path) from error
    if catalog.tag != f"{{{CATALOGS}}}catalog":
        raise UsageError("this is no OASIS XML catalogue", hint="rename it", file=path)
    return catalog


def _entry_for(catalog: etree._Element, address: str) -> etree._Element | None:
    entries = catalog.iter(f"{{{CATALOGS}}}uri")
    return next((entry for entry in entries if entry.get("name") == address), None)


def _relative(root: Path, copy: Path) -> str:
    return quote(copy.relative_to(root).as_posix())


def _maps(root: Path, address: str, copy: Path) -> bool:
    entry = _entry_for(_catalog(root), address)
    return entry is not None and entry.get("uri") == _relative(root, copy)


def _with_entries(root: Path, entries: Iterable[tuple[str, Path]]) -> bytes:
    """The catalogue of a project with addresses mapped to files; what else it says stays."""
    catalog = _catalog(root)
    for address, copy in entries:
        entry = _entry_for(catalog, address)
        if entry is None:
            entry = etree.SubElement(catalog, f"{{{CATALOGS}}}uri", name=address)
            entry.tail = "\n"
            before = entry.getprevious()
            if before is not None:
                before.tail = "\n  "
            else:
                catalog.text = "\n  "
        entry.set("uri", _relative(root, copy))
    return etree.tostring(catalog.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"
