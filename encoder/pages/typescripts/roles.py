"""Labels of the chains → roles: items by their enumerators, and what no line of its kind can be."""

import re

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.enumerators import BULLET, Style, enumerator
from encoder.model import CLOSING, OPENING, Line, Role, RoledLine
from encoder.pages.ruled import begun
from encoder.pages.sights.shape import tally
from encoder.pages.sights.sight import LOOKED_AT, is_date, plain
from encoder.pages.typescripts.judging import DOUBTFUL, MARK, Judged, is_fence

LONGEST_SIGNATURE = 80
SHORTLY = 5
_LABELLED = re.compile(r"\W{0,2}[A-Z][A-Za-z .'&/]{1,24}\s?:")
_ROLES = {role.value: role for role in Role}
_TEXT = frozenset({Role.PARAGRAPH, Role.CONTINUATION})
_DATED = (CLOSING | {Role.FORM}, CLOSING)
"""What a line with a date and nothing else is not, before the first paragraph and after it."""
_JOINED = frozenset({Role.SUBJECT, Role.HEAD})
_ITEM_STYLES = frozenset(
    {Style.DECIMAL, Style.DECIMAL_PAREN, Style.LOWER, Style.LOWER_PAREN, Style.ROMAN_PAREN}
)


def give_roles(
    lines: tuple[Line, ...], judged: list[Judged], rulings: Rulings = NO_RULINGS
) -> list[RoledLine]:
    """The role of each line: labels of the chains → roles, items by their enumerator or bullet.

    What an editor said of a line holds, whatever its label.
    """
    by_row = {one.row: one for one in judged}
    last = -1
    capitals = _is_capitals(lines)
    styles = _ITEM_STYLES | {Style.UPPER} if capitals else _ITEM_STYLES
    out = []
    before, began = "", False
    dated = _only_date(judged)
    for row, line in enumerate(lines):
        one = by_row.get(row)
        if one is None:
            out.append(RoledLine(line, Role.BLANK))
            continue
        role = _role(one, before, styles)
        if row == dated or (role in _DATED[began] and is_date(line.text)):
            role = Role.DATELINE
        if not capitals and role in _TEXT and _is_debris(lines, row):
            role = Role.NOISE
        if role in OPENING and one.label == before and line.text.lstrip().startswith("#"):
            role = Role.HEAD
        if last == row - 1 and one.label == before and _joins(role, line):
            role = Role.CONTINUATION
        role = _ruled(role, line, rulings) if rulings else role
        certainty = DOUBTFUL if row == dated else one.certainty
        is_first = row == 0 or lines[row - 1].number != line.number or out[-1].role is Role.PAGE_MARK
        out.append(rulings.applied(RoledLine(line, role, certainty), first=is_first))
        began = began or one.label.startswith("text")
        if one.is_text and not one.inside:
            before, last = one.label.removesuffix("-I").removesuffix("-B"), row
    return out


def _ruled(role: Role, line: Line, rulings: Rulings) -> Role:
    """The role that an editor gave a line; else its own, with which something begins where it should."""
    said = rulings.role(line)
    if said is not None:
        return said
    return begun(role) if rulings.goes_on(line) is False else role


def _only_date(judged: list[Judged]) -> int | None:
    """The row of a stamp that is the only date above the first paragraph, and shortly above it."""
    first = next((i for i, one in enumerate(judged) if one.label == "text-B"), 0)
    dates = [one for one in judged[:first] if one.label == Role.DATELINE or is_date(one.line.text)]
    is_stamp = len(dates) == 1 and dates[0].label == Role.STAMP
    return dates[0].row if is_stamp and dates[0] in judged[max(0, first - SHORTLY) : first] else None


def _is_capitals(lines: tuple[Line, ...]) -> bool:
    """Whether a text is typed in capitals, as telegrams are."""
    letters, _, upper = tally("".join(line.text[:LOOKED_AT] for line in lines))
    return upper > 0.6 * letters


def _is_debris(lines: tuple[Line, ...], row: int) -> bool:
    """Whether a line is set apart and too short to say anything: `R-1`."""
    text = lines[row].text.strip()
    around = [lines[at].text for at in (row - 1, row + 1) if 0 <= at < len(lines)]
    speaks = re.search(r"[^\W\d_]{3}", text) or enumerator(text)
    return len(text) <= 4 and not speaks and not any(other.strip() for other in around)


def _role(one: Judged, before: str, styles: frozenset[Style]) -> Role:
    if one.label == MARK:
        return Role.MARKUP if is_fence(one.line.text) else Role.PAGE_MARK
    if one.label == "text-I" and before == "text":
        return Role.CONTINUATION
    if one.label.startswith("text"):
        return Role.ITEM if _is_item(one.line.text, styles) else Role.PARAGRAPH
    role = _ROLES[one.label]
    if role is Role.SIGNED and len(one.line.text) > LONGEST_SIGNATURE:
        return Role.PARAGRAPH
    if role is Role.FORM and one.line.text.count("|") > 1:
        speaks = any(c.isalnum() for c in one.line.text)
        return Role.TABLE if speaks or before == Role.FORM else Role.NOISE
    return role


def _joins(role: Role, line: Line) -> bool:
    """Whether a line goes on with a head or subject that stands right above it."""
    return (
        role in _JOINED and not _LABELLED.match(plain(line.text)) and not line.text.lstrip().startswith("#")
    )


def _is_item(text: str, styles: frozenset[Style]) -> bool:
    """Whether a paragraph is an item: by its bullet or its enumerator.

    In mixed case, capital letters and Roman numerals number sections, not items.
    """
    found = enumerator(text)
    if found is None:
        return bool(BULLET.match(text))
    return any(reading.style in styles for reading in found.readings) or bool(BULLET.match(text))
