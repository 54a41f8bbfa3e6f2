"""What labels of notes look like, and where they stand: the types that all readers of notes share."""

from typing import NamedTuple

from encoder.note_labels import Labels


class Shape(NamedTuple):
    """What a label looks like.

    Attributes:
        opening, closing: the signs before and behind it: `[` and `]`, `[^` and `]:`, `` and `)`.
        labels: what it is; Roman numerals are letters.
    """

    opening: str
    labels: Labels
    closing: str

    def __str__(self) -> str:
        return f"{self.opening}{self.labels}{self.closing}"

    @property
    def is_bare(self) -> bool:
        """Whether it is a figure with nothing around it."""
        return self.labels is Labels.ARABIC and not self.opening and not self.closing


BARE = Shape("", Labels.ARABIC, "")
DAGGER = Shape("", Labels.SYMBOL, "")
"""A sign without brackets."""


class Mark(NamedTuple):
    """Characters that may refer to a note.

    Attributes:
        start, end: where they stand in the text searched.
        label: of the note, as the list of notes has it: `2` for `²`, `[2]` and `[^2]`.
        shape: how it is written.
        gap: whether white space stands before it.
    """

    start: int
    end: int
    label: str
    shape: Shape
    gap: bool = False


class NoteStart(NamedTuple):
    """What a line of the notes begins with: `  1. `, `[2] `, `* `.

    Attributes:
        label: the note's number, letter or symbol.
        shape: how it is written.
        end: offset of the note's first character behind it.
        indent: columns of white space before it.
        enclosed: whether a bracket that opens before the label closes behind the note: `[Footnote 1: text]`.
    """

    label: str
    shape: Shape
    end: int
    indent: int
    enclosed: bool = False
