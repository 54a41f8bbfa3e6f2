"""Lines whose parts have roles of their own: a speaker's name, a direction, the speech behind them."""

from collections.abc import Mapping
from typing import NamedTuple

from encoder.model import Role


class Part(NamedTuple):
    """A part of a line: where it begins in the line's text, and what it is."""

    start: int
    role: Role


Parts = Mapping[int, tuple[Part, ...]]
"""The parts of lines, by the index of the line; they cover it from its first part on."""


def whole(role: Role) -> tuple[Part, ...]:
    """A line that is one part."""
    return (Part(0, role),)
