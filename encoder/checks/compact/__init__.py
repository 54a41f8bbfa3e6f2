"""RELAX NG's compact syntax → the tree of the same grammar in XML syntax.

RELAX NG Compact Syntax (OASIS Committee Specification, 21 November 2002; ISO/IEC 19757-2, annex C).
"""

import codecs
from pathlib import Path

from lxml import etree

from encoder.checks.compact.grammar import Reader
from encoder.checks.compact.tokens import NotCompact
from encoder.errors import UsageError

__all__ = ["SUFFIX", "NotCompact", "parse_compact", "read_compact"]

SUFFIX = ".rnc"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def parse_compact(text: str) -> etree._Element:
    """The grammar in XML syntax; each element has the line of what it stands for.

    Raises:
        NotCompact: the text is no grammar; it says in which line.
    """
    reader = Reader(text)
    try:
        return reader.schema()
    except ValueError as error:  # lxml's, which holds nothing else
        raise NotCompact("a name or a namespace is none that XML can have", reader.line) from error


def read_compact(data: bytes, path: Path, *, trusted: bool) -> etree._ElementTree:
    """The tree of a grammar in a file; addresses in it begin there.

    Args:
        data: of the file.
        path: of the file.
        trusted: whether what is wrong may be told with words of the file.

    Raises:
        UsageError: it is no grammar.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        root = parse_compact(data[len(mark) :].decode(encoding))
    except UnicodeDecodeError as error:
        raise UsageError("the schema is not UTF-8", file=path) from error
    except NotCompact as error:
        message = "the schema is not in RELAX NG's compact syntax"
        told = f"{message}: {error.message}" if trusted else message
        raise UsageError(told, file=path, line=error.line) from error
    tree = etree.ElementTree(root)
    tree.docinfo.URL = str(path)
    return tree
