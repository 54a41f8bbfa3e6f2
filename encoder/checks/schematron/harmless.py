"""The part of Schematron that may be run for a stranger.

What is compiled is made of Schematron's own elements, and of functions, keys and variables of XSLT whose
bodies only compute: no templates, no output, nothing loaded. Every expression is screened (`xpath`), and once
more in the stylesheet that is made of them, so that nothing can be put together from parts. The processor
that runs it is sealed as well (`saxon.sealed`): each of the two walls holds alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import cast

from lxml import etree

from encoder.checks.parse import parse_schema
from encoder.checks.schematron.assertions import PLACES
from encoder.checks.schematron.select import Selection
from encoder.checks.schematron.vocabulary import XSLT, sch, xsl
from encoder.checks.schematron.xpath import FUNCTIONS, is_foreign_to_saxon, screened, words
from encoder.checks.trust import Schema
from encoder.errors import NotTrusted, UsageError
from encoder.schemas import SCHEMATRON

_DECLARATIONS = frozenset({"function", "key", "variable"})
_INSTRUCTIONS = words(
    """
    analyze-string choose copy-of for-each for-each-group if map map-entry matching-substring
    non-matching-substring number otherwise param perform-sort sequence sort text value-of variable
    when
    """
)
_EXPRESSIONS = words(
    """
    select test match use as group-by group-adjacent key value count from
    """
)
_PATTERNS = frozenset({"group-starting-with", "group-ending-with"})
_PLAIN = words(
    """
    name separator order data-type case-order lang required regex flags format level
    """
)
_SCHEMATRON = {
    "pattern": ("documents",),
    "rule": ("context",),
    "assert": ("test", "subject"),
    "report": ("test", "subject"),
    "let": ("value", "as"),
    "value-of": ("select",),
    "name": ("path",),
}
_OURS = words(
    """
    stylesheet output template mode accumulator accumulator-rule apply-templates try catch
    """
)
"""Instructions that the compiler itself writes."""

_OWN_CALLS = frozenset(
    {(PLACES, "at"), (PLACES, "path"), (FUNCTIONS, "accumulator-before"), (FUNCTIONS, "error")}
)
_DOCUMENT = f"Q{{{PLACES}}}document-"
_NAME = re.compile(r"(?:[^\W\d][\w.\-]*:)?[^\W\d][\w.\-]*")
_BRACE = re.compile(r"[{}]")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_HARMLESS_OF_XML = frozenset({f"{_XML}id", f"{_XML}lang", f"{_XML}space"})
_NOT_THERE = (
    "Q{http://www.w3.org/2005/xpath-functions}error((), 'this document is not there, or not fetched')"
)


def harmless(selection: Selection, schema: Schema) -> Selection:
    """The selected parts of a schema that is not trusted, with the documents that it may read put into it.

    Raises:
        NotTrusted: a part could do harm, or is not known to do none; with the line.
    """
    return _Screening(selection, schema).screened()


def check_stylesheet(stylesheet: str, selection: Selection, schema: Schema) -> None:
    """Whether what was made of harmless parts is harmless as a whole.

    Raises:
        NotTrusted: it is not.
    """
    own = _own_functions(selection) | _OWN_CALLS
    root = etree.fromstring(stylesheet, etree.XMLParser(resolve_entities=False, huge_tree=True))
    try:
        for element in root.iter():
            _check_made(element, own)
    except NotTrusted as error:
        error.at(schema.path)
        raise


def _check_made(element: etree._Element, own: frozenset[tuple[str, str]]) -> None:
    space, local = _parts(element)
    if space == XSLT and local not in _OURS | _INSTRUCTIONS | _DECLARATIONS:
        raise NotTrusted(f"`xsl:{local}` is not allowed")
    if element.get("name", "").startswith(_DOCUMENT):
        return
    for name, value in element.attrib.items():
        if space == XSLT and name in _EXPRESSIONS | _PATTERNS:
            screened(str(value), element.nsmap, own)
        elif element.tag == "f" and _BRACE.search(str(value)):
            screened(str(value)[1:-1], element.nsmap, own)


def _own_functions(selection: Selection) -> frozenset[tuple[str, str]]:
    """Namespace and name of each function that a schema declares."""
    found = set()
    for element in selection.foreign:
        prefix, _, local = element.get("name", "").strip().rpartition(":")
        if element.tag == xsl("function"):
            found.add((element.nsmap.get(prefix) or selection.namespaces.get(prefix, ""), local))
    return frozenset(found)


class _Screening:
    def __init__(self, selection: Selection, schema: Schema) -> None:
        self._selection = selection
        self._schema = schema
        self._own = _own_functions(selection)
        self._documents: dict[str, str] = {}
        self._here: etree._Element | None = None

    def screened(self) -> Selection:
        selection = self._selection
        try:
            self._check_functions()
            for element in chain(selection.foreign, selection.lets, selection.patterns):
                self._check_tree(element, within=element in selection.foreign)
        except NotTrusted as error:
            error.at(self._schema.path)
            if error.line is None and self._here is not None:
                error.line = cast("int | None", self._here.sourceline)
            raise
        return replace(selection, lets=(*self._document_lets(), *selection.lets))

    def _check_functions(self) -> None:
        for element in self._selection.foreign:
            self._here = element
            local = _parts(element)[1]
            if local not in _DECLARATIONS:
                raise NotTrusted(f"`xsl:{local}` is not allowed: only functions, keys and variables are")
        for namespace, local in self._own:
            if not is_foreign_to_saxon(namespace):
                raise NotTrusted(f"a function `{local}` cannot be declared in {namespace or 'no namespace'}")

    def _check_tree(self, element: etree._Element, *, within: bool) -> None:
        """Checks an element and all in it.

        Args:
            element: of the schema.
            within: whether it stands in what becomes XSLT as it is.
        """
        self._here = element
        space, local = _parts(element)
        if space == XSLT:
            self._check_instruction(element, local)
        elif within:
            self._check_literal(element)
        elif space == SCHEMATRON:
            self._check_names(element, local)
            self._screen(element, _SCHEMATRON.get(local, ()))
        for child in element:
            self._check_tree(child, within=within or space == XSLT or element.tag == sch("let"))

    def _check_names(self, element: etree._Element, local: str) -> None:
        if local == "let" and not _NAME.fullmatch(element.get("name", "")):
            raise NotTrusted(f"{element.get('name')!r} is no name of a variable")

    def _check_instruction(self, element: etree._Element, local: str) -> None:
        if local not in _INSTRUCTIONS and element not in self._selection.foreign:
            raise NotTrusted(f"`xsl:{local}` is not allowed")
        for name, value in element.attrib.items():
            if name in _PLAIN:
                self._check_plain(str(name), str(value))
            elif name not in _EXPRESSIONS | _PATTERNS | _HARMLESS_OF_XML:
                raise NotTrusted(f"`{name!s}` is not allowed on `xsl:{local}`")
        self._screen(element, tuple(_EXPRESSIONS | _PATTERNS))

    def _check_plain(self, name: str, value: str) -> None:
        if name == "name" and not _NAME.fullmatch(value.strip()):
            raise NotTrusted(f"{value!r} is no name")
        if _BRACE.search(value.replace("{{", "").replace("}}", "")):
            raise NotTrusted(f"`{name}` may hold no expression")

    def _check_literal(self, element: etree._Element) -> None:
        for name, value in element.attrib.items():
            is_harmless = name in _HARMLESS_OF_XML or not str(name).startswith((f"{{{XSLT}}}", _XML))
            if not is_harmless or _BRACE.search(str(value)):
                raise NotTrusted(f"`{name!s}` may hold no expression, and say nothing to the processor")

    def _screen(self, element: etree._Element, attributes: tuple[str, ...]) -> None:
        namespaces: dict[str | None, str] = dict(self._selection.namespaces.items())
        if _parts(element)[0] == XSLT:
            namespaces |= element.nsmap
        for name in attributes:
            value = element.get(name)
            if value is not None:
                reader = None if name in ("subject", "as") else self._document
                expression = screened(value, namespaces, self._own, reader)
                if expression != value:
                    element.set(name, expression)

    def _document(self, function: str, address: str) -> str:
        """What stands for a document that is to be read: a variable with what is in it."""
        if address.lower().startswith(("http:", "https:")):
            return "false()" if function == "doc-available" else _NOT_THERE
        if not address or "#" in address or "?" in address:
            raise NotTrusted(f"`{function}('{address}')` is not allowed")
        path = self._schema.beside(address, self._schema.path)
        try:
            text = self._documents.get(str(path)) or _text(path)
        except UsageError:
            return "false()" if function == "doc-available" else _NOT_THERE
        self._documents[str(path)] = text
        number = list(self._documents).index(str(path))
        return "true()" if function == "doc-available" else f"${_DOCUMENT}{number}"

    def _document_lets(self) -> Iterator[etree._Element]:
        for number, text in enumerate(self._documents.values()):
            quoted = text.replace("'", "''")
            yield etree.Element(sch("let"), name=f"{_DOCUMENT}{number}", value=f"parse-xml('{quoted}')")


def _text(path: Path) -> str:
    return etree.tostring(parse_schema(path, trusted=False), encoding="unicode")


def _parts(element: etree._Element) -> tuple[str | None, str]:
    name = etree.QName(element)
    return name.namespace, name.localname
