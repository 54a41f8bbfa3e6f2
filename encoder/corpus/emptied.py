"""Folders that were emptied: they have no sources now, and earlier runs made documents of what they had.

A disk that is not there looks the same. So they are withdrawn only for who asks for it.
"""

import os
from pathlib import Path

from encoder.corpus.items import placed
from encoder.corpus.manifest import read_manifest
from encoder.corpus.withdrawal import ROLES
from encoder.errors import NothingThere, UsageError
from encoder.strings import plural


def refuse_emptied(error: NothingThere, place: str, output: Path | None, *, prunes: bool) -> None:
    """Refuse to go on with a folder that has nothing, unless what was made of it is to go.

    Args:
        error: that says so.
        place: the folder.
        output: the folder that is written to.
        prunes: the files of documents whose sources are gone are to be removed.

    Raises:
        UsageError: there is nothing to do, or nobody has said that the documents are to go.
    """
    count = _made_from(placed(place), output) if output else 0
    if not count:
        raise error
    if not prunes:
        stay = f"{plural(count, 'document')} that earlier runs made of it {'stay' if count > 1 else 'stays'}"
        raise UsageError(
            f"{error.message}, and {stay}", hint="--prune withdraws them and removes their files"
        )


def _made_from(place: str, output: Path) -> int:
    """How many documents have files, and came from a folder."""
    below = os.path.join(place, "")  # noqa: PTH118
    try:
        with read_manifest(output) as manifest:
            return sum(
                1
                for entry in manifest.entries()
                if entry.source.startswith(below) and manifest.files(entry.name, *ROLES)
            )
    except UsageError:
        return 0
