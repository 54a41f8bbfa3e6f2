"""The TEI header: what the document is, where it comes from, how it was encoded."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache

from lxml import etree

from encoder.edition import Imprint
from encoder.edition.edition import Editor, Licence
from encoder.language import language_name
from encoder.model import DocumentModel, Metadata
from encoder.namespaces import XML_ID, tei
from encoder.scale import SCALE
from encoder.tei.correspondence import build_correspondence, build_date
from encoder.tei.maker import E
from encoder.version import engross_version

_NORMALIZED = (
    "Bullets, Markdown, note numbers and page marks of the source became elements and attributes; white space"
    " was made regular. Every other character of the source stands in this document once, in its order; notes"
    " were moved to their references.",
    "Where a reading is corrected, sic keeps what the source has; what the source lost is in supplied."
    " What was inferred bears resp and cert.",
)
_EDITED = (
    "What an editor said of lines of the source – what they are, where pages begin, which note belongs where,"
    " what words read – was taken for certain, and stands apart from this document in a file of its own."
    " Readings and dates from there bear resp of the editor."
)
_CALENDARS = {
    "julian": "The Julian calendar (Old Style); when is Gregorian.",
    "republican": "The calendar of the French Republic; when is Gregorian.",
    "roman": "Days counted to the kalends, nones and ides.",
    "quaker": "Months by their number, as the Friends count them; before 1752 from March.",
}
_SURE = 0.9
UNDETERMINED = "und"
"""The tag of BCP 47 for a language that is not known."""


def build_header(
    model: DocumentModel,
    identifiers: Sequence[str] = (),
    calendars: Sequence[str] = (),
    imprint: Imprint | None = None,
) -> etree._Element:
    """The `teiHeader` of a document (TEI Guidelines, chapter 2).

    Args:
        model: of the document.
        identifiers: the `xml:id`s of the documents in it.
        calendars: those that dates of the text point to, beside the Gregorian: `julian`.
        imprint: what is said of the edition that the document is of.
    """
    imprint = imprint or Imprint()
    return E.teiHeader(
        E.fileDesc(
            _title_statement(model, imprint),
            _publication(model, imprint),
            *_series(imprint),
            _source(model),
        ),
        _encoding_of(model),
        _profile(model, identifiers, calendars),
    )


def _title_statement(model: DocumentModel, imprint: Imprint) -> etree._Element:
    statement = E.respStmt(E.resp("encoded by"), E.name("Engross", {XML_ID: "engross", "type": "program"}))
    return E.titleStmt(
        _title(model),
        *(_editor(editor) for editor in imprint.editors if editor.role is None),
        *map(E.funder, imprint.funders),
        *(E.respStmt(E.resp(editor.role), _person(editor)) for editor in imprint.editors if editor.role),
        statement,
        *_corrected(model),
    )


def _corrected(model: DocumentModel) -> Sequence[etree._Element]:
    """Who has said what lines of the source are, where somebody has: `#editor` points there."""
    if not model.editors:
        return ()
    named = [name for name in model.editors if name]
    names = [E.persName(name) for name in named] or [E.name("an editor", type="person")]
    return (E.respStmt(E.resp("corrected by"), *names, {XML_ID: "editor"}),)


def _title(model: DocumentModel) -> etree._Element:
    """The document's title; where it has none, one that is devised from what else is known of it."""
    if model.metadata.title:
        return E.title(model.metadata.title)
    return E.title(_devised(model), type="desc", resp="#engross")


def _devised(model: DocumentModel) -> str:
    """Who wrote to whom, where and when, in no language: `A. Green → B. White, Riga, 1911-05-03`; else the
    source's name. Several documents in one source have nothing in common that could be said so."""
    only = model.correspondence[0] if len(model.correspondence) == 1 else None
    parties = (only.senders, only.recipients) if only else ((), ())
    names = [", ".join(one.name for one in party) for party in parties]
    said = [
        " → ".join(names) if names[1] else names[0],
        (only.place if only else None) or model.metadata.place,
        (only.date if only else None) or model.metadata.date,
    ]
    return ", ".join(part.strip() for part in said if part) or model.source.name


def _editor(editor: Editor) -> etree._Element:
    return E.editor(editor.name, **_reference(editor))


def _person(editor: Editor) -> etree._Element:
    return E.persName(editor.name, **_reference(editor))


def _reference(editor: Editor) -> dict[str, str]:
    return {"ref": editor.address} if editor.address else {}


