"""Grammars in XML syntax written in compact syntax: the way back, for tests of the way there."""

from hypothesis import strategies as st
from lxml import etree
from lxml.builder import ElementMaker

from encoder.checks.compact.tokens import KEYWORDS
from encoder.schemas import RELAXNG

RNG = f"{{{RELAXNG}}}"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
REPEATED = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}
SPACES = {"n": "urn:n", "o": "urn:o"}
E = ElementMaker(namespace=RELAXNG, nsmap={None: RELAXNG, **SPACES})

names = st.sampled_from(["a", "b-c", "d.e", "é", "list", "start", "token", "_x"])
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=8)
literals = st.one_of(texts, st.sampled_from(['"', "'", '"""', "a\nb", "#", "\\", "{", "\t"]))


def simple_class():
    return st.one_of(
        names.map(lambda name: E.name(name, ns="")),
        st.builds(lambda name, space: E.name(name, ns=space), names, st.sampled_from(list(SPACES.values()))),
    )


def name_classes():
    wild = st.one_of(
        st.just(None).map(lambda _: E.anyName()),
        st.sampled_from(list(SPACES.values())).map(lambda space: E.nsName(ns=space)),
    )
    excepted = st.builds(lambda one, but: _with(one, E("except", but)), wild, simple_class())
    single = st.one_of(simple_class(), wild, excepted)
    several = st.lists(single, min_size=2, max_size=3).map(lambda found: E.choice(*found))
    return st.one_of(single, several)


def patterns():
    leaf = st.one_of(
        st.sampled_from(["empty", "text", "notAllowed"]).map(lambda name: E(name)),
        names.map(lambda name: E.ref(name=name)),
        literals.map(lambda text: E.value(text, type="token", datatypeLibrary="")),
        literals.map(lambda text: E.value(text, type="string", datatypeLibrary="")),
        st.builds(_data, st.lists(literals, max_size=2), st.booleans()),
    )
    return st.recursive(leaf, _larger, max_leaves=10)


def _larger(inner):
    inside = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        st.builds(
            lambda kind, found: E(kind, *found), st.sampled_from(["group", "choice", "interleave"]), inside
        ),
        st.builds(
            lambda kind, one: E(kind, one),
            st.sampled_from(["optional", "zeroOrMore", "oneOrMore", "list", "mixed"]),
            inner,
        ),
        st.builds(
            lambda kind, named, one: E(kind, named, one),
            st.sampled_from(["element", "attribute"]),
            name_classes(),
            inner,
        ),
    )


def _data(facets, excepts):
    data = E.data(*(E.param(text, name="pattern") for text in facets), type="string", datatypeLibrary=XSD)
    return _with(data, E("except", E.value("x", type="token", datatypeLibrary=""))) if excepts else data


def _with(parent, child):
    parent.append(child)
    return parent


def grammars():
    define = st.builds(
        lambda kind, name, combine, one: _combined(
            E.start(one) if kind == "start" else E.define(one, name=name), combine
        ),
        st.sampled_from(["start", "define"]),
        names,
        st.sampled_from(["", "choice", "interleave"]),
        patterns(),
    )
    divided = st.lists(define, max_size=2).map(lambda found: E.div(*found))
    return st.lists(st.one_of(define, divided), min_size=1, max_size=4).map(lambda found: E.grammar(*found))


def _combined(definition, combine):
    if combine:
        definition.set("combine", combine)
    return definition


def compact(grammar: etree._Element) -> str:
    """A grammar of the kinds above in compact syntax."""
    spaces = "".join(f'namespace {prefix} = "{uri}"\n' for prefix, uri in SPACES.items())
    return f'{spaces}datatypes d = "{XSD}"\n' + "\n".join(map(_component, grammar))


def _component(node) -> str:
    kind = node.tag.removeprefix(RNG)
    if kind == "div":
        return "div {\n" + "\n".join(map(_component, node)) + "\n}"
    sign = {"choice": "|=", "interleave": "&=", None: "="}[node.get("combine")]
    name = "start" if kind == "start" else _name(node.get("name"))
    return f"{name} {sign} {_pattern(node[0])}"


def _name(name: str) -> str:
    return f"\\{name}" if name in KEYWORDS else name


def _pattern(node) -> str:
    kind = node.tag.removeprefix(RNG)
    if kind in ("group", "choice", "interleave"):
        return "(" + {"group": ", ", "choice": " | ", "interleave": "&"}[kind].join(map(_pattern, node)) + ")"
    if kind in ("optional", "zeroOrMore", "oneOrMore"):
        return f"({_pattern(node[0])}){REPEATED[kind]}"
    if kind in ("list", "mixed"):
        return f"{kind} {{ {_pattern(node[0])} }}"
    if kind in ("element", "attribute"):
        return f"{kind} {_class(node[0])} {{ # inside\n {_pattern(node[1])} }}"
    if kind == "ref":
        return _name(node.get("name"))
    if kind == "value":
        return f"{node.get('type')} {_literal(node.text or '')}"
    if kind == "data":
        facets = " ".join(f"pattern = {_literal(one.text or '')}" for one in node.findall(f"{RNG}param"))
        excepted = node.find(f"{RNG}except")
        return f"d:string {{ {facets} }}" + ("" if excepted is None else f" - {_pattern(excepted[0])}")
    return kind


def _class(node) -> str:
    kind = node.tag.removeprefix(RNG)
    if kind == "choice":
        return "(" + " | ".join(f"({_class(one)})" for one in node) + ")"
    prefix = next((prefix for prefix, uri in SPACES.items() if uri == node.get("ns")), "")
    if kind == "name":
        return f"{prefix}:{node.text}" if prefix else _name(node.text)
    but = node.find(f"{RNG}except")
    many = "*" if kind == "anyName" else f"{prefix}:*"
    return many + ("" if but is None else f" - ({_class(but[0])})")


def _literal(text: str) -> str:
    """In one kind of quotation marks or another, what does not fit escaped."""
    parts = ['"' + part.replace("\\", "\\x{5C}").replace("\n", "\\x{A}") + '"' for part in text.split('"')]
    return " ~ '\"' ~ ".join(parts)
