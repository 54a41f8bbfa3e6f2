"""What a site without a server has for harvesters, as files beside its pages.

ResourceSync 1.1 (ANSI/NISO Z39.99): `.well-known/resourcesync`, capabilities, resources, changes.
The OAI Static Repository 2.0: `oai-static.xml`. FAIR Signposting: `linkset.json` (RFC 9264).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from encoder.archive.catalogue import Catalogue
from encoder.archive.oai.repository import (
    DESCRIBED,
    OAI,
    About,
    formats_xml,
    header_xml,
    identifier_of,
    record_xml,
)
from encoder.archive.record import Entry
from encoder.archive.signposts import signposts
from encoder.corpus.manifest import FileEntry, Manifest
from encoder.rendering.frame import CAPABILITIES, LINKSET
from encoder.rendering.publication import ROLES, path_of
from encoder.writer import write_changed

FOLDER: Final = "resourcesync"
WELL_KNOWN: Final = ".well-known/resourcesync"
SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
TERMS: Final = "http://www.openarchives.org/rs/terms/"
STATIC: Final = "http://www.openarchives.org/OAI/2.0/static-repository"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_OWN_DATES: Final = re.compile(r'(<rs:md capability="[^"]*")[^>]*')
_AT_MOST: Final = 50_000
_TYPES: Final = {
    "html": "text/html",
    "xml": "application/tei+xml",
    "pdf": "application/pdf",
    "txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A resource in a list.

    Attributes:
        address: absolute.
        changed: when, `2026-11-27T12:00:00Z`.
        terms: attributes of `rs:md`.
    """

    address: str
    changed: str | None
    terms: dict[str, str]


def write_static(
    catalogue: Catalogue, manifest: Manifest, site: Path, about: About, base: str, now: str
) -> bool:
    """Write the files; whether the first of all, `.well-known/resourcesync`, is new.

    Args:
        catalogue: of the documents.
        manifest: of the output folder.
        site: the folder of the site.
        about: the repository.
        base: the address of the site, with a slash at its end.
        now: the time, to stand in the lists.

    Raises:
        NotWritten, UsageError: a file cannot be written.
    """
    folder = f"{base}{FOLDER}/"
    up = [("up", f"{base}{CAPABILITIES}")]
    resources = (item for _, item in _resources(manifest, site, base))
    changes = _changes(catalogue, manifest, site, base)
    during = {"from": changes[0].terms["datetime"] if changes else now, "until": now}
    lists = {
        "resourcelist": _listed(folder, "resourcelist", resources, up, {"at": now}),
        "changelist": _listed(folder, "changelist", iter(changes), up, during),
    }
    for files in lists.values():
        for name, text in files:
            _write_dated(site / FOLDER / name, text, now)
    capabilities = [Item(f"{folder}{name}.xml", None, {"capability": name}) for name in lists]
    described = [("up", f"{base}{WELL_KNOWN}")]
    write_changed(site / CAPABILITIES, _xml(capabilities, described, {"capability": "capabilitylist"}))
    top = [Item(f"{base}{CAPABILITIES}", None, {"capability": "capabilitylist"})]
    write_changed(site / LINKSET, _linkset(catalogue, site, base))
    write_changed(site / "oai-static.xml", _static(catalogue, about, base))
    return write_changed(site / WELL_KNOWN, _xml(top, [], {"capability": "description"}))


def _write_dated(path: Path, text: str, now: str) -> None:
    """Write a list, unless nothing but its own date is new."""
    try:
        known = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        known = ""
    if _undated(known) != _undated(text):
        write_changed(path, text)


def _undated(text: str) -> str:
    """A list without the dates of its own."""
    return _OWN_DATES.sub(r"\1", text, count=1)


