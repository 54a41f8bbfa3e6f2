"""Lines of two columns that say two things: the form's name at the left, its marking at the right."""

import re
from collections.abc import Iterator, Sequence

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.language import is_marking
from encoder.model import Line

_COLUMNS = re.compile(r"(?P<left>\S.*?\S)(?P<gap>\s{5,})(?P<right>\S.*\S)\s*")
_LONGEST = 160


def part_markings(lines: Sequence[Line], rulings: Rulings = NO_RULINGS) -> Iterator[Line]:
    """The lines, each cut where a marking stands set apart at one end: `INCOMING TELEGRAM      SECRET`.

    What an editor said of a line holds for all of it.
    """
    for line in lines:
        may_part = _has_columns(line.text) and rulings.role(line) is None
        match = _COLUMNS.fullmatch(line.text.lstrip()) if may_part else None
        if match is None or is_marking(match["left"]) == is_marking(match["right"]):
            yield line
            continue
        cut = len(line.text) - len(line.text.lstrip()) + match.start("right")
        yield line._replace(text=line.text[:cut].rstrip())
        yield line._replace(start=line.start + cut, text=line.text[cut:])


def _has_columns(text: str) -> bool:
    """Whether a line may have a wide gap: a cheap look, for nearly all have none."""
    return len(text) <= _LONGEST and ("     " in text or "\t" in text or not text.isascii())
