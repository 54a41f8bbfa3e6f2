"""Blank lines that part paragraphs, and page breaks that part none."""

from encoder.pages.sights.sight import Sight, sights
from encoder.pages.typescripts.features import features
from encoder.pages.typescripts.paragraphs import goes_on, set_off
from encoder.pages.typescripts.text_features import text_features

WRAPPED = [
    "The harbour board met on Monday and agreed that the dues on coastal",
    "shipping ought to be harmonised with those of the other ports before",
    "the winter (see the minutes of the board of the fourth of the month)",
    "",
    "On Tuesday the pilots were heard, who had asked for it themselves, as",
    "they had been promised by the harbour master when he first came here.",
]


def found(texts):
    seen = sights(texts)
    return {seen[i].text for i in set_off(seen, features(seen))}


def test_a_line_below_a_blank_one_begins_a_paragraph_where_a_full_line_ends_a_sentence():
    assert found(WRAPPED) == {WRAPPED[4]}


def test_a_line_below_a_blank_one_goes_on_where_the_line_above_is_full_and_open():
    texts = [
        *WRAPPED[:2],
        "the winter, which the minutes of the board of the fourth of the month",
        *WRAPPED[3:],
    ]
    assert found(texts) == set()


def test_a_small_letter_begins_no_paragraph_unless_it_is_an_enumerator():
    assert found([*WRAPPED[:4], "and the pilots too."]) == set()
    assert found([*WRAPPED[:4], "b) the pilots too."]) == {"b) the pilots too."}


def test_blank_lines_everywhere_part_nothing():
    double = [text for line in WRAPPED if line for text in (line, "")]
    assert WRAPPED[1] not in found(double)


def goes(above, below, across="furniture"):
    seen = [Sight(above, 0, 0), Sight(below, 0, 3, across)]
    return goes_on(seen, features(seen), 1)


def test_a_sentence_goes_on_over_page_furniture():
    assert goes("It was said to all of them that the port", "was to be closed.")
    assert goes("It was said to all of them that the port was closed;", "others were not.")
    assert goes("It was said to all of them that dues rise by 10%", "(11% for the pilots), and so on.")
    assert goes("It was said to all of them by Secretary", "Tallis, who had it from the board.")


def test_what_does_not_go_on():
    assert not goes("It was said to all of them. That was it.", "the port was closed.")
    assert not goes("It was said to all of them that the port", "(b) was to be closed.")
    assert not goes("It was said to all of them that the port", "was to be closed.", across="")
    assert not goes("HARBOUR BOARD", "was to be closed.")


TELEGRAM = [
    "1. THE HARBOUR BOARD MET ON MONDAY AND AGREED THAT THE DUES",
    "",
    "OUGHT TO BE HARMONISED WITH THOSE OF THE OTHER PORTS BEFORE",
    "THE WINTER SETS IN AND THE PILOTS GO HOME TO THEIR VILLAGES.",
    "2. THE CLERK ROSE.",
]


def test_a_blank_line_between_numbers_parts_no_sentence_in_capitals():
    seen = sights(TELEGRAM)
    assert goes_on(seen, text_features(seen), 1)
    assert set_off(seen, text_features(seen)) == set()
    other = sights([*TELEGRAM[:4], "THE CLERK ROSE."])
    assert not goes_on(other, text_features(other), 1)
