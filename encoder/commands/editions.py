"""How commands come to know the edition that documents are of."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from encoder.budget import STREAM
from encoder.corpus.collect import edition_beside
from encoder.edition import Edition, read_edition
from encoder.errors import UsageError
from encoder.strings import shown


def edition_for(paths: Sequence[str], named: Path | None) -> Edition:
    """What is said of the edition: in the file that was named, else in the one beside the sources.

    Args:
        paths: what was named on the command line.
        named: the file given by `--edition`.

    Raises:
        UsageError: the file is wrong, or there are several.
    """
    found = [named] if named else sorted(set(_beside(paths)))
    if len(found) > 1:
        both = " and ".join(shown(str(path)) for path in found[:2])
        raise UsageError(f"{both} describe different editions", hint="choose one with --edition")
    return read_edition(found[0]) if found else Edition()


def _beside(paths: Iterable[str]) -> Iterable[Path]:
    for path in map(Path, paths):
        folder = path if os.path.isdir(path) else path.parent  # noqa: PTH112 - bears any name
        if str(path) != STREAM and not str(path).startswith("@"):
            beside = edition_beside(folder)
            if beside:
                yield beside