def _resources(manifest: Manifest, site: Path, base: str) -> Iterator[tuple[FileEntry, Item]]:
    """All files of documents that are published, as the manifest and as the lists have them."""
    for file in manifest.files_with(*ROLES):
        path = manifest.absolute(file.path)
        relative = _below(path, site)
        if relative is None:
            continue
        try:
            found = path.stat()
        except OSError:
            continue
        changed = datetime.fromtimestamp(found.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        terms = {"hash": f"sha-256:{_digest(file)}", "length": str(found.st_size)}
        kind = _TYPES.get(path.suffix.lstrip("."))
        yield file, Item(base + quote(relative), changed, terms | ({"type": kind} if kind else {}))


def _digest(file: FileEntry) -> str:
    return file.found or file.sha256


def _below(path: Path, site: Path) -> str | None:
    try:
        return path.absolute().relative_to(site.absolute()).as_posix()
    except ValueError:
        return None


def _changes(catalogue: Catalogue, manifest: Manifest, site: Path, base: str) -> list[Item]:
    """The last change of each file of a document, in the order of time: the resources, and what is gone.

    A file is created with its record; when it was made again since, it is updated.
    """
    came: dict[str, str] = {}
    gone: list[Entry] = []
    for entry in catalogue.all_entries():
        if entry.is_deleted:
            gone.append(entry)
        elif entry.is_new:
            came[entry.name] = entry.datestamp
    there: set[str] = set()
    items = []
    for file, item in _resources(manifest, site, base):
        at = item.changed or ""
        change = "created" if at <= came.get(file.owner, "") else "updated"
        items.append(Item(item.address, at, {"change": change, "datetime": at, **item.terms}))
        there.add(item.address)
    has_pdfs = (site / path_of("", "pdf-copy")).parent.is_dir()
    roles = [role for role in ROLES if has_pdfs or role != "pdf-copy"]
    for entry in gone:
        terms = {"change": "deleted", "datetime": entry.datestamp}
        places = {base + quote(path_of(entry.name, role)) for role in roles} - there
        items += [Item(place, entry.datestamp, terms) for place in sorted(places)]
    return sorted(items, key=lambda item: (item.terms["datetime"], item.address))


def _listed(
    folder: str, name: str, items: Iterator[Item], links: Sequence[tuple[str, str]], when: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The files of a list: one, or where it would be too long several and an index of them."""
    about = {"capability": name, **when}
    parts: list[str] = []
    while part := list(islice(items, _AT_MOST)):
        number = len(parts) + 1
        parts.append(_xml(part, [*links, *([("index", f"{folder}{name}.xml")] if number > 1 else [])], about))
    if len(parts) <= 1:
        yield f"{name}.xml", parts[0] if parts else _xml([], links, about)
        return
    names = [f"{name}-{number}.xml" for number in range(1, len(parts) + 1)]
    yield from zip(names, parts, strict=True)
    yield f"{name}.xml", _xml([Item(folder + one, None, {}) for one in names], links, about, is_index=True)


def _xml(
    items: Iterable[Item],
    links: Sequence[tuple[str, str]],
    about: dict[str, str],
    *,
    is_index: bool = False,
) -> str:
    """A document of ResourceSync: a sitemap that says more."""
    root, element = ("sitemapindex", "sitemap") if is_index else ("urlset", "url")
    lines = [f"<rs:ln rel={quoteattr(relation)} href={quoteattr(address)}/>" for relation, address in links]
    lines.append(_terms(about))
    for item in items:
        changed = f"<lastmod>{item.changed}</lastmod>" if item.changed else ""
        terms = _terms(item.terms) if item.terms else ""
        lines.append(f"<{element}><loc>{escape(item.address)}</loc>{changed}{terms}</{element}>")
    content = "\n".join(lines)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declaration}\n<{root} xmlns="{SITEMAP}" xmlns:rs="{TERMS}">\n{content}\n</{root}>\n'


def _terms(terms: dict[str, str]) -> str:
    return f"<rs:md{''.join(f' {name}={quoteattr(value)}' for name, value in terms.items())}/>"


def _linkset(catalogue: Catalogue, site: Path, base: str) -> str:
    """Where each document's copies, licence and type are, for those who cannot send headers."""
    sets = []
    for entry in catalogue.all_entries():
        if entry.is_deleted:
            continue
        links: dict[str, list[dict[str, str]]] = {}
        for target, relation, kind in signposts(entry, base, site, None):
            links.setdefault(relation, []).append({"href": target, **({"type": kind} if kind else {})})
        sets.append({"anchor": f"{base}{quote(entry.name)}.html", **links})
    return json.dumps({"linkset": sets}, ensure_ascii=False, indent=1) + "\n"


def _static(catalogue: Catalogue, about: About, base: str) -> str:
    """The static repository: all records that are not deleted, in all formats; datestamps are days."""
    identify = (
        f"<oai:repositoryName>{escape(about.name)}</oai:repositoryName>"
        f"<oai:baseURL>{escape(base)}oai-static.xml</oai:baseURL>"
        f"<oai:protocolVersion>2.0</oai:protocolVersion><oai:adminEmail>{escape(about.email)}</oai:adminEmail>"
        f"<oai:earliestDatestamp>{(catalogue.earliest() or '1970-01-01')[:10]}</oai:earliestDatestamp>"
        "<oai:deletedRecord>no</oai:deletedRecord><oai:granularity>YYYY-MM-DD</oai:granularity>"
    )
    lists = ""
    for prefix in sorted(
        DESCRIBED.keys() - {"tei"}, reverse=True
    ):  # whole texts are beside, and would stand in one file here
        records = "".join(_records(catalogue, about, prefix))
        lists += f'<ListRecords metadataPrefix="{prefix}">{records}</ListRecords>\n'
    formats = formats_xml(namespace="oai:", without=("tei",))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Repository xmlns="{STATIC}" xmlns:oai="{OAI}" xmlns:xsi="{_XSI}"'
        f' xsi:schemaLocation="{STATIC} http://www.openarchives.org/OAI/2.0/static-repository.xsd">\n'
        f"<Identify>{identify}</Identify>\n<ListMetadataFormats>{formats}</ListMetadataFormats>\n"
        f"{lists}</Repository>\n"
    )


def _records(catalogue: Catalogue, about: About, prefix: str) -> Iterator[str]:
    entries = (entry for entry in catalogue.all_entries() if not entry.is_deleted)
    while part := list(islice(entries, 100)):
        metadata = catalogue.metadata([entry.name for entry in part], prefix)
        for entry in part:
            day = Entry(entry.name, entry.datestamp[:10])
            header = header_xml(day, identifier_of(about.domain, entry.name), prefix="oai:")
            if entry.name in metadata:
                yield record_xml(header, metadata[entry.name], prefix, namespace="oai:")
