"""The rest of a note that had no room at the foot of its page: above the notes of the next one."""

from encoder.house.note_runs import Run
from encoder.house.note_sheet import Sheet
from encoder.model import Role
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import plain

_UNFINISHED = frozenset({"word", "comma", "hyphen"})
_MOST_LINES = 12


def carried_roles(sheet: Sheet, run: Run, start: int) -> dict[int, Role]:
    """The roles of the lines with which the last note of a page goes on below the text of the next page.

    They begin in small letters, behind a sentence that ends, or stand further in than the text, as the notes.

    Args:
        sheet: the document.
        run: the notes of the page above.
        start: where the notes of the next page begin.
    """
    last = next((at for at in range(run.end - 1, run.start, -1) if sheet.texts[at].strip()), run.start)
    if run.ending != "page" or ending(plain(sheet.texts[last])) not in _UNFINISHED:
        return {}
    first = start
    while first > run.end and sheet.texts[first - 1].strip() and not sheet.breaks[first - 1]:
        first -= 1
    above = next((at for at in range(first - 1, run.end, -1) if sheet.texts[at].strip()), None)
    if not 0 < start - first <= _MOST_LINES or above is None or sheet.breaks[above]:
        return {}
    text = sheet.texts[first]
    set_in = 0 < run.indent <= len(text) - len(text.lstrip()) and not sheet.texts[above][:1].isspace()
    if not text.lstrip()[:1].islower() or not (set_in or ending(plain(sheet.texts[above])) == "stop"):
        return {}
    return {first: Role.NOTE_PARAGRAPH} | dict.fromkeys(range(first + 1, start), Role.CONTINUATION)
