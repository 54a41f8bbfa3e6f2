"""Document → TEI tree: the header, identifiers, white space, serialisation."""

from encoder.tei.build import build_tree
from encoder.tei.serialize import serialize

__all__ = ["build_tree", "serialize"]
