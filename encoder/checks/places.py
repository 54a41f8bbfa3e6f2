"""Where the nodes of a tree stand in the file: true lines and columns, and an XPath an editor can paste."""

from functools import cached_property

from lxml import etree

from encoder.checks.encoding import decode
from encoder.checks.scan import Scan, Token
from encoder.findings import Place

_XML = "{http://www.w3.org/XML/1998/namespace}"


class Places:
    """The places of a document's nodes; nothing is computed before the first is asked for.

    Args:
        data: the bytes of the document.
        tree: what `parse.parse` made of them.
        file: what to call it.
    """

    def __init__(self, data: bytes, tree: etree._ElementTree, file: str) -> None:
        self._data = data
        self._tree = tree
        self.file = file

    @cached_property
    def scan(self) -> Scan:
        """The characters of the document."""
        return Scan(decode(self._data)[0])

    @cached_property
    def _tags(self) -> dict[etree._Element, Token]:
        return dict(zip(self._tree.iter(etree.Element), self.scan.tags(), strict=True))

    def of(self, element: etree._Element, attribute: str | None = None) -> Place:
        """The place of an element's start tag, or of one of its attributes (`{namespace}name`)."""
        tag = self._tags[element]
        offset, path = tag.start, self.xpath(element)
        for found in self.scan.attributes(tag) if attribute else ():
            if found.name == (attribute or "").replace(_XML, "xml:") or _is_same(
                element, found.name, attribute
            ):
                offset, path = found.start, f"{path}/@{found.name}"
        return Place(self.file, *self.scan.position(offset), path)

    def of_text(self, element: etree._Element, before: etree._Element | None) -> Place:
        """The place of the first visible character in `element`, after its child `before` if there is one."""
        start = self._end(before) if before is not None else self._tags[element].end
        text = self.scan.text
        while start < len(text) - 1 and text[start].isspace():
            start += 1
        return Place(self.file, *self.scan.position(start), self.xpath(element) + "/text()")

    @cached_property
    def _steps(self) -> dict[etree._Element, str]:
        """The last step of each element's XPath."""
        steps: dict[etree._Element, str] = {}
        counts: dict[tuple[etree._Element | None, str], int] = {}
        for element in self._tree.iter(etree.Element):
            key = element.getparent(), str(element.tag)
            counts[key] = counts.get(key, 0) + 1
            name = etree.QName(element).localname
            steps[element] = name if key[0] is None else f"{name}[{counts[key]}]"
        return steps

    def xpath(self, element: etree._Element) -> str:
        """`/TEI/text[1]/body[1]/p[3]`: names without prefixes, each with its position among its like."""
        steps = [self._steps[up] for up in (element, *element.iterancestors())]
        return "/" + "/".join(reversed(steps))

    def _end(self, element: etree._Element) -> int:
        """The offset just after an element."""
        depth = 0
        for token in self.scan.tokens(self._tags[element].start):
            depth += {"start": 1, "end": -1}.get(token.kind, 0)
            if depth == 0:
                return token.end
        return len(self.scan.text)


def _is_same(element: etree._Element, written: str, attribute: str | None) -> bool:
    prefix, colon, local = written.rpartition(":")
    return bool(colon) and attribute == f"{{{element.nsmap.get(prefix)}}}{local}"
