"""What the documents that a survey looks at show, remembered: where they are the same, none is looked at."""

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from encoder.corpus.digests import digest, encoder_digest
from encoder.corpus.items import placed
from encoder.corpus.manifest import Manifest
from encoder.corpus.surveying import Shown
from encoder.house.kept import plain, restored
from encoder.writer import sha256_of


class KnownSurveys:
    """A `surveying.Remember` that keeps in the manifest what was found, with the digests of what showed it.

    What is found where a document could not be read is not kept: the next run may read it.

    Args:
        manifest: of the output folder.
        encoding: of the sources, where the user says it.
        force: look anew.
    """

    def __init__(self, manifest: Manifest, encoding: str | None, *, force: bool = False) -> None:
        self._manifest, self._encoding, self._force = manifest, encoding, force

    def __call__(self, files: Sequence[Path], look: Callable[[], Shown], *, declared: bool) -> Shown:
        if not files:
            return look()
        places = [placed(str(file)) for file in files]
        key = f"survey {digest([declared, sorted(set(map(os.path.dirname, places)))])[:16]}"
        read = [[place, sha256_of(file)] for place, file in zip(places, files, strict=True)]
        by = digest([encoder_digest(), self._encoding, read])
        known = json.loads(self._manifest.fact(key) or "{}")
        if known.get("by") == by and not self._force:
            with contextlib.suppress(ValueError):
                return Shown(restored(known["houses"]), len(files))
        shown = look()
        told = json.dumps({"by": by, "houses": plain(shown.houses)}) if shown.read == len(files) else None
        self._manifest.note(key, told)
        return shown
