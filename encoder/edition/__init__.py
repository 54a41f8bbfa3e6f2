"""The project's own file, `edition.toml`: who publishes the documents, on what terms, and how."""

from encoder.edition.edition import Colours, Edition, Editor, Imprint, Licence, Prose, Public
from encoder.edition.edition_file import NAME, read_edition

__all__ = [
    "NAME",
    "Colours",
    "Edition",
    "Editor",
    "Imprint",
    "Licence",
    "Prose",
    "Public",
    "read_edition",
]
