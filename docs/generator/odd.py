"""The grammar, the rules and the examples as one TEI ODD (TEI Guidelines, chapter 23).

Attribute patterns `att.x` become classes, `content.x` macros, `data.x` data types; an element keeps none of
the classes that TEI puts it in, so that it has the attributes listed here and no others.
"""

from copy import deepcopy

from lxml import etree

from docs.generator.examples import Examples
from docs.generator.grammar import DOCUMENTATION, Element, Grammar, documentation
from docs.generator.odd_attributes import attribute_list, classes, description
from docs.generator.odd_content import content
from docs.generator.odd_names import DATA, E, ours

EXAMPLES = "http://www.tei-c.org/ns/Examples"

MODULES = {
    "textstructure": "TEI text body div opener closer dateline salute signed postscript argument epigraph "
    "trailer front titlePage docTitle titlePart byline docAuthor docImprint docDate",
    "drama": "castList castItem role roleDesc",
    "figures": "table row cell figure",
    "transcr": "fw supplied",
    "linking": "seg",
    "namesdates": "placeName persName orgName country settlement",
    "msdescription": "msDesc msIdentifier repository collection",
    "header": "teiHeader fileDesc titleStmt funder editionStmt edition extent publicationStmt seriesStmt "
    "distributor authority idno availability licence sourceDesc encodingDesc appInfo application projectDesc "
    "samplingDecl editorialDecl correction normalization hyphenation punctuation quotation segmentation "
    "interpretation "
    "stdVals refsDecl citeStructure citeData classDecl taxonomy category catDesc profileDesc abstract "
    "calendarDesc calendar creation langUsage language correspDesc correspAction textClass catRef classCode "
    "keywords "
    "revisionDesc change",
}


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
        E.dataSpec({"ident": ours(str(define.get("name"))), "mode": "add"}, content(grammar, define))
        for define in _defines(grammar, "data.")
        if define.get("name") not in (*DATA, "data.pointers")
    ]


def _macro_specs(grammar: Grammar) -> list[etree._Element]:
    return [
        E.macroSpec(
            {"ident": ours(str(define.get("name"))), "mode": "add"},
            *description(documentation(define)),
            content(grammar, define),
        )
        for define in _defines(grammar, "content.")
    ]


def _class_specs(grammar: Grammar) -> list[etree._Element]:
    return [
        E.classSpec(
            {"ident": ours(str(define.get("name"))), "type": "atts", "mode": "add"},
            *description(documentation(define)),
            *classes(define),
            *attribute_list(grammar, define, "add", ""),
        )
        for define in _defines(grammar, "att.")
    ]


def _element_spec(grammar: Grammar, element: Element, examples: Examples) -> etree._Element:
    name = element.name
    example = etree.Element(f"{{{EXAMPLES}}}egXML", nsmap={None: EXAMPLES})
    example.append(_as_example(examples.example(name)))
    for inner in example[0].iterdescendants():
        inner.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    return E.elementSpec(
        {"ident": name, "module": module_of(name), "mode": "change"},
        E.gloss(element.gloss),
        *description(element.text),
        *(classes(element.pattern) or [E.classes(mode="replace")]),
        content(grammar, element.pattern),
        *attribute_list(grammar, element.pattern, "add", name),
        E.exemplum(example),
    )


def _as_example(element: etree._Element) -> etree._Element:
    copy = etree.Element(f"{{{EXAMPLES}}}{etree.QName(element).localname}", dict(element.attrib))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_as_example(child) for child in element)
    return copy


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
