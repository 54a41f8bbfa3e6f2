"""Speech on typed pages: testimony and interviews, found among the lines that are text."""

from collections.abc import Container, Iterator, Sequence

from encoder.model import FURNITURE, Role, RoledLine
from encoder.pages.edges.cut import cut_line
from encoder.pages.sights.sight import Sight
from encoder.pages.speech import find_speech

_ASIDE = FURNITURE | {Role.BLANK, Role.MARKUP, Role.PAGE_MARK, Role.NOTE, Role.TABLE}


def with_speech(roled: Sequence[RoledLine], starts: Container[int]) -> list[list[RoledLine]]:
    """The lines of each row, cut where a name and what is said part.

    What goes on behind the last speech begins a paragraph of its own.

    Args:
        roled: the lines of a typescript, with their roles.
        starts: the rows with which pages begin.
    """
    parts, certainty = find_speech(list(_seen(roled, starts)))
    out: list[list[RoledLine]] = []
    behind = False
    for row, one in enumerate(roled):
        if row in parts and not one.ruled and one.joins is None:
            cut = cut_line(one.line, parts[row])
            out.append([RoledLine(line, role, min(certainty, one.certainty)) for line, role in cut])
            behind = True
            continue
        goes_on = behind and one.role is Role.CONTINUATION and not one.ruled
        out.append([one._replace(role=Role.PARAGRAPH) if goes_on else one])
        behind = behind and one.role in _ASIDE
    return out


def _seen(roled: Sequence[RoledLine], starts: Container[int]) -> Iterator[Sight]:
    gap, across = 0, ""
    for row, one in enumerate(roled):
        across = "mark" if row in starts else across
        if one.role is Role.BLANK:
            gap += 1
        elif one.role in _ASIDE:
            across = across or "furniture"
        else:
            yield Sight(one.line.text, 0 if across else gap, row, across)
            gap, across = 0, ""
