"""What a survey found, remembered: to look at the same documents again would find the same."""

import contextlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from encoder.corpus.digests import digest, encoder_digest, looked_at, model_digest
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
        key = f"survey {digest([[str(file) for file in files], are_of_one])[:16]}"
        by = digest([encoder_digest(), model_digest(), self._encoding])
        known = json.loads(self._manifest.fact(key) or "{}")
        marks = [looked_at(file, *mark) for file, mark in zip(files, _marks(known, len(files)), strict=True)]
        if known.get("by") == by and known["sha256"] == [sha256 for sha256, _ in marks] and not self._force:
            with contextlib.suppress(ValueError):
                return restored(known["houses"])
        houses, is_whole = look()
        if is_whole:
            sha256, seals = zip(*marks, strict=True)
            kept = {"by": by, "sha256": sha256, "seals": seals, "houses": plain(houses)}
            self._manifest.note(key, json.dumps(kept))
        return houses


def _marks(known: dict[str, Any], count: int) -> list[tuple[str | None, str | None]]:
    """By what each document was known: its digest and its seal."""
    nothing = [None] * count
    return list(zip(known.get("sha256", nothing), known.get("seals", nothing), strict=True))
