"""What the lines of a document are: as it was read, as an editor corrected it, or as TEI says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from encoder.model import Page
from encoder.pages.learnt.labels import labelled


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
    pages = tuple(pages)
    labels: dict[int, str] = {}
    for roled, label in labelled(pages):
        labels.setdefault(roled.line.number - 1, label)
    begins = ((page.mark or page.lines[0].line).number - 1 for page in pages if page.lines)
    return Truth(name, labels, frozenset(begins))
