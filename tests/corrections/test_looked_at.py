"""What an editor only looked at stays as it is, and so does all around it."""

import pytest

from encoder.corrections.records import Correction
from encoder.corrections.rulings import rulings_of
from encoder.model import Role
from encoder.pages import find_pages
from encoder.reading import source_of_text, split_lines

SITTING = """\
[Page 12]

HOUSE OF BURGESSES.

Sitting of Tuesday 23 March 1790, in the forenoon (1).

Mr. Hallam, who presided last, opened the sitting at nine o'clock, and the minutes were read by the clerk.

(1) The Gazette has nothing of this sitting.

[Page 13]

The minutes were agreed to, and the House went on to the orders of the day, as they had been printed.
"""
REFERRING, NOTE = 5, 9


def read(*records):
    rulings, _ = rulings_of(list(records), SITTING, "sitting.corrections.toml")
    pages, _ = find_pages(split_lines(source_of_text(SITTING)), typed=False, rulings=rulings)
    return {roled.line.number: roled.role for page in pages for roled in page.lines}


def said(line, **what):
    return Correction(line, SITTING.split("\n")[line - 1], **what)


def test_a_line_with_a_reference_to_a_note_still_refers_to_it_when_it_stands_as_it_is():
    before = read()
    assert before[NOTE] is Role.NOTE
    assert read(said(REFERRING, role=before[REFERRING], accepted=True)) == before


@pytest.mark.parametrize("role", [Role.HEAD, Role.PARAGRAPH, Role.DATELINE])
def test_whatever_a_line_is_its_note_stays_one(role):
    assert read(said(REFERRING, role=role))[NOTE] is Role.NOTE


def test_a_line_that_is_no_note_is_none():
    assert read(said(NOTE, role=Role.PARAGRAPH))[NOTE] is Role.PARAGRAPH
    assert read(said(NOTE, note=False))[NOTE] is not Role.NOTE


LETTER = """\
Letter 12: R. Penhale to K. Oduya

Saturday 17 July 1813

Last night I had your letter by the hand of Mr. Marwood.[1] All is well here, and the boats are in.

Farewell!

R. P.

Notes

[1] John Marwood (1787-1814), of the customs.

Cite as: Letter 12, in: Papers of R. Penhale, as of 2014.
"""
HEADING, FIRST, LAST = 11, 13, 15


def test_what_stands_over_notes_still_does_when_it_stands_as_it_is():
    def read(*records):
        rulings, _ = rulings_of(list(records), LETTER, "letter.corrections.toml")
        pages, _ = find_pages(split_lines(source_of_text(LETTER)), typed=False, rulings=rulings)
        return {roled.line.number: roled.role for page in pages for roled in page.lines}

    before = read()
    assert (before[HEADING], before[FIRST]) == (Role.HEADER, Role.NOTE)
    assert before[LAST] is Role.NOTE_PARAGRAPH
    assert read(Correction(HEADING, "Notes", role=Role.HEADER, accepted=True)) == before
