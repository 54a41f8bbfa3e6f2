"""Whether the catalogue beside a manifest is as it would be filled again: then it need not be opened."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from encoder.corpus.digests import rendering_digest, seal
from encoder.corpus.manifest import Manifest
from encoder.corpus.publishing import encoded_texts

_FACT: Final = "catalogue"


def state_of(manifest: Manifest, tei: Path, site: str | None) -> str:
    """A digest of all that a catalogue is filled from.

    Args:
        manifest: of the output folder.
        tei: the folder of the TEI files.
        site: where the pages are, as it is said now.
    """
    state = hashlib.sha256(repr((rendering_digest("oai"), site)).encode())
    for text in encoded_texts(manifest, tei):
        state.update(f"{text.name}\0{text.sha256}\0".encode("utf-8", "surrogateescape"))
    state.update(manifest.states_digest().encode())
    return state.hexdigest()


def is_filled(manifest: Manifest, catalogue: Path, state: str) -> bool:
    """Whether a catalogue was filled from this, and nobody has touched its file since."""
    now = seal(catalogue)
    return now is not None and manifest.fact(_FACT) == f"{state} {now}"


def note_filled(manifest: Manifest, catalogue: Path, state: str | None) -> None:
    """Note from what a catalogue was filled; None: that it is not known."""
    now = seal(catalogue)
    manifest.note(_FACT, f"{state} {now}" if state and now else None)
