"""A Schematron schema with everything it refers to put in place: one tree without abstractions.

Inclusions (ISO/IEC 19757-3, 5.4.8 and 5.4.6), abstract patterns (6.3), abstract rules (5.4.13) and
diagnostics (5.4.5) are replaced by what they stand for. Only local files are read.
"""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from encoder.checks.parse import parse_schema
from encoder.checks.schematron.embedded import as_iso, embedded, holds_rules
from encoder.checks.schematron.vocabulary import children, sch
from encoder.checks.trust import Schema
from encoder.errors import NotTrusted, UsageError
from encoder.schemas import SCHEMATRON

_identified = etree.XPath("//*[@id = $id or @xml:id = $id]")
_MOST_INCLUDED = 100_000
_NOT_A_NAME = r"(?![\w.\-])"


def read_schema(given: Path | Schema) -> etree._Element:
    """The schema in a file, expanded; also one whose rules stand in a grammar or an ODD.

    Elements that come from other files have no line.

    Raises:
        UsageError: it cannot be read, is not Schematron, or refers to what is not there.
        NotTrusted: it is not trusted and refers to what lies outside its folder.
    """
    source = Schema.of(given)
    path = source.path
    root = as_iso(parse_schema(path, trusted=source.is_trusted).getroot())
    if holds_rules(root):
        root = embedded(root, source)
    if root.tag != sch("schema"):
        hint = f"its root is {root.tag}" if source.is_trusted else None
        raise UsageError("this is not an ISO Schematron schema", hint=hint, file=path)
    schema = _Inclusion(source).into(root, path, (str(path.resolve()),))
    _instantiate(schema, path)
    _extend_rules(schema, path)
    _inline_diagnostics(schema, path)
    return schema


class _Inclusion:
    """Puts what a schema includes in place.

    Args:
        schema: whose trust decides what may be read.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._elements = 0

    def into(self, element: etree._Element, path: Path, trail: tuple[str, ...]) -> etree._Element:
        """Replaces each inclusion below an element by what it names; `trail` is where we come from."""
        for child in list(element):
            href = child.get("href")
            if href is None or child.tag not in (sch("include"), sch("extends")):
                self.into(child, path, trail)
                continue
            target, source = self._referred(href, path, trail)
            wanted = [target] if child.tag == sch("include") else list(target)
            parts = [self.into(self._copy(part), source, (*trail, _key(source, href))) for part in wanted]
            _replace(child, parts)
        return element

    def _copy(self, part: etree._Element) -> etree._Element:
        copy = deepcopy(part)
        for element in copy.iter():
            element.sourceline = 0  # type: ignore[assignment]
            self._elements += 1
        if self._elements > _MOST_INCLUDED and not self._schema.is_trusted:
            raise NotTrusted("it includes too much", file=self._schema.path)
        return copy

    def _referred(self, href: str, path: Path, trail: tuple[str, ...]) -> tuple[etree._Element, Path]:
        """The element that a reference names, and the file it is in."""
        parts = urlsplit(href)
        if parts.scheme not in ("", "file") and not self._schema.mapped(href, path):
            raise UsageError(f"{href} is not fetched", hint="refer to a local file", file=path)
        source = self._schema.beside(href, path)
        if _key(source, href) in trail:
            raise UsageError(f"{href} includes itself", file=path)
        root = as_iso(parse_schema(source, trusted=self._schema.is_trusted).getroot())
        if not parts.fragment:
            return root, source
        found: Any = _identified(root, id=parts.fragment)
        if not found:
            raise UsageError(f"nothing has the identifier of {href}", file=path)
        return found[0], source


def _key(path: Path, href: str) -> str:
    fragment = urlsplit(href).fragment
    return f"{path.resolve()}#{fragment}" if fragment else str(path.resolve())


def _replace(element: etree._Element, others: list[etree._Element]) -> None:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - only descendants of the root are replaced
    index = parent.index(element)
    parent[index : index + 1] = others


def _instantiate(schema: etree._Element, path: Path) -> None:
    """Fills in the patterns that are instances of abstract ones, and drops the abstract ones."""
    patterns = list(children(schema, "pattern"))
    abstract = {pattern.get("id"): pattern for pattern in patterns if pattern.get("abstract") == "true"}
    for pattern in patterns:
        name = pattern.get("is-a")
        if name is None:
            continue
        if name not in abstract:
            raise UsageError(f"there is no abstract pattern {name!r}", file=path)
        _fill(pattern, abstract[name])
    for pattern in abstract.values():
        schema.remove(pattern)


def _fill(instance: etree._Element, abstract: etree._Element) -> None:
    """Puts the content of an abstract pattern into its instance, parameters replaced in every expression."""
    given = {param.get("name", ""): param.get("value", "") for param in children(instance, "param")}
    default = {param.get("name", ""): param.get("value", "") for param in children(abstract, "param")}
    instance[:] = [deepcopy(part) for part in abstract if part.tag != sch("param")]
    for name, value in {**default, **given}.items():
        substitute(instance, name, value)


def substitute(element: etree._Element, name: str, value: str) -> None:
    """Replaces `$name` by a value in all attributes of the Schematron elements below an element."""
    variable = re.compile(re.escape(f"${name}") + _NOT_A_NAME)
    for part in element.iterdescendants(f"{{{SCHEMATRON}}}*"):
        for attribute, text in part.attrib.items():
            if f"${name}" in str(text):
                part.set(attribute, variable.sub(lambda _: value, str(text)))


def _extend_rules(schema: etree._Element, path: Path) -> None:
    """Puts the content of abstract rules where they are extended, and drops the abstract rules."""
    rules = [rule for rule in schema.iter(sch("rule")) if rule.get("abstract") == "true"]
    abstract = {rule.get("id"): rule for rule in rules}
    for pattern in children(schema, "pattern"):
        for rule in children(pattern, "rule"):
            _extend(rule, abstract, path, ())
    for rule in rules:
        parent = rule.getparent()
        if parent is not None:
            parent.remove(rule)


def _extend(
    rule: etree._Element, abstract: dict[str | None, etree._Element], path: Path, trail: tuple[str, ...]
) -> None:
    for extends in list(children(rule, "extends")):
        name = extends.get("rule", "")
        if name not in abstract:
            raise UsageError(f"there is no abstract rule {name!r}", file=path)
        if name in trail:
            raise UsageError(f"the abstract rule {name!r} extends itself", file=path)
        base = deepcopy(abstract[name])
        _extend(base, abstract, path, (*trail, name))
        _replace(extends, list(base))


def _inline_diagnostics(schema: etree._Element, path: Path) -> None:
    """Puts each diagnostic into the assertions that name it, where the variables of their rule are known."""
    diagnostics = {part.get("id"): part for part in schema.iter(sch("diagnostic"))}
    for assertion in list(schema.iter(sch("assert"), sch("report"))):
        for name in assertion.get("diagnostics", "").split():
            if name not in diagnostics:
                raise UsageError(f"there is no diagnostic {name!r}", file=path)
            copy = deepcopy(diagnostics[name])
            copy.tail = None
            assertion.append(copy)
