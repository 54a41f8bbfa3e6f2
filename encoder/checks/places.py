"""Where the nodes of a tree stand in the file: true lines and columns, and an XPath an editor can paste."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from lxml import etree

from encoder.checks.encoding import decode
from encoder.checks.entities import expanded
from encoder.checks.scan import Attribute, Kind, Scan, Token
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
        self.tree = tree
        self.file = file
        self._nodes: dict[etree._Element, tuple[Token, str]] = {}
        self._latest: tuple[etree._Element, dict[str, Attribute]] | None = None
        self._counts: dict[tuple[etree._Element | None, str], int] = {}

    @cached_property
    def scan(self) -> Scan:
        """The characters of the document."""
        return expanded(self._data, self.file) or Scan(decode(self._data)[0])

    @cached_property
    def _pairs(self) -> Iterator[tuple[etree._Element, Token]]:
        tags = (token for token in self.scan.tokens() if token.kind in (Kind.START, Kind.EMPTY))
        return zip(self.tree.iter(etree.Element), tags, strict=True)

    def _node(self, element: etree._Element) -> tuple[Token, str]:
        """The start tag of an element and the last step of its XPath; the document is read as far as that."""
        while element not in self._nodes:
            found, token = next(self._pairs)
            key = found.getparent(), str(found.tag)
            self._counts[key] = self._counts.get(key, 0) + 1
            name = etree.QName(found).localname
            self._nodes[found] = token, name if key[0] is None else f"{name}[{self._counts[key]}]"
        return self._nodes[element]

    def numbered(self, number: int) -> Place:
        """The place of the n-th element, from 1."""
        return self.of(self._elements[number - 1])

    @cached_property
    def _elements(self) -> list[etree._Element]:
        return list(self.tree.iter(etree.Element))

    def of(self, element: etree._Element, attribute: str | None = None) -> Place:
        """The place of an element's start tag, or of one of its attributes (`{namespace}name`)."""
        tag = self._node(element)[0]
        offset, path = tag.start, self.xpath(element)
        found = self._attributes(element, tag).get(attribute) if attribute else None
        if found is not None:
            offset, path = found.start, f"{path}/@{found.name}"
        return Place(self.file, *self.scan.position(offset), path)

    def _attributes(self, element: etree._Element, tag: Token) -> dict[str, Attribute]:
        """The attributes of an element by their names, `{namespace}name`; those of the latest are kept."""
        if self._latest is None or self._latest[0] is not element:
            spaces = element.nsmap
            found = {_full_name(one.name, spaces): one for one in self.scan.attributes(tag)}
            self._latest = element, found
        return self._latest[1]

    def of_text(self, element: etree._Element, before: etree._Element | None) -> Place:
        """The place of the first visible character in `element`, after its child `before` if there is one."""
        start = self._end(before) if before is not None else self._node(element)[0].end
        text = self.scan.text
        while start < len(text) - 1 and text[start].isspace():
            start += 1
        return Place(self.file, *self.scan.position(start), self.xpath(element) + "/text()")

    def xpath(self, element: etree._Element) -> str:
        """`/TEI/text[1]/body[1]/p[3]`: names without prefixes, each with its position among its like."""
        steps = [self._node(up)[1] for up in (element, *element.iterancestors())]
        return "/" + "/".join(reversed(steps))

    def _end(self, element: etree._Element) -> int:
        """The offset just after an element."""
        depth = 0
        for token in self.scan.tokens(self._node(element)[0].start):
            depth += {"start": 1, "end": -1}.get(token.kind, 0)
            if depth == 0:
                return token.end
        return len(self.scan.text)


def _full_name(written: str, spaces: Mapping[str | None, str]) -> str:
    prefix, colon, local = written.rpartition(":")
    if prefix == "xml":
        return f"{_XML}{local}"
    return f"{{{spaces.get(prefix)}}}{local}" if colon else written
