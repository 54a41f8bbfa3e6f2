"""Every rule that a document can break, by its id; ids are never reused.

Schematron's rules are not here: their ids are those of the asserts in the schema.
"""

from types import MappingProxyType

RULES = MappingProxyType(
    {
        "xml/attribute-syntax": 'An attribute is not written as name="value".',
        "xml/character": "A character that XML does not allow, or not there.",
        "xml/declaration": "The XML declaration does not stand at the beginning.",
        "xml/doctype": "The document names a DTD; it is not read.",
        "xml/duplicate-attribute": "An attribute stands twice on one element.",
        "xml/duplicate-id": "Two elements have the same xml:id.",
        "xml/encoding": "The bytes are not in the encoding that the document names, or in UTF-8.",
        "xml/entity-not-expanded": "An entity cannot be put in place: it is external, endless or too long.",
        "xml/external-entity": "The DOCTYPE declares an entity outside the document: it is never fetched.",
        "xml/mismatched-tag": "An end tag has another name than the start tag it should close.",
        "xml/not-included": "XInclude: a document cannot be included.",
        "xml/no-root": "The file has no element.",
        "xml/not-well-formed": "The document is not well-formed in a way that has no rule of its own.",
        "xml/outside-root": "Text or an element stands outside the root element.",
        "xml/stray-end-tag": "An end tag closes nothing.",
        "xml/too-deep": "Elements are nested deeper than the parser allows.",
        "xml/too-large": "The file is larger than what is read.",
        "xml/unclosed-element": "An element is opened and never closed; reported where it was opened.",
        "xml/unclosed-markup": "A tag, comment, CDATA section or instruction is not closed.",
        "xml/undeclared-entity": "A reference to an entity that is not declared.",
        "xml/undeclared-prefix": "A namespace prefix that is not declared.",
        "xml/unescaped": "An & or < that begins no markup.",
        "xml/unreadable": "The file cannot be read.",
        "model/not-trusted": "A schema that only the document names does what needs trust: it is not run.",
        "model/over-budget": "A schema took too much time or memory with a document; it is not tried again.",
        "model/unusable": "A schema cannot be read, or is none: the document is not checked by it.",
        "model/not-checked": "A schema that the document names is not there, not local, or of another kind.",
        "model/none": "No schema is known for the document: it names none, and none was given.",
        "model/older": "The document is TEI P4; no schema of P5 describes it.",
        "pointer/no-file": "A pointer leads to a document that is not there.",
        "pointer/no-target": "A pointer leads to an xml:id that its document does not have.",
        "engross/settings": "The settings of the project are wrong: an editor is told so.",
        "engross/fault": "A fault of Engross itself stopped the check of this document.",
        "relaxng/attribute-missing": "A required attribute is missing.",
        "relaxng/attribute-not-allowed": "An attribute is not allowed on its element.",
        "relaxng/element-incomplete": "Something required is missing at the end of an element.",
        "relaxng/element-missing": "A required element is missing before another.",
        "relaxng/element-not-allowed": "An element is not allowed in its place.",
        "relaxng/element-order": "An element stands before one that must come first.",
        "relaxng/element-unknown": "No element of the schema has this name.",
        "relaxng/text-not-allowed": "Text stands where only elements may.",
        "relaxng/text-value": "The text of an element is not one of its values.",
        "relaxng/value-not-allowed": "The value of an attribute is not allowed.",
        "relaxng/wrong-namespace": "An element is in another namespace than the schema's, or in none.",
        "fix/attribute-order": "--fix put the attributes of a tag in order.",
        "fix/date-when": "--fix added the @when of a date.",
        "fix/page-id": "--fix gave a page break an xml:id of its own.",
        "fix/white-space": "--fix took white space away that means nothing, or put it beside a page break.",
        "coverage/lost": "Characters of the source are not in the TEI.",
        "coverage/mark": "No element of the TEI stands for a mark of the source: page mark, bullet.",
        "coverage/added": "The TEI has characters that the source has not.",
        "coverage/no-source": "The source that the TEI names is not there.",
        "coverage/changed-source": "The source is no longer the file that was encoded.",
    }
)

UNCHECKED = frozenset(
    {
        "model/not-checked",
        "model/none",
        "model/not-trusted",
        "model/over-budget",
        "model/older",
        "model/unusable",
    }
)
"""The rules that say that a document was not held to a schema that it should be held to."""
