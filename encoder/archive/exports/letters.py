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
_CC_BY: Final = "https://creativecommons.org/licenses/by/4.0/"
_UNKNOWN: Final = "No licence is stated."
Licence = tuple[str, str | None]
"""Its name, and where it can be read."""


def is_taken(licence: Licence | None) -> bool:
    """Whether correspSearch takes letters under a licence: only CC BY 4.0."""
    return licence is not None and licence[1] is not None and f"{licence[1].rstrip('/')}/" == _CC_BY


def cmif_of(
    letters: Iterable[tuple[str | None, str, etree._Element]],
    title: str,
    address: str,
    editor: str,
    day: str,
    licence: Licence | None = None,
) -> bytes:
    """A file of CMIF.

    Args:
        letters: of each its address, its name and its `correspDesc`.
        title: of the collection.
        address: of the site, or another that is the file's own.
        editor: who answers for it.
        day: when it was made, `2026-11-27`.
        licence: what the edition says of it; where it says nothing, the file says so.
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
                E.availability(_terms(licence)),
            ),
            E.sourceDesc(source),
        ),
        E.profileDesc(*described),
    )
    root = E.TEI(header, E.text(E.body(E.p())))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _terms(licence: Licence | None) -> etree._Element:
    if licence is None:
        return E.p(_UNKNOWN)
    name, address = licence
    return E.licence(name, {"target": address} if address else {})


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
