"""A folder of TEI → a site of static files: a page per document, and the pages of the collection.

Two passes: the first reads what the collection must know of each document, the second writes the pages. Only
the small records are kept, so memory does not grow with the length of the documents.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from encoder.budget import Budget, read_file
from encoder.edition import Colours, Edition
from encoder.edition.edition import RESERVED
from encoder.edition.theme import NAME as THEME
from encoder.errors import DocumentError, EngrossError, UsageError
from encoder.rendering.chronology import render_chronology
from encoder.rendering.collection import Collection
from encoder.rendering.companions import tombstone, write_companions
from encoder.rendering.desk import Warnings, desk_pages
from encoder.rendering.facsimiles import open_shelf, pictures_for
from encoder.rendering.feed import MOST as FEED_MOST
from encoder.rendering.feed import feed
from encoder.rendering.frame import ASSETS, FEED, SEARCH, Frame, Section, address, asset, html_of
from encoder.rendering.html import Imprint, Neighbour, Surroundings
from encoder.rendering.index import index_pages
from encoder.rendering.interface import Interface
from encoder.rendering.lists import links, list_pages, useful
from encoder.rendering.memory import Memory, Oblivion
from encoder.rendering.paging import NUMBERED, ORGANISATIONS, Page, remove_further
from encoder.rendering.prose import PICTURES, footer, pictures_of, render_prose
from encoder.rendering.publication import (
    OUTSIDE,
    PAGE,
    SCRIPTS,
    STYLESHEETS,
    TAKEN,
    VIEWER,
    Publication,
    Published,
    fingerprint,
    path_of,
    pictures_beside,
    stylesheets_fingerprint,
    with_copies,
)
from encoder.rendering.record import Record
from encoder.rendering.registers.files import read_registers
from encoder.rendering.registers.pages import Listing, register_pages
from encoder.rendering.registers.places import Places
from encoder.rendering.registers.register import Register
from encoder.rendering.search import FOLDER as SEARCH_FOLDER
from encoder.rendering.search import index_site, is_available, render_search
from encoder.rendering.workers import Reading, Workers
from encoder.strings import folder_address
from encoder.version import engross_version
from encoder.writer import stage, write_changed

MARKER: Final = ".engross-site"
"""The file by which a folder is known as a site that was built: its copies are no sources."""
MARK: Final = "Engross built this site: the documents in this folder are copies.\n"
COLOURS: Final = "edition.css"
STYLE: Final = "theme.css"
SITE_FACT: Final = "site"
SEARCH_FACT: Final = "search index"
_NAMES: Final = ("people.html", "places.html", ORGANISATIONS)
COLLECTION_FACT: Final = "pages of the collection"
Progress = Callable[[str], None]
Failure = tuple[Path, EngrossError]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """How a site is built.

    Attributes:
        title: of the collection; by default the edition's, or that they are documents.
        base_url: the absolute address where the site will be; without it there are no canonical addresses and
            no `sitemap.xml`.
        edition: what the project says of it.
        desk: make the page of all uncertain decisions, also where the edition does not make it public.
        pdf_dir: folder with `NAME.pdf` for documents that have one.
        xslt: a stylesheet of the user's for the documents' pages.
        jobs: processes.
        budget: what each document may cost.
        rename: give a document whose name another one has a name of its own; otherwise it fails.
        search: build the index for full-text search, where Pagefind is installed.
        warnings: the encoder's findings per document, for the editor's desk.
        warnings_from: a digest of them.
        force: make all documents again, also what has not changed.
        overwrite: replace files that an editor has changed; they are kept beside the new ones.
    """

    title: str | None = None
    base_url: str | None = None
    edition: Edition = field(default_factory=Edition)
    desk: bool = False
    pdf_dir: Path | None = None
    xslt: Path | None = None
    jobs: int = 1
    budget: Budget = field(default_factory=Budget)
    rename: bool = False
    search: bool = True
    warnings: Warnings = field(default_factory=dict)
    warnings_from: str | None = None
    force: bool = False
    overwrite: bool = False

    @property
    def name(self) -> str:
        """What the collection is called."""
        return self.title or self.edition.imprint.title or self.interface.say("documents")

    @property
    def interface(self) -> Interface:
        """The language of the pages' own words."""
        return Interface(self.edition.language)

    @property
    def address(self) -> str | None:
        """The absolute address of the site's folder, with a slash at its end."""
        url = self.base_url or self.edition.base_url
        return folder_address(url) if url else None

    @property
    def shows_desk(self) -> bool:
        """Whether the site has the page of all uncertain decisions."""
        return self.desk or self.edition.public.desk


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What was built.

    Attributes:
        pages: number of documents' pages.
        failed: the file and the error of each document that could not be rendered.
        left_out: the file of a document, the address of a schema that it names and that was not copied,
            and why.
        searchable: whether the full-text index was built.
    """

    pages: int
    failed: tuple[Failure, ...] = ()
    left_out: tuple[tuple[Path, str, str], ...] = ()
    searchable: bool = False


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
        UsageError: there is no document.
        NotWritten, UsageError: `out` cannot be written to.
    """
    options, memory = options or SiteOptions(), memory or Oblivion()
    own = frozenset(prose.name.casefold() for prose in options.edition.pages)
    sources, failed = named_pages(tei_files, own, rename=options.rename)
    searchable = options.search and is_available()
    frame = _frame(options, searchable, has_feed=memory.keeps_records)
    state = _state_of_site(sources, frame, options, memory)
    if not failed and not options.force and _is_renewed(state, out, frame, memory):
        return SiteResult(len(sources), searchable=searchable)
    memory.note(SITE_FACT, None)
    with Workers(options.jobs, options.budget) as workers:
        collection, unread = _read_records(sources, memory, workers, options.edition)
        frame = _with_organisations(frame, collection.register)
        write_assets(out)
        write_edition(out, options.edition)
        made = _Documents(sources, out, options, memory, frame)
        failed += [*unread, *made.write(collection, workers, progress)]
    has_pictures = bool(options.edition.facsimile.folder) or any(one.pictures for one in collection.briefs)
    lost = {path for path, _ in failed}
    collection.arrange(
        frozenset(name for name, path in sources.items() if path in lost) if lost else frozenset()
    )
    kept = collection.briefs
    _retire(frozenset(record.name for record in kept), out, frame, memory)
    _write_collection(collection, out, frame, options, memory)
    _write_feed(collection, out, frame, options.edition, memory)
    if searchable:
        _index(out, made.state, memory)
    write_changed(out / MARKER, MARK)
    if not failed and not has_pictures:
        memory.note(SITE_FACT, json.dumps([state, made.schemas]))
    return SiteResult(len(kept), tuple(failed), tuple(made.left_out), searchable)


