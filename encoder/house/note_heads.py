"""The rule and the heading over a run of notes."""

from encoder.house.note_sheet import Sheet
from encoder.house.note_words import is_rule

_LONGEST_HEAD = 90
_LONGEST_UNKNOWN, _MOST_WORDS = 40, 4
_LONGEST_OF_NAME = 5
"""Letters of a small word within a name, such as `della`: who signs stands above the notes as well."""


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


def short_line_above(sheet: Sheet, start: int) -> str:
    """A few words right above notes, apart from the text, that may be a heading in this house; else nothing.

    They are a phrase, `Varianti del copista`: a name may be the signature of all letters.

    Args:
        sheet: the document.
        start: the first line of the notes.
    """
    above = next((at for at in range(start - 1, max(-1, start - 4), -1) if sheet.texts[at].strip()), None)
    if above is None or above == 0 or sheet.breaks[above] or not sheet.is_fresh(above):
        return ""
    text = sheet.texts[above].strip()
    is_short = len(text) <= _LONGEST_UNKNOWN and 1 < len(text.split()) <= _MOST_WORDS
    small = (word for word in text.split()[1:] if word.isalpha() and word.islower())
    is_phrase = any(len(word) > _LONGEST_OF_NAME for word in small) or text.endswith(":")
    is_heading = text[0].isupper() and (text[-1].isalpha() or text[-1] == ":") and is_phrase
    return text if is_short and is_heading and not any(map(str.isdigit, text)) else ""
