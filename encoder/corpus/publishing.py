"""The work of publishing on one TEI file of a corpus."""

from dataclasses import replace
from pathlib import Path

from encoder.checks.parse import read
from encoder.corpus.run import Outcome
from encoder.writer import write_whole


def publish_pdf(file: Path, folder: Path, xslt: Path | None = None, fonts: tuple[Path, ...] = ()) -> Outcome:
    """Set a TEI file as `folder/NAME.pdf`.

    Raises:
        EngrossError: the file cannot be read or is not well-formed, or cannot be set.
    """
    from encoder.render.pdf import render_pdf

    pdf, findings = render_pdf(read(file), xslt=xslt, fonts=fonts)
    target = folder / f"{file.stem}.pdf"
    write_whole(target, pdf)
    placed = tuple(finding.in_file(str(file)) for finding in findings)
    return replace(Outcome(str(file)), findings=placed, record={"pdf": str(target)})
