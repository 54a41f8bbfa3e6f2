"""A copy of a schema in a project, and the line in the project's catalogue that maps its address to it."""

from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit
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
    """Put a copy of a schema into a project and map its address to it.

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
    is_remote = is_on_the_web(source)
    if not is_remote and not Path(source).exists():
        raise UsageError(f"{source}: there is no such file", hint="check the path")
    data = fetched(source) if is_remote else read_file(source)
    _check(data, source)
    name = PurePosixPath(unquote(urlsplit(source).path)).name if is_remote else Path(source).name
    copy = root / folder / name
    if not name or not copy.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{source} has no name for a file in the project", hint="use --folder")
    if copy.is_file() and copy.read_bytes() != data and not (is_remote and _maps(root, source, copy)):
        raise UsageError(f"{copy} is there and differs", hint="remove it, or use another --folder")
    named = address or (source if is_remote else None)
    catalog = _with_entry(root, named, copy) if named else None
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(f"cannot be made: {error.strerror}", file=copy.parent) from error
    write_whole(copy, data)
    if catalog:
        write_whole(root / CATALOG, catalog)
    return copy, named


def _check(data: bytes, source: str) -> None:
    path = Path(unquote(urlsplit(source).path) if is_on_the_web(source) else source)
    if path.suffix.lower() == SUFFIX:
        read_compact(data, path, trusted=True)
        return
    try:
        root = parse(data, source).getroot()
    except InvalidDocument as error:
        raise UsageError(f"{source} is not well-formed XML: {error.message}") from error
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


def _with_entry(root: Path, address: str, copy: Path) -> bytes:
    """The catalogue of a project with an address mapped to a file; what else it says stays."""
    catalog = _catalog(root)
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
