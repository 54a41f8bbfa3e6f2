"""The grammar, the rules and the examples as one TEI ODD (TEI Guidelines, chapter 23).

Attribute patterns `att.x` become classes, `content.x` macros, `data.x` data types; an element keeps none of
the classes that TEI puts it in, so that it has the attributes listed here and no others.
"""

from copy import deepcopy

from lxml import etree
from lxml.builder import ElementMaker

from tools.schema.examples import Examples
from tools.schema.grammar import DOCUMENTATION, RNG, Element, Grammar, documentation, patterns

TEI = "http://www.tei-c.org/ns/1.0"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
E = ElementMaker(namespace=TEI, nsmap={None: TEI})

MODULES = {
    "textstructure": "TEI text body div opener closer dateline salute signed postscript argument",
    "figures": "table row cell",
    "transcr": "fw supplied",
    "linking": "seg",
    "namesdates": "placeName persName orgName country settlement",
    "msdescription": "msDesc msIdentifier repository collection",
    "header": "teiHeader fileDesc titleStmt editionStmt edition extent publicationStmt distributor authority "
    "idno availability licence sourceDesc encodingDesc appInfo application projectDesc samplingDecl "
    "editorialDecl correction normalization hyphenation punctuation quotation segmentation interpretation "
    "stdVals refsDecl citeStructure citeData classDecl taxonomy category catDesc profileDesc abstract "
    "creation langUsage language correspDesc correspAction textClass catRef classCode keywords "
    "revisionDesc change",
}
LOCAL = {
    "TEI": "version",
    "list": "type",
    "table": "rows cols",
    "fw": "type",
    "gap": "reason agent",
    "desc": "type",
    "supplied": "reason",
    "unclear": "reason agent",
    "title": "type level",
    "idno": "type",
    "availability": "status",
    "application": "ident version",
    "correction": "status method",
    "normalization": "method",
    "hyphenation": "eol",
    "punctuation": "marks placement",
    "quotation": "marks",
    "citeStructure": "delim match unit",
    "citeData": "property",
    "language": "ident usage",
    "correspAction": "type",
    "catRef": "scheme",
    "classCode": "scheme",
    "keywords": "scheme",
    "change": "target",
}
"""Attributes that TEI itself declares on the element, not through a class: to be changed or deleted."""

_TIMES = {"optional": ("0", "1"), "zeroOrMore": ("0", "unbounded"), "oneOrMore": ("1", "unbounded")}
_KINDS = {"content": "macro", "data": "teidata"}
_DATA = {"data.pointer": "teidata.pointer", "data.word": "teidata.enumerated"}


def build_odd(grammar: Grammar, rules: etree._Element, examples: Examples) -> etree._Element:
    """The ODD.

    Args:
        grammar: of elements, attributes and data types.
        rules: the Schematron schema.
        examples: one for each element.
    """
    schema = E.schemaSpec({"ident": "engross", "start": "TEI", "docLang": "en", "prefix": "tei_"})
    schema.append(E.moduleRef(key="tei"))
    for module in (*MODULES, "core"):
        names = [name for name in grammar.elements if module_of(name) == module]
        schema.append(E.moduleRef(key=module, include=" ".join(names)))
    schema.extend(_data_specs(grammar))
    schema.extend(_macro_specs(grammar))
    schema.extend(_class_specs(grammar))
    schema.extend(_element_spec(grammar, element, examples) for element in grammar.elements.values())
    schema.extend(_constraints(rules))
    return _document(schema)


def module_of(name: str) -> str:
    """The module of TEI that an element belongs to."""
    return next((module for module, names in MODULES.items() if name in names.split()), "core")


def _document(schema: etree._Element) -> etree._Element:
    return E.TEI(
        E.teiHeader(
            E.fileDesc(
                E.titleStmt(E.title("Engross: a customization of TEI P5")),
                E.publicationStmt(E.publisher("The Engross authors"), E.availability(E.licence("MIT"))),
                E.sourceDesc(E.p("Made from engross.rng, engross.sch and example.xml.")),
            )
        ),
        E.text(
            E.body(
                E.head("Letters, memoranda, telegrams and reports"),
                E.p("A true subset of TEI P5 for printed and typed documents, with their pages."),
                schema,
            )
        ),
    )


