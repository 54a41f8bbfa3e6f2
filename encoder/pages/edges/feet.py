"""Lines at the feet of pages that hold the signature of a sheet and, behind it, a catchword."""

from collections.abc import Iterator, Mapping, Sequence

from encoder.house.heads import HeadRole, RunningHead
from encoder.house.page_feet import catch_column
from encoder.model import Line, Role
from encoder.pages.sights.parts import Part


def feet_in_parts(
    lines: Sequence[Line], heads: Mapping[int, RunningHead]
) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """The rows of such lines, each with its two parts.

    Args:
        lines: of the source.
        heads: what stands at the edges of pages, by row.
    """
    for row, head in heads.items():
        column = catch_column(lines[row].text) if head.role is HeadRole.SIGNATURE else None
        if column is not None:
            yield row, (Part(0, Role.SIGNATURE), Part(column, Role.CATCHWORD))
