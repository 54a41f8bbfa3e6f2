"""What each line of a source is, as the chains name it: of pages that were read."""

from collections.abc import Iterable, Iterator

from encoder.model import FURNITURE, OF_FORM, Page, Role, RoledLine

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


def labelled(pages: Iterable[Page]) -> Iterator[tuple[RoledLine, str]]:
    """The lines that say something, each with its label.

    Args:
        pages: with the roles of their lines.
    """
    last = text = "text-B"
    for page in pages:
        last = text if last in _PASSED else last
        for roled in page.lines:
            role = roled.role
            if role in OF_FORM:
                continue
            label = _LABELS.get(role, role.value)
            if role is Role.CONTINUATION:
                label = _INNER.get(last, last)
            yield roled, label
            if role not in FURNITURE and role is not Role.CONTINUATION:
                last, text = label, text if label in _PASSED else label
