"""The words of a TEI document in the order in which a reader meets them, to be found again on its page."""

import re

from lxml import etree

_ASIDE = frozenset(
    """
    teiHeader note fw app listApp choice standOff facsimile sourceDoc egXML formula graphic
    binaryObject gap figDesc speaker math head label castGroup witDetail rt ptr link relation index
    """.split()  # noqa: SIM905 - a list of words reads better
)
"""What a page sets elsewhere, in another form, or with signs of its own."""

_PHRASES = frozenset(
    """
    hi seg foreign rs name persName placeName orgName date time num measure ref term gloss mentioned
    title emph q quote abbr expan ex orig reg sic corr add del subst supplied unclear surplus damage
    restore mod retrace secl distinct rhyme forename surname author tag gi att val code ident anchor w
    c m pc phr cl s ruby rb g milestone caesura delSpan handShift pause shift email said soCalled
    origPlace origDate material dim space
    """.split()  # noqa: SIM905 - a list of words reads better
)
_BREAKS = frozenset({"lb", "pb", "cb", "gb"})
_HYPHEN = re.compile(r"[-\u00ad¬⸗=]?\s*$")


def words_in_order(tei: bytes) -> list[str]:
    """The words of paragraphs, lines and items outside of what a page sets apart."""
    pieces: list[str] = []
    for text in etree.fromstring(tei).iter("{*}text"):
        if not any(one.tag == text.tag for one in text.iterancestors()):
            _read(text, pieces)
    return "".join(pieces).split()


def _read(element: etree._Element, pieces: list[str]) -> None:
    name = etree.QName(element).localname
    if name in _BREAKS:
        _break(element, pieces)
        return
    is_apart = name in _ASIDE
    if not (is_apart or name in _PHRASES) or _is_a_word_apart(element):
        pieces.append(" ")
    if not is_apart:
        pieces.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                _read(child, pieces)
            pieces.append(child.tail or "")
    if not (is_apart or name in _PHRASES):
        pieces.append(" ")
    if is_apart:
        pieces.append("\u2063")


def _is_a_word_apart(element: etree._Element) -> bool:
    """Whether only its element parts a word from the one before: no text stands between the words."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None or before is None or element.get("join") or element.get("part") == "F":
        return False
    is_silent = not any((text or "").strip() for text in (parent.text, *(child.tail for child in parent)))
    names = {etree.QName(one).localname for one in (element, before)}
    parts = {"forename", "surname", "roleName", "title", "author", "w"}
    return is_silent and etree.QName(element).localname in parts and names <= {*parts, "pc"}


def _break(element: etree._Element, pieces: list[str]) -> None:
    if element.get("break") != "no":
        pieces.append(" ")
        return
    while pieces and not pieces[-1].strip():
        pieces.pop()
    if pieces:
        pieces[-1] = _HYPHEN.sub("", pieces[-1])


def missing_in_order(wanted: list[str], page: str) -> list[str]:
    """The words that do not follow each other on a page as they do in the document: lost, moved or fused."""
    at, lost = 0, []
    text = " ".join(page.split())
    for word in wanted:
        for part in filter(None, word.split("\u2063")):
            pattern = rf"(?<!\w){re.escape(part)}(?!\w)" if part[0].isalnum() else re.escape(part)
            found = re.compile(pattern).search(text, at)
            if found is None:
                lost.append(part)
            else:
                at = found.end()
    return lost


_BLOCKS = frozenset(
    """
    p div li section h1 h2 h3 h4 h5 h6 td th tr dt dd br blockquote ol ul table caption figure
    figcaption pre
    """.split()  # noqa: SIM905 - a list of words reads better
)


def page_in_order(main: etree._Element, ours: frozenset[str]) -> str:
    """The words that a reader sees on a page, blocks parted by blanks, without what has a class of ours."""
    pieces: list[str] = []
    _see(main, ours | {"hyphen"}, pieces)
    return "".join(pieces)


def _see(element: etree._Element, ours: frozenset[str], pieces: list[str]) -> None:
    classes = set((element.get("class") or "").split())
    if classes & ours or element.tag == "rt":
        return
    is_block = (element.tag in _BLOCKS and "lb" not in classes) or element.get("hidden") is not None
    pieces.append(" " if is_block else "")
    pieces.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _see(child, ours, pieces)
        pieces.append(child.tail or "")
    pieces.append(" " if is_block else "")
