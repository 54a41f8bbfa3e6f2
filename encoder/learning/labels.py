"""Any TEI and the plain text it was made from → a label for each line of the text.

The words of both are laid side by side, so that the markup of the text, its line ends and the editor's
corrections do not matter. Notes are looked for first, since they stand elsewhere in the text than in the TEI.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from encoder.model import FURNITURE
from encoder.namespaces import tei

_TEI = tei("")
ENOUGH = 0.6
"""The part of a line's words that one element must hold."""
SHORTEST_OF_NOTE = 3
"""So many words in a row of a note are no chance."""
_WORD = re.compile(r"[^\W\d_]+")
_FURNITURE = {role.value for role in FURNITURE}
_LABELS = {
    "head": "head",
    "dateline": "dateline",
    "salute": "salute",
    "signed": "signed",
    "closer": "closer",
    "p": "text",
    "item": "text",
    "label": "text",
    "ab": "text",
    "l": "text",
    "cell": "table",
    "note": "note",
}
NOTE, NO_TEXT = "note", ""
_ADDED = frozenset({"corr", "reg", "expan", "supplied", "teiHeader"})
_LISTS = {"subject": "subject", "participants": "addressee", "to": "addressee", "from": "addressee"}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the TEI: of which element, the how-manieth in it, and the label of that."""

    text: str
    label: str
    element: int
    at: int


def label_lines(tree: etree._ElementTree, texts: Sequence[str]) -> dict[int, str]:
    """The label of each line, by its row; lines that the TEI does not account for have none.

    Labels are those of the chain `lines` and of furniture; what is a paragraph or note has `-B` where it
    begins with the line and `-I` where it goes on.

    Args:
        tree: of the TEI document.
        texts: the lines of the source.
    """
    said = list(_words(tree.getroot()))
    source = [(word, row) for row, text in enumerate(texts) for word in _folded(text)]
    notes = [word for word in said if word.label == NOTE]
    found = _rows(source, notes, SHORTEST_OF_NOTE)
    left = [(word, row) for word, row in source if row not in found]
    return {**found, **_rows(left, [word for word in said if word.label != NOTE], 1)}


def _rows(source: Sequence[tuple[str, int]], said: Sequence[_Word], shortest: int) -> dict[int, str]:
    """The label of the rows most of whose words stand in elements of one label."""
    matcher = SequenceMatcher(
        None, [word for word, _ in source], [word.text for word in said], autojunk=False
    )
    hits: dict[int, list[_Word]] = {}
    for mine, theirs, size in matcher.get_matching_blocks():
        for step in range(size if size >= shortest else 0):
            hits.setdefault(source[mine + step][1], []).append(said[theirs + step])
    total = Counter(row for _, row in source)
    return {row: label for row, got in hits.items() if (label := _label(got, total[row]))}


def _label(got: Sequence[_Word], total: int) -> str | None:
    label, count = Counter(word.label for word in got).most_common(1)[0]
    if count < ENOUGH * total:
        return None
    if label not in ("text", NOTE):
        return label
    first = next(word for word in got if word.label == label)
    return f"{label}-B" if first.at <= 1 else f"{label}-I"


def _folded(text: str) -> list[str]:
    """The words of a text in lower case; figures, which number notes and pages, are left out."""
    return _WORD.findall(text.lower())


def _words(root: etree._Element) -> Iterator[_Word]:
    """The words of a TEI document in their order, each with what it is."""
    counts: Counter[int] = Counter()
    for text, label, element in _pieces(root):
        for word in _folded(text):
            yield _Word(word, label, element, counts[element])
            counts[element] += 1


def _pieces(root: etree._Element) -> Iterator[tuple[str, str, int]]:
    """The texts of a document, each with the label and the number of the element that it is of."""
    above: list[tuple[str | None, int]] = [(None, 0)]
    for number, (event, node) in enumerate(etree.iterwalk(root, events=("start", "end", "comment", "pi"))):
        text = node.tail
        if event == "start":
            above.append(_inner(above[-1], _label_of(node), number))
            text = node.text
        elif event == "end":
            above.pop()
        label, element = above[-1]
        if label and text:
            yield text, label, element


def _inner(outer: tuple[str | None, int], own: str | None, number: int) -> tuple[str | None, int]:
    """The label and number in an element: notes and what is no text of the source keep theirs."""
    return outer if own is None or outer[0] in (NOTE, NO_TEXT) else (own, number)


def _label_of(node: etree._Element) -> str | None:
    """The label of an element; None where it has that of its parent."""
    name = str(node.tag).removeprefix(_TEI)
    if name in _ADDED:
        return NO_TEXT
    if name in ("fw", "stamp"):
        kind = node.get("type", "") if name == "fw" else "stamp"
        return kind if kind in _FURNITURE else "header"
    if name == "salute" and next(node.iterancestors(tei("closer")), None) is not None:
        return "closer"
    if name in ("item", "label"):
        above = next(node.iterancestors(tei("list")), None)
        kind = above.get("type", "") if above is not None else ""
        return _LISTS.get(kind, _LABELS[name])
    return _LABELS.get(name)
