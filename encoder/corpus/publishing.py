"""The work of publishing on the TEI files of a corpus."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from encoder.budget import refuse_name
from encoder.checks.parse import read
from encoder.cluster import spread
from encoder.corpus import digests
from encoder.corpus.items import items_of, spoken
from encoder.corpus.manifest import Manifest, Standing, State
from encoder.corpus.naming import named
from encoder.corpus.renewal import edited
from encoder.corpus.run import Outcome, failed, safely
from encoder.corpus.site_memory import SiteMemory
from encoder.corpus.wishes import Wishes
from encoder.errors import DocumentError, EngrossError
from encoder.findings import Finding, Place, Severity
from encoder.version import engross_version
from encoder.writer import Staged, sha256_of, stage

if TYPE_CHECKING:
    from encoder.budget import Budget
    from encoder.rendering.book import BookTitle, Chapter
    from encoder.rendering.epub.collection import EpubOptions
    from encoder.rendering.site import SiteOptions


PDF: Final = "pdf"


@dataclass(frozen=True, slots=True)
class Text:
    """A TEI file to be published.

    Attributes:
        name: of the document.
        path: of the file.
        sha256: of its bytes; None where they cannot be read.
        ours: the SHA-256 of what we may have written in the place of the result.
    """

    name: str
    path: Path
    sha256: str | None = None
    ours: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return str(self.path)


def encoded_texts(manifest: Manifest, folder: Path) -> Iterator[Text]:
    """The TEI files of a folder whose sources are there and were encoded, also by earlier runs."""
    for name, file in manifest.results("tei", State.WHOLE, State.EDITED):
        path = folder / f"{name}.xml"
        found = file.found if manifest.is_intact(file) else manifest.standing(path, file)[1]
        if found is not None:
            yield Text(name, path, found)


def named_texts(files: Iterable[Path], manifest: Manifest) -> Iterator[Text | Outcome]:
    """TEI files that a user names, noted as met; for one whose name another one has, why it is refused.

    One in another folder has the names of its folders before its own.
    """
    for turn, found in enumerate(items_of(files)):
        path = found.path or Path(found.shown)
        encoded = manifest.file(path)
        item = named(found, manifest) if encoded is None else found
        namesakes = manifest.namesakes(item.name)
        other = next((entry for entry in namesakes if entry.run == manifest.run), None)
        if other is not None:
            message = f"{spoken(other.source)} is written to {other.name}.pdf already"
            hint = "rename one of them, or use different folders"
            if other.source != item.place:
                yield failed(item, DocumentError(message, hint=hint))
            continue
        known = next((entry for entry in namesakes if entry.name == item.name), None)
        if encoded is not None:  # it was encoded into this folder: its source is another
            yield Text(item.name, path, manifest.standing(path, encoded)[1])
            continue
        manifest.met(item.name, item.place, None, turn)
        sha256, seal = digests.looked_at(path, *((known.sha256, known.seal) if known else (None, None)))
        manifest.update(item.name, state=State.WHOLE, sha256=sha256, seal=seal, withdrawn=None)
        yield Text(item.name, path, sha256)


def remembered_files(manifest: Manifest, named: Iterable[Path]) -> Iterator[Path]:
    """The TEI files of a site's pages that are there and not named in this run."""
    known = {os.path.abspath(path) for path in named}  # noqa: PTH100 - links stay
    for page in manifest.pages():
        if (
            page["state"] != State.WITHDRAWN
            and page["source"] not in known
            and Path(page["source"]).is_file()
        ):
            yield Path(page["source"])


