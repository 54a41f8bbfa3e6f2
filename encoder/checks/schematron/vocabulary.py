"""The names of ISO Schematron (ISO/IEC 19757-3) and of XSLT that the compiler needs."""

from collections.abc import Iterator

from lxml import etree

from encoder.schemas import SCHEMATRON

XSLT = "http://www.w3.org/1999/XSL/Transform"

BINDINGS = ("xslt", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31")


def sch(name: str) -> str:
    """An element name in the namespace of Schematron."""
    return f"{{{SCHEMATRON}}}{name}"


def xsl(name: str) -> str:
    """An element name in the namespace of XSLT."""
    return f"{{{XSLT}}}{name}"


def children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The Schematron elements of these names in an element, in their order."""
    return parent.iterchildren(*(sch(name) for name in names))
