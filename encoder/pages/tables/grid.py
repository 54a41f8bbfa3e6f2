"""The grid of a table: its columns, and what stands where in a line."""

from dataclasses import dataclass

from encoder.pages.tables.ink import Chunk


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its ink lies on the page, and whether it holds sums of pounds, shillings and pence."""

    left: int
    right: int
    is_of_sums: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table, and how sure they are.

    Attributes:
        columns: at least two.
        by: how cells are told: by `space`, by their `order`, by `fields` between pipes or tabs.
        certainty: 0–1.
    """

    columns: tuple[Column, ...]
    by: str
    certainty: float


Placed = tuple[tuple[Chunk, int, int], ...]
"""The cells of a line: the stretch, its column, and how many columns it spans."""
