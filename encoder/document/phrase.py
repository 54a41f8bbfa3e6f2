"""A stretch of text that is to become an element."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the text of one element, and the element that it becomes.

    Attributes:
        start, end: offsets in the text of the element, as `flat.flatten` gives it.
        name, attributes: of the new element.
        inner: an element between the new one and the text (`gap` holds its words in `desc`).
    """

    start: int
    end: int
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    inner: str | None = None
