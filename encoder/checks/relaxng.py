"""Valid or not, by libxml2's RelaxNG: the fast answer. Why not is the business of `explain`."""

from functools import cache
from pathlib import Path

from lxml import etree

from encoder.checks.parse import parse_schema
from encoder.errors import UsageError
from encoder.resources import resource


@cache
def grammar(schema: Path | None = None) -> etree.RelaxNG:
    """A RelaxNG schema (XML syntax), by default our own, compiled once per process.

    Raises:
        UsageError: the schema cannot be read or is not RelaxNG.
    """
    path = schema or resource("schema", "engross.rng")
    try:
        return etree.RelaxNG(parse_schema(path))
    except etree.RelaxNGParseError as error:
        raise UsageError(f"this is not a RelaxNG schema: {error}", file=path) from error


def is_valid(tree: etree._ElementTree, schema: Path | None = None) -> bool:
    """Whether a document is valid against a RelaxNG schema, by default our own."""
    return bool(grammar(schema).validate(tree))


def first_error(tree: etree._ElementTree, schema: Path | None = None) -> tuple[int, str] | None:
    """Line and message of libxml2's first complaint about a document, or None where it has none.

    Both may mislead: libxml2 blames a neighbour of the culprit at times.
    """
    relaxng = grammar(schema)
    if relaxng.validate(tree):
        return None
    entry = relaxng.error_log[0]
    return entry.line, entry.message