class Warnings(Mapping[str, Sequence[Mapping[str, Any]]]):
    """What the encoder found in the documents of a manifest, each asked for when it is needed."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def __getitem__(self, name: str) -> Sequence[Mapping[str, Any]]:
        return [finding.as_json() for finding in self._manifest.findings(name)]

    def __iter__(self) -> Iterator[str]:
        return (entry.name for entry in self._manifest.entries())

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Set:
    """What became of a TEI file that was set as a PDF.

    Attributes:
        text: the file.
        outcome: what became of it.
        staged: the PDF, which waits to take its place.
        made_from: a digest of all that it was made from.
    """

    text: Text
    outcome: Outcome
    staged: Staged | None = None
    made_from: str = ""


class Typesetting:
    """The setting of TEI files as `folder/NAME.pdf`, as the manifest says what is still to be done.

    Args:
        manifest: of the output folder.
        folder: the output folder, or one in it.
        wishes: how what is there is treated.
        xslt: the user's stylesheet.
        fonts: the user's folders of fonts.
        interface: the language of the PDFs' own words.
    """

    def __init__(
        self,
        manifest: Manifest,
        folder: Path,
        wishes: Wishes,
        xslt: Path | None = None,
        fonts: tuple[Path, ...] = (),
        interface: str = "en",
    ) -> None:
        self._manifest, self._folder, self._wishes = manifest, folder, wishes
        self._xslt, self._fonts, self._interface = xslt, fonts, interface
        parts = {
            "version": engross_version(),
            "stylesheets": digests.rendering_digest("pdf"),
            "options": digests.digest(
                [_of_stylesheet(xslt), [_of_fonts(fonts_) for fonts_ in fonts], interface]
            ),
        }
        self._recipe = manifest.keep_recipe(parts)

    def run(self, texts: Iterable[Text | Outcome], jobs: int, budget: Budget) -> Iterator[Outcome]:
        """What became of each file that was set or failed, or whose PDF is kept, in their order."""
        kept: deque[Outcome] = deque()
        work = partial(
            set_pdf,
            folder=self._folder,
            recipe=self._recipe,
            xslt=self._xslt,
            fonts=self._fonts,
            overwrite=self._wishes.overwrite,
            interface=self._interface,
        )
        chunk = 4 if jobs > 1 else 1
        for done in spread(work, self._tasks(texts, kept), jobs, fail_set, budget=budget, chunk=chunk):
            yield self._settle(done)
        yield from kept

    def _tasks(self, texts: Iterable[Text | Outcome], kept: deque[Outcome]) -> Iterator[Text]:
        for text in texts:
            if isinstance(text, Outcome):
                kept.append(text)
                continue
            target = self._folder / f"{text.name}.pdf"
            file = self._manifest.file(target)
            standing, _ = self._manifest.standing(target, file)
            made_from = f"{text.sha256} {self._recipe}"
            is_same = file is not None and text.sha256 is not None and file.made_from == made_from
            if standing is Standing.EDITED and not self._wishes.overwrite:
                found = (edited(target, is_behind=not is_same),)
                kept.append(Outcome(str(text), findings=found, record={"pdf": str(target)}, is_kept=True))
            elif not is_same or standing is not Standing.CURRENT or self._wishes.force:
                yield replace(text, ours=file.ours if file else frozenset())

    def _settle(self, done: Set) -> Outcome:
        if done.staged is None:
            return done.outcome
        try:
            self._manifest.write(done.text.name, [(PDF, done.staged)], done.made_from, self._recipe)
        except EngrossError as error:
            return failed(done.text, error)
        if done.staged.is_kept:
            return replace(done.outcome, findings=(edited(done.staged.path),), is_kept=True)
        return done.outcome


def set_pdf(
    text: Text,
    folder: Path,
    recipe: str,
    xslt: Path | None,
    fonts: tuple[Path, ...],
    *,
    overwrite: bool,
    interface: str,
) -> Set:
    """Set a TEI file, and stage `folder/NAME.pdf`. What fails is told in the outcome."""

    def work(text: Text) -> Set:
        from encoder.rendering.pdf import render_pdf

        refuse_name(text.path)
        tei = read(text.path)
        pdf, findings = render_pdf(tei, xslt=xslt, fonts=fonts, interface=interface)
        target = folder / f"{text.name}.pdf"
        staged = stage(target, pdf, text.ours, overwrite=overwrite)
        placed = tuple(finding.in_file(str(text)) for finding in findings)
        outcome = Outcome(str(text), findings=placed, record={"pdf": str(target)})
        return Set(text, outcome, staged, f"{hashlib.sha256(tei).hexdigest()} {recipe}")

    return safely(work, text, fail_set)


def fail_set(text: Text, error: EngrossError) -> Set:
    """What became of a TEI file that cannot be set."""
    return Set(text, failed(text, error))


def _of_stylesheet(xslt: Path | None) -> list[str | None]:
    """Of a user's stylesheet, and of those beside it, which it may import."""
    beside = sorted(xslt.parent.glob("*.xsl*")) if xslt else []
    return [sha256_of(path) for path in dict.fromkeys([*([xslt] if xslt else []), *beside])]


