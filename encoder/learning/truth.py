"""What the lines of a document are: as it was read, as an editor corrected it, or as TEI says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from encoder.model import FURNITURE, Page, Role

_LABELS = {
    Role.TITLE: "head",
    Role.HEAD: "head",
    Role.PARAGRAPH: "text-B",
    Role.ITEM: "text-B",
    Role.NOTE: "note-B",
    Role.NOTE_PARAGRAPH: "note-B",
}
_INNER = {"text-B": "text-I", "note-B": "note-I"}
_PASSED = frozenset({"note-B", "form"})
"""What a paragraph goes on behind on a new page."""
_NO_LABEL = frozenset({Role.BLANK, Role.PAGE_MARK, Role.MARKUP, Role.LINE_NUMBER})


@dataclass(frozen=True, slots=True)
class Truth:
    """What the lines of a document are.

    Attributes:
        name: of the document.
        labels: row → label of the chains, of notes or of furniture; a row that has none is not known.
        begins: the rows with which pages begin; None where that is not known.
    """

    name: str
    labels: Mapping[int, str]
    begins: frozenset[int] | None = None


def read_as(name: str, pages: Iterable[Page]) -> Truth:
    """What the lines of a document are as it was read.

    Args:
        name: of the document.
        pages: with the roles of their lines.
    """
    labels: dict[int, str] = {}
    begins: set[int] = set()
    last = text = "text-B"
    for page in pages:
        if page.lines:
            begins.add((page.mark or page.lines[0].line).number - 1)
        last = text if last in _PASSED else last
        for roled in page.lines:
            row, role = roled.line.number - 1, roled.role
            if role in _NO_LABEL:
                continue
            label = _LABELS.get(role, role.value)
            if role is Role.CONTINUATION:
                label = _INNER.get(last, last)
            labels.setdefault(row, label)
            if role not in FURNITURE and role is not Role.CONTINUATION:
                last, text = label, text if label in _PASSED else label
    return Truth(name, labels, frozenset(begins))
