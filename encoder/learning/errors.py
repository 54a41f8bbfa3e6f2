"""In what a document, as it was read, differs from what it is: errors by what the lines are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from encoder.learning.truth import Truth
from encoder.model import FURNITURE

PARAGRAPHS: Final = "paragraphs"
PAGES: Final = "page breaks"
OTHERS: Final = "speech and verse"
KINDS: Final = (
    PARAGRAPHS,
    "heads",
    "datelines",
    "addresses",
    "subjects",
    "greetings",
    "leaves",
    "signatures",
    "notes",
    "tables and forms",
    "furniture",
    OTHERS,
    PAGES,
)
"""What errors are of, in the order in which they are told."""
_KINDS: Final[Mapping[str, str]] = {
    "text-B": PARAGRAPHS,
    "text-I": PARAGRAPHS,
    "head": "heads",
    "dateline": "datelines",
    "addressee": "addresses",
    "subject": "subjects",
    "salute": "greetings",
    "closer": "leaves",
    "signed": "signatures",
    "note-B": "notes",
    "note-I": "notes",
    "table": "tables and forms",
    "form": "tables and forms",
    **{role.value: "furniture" for role in FURNITURE},
}


def errors_in(read: Truth, truth: Truth) -> Counter[str]:
    """How many lines are wrong, by what they are and by what they were taken for; `""` counts each once.

    Args:
        read: what the document was read as.
        truth: what it is; of lines that it does not know nothing is wrong.
    """
    found: Counter[str] = Counter()
    for row, label in truth.labels.items():
        said = read.labels.get(row)
        if said is None or said == label:
            continue
        found[""] += 1
        for kind in {_KINDS.get(one, OTHERS) for one in (label, said)}:
            found[kind] += 1
    if truth.begins is not None and read.begins is not None:
        differing = len(truth.begins ^ read.begins)
        found[PAGES] += differing
        found[""] += differing
    return found


def kind_of(chain: str, label: str) -> str:
    """What errors are of that a chain makes with one of its labels.

    Args:
        chain: its name.
        label: of its labels.
    """
    return PAGES if chain == "breaks" else _KINDS.get(label, OTHERS)


def total(counted: Iterable[Counter[str]]) -> Counter[str]:
    """The errors of several documents."""
    return sum(counted, Counter())
