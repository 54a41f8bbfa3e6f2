"""XSLT 3.0 and XPath 3.1 by SaxonC-HE; the only module that knows SaxonC.

SaxonC resolves external entities and fetches documents unless it is told not to: every processor made here
is closed, so that nothing is ever fetched. A stylesheet is compiled once per process.
"""

from __future__ import annotations

import mmap
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from encoder.errors import NotRendered, Unable

if TYPE_CHECKING:
    from saxonche import PySaxonProcessor, PyXdmNode, PyXsltExecutable

    Document = PyXdmNode
    Executable = PyXsltExecutable

_FEATURE = "http://saxon.sf.net/feature/"
_PARSER = f"{_FEATURE}parserFeature?uri="
_PROPERTY = f"{_FEATURE}parserProperty?uri="
_CLOSED = {
    f"{_FEATURE}allowedProtocols": "file",
    f"{_PARSER}http%3A//xml.org/sax/features/external-general-entities": "false",
    f"{_PARSER}http%3A//xml.org/sax/features/external-parameter-entities": "false",
    f"{_PARSER}http%3A//apache.org/xml/features/nonvalidating/load-external-dtd": "false",
    f"{_PROPERTY}jdk.xml.elementAttributeLimit": "0",
    f"{_PROPERTY}jdk.xml.maxXMLNameLimit": "0",
}
"""And what libxml2 has read Java's parser reads too, however many attributes there are: 0 is no limit."""

_ADDRESSES = (32 << 30) + (64 << 20)
_CODE = re.compile(r"\b[A-Z]{4}\d{4}\b")
_SEALED = {
    **_CLOSED,
    f"{_FEATURE}allowedProtocols": "none",
    f"{_FEATURE}allow-external-functions": "false",
}
"""Besides: no file is read or written, no variable of the environment told."""


@cache
def processor() -> PySaxonProcessor:
    """The process's one Saxon processor, made when it is first needed.

    Raises:
        Unable: the system does not allow it the memory addresses it reserves; it would end the process.
    """
    return _made(_CLOSED)


@cache
def sealed() -> PySaxonProcessor:
    """Another, for stylesheets of strangers: they read and write nothing but the document given to them."""
    return _made(_SEALED)


def _made(properties: Mapping[str, str]) -> PySaxonProcessor:
    _require_addresses()
    from saxonche import PySaxonProcessor

    saxon = PySaxonProcessor(license=False)
    for name, value in properties.items():
        saxon.set_configuration_property(name, value)
    return saxon


def _require_addresses() -> None:
    flags = getattr(mmap, "MAP_PRIVATE", 0) | getattr(mmap, "MAP_ANONYMOUS", 0)
    if not flags:
        return
    try:
        mmap.mmap(-1, _ADDRESSES, flags | getattr(mmap, "MAP_NORESERVE", 0), mmap.PROT_READ).close()
    except (OSError, ValueError, OverflowError) as error:
        raise Unable(
            f"XSLT and Schematron need {_ADDRESSES >> 30} GB of address space, more than this system allows",
            hint="say `ulimit -v unlimited` first; encoding, and validation with --no-schematron, do without",
        ) from error


@contextmanager
def _quiet(*, always: bool = False) -> Iterator[None]:
    """Keep back what Saxon writes to standard error, and drop it where it fails: the error says it.

    Args:
        always: drop it in any case: a stranger's stylesheet has nothing to say there, where a terminal or the
            log of a build acts on some lines.
    """
    try:
        stderr, kept = os.dup(2), _kept()
    except OSError:
        yield
        return
    try:
        os.dup2(kept, 2)
        yield
        said = os.lseek(kept, 0, os.SEEK_CUR)
        if said and not always:
            os.write(stderr, os.pread(kept, said, 0))
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        if os.lseek(kept, 0, os.SEEK_CUR):
            os.ftruncate(kept, 0)
            os.lseek(kept, 0, os.SEEK_SET)


@cache
def _kept() -> int:
    """The descriptor of a file without a name."""
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


@cache
def stylesheet(path: Path) -> PyXsltExecutable:
    """The stylesheet at `path`, compiled once per process.

    Raises:
        NotRendered: it does not compile.
    """
    from saxonche import PySaxonApiError

    compiler = processor().new_xslt30_processor()
    try:
        with _quiet():
            return compiler.compile_stylesheet(stylesheet_file=str(path))
    except PySaxonApiError as error:
        raise NotRendered(f"the stylesheet does not compile: {error}", file=path) from error


def compile_text(stylesheet: str, *, for_stranger: bool = False) -> PyXsltExecutable:
    """A stylesheet given as characters, compiled; whoever calls keeps it.

    Raises:
        NotRendered: it does not compile.
    """
    from saxonche import PySaxonApiError

    compiler = (sealed() if for_stranger else processor()).new_xslt30_processor()
    try:
        with _quiet(always=for_stranger):
            return compiler.compile_stylesheet(stylesheet_text=stylesheet, encoding="utf-8")
    except PySaxonApiError as error:
        raise NotRendered(f"the stylesheet does not compile: {error}") from error


