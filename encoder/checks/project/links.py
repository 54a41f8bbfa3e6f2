"""Identifiers and pointers of documents, across files: does `ref="persons.xml#p12"` lead to anything?

TEI Guidelines, 1.3.1.1.2 (`teidata.pointer`), 17.2 (pointing mechanisms), 17.2.3 (`prefixDef`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from os.path import isfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from encoder.checks.entities import parse_with_entities
from encoder.checks.parse import read
from encoder.checks.places import Places
from encoder.checks.project.paths import whole
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Severity
from encoder.namespaces import TEI

# fmt: off
POINTERS = frozenset(
    {
        "active", "adj", "adjFrom", "adjTo", "ana", "calendar", "change", "children", "class", "copyOf",
        "corresp", "datcat", "datingMethod", "datingPoint", "decls", "domains", "edRef", "end", "exclude",
        "fVal", "facs", "feats", "from", "hand", "inst", "lemmaRef", "location", "mergedIn", "mutual",
        "new", "next", "nymRef", "origin", "parent", "parts", "passive", "perf", "period", "prev", "ref",
        "rendition", "require", "resp", "sameAs", "scheme", "scribeRef", "script", "select", "since",
        "source", "spanTo", "start", "synch", "target", "targetEnd", "to", "trunc", "valueDatcat", "where",
        "who", "wit"
    }
)
# fmt: on
"""The attributes of the TEI whose values are pointers, or may be."""

_MAY_BE = frozenset({"calendar", "class", "end", "from", "new", "parts", "period", "scheme", "start", "to"})
"""Those whose values are pointers only where they have a `#`."""

_SCHEME = re.compile(r"([A-Za-z][\w.+\-]*):")
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_DOCUMENTS = frozenset({".xml", ".tei", ".odd"})
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True, slots=True)
class Links:
    """What a document offers, and where it leads.

    Attributes:
        ids: its identifiers.
        targets: what each pointer, as it is written, stands for: `pers:p12` → `persons.xml#p12`.
        includes: the addresses that it includes.
    """

    ids: frozenset[str] = frozenset()
    targets: Mapping[str, str] | None = None
    includes: tuple[str, ...] = ()


def read_links(path: Path) -> Links:
    """The links of a document; none of one that cannot be read, or whose addresses begin elsewhere."""
    try:
        root = parse_with_entities(read(path), str(path)).getroot()
    except InvalidDocument:
        return Links()
    ids = frozenset(value for one in root.iter(etree.Element) if (value := one.get(_XML_ID)))
    includes = tuple(one.get("href", "") for one in root.iter(_INCLUDE) if one.get("parse") != "text")
    if any(one.get(_XML_BASE) for one in root.iter(etree.Element)):
        return Links(ids, {}, includes)
    prefixes = tuple(_prefixes(root))
    tokens = {token for *_, token in _pointers(root)}
    targets = {token: address for token in tokens if (address := _address(token, prefixes)) is not None}
    return Links(ids, targets, includes)


def _pointers(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Each pointer with its element and attribute."""
    for element in root.iter(f"{{{TEI}}}*"):
        for name, value in element.attrib.items():
            if name in POINTERS and ("#" in value or ":" in value or ".xml" in value):
                for token in str(value).split():
                    if name not in _MAY_BE or "#" in token:
                        yield element, str(name), token


def _prefixes(root: etree._Element) -> Iterator[tuple[str, re.Pattern[str], str]]:
    for one in root.iter(f"{{{TEI}}}prefixDef"):
        try:
            pattern = re.compile(one.get("matchPattern", ""))
        except re.error:
            continue
        yield one.get("ident", ""), pattern, one.get("replacementPattern", "")


def _address(token: str, prefixes: Iterable[tuple[str, re.Pattern[str], str]]) -> str | None:
    """What a pointer stands for; None where it leads to the web, or nobody says where."""
    scheme = _SCHEME.match(token)
    if not scheme:
        return token
    for ident, pattern, replacement in prefixes:
        match = pattern.fullmatch(token[scheme.end() :]) if ident == scheme[1] else None
        if match:
            found = _replaced(match, replacement)
            return None if _SCHEME.match(found) else found
    return None


def _replaced(match: re.Match[str], replacement: str) -> str:
    """`persons.xml#$1`, with what the groups of the pattern have matched."""

    def group(number: re.Match[str]) -> str:
        wanted = int(number[1])
        return (match[wanted] or "") if wanted <= match.re.groups else ""

    return re.sub(r"\$(\d)", group, replacement)


@dataclass(frozen=True)
class Web:
    """The links of all documents of a project.

    Attributes:
        root: of the project; what lies outside is not looked at.
        links: of each file, by its path with links resolved.
    """

    root: Path
    links: dict[Path, Links]

    def findings(self, path: Path) -> tuple[Finding, ...]:
        """The pointers of a document that lead to nothing."""
        here = Path(whole(path))
        own = self.links.get(here, Links())
        broken = {
            token: fault
            for token, address in (own.targets or {}).items()
            if not (address[:1] == "#" and address[1:] in own.ids)
            and (fault := self._fault(address, here)) is not None
        }
        return tuple(_told(path, broken)) if broken else ()

    def _fault(self, address: str, path: Path) -> tuple[str, str] | None:
        """The rule that a pointer breaks, and how."""
        try:
            parts = urlsplit(address)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        except (ValueError, OSError, RuntimeError):
            return None
        if parts.scheme or parts.netloc or not target.is_relative_to(self.root):
            return None
        is_document = target.suffix.lower() in _DOCUMENTS or target in self.links
        if not is_document:
            return None
        if not isfile(target):  # noqa: PTH113 - never raises
            return "pointer/no-file", f"there is no file {parts.path}"
        fragment = unquote(parts.fragment)
        if not _NAME.fullmatch(fragment) or fragment in self._ids_with(target):
            return None
        where = parts.path or "this document"
        return "pointer/no-target", f'no element of {where} has the xml:id "{fragment}"'

    def _ids_with(self, path: Path) -> frozenset[str]:
        """The identifiers of a document, of those that it includes, and of those that include it."""
        if path not in self.links:
            self.links[path] = read_links(path)
        near = {path}
        waiting = [path]
        while waiting:
            for other in self._around.get(waiting.pop(), ()):
                if other not in near:
                    near.add(other)
                    waiting.append(other)
        return frozenset().union(*(self.links[one].ids for one in near if one in self.links))

    @cached_property
    def _around(self) -> dict[Path, set[Path]]:
        """For each document those that it includes, and those that include it."""
        around: dict[Path, set[Path]] = {}
        for path, links in self.links.items():
            for address in links.includes:
                other = (path.parent / unquote(urlsplit(address).path)).resolve()
                around.setdefault(path, set()).add(other)
                around.setdefault(other, set()).add(path)
        return around


def _told(path: Path, broken: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    data = read(path)
    tree = parse_with_entities(data, str(path))
    places = Places(data, tree, str(path))
    for element, attribute, token in _pointers(tree.getroot()):
        if token in broken:
            rule, why = broken[token]
            message = f'`@{attribute}` of `<{etree.QName(element).localname}>` is "{token}": {why}'
            yield Finding(rule, Severity.ERROR, message, places.of(element, attribute))
