"""Whether a file is TEI, by its root element: a repository has other XML as well."""

import re
from pathlib import Path

from encoder.budget import read_file
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
    try:
        text = decode(read_file(path))[0]
    except UnreadableFile:
        return True
    prolog = _PROLOG.match(text)
    start = _START.match(text, prolog.end() if prolog else 0)
    return start is None or start[1] in _ROOTS
