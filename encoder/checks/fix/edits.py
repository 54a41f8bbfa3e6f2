"""Changes of a text by offsets."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`; `rule` and `message` say why."""

    start: int
    end: int
    new: str
    rule: str
    message: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; edits do not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])
