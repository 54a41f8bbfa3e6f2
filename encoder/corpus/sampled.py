"""Which documents a survey looks at, remembered: else one document more were a reason to encode all again."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from encoder.corpus.digests import digest
from encoder.corpus.items import placed
from encoder.corpus.manifest import Manifest
from encoder.corpus.paths import texts_of
from encoder.corpus.surveying import FEWEST, sample

_GROWTH: Final = 1.25
"""How much larger or smaller a run may be for the sample of an earlier one to speak for it."""


class Sampled:
    """A `surveying.Choice` that stays with what was looked at before, as long as that is there.

    Of a run of few documents all are looked at each time.

    Args:
        manifest: of the output folder.
        force: choose anew.
    """

    def __init__(self, manifest: Manifest, *, force: bool = False) -> None:
        self._manifest, self._force = manifest, force

    def __call__(self, files: Sequence[Path]) -> tuple[Path, ...]:
        if len(files) <= FEWEST:
            return sample(files)
        folders = {os.path.dirname(placed(file)) for file in texts_of(files)}  # noqa: PTH120 - of many
        key = f"sample {digest(sorted(folders))[:16]}"
        count, places = json.loads(self._manifest.fact(key) or "[0, []]")
        is_alike = count / _GROWTH <= len(files) <= count * _GROWTH
        if is_alike and not self._force:
            wanted = frozenset(places)
            known = {place: file for file in texts_of(files) if (place := placed(file)) in wanted}
            if len(known) == len(wanted):
                return tuple(Path(known[place]) for place in places)
        chosen = sample(files)
        self._manifest.note(key, json.dumps([len(files), [placed(str(file)) for file in chosen]]))
        return chosen
