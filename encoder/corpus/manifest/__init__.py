"""The manifest of an output folder: what was written, and from what.

It is an SQLite file in the folder (`.engross.sqlite`), committed document by document *before* a file takes
its place: whenever a run is killed, each file in the folder is either what the manifest says, or what it said
before (`previous`), or somebody else's work. Paths of files are relative to the folder, which can be moved.
"""

from encoder.corpus.manifest.entries import Entry, FileEntry, Standing, State, findings_json, now
from encoder.corpus.manifest.opening import Manifest, open_manifest, read_manifest
from encoder.corpus.manifest.tables import BUILT, NAME

__all__ = [
    "BUILT",
    "NAME",
    "Entry",
    "FileEntry",
    "Manifest",
    "Standing",
    "State",
    "findings_json",
    "now",
    "open_manifest",
    "read_manifest",
]
