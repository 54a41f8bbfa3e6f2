"""The houses of a run, remembered: else each document more were a reason to encode all again."""

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from encoder.corpus.digests import digest, encoder_digest
from encoder.corpus.items import placed
from encoder.corpus.manifest import Manifest
from encoder.corpus.surveying import Houses
from encoder.house.decisions import are_alike
from encoder.house.kept import plain, restored


class KnownHouses:
    """A `surveying.Settle` that stays with the houses of an earlier run, as long as a survey finds no others.

    Two surveys find the same where they decide the same; counts, examples and words are then those of the
    first. So a document is read by what is in the manifest, whether it is read today or was a year ago.

    Args:
        manifest: of the output folder.
        sources: what was named on the command line.
        force: take what was found now.
    """

    def __init__(self, manifest: Manifest, sources: Sequence[str], *, force: bool = False) -> None:
        folders = {source if os.path.isdir(source) else str(Path(source).parent) for source in sources}  # noqa: PTH112 - bears any name
        self._key = f"houses {digest(sorted(map(placed, folders)))[:16]}"
        self._manifest, self._force = manifest, force

    def __call__(self, found: Houses) -> Houses:
        by = digest([encoder_digest(), found.said])
        known = json.loads(self._manifest.fact(self._key) or "{}")
        if known.get("by") == by and not self._force:
            with contextlib.suppress(ValueError):
                before = restored(known["houses"])
                if are_alike(before, found.conventions):
                    return replace(found, conventions=before)
        self._manifest.note(self._key, json.dumps({"by": by, "houses": plain(found.conventions)}))
        return found
