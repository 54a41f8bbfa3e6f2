"""The work of publishing on the TEI files of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from encoder.checks.parse import read
from encoder.corpus.run import Outcome, wanted_jobs
from encoder.writer import write_whole

if TYPE_CHECKING:
    from encoder.rendering.site import SiteOptions


def publish_pdf(file: Path, folder: Path, xslt: Path | None = None, fonts: tuple[Path, ...] = ()) -> Outcome:
    """Set a TEI file as `folder/NAME.pdf`.

    Raises:
        EngrossError: the file cannot be read or is not well-formed, or cannot be set.
    """
    from encoder.rendering.pdf import render_pdf

    pdf, findings = render_pdf(read(file), xslt=xslt, fonts=fonts)
    target = folder / f"{file.stem}.pdf"
    write_whole(target, pdf)
    placed = tuple(finding.in_file(str(file)) for finding in findings)
    return replace(Outcome(str(file)), findings=placed, record={"pdf": str(target)})


def publish_site(
    files: Sequence[Path], folder: Path, options: SiteOptions, jobs: int | None
) -> Iterator[Outcome]:
    """Make a site of TEI files; yields what became of each document that failed.

    Raises:
        UsageError: the folder cannot be written.
    """
    from encoder.rendering.site import build_site

    result = build_site(files, folder, replace(options, jobs=wanted_jobs(files, jobs)))
    for file, error in result.failed:
        yield Outcome(str(file), str(error.at(file)), error.exit_code)
