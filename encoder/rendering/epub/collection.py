"""TEI documents → one EPUB 3, in the order of the collection, with links between them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from encoder.budget import Budget
from encoder.edition import Edition
from encoder.errors import EngrossError
from encoder.rendering.collection import Collection
from encoder.rendering.epub.binding import Binding, shown_in_books
from encoder.rendering.epub.chapter import STYLE, Chapter, ChapterPlan
from encoder.rendering.epub.package import TYPES, Volume
from encoder.rendering.html import Imprint, Surroundings
from encoder.rendering.interface import Interface
from encoder.rendering.memory import Oblivion
from encoder.rendering.publication import pictures_beside
from encoder.rendering.record import Record
from encoder.rendering.site import named_pages
from encoder.rendering.workers import Reading, Workers

_FOLDER: Final = "pictures"


@dataclass(frozen=True, slots=True)
class EpubOptions:
    """How an EPUB is made.

    Attributes:
        title: of the book; by default the edition's, or that it holds documents.
        edition: what the project says of it.
        xslt: a stylesheet of the user's that imports `xslt/epub/chapter.xsl`.
        jobs: processes.
        budget: what each document may cost.
    """

    title: str | None = None
    edition: Edition = field(default_factory=Edition)
    xslt: Path | None = None
    jobs: int = 1
    budget: Budget = field(default_factory=Budget)


@dataclass(frozen=True, slots=True)
class Epub:
    """What was made.

    Attributes:
        data: the bytes of the file; None where no document could be read.
        chapters: how many documents it holds.
        failed: the file and the error of each that it does not hold.
    """

    data: bytes | None
    chapters: int
    failed: tuple[tuple[Path, EngrossError], ...] = ()


def render_epub(
    files: Iterable[Path],
    options: EpubOptions | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Epub:
    """Bind TEI documents into an EPUB 3: the same bytes for the same input. One that fails stops only itself.

    Args:
        files: TEI documents.
        progress: called with each document's name when its chapter is made.

    Raises:
        UsageError: there is no document, or a file that the edition names cannot be read.
    """
    options = options or EpubOptions()
    sources, failed = named_pages(files, frozenset(), rename=True)
    with Workers(options.jobs, options.budget) as workers:
        collection = Collection(Oblivion(), options.edition.order, options.edition.group)
        for job, outcome in workers.run(
            Reading(name, path, options.edition.language) for name, path in sources.items()
        ):
            if isinstance(outcome, EngrossError):
                failed.append((job.source, outcome))
            elif isinstance(outcome, tuple):
                collection.add(replace(outcome[0], doubts=(), mentions=(), entries=()))
        collection.arrange()
        binding = Binding(_volume(collection.briefs, options), options.edition)
        made = 0
        for plan, outcome in workers.run(_plans(collection, sources, options)):
            if isinstance(outcome, Chapter) and isinstance(plan, ChapterPlan):
                pictures = {
                    f"{plan.pictures}/{url}": plan.source.parent / url for url in plan.surroundings.images
                }
                binding.add(f"{plan.pictures.rpartition('/')[2]}.xhtml", outcome, pictures)
                made += 1
                progress(str(plan.source))
            elif isinstance(outcome, EngrossError):
                failed.append((plan.source, outcome))
    return Epub(binding.finish() if made else None, made, tuple(failed))


def _volume(records: Sequence[Record], options: EpubOptions) -> Volume:
    edition = options.edition
    interface = Interface(edition.language)
    counted = Counter(record.language for record in records if record.language != "und")
    logo = edition.logo
    shown = logo is not None and logo.suffix.lower() in TYPES
    return Volume(
        options.title or edition.imprint.title or interface.say("documents"),
        edition.imprint,
        tuple(language for language, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))),
        interface,
        edition.base_url,
        f"{_FOLDER}/logo{logo.suffix.lower()}" if logo and shown else None,
    )


def _plans(
    collection: Collection, sources: Mapping[str, Path], options: EpubOptions
) -> Iterator[ChapterPlan]:
    records, edition = collection.briefs, options.edition
    width = len(str(len(records)))
    numbers = {record.name: f"d{number:0{width}}" for number, record in enumerate(records, 1)}
    owners = collection.owners()
    ids = {record.name: frozenset(collection.full(record).ids) for record in records}
    imprint = edition.imprint
    editors = tuple(editor.name for editor in imprint.editors if editor.role is None)
    licence = imprint.licence.address if imprint.licence else None
    shared = Surroundings(
        site=options.title or imprint.title,
        imprint=Imprint(editors, imprint.publisher, imprint.place, imprint.date, licence),
        without_doubts=not edition.public.confidence,
        stylesheets=(STYLE,),
        interface=edition.language,
    )
    for record in records:
        links = dict(_links(record, numbers, owners, ids))
        images = tuple(shown_in_books(pictures_beside(sources[record.name], record.pictures)))
        surroundings = replace(shared, elsewhere=links, images=images)
        yield ChapterPlan(
            sources[record.name], f"{_FOLDER}/{numbers[record.name]}", surroundings, options.xslt
        )


def _links(
    record: Record,
    numbers: Mapping[str, str],
    owners: Mapping[str, str],
    ids: Mapping[str, frozenset[str]],
) -> Iterator[tuple[str, str]]:
    """What a document refers to in others, as it says it, and where that is in the book."""
    for target in record.targets:
        file, _, part = target.partition("#")
        name = PurePosixPath(file).stem
        if target in owners:
            yield target, f"{numbers[owners[target]]}.xhtml#{target}"
        elif file.endswith((".xml", ".tei")) and name in numbers and name != record.name:
            yield target, f"{numbers[name]}.xhtml" + (f"#{part}" if part in ids[name] else "")
