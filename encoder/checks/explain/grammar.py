"""RELAX NG in XML syntax → patterns (RELAX NG specification, section 4).

Definitions are read when they are first referred to, so that a large grammar costs only what a document uses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from encoder.checks.explain.datatypes import Datatype
from encoder.checks.explain.names import tags
from encoder.checks.explain.patterns import EMPTY, NOT_ALLOWED, TEXT, Element, Pattern, Patterns
from encoder.checks.explain.reading import RNG, Node, children, inherited, line_of, named
from encoder.checks.parse import parse_schema
from encoder.checks.trust import Schema
from encoder.errors import UsageError


@dataclass
class _Scope:
    """The definitions of one `grammar`, and of what it includes.

    Attributes:
        defined: for each name (`""` is `start`) the elements that define it.
        made: the pattern of each name, once it was wanted.
    """

    outer: "_Scope | None" = None
    defined: dict[str, list[Node]] = field(default_factory=dict)
    made: dict[str, Pattern] = field(default_factory=dict)


class Grammar:
    """A grammar, ready to be matched.

    Args:
        schema: RELAX NG in XML syntax; what it includes must be local, and in its folder
            where it is not trusted.

    Raises:
        UsageError: it cannot be read, or is no such schema.
        NotTrusted: it is not trusted and includes what lies outside its folder.
    """

    def __init__(self, schema: Path | Schema) -> None:
        self._schema = Schema.of(schema)
        self.patterns = Patterns()
        self._elements: dict[Node, Element] = {}
        self._scopes: list[_Scope] = []
        root = parse_schema(self._schema.path, trusted=self._schema.is_trusted).getroot()
        self._scopes.append(_Scope(defined={"": [root]} if root.tag != f"{RNG}grammar" else {}))
        self.start = self._pattern(root, self._scopes[0])

    def elements(self) -> dict[str, list[Element]]:
        """Every element that has a name of its own, by that name; a name may have several definitions."""
        found: dict[str, list[Element]] = {}
        for node, scope in self._element_nodes():
            pattern = self._element(node, scope)
            for tag in tags(pattern.names):
                found.setdefault(tag, []).append(pattern)
        return found

    def documentation(self) -> dict[str, str]:
        """What the grammar says of elements, by their tags, and of attributes, `@` before their tags."""
        found: dict[str, str] = {}
        for node, scope in self._element_nodes():
            if words := _words(node):
                for tag in tags(self._element(node, scope).names):
                    found.setdefault(tag, words)
        for scope in self._scopes:
            for definition in chain.from_iterable(scope.defined.values()):
                for node in definition.iter(f"{RNG}attribute"):
                    if words := _words(node):
                        for tag in tags(named(node)[0]):
                            found.setdefault(f"@{tag}", words)
        return found

    def _element_nodes(self) -> Iterator[tuple[Node, _Scope]]:
        for scope in self._scopes:
            for definition in chain.from_iterable(scope.defined.values()):
                for node in definition.iter(f"{RNG}element"):
                    yield node, scope

    def _pattern(self, node: Node, scope: _Scope) -> Pattern:
        reader = _READERS.get(etree.QName(node).localname)
        if reader is None:
            raise UsageError(f"`{node.tag}` is no pattern of RELAX NG", file=node.base, line=line_of(node))
        return reader(self, node, scope)

    def _group(self, node: Node, scope: _Scope) -> Pattern:
        return self._joined(self.patterns.group, [self._pattern(child, scope) for child in children(node)])

    def _joined(self, join: Callable[[Pattern, Pattern], Pattern], parts: list[Pattern]) -> Pattern:
        """The parts joined by halves: what walks them goes deep by nesting, not by length."""
        if len(parts) < 2:
            return parts[0] if parts else EMPTY
        middle = len(parts) // 2
        return join(self._joined(join, parts[:middle]), self._joined(join, parts[middle:]))

    def _interleave(self, node: Node, scope: _Scope) -> Pattern:
        parts = [self._pattern(child, scope) for child in children(node)]
        return self._joined(self.patterns.interleave, parts)

    def _choice(self, node: Node, scope: _Scope) -> Pattern:
        return self.patterns.choice(*(self._pattern(child, scope) for child in children(node)))

    def _optional(self, node: Node, scope: _Scope) -> Pattern:
        return self.patterns.choice(self._group(node, scope), EMPTY)

    def _one_or_more(self, node: Node, scope: _Scope) -> Pattern:
        return self.patterns.one_or_more(self._group(node, scope))

    def _zero_or_more(self, node: Node, scope: _Scope) -> Pattern:
        return self.patterns.choice(self._one_or_more(node, scope), EMPTY)

    def _mixed(self, node: Node, scope: _Scope) -> Pattern:
        return self.patterns.interleave(TEXT, self._group(node, scope))

    def _list(self, node: Node, scope: _Scope) -> Pattern:
        return self.patterns.list_of(self._group(node, scope))

    def _reference(self, node: Node, scope: _Scope) -> Pattern:
        return self._definition(node.get("name", "").strip(), scope, node)

    def _parent_reference(self, node: Node, scope: _Scope) -> Pattern:
        return self._definition(node.get("name", "").strip(), scope.outer or scope, node)

    def _definition(self, name: str, scope: _Scope, node: Node) -> Pattern:
        if name not in scope.made:
            if name not in scope.defined:
                raise UsageError(f'"{name}" is not defined', file=node.base, line=line_of(node))
            scope.made[name] = self._combined(scope.defined[name], scope)
        return scope.made[name]

    def _combined(self, definitions: list[Node], scope: _Scope) -> Pattern:
        parts = [self._group(node, scope) for node in definitions]
        if any(node.get("combine", "").strip() == "interleave" for node in definitions):
            return self._joined(self.patterns.interleave, parts)
        return self.patterns.choice(*parts)

    def _external(self, node: Node, scope: _Scope) -> Pattern:
        return self._pattern(_load_for(node, self._schema), scope)

    def _nested_grammar(self, node: Node, scope: _Scope) -> Pattern:
        inner = _Scope(scope)
        self._scopes.append(inner)
        for name, definition in _definitions(node, self._schema):
            inner.defined.setdefault(name, []).append(definition)
        return self._definition("", inner, node)

    def _element(self, node: Node, scope: _Scope) -> Element:
        if node not in self._elements:
            names, content = named(node)
            self._elements[node] = Element(names, lambda: self._content(content, scope))
        return self._elements[node]

    def _content(self, content: list[Node], scope: _Scope) -> Pattern:
        return self._joined(self.patterns.group, [self._pattern(child, scope) for child in content])

    def _attribute(self, node: Node, scope: _Scope) -> Pattern:
        names, content = named(node)
        return self.patterns.attribute(names, self._content(content, scope) if content else TEXT)

    def _data(self, node: Node, scope: _Scope) -> Pattern:
        facets = tuple((child.get("name", ""), child.text or "") for child in node.findall(f"{RNG}param"))
        excepted = node.find(f"{RNG}except")
        library = inherited(node, "datatypeLibrary") or ""
        datatype = Datatype(library, node.get("type", "").strip(), facets)
        return self.patterns.datum(datatype, None if excepted is None else self._choice(excepted, scope))

    def _value(self, node: Node, _scope: _Scope) -> Pattern:
        exact = (node.get("type") or "token").strip() == "string"
        text = node.text or ""
        return self.patterns.value(text if exact else " ".join(text.split()), exact)


_READERS: dict[str, Callable[[Grammar, Node, _Scope], Pattern]] = {
    "group": Grammar._group,
    "interleave": Grammar._interleave,
    "choice": Grammar._choice,
    "optional": Grammar._optional,
    "oneOrMore": Grammar._one_or_more,
    "zeroOrMore": Grammar._zero_or_more,
    "mixed": Grammar._mixed,
    "list": Grammar._list,
    "ref": Grammar._reference,
    "parentRef": Grammar._parent_reference,
    "externalRef": Grammar._external,
    "grammar": Grammar._nested_grammar,
    "element": Grammar._element,
    "attribute": Grammar._attribute,
    "data": Grammar._data,
    "value": Grammar._value,
    "text": lambda *_: TEXT,
    "empty": lambda *_: EMPTY,
    "notAllowed": lambda *_: NOT_ALLOWED,
}


_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"


def _words(node: Node) -> str:
    """The documentation of an element of the grammar, or of the definition in which it alone stands."""
    above = node.getparent()
    found = node.find(_DOCUMENTATION)
    if found is None and above is not None and above.tag == f"{RNG}define":
        found = above.find(_DOCUMENTATION)
    return " ".join("".join(map(str, found.itertext())).split()) if found is not None else ""


def _load_for(node: Node, schema: Schema) -> Node:
    """What `externalRef` or `include` refers to; it inherits the namespace, not the datatypes (4.6, 4.7)."""
    root = parse_schema(_target(node, schema), trusted=schema.is_trusted).getroot()
    space = inherited(node, "ns")
    if root.get("ns") is None and space is not None:
        root.set("ns", space)
    return root


def _target(node: Node, schema: Schema) -> Path:
    href = node.get("href", "")
    base = Path(unquote(urlsplit(node.base or "").path))
    if urlsplit(href).scheme not in ("", "file") and not schema.mapped(href, base):
        hint = f"`engross schema add {href}` puts a copy into the project"
        raise UsageError(f"{href} is not local: nothing is fetched", hint=hint, file=node.base)
    return schema.beside(href, base)


def _definitions(
    grammar: Node, schema: Schema, included: tuple[Path, ...] = ()
) -> Iterator[tuple[str, Node]]:
    """The definitions of a grammar, those of its `div`s and of what it includes among them."""
    for child in children(grammar):
        kind = child.tag.removeprefix(RNG)
        if kind in ("define", "start"):
            yield child.get("name", "").strip(), child
        elif kind == "div":
            yield from _definitions(child, schema, included)
        elif kind == "include":
            yield from _included(child, schema, included)


def _included(include: Node, schema: Schema, included: tuple[Path, ...]) -> Iterator[tuple[str, Node]]:
    """The definitions of an included grammar; those that stand in the `include` replace its own."""
    path = _target(include, schema).resolve()
    if path in included:
        raise UsageError("the grammar includes itself", file=path)
    own = list(_definitions(include, schema, included))
    replaced = {name for name, _ in own}
    others = _definitions(_load_for(include, schema), schema, (*included, path))
    yield from ((name, node) for name, node in others if name not in replaced)
    yield from own
