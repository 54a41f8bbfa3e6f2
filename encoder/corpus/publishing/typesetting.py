"""The setting of TEI files as PDFs, as the manifest says what is still to be done."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from encoder.budget import refuse_name
from encoder.checks.parse import read
from encoder.cluster import spread
from encoder.corpus import digests
from encoder.corpus.manifest import Manifest, Standing
from encoder.corpus.publishing.texts import Text
from encoder.corpus.renewal import edited
from encoder.corpus.run import Outcome, failed, safely
from encoder.corpus.wishes import Wishes
from encoder.errors import EngrossError
from encoder.version import engross_version
from encoder.writer import Staged, sha256_of, stage

if TYPE_CHECKING:
    from encoder.budget import Budget

PDF: Final = "pdf"


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