def _state_of_site(sources: Mapping[str, Path], frame: Frame, options: SiteOptions, memory: Memory) -> str:
    """A digest of all that a site is made from, pictures and schemas of the documents' own apart."""
    digest = hashlib.sha256(repr((engross_version(), frame, options.warnings_from)).encode())
    digest.update(state_of_edition(options.edition).encode())
    digest.update(stylesheets_fingerprint(options.xslt).encode())
    for name, path in sources.items():
        pdf = _pdf(path, options)
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


def state_of_edition(edition: Edition) -> str:
    """A digest of what an edition says, and of the files that it names."""
    files = [prose.file for prose in edition.pages]
    pictures = [path for prose in edition.pages for path in pictures_of(prose).values()]
    shown = [path for path in (edition.logo, edition.style, *edition.registers) if path]
    read = [hashlib.sha256(read_file(path.absolute())).hexdigest() for path in (*files, *pictures, *shown)]
    return repr((edition, read))


def write_edition(out: Path, edition: Edition) -> None:
    """Writes an edition's colours, its logo, the pictures of its pages, the style of its theme."""
    if any((edition.colours.accent, edition.colours.accent_dark)):
        write_changed(out / ASSETS / COLOURS, colours(edition.colours))
    if edition.logo:
        write_changed(out / _logo(edition.logo), read_file(edition.logo.absolute()))
    if edition.style:
        write_changed(out / ASSETS / STYLE, read_file(edition.style.absolute()))
    for name, path in edition.theme.files.items():
        write_changed(out / ASSETS / THEME / name, read_file(path.absolute()))
    for prose in edition.pages:
        for name, path in pictures_of(prose).items():
            write_changed(out / PICTURES / name, read_file(path.absolute()))


