"""The schemas that come with Engross, and the addresses by which documents name schemas in `<?xml-model?>`.

Associating Schemas with XML documents 1.0 (W3C Working Group Note, 2012).
"""

import posixpath
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

RELAXNG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
SCHEMATRON_1_5 = "http://www.ascc.net/xml/schematron"
OURS = MappingProxyType({RELAXNG: "engross.rng", SCHEMATRON: "engross.sch"})
"""The namespace of a schema language (`schematypens`) → the file of ours, in the folder `schema`."""

FOLDER = "schema"
"""The folder beside documents where their schemas lie, unless another is asked for."""


def schema_address(folder: str, name: str) -> str:
    """The address of a file in a folder, for an `href`: `my schemas` → `my%20schemas/engross.rng`."""
    return quote(posixpath.join(folder, name), safe="/:?#[]@!$()*+,;=%~")


def local_path(address: str, folder: Path) -> Path | None:
    """Where an address leads that begins in a folder; None where it leads off this machine or nowhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_here = parts.scheme in ("", "file") and parts.netloc in ("", "localhost")
    return folder / unquote(parts.path) if is_here else None