def _defines(grammar: Grammar, prefix: str) -> list[etree._Element]:
    return [define for name, define in grammar.defines.items() if name.startswith(prefix)]


def _data_specs(grammar: Grammar) -> list[etree._Element]:
    return [
        E.dataSpec({"ident": ours(str(define.get("name"))), "mode": "add"}, _content(grammar, define))
        for define in _defines(grammar, "data.")
        if define.get("name") not in (*_DATA, "data.pointers")
    ]


def _macro_specs(grammar: Grammar) -> list[etree._Element]:
    return [
        E.macroSpec(
            {"ident": ours(str(define.get("name"))), "mode": "add"},
            *_description(documentation(define)),
            _content(grammar, define),
        )
        for define in _defines(grammar, "content.")
    ]


def _class_specs(grammar: Grammar) -> list[etree._Element]:
    return [
        E.classSpec(
            {"ident": ours(str(define.get("name"))), "type": "atts", "mode": "add"},
            *_description(documentation(define)),
            *_classes(define),
            *_attribute_list(grammar, define, "add", ""),
        )
        for define in _defines(grammar, "att.")
    ]


def ours(name: str) -> str:
    """The name of a pattern in the ODD, none of TEI's own: `att.global` → `att.engross.global`."""
    kind, _, rest = name.partition(".")
    return f"{_KINDS.get(kind, kind)}.engross.{rest}"


def _element_spec(grammar: Grammar, element: Element, examples: Examples) -> etree._Element:
    name = element.name
    example = etree.Element(f"{{{EXAMPLES}}}egXML", nsmap={None: EXAMPLES})
    example.append(_as_example(examples.example(name)))
    for inner in example[0].iterdescendants():
        inner.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    return E.elementSpec(
        {"ident": name, "module": module_of(name), "mode": "change"},
        E.gloss(element.gloss),
        *_description(element.text),
        *(_classes(element.pattern) or [E.classes(mode="replace")]),
        _content(grammar, element.pattern),
        *_attribute_list(grammar, element.pattern, "add", name),
        E.exemplum(example),
    )


def _as_example(element: etree._Element) -> etree._Element:
    copy = etree.Element(f"{{{EXAMPLES}}}{etree.QName(element).localname}", dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_as_example(child) for child in element)
    return copy


def _description(text: str) -> list[etree._Element]:
    return [E.desc(text)] if text else []


def _classes(pattern: etree._Element) -> list[etree._Element]:
    """The attribute classes that an element or class refers to."""
    names = [str(part.get("name")) for part in patterns(pattern) if part.tag == f"{RNG}ref"]
    classes = [E.memberOf(key=ours(name)) for name in names if name.startswith("att.")]
    return [E.classes({"mode": "replace"}, *classes)] if classes else []


def _attribute_list(
    grammar: Grammar, pattern: etree._Element, mode: str, element: str
) -> list[etree._Element]:
    """The attributes that stand in an element or class itself; those that TEI puts there are changed."""
    local = LOCAL.get(element, "").split()
    specs = [spec for part in patterns(pattern) for spec in _attribute_specs(grammar, part, mode, local)]
    given = {spec.get("ident") for spec in specs}
    specs.extend(E.attDef(ident=name, mode="delete") for name in local if name not in given)
    return [E.attList(*specs)] if specs else []


def _attribute_specs(
    grammar: Grammar, part: etree._Element, mode: str, local: list[str], required: bool = True
) -> list[etree._Element]:
    kind = etree.QName(part).localname
    if kind == "attribute":
        changed = part.get("name") in local
        return [_attribute_spec(grammar, part, "change" if changed else mode, required)]
    if kind == "optional":
        return [spec for p in patterns(part) for spec in _attribute_specs(grammar, p, mode, local, False)]
    if kind in ("choice", "group"):
        inner = [s for p in patterns(part) for s in _attribute_specs(grammar, p, mode, local, required)]
        return [E.attList({"org": kind}, *inner)] if inner else []
    return []


