import pytest

from encoder.document.enumerators import How, alike, find_places
from encoder.enumerators import Reading, Style


def depths(*marks):
    return [place.depth for place in find_places(marks)]


def texts(*marks):
    return [place.text for place in find_places(marks)]


def hows(*marks):
    return [place.how for place in find_places(marks)]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["1.", "2.", "3."], [1, 1, 1]),
        (["1.", "a.", "b.", "2."], [1, 2, 2, 1]),
        (["3.", "(a)", "(i)", "(ii)", "(b)", "4."], [1, 2, 3, 3, 2, 1]),
        (["1.", "A.", "B.", "2.", "A."], [1, 2, 2, 1, 2]),
        (["1.", "2.", "1.", "2."], [1, 1, 1, 1]),
        (["1.", "-", "-", "2."], [1, 2, 2, 1]),
        (["-", "-", "-"], [1, 1, 1]),
        ([None, None], [1, 1]),
        (["(a)", "(b)", "(1)", "(2)", "(c)"], [1, 1, 2, 2, 1]),
        (["(g)", "(h)", "(i)", "(j)"], [1, 1, 1, 1]),
    ],
)
def test_nesting_follows_the_enumerators(marks, expected):
    assert depths(*marks) == expected


def test_a_lost_enumerator_is_supplied_where_the_sequence_proves_it():
    assert texts("-", "2.", "-", "(a)", "(b)", "4.") == ["1.", "2.", "3.", "(a)", "(b)", "4."]
    assert hows("-", "2.", "-", "4.")[::2] == [How.SUPPLIED, How.SUPPLIED]


def test_bullets_between_numbers_stay_bullets():
    assert How.SUPPLIED not in hows("1.", "-", "-", "2.")


def test_a_misread_enumerator_is_what_the_sequence_expects():
    assert texts("(a)", "(1)", "(ii)", "(111)", "(iv)")[1:] == ["(i)", "(ii)", "(iii)", "(iv)"]
    assert hows("(i)", "(ii)", "(111)", "(iv)")[2] is How.MISREAD
    assert texts("l.", "2.", "3.") == ["1.", "2.", "3."]


def test_an_item_takes_up_the_list_before_the_run():
    places = find_places(["D.", "3.", "4."], Reading(Style.DECIMAL, 3))
    assert [(place.depth, place.opens) for place in places] == [(1, True), (1, True), (1, False)]


def test_the_text_begins_anew_after_references():
    assert depths("A.", "B.", "1.", "A.", "2.") == [1, 1, 1, 2, 1]


def test_printed_enumerators_that_fit_are_left_alone():
    assert hows("1.", "2.", "3.") == [How.PRINTED] * 3


@pytest.mark.parametrize(("printed", "meant"), [("(111)", "(iii)"), ("l.", "1."), ("S.", "5."), ("O.", "0.")])
def test_what_ocr_confuses(printed, meant):
    assert alike(printed, meant)


@pytest.mark.parametrize(("printed", "meant"), [("(a)", "a."), ("2.", "12."), ("x.", "1.")])
def test_what_ocr_does_not_confuse(printed, meant):
    assert not alike(printed, meant)
