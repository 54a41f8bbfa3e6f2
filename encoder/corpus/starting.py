"""The beginning of a project: a folder with an edition's file, a page and a letter to try it with."""

from pathlib import Path
from typing import Final

from encoder.errors import UsageError
from encoder.resources import PACKAGE
from encoder.strings import shown
from encoder.writer import prepare_folder, write_changed

_SAMPLE: Final = PACKAGE / "edition" / "sample"


def start(folder: Path) -> tuple[Path, ...]:
    """Write a folder's first files; what is there already is never touched.

    Returns:
        The files that were written.

    Raises:
        UsageError: one of them is there already, or the folder cannot be written. Nothing has been done.
    """
    samples = sorted(_SAMPLE.iterdir())
    for sample in samples:
        if (folder / sample.name).exists():
            raise UsageError(
                f"{shown(str(folder / sample.name))} is there already", hint="name a new or an empty folder"
            )
    prepare_folder(folder)
    for sample in samples:
        write_changed(folder / sample.name, sample.read_bytes())
    return tuple(folder / sample.name for sample in samples)