def _attribute_spec(grammar: Grammar, attribute: etree._Element, mode: str, required: bool) -> etree._Element:
    usage = "req" if required else "opt"
    return E.attDef(
        {"ident": str(attribute.get("name")), "mode": mode, "usage": usage},
        *_description(documentation(attribute)),
        *_datatype(attribute),
    )


def _datatype(attribute: etree._Element) -> list[etree._Element]:
    """The data type of an attribute, with its closed list of values."""
    data = list(attribute.iterdescendants(f"{RNG}data", f"{RNG}ref"))
    values = [E.valItem(ident=str(part.text)) for part in attribute.iter(f"{RNG}value")]
    many = attribute.find(f"{RNG}list") is not None
    if data and values:
        return [E.datatype(E.dataRef(key="teidata.probCert"))]
    if values:
        return [_repeated(E.dataRef(key="teidata.enumerated"), many), E.valList({"type": "closed"}, *values)]
    if not data:
        return [E.datatype(E.dataRef(key="teidata.text"))]
    many = many or data[0].get("name") == "data.pointers"
    return [_repeated(_data_ref(data[0]), many)]


def _repeated(reference: etree._Element, many: bool) -> etree._Element:
    return E.datatype({"maxOccurs": "unbounded"} if many else {}, reference)


def _data_ref(data: etree._Element) -> etree._Element:
    name = data.get("name")
    if name is None:
        facet = data.findtext(f"{RNG}param[@name='pattern']")
        return E.dataRef({"name": str(data.get("type"))} | ({"restriction": facet} if facet else {}))
    name = "data.pointer" if name == "data.pointers" else name
    return E.dataRef(key=_DATA.get(name) or ours(name))


def _content(grammar: Grammar, pattern: etree._Element) -> etree._Element:
    items = _items(grammar, pattern) or [E.empty()]
    return E.content(E.sequence(*items) if len(items) > 1 else items[0])


def _items(grammar: Grammar, pattern: etree._Element) -> list[etree._Element]:
    """The content of a pattern, attributes left out, as ODD's content elements."""
    return [item for part in patterns(pattern) for item in _item(grammar, part)]


def _item(grammar: Grammar, part: etree._Element) -> list[etree._Element]:
    kind = etree.QName(part).localname
    if kind in ("attribute", "empty"):
        return []
    if kind == "text":
        return [E.textNode()]
    if kind == "data":
        return [_data_ref(part)]
    if kind == "ref":
        return _reference(grammar, str(part.get("name")))
    inner = _items(grammar, part)
    if kind == "choice":
        return [E.alternate(*inner)] if len(inner) > 1 else inner
    if kind == "group" or not inner:
        return [E.sequence(*inner)] if len(inner) > 1 else inner
    one = inner[0] if len(inner) == 1 else E.sequence(*inner)
    one.set("minOccurs", _TIMES[kind][0])
    one.set("maxOccurs", _TIMES[kind][1])
    return [one]


def _reference(grammar: Grammar, name: str) -> list[etree._Element]:
    if name in grammar.elements:
        return [E.elementRef(key=name)]
    if name.startswith("content."):
        return [E.macroRef(key=ours(name))]
    if name.startswith("data."):
        return [E.dataRef(key=ours(name))]
    if name.startswith("model."):
        return _items(grammar, grammar.defines[name])
    return []


def _constraints(rules: etree._Element) -> list[etree._Element]:
    """The rules: what all of them need first, then each pattern by itself."""
    shared = [part for part in rules if etree.QName(part).localname in ("ns", "let", "key", "function")]
    specs = [_constraint("declarations", shared)]
    for pattern in rules.iterchildren("{*}pattern"):
        specs.append(_constraint(str(pattern.get("id")), [pattern]))
    specs.append(_constraint("diagnostics", list(rules.iterchildren("{*}diagnostics"))))
    return specs


def _constraint(ident: str, parts: list[etree._Element]) -> etree._Element:
    constraint = E.constraint(*(deepcopy(part) for part in parts))
    for part in constraint:
        part.tail = None
    etree.strip_elements(constraint, DOCUMENTATION)
    return E.constraintSpec({"ident": f"engross-{ident}", "scheme": "schematron", "mode": "add"}, constraint)
