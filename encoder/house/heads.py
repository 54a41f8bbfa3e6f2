"""What a running head is, and the other furniture at the edges of pages."""

from dataclasses import dataclass
from enum import StrEnum

EDGE = 3
"""How many lines at the head and foot of a known page may be furniture."""


class HeadRole(StrEnum):
    """What a line at the edge of a page is; the values are those of `fw/@type`."""

    HEADER = "header"
    PAGE_NUMBER = "pageNum"
    SIGNATURE = "sig"
    FOOTER = "footer"
    CLASSIFICATION = "classification"
    CATCHWORD = "catch"


@dataclass(frozen=True, slots=True)
class RunningHead:
    """A line of furniture at the edge of a page.

    Attributes:
        role: a header, with or without a number, a number alone, a sheet's signature, a catchword, a footer.
        n: the number it prints, None where it prints none.
        span: the columns of the number in the line, None where there is none.
        begins_page: whether the page begins here, at this line or at the furniture above it.
        certainty: 0 to 1.
        ends_page: whether it stands at the foot of the page whose number it prints.
    """

    role: HeadRole
    n: str | None
    span: tuple[int, int] | None
    begins_page: bool
    certainty: float
    ends_page: bool = False
