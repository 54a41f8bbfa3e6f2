"""Letters in the Correspondence Metadata Interchange Format, which correspSearch reads.

CMIF is TEI: a file without text, a `correspDesc` for each letter, whose `ref` is the letter's address.
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from encoder.namespaces import TEI, XML_ID, tei
from encoder.tei.maker import E

_SOURCE: Final = "edition"
_PARTS: Final = ("persName", "orgName", "name", "placeName", "date")
CC_BY: Final = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
"""The licence that the format asks for."""


def cmif_of(
    letters: Iterable[tuple[str | None, str, etree._Element]],
    title: str,
    address: str,
    editor: str,
    day: str,
    licence: tuple[str, str | None] = CC_BY,
) -> bytes:
    """A file of CMIF.

    Args:
        letters: of each its address, its name and its `correspDesc`.
        title: of the collection.
        address: of the site, or another that is the file's own.
        editor: who answers for it.
        day: when it was made, `2026-11-27`.
        licence: its name, and where it can be read.
    """
    described = [_letter(*letter) for letter in letters]
    source = E.bibl(title, {"type": "online", XML_ID: _SOURCE})
    if address.startswith("http"):
        source.extend([E.ref(address, target=address)])
    header = E.teiHeader(
        E.fileDesc(
            E.titleStmt(E.title(f"{title}: letters"), E.editor(editor)),
            E.publicationStmt(
                E.publisher(editor),
                E.idno(address, type="url"),
                E.date(day, when=day),
                E.availability(E.licence(licence[0], {"target": licence[1]} if licence[1] else {})),
            ),
            E.sourceDesc(source),
        ),
        E.profileDesc(*described),
    )
    root = E.TEI(header, E.text(E.body(E.p())))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _letter(address: str | None, name: str, description: etree._Element) -> etree._Element:
    letter = E.correspDesc({"key": name, "source": f"#{_SOURCE}"})
    if address:
        letter.set("ref", address)
    for action in description.iterchildren(tei("correspAction")):
        parts = [_part(part) for part in action if part.tag in map(tei, _PARTS)]
        order = sorted(parts, key=lambda part: _PARTS.index(etree.QName(part).localname))
        if order:
            letter.append(E.correspAction({"type": action.get("type", "sent")}, *order))
    return letter


def _part(part: etree._Element) -> etree._Element:
    """A name, place or date as the format has it: what points into the letter's own header stays there."""
    copied = deepcopy(part)
    copied.tail = None
    for name in ("resp", "corresp", "calendar", XML_ID):
        if name in copied.attrib:
            del copied.attrib[name]
    if etree.QName(copied).localname == "name":
        copied.tag = f"{{{TEI}}}persName"
    return copied
