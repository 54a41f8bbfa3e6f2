"""TEI elements by their names: `E.p("text")`."""

from collections.abc import Callable
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from encoder.namespaces import TEI

_MAKER = ElementMaker(namespace=TEI, nsmap={None: TEI})


class _Maker:
    """lxml's ElementMaker, with a type: `E.p("text")` or `E("p", "text")` is a TEI element."""

    def __getattr__(self, name: str) -> Callable[..., etree._Element]:
        make: Callable[..., etree._Element] = getattr(_MAKER, name)
        return make

    def __call__(self, name: str, *parts: Any) -> etree._Element:
        element: etree._Element = _MAKER(name, *parts)
        return element


E = _Maker()
