"""Valid or not, by libxml2's RelaxNG: the fast answer. Why not is the business of `explain`."""

import os
import signal
from pathlib import Path

from lxml import etree

from encoder.checks.parse import parse_schema
from encoder.checks.remembered import remembered
from encoder.checks.trust import Schema, is_here
from encoder.errors import NotTrusted, UsageError
from encoder.resources import resource
from encoder.schemas import RELAXNG

MOST_SECONDS = 2
_LOADING = tuple(f"{{{RELAXNG}}}{name}" for name in ("include", "externalRef"))


@remembered
def grammar(schema: Path | Schema | None = None) -> etree.RelaxNG:
    """A RelaxNG schema (XML syntax), by default our own, compiled once per process.

    Raises:
        UsageError: the schema cannot be read or is not RelaxNG.
        NotTrusted: it is not trusted and loads others: libxml2 would load anything.
    """
    source = Schema.of(schema or resource("schema", "engross.rng"))
    tree = parse_schema(source.path, trusted=source.is_trusted)
    if not source.is_trusted:
        _check(tree, source.path)
    try:
        return etree.RelaxNG(tree)
    except etree.RelaxNGParseError as error:
        raise UsageError(f"this is not a RelaxNG schema: {error}", file=source.path) from error


def _check(tree: etree._ElementTree, path: Path) -> None:
    if etree.QName(tree.getroot()).namespace != RELAXNG:
        raise UsageError("this is not a RelaxNG schema", file=path)
    if next(tree.iter(*_LOADING), None) is not None:
        raise NotTrusted("it loads other grammars", file=path)


def is_self_contained(schema: Schema) -> bool:
    """Whether a grammar may be given to libxml2: it is trusted, or loads no others.

    One in compact syntax must load no others: libxml2 would take them for XML.
    """
    is_compact = schema.path.suffix.lower() == ".rnc"
    return (schema.is_trusted and not is_compact and _loads_files(schema)) or _loads_nothing(schema.path)


@remembered
def _loads_files(schema: Schema) -> bool:
    """Whether all that a grammar loads is named by addresses of files, which need no catalogue."""
    waiting, seen = [schema.path], {schema.path}
    while waiting:
        at = waiting.pop()
        for one in parse_schema(at, trusted=schema.is_trusted).iter(*_LOADING):
            href = one.get("href", "")
            if not is_here(href):
                return False
            other = schema.beside(href, at)
            if other not in seen and other.is_file():
                seen.add(other)
                waiting.append(other)
    return True


@remembered
def _loads_nothing(path: Path) -> bool:
    return next(parse_schema(path, trusted=False).iter(*_LOADING), None) is None


@remembered
def loads_soon(schema: Schema) -> bool:
    """Whether libxml2 loads a grammar within `MOST_SECONDS` of computing.

    It looks into every combination of some patterns, so that the size of a grammar says nothing: a small one
    may keep it for ever. It is tried in a process of its own, where one may be forked.

    Raises:
        UsageError: the grammar is not usable.
    """
    if schema.path == resource("schema", "engross.rng"):
        return True
    from encoder.worker import can_fork

    if not can_fork():
        return True
    import resource as limits

    child = os.fork()
    if not child:
        try:
            limits.setrlimit(limits.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
            signal.signal(signal.SIGXCPU, signal.SIG_DFL)
            grammar(schema)
        except Exception:
            os._exit(0)
        os._exit(0)
    return not os.WIFSIGNALED(os.waitpid(child, 0)[1])


def is_valid(tree: etree._ElementTree, schema: Path | Schema | None = None) -> bool:
    """Whether a document is valid against a RelaxNG schema, by default our own."""
    return bool(grammar(schema).validate(tree))


def first_error(tree: etree._ElementTree, schema: Path | Schema | None = None) -> tuple[int, str] | None:
    """Line and message of libxml2's first complaint about a document, or None where it has none.

    Both may mislead: libxml2 blames a neighbour of the culprit at times.
    """
    relaxng = grammar(schema)
    if relaxng.validate(tree):
        return None
    entry = relaxng.error_log[0]
    return entry.line, entry.message
