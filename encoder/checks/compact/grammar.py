"""Tokens of the compact syntax → elements of the XML syntax, by recursive descent.

The names of the methods are those of the productions in section 3 of the specification.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from lxml import etree

from encoder.checks.compact.tokens import Kind, NotCompact, Token, tokens
from encoder.namespaces import XML
from encoder.schemas import RELAXNG

_RNG = f"{{{RELAXNG}}}"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_DOCUMENTATION = "http://relaxng.org/ns/compatibility/annotations/1.0"
_MOST_DEEP = 100
_SIGNS = {",": "group", "|": "choice", "&": "interleave"}
_REPEATED = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_COMBINED = {"=": None, "|=": "choice", "&=": "interleave"}
_WITHOUT_CHILDREN = frozenset(f"{_RNG}{name}" for name in ("value", "param", "name"))
Elements = list[etree._Element]
_PLAIN: Any = {None: RELAXNG}


@dataclass(slots=True)
class _Notes:
    """Annotations that stand before something: attributes and elements of other namespaces."""

    attributes: dict[str, str] = field(default_factory=dict)
    elements: Elements = field(default_factory=list)

    def put(self, on: etree._Element) -> Elements:
        """What they are annotations of, with them; what it cannot hold comes after it."""
        for name, value in self.attributes.items():
            on.set(name, value)
        if on.tag in _WITHOUT_CHILDREN:
            return [on, *self.elements]
        for index, element in enumerate(self.elements):
            on.insert(index, element)
        return [on]


class Reader:
    """Reads one grammar.

    Args:
        text: the grammar.
    """

    def __init__(self, text: str) -> None:
        self._tokens = list(tokens(text))
        self._at = 0
        self._depth = 0
        self._default: str | None = None
        self._spaces: dict[str, str | None] = {"xml": XML}
        self._types = {"xsd": _XSD}

    def schema(self) -> etree._Element:
        """The whole: declarations, then a pattern or the content of a grammar.

        Raises:
            NotCompact: it is no grammar.
        """
        while self._declaration():
            pass
        if self._is_pattern():
            root = self._only(self._pattern())
            self._expect_end()
        else:
            root = self._element("grammar")
            root.extend(self._grammar_content(Kind.END))
        if self._default is not None and root.get("ns") is None:
            root.set("ns", self._default)
        return root

    # tokens

    @property
    def line(self) -> int:
        """The line at which it is."""
        return self._now.line

    @property
    def _now(self) -> Token:
        return self._tokens[self._at]

    def _ahead(self, by: int = 1) -> Token:
        return self._tokens[min(self._at + by, len(self._tokens) - 1)]

    def _take(self) -> Token:
        token = self._now
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _skip(self, *signs: str) -> bool:
        """Take a sign or keyword, if it is the next."""
        if not self._now.is_sign(*signs):
            return False
        self._take()
        return True

    def _expect(self, sign: str) -> Token:
        if not self._now.is_sign(sign):
            raise self._wrong(f"`{sign}` is missing")
        return self._take()

    def _expect_end(self) -> None:
        if self._now.kind != Kind.END:
            raise self._wrong(f"`{self._now.text}` cannot stand here")

    def _wrong(self, message: str) -> NotCompact:
        return NotCompact(message, self._now.line)

    def _identifier(self, *, or_keyword: bool = False) -> str:
        if self._now.kind == Kind.NAME or (or_keyword and self._now.kind == Kind.KEYWORD):
            return self._take().text
        raise self._wrong("a name is missing")

    def _literal(self) -> str:
        if self._now.kind != Kind.LITERAL:
            raise self._wrong("a text in quotation marks is missing")
        parts = [self._take().text]
        while self._skip("~"):
            if self._now.kind != Kind.LITERAL:
                raise self._wrong("a text in quotation marks is missing")
            parts.append(self._take().text)
        return "".join(parts)

    def _element(self, name: str, /, **attributes: str) -> etree._Element:
        element = etree.Element(f"{_RNG}{name}", attributes, nsmap=_PLAIN)
        element.sourceline = self._now.line  # type: ignore[assignment]
        return element

    # declarations

    def _declaration(self) -> bool:
        start = self._at
        self._annotations()
        if self._now.is_sign("default") and self._ahead().is_sign("namespace"):
            self._take()
            self._take()
            prefix = None if self._now.is_sign("=") else self._identifier(or_keyword=True)
            self._expect("=")
            self._default = self._address()
            if prefix is not None:
                self._spaces[prefix] = self._default
            return True
        if self._now.is_sign("namespace") and not self._ahead().is_sign("=", "|=", "&="):
            self._take()
            prefix = self._identifier(or_keyword=True)
            self._expect("=")
            self._spaces[prefix] = self._address()
            return True
        if self._now.is_sign("datatypes"):
            self._take()
            prefix = self._identifier(or_keyword=True)
            self._expect("=")
            self._types[prefix] = self._literal()
            return True
        self._at = start
        return False

    def _address(self) -> str | None:
        """The URI of a namespace; None where it is that of the grammar that includes this one."""
        return None if self._skip("inherit") else self._literal()

    def _space(self, prefix: str) -> str | None:
        if prefix not in self._spaces:
            raise self._wrong(f"the prefix `{prefix}` is not declared")
        return self._spaces[prefix]

    # annotations

    def _annotations(self) -> _Notes:
        """Comments of documentation, and what stands in brackets before something."""
        notes = _Notes()
        lines: list[str] = []
        while self._now.kind == Kind.DOC:
            lines.append(self._take().text)
        if lines:
            documentation = etree.Element(f"{{{_DOCUMENTATION}}}documentation")
            documentation.text = "\n".join(lines)
            notes.elements.append(documentation)
        if self._skip("["):
            self._inside_brackets(notes, None)
        return notes

    def _inside_brackets(self, notes: _Notes, parent: etree._Element | None) -> None:
        """Attributes, elements and text, as far as the closing bracket."""
        while not self._skip("]"):
            if self._now.kind == Kind.LITERAL and parent is not None:
                _add_text(parent, self._literal())
            elif self._ahead().is_sign("="):
                name = self._annotation_name(is_attribute=True)
                self._expect("=")
                notes.attributes[name] = self._literal()
            else:
                notes.elements.append(self._annotation_element(parent))

    def _annotation_element(self, parent: etree._Element | None) -> etree._Element:
        spaces: Any = {prefix: uri for prefix, uri in self._spaces.items() if uri and prefix != "xml"}
        element = etree.Element(self._annotation_name(is_attribute=False), nsmap=spaces)
        element.sourceline = self._now.line  # type: ignore[assignment]
        if parent is not None:
            parent.append(element)
        self._expect("[")
        with self._deeper():
            inside = _Notes()
            self._inside_brackets(inside, element)
        for name, value in inside.attributes.items():
            element.set(name, value)
        return element

    def _annotation_name(self, *, is_attribute: bool) -> str:
        token = self._take()
        if token.kind == Kind.FULL:
            prefix, _, local = token.text.partition(":")
            space = self._space(prefix)
            return f"{{{space}}}{local}" if space else local
        if token.kind in (Kind.NAME, Kind.KEYWORD) and (is_attribute or token.text):
            return token.text
        raise self._wrong("an annotation has no name")

    def _following(self) -> Elements:
        """Annotations that stand behind something: `>> a:note [ … ]`."""
        found: Elements = []
        while self._skip(">>"):
            found.append(self._annotation_element(None))
        return found

    # grammars

    def _is_pattern(self) -> bool:
        """Whether what comes is a pattern, not the content of a grammar."""
        start = self._at
        self._annotations()
        token, after = self._now, self._ahead()
        self._at = start
        if token.kind == Kind.END or token.is_sign("start", "div", "include"):
            return False
        is_definition = token.kind == Kind.NAME and after.is_sign("=", "|=", "&=", "[")
        return not is_definition and not (token.kind == Kind.FULL and after.is_sign("["))

    def _grammar_content(self, end: Kind | str) -> Elements:
        found: Elements = []
        while not self._ends(end):
            found += self._component()
        return found

    def _ends(self, end: Kind | str) -> bool:
        if end == Kind.END:
            return self._now.kind == Kind.END
        if self._now.kind == Kind.END:
            raise self._wrong(f"`{end}` is missing")
        return self._skip(end)

    def _component(self) -> Elements:
        notes = self._annotations()
        if self._now.kind in (Kind.NAME, Kind.FULL, Kind.KEYWORD) and self._ahead().is_sign("["):
            return [*notes.elements, self._annotation_element(None)]
        if self._now.is_sign("div"):
            component = self._element("div")
            self._take()
            self._expect("{")
            with self._deeper():
                component.extend(self._grammar_content("}"))
        elif self._now.is_sign("include"):
            component = self._include()
        else:
            component = self._definition()
        return [*notes.put(component), *self._following()]

    def _include(self) -> etree._Element:
        include = self._element("include")
        self._take()
        include.set("href", self._literal())
        self._inherit(include)
        if self._skip("{"):
            with self._deeper():
                include.extend(self._grammar_content("}"))
        if self._default is not None and include.get("ns") != self._default:
            for definition in include.iterchildren(f"{_RNG}*"):
                definition.set("ns", self._default)
        return include

    def _inherit(self, element: etree._Element) -> None:
        """The namespace that what is read for an element inherits."""
        if self._skip("inherit"):
            self._expect("=")
            space = self._space(self._identifier(or_keyword=True))
        else:
            space = self._default
        if space is not None:
            element.set("ns", space)

    def _definition(self) -> etree._Element:
        if self._now.is_sign("start"):
            definition = self._element("start")
            self._take()
        else:
            definition = self._element("define")
            definition.set("name", self._identifier())
        if not self._now.is_sign(*_COMBINED):
            raise self._wrong("`=`, `|=` or `&=` is missing")
        combined = _COMBINED[self._take().text]
        if combined:
            definition.set("combine", combined)
        definition.extend(self._pattern())
        return definition

    # patterns

    def _pattern(self) -> Elements:
        with self._deeper():
            line = self._now
            found = self._particle()
            sign = self._now.text if self._now.is_sign(*_SIGNS) else None
            if sign is None:
                return found
            whole = self._element(_SIGNS[sign])
            whole.sourceline = line.line  # type: ignore[assignment]
            whole.extend(found)
            while self._skip(sign):
                whole.extend(self._particle())
            if self._now.is_sign(*_SIGNS):
                raise self._wrong(f"`{sign}` and `{self._now.text}` need brackets where they meet")
            return [whole]

    def _particle(self) -> Elements:
        found = self._annotated_primary()
        if self._now.is_sign(*_REPEATED):
            repeated = self._element(_REPEATED[self._take().text])
            repeated.extend(found)
            found = [repeated]
        return [*found, *self._following()]

    def _annotated_primary(self) -> Elements:
        notes = self._annotations()
        if self._skip("("):
            inside = self._pattern()
            self._expect(")")
            return self._noted(inside, notes)
        return [*notes.put(self._primary()), *self._following()]

    def _noted(self, inside: Elements, notes: _Notes) -> Elements:
        """A pattern in brackets with the annotations before the bracket."""
        if not notes.attributes and not notes.elements:
            return inside
        patterns = [one for one in inside if etree.QName(one).namespace == RELAXNG]
        others = [one for one in inside if etree.QName(one).namespace != RELAXNG]
        return [*chain.from_iterable(notes.put(one) for one in patterns), *others]

    def _primary(self) -> etree._Element:
        token = self._now
        if token.kind == Kind.KEYWORD and (read := _PRIMARIES.get(token.text)):
            return read(self)
        if token.kind == Kind.LITERAL:
            return self._value(self._element("value"))
        if token.kind == Kind.FULL:
            prefix, _, local = token.text.partition(":")
            if prefix not in self._types:
                raise self._wrong(f"the datatypes `{prefix}` are not declared")
            return self._data(local, self._types[prefix])
        if token.kind == Kind.NAME:
            reference = self._element("ref", name=token.text)
            self._take()
            return reference
        raise self._wrong(f"`{token.text}` is no pattern" if token.text else "a pattern is missing")

    def _content(self, name: str) -> etree._Element:
        """`list { … }`, `mixed { … }`."""
        element = self._element(name)
        self._take()
        self._expect("{")
        element.extend(self._pattern())
        self._expect("}")
        return element

    def _named(self, name: str) -> etree._Element:
        """`element a { … }`, `attribute a { … }`."""
        element = self._element(name)
        self._take()
        is_attribute = name == "attribute"
        plain = "" if is_attribute else self._default
        named = self._name_class(is_attribute=is_attribute)
        only = self._only(named) if len(named) == 1 else None
        if (
            only is not None
            and only.tag == f"{_RNG}name"
            and only.get("ns") == plain
            and set(only.keys()) <= {"ns"}
        ):
            element.set("name", only.text or "")
        else:
            element.extend(named)
        self._expect("{")
        element.extend(self._pattern())
        self._expect("}")
        return element

    def _word(self, name: str) -> etree._Element:
        """`empty`, `text`, `notAllowed`."""
        element = self._element(name)
        self._take()
        return element

    def _parent(self) -> etree._Element:
        reference = self._element("parentRef")
        self._take()
        reference.set("name", self._identifier())
        return reference

    def _external(self) -> etree._Element:
        external = self._element("externalRef")
        self._take()
        external.set("href", self._literal())
        self._inherit(external)
        return external

    def _grammar(self) -> etree._Element:
        grammar = self._element("grammar")
        self._take()
        self._expect("{")
        with self._deeper():
            grammar.extend(self._grammar_content("}"))
        return grammar

    def _builtin(self) -> etree._Element:
        return self._data(self._now.text, "")

    def _data(self, name: str, library: str) -> etree._Element:
        """A datatype with its parameters and what is excepted; or a value of it."""
        data = self._element("data", type=name, datatypeLibrary=library)
        self._take()
        if self._now.kind == Kind.LITERAL:
            data.tag = f"{_RNG}value"
            return self._value(data)
        if self._skip("{"):
            while not self._skip("}"):
                data.extend(self._parameter())
        if self._skip("-"):
            excepted = self._element("except")
            excepted.extend(self._annotated_primary())
            data.append(excepted)
        return data

    def _value(self, value: etree._Element) -> etree._Element:
        value.text = self._literal()
        if value.get("type") is None:
            value.set("type", "token")
            value.set("datatypeLibrary", "")
        return value

    def _parameter(self) -> Elements:
        notes = self._annotations()
        parameter = self._element("param")
        parameter.set("name", self._identifier(or_keyword=True))
        self._expect("=")
        parameter.text = self._literal()
        return notes.put(parameter)

    # name classes

    def _name_class(self, *, is_attribute: bool) -> Elements:
        with self._deeper():
            is_many = self._now.kind == Kind.ANY or self._now.is_sign("*")
            found = self._simple_class(is_attribute=is_attribute)
            if is_many and self._skip("-"):
                excepted = self._element("except")
                excepted.extend(self._simple_class(is_attribute=is_attribute))
                for one in excepted.iter(f"{_RNG}name"):
                    one.set("ns", one.get("ns", ""))
                self._only(found).append(excepted)
                return found
            if not self._now.is_sign("|"):
                return found
            choice = self._element("choice")
            choice.extend(found)
            while self._skip("|"):
                choice.extend(self._simple_class(is_attribute=is_attribute))
            return [choice]

    def _simple_class(self, *, is_attribute: bool) -> Elements:
        notes = self._annotations()
        token = self._now
        if self._skip("("):
            inside = self._name_class(is_attribute=is_attribute)
            self._expect(")")
            return [*self._noted(inside, notes), *self._following()]
        named = self._element("name")
        if token.kind == Kind.ANY:
            named.tag = f"{_RNG}nsName"
            self._set_space(named, self._space(token.text[:-2]))
        elif token.is_sign("*"):
            named.tag = f"{_RNG}anyName"
        elif token.kind == Kind.FULL:
            prefix, _, named.text = token.text.partition(":")
            self._set_space(named, self._space(prefix))
        elif token.kind in (Kind.NAME, Kind.KEYWORD):
            named.text = token.text
            self._set_space(named, "" if is_attribute else self._default)
        else:
            raise self._wrong("a name is missing")
        self._take()
        return [*notes.put(named), *self._following()]

    def _set_space(self, named: etree._Element, space: str | None) -> None:
        if space is not None:
            named.set("ns", space)

    # helpers

    def _only(self, found: Elements) -> etree._Element:
        """The pattern among what was read; annotations beside it have no place of their own."""
        return next(one for one in found if etree.QName(one).namespace == RELAXNG)

    def _deeper(self) -> "_Deeper":
        return _Deeper(self)


class _Deeper:
    """Counts how deep patterns are nested, so that none can exhaust the stack."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __enter__(self) -> None:
        self._reader._depth += 1
        if self._reader._depth > _MOST_DEEP:
            raise self._reader._wrong(f"patterns are nested deeper than {_MOST_DEEP}")

    def __exit__(self, *_: object) -> None:
        self._reader._depth -= 1


def _add_text(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


_PRIMARIES: dict[str, Callable[[Reader], etree._Element]] = {
    "element": lambda reader: reader._named("element"),
    "attribute": lambda reader: reader._named("attribute"),
    "list": lambda reader: reader._content("list"),
    "mixed": lambda reader: reader._content("mixed"),
    "empty": lambda reader: reader._word("empty"),
    "text": lambda reader: reader._word("text"),
    "notAllowed": lambda reader: reader._word("notAllowed"),
    "parent": Reader._parent,
    "external": Reader._external,
    "grammar": Reader._grammar,
    "string": Reader._builtin,
    "token": Reader._builtin,
}
