"""The documents' pages and copies: what stands around each, and which of them are made."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from encoder.errors import EngrossError
from encoder.rendering.collection import Collection
from encoder.rendering.facsimiles import open_shelf, pictures_for
from encoder.rendering.frame import ASSETS, SEARCH, Frame, address
from encoder.rendering.html import Imprint, Neighbour, Surroundings
from encoder.rendering.memory import Memory
from encoder.rendering.publication import (
    SCRIPTS,
    STYLESHEETS,
    TAKEN,
    VIEWER,
    Publication,
    Published,
    fingerprint,
    with_copies,
)
from encoder.rendering.record import Record
from encoder.rendering.site.options import Failure, Progress, SiteOptions
from encoder.rendering.site.pictures import Places
from encoder.rendering.workers import Workers
from encoder.writer import write_changed


class Documents:
    """The writing of the documents' pages and copies.

    Attributes:
        state: a digest of what they are made from, once they are written.
        schemas: places in the site, and the schemas that are copied there: those that documents name.
        left_out: documents, what is not copied with them, and why.
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
                    self.left_out += [(plan.source, *one) for one in outcome.left_out]
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
    shelf, places = open_shelf(options.edition.facsimile), Places()
    for place, record in enumerate(records):
        beside, moved = places.of(sources[record.name], record.name, record.pictures)
        elsewhere = [one for one in record.pictures if one not in beside and one not in moved.named]
        pictures = moved.with_others(pictures_for(record.name, elsewhere, shelf))
        pdf = pdf_of(sources[record.name], options)
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
            Neighbour(section.href, section.name) for section in frame.sections if section.href != SEARCH
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


def _neighbour(records: Sequence[Record], place: int) -> Neighbour | None:
    if not 0 <= place < len(records):
        return None
    return Neighbour(address(records[place].name), records[place].title)


def pdf_of(source: Path, options: SiteOptions) -> Path | None:
    pdf = options.pdf_dir / f"{source.stem}.pdf" if options.pdf_dir else None
    return pdf if pdf and pdf.is_file() else None
