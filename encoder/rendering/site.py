"""A folder of TEI → a site of static files: a page per document, and the pages of the collection.

Two passes: the first reads what the collection must know of each document, the second writes the pages. Only
the small records are kept, so memory does not grow with the length of the documents.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Final

from encoder.budget import Budget
from encoder.errors import DocumentError, EngrossError, UsageError
from encoder.rendering.chronology import render_chronology
from encoder.rendering.companions import write_companions
from encoder.rendering.desk import Warnings, render_desk
from encoder.rendering.frame import ASSETS, Frame, Section, address, asset
from encoder.rendering.html import Neighbour, Surroundings
from encoder.rendering.index import by_date, render_index
from encoder.rendering.names import render_people, render_places
from encoder.rendering.publication import (
    SCRIPTS,
    STYLESHEETS,
    Publication,
    Published,
    copies,
    pictures_beside,
)
from encoder.rendering.record import Record
from encoder.rendering.search import index_site, is_available, render_search
from encoder.rendering.workers import Reading, Workers
from encoder.writer import write_changed

FINGERPRINTS: Final = ".engross-site.json"
RESERVED: Final = frozenset({"index", "people", "places", "chronology", "desk", "search", "404"})
Progress = Callable[[str], None]
Failure = tuple[Path, EngrossError]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is built.

    Attributes:
        title: of the collection.
        base_url: the absolute address where the site will be; without it there are no canonical addresses and
            no `sitemap.xml`.
        pdf_dir: folder with `NAME.pdf` for documents that have one.
        xslt: a stylesheet of the user's for the documents' pages.
        jobs: processes.
        budget: what each document may cost.
        rename: give a document whose name another one has a name of its own; otherwise it fails.
        search: build the index for full-text search, where Pagefind is installed.
        warnings: the encoder's findings per document, for the editor's desk.
    """

    title: str = "Documents"
    base_url: str | None = None
    pdf_dir: Path | None = None
    xslt: Path | None = None
    jobs: int = 1
    budget: Budget = field(default_factory=Budget)
    rename: bool = False
    search: bool = True
    warnings: Warnings = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What was built.

    Attributes:
        pages: number of documents' pages.
        failed: the file and the error of each document that could not be rendered.
        left_out: the file of a document and the address of a schema that it names and that was not copied.
        searchable: whether the full-text index was built.
    """

    pages: int
    failed: tuple[Failure, ...] = ()
    left_out: tuple[tuple[Path, str], ...] = ()
    searchable: bool = False


def build_site(
    tei_files: Iterable[Path],
    out: Path,
    options: SiteOptions | None = None,
    *,
    progress: Progress = lambda name: None,
) -> SiteResult:
    """Builds or renews a site. A document that cannot be rendered stops only itself.

    Args:
        tei_files: the TEI documents; the stem of each file names its page.
        out: the folder of the site.
        progress: called with each document's name when its page is there.

    Raises:
        UsageError: there is no document.
        NotWritten, UsageError: `out` cannot be written to.
    """
    options = options or SiteOptions()
    sources, failed = _named(tei_files, rename=options.rename)
    with Workers(options.jobs, options.budget) as workers:
        records, unread = _read_records(sources, workers)
        write_assets(out)
        unwritten, left_out = _write_documents(records, sources, out, options, progress, workers)
    failed += [*unread, *unwritten]
    searchable = options.search and is_available()
    frame = _frame(options, searchable)
    lost = {path for path, _ in failed}
    kept = [record for record in records if sources[record.name] not in lost]
    _write_collection(kept, out, frame, options)
    if searchable:
        index_site(out)
    return SiteResult(len(kept), tuple(failed), tuple(left_out), searchable)


def write_assets(out: Path) -> None:
    """Writes the style sheets and scripts that all pages share."""
    for name in ("engross.css", "collection.css", "engross.js", "collection.js", "search.js"):
        write_changed(out / ASSETS / name, asset(name))


def _named(tei_files: Iterable[Path], *, rename: bool) -> tuple[dict[str, Path], list[Failure]]:
    """The documents by the names of their pages, and those whose names others have.

    A page's name is the file's stem, with lines after it where the collection has such a page itself.
    """
    paths = sorted(dict.fromkeys(tei_files))
    if not paths:
        raise UsageError("no TEI document to publish", hint="name a folder with .xml files")
    sources: dict[str, Path] = {}
    seen: dict[str, Path] = {}
    later: list[Path] = []
    failed: list[Failure] = []
    for path in paths:
        other = None if path.stem.casefold() in RESERVED else seen.setdefault(path.stem.casefold(), path)
        if other == path:
            sources[path.stem] = path
        elif other is None or rename:
            later.append(path)
        else:
            message = f"{other} is written as {path.stem}.html already"
            failed.append((path, DocumentError(message, hint="rename one of them", file=path)))
    for path in later:
        name = next(name for name in _with_lines(path.stem) if name.casefold() not in seen)
        seen[name.casefold()] = path
        sources[name] = path
    return sources, failed


def _with_lines(stem: str) -> Iterator[str]:
    return (stem + "_" * lines for lines in count(1))


def _read_records(sources: Mapping[str, Path], workers: Workers) -> tuple[list[Record], list[Failure]]:
    records, failed = [], []
    for job, outcome in workers.run(Reading(name, path) for name, path in sources.items()):
        if isinstance(outcome, Record):
            records.append(outcome)
        elif isinstance(outcome, EngrossError):
            failed.append((job.source, outcome))
    return sorted(records, key=by_date), failed


def _write_documents(
    records: Sequence[Record],
    sources: Mapping[str, Path],
    out: Path,
    options: SiteOptions,
    progress: Progress,
    workers: Workers,
) -> tuple[list[Failure], list[tuple[Path, str]]]:
    done = _fingerprints(out)
    owners = _owners(records)
    planned = (
        replace(plan, done=done.get(plan.name)) for plan in _plans(records, sources, out, options, owners)
    )
    fingerprints, failed, left_out = {}, [], []
    for plan, outcome in workers.run(planned):
        if isinstance(outcome, EngrossError):
            failed.append((plan.source, outcome))
        elif isinstance(outcome, Published):
            fingerprints[plan.name] = outcome.fingerprint
            left_out += [(plan.source, address) for address in outcome.left_out]
            progress(plan.name)
    write_changed(out / FINGERPRINTS, json.dumps(fingerprints, sort_keys=True))
    return failed, left_out


def _plans(
    records: Sequence[Record],
    sources: Mapping[str, Path],
    out: Path,
    options: SiteOptions,
    owners: Mapping[str, str],
) -> Iterator[Publication]:
    for place, record in enumerate(records):
        pdf = options.pdf_dir / f"{sources[record.name].stem}.pdf" if options.pdf_dir else None
        pdf = pdf if pdf and pdf.is_file() else None
        surroundings = Surroundings(
            site=options.title,
            index="index.html",
            canonical=f"{_folder(options.base_url)}{address(record.name)}" if options.base_url else None,
            previous=_neighbour(records, place - 1),
            next=_neighbour(records, place + 1),
            elsewhere={
                target: f"{address(owners[target])}#{target}" for target in record.targets if target in owners
            },
            images=pictures_beside(sources[record.name], record.pictures),
            stylesheets=STYLESHEETS,
            scripts=SCRIPTS,
            **copies(record.name, pdf=pdf is not None),
        )
        yield Publication(record.name, sources[record.name], out, surroundings, pdf, xslt=options.xslt)


def _neighbour(records: Sequence[Record], place: int) -> Neighbour | None:
    if not 0 <= place < len(records):
        return None
    return Neighbour(address(records[place].name), records[place].title)


def _owners(records: Sequence[Record]) -> dict[str, str]:
    """Ids that other documents refer to → the one document that has them."""
    wanted = {target for record in records for target in record.targets}
    found = Counter(name for record in records for name in record.ids if name in wanted)
    return {
        name: record.name for record in records for name in record.ids if name in wanted and found[name] == 1
    }


def _fingerprints(out: Path) -> dict[str, str]:
    try:
        stored = json.loads((out / FINGERPRINTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in stored.items()} if isinstance(stored, dict) else {}


def _frame(options: SiteOptions, searchable: bool) -> Frame:
    sections = [
        Section("index.html", "Documents"),
        Section("people.html", "People"),
        Section("places.html", "Places"),
        Section("chronology.html", "Chronology"),
        Section("desk.html", "Editor’s desk"),
        *([Section("search.html", "Search")] if searchable else []),
    ]
    canonical = _folder(options.base_url) if options.base_url else None
    return Frame(options.title, tuple(sections), canonical=canonical)


def _folder(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _write_collection(records: Sequence[Record], out: Path, frame: Frame, options: SiteOptions) -> None:
    write_changed(out / "index.html", render_index(records, title=options.title, frame=frame))
    write_changed(out / "people.html", render_people(records, frame))
    write_changed(out / "places.html", render_places(records, frame))
    write_changed(out / "chronology.html", render_chronology(records, frame))
    write_changed(out / "desk.html", render_desk(records, frame, options.warnings))
    if any(section.href == "search.html" for section in frame.sections):
        write_changed(out / "search.html", render_search(frame))
    write_companions(out, frame, [address(record.name) for record in records])