@dataclass(frozen=True, slots=True)
class Themed:
    """A stylesheet of ours under others that refine it, and the processor that is its own."""

    processor: PySaxonProcessor
    executable: PyXsltExecutable


@cache
def themed(path: Path, templates: tuple[Path, ...], digest: str) -> Themed:
    """A stylesheet with those that refine it, which may be a stranger's: what runs can open nothing.

    Files can be read while ours is compiled, and never after. The templates must have been screened for what
    acts while it is compiled (`encoder/edition/theme.py`).

    Args:
        path: of our stylesheet.
        templates: of the others, the last before those above it.
        digest: of the others, so that they are compiled again when they have changed.

    Raises:
        Unable: they do not compile, for no document.
    """
    from saxonche import PySaxonApiError

    saxon = _made(_CLOSED | {f"{_FEATURE}allow-external-functions": "false"})
    imports = "".join(
        f"<xsl:import href={quoteattr(one.absolute().as_uri())}/>" for one in (path, *templates)
    )
    text = f'<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{imports}</xsl:stylesheet>'
    try:
        with _quiet(always=True):
            compiler = saxon.new_xslt30_processor()
            executable = compiler.compile_stylesheet(stylesheet_text=text, encoding="utf-8")
    except PySaxonApiError as error:
        raise Unable(f"the theme does not compile: {_said(error)}", file=templates[0].parent) from error
    saxon.set_configuration_property(f"{_FEATURE}allowedProtocols", "none")
    return Themed(saxon, executable)


def transform_themed(by: Themed, xml: str, parameters: Mapping[str, str]) -> str:
    """The principal result of a themed stylesheet for a document given as characters.

    Raises:
        NotRendered: the document is refused, or the stylesheet failed.
    """
    from saxonche import PySaxonApiError

    executable: Any = by.executable
    executable.clear_parameters()
    for name, value in parameters.items():
        executable.set_parameter(name, by.processor.make_string_value(value))
    try:
        with _quiet(always=True):
            result = executable.transform_to_string(xdm_node=by.processor.parse_xml(xml_text=xml))
    except PySaxonApiError as error:
        raise NotRendered(f"the theme failed: {_said(error)}") from error
    return str(result or "")


def _said(error: Exception) -> str:
    """What Saxon says of an error, without its warnings of other things."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    first = next((at for at, line in enumerate(lines) if line.startswith("Error")), 0)
    return " ".join(lines[first : first + 3])


def parse(xml: str, *, for_stranger: bool = False, base: str | None = None) -> PyXdmNode:
    """A document node of well-formed XML without a DOCTYPE.

    Args:
        xml: the document.
        for_stranger: whether a stranger's stylesheet is to work on it.
        base: its address, for `base-uri()` and `document-uri()`.

    Raises:
        NotRendered: Saxon refuses the document.
    """
    from saxonche import PySaxonApiError

    try:
        saxon = sealed() if for_stranger else processor()
        with _quiet(always=True):
            if base is None:
                return saxon.parse_xml(xml_text=xml)
            builder = saxon.new_document_builder()
            builder.set_base_uri(base)
            return builder.parse_xml(xml_text=xml)
    except PySaxonApiError as error:
        raise NotRendered(f"the document cannot be read: {error}") from error


def transform(path: Path, document: PyXdmNode, parameters: Mapping[str, str] | None = None) -> str:
    """The principal result of the stylesheet at `path`, serialised as its `xsl:output` says.

    Args:
        path: of the stylesheet.
        document: what `parse` returned.
        parameters: stylesheet parameters, all strings.

    Raises:
        NotRendered: the stylesheet failed; the message begins with the XPath or XSLT error code.
    """
    executable: Any = stylesheet(path)
    executable.clear_parameters()
    for name, value in (parameters or {}).items():
        executable.set_parameter(name, processor().make_string_value(value))
    return run(executable, document)


def run(
    executable: PyXsltExecutable,
    document: PyXdmNode,
    *,
    for_stranger: bool = False,
    context: PyXdmNode | None = None,
) -> str:
    """The principal result of a compiled stylesheet, serialised as its `xsl:output` says.

    Args:
        executable: the stylesheet.
        document: to which its templates are applied.
        for_stranger: whether it is a stranger's.
        context: the document of its global variables, where that is another.

    Raises:
        NotRendered: the stylesheet failed; the message begins with the XPath or XSLT error code.
    """
    from saxonche import PySaxonApiError

    try:
        with _quiet(always=for_stranger):
            if context is None:
                result = executable.transform_to_string(xdm_node=document)
            else:
                executable.set_global_context_item(xdm_item=context)
                executable.set_initial_match_selection(xdm_value=document)
                result = executable.apply_templates_returning_string()
    except PySaxonApiError as error:
        code = _CODE.search(str(error))
        raise NotRendered(f"{code.group() if code else 'the stylesheet failed'}: {error}") from error
    return str(result or "")
