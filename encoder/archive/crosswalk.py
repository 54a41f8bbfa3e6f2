"""A TEI document as what is harvested of it: Dublin Core, MODS, TEI; by `xslt/oai/record.xsl`."""

import hashlib
import json
import re
from dataclasses import asdict, fields
from typing import Any, Final
from urllib.parse import quote

from lxml import etree

from encoder import saxon
from encoder.archive.record import FORMATS, Described, Facts
from encoder.rendering.reading import TeiInput, to_saxon
from encoder.resources import resource

_NOT_IN_ID: Final = re.compile(r"[^A-Za-z0-9_.-]")


def describe(name: str, tei: TeiInput, site: str = "") -> Described:
    """A document in all formats.

    Args:
        name: the stem of its files.
        tei: the bytes of the file, or its tree.
        site: the absolute address of the site, with a slash at its end; empty where it is not known.

    Raises:
        NotRendered: the document is not TEI.
    """
    parameters = {"name": quote(name), "site": site, "scope": scope_of(name)}
    xml = saxon.transform(resource("xslt", "oai/record.xsl"), to_saxon(tei), parameters)
    root = etree.fromstring(xml.encode("utf-8"), etree.XMLParser(resolve_entities=False, huge_tree=True))
    metadata = {prefix: _content(root, prefix) for prefix in FORMATS}
    return Described(facts_from(json.loads(root.findtext("facts") or "{}")), metadata)


def scope_of(name: str) -> str:
    """What stands before the identifiers of a document: a name of XML, another for each document.

    `memo-17` → `memo-17`, `Brief 3` → `Brief_3-5f0c1a`.
    """
    plain = _NOT_IN_ID.sub("_", name)
    if plain != name:
        plain = f"{plain}-{hashlib.sha256(name.encode('utf-8')).hexdigest()[:6]}"
    return plain if plain[:1].isalpha() or plain[:1] == "_" else f"_{plain}"


def facts_from(data: dict[str, Any]) -> Facts:
    """Facts from the JSON that the stylesheet writes, or `facts_json`."""
    lists = {key: tuple(value) for key, value in data.items() if isinstance(value, list)}
    known = {part.name for part in fields(Facts)}
    return Facts(**{key: value for key, value in {**data, **lists}.items() if key in known})


def facts_json(facts: Facts) -> str:
    """Facts as the catalogue keeps them."""
    return json.dumps(asdict(facts), ensure_ascii=False, separators=(",", ":"))


def _content(root: etree._Element, prefix: str) -> str:
    """The one element in a part of what the stylesheet wrote."""
    part = root.find(prefix)
    return (
        "" if part is None or not len(part) else etree.tostring(part[0], encoding="unicode", with_tail=False)
    )
