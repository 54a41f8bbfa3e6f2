"""Whether a file is TEI, by its root element: a repository has other XML as well."""

import re
from pathlib import Path

from encoder.budget import read_file
from encoder.checks.addresses import CATALOG
from encoder.checks.encoding import decode
from encoder.errors import UnreadableFile

_ROOTS = frozenset({"TEI", "teiCorpus", "TEI.2", "teiCorpus.2"})
_PROLOG = re.compile(
    r"""(?: \s++ | <\?.*?\?> | <!--.*?-->
        | <!DOCTYPE (?: [^\[\]<>"'] | "[^"]*+" | '[^']*+'
            | \[ (?: [^\]"'<] | "[^"]*+" | '[^']*+' | <!--.*?--> | <(?!!--) )*+ \] )*+ > )*+""",
    re.VERBOSE | re.DOTALL,
)
_START = re.compile(r"<(?:[\w.\-]+:)?([\w.\-]+)")


def may_be_tei(path: Path) -> bool:
    """False where the root element of a file is surely another's; what cannot be read is not passed over."""
    root = _root_name(path)
    return root is None or root in _ROOTS


def is_catalog(path: Path) -> bool:
    """Whether a file is the catalogue of a project, and no document."""
    return path.name == CATALOG and _root_name(path) == "catalog"


def _root_name(path: Path) -> str | None:
    try:
        text = decode(read_file(path))[0]
    except UnreadableFile:
        return None
    prolog = _PROLOG.match(text)
    start = _START.match(text, prolog.end() if prolog else 0)
    return start[1] if start else None
