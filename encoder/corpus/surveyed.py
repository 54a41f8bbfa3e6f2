"""What a survey found, remembered: to look at the same documents again would find the same."""

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from encoder.corpus.digests import digest, encoder_digest, looked_at, model_digest
from encoder.corpus.items import placed
from encoder.corpus.manifest import Manifest
from encoder.corpus.surveying import Found
from encoder.house.conventions import Conventions
from encoder.house.kept import plain, restored


class Surveyed:
    """A `surveying.Recall` that looks at documents only where one of them, or what reads them, has changed.

    What was found without a document that could not be read is not remembered.

    Args:
        manifest: of the output folder.
        encoding: that the documents are said to be in.
        force: look anew.
    """

    def __init__(self, manifest: Manifest, encoding: str | None, *, force: bool = False) -> None:
        self._manifest, self._encoding, self._force = manifest, encoding, force

    def __call__(
        self, files: Sequence[Path], are_of_one: bool, look: Callable[[], Found]
    ) -> tuple[Conventions, ...]:
        if not files:
            return look()[0]
        places = [placed(str(file)) for file in files]
        key = f"survey {digest([are_of_one, sorted(set(map(os.path.dirname, places)))])[:16]}"
        by = digest([encoder_digest(), model_digest(), self._encoding, places])
        known = self._known(key, by)
        marks = known.get("marks") or [(None, None)] * len(files)
        now = [looked_at(file, *mark) for file, mark in zip(files, marks, strict=True)]
        if known and [sha256 for sha256, _ in marks] == [sha256 for sha256, _ in now] and not self._force:
            with contextlib.suppress(ValueError):
                return restored(known["houses"])
        houses, is_whole = look()
        kept = {"by": by, "marks": now, "houses": plain(houses)}
        self._manifest.note(key, json.dumps(kept) if is_whole else None)
        return houses

    def _known(self, key: str, by: str) -> dict[str, Any]:
        """What is noted of a survey of the same documents by the same encoder, else nothing."""
        known: dict[str, Any] = json.loads(self._manifest.fact(key) or "{}")
        return known if known.get("by") == by else {}
