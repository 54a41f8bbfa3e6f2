"""Whether three documents are versions of one: those of another document are not merged with it."""

from typing import Final

from encoder.errors import InvalidDocument
from encoder.merging.pieces import Reading
from encoder.merging.texts import same_stretches

_LEAST: Final = 0.5
"""So much of the shorter text versions of one document have in common."""


def refuse_strangers(base: Reading, edited: Reading, new: Reading) -> None:
    """See that the edited and the new document have much of the base's text.

    Raises:
        InvalidDocument: one has not.
    """
    for other in (edited, new):
        if _in_common(base.dense, other.dense) < _LEAST:
            raise InvalidDocument(
                f"is another document than {base.file}: hardly any of its text is the same",
                hint="the base is what engross wrote before this file was edited",
                file=other.file,
            )


def _in_common(one: str, other: str) -> float:
    least = min(len(one), len(other))
    if not least or one == other:
        return 1.0
    return sum(stretch.length for stretch in same_stretches(one, other)) / least
