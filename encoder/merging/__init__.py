"""Merging of what an editor did in a TEI file with a new encoding of its source."""

from encoder.merging.merge import CONFLICT, Merged, merge

__all__ = ["CONFLICT", "Merged", "merge"]
