"""The proof that nothing was lost: the characters of the TEI against the characters of the source.

Every non-blank character of the source stands in the TEI exactly once, in order, notes moved to their
references; the only ones that may go are markup that became elements (`docs/encoding.md`, section 3). The
check reads the very bytes that are to be written, and takes from the encoder only which stretches of the
source are markup and which are notes; that a stretch looks like markup is checked here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from encoder.errors import CharactersLost
from encoder.findings import position
from encoder.model import Content, DocumentModel, Element, Markup, Text
from encoder.namespaces import tei

_NOTE_LABEL = (
    r"(?:<sup>\s*)?[\[({]?\^?[({\[]?\s*(?:[^\W\d_]{1,14}\.?\s*\[?)?"
    r"(?:[A-Z]?-?\d{1,4}[a-z]?|[a-z]{1,7}|[A-Z]|\w{1,8}(?=\])|[*†‡§‖¶]{1,5}|[⁰¹²³⁴-⁹ᵃ-ᵪⁱⁿ]{1,4})"
    r"[)\]}]?[.:)\]/^]?(?:\s*</sup>)?"
)
MARKUP = {
    "bullet": re.compile(r"[-–—•·‣▪*o■●○\s]{1,4}"),
    "emphasis": re.compile(r"\*\*|__|[*_]|</?(?:u|b|i|em|strong|sup)>"),
    "fence": re.compile(r"`{3,}\w*|~{3,}\w*"),
    "heading": re.compile(r"#{1,6}"),
    "note-number": re.compile(rf"{_NOTE_LABEL}(?:[.:]?\s?[—–-]{{0,2}})|\]"),
    "note-reference": re.compile(_NOTE_LABEL),
    "page-mark": re.compile(
        r"[\[{(<!#\s–—-]*(?:page|p\.|pp\.|pg\.?)?[\s_]*[\w.-]{0,12}[\]}):>\s–—-]*|[-_=*•.~\s]+", re.IGNORECASE
    ),
    "rule": re.compile(r"[-_=*–—~.\s]+"),
    "table": re.compile(r"[|:+=\s-]+"),
}
_NOT_SOURCE = frozenset({tei("supplied"), tei("corr")})
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Coverage:
    """The figures of the proof, in non-blank characters.

    Attributes:
        source: in the source.
        kept: of the source that stand in the TEI's text.
        markup: of the source that became elements or attributes; `kept + markup == source`.
    """

    source: int
    kept: int
    markup: int


def prove(data: bytes, model: DocumentModel) -> Coverage:
    """Compare a serialised TEI document with its source, character by character.

    Args:
        data: the document, as it is to be written.
        model: what it was built from.

    Raises:
        CharactersLost: they differ, or something that is not markup was taken for markup.
    """
    source = model.source
    markup, notes = _markup(model.divisions), list(_note_spans(model.divisions))
    for leaf in markup:
        _check_markup(leaf, model)
    expected_text, expected_notes = _expected(source.text, markup, notes)
    found_text, found_notes = _found(data)
    _compare(expected_text, found_text, model)
    for (start, expected), found in zip(expected_notes, found_notes, strict=False):
        _compare_note(start, expected, found, model)
    if len(expected_notes) != len(found_notes):
        raise CharactersLost(
            f"{len(expected_notes)} notes were read and {len(found_notes)} encoded", file=source.file
        )
    gone = sum(len(_dense(leaf.text)) for leaf in markup)
    total = len(_dense(source.text))
    return Coverage(total, total - gone, gone)


def _dense(text: str) -> str:
    return "".join(text.split())


def _markup(content: Content) -> list[Markup]:
    found: list[Markup] = []
    for node in content:
        if isinstance(node, Element):
            found += _markup(node.content)
        elif isinstance(node, Markup):
            found.append(node)
    return found


def _is_footnote(node: Element) -> bool:
    if node.name != "note":
        return False
    return node.get("n") is not None or node.get("place") == "foot" or node.get("type") == "source"


def _note_spans(content: Content) -> Iterator[list[tuple[int, int]]]:
    """For each footnote in document order, the stretches of source that are its text."""
    for node in content:
        if isinstance(node, Element):
            if _is_footnote(node):
                yield list(_text_spans(node.content))
            yield from _note_spans(node.content)


def _text_spans(content: Content) -> Iterator[tuple[int, int]]:
    for node in content:
        if isinstance(node, Text):
            yield node.start, node.start + len(node.text)
        elif isinstance(node, Element) and not _is_footnote(node):
            yield from _text_spans(node.content)


def _check_markup(leaf: Markup, model: DocumentModel) -> None:
    text = model.source.text[leaf.start : leaf.start + len(leaf.text)]
    if text != leaf.text or not MARKUP[leaf.why].fullmatch(text.strip()):
        raise CharactersLost(
            f"“{text[:_SHOWN]}” was taken for markup ({leaf.why}), which it does not look like",
            hint="this is a fault of the encoder: please report it with the file",
            file=model.source.file,
            line=position(model.source.text, leaf.start)[0],
        )


def _expected(
    text: str, markup: list[Markup], notes: list[list[tuple[int, int]]]
) -> tuple[str, list[tuple[int, str]]]:
    """The running text and the texts of the notes that the TEI must have, without white space."""
    of_markup = [(leaf.start, leaf.start + len(leaf.text)) for leaf in markup]
    taken = sorted(of_markup + [span for spans in notes for span in spans])
    running, position = [], 0
    for start, end in taken:
        running.append(text[position:start])
        position = max(position, end)
    running.append(text[position:])
    bodies = [(spans[0][0] if spans else 0, _dense("".join(text[a:b] for a, b in spans))) for spans in notes]
    return _dense("".join(running)), bodies


def _found(data: bytes) -> tuple[str, list[str]]:
    """The running text of a TEI document and the texts of its footnotes, without white space."""
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False))
    body = root.find(f"{tei('text')}/{tei('body')}")
    notes: list[str] = []
    return _dense("".join(_texts(body, notes))) if body is not None else "", notes


def _texts(node: etree._Element, notes: list[str]) -> Iterator[str]:
    """The source's characters below a node, depth first; footnotes go to `notes`, in document order."""
    if node.text:
        yield node.text
    for child in node:
        if child.tag == tei("note") and _is_set_apart(child):
            place = len(notes)
            notes.append("")
            notes[place] = _dense("".join(_texts(child, notes)))
        elif isinstance(child.tag, str) and child.tag not in _NOT_SOURCE:
            yield from _texts(child, notes)
        if child.tail:
            yield child.tail


