"""The rule and the heading over a run of notes."""

from encoder.house.note_sheet import Sheet
from encoder.house.note_words import is_rule

_LONGEST_HEAD = 90


def lines_above(sheet: Sheet, line: int) -> list[int]:
    """The lines of the rule and the heading over a run of notes."""
    found: list[int] = []
    for at in range(line - 1, max(-1, line - 6), -1):
        text = sheet.texts[at]
        if sheet.breaks[at] and text.strip():
            break
        if is_rule(text) or sheet.is_heading(text):
            found.insert(0, at)
        elif text.strip():
            if len(text) < _LONGEST_HEAD and not found and _heading_above(sheet, at):
                found.insert(0, at)
                continue
            break
    return found if any(is_rule(sheet.texts[at]) or sheet.is_heading(sheet.texts[at]) for at in found) else []


def _heading_above(sheet: Sheet, line: int) -> bool:
    """Whether the heading of all notes stands right above a line: that of the first chapter's notes."""
    before = next((text for text in reversed(sheet.texts[max(0, line - 4) : line]) if text.strip()), "")
    return sheet.is_heading(before)