def _of_fonts(folder: Path) -> list[tuple[str, int]]:
    return sorted(
        (str(path.relative_to(folder)), path.stat().st_size) for path in folder.rglob("*") if path.is_file()
    )


def publish_site(
    files: Mapping[Path, str | None],
    folder: Path,
    options: SiteOptions,
    manifest: Manifest,
    wishes: Wishes,
    jobs: int,
    budget: Budget,
    made: Callable[[str], None] = lambda name: None,
) -> Iterator[Outcome]:
    """Make a site of TEI files, or renew it; yields what became of each that failed, is published in part, or
    is kept.

    Args:
        files: with their SHA-256 where it is known.
        folder, options: of the site.
        manifest: of the output folder.
        wishes: how what is there is treated.
        jobs: processes.
        budget: what each document may cost.
        made: called with the name of each page that is made.

    Raises:
        UsageError: the folder cannot be written.
    """
    from encoder.rendering.site import build_site

    parts = {"version": engross_version(), "stylesheets": digests.rendering_digest("html")}
    known = {path: sha256 for path, sha256 in files.items() if sha256 is not None}
    memory = SiteMemory(manifest, manifest.keep_recipe(parts), known, overwrite=wishes.overwrite)
    wanted = replace(options, jobs=jobs, budget=budget, force=wishes.force, overwrite=wishes.overwrite)
    result = build_site(files, folder, wanted, memory=memory, progress=made)
    manifest.save()
    yield from starmap(failed, result.failed)
    yield from starmap(_left_out, result.left_out)
    for _, path in sorted(memory.edited.items()):
        yield Outcome(str(path), findings=(edited(path),), is_kept=True)


def _left_out(file: Path, schema: str, why: str) -> Outcome:
    """A finding `W01` about a document: it names a schema that cannot be copied with it."""
    message = f"the schema {schema} was not copied to the site: {why}"
    hint = "put it beside the document, under a name of its own, and name it from there"
    return Outcome(str(file), findings=(Finding("W01", Severity.WARNING, message, Place(str(file)), hint),))


def read_chapter(file: Path, xslt: Path | None, interface: str) -> Outcome:
    """The print XML of a TEI file, in the outcome's record as `xml`.

    Raises:
        EngrossError: the file cannot be read, or cannot be set.
    """
    from encoder.rendering.book import print_chapter

    return Outcome(str(file), record={"xml": print_chapter(file, xslt, interface)})


def bind(
    file: Path,
    chapters: Sequence[Chapter],
    title: BookTitle,
    printed_numbers: bool,
    fonts: tuple[Path, ...],
    interface: str,
) -> Outcome:
    """The PDF of a book, in the outcome's record as `pdf`.

    Raises:
        EngrossError: it cannot be set.
    """
    from encoder.rendering.book import set_book

    pdf, findings = set_book(
        chapters, title, printed_numbers=printed_numbers, fonts=fonts, interface=interface
    )
    return Outcome(str(file), findings=findings, record={"pdf": pdf})


def bind_epub(
    files: Iterable[Path], options: EpubOptions, made: Callable[[str], None] = lambda name: None
) -> tuple[bytes | None, tuple[Outcome, ...]]:
    """The bytes of an EPUB of TEI files, None where none could be read; what became of each that failed.

    Raises:
        UsageError: a file that the edition names cannot be read.
    """
    from encoder.rendering.epub.collection import render_epub

    book = render_epub(files, options, made)
    return book.data, tuple(starmap(failed, book.failed))
