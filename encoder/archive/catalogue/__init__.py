"""The catalogue: a record for each document that was built, in SQLite or PostgreSQL.

It is made from the manifest and the TEI files (`filling.py`), and can be made anew from them at any time.
A reader needs nothing else: what is harvested stands in it.
"""

from encoder.archive.catalogue.changes import Change, Selection
from encoder.archive.catalogue.connection import Unreachable
from encoder.archive.catalogue.opening import NAME, catalogue_address, is_installed, open_catalogue, require
from encoder.archive.catalogue.writing import Catalogue

__all__ = [
    "NAME",
    "Catalogue",
    "Change",
    "Selection",
    "Unreachable",
    "catalogue_address",
    "is_installed",
    "open_catalogue",
    "require",
]
