"""What in a text refers to a note: each case has the text, the label, and whether it is one."""

import pytest

from encoder.document.notes.candidates import find_candidates
from encoder.note_shapes import BARE

REFERENCES = [
    ("the United States1", "1"),
    ("communicated on September 162 have been", "2"),
    ("as in 1968.2 The", "2"),
    ("in 19682 the dues", "2"),
    ("he asked.” 4 and the wall”3 stands", "3"),
    ("the fund held $1,250,0002 in all", "2"),
    ("Study Memorandum No. 11", "1"),
    ("the sum (Tab C)5—and more", "5"),
    ("met at 10:302 and left", "2"),
    ("a wall[3] of stone", "3"),
    ("a wall[^3] of stone", "3"),
    ("a wall³ of stone", "3"),
    ("a wall(3) of stone", "3"),
    ("a wall*", "*"),
    ("cable 213813,2 we said", "2"),
]
NO_REFERENCES = [
    ("about 2 billion", "2"),
    ("3.2 percent", "2"),
    ("at 10:30 p.m.", "30"),
    ("$1,500 in gold", "500"),
    ("a cut of $12 each", "2"),
    ("the FY 1972 budget", "2"),
    ("subsections II.A.1, II.A.2, and", "2"),
    ("the years 1909–14.", "14"),
    ("(3) the wall", "3"),
    ("on March 12 he", "2"),
    ("box 12 km²", "2"),
    ("see pp. 14–17.", "7"),
]


def best(text: str, label: str) -> float:
    return max((score for _, score in find_candidates(text, {label: BARE})), default=-9.0)


@pytest.mark.parametrize(("text", "label"), REFERENCES)
def test_references(text, label):
    assert best(text, label) > 0


@pytest.mark.parametrize(("text", "label"), NO_REFERENCES)
def test_numbers_that_are_no_references(text, label):
    assert best(text, label) < 0


@pytest.mark.parametrize(
    ("text", "labels"), [("the wall23 fell", "23"), ("the wall.²³ It", "23"), ("wall,45", "45")]
)
def test_two_notes_behind_one_word(text, labels):
    assert all(best(text, label) > 0 for label in labels)
