"""The schemas that answers are held to, wherever they say that they lie."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from tests.shared import SHARED

OAI = "http://www.openarchives.org/OAI/2.0/"
HERE = Path(__file__).parent / "xsd"
REFERENCE = SHARED / "reference"
_MADE = {
    "xml.xsd": b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
        targetNamespace="http://www.w3.org/XML/1998/namespace">
        <xs:attribute name="lang" type="xs:language"/></xs:schema>""",
    "friends.xsd": b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
        targetNamespace="http://www.openarchives.org/OAI/2.0/friends/">
        <xs:element name="friends"><xs:complexType>
        <xs:sequence><xs:element name="baseURL" type="xs:anyURI" maxOccurs="unbounded"/></xs:sequence>
        </xs:complexType></xs:element></xs:schema>""",
}
_IMPORTS = {
    OAI: "OAI-PMH.xsd",
    f"{OAI}oai_dc/": "oai_dc.xsd",
    f"{OAI}oai-identifier": "oai-identifier.xsd",
    f"{OAI}friends/": "friends.xsd",
    "http://www.loc.gov/mods/v3": "mods-3-4.xsd",
}


class _Resolver(etree.Resolver):
    def resolve(self, system_url, public_id, context):
        name = system_url.rsplit("/", 1)[-1]
        if name in _MADE:
            return self.resolve_string(_MADE[name], context)
        for folder in (HERE, REFERENCE):
            if (folder / name).is_file():
                return self.resolve_filename(str(folder / name), context)
        return None


@cache
def schema():
    """OAI-PMH with all that may stand in its answers."""
    if not REFERENCE.is_dir():
        pytest.skip("the schemas of OAI-PMH are not here")
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{name}"/>' for space, name in _IMPORTS.items()
    )
    parser = etree.XMLParser(load_dtd=False)
    parser.resolvers.add(_Resolver())
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.parse(BytesIO(text.encode()), parser, base_url=f"{REFERENCE}/driver.xsd"))


def assert_valid(answer):
    """Hold an answer to the schemas; TEI, which has no XML Schema here, is left out. Returns its root."""
    root = etree.fromstring(answer.encode("utf-8"))
    checked = etree.fromstring(answer.encode("utf-8"))
    empty = f'<dc xmlns="{OAI}oai_dc/"/>'
    for tei in list(checked.iter("{http://www.tei-c.org/ns/1.0}TEI")):
        tei.getparent().replace(tei, etree.fromstring(empty))
    schema().assertValid(checked)
    return root


def found(root, name):
    """The texts of the protocol's elements of this name."""
    return [element.text for element in root.iter(f"{{{OAI}}}{name}")]
