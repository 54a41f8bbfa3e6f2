"""The tree as bytes: readable, and the same bytes for the same tree."""

from lxml import etree

from encoder.namespaces import tei

_HEADER = (
    "teiHeader fileDesc titleStmt respStmt publicationStmt availability sourceDesc encodingDesc appInfo"
    " application editorialDecl refsDecl citeStructure classDecl taxonomy category profileDesc creation"
    " langUsage correspDesc correspAction textClass keywords revisionDesc"
)
_TEXT = "TEI text body div list table row address argument"
_ELEMENT_ONLY = frozenset(map(tei, f"{_HEADER} {_TEXT}".split(" ")))


def serialize(tree: etree._ElementTree) -> bytes:
    """UTF-8 with an XML declaration; elements that hold only elements are indented, text is untouched."""
    _indent(tree.getroot(), "\n")
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


def _indent(node: etree._Element, line: str) -> None:
    if node.tag not in _ELEMENT_ONLY or not len(node) or (node.text or "").strip():
        return
    if any((child.tail or "").strip() for child in node):
        return
    inner = f"{line}  "
    node.text = inner
    for child in node:
        child.tail = inner
        _indent(child, inner)
    node[-1].tail = line