def _styles(edition: Edition) -> list[str]:
    own = [(COLOURS, bool(colours(edition.colours))), (STYLE, edition.style is not None)]
    return [name for name, there in own if there]


def colours(chosen: Colours) -> str:
    """The style sheet of an edition's colours."""
    light = f":root {{ --link: {chosen.accent}; }}\n" if chosen.accent else ""
    dark = f":root {{ --link: {chosen.accent_dark}; }}" if chosen.accent_dark else ""
    return light + (f"@media (prefers-color-scheme: dark) {{ {dark} }}\n" if dark else "")


def _logo(path: Path) -> str:
    return f"{ASSETS}/logo{path.suffix.lower()}"


def write_assets(out: Path) -> None:
    """Writes the style sheets and scripts that all pages share."""
    for name in (
        "engross.css",
        "collection.css",
        "engross.js",
        "hits.js",
        "facsimile.js",
        "collection.js",
        "search.js",
    ):
        write_changed(out / ASSETS / name, asset(name))


def named_pages(
    tei_files: Iterable[Path], own: frozenset[str], *, rename: bool
) -> tuple[dict[str, Path], list[Failure]]:
    """The documents by the names of their pages, and those whose names others have.

    A page's name is the file's stem, with lines after it where the collection has such a page itself; with
    the names of its folders before it where a file in another folder has that name.
    """
    paths = sorted(dict.fromkeys(tei_files))
    if not paths:
        raise UsageError("no TEI document to publish", hint="name a folder with .xml files")
    sources: dict[str, Path] = {}
    seen: dict[str, Path] = {}
    later: list[Path] = []
    failed: list[Failure] = []
    for path in paths:
        other = None if is_reserved(path.stem, own) else seen.setdefault(path.stem.casefold(), path)
        if other == path:
            sources[path.stem] = path
        elif other is None or rename or other.parent != path.parent:
            later.append(path)
        else:
            message = f"{other} is written as {path.stem}.html already"
            failed.append((path, DocumentError(message, hint="rename one of them", file=path)))
    for path in later:
        name = next(
            name for name in _other_names(path) if name.casefold() not in seen and not is_reserved(name, own)
        )
        seen[name.casefold()] = path
        sources[name] = path
    return sources, failed


