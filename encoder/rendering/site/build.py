"""A folder of TEI → a site of static files: a page per document, and the pages of the collection.

Two passes: the first reads what the collection must know of each document, the second writes the pages. Only
the small records are kept, so memory does not grow with the length of the documents.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from encoder.rendering.frame import SEARCH, Frame
from encoder.rendering.memory import Memory, Oblivion
from encoder.rendering.publication import (
    stylesheets_fingerprint,
)
from encoder.rendering.search import FOLDER as SEARCH_FOLDER
from encoder.rendering.search import is_available
from encoder.rendering.site.documents import Documents, pdf_of
from encoder.rendering.site.dressing import state_of_edition, write_assets, write_books, write_edition
from encoder.rendering.site.framing import frame_of, with_organisations
from encoder.rendering.site.naming import named_pages
from encoder.rendering.site.options import Progress, SiteOptions, SiteResult
from encoder.rendering.site.pages import renew_index, retire, write_collection, write_feed
from encoder.rendering.site.records import read_records
from encoder.rendering.workers import Workers
from encoder.version import engross_version
from encoder.writer import sha256_of, write_changed

MARKER: Final = ".engross-site"
"""The file by which a folder is known as a site that was built: its copies are no sources."""
_MARK: Final = "Engross built this site: the documents in this folder are copies.\n"
SITE_FACT: Final = "site"


def build_site(
    tei_files: Iterable[Path],
    out: Path,
    options: SiteOptions | None = None,
    *,
    memory: Memory | None = None,
    progress: Progress = lambda name: None,
) -> SiteResult:
    """Builds or renews a site. A document that cannot be rendered stops only itself.

    Args:
        tei_files: the TEI documents; the stem of each file names its page.
        out: the folder of the site.
        memory: of what was built there before; without it everything is made again.
        progress: called with each document's name when its page is made.

    Raises:
        UsageError: there is no document, and no memory of one that was published.
        NotWritten, UsageError: `out` cannot be written to.
    """
    options, memory = options or SiteOptions(), memory or Oblivion()
    own = frozenset(prose.name.casefold() for prose in options.edition.pages)
    sources, failed = named_pages(tei_files, own, rename=options.rename, allows_none=memory.keeps_records)
    searchable = options.search and is_available()
    frame = frame_of(options, searchable, has_feed=memory.keeps_records)
    state = _state_of_site(sources, frame, options, memory)
    if not failed and not options.force and _is_renewed(state, out, frame, memory):
        return SiteResult(len(sources), searchable=searchable)
    memory.note(SITE_FACT, None)
    with Workers(options.jobs, options.budget) as workers:
        collection, unread = read_records(sources, memory, workers, options.edition)
        frame = with_organisations(frame, collection.register)
        write_assets(out)
        write_edition(out, options.edition)
        write_books(out, options.offered)
        made = Documents(sources, out, options, memory, frame)
        failed += [*unread, *made.write(collection, workers, progress)]
    has_pictures = bool(options.edition.facsimile.folder) or any(one.pictures for one in collection.briefs)
    lost = {path for path, _ in failed}
    collection.arrange(
        frozenset(name for name, path in sources.items() if path in lost) if lost else frozenset()
    )
    kept = collection.briefs
    retire(frozenset(record.name for record in kept), out, frame, memory)
    write_collection(collection, out, frame, options, memory)
    write_feed(collection, out, frame, options.edition, memory)
    if searchable:
        renew_index(out, made.state, memory)
    write_changed(out / MARKER, _MARK)
    if not failed and not has_pictures:
        memory.note(SITE_FACT, json.dumps([state, made.schemas]))
    return SiteResult(len(kept), tuple(failed), tuple(made.left_out), searchable)


def _state_of_site(sources: Mapping[str, Path], frame: Frame, options: SiteOptions, memory: Memory) -> str:
    """A digest of all that a site is made from, pictures and schemas of the documents' own apart."""
    digest = hashlib.sha256(repr((engross_version(), frame, options.warnings_from)).encode())
    digest.update(state_of_edition(options.edition).encode())
    digest.update(stylesheets_fingerprint(options.xslt).encode())
    digest.update(repr([sha256_of(book) for book in options.offered]).encode())
    for name, path in sources.items():
        pdf = pdf_of(path, options)
        parts = (name, memory.sha256(path), memory.sha256(pdf) if pdf else None)
        digest.update(repr(parts).encode())
        if options.edition.asks_for_folders:
            digest.update(memory.folder(path).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()


def _is_renewed(state: str, out: Path, frame: Frame, memory: Memory) -> bool:
    """Whether a site is as it would be made; if so, the schemas that it shows are renewed."""
    known, schemas = json.loads(memory.fact(SITE_FACT) or "[null, {}]")
    pages = [out / section.href for section in frame.sections]
    if known != state or not all(page.is_file() for page in pages) or not memory.is_whole():
        return False
    if any(page.name == SEARCH for page in pages) and not (out / SEARCH_FOLDER).is_dir():
        return False
    if not all(Path(schema).is_file() for schema in schemas.values()):
        return False
    write_assets(out)
    for copy, schema in schemas.items():
        write_changed(out / copy, Path(schema).read_bytes())
    return True