def _is_set_apart(note: etree._Element) -> bool:
    """Whether a note stands elsewhere in the source than in the TEI, or may."""
    return note.get("n") is not None or note.get("place") == "foot" or note.get("type") == "source"


def _compare(expected: str, found: str, model: DocumentModel) -> None:
    if expected == found:
        return
    pairs = enumerate(zip(expected, found, strict=False))
    at = next((index for index, (a, b) in pairs if a != b), min(len(expected), len(found)))
    raise CharactersLost(
        f"where the source goes on “{expected[at : at + _SHOWN]}” the TEI would have"
        f" “{found[at : at + _SHOWN]}”; nothing was written",
        hint="this is a fault of the encoder: please report it with the file",
        file=model.source.file,
        line=_line_of(model.source.text, expected[max(0, at - _SHOWN) : at + _SHOWN]),
    )


def _compare_note(start: int, expected: str, found: str, model: DocumentModel) -> None:
    if expected != found:
        raise CharactersLost(
            f"a note has “{expected[:_SHOWN]}” in the source and “{found[:_SHOWN]}” in the TEI",
            hint="this is a fault of the encoder: please report it with the file",
            file=model.source.file,
            line=position(model.source.text, start)[0],
        )


def _line_of(text: str, dense: str) -> int | None:
    """The line where a stretch of text stands that was stripped of its white space, if there is just one."""
    pattern = re.compile(r"\s*".join(map(re.escape, dense)))
    matches = list(pattern.finditer(text)) if dense else []
    return position(text, matches[0].end())[0] if len(matches) == 1 else None