def _publication(model: DocumentModel, imprint: Imprint) -> etree._Element:
    """Who publishes the document, and on what terms; nobody is named of whom nothing is known."""
    metadata = model.metadata
    return E.publicationStmt(
        E.publisher(*([imprint.publisher] if imprint.publisher else [])),
        *([E.pubPlace(imprint.place)] if imprint.place else []),
        *([E.date(imprint.date, when=imprint.date)] if imprint.date else []),
        E.idno(metadata.identifier or model.source.name),
        E.availability(_terms(metadata, imprint.licence)),
    )


def _terms(metadata: Metadata, licence: Licence | None) -> etree._Element:
    """The terms of the document's own, else those of the edition."""
    if licence and not metadata.availability:
        return E.licence(licence.name, **({"target": licence.address} if licence.address else {}))
    return E.p(metadata.availability or "No statement of rights was given with the source.")


def _series(imprint: Imprint) -> Sequence[etree._Element]:
    """The edition that the document is one of (TEI Guidelines, 2.2.5)."""
    if not imprint.title:
        return ()
    titles = [E.title(imprint.title, level="s")]
    if imprint.subtitle:
        titles.append(E.title(imprint.subtitle, level="s", type="sub"))
    return (E.seriesStmt(*titles),)


def _source(model: DocumentModel) -> etree._Element:
    source = model.source
    bibl = E.bibl(
        E.title(source.file.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]), E.idno(source.sha256, type="sha256")
    )
    if model.metadata.repository:
        bibl.append(E.publisher(model.metadata.repository))
    return E.sourceDesc(bibl)


def _encoding_of(model: DocumentModel) -> etree._Element:
    """How the document was encoded, and that an editor had a part in it."""
    encoding = deepcopy(_encoding())
    declaration = encoding.find(tei("editorialDecl"))
    if model.editors and declaration is not None:
        declaration.append(E.p(_EDITED))
    return encoding


@cache
def _encoding() -> etree._Element:
    return E.encodingDesc(
        E.appInfo(E.application(E.label("Engross"), ident="engross", version=engross_version())),
        E.editorialDecl(*(E.p(text) for text in _NORMALIZED)),
        *_references(),
        E.classDecl(_taxonomy()),
    )


def _references() -> tuple[etree._Element, etree._Element]:
    """Two trees of citable units, the documents with their parts and the pages (TEI Guidelines, 3.11.4).

    `d41/5` is the fifth paragraph of document 41, `d41:2/1` the first in its second section.
    """
    inner = _section(_paragraph())
    documents = E.citeStructure(
        _section(inner, _paragraph()),
        _paragraph(),
        unit="document",
        match="/TEI/text/body/div",
        use="@xml:id",
    )
    pages = E.citeStructure(unit="page", match="//body//pb", use="@xml:id")
    return E.refsDecl(documents, n="documents", default="true"), E.refsDecl(pages, n="pages")


def _section(*parts: etree._Element) -> etree._Element:
    return E.citeStructure(*parts, unit="section", match="div", use="position()", delim=":")


def _paragraph() -> etree._Element:
    return E.citeStructure(unit="paragraph", match="p", use="position()", delim="/")


def _taxonomy() -> etree._Element:
    categories: Sequence[etree._Element] = [
        E.category(E.catDesc(words), {XML_ID: category}) for category, words in SCALE.items()
    ]
    title = E.bibl("Classification, from the lowest to the highest")
    return E.taxonomy(title, *categories, {XML_ID: "classification"})


def _profile(model: DocumentModel, identifiers: Sequence[str], calendars: Sequence[str]) -> etree._Element:
    metadata = model.metadata
    profile = E.profileDesc(E.creation(*build_date(metadata.date)), E.langUsage(_language(model)))
    if calendars:
        described = (E.calendar(E.p(_CALENDARS[name]), {XML_ID: name}) for name in calendars)
        profile.append(E.calendarDesc(*described))
    profile.extend(build_correspondence(model.correspondence, identifiers))
    text_class = _text_class(metadata)
    if text_class is not None:
        profile.append(text_class)
    return profile


def _language(model: DocumentModel) -> etree._Element:
    """The language of the text, with `cert` where it was detected and is not sure."""
    tag = model.metadata.language or UNDETERMINED
    sure = model.language_certainty >= _SURE or tag == UNDETERMINED
    doubt = {} if sure else {"cert": "medium", "resp": "#engross"}
    return E.language(language_name(tag), {"ident": tag, **doubt})


def _text_class(metadata: Metadata) -> etree._Element | None:
    if metadata.classification is None:
        return None
    return E.textClass(E.catRef(scheme="#classification", target=f"#{metadata.classification}"))
