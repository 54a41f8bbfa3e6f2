"""The tree as bytes: readable, and the same bytes for the same tree."""

from lxml import etree

from encoder.namespaces import tei
from encoder.schemas import OURS, schema_address

_HEADER = (
    "teiHeader fileDesc titleStmt respStmt publicationStmt availability sourceDesc encodingDesc appInfo"
    " application editorialDecl refsDecl citeStructure classDecl taxonomy category profileDesc creation"
    " langUsage correspDesc correspAction textClass keywords revisionDesc"
)
_TEXT = "TEI text front titlePage docTitle body div list table row address argument"
_ELEMENT_ONLY = frozenset(map(tei, f"{_HEADER} {_TEXT}".split(" ")))


def serialize(tree: etree._ElementTree, schema_folder: str | None = None) -> bytes:
    """UTF-8 with an XML declaration; elements that hold only elements are indented, text is untouched.

    Args:
        tree: of the document; it is indented in place.
        schema_folder: the address of the folder with the schemas, to be named before the root element.
    """
    _indent(tree.getroot(), "\n")
    data = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    declaration, root = data.split(b"\n", 1)
    models = [] if schema_folder is None else _models(schema_folder)
    return b"\n".join((declaration, *models, root, b""))


def _models(folder: str) -> list[bytes]:
    """An `xml-model` for each of our schemas (Associating Schemas with XML documents 1.0, W3C 2012)."""
    return [
        f'<?xml-model href="{schema_address(folder, name)}" type="application/xml"'
        f' schematypens="{language}"?>'.encode("ascii")
        for language, name in OURS.items()
    ]


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