def is_reserved(stem: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether pages of the collection are called so."""
    return stem.casefold() in RESERVED | own or NUMBERED.fullmatch(stem) is not None


def _other_names(path: Path) -> Iterator[str]:
    """The names that a page may have where its file's is not free."""
    folders = [part for part in path.parent.parts if part.strip("./\\")]
    if not is_reserved(path.stem):
        yield from ("-".join([*folders[-number:], path.stem]) for number in range(1, len(folders) + 1))
    yield from (path.stem + "_" * lines for lines in count(1))


def _read_records(
    sources: Mapping[str, Path], memory: Memory, workers: Workers, edition: Edition
) -> tuple[Collection, list[Failure]]:
    """What the collection must know of each document, as it is remembered or read anew."""
    register = Register(read_registers(edition.registers, edition.language))
    collection, failed = Collection(memory, edition.order, edition.group, register), []
    reader = f"{stylesheets_fingerprint()} {edition.language}"

    def unread() -> Iterator[Reading]:
        for name, path in sources.items():
            sha256 = memory.sha256(path)
            record = memory.record(name, f"{sha256} {reader}") if sha256 else None
            if record is None:
                yield Reading(name, path, edition.language)
            else:
                collection.add(record)

    for job, outcome in workers.run(unread()):
        if isinstance(outcome, EngrossError):
            failed.append((job.source, outcome))
        elif isinstance(outcome, tuple):
            record, sha256 = outcome
            memory.keep_record(record, job.source, sha256, f"{sha256} {reader}")
            collection.add(record)
    if edition.asks_for_folders:
        collection.put_in_folders({name: memory.folder(path) for name, path in sources.items()})
    collection.arrange()
    register.arrange()
    return collection, failed


class _Documents:
    """The writing of the documents' pages and copies.

    Attributes:
        state: a digest of what they are made from, once they are written.
        schemas: places in the site, and the schemas that are copied there: those that documents name.
        left_out: documents, the schemas that they name and that are not copied, and why.
    """

    def __init__(
        self, sources: Mapping[str, Path], out: Path, options: SiteOptions, memory: Memory, frame: Frame
    ) -> None:
        self._sources, self._out, self._options, self._memory = sources, out, options, memory
        self._frame = frame
        self.schemas: dict[str, str] = {}
        self.left_out: list[tuple[Path, str, str]] = []
        self._digest = hashlib.sha256()

    @property
    def state(self) -> str:
        return self._digest.hexdigest()

    def write(self, collection: Collection, workers: Workers, progress: Progress) -> list[Failure]:
        """Make what has changed; the documents that failed."""
        failed = []
        for plan, outcome in workers.run(self._changed(collection)):
            try:
                if isinstance(outcome, Published) and isinstance(plan, Publication):
                    self._memory.keep(plan.name, outcome)
                    self._note(plan, outcome.fingerprint, outcome.schemas)
                    self.left_out += [(plan.source, address, OUTSIDE) for address in outcome.left_out]
                    progress(plan.name)
            except EngrossError as error:
                outcome = error.at(plan.source)
            if isinstance(outcome, EngrossError):
                failed.append((plan.source, outcome))
        for copy, schema in self.schemas.items():
            write_changed(self._out / copy, Path(schema).read_bytes())
        return failed

    def _changed(self, collection: Collection) -> Iterator[Publication]:
        owners = collection.owners()
        for plan in _plans(
            collection, self._sources, self._out, self._options, owners, self._memory, self._frame
        ):
            sha256 = self._memory.sha256(plan.source)
            mark = fingerprint(plan, sha256) if sha256 else ""
            if mark and not self._options.force and self._memory.has(plan.name, mark):
                self._note(plan, mark, self._memory.schemas(plan.name))
            else:
                yield replace(plan, ours=self._memory.ours(plan.name))

    def _note(self, plan: Publication, mark: str, schemas: Iterable[Path]) -> None:
        self._digest.update(f"{plan.name} {mark}\n".encode())
        for schema in (path for path in schemas if (plan.source.parent / path).is_file()):
            own = (plan.source.parent / schema).absolute()
            first = Path(self.schemas.setdefault(f"tei/{schema}", str(own)))
            if first != own and first.read_bytes() != own.read_bytes():
                self.left_out.append((plan.source, str(schema), TAKEN))


def _retire(names: frozenset[str], out: Path, frame: Frame, memory: Memory) -> None:
    """Put tombstones in the places of pages whose documents are gone."""
    for name, title in memory.others(names):
        html = tombstone(frame, address(name), title).encode("utf-8", "backslashreplace")
        ours = (memory.ours(name) or {}).get(PAGE, frozenset())
        memory.retire(name, stage(out / path_of(name, PAGE), html, ours, overwrite=True))


def _write_feed(collection: Collection, out: Path, frame: Frame, edition: Edition, memory: Memory) -> None:
    """Write what is new, where the site's address and times are known; else there is no feed."""
    records = {record.name: record for record in collection.briefs}
    written = feed(memory.latest(FEED_MOST), records, frame, edition.imprint)
    if written is None:
        (out / FEED).unlink(missing_ok=True)
    else:
        write_changed(out / FEED, written)


def _index(out: Path, state: str, memory: Memory) -> None:
    """Build the index for full-text search, unless it is that of these documents."""
    if memory.fact(SEARCH_FACT) == state and (out / SEARCH_FOLDER).is_dir():
        return
    memory.note(SEARCH_FACT, None)
    index_site(out)
    memory.note(SEARCH_FACT, state)


def _plans(
    collection: Collection,
    sources: Mapping[str, Path],
    out: Path,
    options: SiteOptions,
    owners: Mapping[str, str],
    memory: Memory,
    frame: Frame,
) -> Iterator[Publication]:
    shared, records = _shared(options, frame), collection.briefs
    shelf = open_shelf(options.edition.facsimile)
    for place, record in enumerate(records):
        beside = pictures_beside(sources[record.name], record.pictures)
        pictures = pictures_for(record.name, [one for one in record.pictures if one not in beside], shelf)
        pdf = _pdf(sources[record.name], options)
        surroundings = replace(
            shared,
            canonical=f"{options.address}{address(record.name)}" if options.address else None,
            previous=_neighbour(records, place - 1),
            next=_neighbour(records, place + 1),
            elsewhere=dict(_elsewhere(record, owners, sources)),
            images=beside,
            facsimiles=pictures.named,
            leaves=tuple(
                {"address": place, **({"number": number} if number else {})}
                for number, place in pictures.leaves
            ),
            register=collection.addresses_of_names(record),
        )
        surroundings = with_copies(
            surroundings, record.name, pdf=pdf is not None, tei=options.edition.public.source
        )
        yield Publication(
            record.name,
            sources[record.name],
            out,
            surroundings,
            pdf,
            memory.sha256(pdf) if pdf else None,
            xslt=options.xslt,
            facsimiles=pictures.copies,
            theme=options.edition.theme,
            overwrite=options.overwrite,
        )


def _elsewhere(
    record: Record, owners: Mapping[str, str], sources: Mapping[str, Path]
) -> Iterator[tuple[str, str]]:
    """What a document refers to in others, as it says it, and where that is: `2.xml#p3` → `2.html#p3`."""
    for target in record.targets:
        file, mark, part = target.partition("#")
        name = PurePosixPath(file).stem
        if target in owners:
            yield target, f"{address(owners[target])}#{target}"
        elif file.endswith((".xml", ".tei")) and name in sources and name != record.name:
            yield target, f"{address(name)}{mark}{part}"


def _shared(options: SiteOptions, frame: Frame) -> Surroundings:
    """What stands around every document's page."""
    imprint = options.edition.imprint
    return Surroundings(
        site=options.name,
        index="index.html",
        menu=tuple(
            Neighbour(section.href, section.name) for section in frame.sections[1:] if section.href != SEARCH
        ),
        search=SEARCH if any(section.href == SEARCH for section in frame.sections) else None,
        logo=frame.logo,
        foot=frame.foot,
        parts=options.edition.theme.parts,
        imprint=Imprint(
            tuple(editor.name for editor in imprint.editors if editor.role is None),
            imprint.publisher,
            imprint.place,
            imprint.date,
            imprint.licence.address if imprint.licence else None,
        ),
        without_doubts=not options.edition.public.confidence,
        stylesheets=(*STYLESHEETS, *(f"{ASSETS}/{name}" for name in frame.styles)),
        scripts=SCRIPTS,
        viewer=VIEWER,
        interface=options.interface.tag,
    )


def _pdf(source: Path, options: SiteOptions) -> Path | None:
    pdf = options.pdf_dir / f"{source.stem}.pdf" if options.pdf_dir else None
    return pdf if pdf and pdf.is_file() else None


def _neighbour(records: Sequence[Record], place: int) -> Neighbour | None:
    if not 0 <= place < len(records):
        return None
    return Neighbour(address(records[place].name), records[place].title)


def _frame(options: SiteOptions, searchable: bool, *, has_feed: bool) -> Frame:
    say = options.interface.say
    sections = [
        Section("index.html", say("documents")),
        Section("people.html", say("people")),
        Section("places.html", say("places")),
        Section("chronology.html", say("chronology")),
        *([Section("desk.html", say("desk"))] if options.shows_desk else []),
        *(Section(f"{prose.name}.html", prose.title) for prose in options.edition.pages),
        *([Section(SEARCH, say("search"))] if searchable else []),
    ]
    edition = options.edition
    return Frame(
        options.name,
        tuple(sections),
        canonical=options.address,
        has_feed=has_feed and options.address is not None,
        logo=_logo(edition.logo) if edition.logo else None,
        foot=footer(edition.footer),
        publisher=edition.imprint.publisher,
        parts={name: html_of(part) for name, part in edition.theme.parts.items()},
        styles=(
            *_styles(edition),
            *(quote(f"{THEME}/{name}") for name in edition.theme.styles),
        ),
        interface=options.interface,
    )


def _with_organisations(frame: Frame, register: Register) -> Frame:
    """A frame whose menu has organisations, where one is named."""
    if not any(entry.kind == "organisation" for entry in register.entries):
        return frame
    sections = list(frame.sections)
    after = next(at for at, section in enumerate(sections) if section.href == "places.html") + 1
    sections.insert(after, Section(ORGANISATIONS, frame.interface.say("organisations")))
    return replace(frame, sections=tuple(sections))


def _write_collection(
    collection: Collection, out: Path, frame: Frame, options: SiteOptions, memory: Memory
) -> None:
    """Write the pages of the collection, unless they are of these records and there."""
    records = collection.briefs
    state = _state_of_collection(collection, frame, options)
    known, pages = json.loads(memory.fact(COLLECTION_FACT) or "[null, []]")
    if known == state and all((out / page).is_file() for page in pages):
        return
    memory.note(COLLECTION_FACT, None)
    written = []
    for href, html in _pages_of(collection, frame, options):
        write_changed(out / href, html)
        written.append(href)
    remove_further(out, written)
    named = (address(href, "") for href in written if "/" in href)
    public = [href for href in written if "/" not in href]
    if not options.edition.public.desk:
        public = [href for href in public if not href.startswith("desk")]
    write_companions(out, frame, [*public, *(address(record.name) for record in records), *named])
    memory.note(COLLECTION_FACT, json.dumps([state, written]))


def _pages_of(collection: Collection, frame: Frame, options: SiteOptions) -> Iterator[Page]:
    records, edition = collection.briefs, options.edition
    listings = useful(records, options.interface)
    named = [(section.href, section.name) for section in frame.sections if section.href in _NAMES]
    lists = links(listings, named, options.interface)
    yield from index_pages(
        records,
        title=options.name,
        frame=frame,
        subtitle=edition.imprint.subtitle,
        order=edition.order,
        lists=links(listings, (), options.interface),
        group=edition.group,
    )
    for listing in listings:
        yield from list_pages(listing, records, frame)
    with closing(Places()) as places:
        for number, record in enumerate(records):
            places.add(number, collection.found(record))
        places.settle()
        yield from register_pages(Listing(collection.register.entries, places, records), frame)
    yield "chronology.html", render_chronology(records, frame)
    if options.shows_desk:
        listed = replace(frame, is_listed=edition.public.desk)
        yield from desk_pages(records, listed, options.warnings, collection.full)
    for prose in edition.pages:
        yield f"{prose.name}.html", render_prose(prose, edition.pages, frame)
    if any(section.href == SEARCH for section in frame.sections):
        yield SEARCH, render_search(frame, lists)


def _state_of_collection(collection: Collection, frame: Frame, options: SiteOptions) -> str:
    """A digest of all that the collection's pages are made from."""
    made_from = (engross_version(), stylesheets_fingerprint(), frame, state_of_edition(options.edition))
    digest = hashlib.sha256(repr(made_from).encode())
    for record in collection.briefs:
        warnings = options.warnings.get(record.name, ())
        digest.update(collection.digest_of(record))
        digest.update(repr([sorted(warning.items()) for warning in warnings]).encode())
    return digest.hexdigest()
