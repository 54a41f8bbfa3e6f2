"""Schematron that stands in a RELAX NG grammar or in an ODD, as a schema of its own.

ISO/IEC 19757-3 leaves to others how rules stand in a grammar; the TEI's tools write patterns into its
definitions, with their namespaces beside. In an ODD they stand in `constraintSpec` (TEI Guidelines, 23.5.2).
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

from encoder.checks.parse import parse_schema
from encoder.checks.schematron.vocabulary import XSLT, sch
from encoder.checks.trust import Schema
from encoder.errors import NotTrusted
from encoder.namespaces import TEI
from encoder.schemas import RELAXNG, SCHEMATRON, SCHEMATRON_1_5

_RNG = f"{{{RELAXNG}}}"
_TEI = f"{{{TEI}}}"
_FOREIGN = (SCHEMATRON, XSLT)
_MOST_FILES = 500
_SPECS = tuple(f"{_TEI}{name}" for name in ("constraintSpec", "attDef", "elementSpec"))
_SCHEMES = ("schematron", "isoschematron", None)


def as_iso(root: etree._Element) -> etree._Element:
    """The tree with every element of Schematron 1.5 in the namespace of ISO Schematron."""
    for element in root.iter(f"{{{SCHEMATRON_1_5}}}*"):
        element.tag = sch(etree.QName(element).localname)
    return root


def holds_rules(root: etree._Element) -> bool:
    """Whether a tree is of a kind that may hold Schematron: a grammar, an ODD."""
    return etree.QName(root).namespace in (RELAXNG, TEI)


def embedded(root: etree._Element, schema: Schema) -> etree._Element:
    """The rules in a grammar or an ODD as a schema, which may be empty.

    Args:
        root: of the file.
        schema: where the file is; it decides what else may be read.

    Raises:
        UsageError: what a grammar includes cannot be read.
        NotTrusted: it is not trusted, and includes what lies outside its folder.
    """
    found = list(_in_odd(root) if etree.QName(root).namespace == TEI else _Grammars(schema).parts(root))
    prefixes = {"tei": TEI}
    for part in found:
        prefixes |= {prefix: uri for prefix, uri in part.nsmap.items() if prefix}
    whole = etree.Element(sch("schema"), {"queryBinding": "xslt2"}, nsmap=prefixes)
    whole.extend(found)
    return whole


def _outermost(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Elements of Schematron and XSLT that stand in none; a whole `schema` is as what stands in it."""
    for element in elements:
        above = element.getparent()
        while above is not None and above.tag == sch("schema"):
            above = above.getparent()
        is_inside = above is not None and etree.QName(above).namespace in _FOREIGN
        if etree.QName(element).namespace in _FOREIGN and element.tag != sch("schema") and not is_inside:
            yield element


class _Grammars:
    """Collects the rules of a grammar and of what it includes, each file and each rule once."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._roots: dict[Path, etree._Element] = {}
        self._visited: set[tuple[Path, frozenset[str]]] = set()
        self._seen: set[etree._Element] = set()

    def parts(self, root: etree._Element) -> Iterator[etree._Element]:
        path = self._schema.path.resolve()
        self._roots[path] = root
        yield from self._within(root, path, frozenset())

    def _within(self, root: etree._Element, path: Path, replaced: frozenset[str]) -> Iterator[etree._Element]:
        self._visited.add((path, replaced))
        if len(self._visited) > _MOST_FILES:
            raise NotTrusted("it includes too much", file=self._schema.path)
        for element in root.iter(
            f"{{{SCHEMATRON}}}*", f"{{{XSLT}}}*", f"{_RNG}include", f"{_RNG}externalRef"
        ):
            if _defines(element) & replaced:
                continue
            if etree.QName(element).namespace == RELAXNG:
                yield from self._included(element, path)
            elif element not in self._seen and next(_outermost([element]), None) is not None:
                self._seen.add(element)
                yield _placed(deepcopy(element), _element_of(element), is_elsewhere=path != self._first())

    def _first(self) -> Path:
        return next(iter(self._roots))

    def _included(self, include: etree._Element, path: Path) -> Iterator[etree._Element]:
        target = self._schema.beside(include.get("href", ""), path).resolve()
        own = {_name(one) for one in include.iter(f"{_RNG}define", f"{_RNG}start")}
        if target not in self._roots:
            self._roots[target] = as_iso(parse_schema(target, trusted=self._schema.is_trusted).getroot())
        if (target, frozenset(own)) not in self._visited:
            yield from self._within(self._roots[target], target, frozenset(own))


def _name(definition: etree._Element) -> str:
    return definition.get("name", "").strip()


def _defines(element: etree._Element) -> set[str]:
    """The names of the definitions in which an element stands; `start` has none, `""`."""
    return {_name(above) for above in element.iterancestors(f"{_RNG}define", f"{_RNG}start")}


def _element_of(element: etree._Element) -> str:
    """The context of a rule that stands in a grammar without one: the element in whose definition it is."""
    for above in element.iterancestors(f"{_RNG}element"):
        space = next((up.get("ns") for up in (above, *above.iterancestors()) if up.get("ns") is not None), "")
        if above.get("name"):
            prefix, _, local = above.get("name", "").strip().rpartition(":")
            return f"Q{{{above.nsmap.get(prefix, '') if prefix else space}}}{local}"
    return "/"


def _in_odd(root: etree._Element) -> Iterator[etree._Element]:
    for spec in root.iter(f"{_TEI}constraintSpec"):
        owners = (spec, *spec.iterancestors(*_SPECS))
        is_deleted = any(owner.get("mode") == "delete" for owner in owners)
        if spec.get("scheme") not in _SCHEMES or is_deleted:
            continue
        idents = [owner.get("ident", "") for owner in reversed(owners) if owner.get("ident")]
        for element in _outermost(spec.iterdescendants()):
            yield _placed(deepcopy(element), _specified(spec), "-".join(idents))


def _specified(spec: etree._Element) -> str:
    """The context of a rule in an ODD that has none: the element, or its attribute, that is specified."""
    element = next(spec.iterancestors(f"{_TEI}elementSpec"), None)
    if element is None:
        return "/"
    space = next(
        (up.get("ns") for up in (element, *element.iterancestors()) if up.get("ns") is not None), TEI
    )
    attribute = next(spec.iterancestors(f"{_TEI}attDef"), None)
    context = f"Q{{{space}}}{element.get('ident', '')}"
    return context if attribute is None else f"{context}/@{attribute.get('ident', '')}"


def _placed(
    part: etree._Element, context: str, name: str = "", *, is_elsewhere: bool = False
) -> etree._Element:
    """A part as it may stand in a schema: a rule in a pattern, an assertion in a rule in a pattern."""
    part.tail = None
    if is_elsewhere:
        for element in part.iter():
            element.sourceline = 0  # type: ignore[assignment]
    if part.tag in (sch("assert"), sch("report")):
        part = _around(part, "rule", context=context)
    if part.tag == sch("rule"):
        part = _around(part, "pattern")
    if part.tag == sch("pattern") and name and not part.get("id"):
        part.set("id", name)
    return part


def _around(part: etree._Element, name: str, **attributes: str) -> etree._Element:
    """An element of Schematron with a part in it."""
    element = etree.Element(sch(name), attributes)
    element.append(part)
    return element
